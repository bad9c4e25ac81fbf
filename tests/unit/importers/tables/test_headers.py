from __future__ import annotations

import pytest

from abaudit.importers.tables.headers import find, fold, fold_pattern, number_in, repaired

KNOWN = {
    fold_pattern(header): header for header in ("Telefon geschäftlich", "Telefon privat", "Phone # - Value", "Ort")
}


@pytest.mark.parametrize(
    "header",
    [
        "Telefon geschäftlich",
        "TELEFON (GESCHÄFTLICH)",
        " Telefon  geschäftlich ",
        "Telefon gesch\ufffdftlich",
        "Telefon gesch\ufffd\ufffdftlich",
        "Telefon gesch?ftlich",
        "Telefon gesch„ftlich",
        "Telefon geschÃ¤ftlich",
        "Telefon gescha\u0308ftlich",
    ],
)
def test_damage_does_not_hide_a_header(header: str) -> None:
    """Case, blanks, punctuation, lost letters and double encoding do not matter."""
    assert find(header, KNOWN) == "Telefon geschäftlich"


@pytest.mark.parametrize("header", ["Phone 1 - Value", "phone 12 value", "Phone 3 \ufffd Value", "Phone 1 â€“ Value"])
def test_a_number_stands_for_any(header: str) -> None:
    """A layout's # stands for any number, in a damaged header too."""
    assert find(header, KNOWN) == "Phone # - Value"


@pytest.mark.parametrize(
    "header", ["", "Telefon", "\ufffd\ufffd", "O\ufffd", "Telefon \ufffd", "x" * 500, "Phone Value"]
)
def test_no_header_is_found_in_doubt(header: str) -> None:
    """What is not known, too long, or too much destroyed is not found."""
    assert find(header, KNOWN) is None


def test_two_possible_headers_are_none() -> None:
    """A destroyed letter that leaves two headers possible decides for neither."""
    assert find("Or\ufffde", {"orte": 1, "orgie": 2, "orme": 3}) is None


def test_folding() -> None:
    """Folding keeps letters and digits alone, and marks what was lost."""
    assert fold("E-Mail 2: Adresse") == "email2adresse"
    assert fold("Straße") == "strasse"
    assert fold("Str\ufffde") == "str\ufffde"
    assert fold("E‑Mail") == "email"


def test_repair() -> None:
    """Double-encoded UTF-8 is put right, everything else stays as it is."""
    assert repaired("GeschÃ¤ft") == "Geschäft"
    assert repaired("Ã\x9fa") == "ßa"
    assert repaired("Geschäft") == "Geschäft"
    assert repaired("Łódź") == "Łódź"


def test_the_number_of_a_column() -> None:
    """A repeated column is known by its first number."""
    assert number_in("Phone 12 - Value 3") == "12"
    assert number_in("Phone") == ""
