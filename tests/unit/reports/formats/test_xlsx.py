"""The workbook: strings only, one sheet a list, fit to print, the same bytes for the same result."""

from __future__ import annotations

import builtins
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import openpyxl
import pytest

from abaudit import i18n
from abaudit.audit import audit
from abaudit.errors import UsageError
from abaudit.model.findings import AuditResult
from abaudit.reports.document import Document
from abaudit.reports.formats import xlsx
from abaudit.reports.formats.tables import COLUMNS
from abaudit.reports.text.harmless import safe
from factories import ANNA, book, contact, event, ledger, ruleset, scope
from hostile import HOSTILE
from results_factory import hostile_result, rich_result

SHEETS = [
    "Summary",
    "Remove from the phone",
    "Ask for consent",
    "Please check",
    "Exempt, with a reason",
    "Could not be read",
    "Sources",
    "Notes",
]


def workbook(result: AuditResult) -> Any:
    """The workbook as another library reads it."""
    return openpyxl.load_workbook(io.BytesIO(xlsx.render(Document(result))))


def rows(sheet: Any) -> list[list[str]]:
    """Everything that stands in a sheet."""
    return [[cell.value or "" for cell in row] for row in sheet.iter_rows()]


@pytest.fixture
def german() -> Iterator[None]:
    """German, for one test."""
    i18n.use("de")
    yield
    i18n.use("en")


def test_there_is_a_sheet_for_each_list() -> None:
    """Every list has its sheet, also an empty one, which says that there is nobody in it."""
    assert workbook(rich_result()).sheetnames == SHEETS
    nobody = audit([book(contact("Anna", ANNA))], ledger(event("given", ANNA, "Anna")), ruleset(), scope())
    book_of_nobody = workbook(nobody)
    assert book_of_nobody.sheetnames == SHEETS
    assert len(rows(book_of_nobody["Please check"])) == 1


def test_sheets_hold_what_is_to_do() -> None:
    """Names, numbers, reasons and remedies stand in the sheet of their list, with empty columns to fill in."""
    sheet = rows(workbook(rich_result())["Remove from the phone"])
    assert sheet[0][-3:] == ["Done", "On", "By"]
    assert [line[:3] for line in sheet[1:]] == [["Bernd Muster", "+491713920002", "Consent withdrawn"]] * 2


def test_summary_and_notes_carry_the_box() -> None:
    """The first sheet gives the answer, the counts and the box of law 7; so does the last."""
    made = workbook(rich_result())
    for name in ("Summary", "Notes"):
        said = " ".join(" ".join(line) for line in rows(made[name]))
        assert "5 of 10 numbers" in said
        assert "Looked at: 9 contacts" in said
        assert "Not checked" in said


def test_sources_carry_checksums() -> None:
    """Each export, the ledger and the rules stand with their SHA-256."""
    said = [line[1] for line in rows(workbook(rich_result())["Sources"])]
    assert {"0" * 64, "4" * 64, "1" * 64, rich_result().run.rules_sha256} <= set(said)


@pytest.mark.parametrize("text", HOSTILE, ids=[ascii(text)[:24] for text in HOSTILE])
def test_every_cell_is_a_string(text: str) -> None:
    """Whatever a contact is called, no cell is a formula, a link or a number, and the name is shown as it is."""
    data = xlsx.render(Document(hostile_result(text)))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            content = archive.read(name).decode()
            if name.startswith("xl/worksheets/"):
                kinds = set(re.findall(r"<c [^>]*?(?:t=\"(\w+)\")?(?:/>|>)", content))
                assert kinds <= {"s", ""}
                assert not re.search(r"<f[ >]|<hyperlink|<v>(?!\d+</v>)", content)
            assert "externalLink" not in name
    shown = {line[0] for name in SHEETS[1:5] for line in rows(openpyxl.load_workbook(io.BytesIO(data))[name])[1:]}
    assert shown == {safe(text) or "(no name)"}


def test_cells_stay_text_when_edited() -> None:
    """Cells are formatted as text, so that a spreadsheet does not compute what somebody types over."""
    sheet = workbook(rich_result())["Ask for consent"]
    assert {cell.number_format for row in sheet.iter_rows() for cell in row if cell.value} == {"@"}
    assert {sheet.column_dimensions[letter].number_format for letter in "AMO"} == {"@"}


def test_it_can_be_printed_and_filtered() -> None:
    """A4 in landscape, as wide as a page, the heading on each page and in view, filters over all columns."""
    sheet = workbook(rich_result())["Ask for consent"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A2", "$1:$1")
    assert sheet.auto_filter.ref == "A1:O5"
    assert sheet.column_dimensions["A"].width > 20


def test_a_list_longer_than_a_sheet_goes_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing vanishes at the last row of a sheet."""
    monkeypatch.setattr(xlsx, "MOST", 3)
    made = workbook(rich_result())
    assert [len(rows(made[name])) for name in ("Ask for consent", "Ask for consent 2")] == [4, 2]


def test_the_only_date_is_the_day_asked() -> None:
    """Neither the clock nor the archive's times stand in the file."""
    data = xlsx.render(Document(rich_result()))
    assert openpyxl.load_workbook(io.BytesIO(data)).properties.created.isoformat() == "2026-11-23T00:00:00"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.usefixtures("german")
def test_it_speaks_german() -> None:
    """Sheets and headings are in the language in use."""
    made = workbook(rich_result())
    assert made.sheetnames[1] == "Vom Telefon nehmen"
    assert len(made.sheetnames) == len(SHEETS)
    assert "Erledigt" in rows(made[made.sheetnames[1]])[0]
    assert len(rows(made[made.sheetnames[1]])[0]) == len(COLUMNS)


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing package is the user's to mend, and the message names the command."""
    real = builtins.__import__

    def refuse(name: str, *further: Any) -> Any:
        if name == "xlsxwriter":
            raise ImportError(name)
        return real(name, *further)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(UsageError, match=r"XlsxWriter"):
        xlsx.render(Document(rich_result()))
