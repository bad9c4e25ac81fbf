"""What speaks for the caps on typer and click (``make newest``) is asked of the versions in use, too."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import newest_typer


@pytest.fixture
def program(tmp_path: Path) -> str:
    """The command that is asked."""
    path = tmp_path / "program.py"
    path.write_text(newest_typer.PROGRAM, encoding="utf-8")
    return str(path)


def test_nothing_speaks_against_the_version_in_use(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the newest typer is asked, this one does; so no reason stays because the question is wrong."""
    monkeypatch.setattr(newest_typer, "RUNS", 1)
    monkeypatch.setattr(newest_typer, "SLOWER", 10.0)  # two single runs on a busy machine
    assert list(newest_typer.reasons(sys.executable, sys.executable, program)) == []


def test_what_is_missing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A framework that says everything in its own words gives a reason for each."""
    program = tmp_path / "program.py"
    program.write_text("print('Usage')", encoding="utf-8")
    monkeypatch.setattr(newest_typer, "RUNS", 1)
    found = list(newest_typer.reasons(sys.executable, sys.executable, str(program)))
    assert len([reason for reason in found if "gettext" in reason]) == 4
    assert "the help of arguments is not shown" in found
