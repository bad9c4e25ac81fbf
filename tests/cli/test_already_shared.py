"""WhatsApp's own account report beside the address books, by real processes."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from cli.process import Ended, abaudit
from conftest import ROOT

BOOK = """BEGIN:VCARD
VERSION:3.0
FN:Anna Beispiel
TEL:+49 171 3920001
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Bernd Muster
TEL:+49 171 3920002
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Clara Klee
TEL:+49 171 3920003
END:VCARD
"""
LEDGER = """abaudit: ledger/1
defaults: {controller: Fliesen Beispiel GmbH, recipients: [whatsapp], purposes: [upload]}
texts: {t: {file: text.txt, language: de}}
events:
"""
EVENT = "  - {{number: {}, person: {}, state: {}, on: {}, how: signed-form, text: t, evidence: {{file: form.pdf}}}}\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A book, a ledger with proof, and a report of 4 May 2026 that lists two of the book and one of nobody."""
    (tmp_path / "book.vcf").write_text(BOOK)
    (tmp_path / "form.pdf").write_bytes(b"x")
    (tmp_path / "text.txt").write_bytes(b"x")
    events = (
        ("+491713920001", "Anna Beispiel", "given", "2026-03-01"),
        ("+491713920002", "Bernd Muster", "given", "2026-06-01"),
        ("+491713920003", "Clara Klee", "given", "2026-06-01"),
    )
    (tmp_path / "ledger.yaml").write_text(LEDGER + "".join(EVENT.format(*event) for event in events))
    listed = {"wa_contacts": ["+491713920001", "+491713920002", "+491713920077"]}
    with zipfile.ZipFile(tmp_path / "report.zip", "w") as archive:
        inside = zipfile.ZipInfo("a/b/whatsapp_connections/contacts.json", (2026, 5, 4, 10, 0, 0))
        archive.writestr(inside, json.dumps(listed))
    (tmp_path / "contacts.json").write_text(json.dumps(listed))
    return tmp_path


def run(place: Path, *arguments: str) -> Ended:
    """An audit of the book against the ledger."""
    return abaudit("audit", "book.vcf", "--ledger", "ledger.yaml", "--on", "2026-11-23", *arguments, cwd=place)


def judged(place: Path, *arguments: str) -> dict[str, dict[str, Any]]:
    """Number → its row."""
    ended = run(place, *arguments, "-o", "json", "--show", "full")
    return {row["number"]: row for row in json.loads(ended.out)["numbers"]}


def rules(row: dict[str, Any]) -> list[str]:
    """The rules that a row cites."""
    return [finding["rule"] for finding in row["findings"]]


def test_a_listed_number_without_a_consent_then_is_to_be_checked(place: Path) -> None:
    """AB503 fires where WhatsApp listed the number before the consent, and nowhere else."""
    rows = judged(place, "--already-shared", "report.zip")
    assert (rows["+491713920001"]["verdict"], rules(rows["+491713920001"])) == ("consented", [])
    assert (rows["+491713920002"]["verdict"], rules(rows["+491713920002"])) == ("review", ["AB503"])
    assert (rows["+491713920003"]["verdict"], rules(rows["+491713920003"])) == ("consented", [])
    shared = [row["already_shared"] for row in rows.values()]
    assert shared == ["covered", "uncovered", "no", "uncovered"]


def test_a_number_of_no_export_is_a_row_of_its_own(place: Path) -> None:
    """What only the report has is judged, and stands in the report's own place."""
    row = judged(place, "--already-shared", "report.zip")["+491713920077"]
    assert (row["verdict"], rules(row), row["name"]) == ("flagged", ["AB101", "AB503"], "")
    result = json.loads(run(place, "--already-shared", "report.zip", "-o", "json").out)
    assert result["run"]["exports"][row["export"]]["already_shared"] == {"on": "2026-05-04", "source": "archive"}
    assert result["summary"]["contacts"] == 3
    assert result["summary"]["distinct"] == 4


@pytest.mark.parametrize(("stated", "verdict"), [("2026-06-01", "consented"), ("31.05.2026", "review")])
def test_the_stated_day_decides(place: Path, stated: str, verdict: str) -> None:
    """The user knows better than an archive that somebody packed again."""
    rows = judged(place, "--already-shared", "report.zip", "--already-shared-on", stated)
    assert rows["+491713920002"]["verdict"] == verdict


def test_a_report_of_an_unknown_day_acquits_nobody(place: Path) -> None:
    """Without a day no consent is shown to have been in force, and the output says so."""
    rows = judged(place, "--already-shared", "contacts.json")
    assert rules(rows["+491713920001"]) == ["AB503"]
    assert "--already-shared-on" in run(place, "--already-shared", "contacts.json", "-o", "terminal").out


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("proves nothing", "Listed by WhatsApp, in none of these files", "1 of them is in none of these files")),
        ("de", ("beweist nichts", "Von WhatsApp geführt, in keiner dieser Dateien", "1 davon steht in keiner")),
    ],
)
def test_the_output_says_what_a_report_proves(place: Path, language: str, words: tuple[str, ...]) -> None:
    """Absence proves nothing, and presence not where the number came from."""
    out = " ".join(run(place, "--already-shared", "report.zip", "--lang", language).out.split())
    for word in words:
        assert word in out


