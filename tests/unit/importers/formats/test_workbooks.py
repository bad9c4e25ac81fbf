"""Cells as they are shown, and workbooks that cannot be read."""

from __future__ import annotations

import builtins
import io
import zipfile
from datetime import date, datetime, time, timedelta
from typing import Any

import openpyxl
import pytest

from abaudit import importers
from abaudit.importers.workbooks.cells import text_of
from abaudit.importers.workbooks.scanner import look


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (1713920001, "00000000000", "01713920001"),
        (1713920001, "0000 0000000", "0171 3920001"),
        (1713920001, '"0"#', "01713920001"),
        (1713920001, "\\0#", "01713920001"),
        (491713920001, '"+"0', "+491713920001"),
        (491713920001, "+0", "+491713920001"),
        (3023125001, "(000) 00000000", "(030) 23125001"),
        (491713920001, "General", "491713920001"),
        (491713920001, "0", "491713920001"),
        (491713920001, "#,##0", "491713920001"),
        (491713920001, "[<=9999999]###-####;(###) ###-####", "491713920001"),
        (491713920001.0, "0.00E+00", "491713920001"),
        (4915230000000, "0.00E+00", "4,91523E+12"),
        (4.91523e12, "General", "4,91523E+12"),
        (4915230000000, "General", "4915230000000"),
        (1.5e20, "General", "1,5E+20"),
        (171.392, "General", "171,392"),
        (-5, "000", "-5"),
        (True, "General", "TRUE"),
        ("  0171 ", "@", "  0171 "),
        (None, "General", ""),
        (datetime(2026, 3, 1), "dd.mm.yyyy", "2026-03-01"),  # noqa: DTZ001 - a spreadsheet knows no zones
        (datetime(2026, 3, 1, 10), "dd.mm.yyyy", "2026-03-01 10:00:00"),  # noqa: DTZ001 - likewise
        (date(2026, 3, 1), "dd.mm.yyyy", "2026-03-01"),
        (time(10, 30), "hh:mm", "10:30:00"),
        (timedelta(hours=30), "[h]:mm", "1 day, 6:00:00"),
    ],
)
def test_a_cell_shows_what_a_person_sees(value: object, number_format: str, shown: str) -> None:
    """A format of zeros gives back a lost zero; digits that are lost for good are shown as lost."""
    assert text_of(value, number_format) == shown


def book(*rows: tuple[Any, ...]) -> bytes:
    """A workbook with one sheet of *rows*."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_workbook_of_one_sheet_is_one_book_with_the_rows_as_lines() -> None:
    """Rows are counted as the spreadsheet counts them, empty ones and cells of several lines included."""
    data = book(("Name", "Telefon"), (), ("Anna", "0171 3920001\n0171 3920002"), (), ("Bernd", "0171 3920003"))
    (found,) = importers.contents(data).books
    assert found.name == ""
    assert [(c.name, c.line, [e.line for e in c.entries]) for c in found.imported.contacts] == [
        ("Anna", 3, [3]),
        ("Bernd", 5, [5]),
    ]


def test_named_columns_hold_for_workbooks_too() -> None:
    """A sheet without a header is read where the user names its columns."""
    data = book(("Anna Beispiel", "0171 3920001"), ("Bernd Muster", "0171 3920002"))
    assert importers.contents(data).problem
    (found,) = importers.contents(data, importers.Options(("2",), ("1",))).books
    assert [contact.name for contact in found.imported.contacts] == ["Anna Beispiel", "Bernd Muster"]


def test_without_the_library_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a part of the installation is missing, the message says so."""
    real = builtins.__import__

    def absent(name: str, *further: Any, **named: Any) -> Any:
        if name == "openpyxl":
            raise ImportError
        return real(name, *further, **named)

    data = book(("Name", "Telefon"), ("Anna", "0171 3920001"))
    monkeypatch.setattr(builtins, "__import__", absent)
    found = importers.contents(data)
    assert not found.books
    assert "openpyxl" in found.problem
    assert "installation is incomplete" in found.hint


def test_the_second_look_counts_cells_and_sees_what_is_hidden() -> None:
    """Values, formulas without a result, hidden rows and columns, in any order of attributes and with prefixes."""
    seen = look(
        b'<x:cols><x:col min="2" hidden="1" max="2"/></x:cols><x:row r="3" hidden="true"><x:c r="A3"><x:v>1</x:v></x:c>'
        b'<x:c r="C3"><x:f>A1</x:f><x:v/></x:c></x:row><row><c t="inlineStr"><is><t>a</t></is></c><c/>'
        b'<c t="str"><f>B1</f><v></v></c></row>'
    )
    assert (seen.filled, seen.hidden_rows, seen.hidden_columns, seen.unsolved) == (2, (3,), True, ((3, 2),))
    assert not seen.too_wide


def test_a_sheet_of_a_billion_empty_cells_is_too_wide() -> None:
    """Rows that claim cells in the last column do not become billions of empty ones."""
    assert look(b'<row r="1"><c r="XFD1"><v>1</v></c></row>' * 2000).too_wide


