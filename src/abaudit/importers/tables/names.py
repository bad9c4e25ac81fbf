"""What the columns of names say of one row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.importers.shared.naming import Names, of_record
from abaudit.importers.tables.headers import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from abaudit.importers.tables.columns import Columns

_NICKNAMES = frozenset({"nickname", "spitzname", "surnom"})
_FOR_WANT_OF_ANOTHER = _NICKNAMES | {"fileas"}
"""Headers of names that count only where there is no other; it need not have a word in common with them."""
_OF_ANYBODY = frozenset({"name", "kunde", "kundenname", "customer"})
"""Headers under which the name of a firm or of a person stands."""


class RowNames:
    """Reads the names of the rows of one table."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._ways = [way for way in columns.names if not self._all(way, _FOR_WANT_OF_ANOTHER)]
        self._last = [way for way in columns.names if self._all(way, _FOR_WANT_OF_ANOTHER)]
        self._firm_or_person = bool(columns.organisation) and self._all(columns.organisation, _OF_ANYBODY)

    def of(self, filled: dict[int, str], organisation: str) -> Names:
        """The names in the *filled* cells of a row, which works for *organisation* where there is one."""
        columns = self._columns
        found = [name for way in self._ways if (name := joined(way, filled))]
        person = _is_filled(columns.given, filled) and _is_filled(columns.family, filled)
        if not found:
            for way in self._last:
                if name := joined(way, filled):
                    found, person = [name], person or self._all(way, _NICKNAMES)
                    break
        if not found and organisation and self._firm_or_person:
            return Names(organisation)
        return of_record(found[:1], organisation=organisation, beside=found[1:], says_person=person)

    def _all(self, way: Iterable[int], headers: frozenset[str]) -> bool:
        return all(fold(self._columns.headers[at]) in headers for at in way)


def joined(indexes: Iterable[int], filled: dict[int, str]) -> str:
    """The cells at *indexes*, blanks and line ends inside made single blanks."""
    return " ".join([word for index in indexes if index in filled for word in filled[index].split()])


def _is_filled(indexes: tuple[int, ...], filled: dict[int, str]) -> bool:
    return not filled.keys().isdisjoint(indexes)
