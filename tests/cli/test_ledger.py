"""``abaudit ledger``, as its users call it."""

from __future__ import annotations

import datetime as dt
import json
import os
import pty
import sqlite3
import stat
import subprocess
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from cli.process import ANNA, BERND, COMMAND, CONTROLLER, PROOF, Ended, Ground, abaudit, card, environment, event, write
from postgres_server import PASSWORD, Server

CONFIG = (
    f"abaudit: config/1\ncontroller: {CONTROLLER}\nregion: DE\nledger: consents.db\n"
    "defaults: {recipients: [whatsapp], purposes: [upload]}\ntexts: {t: {file: text.txt, language: de}}\n"
)
GIVEN = ("--state", "given", "--on", "2026-03-01", "--how", "signed-form", "--text", "t", "--evidence", "proof.txt")


class Business:
    """A folder whose abaudit.yaml names a ledger that abaudit keeps."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.folder = ground.folder
        write(self.folder / "abaudit.yaml", CONFIG)
        assert self("init", "--address", "Weg 1, 26122 Oldenburg", "--contact", "post@example.com").status == 0

    def __call__(self, *arguments: str | Path, given: bytes = b"", env: dict[str, str] | None = None) -> Ended:
        """Run ``abaudit ledger`` here."""
        return abaudit("ledger", *arguments, cwd=self.folder, given=given, env=env)

    def gives(self, number: str, person: str) -> None:
        """A consent with its proof."""
        ended = self("add", "--number", number, "--person", person, *GIVEN)
        assert ended.status == 0, ended.err

    def verdicts(self) -> dict[str, int]:
        """The counts of an audit of the book by this ledger."""
        ended = self.ground.audit("book.vcf", "-o", "json")
        assert ended.status in (0, 1), ended.err
        document = json.loads(ended.out)
        assert document["run"]["ledger"]["kind"] == "sqlite"
        assert document["run"]["ledger"]["digest"] == self.head()
        return {key: document["summary"][key] for key in ("consented", "review", "flagged")}

    def head(self) -> str:
        """The chain's head."""
        line = next(line for line in self("seal").out.splitlines() if line.startswith("head: "))
        return line.removeprefix("head: ")


@pytest.fixture
def business(ground: Ground) -> Business:
    """A business with a new ledger, and an address book with Anna alone."""
    return Business(ground)


def test_a_consent_that_was_added_acquits_and_a_withdrawal_ends_it(business: Business) -> None:
    """The life of a consent: nothing, given with its proof, taken back in one line."""
    assert business.verdicts() == {"consented": 0, "review": 0, "flagged": 1}
    business.gives(ANNA, "Anna Beispiel")
    assert business.verdicts() == {"consented": 1, "review": 0, "flagged": 0}
    assert business.head() in business.ground.audit("book.vcf").out
    assert business("withdraw", ANNA, "--on", "2026-10-01").status == 0
    assert business.verdicts() == {"consented": 0, "review": 0, "flagged": 1}
    assert business("verify").status == 0


def test_a_withdrawal_by_name_reaches_every_number(business: Business) -> None:
    """One line for all numbers of the person; somebody unknown is refused."""
    business.gives(ANNA, "Anna Beispiel")
    business.gives(BERND, "Anna Beispiel")
    one = business("withdraw", BERND, "--on", "2026-10-01")
    assert (one.status, "Other numbers of the same person are on record (1)." in one.out) == (0, True)
    assert business.verdicts()["consented"] == 1
    assert business("withdraw", "anna beispiel", "--on", "2026-10-01").status == 0
    assert business.verdicts()["flagged"] == 1
    shown = business("show", BERND, "--show", "full").out
    assert "withdrawn" in shown
    unknown = business("withdraw", "Bernd Muster")
    assert (unknown.status, "Nothing is on record" in unknown.err) == (2, True)


@pytest.mark.parametrize("word", ["withdrawn", "Withdrawn", "widerrufen", "Ungültig"])
def test_an_end_that_is_added_reaches_every_recipient(business: Business, word: str) -> None:
    """Whatever the language of the word: what abaudit.yaml states for consents would narrow it."""
    business.gives(ANNA, "Anna Beispiel")
    ended = business("add", "--number", ANNA, "--person", "Anna Beispiel", "--state", word, "--on", "2026-04-01")
    assert ended.status == 0, ended.err
    assert business("export", "--format", "csv", "--show", "full", "-o", "-").status == 0
    shown = business("show", ANNA, "--show", "full").out
    assert shown.count("recipients") == shown.count("purposes") == 1
    assert business.verdicts()["flagged"] == 1
    assert not (business.folder / "-").exists()