def _doubts(*rows: tuple[Any, ...], merged: str = "", formula: str = "") -> list[bool]:
    """Of each contact in a sheet of *rows*, whether its name is not known; *formula*: a cell without a result."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    if merged:
        sheet.merge_cells(merged)
    if formula:
        sheet[formula] = '="Fre"&"md"'
    out = io.BytesIO()
    made.save(out)
    (found,) = importers.contents(out.getvalue()).books
    return [contact.name_unknown for contact in found.imported.contacts]


OUTLOOK = ("First Name", "Last Name", "Company", "Mobile Phone", "Home Phone", "Business Phone", "E-mail Address")


def test_a_merged_name_belongs_to_every_row_that_it_covers() -> None:
    """The rows below the first have no cell of their own, in a list by hand as in that of a program."""
    number = "+49 171 3920001"
    assert _doubts(("Name", "Telefon"), ("Karl", "1"), (None, number), merged="A2:A3") == [False, True]
    rows = [("Karl", "Fremd", None, "1"), (None, None, None, number)]
    assert _doubts(OUTLOOK, *rows, merged="A2:A3") == [False, True]
    assert _doubts(OUTLOOK, *rows) == [False, False]
    assert _doubts(OUTLOOK, *rows, merged="A2:B2") == [False, False]


def test_a_merged_note_says_nothing_of_names() -> None:
    """Only a cell that may hold the name of several rows makes the lower ones doubtful."""
    rows = (("Name", "Firma", "Notiz", "Telefon"), (None, "Muster", "Bad", "1"), (None, "Beispielbau", None, "2"))
    assert _doubts(*rows, merged="C2:C3") == [False, False]
    assert _doubts(*rows, merged="A2:A3") == [False, True]


def test_a_merged_number_belongs_to_every_row_that_it_covers() -> None:
    """Whoever shares a number with the row below is not the only one who has it."""
    rows = (("Name", "Telefon"), ("Anna", "+49 171 3920001"), ("Karl", None), ("Berta", "1"))
    assert _doubts(*rows, merged="B2:B3") == [True, True, False]


def test_a_name_behind_a_formula_without_a_result_is_not_known() -> None:
    """Half a name is no name, and an organisation that nobody could read names nobody."""
    number = "+49 171 3920001"
    assert _doubts(("Name", "Telefon"), (None, number), formula="A2") == [True]
    assert _doubts(("Vorname", "Nachname", "Telefon"), ("Karl", None, number), formula="B2") == [True]
    assert _doubts(("Name", "Wer", "Telefon"), (None, None, number), formula="B2") == [True]
    assert _doubts(("Name", "Wer", "Telefon"), ("Karl", None, number), formula="B2") == [False]
    assert _doubts(("Name", "Firma", "Telefon"), (None, None, number), formula="B2") == [True]


SHEET = "xl/worksheets/sheet1.xml"


def _with(part: str, end: bytes, more: bytes) -> bytes:
    """A small workbook with *more* before *end* in the *part*, packed as if it were ordinary."""
    out = io.BytesIO()
    whole = io.BytesIO(book(("Name", "Telefon"), ("Anna", "0171 3920001")))
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new:
        for info in old.infolist():
            data = old.read(info)
            new.writestr(info.filename, data.replace(end, more + end) if info.filename == part else data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("part", "end", "more"),
    [
        (SHEET, b"</sheetData>", b'<row><c t="inlineStr"><is><t>' + b"Anna 0171 " * 30_000 + b"</t></is></c></row>"),
        (SHEET, b"</sheetData>", b"<row><c><is>" + b"<r><t>0171 3920001</t></r>" * 90_000 + b"</is></c></row>"),
        ("docProps/core.xml", b"</cp:coreProperties>", b"<si>" + b"<r><t>0171 3920001</t></r>" * 90_000 + b"</si>"),
        (SHEET, b"</sheetData>", b'<row><c t="' + b"s" * 300_000 + b'"/></row>'),
        ("xl/styles.xml", b"</styleSheet>", b"<!--" + b"x" * 300_000 + b"-->"),
    ],
    ids=["text", "pieces", "shared", "attribute", "comment"],
)
def test_no_text_of_a_workbook_is_longer_than_a_cell(part: str, end: bytes, more: bytes) -> None:
    """In any part: a megabyte in one string took half a minute and gigabytes."""
    contents = importers.contents(_with(part, end, more))
    assert not contents.books
    assert "more than a cell can hold" in contents.problem


def test_a_workbook_that_unpacks_to_far_more_than_a_list_is_refused() -> None:
    """All parts together, though none of them is beyond the bounds of a member."""
    out = io.BytesIO()
    whole = io.BytesIO(book(("Name", "Telefon"), ("Anna", "0171 3920001")))
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info, old.read(info))
        for place in range(6):
            new.writestr(f"xl/more{place}.xml", b"<a>" + b"<b>1</b>" * 120_000 + b"</a>")
    contents = importers.contents(out.getvalue())
    assert "more cells" in contents.problem


def test_a_ledger_in_a_workbook_without_one_of_its_sheets_is_refused() -> None:
    """A withdrawal may stand in the sheet that is missing."""
    from abaudit.importers import workbooks

    made = openpyxl.Workbook()
    made.create_sheet("Zweites")
    out = io.BytesIO()
    made.save(out)
    short = io.BytesIO()
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(short, "w") as new:
        for info in old.infolist():
            if info.filename != "xl/worksheets/sheet2.xml":
                new.writestr(info, old.read(info))
    with pytest.raises(workbooks.WorkbookError, match="missing in the file"):
        workbooks.sheets(short.getvalue())
