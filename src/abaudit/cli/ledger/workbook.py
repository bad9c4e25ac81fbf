"""A ledger kept in a workbook (.xlsx): its sheet as a table, which the reader of CSV ledgers checks.

The places in messages are rows of the sheet.  A day in a cell arrives as that day, whatever its number format shows.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from abaudit.cli import streams
from abaudit.cli.ledger import ask
from abaudit.errors import LedgerError, Problem
from abaudit.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abaudit.files import ReadFile
    from abaudit.importers.workbooks import Sheet
    from abaudit.model.consent import Ledger
    from abaudit.service.settings import Settings


def read(source: ReadFile, chosen: Settings, named: str = "") -> Ledger:
    """The ledger in the workbook *source*; `LedgerError` with every row that is wrong, or where no sheet is one.

    Whoever names the sheet leaves the others aside; where nobody does, and there are others, it is asked or refused.
    """
    from abaudit import stores
    from abaudit.stores import csv_store
    from abaudit.stores.fields import Terms

    sheet = _sheet_of(source, named)
    _tell_hidden(sheet)
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


def _sheet_of(source: ReadFile, named: str) -> Sheet:
    """The sheet with a ledger's columns; the only sheet there is, so that the reader can say what it lacks."""
    from abaudit.importers import workbooks
    from abaudit.stores import csv_store

    try:
        filled = workbooks.sheets(source.data)
    except workbooks.WorkbookError as error:
        raise LedgerError(source.name, Problem(_(error.problem), hint=_(error.hint))) from None
    if named:
        return _named(named, filled, source.name)
    found = [sheet for sheet in filled if csv_store.recognises(sheet.data)]
    if len(found) > 1:
        message = _("Several sheets have the columns of a consent ledger: {names}.")
        names = ", ".join(sheet.name for sheet in found)
        hint = _("Take them in one after the other, each with --sheet and its name.")
        raise LedgerError(source.name, Problem(message.format(names=names), hint=hint))
    if len(filled) == 1:
        return filled[0]
    if found:
        _confirm(found[0], [sheet for sheet in filled if sheet is not found[0]], source.name)
        return found[0]
    hint = _("The first filled row of the sheet has to name its columns, among them: {names}.")
    names = "Nummer, Person, Zustand, Datum / number, person, state, on"
    raise LedgerError(
        source.name,
        Problem(_("No sheet of the workbook has the columns of a consent ledger."), hint=hint.format(names=names)),
    )


def _named(name: str, filled: Sequence[Sheet], source: str) -> Sheet:
    """The sheet that the user names; `LedgerError` with the names of those that hold anything."""
    for sheet in filled:
        if sheet.name.strip().casefold() == name.strip().casefold():
            return sheet
    message = _("No sheet that holds anything is called so. There are: {names}.")
    raise LedgerError(source, Problem(message.format(names=", ".join(sheet.name for sheet in filled))))


def _confirm(taken: Sheet, others: Sequence[Sheet], source: str) -> None:
    """Name the sheets that are not read: a withdrawal may stand in one of them.  `LedgerError` unless confirmed."""
    names = ", ".join(sheet.name for sheet in others)
    if ask.can_ask():
        streams.say(_("Only the sheet “{name}” is read. Left aside: {names}.").format(name=taken.name, names=names))
        if ask.confirmed(_("Do the others hold neither consents nor withdrawals?")):
            return
    message = _("Only the sheet “{name}” would be read. These hold something, too: {names}.")
    hint = _("If withdrawals stand there, bring them into one list first. If not, say so with --sheet “{name}”.")
    raise LedgerError(source, Problem(message.format(name=taken.name, names=names), hint=hint.format(name=taken.name)))


def _tell_hidden(sheet: Sheet) -> None:
    """Say what is read although nobody sees it in the spreadsheet."""
    if sheet.hidden:
        streams.complain(_("The sheet “{name}” is hidden; it is read all the same.").format(name=sheet.name))
    if rows := sheet.seen.hidden_rows:
        shown = ", ".join(map(str, rows[:_MOST_ROWS])) + (" …" if len(rows) > _MOST_ROWS else "")
        streams.complain(_("Rows that are hidden in the sheet are read, too: {rows}.").format(rows=shown))
    if sheet.seen.hidden_columns:
        streams.complain(_("Columns that are hidden in the sheet are read, too."))


_MOST_ROWS = 20
"""So many hidden rows are named."""


def _gaps(sheet: Sheet) -> list[Problem]:
    """What the sheet holds and the table does not: a day that ends a consent may be among it, so nothing is taken."""
    hint = _("Open it in a spreadsheet program and save it again as .xlsx, or save the sheet as CSV.")
    rows = dict.fromkeys(row for row, _column in sheet.seen.unsolved)
    found = [Problem(_("A formula of this row has no result in the file."), row, hint) for row in rows]
    struck = _("Delete the row, or take the line through it away if it counts. An end is an event of its own.")
    found += [Problem(_("This row is struck through."), row, struck) for row in sheet.struck]
    if sheet.seen.filled != sheet.filled:
        found.append(Problem(_("Not every filled cell of the sheet could be read."), None, hint))
    return found
