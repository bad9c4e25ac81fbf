"""The work lists as CSV: what a spreadsheet makes of it, in both languages, and nothing that it computes."""

from __future__ import annotations

import csv
import io
import re

import pytest

from abaudit import i18n, phone
from abaudit.audit import audit
from abaudit.formulas import harmless
from abaudit.model.findings import AuditResult
from abaudit.model.readings import Exact
from abaudit.redact import redact
from abaudit.reports.document import Document
from abaudit.reports.formats import csv_lists
from abaudit.reports.formats.tables import COLUMNS
from factories import ANNA, book, contact, event, ledger, ruleset, scope
from hostile import HOSTILE
from results_factory import UNCLEAR, hostile_result, rich_result

DANGEROUS = tuple("=+-@\t\r＝＋－＠")


def table(result: AuditResult, separator: str = ",") -> list[list[str]]:
    """The rows as a spreadsheet reads them."""
    text = csv_lists.render(Document(result)).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    assert {len(row) for row in rows} == {len(COLUMNS) + 1}
    return rows


@pytest.fixture
def german() -> object:
    """German, for one test."""
    i18n.use("de")
    yield
    i18n.use("en")


def test_every_entry_with_something_to_do_is_a_line() -> None:
    """Lists follow one another in the order of urgency; who has consented is in none."""
    lists = [row[0] for row in table(rich_result())[1:]]
    assert lists[:11] == [
        *["Remove from the phone"] * 2,
        *["Ask for consent"] * 4,
        *["Please check"] * 2,
        *["Exempt, with a reason"] * 2,
        "Could not be read",
    ]
    assert "Anna Beispiel" not in {row[1] for row in table(rich_result())}


def test_the_columns_to_fill_in_are_there_and_empty() -> None:
    """Done, on and by are columns of every line, left to a person."""
    head, *rows = table(rich_result())
    assert head[-3:] == ["Done", "On", "By"]
    assert {tuple(row[-3:]) for row in rows} == {("", "", "")}


def test_numbers_keep_every_digit_and_can_be_read_again() -> None:
    """An exact number is a tel: URI, which no spreadsheet takes for an amount, and which abaudit itself reads."""
    written = {row[2] for row in table(rich_result())[1:]}
    uris = {number for number in written if number.startswith("tel:")}
    assert "tel:+491713920002" in uris
    for uri in uris:
        reading = phone.read(uri, "DE")
        assert isinstance(reading, Exact)
        assert f"tel:{reading.e164}" == uri


def test_a_text_that_is_no_number_is_no_amount_either() -> None:
    """Digits that are not exactly a number stand behind an apostrophe, so that zeros and dates stay."""
    assert f"'{UNCLEAR}" in {row[2] for row in table(rich_result())}


@pytest.mark.parametrize("text", ["0171 39", "01.02.2026", "1E5", "00", "(0) 171", "3-4"])
def test_figures_stay_what_they_are(text: str) -> None:
    """No spreadsheet may drop a zero or make a date of a contact's digits."""
    assert f"'{text}" in {row[2] for row in table(hostile_result(text))}


def test_masked_numbers_are_no_formula() -> None:
    """A hint of a number begins with a plus and is harmless all the same."""
    assert "'+49 171 ••••• 02" in {row[2] for row in table(redact(rich_result(), "masked"))}


@pytest.mark.parametrize("text", HOSTILE, ids=[ascii(text)[:24] for text in HOSTILE])
@pytest.mark.parametrize("reader", [",", ";", "\t", "|"])
def test_no_cell_is_a_formula(text: str, reader: str) -> None:
    """Neither with our separator nor with another does a cell begin with a sign that a spreadsheet computes."""
    written = csv_lists.render(Document(hostile_result(text))).decode("utf-8-sig")
    for row in csv.reader(io.StringIO(written, newline=""), delimiter=reader):
        for cell in row:
            assert not cell.lstrip(" \"'").startswith(DANGEROUS) or cell.lstrip(' "').startswith("'")
    for row in table(hostile_result(text)):
        assert not [cell for cell in row if cell.startswith(DANGEROUS)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("  =1", "'  =1"),
        ("x;=1", "x;'=1"),
        ('x","@a', 'x",\'"@a'),
        ("a-b", "a-b"),
        ("a, b", "a, b"),
        ("Müller & Söhne", "Müller & Söhne"),
        ("＝1", "'＝1"),
    ],
)
def test_harmless(text: str, expected: str) -> None:
    """An apostrophe stands before what would be computed, and nowhere else."""
    assert harmless(text) == expected


@pytest.mark.usefixtures("german")
def test_german_excel_opens_it() -> None:
    """In German semicolons separate the cells, headings are German, and a byte order mark saves the umlauts."""
    assert csv_lists.render(Document(rich_result())).startswith(b"\xef\xbb\xbf")
    head, *rows = table(rich_result(), ";")
    assert head[:4] == ["Liste", "Name", "Nummer", "Warum"]
    assert rows[0][0] == "Vom Telefon nehmen"


def test_the_box_and_the_counts_are_the_last_lines() -> None:
    """Also a table without anybody in it says what was looked at, and what it does not say."""
    written = ledger(event("given", ANNA, "Anna Beispiel"))
    rows = table(audit([book(contact("Anna Beispiel", ANNA))], written, ruleset(), scope()))
    assert re.match(r"Looked at: 1 contacts", rows[2][3])
    assert rows[-2][3].startswith("Checked")
    assert rows[-1][3].startswith("Not checked")
