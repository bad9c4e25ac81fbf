"""The manual pages are those of the program as it is, and every reader of manual pages takes them."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.process import abaudit, environment
from conftest import lacking
from rewrite_man import FOLDERS, pages

PAGES = sorted(path for folder in FOLDERS.values() for path in folder.glob("*.1"))
Render = Callable[[Path], "subprocess.CompletedProcess[str]"]


@pytest.mark.parametrize("language", FOLDERS)
def test_pages_are_current(language: str) -> None:
    """What lies in man/ is what `make man` makes: each page, and no other."""
    assert {path.name: path.read_text("ascii") for path in FOLDERS[language].iterdir()} == pages(language)


def test_every_command_has_a_page_in_both_languages(tmp_path: Path) -> None:
    """Each command of the overview, and nothing that is hidden."""
    overview = abaudit("--help", cwd=tmp_path).out.split("Commands:\n")[1].split("\n\n")[0]
    names = {f"abaudit-{name}.1" for name in re.findall(r"^  (\w+) ", overview, re.MULTILINE)}
    assert "abaudit-audit.1" in names
    for folder in FOLDERS.values():
        found = {path.name for path in folder.iterdir()}
        assert names < found
        assert "abaudit.1" in found
        assert not any("__" in name for name in found)


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    env = environment({"MANWIDTH": "80", "LC_ALL": "C.UTF-8"})
    return subprocess.run(command, env=env, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize(
    ("program", "command"),
    [
        ("groff", ("groff", "-man", "-Tutf8", "-ww", "-rF0")),
        ("man", ("man", "--warnings", "--encoding=UTF-8", "--local-file")),
        ("mandoc", ("mandoc", "-Tutf8", "-Wwarning")),
    ],
)
def test_readers_take_every_page(program: str, command: tuple[str, ...]) -> None:
    """No reader warns of anything but the missing date, which would change with every build."""
    if not shutil.which(program) or (program == "man" and "--warnings" not in _run("man", "--help").stdout):
        lacking("man-db" if program == "man" else program)
    for path in PAGES:
        done = _run(*command, str(path))
        warnings = [line for line in done.stderr.splitlines() if "missing date" not in line and "see above" not in line]
        assert warnings == [], path
        shown = re.sub(r".\x08|\x1b\[[\d;]*m", "", done.stdout)
        assert path.stem in shown


def test_what_a_reader_sees() -> None:
    """Options, their values and German letters are shown as the help shows them."""
    if not shutil.which("groff"):
        lacking("groff")
    done = _run("groff", "-man", "-Tutf8", str(FOLDERS["de"] / "abaudit-audit.1"))
    shown = re.sub(r".\x08|\x1b\[[\d;]*m", "", done.stdout)
    assert "ÜBERSICHT" in shown
    assert "-l, --ledger DATEI" in shown
    assert re.search(r"^ +--fail-on", shown, re.MULTILINE)
    assert "ABAUDIT_LEDGER" in shown