def test_a_withdrawal_reaches_a_consent_that_is_only_announced(business: Business) -> None:
    """It would come into force on its day otherwise."""
    add = ("add", "--number", ANNA, "--person", "Anna Beispiel", *GIVEN[:2], "--on", "2098-01-01", *GIVEN[4:])
    assert business(*add).status == 0
    withdrawn = business("withdraw", ANNA, "--state", "widerrufen")
    assert (withdrawn.status, "Stored 2 events." in withdrawn.out) == (0, True)
    ended = abaudit("audit", "book.vcf", "--on", "2098-06-01", "-o", "json", cwd=business.folder)
    (row,) = json.loads(ended.out)["numbers"]
    assert (row["standing"], row["verdict"]) == ("withdrawn", "flagged")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--number", "171 3920001"], "exactly one telephone number"),
        (["--number", "Anna"], "exactly one telephone number"),
        (["--person", ""], "--person is missing"),
        (["--state", "expired"], "follows from the other events"),
        (["--state", "maybe"], "write one of"),
        (["--on", "2026-02-30"], "does not exist"),
        (["--how", "by-heart"], "write one of"),
        (["--until", "2026-01-01"], "before the day"),
        (["--evidence", "nothing.pdf"], "no such file"),
        (["--purpose", "marketing"], "write one of"),
    ],
)
def test_an_event_that_is_not_right_is_not_stored(business: Business, options: list[str], told: str) -> None:
    """What does not read EXACT, a word that nobody knows, a file that is not there: status 2, and nothing changed."""
    head = business.head()
    ended = business("add", "--number", ANNA, "--person", "Anna Beispiel", *GIVEN, *options)
    if "--number" in options:
        ended = business("add", "--person", "Anna Beispiel", *GIVEN, *options)
    assert (ended.status, told in ended.err) == (2, True), ended.err
    assert "Beispiel" not in ended.err
    assert business.head() == head


def test_nothing_that_acquits_is_assumed(ground: Ground) -> None:
    """Without defaults in abaudit.yaml the recipient and the purpose must be said."""
    write(ground.folder / "abaudit.yaml", f"abaudit: config/1\ncontroller: {CONTROLLER}\nregion: DE\nledger: c.db\n")
    assert abaudit("ledger", "init", cwd=ground.folder).status == 0
    call = ("ledger", "add", "--number", ANNA, "--person", "Anna Beispiel", "--on", "2026-03-01")
    for further, told in (
        ((), "--state is missing"),
        (("--state", "given"), "--recipient is missing"),
        (("--state", "given", "--recipient", "whatsapp"), "--purpose is missing"),
    ):
        ended = abaudit(*call, *further, cwd=ground.folder)
        assert (ended.status, told in ended.err) == (2, True), ended.err


def test_evidence_lies_in_the_ledger_and_comes_out_again(business: Business) -> None:
    """The file beside it may go; a copy can be handed out, as a private file."""
    business.gives(ANNA, "Anna Beispiel")
    (business.folder / "proof.txt").unlink()
    assert business.verdicts()["consented"] == 1
    assert business("show", "Anna Beispiel", "--show", "full", "--evidence-to", "copy").status == 0
    (copy,) = (business.folder / "copy").iterdir()
    assert (copy.read_text(), stat.S_IMODE(copy.stat().st_mode)) == (PROOF, 0o600)


def test_missing_and_altered_evidence_is_found_by_the_audit_and_by_verify(business: Business) -> None:
    """AB201 and AB202, and status 1 of ``verify`` with the entry."""
    business.gives(ANNA, "Anna Beispiel")
    for change, rule in (("UPDATE evidence SET data = x'00'", "AB202"), ("DELETE FROM evidence", "AB201")):
        with closing(sqlite3.connect(business.folder / "consents.db")) as connection, connection:
            connection.execute(change)
        (row,) = json.loads(business.ground.audit("book.vcf", "-o", "json").out)["numbers"]
        assert rule in {finding["rule"] for finding in row["findings"]}
        ended = business("verify")
        assert (ended.status, "Entry 2: its piece of evidence" in ended.out) == (1, True)


