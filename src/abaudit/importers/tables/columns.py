"""Which column of a table is for what."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from abaudit.importers.tables.headers import find, number_in
from abaudit.importers.tables.shape import LayoutColumn, key_of, parts
from abaudit.importers.tables.stems import is_code, kinds_of, role_of
from abaudit.importers.tables.vocabulary import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from abaudit.importers.tables.shape import TableLayout
    from abaudit.model.contacts import Kind

_FIELDS = (Role.NOTE, Role.EMAIL, Role.ADR)
_OPEN = (None, Role.OTHER)
_BESIDE_LAYOUT = {
    **{role: role for role in (Role.PHONE, Role.MAYBE_PHONE, Role.CODE, Role.FREE, Role.CONSENT)},
    Role.NOTE: Role.FREE,
}
"""What a column that somebody added to a known layout may be, by the words of its header."""


@dataclass(frozen=True, slots=True)
class PhoneColumn:
    """What is known of the numbers in one column; *label* is the column that holds the owner's label for each."""

    kinds: tuple[Kind, ...]
    label: int | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one table, by 0-based index."""

    headers: tuple[str, ...]
    phones: dict[int, PhoneColumn]
    undecided: frozenset[int] = frozenset()
    """Phone columns only if their cells say so."""
    names: tuple[tuple[int, ...], ...] = ()
    """Ways to name a contact, the best first: the columns to join."""
    given: tuple[int, ...] = ()
    family: tuple[int, ...] = ()
    organisation: tuple[int, ...] = ()
    groups: tuple[int, ...] = ()
    separators: tuple[str, ...] = ()
    """What stands between two groups of one cell."""
    fields: dict[int, str] = field(default_factory=dict)
    """Columns of notes, e-mail and postal addresses, with the name that `Field` has for them."""
    coded: frozenset[int] = frozenset()
    """Columns whose digits are seldom telephone numbers."""
    open: frozenset[int] = frozenset()
    """Columns whose header says nothing of what they hold: phone columns where half of the filled cells are numbers."""
    free: frozenset[int] = frozenset()
    """Columns of free text, the notes among them: a number in it is counted and no entry."""
    consents: frozenset[int] = frozenset()
    """Columns in which somebody noted who agreed."""
    strange: frozenset[int] = frozenset()
    """Columns that neither layout nor words know, so that a name may stand there."""

    def with_phones(self, indexes: Iterable[int]) -> Columns:
        """The same with *indexes* as the only phone columns."""
        chosen = {
            index: self.phones.get(index) or PhoneColumn(kinds_of(self.headers[index]) or ("other",))
            for index in sorted(set(indexes))
        }
        strange = self.strange | {index for index, header in enumerate(self.headers) if not header}
        return replace(
            self,
            phones=chosen,
            undecided=frozenset(),
            open=frozenset(),
            free=self.free - chosen.keys(),
            consents=self.consents - chosen.keys(),
            strange=strange,
        )

    def with_names(self, indexes: Iterable[int]) -> Columns:
        """The same with *indexes* as the columns of the name, joined in this order."""
        chosen = tuple(indexes)
        return replace(self, names=(chosen,), strange=(self.strange | set(self.name_columns())) - set(chosen))

    def taken(self) -> frozenset[int]:
        """Every column whose cells find a place of their own in a `Contact`."""
        labels = (phone.label for phone in self.phones.values() if phone.label is not None)
        named = (*self.name_columns(), *self.given, *self.family, *self.organisation, *self.groups)
        return frozenset({*self.phones, *self.fields, *labels, *named})

    def name_columns(self) -> list[int]:
        """Every column that a name may come from."""
        return sorted({index for way in self.names for index in way})


def of_layout(layout: TableLayout, headers: Sequence[str]) -> Columns:
    """The columns of a table with *headers* that is in *layout*; other columns are judged by the words of theirs."""
    known = parts(layout)
    found = [find(header, known) for header in headers]
    meant = [role_of(header) for header in headers]
    numbers = [number_in(header) for header in headers]
    # A second look at what the layout does not know: a phone column that somebody added must not be passed over.
    roles = [part.role if part else role for part, role in zip(found, meant, strict=True)]
    roles = [
        role if part else _BESIDE_LAYOUT.get(role) if role else None for part, role in zip(found, roles, strict=True)
    ]

    certain = [part.role if part and part.role is not Role.OTHER else None for part in found]
    unknown = _open(headers, [role or other for role, other in zip(certain, meant, strict=True)])

    def label_of(part: LayoutColumn, number: str) -> int | None:
        for index, other in enumerate(found):
            if other is not None and part.label and other.key == part.label and numbers[index] == number:
                return index
        return None

    def at(header: str) -> tuple[int, ...]:
        key = key_of(header)
        return tuple(index for index, part in enumerate(found) if part is not None and part.key == key)

    phones: dict[int, PhoneColumn] = {}
    for index, role in enumerate(roles):
        part = found[index]
        if role is Role.PHONE:
            kinds = part.kinds if part else kinds_of(headers[index]) or ("other",)
            phones[index] = PhoneColumn(kinds, label_of(part, numbers[index]) if part else None)
    return Columns(
        headers=tuple(headers),
        phones=phones,
        undecided=_with_role(roles, Role.MAYBE_PHONE),
        names=_present(tuple(index for header in way for index in at(header)) for way in layout.names),
        given=at(layout.given),
        family=at(layout.family),
        organisation=at(layout.organisation),
        groups=at(layout.groups),
        separators=(layout.separator,),
        fields=_fields(roles),
        coded=_with_role(roles, Role.CODE, Role.EMAIL, Role.ADR),
        open=unknown,
        free=_with_role(roles, Role.NOTE, Role.FREE),
        consents=_with_role(roles, Role.CONSENT),
        strange=frozenset(index for index in unknown if found[index] is None),
    )


def of_words(headers: Sequence[str], roles: Sequence[Role | None]) -> Columns:
    """The columns of a table of no known layout, by the *roles* that the words of its *headers* give them."""
    at = {role: tuple(sorted(_with_role(roles, role))) for role in Role}
    given, middle, family, full = at[Role.GIVEN], at[Role.MIDDLE], at[Role.FAMILY], at[Role.NAME]
    if given and full and not family:
        # Beside "Vorname", "Name" is the family name.
        family, full = full[:1], full[1:]
    return Columns(
        headers=tuple(headers),
        phones={index: PhoneColumn(kinds_of(headers[index]) or ("other",)) for index in at[Role.PHONE]},
        undecided=frozenset(at[Role.MAYBE_PHONE]),
        names=_present([*((index,) for index in full), (*given, *middle, *family)]),
        given=given,
        family=family,
        organisation=at[Role.ORGANISATION],
        groups=at[Role.GROUPS],
        separators=(" ::: ", ";", "|"),
        fields=_fields(roles),
        coded=_with_role(roles, Role.CODE, Role.EMAIL, Role.ADR),
        open=_open(headers, roles),
        free=_with_role(roles, Role.NOTE, Role.FREE),
        consents=_with_role(roles, Role.CONSENT),
        strange=_open(headers, roles),
    )


def _with_role(roles: Sequence[Role | None], *wanted: Role) -> frozenset[int]:
    return frozenset(index for index, role in enumerate(roles) if role in wanted)


def _open(headers: Sequence[str], roles: Sequence[Role | None]) -> frozenset[int]:
    return frozenset(index for index, role in enumerate(roles) if role in _OPEN and not is_code(headers[index]))


def _fields(roles: Sequence[Role | None]) -> dict[int, str]:
    return {index: role.value for index, role in enumerate(roles) if role in _FIELDS}


def _present(ways: Iterable[tuple[int, ...]]) -> tuple[tuple[int, ...], ...]:
    return tuple(way for way in ways if way)
