"""The shape of a layout: what is written down about one program's table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, get_args

from abaudit.importers.tables.headers import fold_pattern
from abaudit.importers.tables.vocabulary import Role
from abaudit.model.contacts import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

_BETWEEN_HEADERS = "·"
_BETWEEN_SPELLINGS = "|"
_KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Phones:
    """A phone column: what its header says about the number, and the column that holds the label, if there is one."""

    header: str
    kinds: tuple[Kind, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class TableLayout:
    """One way in which a program writes its address book.

    A header is written as the program writes it; ``#`` in it stands for any number, and ``|`` stands between the ways
    in which versions of the program spell it.
    """

    name: str
    required: tuple[str, ...]
    """All of them make the layout."""
    phones: tuple[Phones, ...]
    """Empty where the program writes no telephone numbers at all."""
    names: tuple[tuple[str, ...], ...]
    """Ways to name a contact, the best first: the columns to join with blanks."""
    given: str = ""
    family: str = ""
    organisation: str = ""
    groups: str = ""
    separator: str = ";"
    """What stands between two groups."""
    fields: tuple[tuple[Role, tuple[str, ...]], ...] = ()
    """Notes, addresses, codes, free text and consents, by their role."""
    others: tuple[str, ...] = ()
    """Further headers; they only make the layout surer, and keep their columns from being taken for something."""
    office: bool = False
    """An office program, a CRM or a directory writes it, so that its contacts need not be on the phone."""
    above: tuple[str, ...] = ()
    """How rows begin that the program itself writes above the header; their digits are no telephone numbers."""


@dataclass(frozen=True, slots=True)
class LayoutColumn:
    """What a layout says about one of its columns; ``key`` is `key_of` its header."""

    key: str
    role: Role
    kinds: tuple[Kind, ...] = ()
    label: str = ""


def listed(text: str) -> tuple[str, ...]:
    """The headers in *text*, which stand between dots: ``Title · Hobby``."""
    return tuple(header.strip() for header in text.split(_BETWEEN_HEADERS) if header.strip())


def phones(**columns: str) -> tuple[Phones, ...]:
    """Phone columns by what they say: ``phones(cell="Mobile Phone", work_fax="Business Fax · Fax 2")``."""
    found = []
    for kinds, headers in columns.items():
        words = kinds.split("_")
        meant = tuple(kind for kind in _KINDS if kind in words)
        if len(meant) != len(words):
            raise ValueError(f"no kinds of a phone column: {kinds}")
        found += [Phones(header, meant) for header in listed(headers)]
    return tuple(found)


def key_of(header: str) -> str:
    """What *header*, as a layout writes it, is known by: its first spelling, folded."""
    return fold_pattern(header.split(_BETWEEN_SPELLINGS, 1)[0])


@cache
def parts(layout: TableLayout) -> dict[str, LayoutColumn]:
    """Everything that *layout* knows, by folded header."""
    found: dict[str, LayoutColumn] = {}

    def know(header: str, role: Role, kinds: tuple[Kind, ...] = (), label: str = "") -> None:
        part = LayoutColumn(key_of(header), role, kinds, key_of(label))
        for spelling in header.split(_BETWEEN_SPELLINGS) if header else ():
            found.setdefault(fold_pattern(spelling), part)

    for phone in layout.phones:
        know(phone.header, Role.PHONE, phone.kinds, phone.label)
    know(layout.given, Role.GIVEN)
    know(layout.family, Role.FAMILY)
    know(layout.organisation, Role.ORGANISATION)
    know(layout.groups, Role.GROUPS)
    for header in (header for way in layout.names for header in way):
        know(header, Role.NAME)
    for role, header in _with_roles(layout):
        know(header, role)
    for header in (*layout.required, *layout.others, *(phone.label for phone in layout.phones)):
        know(header, Role.OTHER)
    return found


def _with_roles(layout: TableLayout) -> Iterator[tuple[Role, str]]:
    for role, headers in layout.fields:
        for header in headers:
            yield role, header