def test_a_broken_chain_acquits_nobody(business: Business) -> None:
    """``verify`` names the entry with status 1; an audit is refused with status 2, and nothing can be sealed."""
    business.gives(ANNA, "Anna Beispiel")
    with closing(sqlite3.connect(business.folder / "consents.db")) as connection, connection:
        connection.execute("UPDATE content SET number = '+491713920002' WHERE seq = 2")
    verified, audited, sealed = business("verify"), business.ground.audit("book.vcf"), business("seal")
    assert (verified.status, audited.status, sealed.status) == (1, 2, 2)
    assert "Entry 2: its content was changed." in verified.out
    assert "The chain of this ledger is broken." in audited.err
    assert "0171" not in audited.err


def test_a_seal_finds_what_the_chain_alone_does_not(business: Business) -> None:
    """A tail that was cut off looks whole, but not to whoever holds the head; the ledger may grow meanwhile."""
    business.gives(ANNA, "Anna Beispiel")
    business.gives(BERND, "Bernd Muster")
    assert business("seal", "-o", "seal.yaml").status == 0
    head = business.head()
    business("withdraw", ANNA)
    for expected in ("seal.yaml", head):
        ended = business("verify", "--expect", expected)
        assert (ended.status, "that of entry 3" in ended.out) == (0, True)
    assert "Beispiel" not in (business.folder / "seal.yaml").read_text().replace(CONTROLLER, "")
    with closing(sqlite3.connect(business.folder / "consents.db")) as connection, connection:
        for table in ("content", "chain"):
            connection.execute(f"DELETE FROM {table} WHERE seq > 2")
    assert business("verify").status == 0
    assert business("verify", "--expect", "seal.yaml").status == 1
    assert business("verify", "--expect", head).status == 1
    assert business("verify", "--expect", "abaudit.yaml").status == 2


def test_a_text_ledger_is_taken_in_once(business: Business) -> None:
    """First it only says what it would do; twice adds nothing; the evidence comes along and can go from the folder."""
    (business.folder / "consents.db").unlink()
    business("init")
    dry = business("import", "ledger.yaml")
    assert (dry.status, "1 event is new." in dry.out, "Nothing was stored" in dry.out) == (0, True, True)
    assert business.verdicts()["flagged"] == 1
    stored = business("import", "ledger.yaml", "--yes")
    assert (stored.status, "Stored 1 event.\nStored 2 files with it." in stored.out) == (0, True), stored.out
    again = business("import", "ledger.yaml", "--yes")
    assert "1 event is on record already." in again.out
    (business.folder / "proof.txt").unlink()  # text.txt stays: abaudit.yaml names it, too
    assert business.verdicts() == {"consented": 1, "review": 0, "flagged": 0}


def test_where_one_row_is_bad_nothing_is_taken_in(business: Business) -> None:
    """Every bad row is told with its line, and the good ones wait, too."""
    write(
        business.folder / "neu.csv",
        "Nummer;Person;Zustand;Datum\n"
        f"{ANNA};Anna Beispiel;erteilt;01.03.2026\n12;Bernd;erteilt;01.03.2026\n{BERND};Bernd;vielleicht;01.03.2026\n",
    )
    head = business.head()
    ended = business("import", "neu.csv", "--yes")
    assert (ended.status, "neu.csv:3:" in ended.err, "neu.csv:4:" in ended.err) == (2, True, True)
    assert business.head() == head


HEADERS = ("Nummer", "Person", "Zustand", "Datum", "Art", "Text", "Nachweis", "Notiz")
ROW = (ANNA, "Anna Beispiel", "erteilt", dt.date(2026, 3, 1), "signed-form", "t", "proof.txt", "zwei\nZeilen")


