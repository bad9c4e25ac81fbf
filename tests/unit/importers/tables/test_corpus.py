from __future__ import annotations

from pathlib import Path

import pytest

from abaudit.importers import tables
from abaudit.importers.tables.layouts import LAYOUTS, NAMES
from abaudit.importers.tables.shape import key_of, parts
from abaudit.importers.tables.vocabulary import Role
from tables_corpus import CORPUS, described, expected, files


@pytest.mark.parametrize("file", files(), ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_file_reads_as_it_says_beside_it(file: Path) -> None:
    """Every file of the corpus gives what the JSON beside it says, nothing more and nothing less."""
    assert described(file.read_bytes()) == expected(file).read_text(encoding="utf-8")


def test_the_corpus_is_whole() -> None:
    """Every file has its JSON, and every JSON its file."""
    assert files()
    assert {expected(file) for file in files()} == set(CORPUS.glob("*/*.json"))


PROGRAMS = {
    "apple-address-book-4-de": "apple-address-book-de",
    "datev-extf-700": "datev",
    "entra-bulk-2023": "entra-bulk",
    "entra-users-2023": "entra-users",
    "gam-5-print-contacts": "gam-contacts-old",
    "gam-7-print-contacts": "gam-contacts",
    "google-contacts-2019": "google-contacts-old",
    "google-contacts-2024": "google-contacts",
    "google-outlook-csv-2023": "google-outlook-csv",
    "hubspot-2024": "hubspot",
    "hubspot-2024-de": "hubspot-de",
    "kivitendo-3": "kivitendo",
    "lexware-office-2023": "lexware-office",
    "linkedin-2024": "linkedin-connections",
    "microsoft-365-admin-2023-de": "microsoft-365-admin-de",
    "microsoft-365-admin-2023-en": "microsoft-365-admin",
    "microsoft-365-users-2023": "microsoft-365-users",
    "nokia-suite-3-de": "nokia-suite-de",
    "open-xchange-7": "open-xchange",
    "outlook-2003-en": "outlook-desktop-en",
    "outlook-2007-de": "outlook-desktop-de",
    "outlook-2013-de": "outlook-desktop-de",
    "outlook-2016-en": "outlook-desktop-en",
    "outlook-2016-es": "outlook-desktop-es",
    "outlook-2016-fr": "outlook-desktop-fr",
    "outlook-2016-it": "outlook-desktop-it",
    "outlook-2016-nl": "outlook-desktop-nl",
    "outlook-2016-pl": "outlook-desktop-pl",
    "outlook-com-2024": "outlook-com",
    "outlook-com-2024-de": "outlook-com-de",
    "powershell-5-get-contact": "powershell",
    "sevdesk-2023": "sevdesk",
    "thunderbird-128-de": "thunderbird-de",
    "thunderbird-128-en": "thunderbird-en",
    "windows-live-mail-2012-de": "windows-contacts-de",
    "yahoo-2012": "yahoo",
}
"""Folder of the corpus → the layout of its files."""

REFUSED = {
    "google-contacts-2024/e-mail-only.csv": "No column with telephone numbers was found.",
    "linkedin-2024/plain.csv": "This is LinkedIn's list of connections",
    "linkedin-2024/damaged-header.csv": "This is LinkedIn's list of connections",
}
"""Files of known programs in which there is no number to be read, and what is said of them."""


@pytest.mark.parametrize("file", files(), ids=lambda file: f"{file.parent.name}/{file.name}")
def test_a_program_is_known(file: Path) -> None:
    """Each file of a known program is recognised as its layout, whatever was done to its header."""
    name = f"{file.parent.name}/{file.name}"
    imported = tables.read(file.read_bytes())
    if name in REFUSED:
        assert imported.problem.startswith(REFUSED[name])
    else:
        assert imported.layout == PROGRAMS.get(file.parent.name, imported.layout)
        assert file.parent.name in PROGRAMS or imported.layout in {None, "generic"}


def test_each_layout_has_its_files() -> None:
    """Of each layout there is a plain file, one with several numbers in a cell, and one with a damaged header."""
    assert set(PROGRAMS.values()) == set(NAMES)
    for layout in NAMES:
        names = {file.stem for file in files() if PROGRAMS.get(file.parent.name) == layout}
        assert names >= {"plain", "damaged-header"}
        assert names >= {"several-numbers"} or layout == "linkedin-connections"


def test_layouts_are_sound() -> None:
    """Each layout has a name of its own, no header in two roles by mistake, and requires only headers that it knows."""
    assert len(set(NAMES)) == len(LAYOUTS)
    for layout in LAYOUTS:
        known = parts(layout)
        assert "" not in known
        keys = {part.key for part in known.values()}
        assert {key_of(header) for header in layout.required} <= keys
        for phone in layout.phones:
            assert any(part.key == key_of(phone.header) and part.role is Role.PHONE for part in known.values())
