"""Every option of every command that takes a path to write to, found from the command tree, against what must stay.

A new command or option is sorted by what its help calls its value; one that nobody sorted, or an output without a
call in `CALLS`, fails here.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from abaudit import i18n
from abaudit.cli.app import command
from abaudit.cli.boundary import run
from abaudit.i18n import LANGUAGES

PATHS = {
    "EXPORT...", "FILE", "[FILE]...", "DIR", "PATH", "FORMAT[:PATH]", "LEDGER", "BASELINE", "REPORT", "HEAD|FILE",
    "RESULT.json", "[RESULT.json]", "OLD.json", "NEW.json",
}  # fmt: skip
"""What the help calls a value that is a path."""
NO_PATHS = {
    "NAME", "[NAME]", "EXPORT", "XX", "DATE", "SEVERITY", "LAYOUT", "RULE|ID|NUMBER...", "RULE|ID|NUMBER|NAME...", "N",
    "PATTERN", "DAYS", "TEXT", "NUMBER", "WORD", "ID", "NUMBER|NAME", "ENTRY", "AB101", "CODE", "id|masked|full",
    "id|full", "DOCUMENT", "|".join(sorted(LANGUAGES)), "de|en|…",
    "correct|keep", "yaml|csv|jsonld", "bash|zsh|fish|powershell",
}  # fmt: skip
READ = {
    "exports", "ledger", "rules", "waivers", "baseline", "config", "previous", "already_shared", "result", "old", "new",
    "names", "rule_files", "file", "expect",
}  # fmt: skip
"""Parameters whose path is read; ``file`` of some commands is changed, too."""
READ_BY = {"ledger add evidence", "ledger add document", "ledger withdraw evidence", "ledger correct evidence"}
CHANGED = {"waiver add file", "waiver prune file", "baseline update file", "baseline prune file", "ledger init ledger"}
"""Parameters whose path is changed or made by a command that is called for that."""

LEDGER = """abaudit: ledger/1
events:
- {number: "+49 171 3920003", person: Anna Beispiel, state: given, on: 2026-03-01, how: signed-form, text: t1,
   evidence: {file: proof.txt}, controller: Fliesen Beispiel GmbH, recipients: [whatsapp], purposes: [upload]}
"""
CSV = "number;person;state;on\n+49 171 3920003;Anna Beispiel;given;2026-03-01\n"
CONFIG = """abaudit: config/1
controller: Fliesen Beispiel GmbH
region: DE
ledger: consents.db
texts:
  house: {file: house.txt, language: de}
"""
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Anna Beispiel\nTEL:+49 171 3920003\nEND:VCARD\n"

KEPT = (
    "consents.db", "./sub/../consents.db", "to-ledger", "hard-ledger", "consents.db-wal", "consents.db-journal",
    "to-ledger-shm", "other.db", "other.yaml", "other.csv", "abaudit.yaml", "waivers.yaml", "known.txt", "key",
    "proof.txt", "hard-proof", "house.txt",
)  # fmt: skip
"""What no output may replace, whatever is said: the run's own files by any path, and ledgers, keys and the like."""
STRANGE = ("notes.txt", "other.vcf", "picture.jpg")
"""What is replaced only with ``--force``."""

CALLS: dict[str, tuple[str, ...]] = {
    "audit output": ("audit", "phone.vcf", "-q", "-o", "json:{}"),
    "audit key_list": ("audit", "phone.vcf", "-q", "--key-list", "{}"),
    "inspect output": ("inspect", "phone.vcf", "-o", "json:{}"),
    "explain output": ("explain", "N-0001", "--in", "phone.vcf", "-o", "terminal:{}"),
    "report output": ("report", "result.json", "-q", "-o", "html:{}"),
    "diff output": ("diff", "result.json", "result.json", "-o", "terminal:{}"),
    "sample output": ("sample", "result.json", "-o", "{}"),
    "guard output": ("guard", "phone.vcf", "--allow", "*", "-q", "-o", "json:{}"),
    "baseline create output": ("baseline", "create", "result.json", "--owner", "x", "--due", "2027-01-01", "-o", "{}"),
    "ledger due output": ("ledger", "due", "-q", "-o", "terminal:{}"),
    "ledger paper output": ("ledger", "paper", "-o", "{}"),
    "ledger export output": ("ledger", "export", "-o", "{}"),
    "ledger export evidence": ("ledger", "export", "-o", "new.yaml", "--evidence", "{}"),
    "ledger show evidence_to": ("ledger", "show", "+49 171 3920003", "--evidence-to", "{}"),
    "ledger seal output": ("ledger", "seal", "-o", "{}"),
    "ledger text template output": ("ledger", "text", "template", "-o", "{}"),
    "ledger text add output": ("ledger", "text", "add", "more.txt", "--id", "t2", "-l", "live.yaml", "-o", "{}"),
}
"""How each output is asked for, in the folder of `ground`."""
CHANGES: dict[str, tuple[str, ...]] = {
    "waiver add file": (
        "waiver", "add", "--rule", "AB100", "--reason", "r", "--owner", "o", "--approved-by", "a", "--expires",
        "2027-01-01", "--file", "{}",
    ),
    "waiver prune file": ("waiver", "prune", "--on", "2030-01-01", "--file", "{}"),
    "baseline update file": ("baseline", "update", "{}", "result.json", "--owner", "x", "--due", "2027-01-01"),
    "baseline prune file": ("baseline", "prune", "{}", "result.json"),
    "ledger init ledger": ("ledger", "init", "--controller", "Fliesen Beispiel GmbH", "-l", "{}"),
}  # fmt: skip
ONCE = {"ledger paper output", "ledger text template output", "ledger text add output", "baseline create output"}
"""Outputs that somebody goes on to work in, so that another than the same bytes never replaces them by itself."""