def workbook(path: Path, **sheets: list[tuple[object, ...]]) -> None:
    """A workbook with these rows in each of its sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)


def test_a_sheet_of_a_workbook_is_taken_in_once(business: Business) -> None:
    """German headings, a day as the spreadsheet keeps it, the evidence; the same file twice adds nothing."""
    path = business.folder / "Liste.xlsx"
    workbook(path, Notizen=[("Was", "Wann"), ("Fliesen", 3)], Liste=[HEADERS, ROW])
    refused = business("import", "Liste.xlsx", "--yes")
    assert (refused.status, "“Liste” would be read" in refused.err, "Notizen" in refused.err) == (2, True, True)
    chosen = ("--sheet", "liste")
    dry = business("import", "Liste.xlsx", *chosen)
    assert (dry.status, "1 event is new." in dry.out, "Nothing was stored" in dry.out) == (0, True, True), dry.err
    assert business("import", "-", "--yes", *chosen, given=path.read_bytes()).status == 0
    assert "1 event is on record already." in business("import", "Liste.xlsx", "--yes", *chosen).out
    assert "2026-03-01" in business("show", ANNA, "--show", "full").out
    assert business.verdicts()["flagged"] == 0


def test_bad_rows_of_a_workbook_are_told_by_their_number(business: Business) -> None:
    """Whatever lines the cells have; nothing is stored, not even the good rows."""
    bad = (BERND, "Bernd", "vielleicht", "irgendwann")
    workbook(business.folder / "Liste.xlsx", Liste=[HEADERS, ROW, bad, (12, *ROW[1:]), (BERND, *ROW[1:3], "=A1")])
    head = business.head()
    ended = business("import", "Liste.xlsx", "--yes")
    assert ended.status == 2
    assert all(f"Liste.xlsx:{row}:" in ended.err for row in (3, 4, 5)), ended.err
    assert "Liste.xlsx:2:" not in ended.err
    assert "has no result" in ended.err
    assert business.head() == head


@pytest.mark.parametrize(
    ("sheets", "told"),
    [
        ({"Eins": [HEADERS, ROW], "Zwei": [HEADERS, ROW]}, "Eins, Zwei"),
        ({"Eins": [("Was", "Wann")], "Zwei": [("Wer",)]}, "No sheet of the workbook"),
        ({"Eins": [("Was", "Wann"), (1, 2)]}, "a name that a consent ledger knows"),
    ],
)
def test_which_sheet_is_the_ledger_is_never_guessed(
    business: Business, sheets: dict[str, list[tuple[object, ...]]], told: str
) -> None:
    """Several are refused by their names, and so is none."""
    workbook(business.folder / "Liste.xlsx", **sheets)
    ended = business("import", "Liste.xlsx", "--yes")
    assert (ended.status, told in ended.err) == (2, True), ended.err


def test_what_is_struck_or_hidden_in_a_workbook_is_told(business: Business) -> None:
    """A struck row is refused by its number, in whole or in part; hidden rows and columns are read, which is said."""
    path = business.folder / "Liste.xlsx"
    workbook(path, Liste=[HEADERS, ROW, (BERND, *ROW[1:]), (BERND, *ROW[1:])])
    book = openpyxl.load_workbook(path)
    sheet = book["Liste"]
    sheet["B3"].font = Font(strike=True)
    sheet["H4"] = CellRichText("ja ", TextBlock(InlineFont(strike=True), "nein"))
    book.save(path)
    ended = business("import", "Liste.xlsx", "--yes")
    assert (ended.status, ended.err.count("This row is struck through.")) == (2, 2), ended.err
    assert "Liste.xlsx:3:" in ended.err
    assert "Liste.xlsx:4:" in ended.err
    workbook(path, Liste=[HEADERS, ROW])
    book = openpyxl.load_workbook(path)
    sheet = book["Liste"]
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["C"].hidden = True
    book.save(path)
    dry = business("import", "Liste.xlsx")
    assert (dry.status, "1 event is new." in dry.out) == (0, True)
    assert "hidden in the sheet are read, too: 2." in dry.err
    assert "Columns that are hidden" in dry.err


def test_a_hidden_sheet_beside_the_ledger_is_named(business: Business) -> None:
    """Nobody sees it in the spreadsheet, and a withdrawal may stand in it."""
    path = business.folder / "Liste.xlsx"
    workbook(path, Liste=[HEADERS, ROW], Widerrufe=[("Nummer", "Name"), (ANNA, "Anna Beispiel")])
    book = openpyxl.load_workbook(path)
    book["Widerrufe"].sheet_state = "veryHidden"
    book.save(path)
    ended = business("import", "Liste.xlsx", "--yes")
    assert (ended.status, "Widerrufe" in ended.err) == (2, True)
    assert business("import", "Liste.xlsx", "--yes", "--sheet", "Nirgends").status == 2
    assert business("import", "Liste.xlsx", "--yes", "--sheet", "Liste").status == 0


@pytest.mark.parametrize("kind", ["yaml", "csv"])
def test_what_is_exported_is_taken_in_by_another_ledger(business: Business, kind: str) -> None:
    """With its evidence; and as a text ledger it comes to the same verdict."""
    business.gives(ANNA, "Anna Beispiel")
    call = ("export", "--format", kind, "-o", f"out/all.{kind}", "--evidence", "pieces", "--show", "full")
    (business.folder / "out").mkdir()
    assert business(*call).status == 0
    written = business.folder / "out" / f"all.{kind}"
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert business("init", "-l", "other.db").status == 0
    assert business("import", written, "-l", "other.db", "--yes").status == 0
    (business.folder / "proof.txt").unlink()
    for ledger in ("other.db", written):
        ended = business.ground.audit("book.vcf", "--ledger", ledger)
        assert ended.status == 0, ended.out


def test_an_erased_number_is_gone_for_good(business: Business) -> None:
    """It asks for a reason, says what is not reached, and an old file does not bring the consent back."""
    business.gives(ANNA, "Anna Beispiel")
    business("export", "-o", "old.yaml")
    asked = business("erase", ANNA)
    assert (asked.status, "--reason" in asked.err) == (2, True)
    erased = business("erase", ANNA, "--reason", "request", "--yes")
    assert (erased.status, "took it back" in erased.out, "backups" in erased.out) == (0, True, True)
    left = b"".join(path.read_bytes() for path in business.folder.glob("consents.db*"))
    for secret in (b"+491713920001", b"Anna Beispiel", PROOF.encode()):
        assert secret not in left
    back = business("import", "old.yaml", "--yes")
    assert (back.status, "1 event is left out" in back.out) == (0, True)
    (row,) = json.loads(business.ground.audit("book.vcf", "-o", "json").out)["numbers"]
    assert (row["standing"], row["verdict"], row["findings"][0]["action"]) == ("withdrawn", "flagged", "remove")
    assert business("verify").status == 0
    assert "do not ask" in business("show", ANNA, "--show", "full").out
    explained = abaudit("explain", ANNA, "--in", "book.vcf", "--on", "2026-11-26", cwd=business.folder)
    assert "a mark is left: do not ask" in explained.out
    assert business("erase", ANNA).status == 0
    for state, day, told in (("given", "2026-03-01", "had said no"), ("requested", "2099-01-01", "do not ask")):
        ended = business("add", "--number", ANNA, "--person", "A", "--state", state, "--on", day)
        assert (ended.status, told in ended.err) == (2, True), ended.err
    assert business("erase", BERND).status == 2


def test_a_slip_of_the_pen_is_put_right_and_both_stay_in_the_chain(business: Business) -> None:
    """A number mistyped, a consent that was none; the audit goes on as if the wrong event had never been."""
    business.gives(BERND, "Anna Beispiel")
    assert business.verdicts()["flagged"] == 1
    why = ("--reason", "two digits swapped", "--by", "Petra", "--yes")
    assert business("correct", "2", "--number", ANNA, *why).status == 0
    assert business.verdicts() == {"consented": 1, "review": 0, "flagged": 0}
    log = business("log", "--show", "full").out
    for told in ("taken back by entry 3", "takes entry 2 back: two digits swapped (Petra)"):
        assert told in log
    assert business("verify").status == 0
    for entry, further, told in (
        ("2", ("--take-back",), "is taken back already"),
        ("1", ("--take-back",), "is no event"),
        ("99", ("--take-back",), "is no event"),
        ("4", (), "State what is right"),
        ("4", ("--take-back", "--how", "chat"), "nothing is entered instead"),
    ):
        ended = business("correct", entry, *further, *why)
        assert (ended.status, told in ended.err) == (2, True), (entry, ended.err)
    assert business("correct", "4", "--take-back", *why).status == 0
    assert business.verdicts()["flagged"] == 1


def test_a_mistake_that_was_erased_leaves_nobody_marked_as_having_said_no(business: Business) -> None:
    """The signed consent can be entered again, and an old file still does not bring the mistake back by itself."""
    business.gives(ANNA, "Anna Beispiel")
    business.gives(BERND, "Anna Beispiel")
    business("export", "-o", "old.yaml")
    erased = business("erase", ANNA, "--reason", "mistake", "--yes")
    assert erased.status == 0
    for told in ("This destroys: 1 entries", "in force or announced: Anna Beispiel", "Not erased", "+491713920002"):
        assert told in erased.out
    assert "do not ask" not in erased.out
    (row,) = json.loads(business.ground.audit("book.vcf", "-o", "json").out)["numbers"]
    assert (row["standing"], row["findings"][0]["rule"]) == ("absent", "AB101")
    assert "1 event is left out" in business("import", "old.yaml", "--yes").out
    business.gives(ANNA, "Anna Beispiel")
    assert business.verdicts()["consented"] == 1


def test_an_end_says_whom_it_reached_and_who_looks_alike(business: Business) -> None:
    """A spelling that the name given does not find is named, and its consent is looked at by an audit."""
    business.gives(ANNA, "Joerg Mueller")
    business.gives(BERND, "Jörg Müller")
    ended = business("withdraw", "Müller, Jörg", "--on", "2026-10-01")
    for told in ("Ended for Jörg Müller: +491713920002", "Called alike, and not ended", "+491713920001  Joerg Mueller"):
        assert told in ended.out
    shown = business("show", "Mueler", "--show", "full")
    assert (shown.status, "Joerg Mueller  +491713920001" in shown.err) == (2, True)


def test_a_sheet_with_a_mistyped_withdrawal_is_refused_whole(business: Business) -> None:
    """Nothing is stored; the message names the row and what to write, and no person."""
    head = "Nummer;Person;Zustand;Datum;Verantwortlicher;Empfänger;Zwecke\n"
    rest = "Fliesen Beispiel GmbH;whatsapp;upload\n"
    given, ended = (
        f"{ANNA};Anna Beispiel;erteilt;01.03.2026;{rest}",
        f"{ANNA};Anna Beispiel;widerrufen;01.09.2062;{rest}",
    )
    write(business.folder / "sheet.csv", head + given + ended)
    before = business.head()
    refused = business("import", "sheet.csv", "--yes")
    assert (refused.status, business.head()) == (2, before)
    assert "sheet.csv:3: This refusal or withdrawal bears a day that has not come." in refused.err
    assert "Anna" not in refused.err


def test_a_sheet_that_was_mended_corrects_what_it_brought(business: Business) -> None:
    """Nothing is stored before it is said what becomes of changed and vanished rows; a consent does not stay beside."""
    head = "Nummer;Person;Zustand;Datum;Art;Verantwortlicher;Empfänger;Zwecke;gültig_bis\n"
    row = "Anna Beispiel;erteilt;01.03.2026;signed-form;Fliesen Beispiel GmbH;whatsapp;upload"
    write(business.folder / "sheet.csv", f"{head}{ANNA};{row};\n{BERND};{row};\n")
    assert business("import", "sheet.csv", "--yes").status == 0
    before = business.head()
    write(business.folder / "sheet.csv", f"{head}{ANNA};{row};01.06.2026\n")
    refused = business("import", "sheet.csv", "--yes")
    assert (refused.status, "--changed" in refused.err, business.head()) == (2, True, before)
    for told in ("until - → 2026-06-01", "Events of this file whose row is gone: 1."):
        assert told in refused.out
    hidden = business("import", "sheet.csv", "--yes", env={"CI": "true"}).out
    assert "Anna" not in hidden
    done = business("import", "sheet.csv", "--yes", "--changed", "correct", "--vanished", "correct", "--by", "Petra")
    assert (done.status, "Corrected as the file has it now: 1." in done.out) == (0, True), done.err
    (found,) = json.loads(business.ground.audit("book.vcf", "-o", "json").out)["numbers"]
    assert found["standing"] == "expired"
    assert business("verify").status == 0
    again = business("import", "sheet.csv", "--yes")
    assert (again.status, "0 events are new." in again.out) == (0, True)
    log = business("log", "--show", "full").out
    assert log.count("taken back by entry") == 2


def test_names_stay_off_other_screens(business: Business) -> None:
    """In CI nothing personal is shown unless --show full is said; the list of entries works without."""
    business.gives(ANNA, "Anna Beispiel")
    ci = {"CI": "true"}
    for call in (("show", ANNA), ("export",), ("export", "-o", "x.yaml")):
        ended = business(*call, env=ci)
        assert (ended.status, ended.out, "--show full" in ended.err) == (2, "", True)
    log = business("log", env=ci).out
    assert "given" in log
    assert "171392" not in log.replace(" ", "")
    assert "Anna Beispiel" in business("log", "--show", "full", env=ci).out
    assert len(business("log", "--last", "1").out.splitlines()) == 1


def test_reading_works_while_another_writes(business: Business) -> None:
    """A writer in the middle of its transaction holds up neither list, nor proof, nor audit."""
    business.gives(ANNA, "Anna Beispiel")
    with closing(sqlite3.connect(business.folder / "consents.db", isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO meta VALUES ('x', x'00')")
        begin = time.monotonic()
        assert [business(*call).status for call in (("log",), ("verify",), ("export", "-o", "x.yaml"))] == [0, 0, 0]
        assert business.verdicts()["consented"] == 1
        assert time.monotonic() - begin < 30
        writer.execute("ROLLBACK")


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (("verify", "-l", "nothing.db"), "no such file"),
        (("log", "-l", "postgres://u:secret@127.0.0.1:1/x"), "does not answer"),
        (("log", "-l", "mysql://u:secret@h/x"), "address of this kind"),
        (("add", "-l", "ledger.yaml", "--number", ANNA), "abaudit ledger import"),
        (("init", "-l", "consents.db"), "already"),
        (("init", "-l", "consents.yaml"), "ends in .db"),
        (("import", "consents.db"), "abaudit ledger export"),
        (("verify", "-l", "ledger.yaml", "--expect", "0" * 64), "no chain"),
        (("erase", "Anna Beispiel"), "Name the number"),
        (("erase", ANNA, "--reason", "weil"), "--reason: write one of"),
        (("withdraw", ANNA, "--state", "given"), "--state: write one of"),
        (("export", "--format", "xml"), "--format: write one of"),
        (("export", "-o", "consents.db"), "would be lost"),
        (("export", "--evidence", "x"), "--evidence needs -o"),
        (("show", "Nobody"), "Nothing is on record"),
    ],
)
def test_what_cannot_be_done_is_told_with_what_to_do(business: Business, call: tuple[str, ...], told: str) -> None:
    """Status 2, no traceback, no password, and the ledger as it was."""
    head = business.head()
    ended = business(*call)
    assert (ended.status, told in ended.err) == (2, True), (ended.out, ended.err)
    assert "secret" not in ended.err
    assert business.head() == head


def test_a_text_ledger_is_shown_and_checked_too(ground: Ground) -> None:
    """What a text file can have of these commands: show, log, export, and verify of its evidence."""
    run = [
        abaudit("ledger", *call, cwd=ground.folder)
        for call in (("show", ANNA), ("log",), ("export", "--format", "csv"), ("verify",))
    ]
    assert [ended.status for ended in run] == [0, 0, 0, 0]
    assert all("Anna Beispiel" in ended.out for ended in run[:3])
    assert "has no chain" in run[3].out
    write(ground.folder / "proof.txt", "something else")
    altered = abaudit("ledger", "verify", cwd=ground.folder)
    assert (altered.status, "was changed" in altered.out) == (1, True)
    write(ground.folder / "ledger.yaml", (ground.folder / "ledger.yaml").read_text() + event(BERND, "Bernd"))
    (ground.folder / "proof.txt").unlink()
    assert "is missing" in abaudit("ledger", "verify", cwd=ground.folder).out


def test_it_speaks_german(business: Business) -> None:
    """Every command in the owner's language."""
    business.gives(ANNA, "Anna Beispiel")
    shown = business("show", ANNA, "--lang", "de").out
    assert "Einwilligung erteilt" in shown
    assert "Nachweis" in shown
    assert "Nichts ist falsch." in business("verify", "--lang", "de").out


