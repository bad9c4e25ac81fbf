"""Two names agree when they share a word that tells a person."""

from __future__ import annotations

import pytest

from abaudit.rules.names import agree, words


@pytest.mark.parametrize(
    ("contact", "person"),
    [
        ("Anna Beispiel", "Anna Beispiel"),
        ("Beispiel, Anna", "Anna Beispiel"),
        ("ANNA BEISPIEL", "anna beispiel"),
        ("Jürgen Müller", "Juergen Mueller"),
        ("Jürgen Müller", "Jurgen Muller"),
        ("Weiß", "Familie Weiss"),
        ("Renée Dupont", "Renee Dupont"),
        ("Frau Dr. Siegel", "Sophie Siegel"),
        ("Anna B.", "Anna Beispiel"),
        ("Bo Li", "Li Bo"),
        ("李 明", "李 明"),
        ("", "Anna Beispiel"),
        ("   ", "Anna Beispiel"),
    ],
)
def test_names_that_share_a_telling_word_agree(contact: str, person: str) -> None:
    """Case, order, umlauts, accents and titles do not keep two names of one person apart."""
    assert agree([contact], [person])


@pytest.mark.parametrize(
    ("contact", "person"),
    [
        ("Bernd Muster", "Anna Beispiel"),
        ("Herr Muster", "Herr Beispiel"),
        ("Dr. Muster", "Dr. Beispiel"),
        ("Muster GmbH", "Beispiel GmbH"),
        ("Kunde Muster", "Kunde Beispiel"),
        ("Familie Muster", "Familie Beispiel"),
        ("Muster und Sohn", "Beispiel und Sohn"),
        ("Muster Handy", "Beispiel Handy"),
        ("Muster Diensthandy", "Beispiel Diensthandy"),
        ("Muster Buero", "Beispiel Büro"),
        ("Bad Hamburger Straße 5", "Küche Bremer Straße 7"),
        ("von der Muster", "von der Beispiel"),
        ("Al Muster", "Al Beispiel"),
        ("Bad Hauptstr. 5", "Jens Dach"),
        ("A. M.", "A. B."),
        ("Frau", "Frau Beispiel"),
        ("123", "456"),
    ],
)
def test_names_that_share_only_empty_words_do_not_agree(contact: str, person: str) -> None:
    """Titles, company words, notes to self, initials and digits say nothing about a person."""
    assert not agree([contact], [person])


def test_the_organisation_and_every_known_name_count() -> None:
    """A contact agrees by its organisation, and with any of the names that the ledger knows."""
    assert agree(["Zentrale", "Tischlerei Holzmann"], ["Petra Holzmann"])
    assert agree(["Küche Ammerländer Heerstr."], ["Ingrid Umbau", "Küche Ammerländer Heerstr."])
    assert not agree(["Zentrale", ""], ["Petra Holzmann"])


def test_a_contact_agrees_with_nobody_where_the_ledger_names_nobody() -> None:
    """Agreement needs a name on the other side."""
    assert not agree(["Anna"], [])


def test_words_are_folded_and_cleared_of_what_tells_nothing() -> None:
    """What is compared is folded, and only what can tell a person."""
    assert words("Dr. Jörg Straße-Mueller GmbH 2") == {"jorg", "muller"}
