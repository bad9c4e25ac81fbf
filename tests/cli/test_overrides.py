"""What the user decides instead of the readers, through real processes: it holds, and every output remembers it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cli.process import abaudit

TABLE = "Kunde;Rufnr;WA ok;Bemerkung\nAnna Beispiel;0171 3920001;ja;auch 0171 3920012\nBerta Größer;0171 3920002;;\n"
OPTIONS = ("--encoding", "cp1252", "--phone-column", "Rufnr", "--name-column", "1")
DECIDED = [("encoding", "cp1252"), ("phone-column", "Rufnr"), ("name-column", "1")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a list that an office made."""
    (tmp_path / "liste.csv").write_bytes(TABLE.encode("cp1252"))
    return tmp_path


def export(document: dict[str, Any], inspected: bool) -> Any:
    """What a document says of its only export."""
    return (document if inspected else document["run"])["exports"][0]


@pytest.mark.parametrize("command", ["audit", "inspect"])
def test_each_override_is_remembered(folder: Path, command: str) -> None:
    """In the order of the options, with the owner's words where names are shown, without his headers elsewhere."""
    shown = abaudit(command, "liste.csv", *OPTIONS, "-o", "json", "--show", "full", cwd=folder)
    hidden = abaudit(command, "liste.csv", *OPTIONS, "-o", "json", "--show", "id", cwd=folder)
    ours, theirs = (export(json.loads(ended.out), command == "inspect") for ended in (shown, hidden))
    assert [(one["option"], one["value"]) for one in ours["overrides"]] == DECIDED
    assert [one["value"] for one in theirs["overrides"]] == ["cp1252", None, "1"]
    assert (ours["encoding"], ours["numbers"], ours["free_text_numbers"]) == ("cp1252", 2, 1)
    assert [column["header"] for column in ours["consent_columns"]] == ["WA ok"]
    assert [column["header"] for column in theirs["consent_columns"]] == [None]


def test_the_audit_says_what_was_not_believed(folder: Path) -> None:
    """Consents in a list and numbers in notes are notices of the result, and acquit nobody."""
    ended = abaudit("audit", "liste.csv", *OPTIONS, "-o", "json", cwd=folder)
    document = json.loads(ended.out)
    assert {"consent-columns", "free-text-numbers"} <= {notice["code"] for notice in document["notices"]}
    assert (ended.status, document["summary"]["consented"], document["summary"]["flagged"]) == (1, 0, 2)


def test_a_number_is_explained_as_it_was_read(folder: Path) -> None:
    """The same options lead to the same number."""
    ended = abaudit("explain", "0171 3920002", "--in", "liste.csv", *OPTIONS, cwd=folder)
    assert ended.status == 0, ended.err
    assert "Berta Größer" in ended.out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--as", "outlok-desktop-de"), "Did you mean “outlook-desktop-de”?"),
        (("--as", "outlook-desktop-de"), "No row of this file has the column names of the layout that was named."),
        (("--encoding", "shift_jis"), "--encoding: this is no encoding that a table can be read in"),
    ],
)
def test_what_cannot_be_decided_is_refused(folder: Path, options: tuple[str, ...], said: str) -> None:
    """A layout or encoding that does not exist or does not fit is status 2, with what to do."""
    ended = abaudit("inspect", "liste.csv", *options, cwd=folder)
    assert ended.status == 2
    assert said in " ".join(ended.err.split())
