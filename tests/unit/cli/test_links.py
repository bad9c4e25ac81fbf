"""Places in files as links, and the terminals that take them."""

from __future__ import annotations

import platform
import re
from pathlib import Path

import pytest

from abaudit import i18n
from abaudit.cli import links


def opened(text: str) -> list[tuple[str, str]]:
    """(address, text) of every link in *text*."""
    return re.findall(r"\x1b\]8;;(.+?)\x1b\\(.*?)\x1b\]8;;\x1b\\", text)


@pytest.mark.parametrize(
    "environment",
    [
        {"TERM": "xterm-256color", "VTE_VERSION": "7006"},
        {"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"},
        {"TERM": "xterm-kitty"},
        {"WT_SESSION": "1"},
        {"TERM": "tmux-256color", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.4"},
        {"TERM": "screen-256color", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.5a"},
    ],
)
def test_terminals_that_take_links(environment: dict[str, str]) -> None:
    """Those that say who they are, in versions that know links."""
    assert links.taken(environment)
    assert not links.taken({**environment, "CI": "true"})


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"TERM": "linux"},
        {"TERM": "xterm-256color"},
        {"TERM": "xterm-256color", "VTE_VERSION": "5000"},
        {"TERM": "xterm-256color", "VTE_VERSION": "new"},
        {"TERM": "dumb", "WT_SESSION": "1"},
        {"TERM": "screen.xterm-256color", "VTE_VERSION": "7006"},
        {"TERM": "tmux-256color", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.3a"},
        {"TERM": "tmux-256color", "TERM_PROGRAM": "tmux"},
        {"TERM": "xterm", "TERM_PROGRAM": "Apple_Terminal"},
    ],
)
def test_terminals_that_may_not(environment: dict[str, str]) -> None:
    """In doubt there are no links: a terminal that does not know them may print them."""
    assert not links.taken(environment)


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An export with a blank in its name, in the working directory."""
    monkeypatch.chdir(tmp_path)
    Path("my book.vcf").write_text("", encoding="utf-8")
    return "my book.vcf"


def test_places_in_several_files(book: str) -> None:
    """Each place leads to its file on this computer; the text that is seen stays what it was."""
    text = f"Anna  \x1b[2m{book}:13\x1b[0m\n{book}:7\nsee {book}: 3 contacts, x{book}:1, other.vcf:3\n"
    found = opened(links.to_files(text, [book, "other.vcf"]))
    address = f"file://{platform.node()}{Path(book).resolve().as_uri().removeprefix('file://')}"
    assert found == [(address, f"{book}:13"), (address, f"{book}:7")]
    assert address.endswith("/my%20book.vcf")
    assert re.sub(r"\x1b\]8;;.*?\x1b\\", "", links.to_files(text, [book, "other.vcf"])) == text


@pytest.mark.parametrize(("language", "word"), [("en", "line"), ("de", "Zeile")])
def test_lines_of_the_only_file(book: str, language: str, word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With one file a place is its line, at the end of the row; lines inside sentences are others'."""
    monkeypatch.setenv("LANGUAGE", "")
    i18n.use(language)
    try:
        text = f"Anna  \x1b[2m{word} 13\x1b[0m\nBernd  {word} 7\nThe ledger says in {word} 3 that\n"
        assert [shown for _address, shown in opened(links.to_files(text, [book]))] == [f"{word} 13", f"{word} 7"]
    finally:
        i18n.use("en")


def test_no_links_to_what_is_no_file() -> None:
    """Standard input has no place to go to."""
    assert links.to_files("Anna  line 3\n", ["-"]) == "Anna  line 3\n"
