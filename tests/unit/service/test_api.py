"""abaudit from Python gives what the command gives."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from abaudit import api, pseudonyms
from abaudit.errors import ExportError, UsageError
from abaudit.importers import Options
from abaudit.redact import redact
from abaudit.reports import FORMATS
from abaudit.reports.commands import inspection
from cli.process import ANNA, BERND, Ended, abaudit, card, lay, write
from conftest import ROOT
from results_factory import KEY

TODAY = date(2026, 11, 23)
EXPORTS = ["telefon.vcf", "buero-outlook.csv"]


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example of the project, as the working directory, and a key."""
    folder = tmp_path / "examples"
    shutil.copytree(ROOT / "examples", folder)
    write(folder / "key", pseudonyms.write(KEY).decode()).chmod(0o600)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("ABAUDIT_KEY_FILE", str(folder / "key"))
    return folder


def command(folder: Path, *arguments: str) -> Ended:
    """``abaudit`` there, in English."""
    return abaudit(*arguments, "--lang", "en", cwd=folder, env={"ABAUDIT_KEY_FILE": str(folder / "key")})


@pytest.mark.parametrize("name", [known.name for known in FORMATS if known.name not in ("terminal", "pdf")])
def test_a_result_from_python_is_the_one_of_the_command(example: Path, name: str) -> None:
    """Byte for byte, in every format, with the same status."""
    ended = command(example, "audit", *EXPORTS, "--on", "2026-11-23", "-q", "-o", f"{name}:out")
    result = api.audit_files(EXPORTS, on=TODAY)
    render = next(known.render for known in FORMATS if known.name == name)
    assert (ended.status, ended.err) == (result.status, "")
    assert render(redact(result, "id")) == (example / "out").read_bytes()


def test_every_option_is_the_command_s(example: Path) -> None:
    """What was known before, another recipient, day, ledger and column: the same JSON."""
    write(example / "more.vcf", card("Bernd Muster", BERND))
    write(example / "none.yaml", "abaudit: ledger/1\nevents: []\n")
    assert command(example, "audit", *EXPORTS, "--on", "2026-10-01", "-q", "-o", "json:old.json").status == 1
    who = ("--owner", "Office", "--due", "2027-01-01")
    assert command(example, "baseline", "create", "old.json", *who, "-o", "known.txt").status == 0
    asked = ("--ledger", "none.yaml", "--recipient", "whatsapp", "--fail-on", "high")
    ended = command(example, "audit", "more.vcf", *asked, "--on", "2026-11-23", "--max-age", "9999", "-q", "-o", "json")
    result = api.audit_files(
        ["more.vcf"], on=TODAY, ledger="none.yaml", recipient="whatsapp", fail_on="high", max_age=9999
    )
    render = next(known.render for known in FORMATS if known.name == "json")
    assert (render(redact(result, "id")), result.status) == (ended.raw, ended.status)
    before = ("--previous", "old.json", "--baseline", "known.txt", "--accept-drop", "buero-outlook.csv")
    ended = command(example, "audit", "telefon.vcf", "more.vcf", *before, "--on", "2026-11-23", "-q", "-o", "json")
    result = api.audit_files(
        ["telefon.vcf", "more.vcf"],
        on=TODAY,
        previous="old.json",
        baseline="known.txt",
        accept_drop=["buero-outlook.csv"],
    )
    assert (render(redact(result, "id")), result.status) == (ended.raw, ended.status)
    assert result.comparison is not None


def test_inspecting_from_python_is_what_the_command_does(example: Path) -> None:
    """The same JSON, with and without what the user decides instead of the readers."""
    ended = command(example, "inspect", *EXPORTS, "-o", "json", "--show", "full")
    assert inspection.to_json(api.inspect_files(EXPORTS)) == ended.raw
    ended = command(example, "inspect", "buero-outlook.csv", "--encoding", "utf-8", "-o", "json", "--show", "full")
    seen = api.inspect_files(["buero-outlook.csv"], options=Options(encoding="utf-8"))
    assert inspection.to_json(seen) == ended.raw


def test_nothing_is_printed_or_written(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A program that calls it has standard output, standard error and the folder to itself."""
    before = sorted(example.rglob("*"))
    api.audit_files(EXPORTS, on=TODAY)
    api.inspect_files(EXPORTS)
    assert capsys.readouterr() == ("", "")
    assert sorted(example.rglob("*")) == before


def test_what_cannot_be_used_is_an_error_of_the_user_s(tmp_path: Path) -> None:
    """As in the command, before anything is judged."""
    ground = lay(tmp_path)
    ground.book(card("Anna Beispiel", ANNA))
    book, config = str(tmp_path / "book.vcf"), str(tmp_path / "abaudit.yaml")
    with pytest.raises(ExportError, match="no such file"):
        api.audit_files([str(tmp_path / "none.vcf")], on=TODAY, config=config)
    with pytest.raises(UsageError, match="named twice"):
        api.audit_files([book, book], on=TODAY, config=config)
    with pytest.raises(UsageError, match="--previous"):
        api.audit_files([book], on=TODAY, config=config, accept_drop=["book.vcf"])
    assert api.audit_files([book], on=TODAY, config=config).status == 0
