"""A ledger kept in a workbook (.xlsx): its sheet as a table, which the reader of CSV ledgers checks.

The places in messages are rows of the sheet.  A day in a cell arrives as that day, whatever its number format shows.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from abaudit.errors import LedgerError, Problem
from abaudit.i18n import _

if TYPE_CHECKING:
    from abaudit.cli.inputs import Settings
    from abaudit.files import Source
    from abaudit.importers.workbooks import Sheet
    from abaudit.model.consent import Ledger


def read(source: Source, chosen: Settings) -> Ledger:
    """The ledger in the workbook *source*; `LedgerError` with every row that is wrong, or where no sheet is one."""
    from abaudit import stores
    from abaudit.stores import csv_store
    from abaudit.stores.fields import Terms

    sheet = _sheet_of(source)
    config = chosen.config
    defaults = stores.Defaults(config.controller, config.recipients, config.purposes)
    terms = Terms(chosen.region, config.timezone, source.sha256, defaults)
    problems = _gaps(sheet)
    try:
        read = csv_store.read(source.name, sheet.data, terms)
    except LedgerError as error:
        placed = (replace(one, line=sheet.row(one.line) if one.line else None) for one in error.problems)
        raise LedgerError(source.name, *problems, *placed) from None
    if problems:
        raise LedgerError(source.name, *problems)
    return replace(read, events=tuple(replace(event, line=sheet.row(event.line)) for event in read.events))


def _sheet_of(source: Source) -> Sheet:
    """The sheet with a ledger's columns; the only sheet there is, so that the reader can say what it lacks."""
    from abaudit.importers import workbooks
    from abaudit.stores import csv_store

    try:
        filled = workbooks.sheets(source.data)
    except workbooks.WorkbookError as error:
        raise LedgerError(source.name, Problem(_(error.problem), hint=_(error.hint))) from None
    found = [sheet for sheet in filled if csv_store.recognises(sheet.data)]
    if len(found) > 1:
        message = _("Several sheets have the columns of a consent ledger: {names}.")
        names = ", ".join(sheet.name for sheet in found)
        hint = _("Leave one of them in the workbook, or take each in from a workbook of its own.")
        raise LedgerError(source.name, Problem(message.format(names=names), hint=hint))
    if found or len(filled) == 1:
        return (found or filled)[0]
    hint = _("The first filled row of the sheet has to name its columns, among them: {names}.")
    names = "Nummer, Person, Zustand, Datum / number, person, state, on"
    raise LedgerError(
        source.name,
        Problem(_("No sheet of the workbook has the columns of a consent ledger."), hint=hint.format(names=names)),
    )


def _gaps(sheet: Sheet) -> list[Problem]:
    """What the sheet holds and the table does not: a day that ends a consent may be among it, so nothing is taken."""
    hint = _("Open it in a spreadsheet program and save it again as .xlsx, or save the sheet as CSV.")
    rows = dict.fromkeys(row for row, _column in sheet.seen.unsolved)
    found = [Problem(_("A formula of this row has no result in the file."), row, hint) for row in rows]
    if sheet.seen.filled != sheet.filled:
        found.append(Problem(_("Not every filled cell of the sheet could be read."), None, hint))
    return found
