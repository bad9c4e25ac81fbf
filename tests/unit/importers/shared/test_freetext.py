from __future__ import annotations

import pytest

from abaudit.importers.shared.freetext import numbers_in


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("ruf 0171 3920001 an", ("0171 3920001",)),
        ("Büro: +49 30 23125-001, privat (069) 90009 002.", ("+49 30 23125-001", "(069) 90009 002")),
        ("0171\xa03920001", ("0171 3920001",)),
        ("030 23125\u2011001", ("030 23125-001",)),
        ("491713920001", ("491713920001",)),
        ("Zeile\n0171 3920001\nund 0171 3920002", ("0171 3920001", "0171 3920002")),
    ],
)
def test_numbers_in_a_text_are_found(text: str, numbers: tuple[str, ...]) -> None:
    """Written with a plus or a zero, or as a spreadsheet leaves them, in order and as they are written."""
    assert numbers_in(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        *("", "morgens", "01.05.1980", "2026-05-01", "26129 Oldenburg", "0,50 EUR", "Nr. 4711", "a0171392@example.org"),
        *("DE02120300000000202051", "https://example.org/0171392/0001", "x0171 3920001y"),
    ],
)
def test_what_is_no_number_is_not_told(text: str) -> None:
    """Dates, prices, accounts and addresses are no telephone numbers."""
    assert numbers_in(text) == ()


def test_a_text_of_numbers_is_told_up_to_a_bound() -> None:
    """Fifty numbers of one text are enough to know that there are many."""
    assert len(numbers_in("0171 3920001\n" * 400)) == 50
    assert numbers_in("x" * 30_000 + " 0171 3920001") == ()
