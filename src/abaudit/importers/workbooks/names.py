"""Rows of a sheet whose name stands in a merged cell or behind a formula, so that nobody can tell it from the row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from abaudit.importers.shared import naming

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abaudit.importers.workbooks.scanner import SheetCount
    from abaudit.model.contacts import Imported


def with_doubts(imported: Imported, seen: SheetCount) -> Imported:
    """*imported*, whose lines are rows of the sheet, with the contacts marked whose name is not known."""
    found = frozenset((*_behind_formulas(imported, seen), *_in_merged_cells(imported, seen)))
    if not found:
        return imported
    return replace(
        imported, contacts=naming.with_doubts(imported.contacts, found), name_like=imported.name_like | found
    )


def _behind_formulas(imported: Imported, seen: SheetCount) -> Iterator[int]:
    """A formula without a result in a column of names; for a row without a name in any that may be one."""
    if not seen.unsolved:
        return
    names = {column.index for column in imported.name_columns}
    others = {column.index for column in imported.columns if not column.use or column.use == "organisation"}
    at_row: dict[int, set[int]] = {}
    for row, column in seen.unsolved:
        at_row.setdefault(row, set()).add(column)
    for contact in imported.contacts:
        columns = at_row.get(contact.line, set())
        if columns & names or (columns & others and not contact.names):
            yield contact.record


def _in_merged_cells(imported: Imported, seen: SheetCount) -> Iterator[int]:
    """A row below the first of a merged cell; where the cell holds a number, every row that shares it."""
    phones = {column.index for column in imported.phone_columns}
    names = {column.index for column in imported.columns if column.use in ("name", "organisation", "")}
    ranges = sorted(seen.merged)
    place = 0
    open_ranges: list[tuple[int, int, bool, bool]] = []
    for contact in imported.contacts:
        while place < len(ranges) and ranges[place][0] <= contact.line:
            top, bottom, left, right = ranges[place]
            columns = range(left, right + 1)
            open_ranges.append((top, bottom, not phones.isdisjoint(columns), not names.isdisjoint(columns)))
            place += 1
        open_ranges = [each for each in open_ranges if each[1] >= contact.line]
        for top, _bottom, of_number, of_name in open_ranges:
            if of_number or (of_name and top < contact.line and not contact.names):
                yield contact.record
                break
