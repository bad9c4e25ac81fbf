"""Workbooks (.xlsx): every sheet as rows of text, which the reader of tables reads like any delimited file.

cells    a value and its number format → the text that a person sees
scanner  the XML of a sheet looked at once more: hidden rows and columns, formulas without a result, cells in all
names    whose name a merged cell or a formula may hold
opened   the library's reader, so that no sheet is passed over
sheets   a workbook → its sheets as delimited text, each line of which is a row of the sheet

A sheet's places are places in that text (`Sheet.data`), for the bytes of a workbook are compressed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from abaudit.i18n import N_
from abaudit.importers import archives, tables
from abaudit.importers.members import is_archive
from abaudit.importers.options import DEFAULTS, Options
from abaudit.importers.workbooks import names
from abaudit.importers.workbooks.sheets import SHEET_LOST, Sheet, WorkbookError, WorkbookParts, contents, sheets
from abaudit.model.contacts import Imported, Noise, Span, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["SHEET_LOST", "Sheet", "WorkbookError", "WorkbookParts", "contents", "read", "recognises", "sheets"]

_MARKS = frozenset({"xl/workbook.xml", "xl/workbook.bin"})

_FORMULA = N_("A formula stands here, and the program that wrote the file left out its result. Open and save it again.")
_MISCOUNT = N_("A second count of the filled cells came to another number than the reader.")
_HIDDEN_ROWS = N_("Hidden rows begin here; they were read like all others.")
_HIDDEN_COLUMN = N_("The sheet has hidden columns; they were read like all others.")
_HIDDEN_SHEET = N_("The sheet is hidden; it was read like all others.")


def recognises(data: bytes) -> bool:
    """Whether *data* is an archive with a workbook in it."""
    return is_archive(data) and not _MARKS.isdisjoint(archives.names(data))


def read(sheet: Sheet, options: Options = DEFAULTS) -> Imported:
    """Everything that one *sheet* holds, as a table; never raises."""
    imported = tables.read(sheet.data, options)
    if imported.layout is None:
        return imported
    if sheet.starts:
        imported = _with_rows(imported, sheet)
    unread, noise = [], list(_noise(sheet))
    phones = {column.index for column in imported.phone_columns}
    whole = Span(0, len(sheet.data))
    for row, column in sheet.seen.unsolved:
        if column in phones:
            unread.append(Unread(None, row, whole, "xlsx-formula", _FORMULA))
        else:
            noise.append(Noise(row, "xlsx-formula", _FORMULA))
    if sheet.seen.filled != sheet.filled:
        unread.append(Unread(None, 1, whole, "count-mismatch", _MISCOUNT))
    return replace(
        names.with_doubts(imported, sheet.seen),
        unread=tuple(sorted((*imported.unread, *unread), key=lambda part: part.line)),
        noise=tuple(sorted((*imported.noise, *noise), key=lambda part: part.line)),
    )


def _noise(sheet: Sheet) -> Iterator[Noise]:
    """What is hidden, a run of rows once."""
    if sheet.hidden:
        yield Noise(1, "xlsx-hidden-sheet", _HIDDEN_SHEET)
    if sheet.seen.hidden_columns:
        yield Noise(1, "xlsx-hidden-column", _HIDDEN_COLUMN)
    before = -1
    for row in sheet.seen.hidden_rows:
        if row != before + 1:
            yield Noise(row, "xlsx-hidden-row", _HIDDEN_ROWS)
        before = row


def _with_rows(imported: Imported, sheet: Sheet) -> Imported:
    """*imported* with the sheet's rows for the lines of its text, where a cell of several lines set them apart."""
    row = sheet.row
    contacts = (
        replace(
            contact,
            line=row(contact.line),
            entries=tuple(replace(entry, line=row(entry.line)) for entry in contact.entries),
            fields=tuple(replace(field, line=row(field.line)) for field in contact.fields),
        )
        for contact in imported.contacts
    )
    return replace(
        imported,
        contacts=tuple(contacts),
        unread=tuple(replace(part, line=row(part.line)) for part in imported.unread),
        noise=tuple(replace(part, line=row(part.line)) for part in imported.noise),
        mentions=tuple(replace(mention, line=row(mention.line)) for mention in imported.mentions),
    )
