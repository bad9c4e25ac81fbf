"""``-o pdf``: the report that is filed, as a user gets it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from abaudit import installation
from cli.process import ANNA, BERND, CONFIG, abaudit, card, event, ledger, run, write
from pdf_text import needs_typst

WITHOUT_TYPST = "import sys; sys.modules['typst'] = None; from abaudit.cli import main; sys.exit(main())"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with an address book, a ledger and a config."""
    write(tmp_path / "abaudit.yaml", CONFIG)
    write(tmp_path / "ledger.yaml", ledger(event(ANNA, "Anna Beispiel")))
    write(tmp_path / "book.vcf", card("Anna Beispiel", ANNA) + card("Bernd Muster", BERND))
    return tmp_path


def test_the_same_audit_gives_the_same_bytes_anywhere(place: Path) -> None:
    """Neither time zone, language of the system, home nor working directory changes a byte of the report."""
    needs_typst()
    options = ("--config", str(place / "abaudit.yaml"), "--on", "2026-11-23", "--lang", "de", "-q")
    other = place / "elsewhere" / "deeper"
    other.mkdir(parents=True)
    settings = {"TZ": "Asia/Tokyo", "LANG": "de_DE.UTF-8", "HOME": str(other), "XDG_DATA_HOME": str(other)}
    one = abaudit("audit", place / "book.vcf", *options, "-o", "pdf:one.pdf", cwd=place)
    two = abaudit("audit", place / "book.vcf", *options, "-o", "pdf:two.pdf", cwd=other, env=settings)
    assert (one.status, two.status) == (1, 1), one.err + two.err
    made = (place / "one.pdf").read_bytes()
    assert made.startswith(b"%PDF-1.7")
    assert made == (other / "two.pdf").read_bytes()
    assert b"Bernd" not in made


def test_a_file_with_names_is_private(place: Path) -> None:
    """With --show full the report is readable by its owner alone, as every file with names."""
    needs_typst()
    ended = abaudit("audit", "book.vcf", "--on", "2026-11-23", "--show", "full", "-q", "-o", "pdf:r.pdf", cwd=place)
    assert ended.status == 1, ended.err
    if sys.platform != "win32":
        assert (place / "r.pdf").stat().st_mode & 0o777 == 0o600


def test_without_the_typesetter_nothing_is_written(place: Path) -> None:
    """Where the typesetter is missing, the status is that of wrong usage, and the message says what to install."""
    command = [sys.executable, "-c", WITHOUT_TYPST, "audit", "book.vcf", "--on", "2026-11-23", "-q", "-o", "pdf:r.pdf"]
    ended = run(command, cwd=place)
    assert ended.status == 2
    assert installation.command("typst") in ended.err
    assert not (place / "r.pdf").exists()
