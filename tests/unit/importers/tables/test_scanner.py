from __future__ import annotations

import csv

import pytest

from abaudit.importers.tables.scanner import count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("a;1\nb;2\n", 2),
        ("a; \nb;\nc\n", 0),
        ('a;"1\n2";x\n', 1),
        ("a;1\r\r\nb;2\r\r\n", 2),
        ("a;1\rb;2\n", 1),
        ("\0;1\n", 1),
        (f'a;"{"x" * 200_000}"\n', 1),
    ],
)
def test_counting(text: str, expected: int) -> None:
    """Cells of the column with anything but blanks are counted, whatever stands in them."""
    assert count(text, ";", [1], cr_ends=False) == expected


def test_carriage_returns_that_end_rows() -> None:
    """Told that a CR ends a row, it counts so."""
    assert count("a;1\rb;2", ";", [1], cr_ends=True) == 2


def test_several_columns() -> None:
    """Each column counts for itself, and one that a row does not have counts nothing."""
    assert count("1,2,3\n4\n", ",", [0, 2, 9], cr_ends=False) == 3


def test_an_endless_line_is_cut() -> None:
    """A line of millions of cells is looked at up to its first million characters, and the next line is whole."""
    assert count("a;1;" + "b;" * 1_000_000 + "\nc;2\n", ";", [1, 1_999_999], cr_ends=False) == 2


def test_the_limit_of_csv_is_put_back() -> None:
    """What others have set for csv stays as it was."""
    before = csv.field_size_limit()
    count("a;1", ";", [0], cr_ends=False)
    assert csv.field_size_limit() == before
