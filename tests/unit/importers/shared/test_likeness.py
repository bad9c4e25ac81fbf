from __future__ import annotations

import pytest

from abaudit.importers.shared.likeness import holds_number, may_hold_number


@pytest.mark.parametrize(
    "text",
    [
        "0171 3920001",
        "+49 171 3920001",
        "(030) 23125-001",
        "ruf 0171/3920001 an",
        "491713920001",
        "1713920001",
        "4,91713E+12",
        '"0171 3920001"',
        "0171392000 / 0171392001",
        "0171 3920001 / 0171 3920002",
        "\n0171 3920001\nx",
    ],
)
def test_numbers(text: str) -> None:
    """What looks like a telephone number, in a text too, or what a spreadsheet left of one."""
    assert holds_number(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        *("", "Anna", "01.05.1980", "1980-05-01", "01067", "26129 Oldenburg", "5,00 EUR", "0.0012345", "12345678"),
        *(
            "a0171392@example.org",
            "0171392000@example.org",
            "DE02120300000000202051",
            "00000000000000000000",
            "00:12:34",
        ),
    ],
)
def test_no_numbers(text: str) -> None:
    """Dates, postal codes, prices, addresses and accounts are none."""
    assert not holds_number(text.encode())


def test_digits_enough() -> None:
    """Five digits near each other may be a number."""
    assert may_hold_number(b"12 34/5")
    assert not may_hold_number(b"1234 and far away 5")