def _parameters(group: click.Command, words: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Parameter]]:
    if isinstance(group, click.Group):
        for name, each in group.commands.items():
            yield from _parameters(each, (*words, name))
    elif not group.hidden:
        yield from ((f"{' '.join(words)} {each.name}", each) for each in group.params)


def _paths() -> list[str]:
    """Every parameter of the whole command line that takes a path."""
    found = []
    i18n.use("en")
    for name, each in _parameters(command()):
        metavar = each.metavar or ""
        if isinstance(each.type, click.types.BoolParamType) or metavar in NO_PATHS:
            continue
        assert metavar in PATHS, f"{name}: sort {metavar!r} into PATHS or NO_PATHS"
        found.append(name)
    return found


def _is_read(name: str) -> bool:
    return name.rpartition(" ")[2] in READ or name in READ_BY


OUTPUTS = [name for name in _paths() if not _is_read(name)]


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Books as a business has them, made by the program's own commands."""
    folder = tmp_path_factory.mktemp("books")
    patch = pytest.MonkeyPatch()
    patch.chdir(folder)
    patch.setenv("ABAUDIT_KEY_FILE", str(folder / "key"))
    patch.setenv("ABAUDIT_LANG", "en")
    patch.delenv("CI", raising=False)
    for name, text in {
        "abaudit.yaml": CONFIG, "phone.vcf": CARD + CARD.replace("Anna", "Bernd").replace("003", "004"),
        "other.vcf": CARD, "proof.txt": "Ja, gerne.\n", "house.txt": "Text",
        "text.txt": "Darf WhatsApp Ihre Nummer bekommen?", "more.txt": "Darf WhatsApp Ihre Nummer bekommen, bitte?",
        "notes.txt": "call the tax office\n", "other.yaml": LEDGER, "live.yaml": LEDGER, "other.csv": CSV,
        "picture.jpg": "\N{VULGAR FRACTION ONE HALF}",
    }.items():  # fmt: skip
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "sub").mkdir()
    add = ("ledger", "add", "--number", "+49 171 3920003", "--person", "Anna Beispiel", "--state", "given", "--on")
    for call in (
        ("key", "init"),
        ("ledger", "init", "--controller", "Fliesen Beispiel GmbH"),
        ("ledger", "text", "add", "text.txt", "--id", "t1"),
        (*add, "2026-03-01", "--how", "signed-form", "--text", "t1", "--recipient", "whatsapp", "--purpose", "upload",
         "--evidence", "proof.txt"),
        ("ledger", "init", "--controller", "Fliesen Beispiel GmbH", "-l", "other.db"),
        ("audit", "phone.vcf", "-q", "--show", "full", "-o", "json:result.json"),
        ("baseline", "create", "result.json", "--owner", "y", "--due", "2027-01-01", "-o", "known.txt"),
        tuple(part.format("waivers.yaml") for part in CHANGES["waiver add file"]),
    ):  # fmt: skip
        assert run(call) in (0, 1), call
    (folder / "to-ledger").symlink_to("consents.db")
    (folder / "to-ledger-shm").symlink_to("consents.db-shm")
    patch.undo()
    return folder


