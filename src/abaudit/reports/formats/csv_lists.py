"""The work lists as one table for spreadsheets: a line for each entry that leaves something to do.

In German the cells are separated by semicolons, because that is what a German Excel opens by a double click; else by
commas.  UTF-8 with a byte order mark, which Excel needs to see umlauts.  The lines behind the lists say what was looked
at and carry the box of law 7.

No cell can become a formula (`abaudit.formulas`).  A telephone number is written as RFC 3966 has
it (``tel:+491713920001``) instead, because a spreadsheet takes ``+491713920001`` for an amount and rounds it; abaudit
reads that form, and so does every telephone.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from abaudit.formulas import harmless
from abaudit.i18n import _, customs
from abaudit.reports.document import notes as run_notes
from abaudit.reports.formats.tables import COLUMNS, NUMBER, headings, notes, task_lists

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abaudit.reports.document import Document
    from abaudit.reports.formats.tables import Task

_FIGURE = re.compile(r"[\d\s.,/:()eE-]*\d[\d\s.,/:()eE-]*")
"""A number that is not E.164, which a spreadsheet could take for an amount or a date and change."""


def render(document: Document) -> bytes:
    """*document* as CSV in UTF-8 with a byte order mark."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator(), quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow((_("List"), *headings()))
    for each in task_lists(document):
        writer.writerows((each.title, *_cells(task)) for task in each.tasks)
    for kind, sentence in (*document.notes.listed(run_notes.SOURCE), *notes(document)):
        cells = [""] * len(COLUMNS)
        cells[NUMBER + 1] = harmless(sentence)
        writer.writerow((kind, *cells))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def separator() -> str:
    """What stands between the cells in the language in use."""
    return customs().cells


def number_cell(number: str, *, exact: bool) -> str:
    """*number*, E.164 where it is *exact*, as a cell that no spreadsheet changes."""
    if exact:
        return f"tel:{number}"
    return f"'{number}" if _FIGURE.fullmatch(number) else harmless(number)


def _cells(task: Task) -> Sequence[str]:
    cells = [harmless(cell) for cell in task.cells]
    cells[NUMBER] = number_cell(task.cells[NUMBER], exact=task.exact)
    return cells
