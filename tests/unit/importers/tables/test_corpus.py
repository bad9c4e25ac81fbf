from __future__ import annotations

from pathlib import Path

import pytest

from tables_corpus import CORPUS, described, expected, files


@pytest.mark.parametrize("file", files(), ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_file_reads_as_it_says_beside_it(file: Path) -> None:
    """Every file of the corpus gives what the JSON beside it says, nothing more and nothing less."""
    assert described(file.read_bytes()) == expected(file).read_text(encoding="utf-8")


def test_the_corpus_is_whole() -> None:
    """Every file has its JSON, and every JSON its file."""
    assert files()
    assert {expected(file) for file in files()} == set(CORPUS.glob("*/*.json"))


@pytest.mark.parametrize(
    ("folder", "layout"),
    [
        ("google-contacts-2024", "google-contacts"),
        ("google-contacts-2019", "google-contacts-old"),
        ("outlook-2003-en", "outlook-desktop-en"),
        ("outlook-2016-en", "outlook-desktop-en"),
        ("outlook-2007-de", "outlook-desktop-de"),
        ("outlook-2013-de", "outlook-desktop-de"),
        ("thunderbird-128-en", "thunderbird-en"),
        ("thunderbird-128-de", "thunderbird-de"),
    ],
)
def test_a_program_is_known(folder: str, layout: str) -> None:
    """Each file of a known program is recognised as its layout, whatever was done to its header."""
    names = [file for file in files() if file.parent.name == folder and file.stem != "e-mail-only"]
    assert len(names) >= 2
    for file in names:
        assert f'"layout": "{layout}"' in described(file.read_bytes())