@pytest.fixture
def ground(laid: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the books to try things on."""
    folder = tmp_path / "books"
    shutil.copytree(laid, folder, symlinks=True)
    os.link(folder / "consents.db", folder / "hard-ledger")
    os.link(folder / "proof.txt", folder / "hard-proof")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("ABAUDIT_KEY_FILE", str(folder / "key"))
    monkeypatch.setenv("ABAUDIT_LANG", "en")
    monkeypatch.delenv("CI", raising=False)
    return folder


def _seen(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _call(name: str, path: str, *more: str) -> int:
    return run([*(part.format(path) for part in {**CALLS, **CHANGES}[name]), *more])


def test_every_path_of_the_command_line_is_sorted() -> None:
    """Outputs have a call that tries them; what is changed and what is read is named."""
    assert set(OUTPUTS) == set(CALLS)
    assert set(CHANGES) == CHANGED <= set(_paths())


@pytest.mark.parametrize("force", [(), ("--force",)], ids=["plain", "force"])
@pytest.mark.parametrize("name", OUTPUTS)
def test_what_must_stay_stays(name: str, force: tuple[str, ...], ground: Path) -> None:
    """The status is 2, and not a byte anywhere differs: no other output of the call was written either."""
    before = _seen(ground)
    for path in KEPT if force else ("consents.db", "hard-ledger", "other.yaml", "proof.txt", *STRANGE):
        assert (path, _call(name, path, *force)) == (path, 2)
        assert _seen(ground) == before, path


@pytest.mark.parametrize("name", sorted(CHANGES))
def test_what_a_command_may_change_is_only_of_its_kind(name: str, ground: Path) -> None:
    """A file of waivers, a baseline and a new ledger; nothing else that stands there is touched."""
    mine = {"waiver": {"waivers.yaml"}, "baseline": {"known.txt"}, "ledger": set()}[name.split(maxsplit=1)[0]]
    before = _seen(ground)
    for path in (*KEPT, *STRANGE):
        if path not in mine:
            assert (path, _call(name, path)) == (path, 2)
            assert _seen(ground) == before, path


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name", [name for name in OUTPUTS if name.rpartition(" ")[2] not in ("evidence", "evidence_to")]
)
def test_a_periodic_run_replaces_its_own_output_and_nothing_else(
    name: str, language: str, ground: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new file, the same call again, an empty file, and with --force a strange one that nothing names."""
    monkeypatch.setenv("ABAUDIT_LANG", language)
    assert _call(name, "sub/new") == _status(name)
    first = (ground / "sub/new").read_bytes()
    assert _call(name, "sub/new") == (2 if name == "baseline create output" else _status(name))
    (ground / "sub/new").write_bytes(b"")
    assert _call(name, "sub/new") == (2 if name == "baseline create output" else _status(name))
    if name in ONCE:
        (ground / "sub/new").write_bytes(first + b"filled in\n")
        assert _call(name, "sub/new") == 2
        assert (ground / "sub/new").read_bytes() == first + b"filled in\n"
    assert _call(name, "notes.txt", "--force") == _status(name)
    assert (ground / "notes.txt").read_bytes() != b"call the tax office\n"


def _status(name: str) -> int:
    """Of a call that works: an audit of these books finds somebody."""
    return int(name.startswith("audit "))


@pytest.mark.parametrize("name", ["ledger export evidence", "ledger show evidence_to"])
def test_pieces_are_written_where_they_stand_already_and_over_nothing_else(name: str, ground: Path) -> None:
    """The same piece again is no loss; another file of that name stays, and then no piece is written at all."""
    assert _call(name, "out") == 0
    assert _call(name, "out") == 0
    piece = next((ground / "out").iterdir())
    assert piece.read_bytes() in (b"Ja, gerne.\n", (ground / "text.txt").read_bytes())
    piece.write_bytes(b"mine")
    before = _seen(ground)
    assert _call(name, "out") == 2
    assert _seen(ground) == before


def test_an_export_is_replaced_only_as_it_was_written(ground: Path) -> None:
    """Whoever goes on in the exported ledger by hand keeps what he wrote; as a table it shows no difference."""
    assert run(["ledger", "export", "-o", "copy.yaml"]) == 0
    assert run(["ledger", "export", "-o", "copy.yaml"]) == 0
    text = (ground / "copy.yaml").read_text(encoding="utf-8")
    (ground / "copy.yaml").write_text(text.replace("given", "withdrawn"), encoding="utf-8")
    assert run(["ledger", "export", "-o", "copy.yaml", "--force"]) == 2
    assert "withdrawn" in (ground / "copy.yaml").read_text(encoding="utf-8")
    assert run(["ledger", "export", "--format", "csv", "-o", "copy.csv"]) == 0
    assert run(["ledger", "export", "--format", "csv", "-o", "copy.csv"]) == 0
    (ground / "copy.csv").write_bytes((ground / "copy.csv").read_bytes() + b"\n")
    assert run(["ledger", "export", "--format", "csv", "-o", "copy.csv", "--force"]) == 2


def test_no_output_of_a_run_is_written_where_one_would_lose_something(ground: Path) -> None:
    """One bad place among several: nothing is written."""
    before = _seen(ground)
    assert run(["audit", "phone.vcf", "-q", "-o", "json:a.json", "-o", "html:proof.txt"]) == 2
    assert run(["audit", "phone.vcf", "-q", "-o", "json:a.json", "--key-list", "other.yaml", "--force"]) == 2
    assert _seen(ground) == before