@pytest.mark.xdist_group("postgres")
def test_a_database_serves_like_a_file(ground: Ground, server: Server) -> None:
    """The same commands with an address in abaudit.yaml; the password is in the environment, and never shown."""
    address = server.fresh().replace(f":{PASSWORD}", "")
    write(ground.folder / "abaudit.yaml", CONFIG.replace("consents.db", f"'{address}'"))
    password = {"PGPASSWORD": PASSWORD, "ABAUDIT_CONFIG": "abaudit.yaml"}
    calls = [
        ("ledger", "init"),
        ("ledger", "import", "ledger.yaml", "--yes"),
        ("audit", "book.vcf", "--on", "2026-11-23", "-o", "json:result.json"),
        ("ledger", "verify"),
        ("ledger", "erase", ANNA, "--reason", "request", "--yes"),
        ("ledger", "log", "--show", "full"),
    ]
    ended = [abaudit(*call, cwd=ground.folder, env=password) for call in calls]
    assert [one.status for one in ended] == [0] * len(calls), [one.err for one in ended]
    document = json.loads((ground.folder / "result.json").read_text())
    assert (document["run"]["ledger"]["kind"], document["summary"]["consented"]) == ("postgres", 1)
    refused = abaudit("audit", "book.vcf", cwd=ground.folder, env=password | {"PGPASSWORD": "wrong"})
    assert (refused.status, "does not let this user in" in refused.err) == (2, True)
    for one in (*ended, refused):
        assert PASSWORD not in one.out + one.err


