"""What a call imports before it does anything: no more than it needs, so that it starts at once."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from cli.process import abaudit

HEAVY = frozenset(
    [
        "babel",
        "csv",
        "defusedxml",
        "email",
        "json",
        "openpyxl",
        "phonenumbers",
        "psycopg",
        "rich",
        "sqlite3",
        "typst",
        "vobject",
        "xlsxwriter",
        "yaml",
    ]
)
"""Packages and modules that take long to import, and that an overview needs none of."""

_IMPORTED = re.compile(r"^import time: .*\| +([\w.]+)$", re.MULTILINE)


def imported(arguments: Sequence[str]) -> frozenset[str]:
    """Every module that the call imports."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "abaudit", *arguments],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return frozenset(_IMPORTED.findall(done.stderr))


def ours(modules: frozenset[str]) -> set[str]:
    """Those of abaudit itself."""
    return {name for name in modules if name.partition(".")[0] == "abaudit"}


def test_the_version_needs_no_command_line() -> None:
    """It is told by one module, which imports nothing."""
    modules = imported(["--version"])
    assert ours(modules) == {"abaudit", "abaudit.cli", "abaudit.cli.versions"}
    assert not {"typing", "dataclasses", "typer", "click", "importlib.metadata"} & modules


def test_the_overview_makes_no_command() -> None:
    """The list of commands is shown from their summaries."""
    modules = imported(["--help"])
    assert ours(modules) == {
        "abaudit",
        "abaudit.cli",
        "abaudit.cli.app",
        "abaudit.cli.boundary",
        "abaudit.cli.commands",
        "abaudit.cli.language",
        "abaudit.cli.line",
        "abaudit.cli.overview",
        "abaudit.cli.progress",
        "abaudit.cli.signals",
        "abaudit.cli.streams",
        "abaudit.configplace",
        "abaudit.errors",
        "abaudit.files",
        "abaudit.files.folders",
        "abaudit.files.guard",
        "abaudit.files.reasons",
        "abaudit.files.writing",
        "abaudit.i18n",
        "abaudit.marks",
        "abaudit.model",
        "abaudit.model.notices",
        "abaudit.ownership",
    }
    assert not HEAVY & {name.partition(".")[0] for name in modules}


def test_a_command_makes_itself_alone() -> None:
    """The help of one command imports none of the others, and nothing heavy."""
    modules = imported(["audit", "--help"])
    assert "abaudit.cli.arguments" in modules
    assert not [
        name for name in modules if name.startswith(("abaudit.cli.ledger.", "abaudit.service", "abaudit.phone"))
    ]
    assert not HEAVY & {name.partition(".")[0] for name in modules}


def test_every_way_to_ask_for_the_version_says_the_same(tmp_path: Path) -> None:
    """Alone it takes the short way, beside ``--lang`` the way of every option."""
    assert abaudit("--version", cwd=tmp_path).out == abaudit("--lang", "de", "--version", cwd=tmp_path).out


def test_a_mistyped_command_is_told_from_all_of_them(tmp_path: Path) -> None:
    """Also from those that are there by their names alone."""
    done = abaudit("ledgr", "--lang", "en", cwd=tmp_path)
    assert done.status == 2
    assert "ledger" in done.err
