"""The work lists as an Excel workbook: a sheet for each list, a summary, the sources and the notes.

Every cell is a string, and formatted as text: nothing becomes a formula, a link or an amount, not even when somebody
edits it.  The workbook's only date is the day asked, so the same result gives the same bytes.
"""

from __future__ import annotations

import io
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from abaudit import installation
from abaudit.errors import UsageError
from abaudit.i18n import _
from abaudit.reports.document.notes import KNOWN
from abaudit.reports.formats.tables import COLUMNS, headings, notes, sources, task_lists
from abaudit.reports.text.days import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from abaudit.reports.document import Document

MOST = 1_000_000
"""Rows of a sheet, a little below what Excel can hold; a longer list goes on in a further sheet."""

_A4 = 9
_OPTIONS = {
    "in_memory": True,  # no temporary files
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}


def render(document: Document) -> bytes:
    """*document* as a workbook; `UsageError` where XlsxWriter is not installed."""
    try:
        from xlsxwriter import Workbook
    except ImportError:
        text = _("-o xlsx needs a part of abaudit that is missing here. This brings it: {command}")
        raise UsageError(text.format(command=installation.command("xlsxwriter"))) from None

    out = io.BytesIO()
    workbook = Workbook(out, _OPTIONS)
    workbook.set_properties(
        {"title": _title(document), "author": "abaudit", "created": datetime.combine(document.head.on, time())}
    )
    book = _Book(workbook)
    bordered = document.box
    book.text(
        _("Summary"),
        [
            (_title(document), document.answer.sentences),
            (_("First measures"), document.measures.first),
            (_("Known before"), document.notes.under(KNOWN)),
            (bordered.title, [bordered.checked, bordered.not_checked]),
        ],
    )
    for each in task_lists(document):
        book.table(each.title, headings(), [width for _h, width in COLUMNS], [task.cells for task in each.tasks])
    book.table(_("Sources"), (_("What"), _("Value")), (24, 80), sources(document))
    book.table(_("Notes"), (_("What"), _("Value")), (24, 110), notes(document))
    workbook.close()
    return out.getvalue()


def _title(document: Document) -> str:
    title = _("Numbers that would reach {recipient}, {day}")
    return title.format(recipient=document.head.recipient_name, day=day(document.head.on))


class _Book:
    """A workbook being written, sheet by sheet."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._cell = workbook.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        self._head = workbook.add_format(
            {"num_format": "@", "bold": True, "bg_color": "#DDE6EE", "bottom": 1, "text_wrap": True, "valign": "top"}
        )
        self._title = workbook.add_format({"num_format": "@", "bold": True, "font_size": 13})

    def text(self, name: str, sections: Iterable[tuple[str, Sequence[str]]]) -> None:
        """A sheet of sentences under headings; a heading without sentences is left out."""
        sheet = self._sheet(name)
        sheet.set_column(0, 0, 120)
        row = 0
        for heading, sentences in sections:
            if sentences:
                sheet.write_string(row, 0, heading, self._title)
                for place, sentence in enumerate(sentences, row + 1):
                    sheet.write_string(place, 0, sentence, self._cell)
                row += len(sentences) + 2

    def table(self, name: str, heads: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str]]) -> None:
        """A table with a frozen heading and filters; more than `MOST` rows go on in further sheets."""
        for part, start in enumerate(range(0, max(len(rows), 1), MOST), 1):
            sheet = self._sheet(name if part == 1 else f"{name} {part}")
            for column, (heading, width) in enumerate(zip(heads, widths, strict=True)):
                sheet.set_column(column, column, width, self._cell)
                sheet.write_string(0, column, heading, self._head)
            shown = rows[start : start + MOST]
            for line, cells in enumerate(shown, 1):
                for column, cell in enumerate(cells):
                    if cell:
                        sheet.write_string(line, column, cell, self._cell)
            sheet.freeze_panes(1, 0)
            sheet.repeat_rows(0)
            sheet.autofilter(0, 0, max(len(shown), 1), len(heads) - 1)

    def _sheet(self, name: str) -> Any:
        """A new sheet for A4 in landscape, as wide as the page, with its name and its pages below."""
        sheet = self._workbook.add_worksheet(name)
        sheet.set_paper(_A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer("&L&A&R&P / &N")
        return sheet