@pytest.mark.parametrize(("language", "given", "told"), [("en", "given", "Stored 1"), ("de", "erteilt", "1 Ereignis")])
def test_on_a_terminal_it_asks(business: Business, language: str, given: str, told: str) -> None:
    """Without options it asks for what is needed, one question a time."""
    answers = [ANNA, "Anna Beispiel", given, "2026-03-01", "signed-form", "t", "proof.txt", "y"]
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, "ledger", "add"],
        cwd=business.folder,
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env=environment({"TERM": "dumb", "ABAUDIT_LANG": language}),
        close_fds=True,
    )
    os.close(follower)
    os.write(leader, "".join(f"{answer}\n" for answer in answers).encode())
    seen = b""
    while True:
        try:
            piece = os.read(leader, 4096)
        except OSError:
            break
        if not piece:
            break
        seen += piece
    os.close(leader)
    assert process.wait(60) == 0, seen.decode()
    assert told in seen.decode()
    assert given in seen.decode().split(answers[1], 2)[-1]
    write(business.folder / "book.vcf", card("Anna Beispiel", ANNA))
    assert business.verdicts()["consented"] == 1


SHOWN = "Darf WhatsApp Ihre Nummer bekommen?\n"


def test_a_consent_text_lies_in_the_ledger_and_is_read_from_there(ground: Ground, fresh: Callable[[], str]) -> None:
    """The file may go; the id is taken for good; the chain verifies with it; events can name it."""
    here = ground.folder
    env = {"ABAUDIT_LEDGER": fresh()}

    def run(*arguments: str) -> Ended:
        return abaudit("ledger", *arguments, cwd=here, env=env)

    write(here / "abaudit.yaml", CONFIG.replace("ledger: consents.db\n", ""))
    assert run("init", "--address", "Weg 1, 26122 Oldenburg", "--contact", "post@example.com").status == 0
    write(here / "neu.txt", SHOWN)
    assert "nothing to write" in run("text", "add", "neu.txt", "--id", "neu-1", "-o", "entry.yaml").err
    added = run("text", "add", "neu.txt", "--id", "neu-1", "--language", "de")
    assert (added.status, "Stored the text neu-1" in added.out, PASSWORD in added.out) == (0, True, False), added.err
    again = run("text", "add", "neu.txt", "--id", "neu-1")
    assert (again.status, "needs a new one" in again.err) == (2, True)
    (here / "neu.txt").unlink()
    shown = run("text", "show", "neu-1")
    assert (shown.status, shown.out, "there and unchanged" in shown.err) == (0, SHOWN, True), shown.err
    listed = run("text", "list")
    assert "neu-1 · de · neu.txt · there and unchanged" in listed.out
    assert run("verify").status == 0


def test_papers_take_the_details_that_the_ledger_was_made_with(business: Business) -> None:
    """What abaudit.yaml states comes first; a ledger of another business lends nothing."""
    assert "Weg 1, 26122 Oldenburg" in business("text", "template").out
    assert "Weg 1, 26122 Oldenburg" in business("paper").out
    write(business.folder / "abaudit.yaml", CONFIG + "controller_details: {address: 'Gasse 2, 26122 Oldenburg'}\n")
    paper = business("paper").out
    assert ("Gasse 2" in paper, "Weg 1" in paper, "post@example.com" in paper) == (True, False, True)
    write(business.folder / "abaudit.yaml", CONFIG.replace(CONTROLLER, "Andere GmbH"))
    assert "Weg 1" not in business("text", "template").out