def test_what_is_no_report_and_no_address_book_is_refused(place: Path) -> None:
    """Each goes where it belongs, and a day without a report is a mistake."""
    for arguments, words in (
        (("audit", "report.zip"), "--already-shared"),
        (("audit", "book.vcf", "--already-shared", "book.vcf"), "no account report"),
        (("audit", "book.vcf", "--already-shared-on", "2026-05-04"), "--already-shared"),
        (("audit", "book.vcf", "--already-shared", "report.zip", "--already-shared-on", "May"), "--already-shared-on"),
    ):
        ended = abaudit(*arguments, cwd=place)
        assert ended.status == 2
        assert words in ended.err


def test_a_report_that_is_cut_off_leaves_the_result_incomplete(place: Path) -> None:
    """A number that may stand behind the end is not passed over."""
    (place / "cut.json").write_text('{"wa_contacts": ["+491713920001", "+49171')
    assert run(place, "--already-shared", "cut.json").status == 3


def test_an_empty_report_changes_no_verdict(place: Path) -> None:
    """A report that lists nobody proves nothing, and is no export without numbers either."""
    (place / "empty.json").write_text('{"wa_contacts": []}')
    assert run(place, "--already-shared", "empty.json").status == run(place).status == 0


def test_explain_tells_of_the_report(place: Path) -> None:
    """Ids and verdicts are those of the audit with the same options."""
    common = ("--ledger", "ledger.yaml", "--on", "2026-11-23", "--already-shared", "report.zip")
    for number, word in (("+491713920002", "AB503"), ("+491713920077", "AB503"), ("+491713920001", "in force on the")):
        ended = abaudit("explain", number, "--in", "book.vcf", *common, cwd=place)
        assert ended.status == 0, ended.err
        assert word in " ".join(ended.out.split())


def test_inspect_looks_at_the_report_as_what_it_is(place: Path) -> None:
    """No address book, its day, and what it does not prove."""
    ended = abaudit("inspect", "report.zip", cwd=place)
    assert ended.status == 0
    for word in ("account report", "2026-05-04", "+491713920077", "may have reached WhatsApp all the same"):
        assert word in ended.out


def test_a_folder_of_cards_stays_readable(place: Path) -> None:
    """Hundreds of files are one line of the report, and every one an export of its own in the JSON."""
    folder = place / "cards"
    folder.mkdir()
    for number in range(60):
        phone = f"TEL:+49171392{number:04}\n" if number else ""
        (folder / f"{number:03}.vcf").write_text(f"BEGIN:VCARD\nVERSION:3.0\nFN:Nr {number}\n{phone}END:VCARD\n")
    (folder / "photo.jpg").write_bytes(b"x")
    ended = abaudit(
        "audit", "cards", "--on", "2026-11-23", "--show", "full", "-o", f"json:{folder / 'r.json'}", cwd=place
    )
    assert ended.status == 4, "the first card has no number"
    assert "cards (60 files: vcard): 60 contacts, 59 phone entries" in ended.out
    assert abaudit("audit", "cards", "--exclude", "000.vcf", "--on", "2026-11-23", "-q", cwd=place).status == 1
    again = abaudit("audit", "cards", "--on", "2026-11-23", "-o", "json", cwd=place)
    assert len(json.loads(again.out)["run"]["exports"]) == 60
    assert {export["container"] for export in json.loads(again.out)["run"]["exports"]} == {"container-1"}


@pytest.mark.parametrize(
    "name", ["excel-2019/kunden.xlsx", "google-takeout-2026/takeout.zip", "fritzbox-7.57/telefonbuch.xml"]
)
def test_every_kind_may_come_by_standard_input(tmp_path: Path, name: str) -> None:
    """What is piped in is read like the file, and what inspect says of it is as its schema promises."""
    data = (ROOT / "tests" / "corpus" / "formats" / name).read_bytes()
    (tmp_path / "file").write_bytes(data)
    piped = abaudit("inspect", "-", "-o", "json", "--show", "full", cwd=tmp_path, given=data)
    named = abaudit("inspect", "file", "-o", "json", "--show", "full", cwd=tmp_path)
    assert piped.status == named.status
    one, other = json.loads(piped.out), json.loads(named.out)
    assert one["contacts"] == other["contacts"]
    jsonschema.validate(one, json.loads(abaudit("schema", "inspect", cwd=tmp_path).out))
