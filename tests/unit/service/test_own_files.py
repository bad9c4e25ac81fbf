"""What is no proof of a consent, told from the bytes."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest

from abaudit import i18n, marks
from abaudit.errors import UsageError
from abaudit.reports import FORMATS, Format
from abaudit.service.own_files import is_own, is_written_here
from abaudit.stores import csv_store
from abaudit.stores.keys import GERMAN_COLUMNS
from cli.process import ANNA, BERND, CONFIG, Ground, event, lay, ledger, write
from conftest import ROOT, lacking
from results_factory import rich_result


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_report_of_ours_is_recognised(form: Format, language: str) -> None:
    """A new format is tried by itself; a report says what this program found, not what a person said."""
    i18n.use(language)
    try:
        data = form.render(rich_result())
    except UsageError:
        lacking(f"package for -o {form.name}")
    finally:
        i18n.use("en")
    assert is_written_here(data)
    assert marks.kind(data) == {"terminal": "text", "json": "result"}.get(form.name, form.name), (
        "the next run replaces it"
    )
    assert marks.is_no_export(data)


@pytest.mark.parametrize("names", [{key: key for key in GERMAN_COLUMNS}, GERMAN_COLUMNS], ids=["en", "de"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_ledger_in_a_table_is_recognised_as_its_reader_does(names: dict[str, str], separator: str) -> None:
    """In both languages, whatever separates the columns, with and without the mark of the encoding."""
    for number in ("number", "numbers"):
        header = separator.join(f'"{names[key]}"' for key in ("on", number, "person", "state"))
        for data in (
            header.encode(),
            header.encode("utf-8-sig"),
            header.encode("utf-16"),
            b"sep=;\n" + header.encode(),
        ):
            assert csv_store.recognises(data)
            assert marks.kind(data) == "ledger"


@pytest.mark.parametrize(
    "name",
    ["examples/abaudit.yaml", "examples/einwilligungen.yaml", "examples/expected/result.json", "rules/gdpr.yaml"],
)
def test_files_of_an_audit_are_recognised(name: str) -> None:
    """Config, ledger, result and rules, whatever they are called."""
    assert is_written_here((ROOT / name).read_bytes())


@pytest.mark.parametrize(
    "text",
    [
        "abaudit: waivers/1\nwaivers: []\n",
        "# ours\nabaudit: seal/1\ncontroller: ''\n",
        "abaudit-key/1 00\n",
        "abaudit-baseline/1\n",
        "# abaudit key list\n",
        "number,person,state,on\n0171 3920001,Anna,given,2026-03-01\n",
        '{\n  "schema": "abaudit/due/1"\n}\n',
        "SQLite format 3\0" + "CREATE TABLE chain (commitment BLOB)",
    ],
)
def test_what_the_commands_write_is_recognised(text: str) -> None:
    """Waivers, seal, key, baseline, key list, a ledger as a table or a store, a document for machines."""
    assert is_written_here(text.encode())


def _zip(**members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Ich bin einverstanden.\n",
        b"From Anke to Bernd:\nYes.\n",
        b"Anke\nFrom 2026-03-01 to 2026-04-01:\n",
        b"Here: Sample of consents on record\n",
        b"From: anke@example.org\nSubject: abaudit\n\nJa, gerne. abaudit: ledger\n",
        b"%PDF-1.7 /Author(Anke Eilers) /Title(abaudit)",
        b"\x89PNG\r\n\x1a\n\0\0",
        b"PK\x03\x04 broken",
        _zip(word__document_xml="Ich bin einverstanden"),
        _zip(xl__sharedStrings_xml="Name"),
        b"SQLite format 3\0 chats",
        b'{"schema": "https://example.org/form", "name": "abaudit"}',
        b"BEGIN:VCARD\r\nFN:Anke\r\nEND:VCARD\r\n",
    ],
)
def test_what_people_write_stays_a_proof(data: bytes) -> None:
    """A form, a mail, a scan, a chat: none of them carries the marks, even where it names the program."""
    assert not is_written_here(data)


def test_a_file_of_the_audit_is_told_by_its_digest(tmp_path: Path) -> None:
    """A copy under another name is the same file; what is not there is missing anyway."""
    path = tmp_path / "form.txt"
    path.write_bytes(b"Ja")
    assert is_own(path, {hashlib.sha256(b"Ja").hexdigest()})
    assert not is_own(path, set())
    assert not is_own(tmp_path / "none.txt", set())


@pytest.mark.parametrize(
    ("names", "rules", "count"),
    [
        ({}, set(), ""),
        ({"proof.txt": "ledger.yaml"}, {"AB201"}, "1"),
        ({"proof.txt": "book.vcf"}, {"AB201"}, "1"),
        ({"proof.txt": "abaudit.yaml"}, {"AB201"}, "1"),
        ({"proof.txt": "copy.vcf"}, {"AB201"}, "1"),
        ({"proof.txt": "earlier.json"}, {"AB201"}, "1"),
        ({"text.txt": "earlier.json"}, {"AB204"}, "1"),
        ({"proof.txt": "./ledger.yaml", "text.txt": "earlier.json"}, {"AB201", "AB204"}, "2"),
    ],
    ids=lambda value: " ".join(value.values()) if isinstance(value, dict) else None,
)
def test_the_audit_counts_it_as_missing_and_says_why(
    tmp_path: Path, names: dict[str, str], rules: set[str], count: str
) -> None:
    """Ledger, export, config, a copy and a result of ours acquit nobody, and the notice tells how many there were."""
    from abaudit.audit import audit
    from abaudit.service import preparation, settings

    ground: Ground = lay(tmp_path)
    book = (tmp_path / "book.vcf").read_bytes()
    (tmp_path / "copy.vcf").write_bytes(book)
    (tmp_path / "earlier.json").write_bytes(b'{\n  "schema": "abaudit/result/1"\n}\n')
    written = ledger(event(ANNA, "Anna Beispiel"), event(BERND, "Bernd Muster", "refused"))
    for theirs, ours in names.items():
        written = written.replace(f"file: {theirs}", f"file: {ours}")
    write(tmp_path / "ledger.yaml", re.sub(r", sha256: [0-9a-f]{64}", "", written) if names else written)
    config = write(tmp_path / "abaudit.yaml", CONFIG)
    exports = [str(ground.folder / "book.vcf")]
    chosen = settings.load(settings.find(exports, str(config), ""))
    asked = preparation.request(exports, chosen, on=date(2026, 11, 23))
    prepared = preparation.prepare(asked)
    result = audit(prepared.exports, prepared.ledger, prepared.ruleset, prepared.scope)
    (row,) = result.rows
    assert {finding.rule for finding in row.findings} == rules
    assert [dict(each.values)["count"] for each in result.notices if each.code == "own-file-as-proof"] == [
        *([count] if count else [])
    ]
    assert settings.ledger_name("", asked.settings) == asked.ledger
