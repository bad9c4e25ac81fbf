"""The second look of law 1 for names: rows without one in which something stands that may be one.

It takes from the reader what a table *is* (the separator, which columns are for what) and nothing of how it was read:
each row is cut once more, by Python's own ``csv``.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from abaudit.importers.tables.headers import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from abaudit.importers.shared.units import UnitSource
    from abaudit.importers.tables.columns import Columns
    from abaudit.model.contacts import Contact

_OF_A_NAME = re.compile(
    r"nick|spitz|surnom|titel|title|titre|position|anrede|yomi|phonet|initial|rufname|funktion|beruf|ansprech|name"
)
"""Stands in headers such as *Nickname*, *Anrede*, *Yomi Given Name*, *Ansprechpartner*."""
_OF_SOMEBODY_ELSE = re.compile(
    r"firm|company|compan|organi[sz]ation\d*name|unternehmen|manager|vorgesetz|assist|spouse|ehepartner|lebenspartner|domestic|child|kind|referr|empfohl"
    r"|directory|verzeichnis|server|username|benutzername|abteilung|department"
)
"""Stands in headers such as *Company*, *Name des Vorgesetzten*, *Spouse*, *Referred By*."""
_TITLES = frozenset({"herr", "frau", "firma", "divers", "mr", "mrs", "ms", "miss", "dr", "prof", "company", "keine"})
"""What a cell may say that is a title and nobody's name."""
_ASKED = 200
"""Filled cells of a column that decide whether it says the same of many."""
_FEW = 6


def records(
    source: UnitSource, contacts: Sequence[Contact], columns: Columns, delimiter: str, *, by_hand: bool
) -> frozenset[int]:
    """The records without a name in which letters stand where a name may be.

    *by_hand*: no program wrote the table, so that a name may be written once for the rows below it, too.
    """
    rows = {contact.record: _cells(source, contact, delimiter) for contact in contacts if not contact.names}
    if not rows:
        return frozenset()
    asked = _asked(columns, list(rows.values()))
    of_firms = asked - columns.free  # what the owner notes of a firm in fields of his own is mostly no name
    firms = {contact.record for contact in contacts if contact.organisation}
    found = {
        record
        for record, cells in rows.items()
        if _may_be_named(cells, columns, of_firms if record in firms else asked)
    }
    return frozenset(found.union(_continued(contacts) if by_hand else ()))


def _may_be_named(cells: Sequence[str], columns: Columns, asked: frozenset[int]) -> bool:
    width = len(columns.headers)
    for at, cell in enumerate(cells):
        if at in asked or at >= width:
            if _says_a_name(cell):
                return True
        elif at in columns.phones:
            if _is_no_number(cell):
                return True
        elif columns.fields.get(at) == "EMAIL" and _names_before_address(cell):
            return True
    return False


def _cells(source: UnitSource, contact: Contact, delimiter: str) -> list[str]:
    """The cells of a row as ``csv`` sees them; where it sees several rows, those of all."""
    text = source.decoded(contact.span)
    try:
        return [
            cell for row in csv.reader(io.StringIO(text), delimiter=delimiter, skipinitialspace=True) for cell in row
        ]
    except csv.Error:
        return text.split(delimiter)


def _asked(columns: Columns, rows: Sequence[Sequence[str]]) -> frozenset[int]:
    """The columns in which a name may stand."""
    labels = {phone.label for phone in columns.phones.values()}
    known = {*columns.phones, *labels, *columns.organisation, *columns.groups, *columns.consents}
    named = {*columns.name_columns(), *columns.given, *columns.family}
    everywhere = set(range(len(columns.headers)))
    if not columns.names and not columns.organisation:
        return frozenset(everywhere - known)  # any column of text may be that of the names
    left = everywhere - known - {*columns.fields, *columns.coded} - named
    asked = {at for at in left if _may_be_of_names(columns, at) and not _repeats(at, rows)}
    return frozenset(asked | named)


def _may_be_of_names(columns: Columns, at: int) -> bool:
    header = fold(columns.headers[at])
    may_be = at in columns.strange or at in columns.free or _OF_A_NAME.search(header) is not None
    return may_be and not _OF_SOMEBODY_ELSE.search(header)


def _repeats(at: int, rows: Sequence[Sequence[str]]) -> bool:
    """Whether a column says the same of many, as names do not: a region, a status."""
    filled = [row[at].strip().casefold() for row in rows[:_ASKED] if at < len(row) and row[at].strip()]
    return len(filled) >= _FEW and len(set(filled)) * 2 <= len(filled)


def _continued(contacts: Sequence[Contact]) -> Iterator[int]:
    """Rows below one with a name that may be the same person's: they have no name, and name no organisation either."""
    may_go_on = False
    for contact in contacts:
        if contact.names or contact.organisation:
            may_go_on = bool(contact.names)
        elif may_go_on:
            yield contact.record


def _says_a_name(cell: str) -> bool:
    return any(map(str.isalpha, cell)) and cell.strip().rstrip(".").casefold() not in _TITLES


def _is_no_number(cell: str) -> bool:
    """Whether a phone cell holds words alone, as where a separator too many has shifted the row."""
    return any(map(str.isalpha, cell)) and not any(map(str.isdecimal, cell))


def _names_before_address(cell: str) -> bool:
    """Whether somebody's name stands before an e-mail address: ``Anna <anna@example.org>``."""
    before, bracket, _ = cell.partition("<")
    return bool(bracket) and any(map(str.isalpha, before))
