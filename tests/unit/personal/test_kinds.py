"""Which files deserve to be kept out of a repository."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from pathlib import Path

import pytest

from abaudit import personal
from cli.process import ANNA, BERND, CARD_HEAD, card, event, ledger
from conftest import ROOT

TABLE = f"Name;Telefon\nAnna Beispiel;{ANNA}\nBernd Muster;{BERND}\n"
GERMAN_LEDGER = f"Nummer;Person;Zustand;Datum\n{ANNA};Anna Beispiel;erteilt;01.03.2026\n"
RESULT = '{\n  "schema": "abaudit/result/1",\n  "run": {"show": "SHOW"},\n  "numbers": []\n}\n'


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (card("Anna Beispiel", ANNA), personal.VCARD),
        (f"{CARD_HEAD}FN:Anna Beispiel\r\n", personal.VCARD),
        (TABLE, personal.CONTACTS),
        (TABLE.replace(";", "\t"), personal.CONTACTS),
        (ledger(event(ANNA, "Anna Beispiel")), personal.LEDGER),
        ("# ours\n---\nevents: []\nabaudit: ledger/1\n", personal.LEDGER),
        ('{"abaudit": "ledger/1", "events": []}', personal.LEDGER),
        (GERMAN_LEDGER, personal.LEDGER),
        (f"sep=;\n{GERMAN_LEDGER}", personal.LEDGER),
        ("number,person,state,on\n", personal.LEDGER),
        ("abaudit-key/1 0011223344\n", personal.KEY),
        ("# abaudit key list\nid;name;number\n", personal.KEY_LIST),
        ('"# abaudit key list"\nid;name;number\n', personal.KEY_LIST),
        (RESULT.replace("SHOW", "full"), personal.RESULT),
        (RESULT.replace("SHOW", "masked"), personal.RESULT),
        (RESULT.replace("result", "inspect").replace("SHOW", "full"), personal.RESULT),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_personal_files_are_told_by_what_they_hold(text: str, kind: str, encoding: str) -> None:
    """Each kind of file is known by its content, in every encoding that office programs write."""
    assert personal.kind(text.encode(encoding)) == kind


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("Takeout/Anna.vcf", card("Anna Beispiel", ANNA), personal.VCARD),
        ("kunden.csv", TABLE, personal.CONTACTS),
        ("readme.txt", "nothing\n", ""),
    ],
)
def test_an_archive_is_what_lies_in_it(name: str, text: str, kind: str) -> None:
    """A phone's backup, or an office's folder, is no less personal for being packed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("cover.txt", "hello\n")
        archive.writestr(name, text)
    assert personal.kind(packed.getvalue()) == kind


def test_a_database_is_kept_back(tmp_path: Path) -> None:
    """Ledgers, and the address books inside phones, are SQLite files."""
    with sqlite3.connect(tmp_path / "x") as database:
        database.execute("CREATE TABLE t (a)")
    database.close()
    assert personal.kind((tmp_path / "x").read_bytes()) == personal.DATABASE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "print('hello')\n",
        RESULT.replace("SHOW", "id"),
        "Name;Telefon\n",
        "Article;Price\nScrew 4711;12,50\nScrew 4712;13,50\n",
        "day,steps,phone\n2026-01-01,10231,yes\n2026-01-02,9231,no\n",
        "abaudit: config/1\ncontroller: Fliesen Beispiel GmbH\n",
        "abaudit: rules/1\nrules: []\n",
        '{"schema": "urn:other"}',
    ],
)
def test_other_files_pass(text: str) -> None:
    """Code, configs, prices, pseudonymous results and tables without anybody in them may be committed."""
    assert personal.kind(text.encode()) == ""


@pytest.mark.parametrize("path", ["telefon.vcf", "buero-outlook.csv", "einwilligungen.yaml"])
def test_the_examples_would_be_kept_back(path: str) -> None:
    """What the project shows as address books and ledgers is known as such."""
    assert personal.kind((ROOT / "examples" / path).read_bytes())


@pytest.mark.parametrize("folder", ["src", "rules", "docs", "benchmarks"])
def test_the_program_itself_passes(folder: str) -> None:
    """No source, rule or page of this project looks personal, although all are about telephone numbers."""
    files = [path for path in (ROOT / folder).rglob("*") if path.is_file() and path.suffix != ".pyc"]
    assert files
    assert [path.name for path in files if personal.kind(path.read_bytes())] == []


def test_bytes_that_are_no_text_pass() -> None:
    """A picture is no address book."""
    assert personal.kind(bytes(range(256)) * 64) == ""


def test_every_kind_is_said() -> None:
    """No kind comes without a sentence, in either language."""
    for each in personal.KINDS:
        assert personal.said(each)
