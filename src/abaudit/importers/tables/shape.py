"""The shape of a layout: what is written down about one program's table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from abaudit.importers.tables.headers import fold_pattern
from abaudit.importers.tables.vocabulary import Role

if TYPE_CHECKING:
    from abaudit.model.contacts import Kind


@dataclass(frozen=True, slots=True)
class Phones:
    """A phone column: what its header says about the number, and the column that holds the label, if there is one."""

    header: str
    kinds: tuple[Kind, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """One way in which a program writes its address book."""

    name: str
    required: tuple[str, ...]
    """All of them make the layout."""
    phones: tuple[Phones, ...]
    names: tuple[tuple[str, ...], ...]
    """Ways to name a contact, the best first: the columns to join with blanks."""
    given: str
    family: str
    organisation: str
    groups: str = ""
    separator: str = ";"
    """What stands between two groups."""
    fields: tuple[tuple[Role, tuple[str, ...]], ...] = ()
    others: tuple[str, ...] = ()
    """Further headers; they only make the layout surer, and keep their columns from being taken for something."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a layout says about one of its columns; ``key`` is the folded header."""

    key: str
    role: Role
    kinds: tuple[Kind, ...] = ()
    label: str = ""


@cache
def parts(layout: Layout) -> dict[str, Part]:
    """Everything that *layout* knows, by folded header."""
    found: dict[str, Part] = {}

    def know(header: str, role: Role, kinds: tuple[Kind, ...] = (), label: str = "") -> None:
        key = fold_pattern(header)
        found.setdefault(key, Part(key, role, kinds, fold_pattern(label)))

    for phone in layout.phones:
        know(phone.header, Role.PHONE, phone.kinds, phone.label)
    know(layout.given, Role.GIVEN)
    know(layout.family, Role.FAMILY)
    know(layout.organisation, Role.ORGANISATION)
    if layout.groups:
        know(layout.groups, Role.GROUPS)
    for header in (header for way in layout.names for header in way):
        know(header, Role.NAME)
    for role, headers in layout.fields:
        for header in headers:
            know(header, role)
    for header in (*layout.required, *layout.others, *(phone.label for phone in layout.phones if phone.label)):
        know(header, Role.OTHER)
    return found
