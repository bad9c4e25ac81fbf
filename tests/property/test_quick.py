"""The short way reads as the careful reader does, and a compiled plan knows the numbers that the library knows.

Fixed seeds: `make fuzz` tries ever new ones.
"""

from __future__ import annotations

import random

import pytest

import written_numbers
from abaudit.model.readings import Exact
from abaudit.phone import quick, read
from abaudit.phone.careful import read_one


def test_a_plan_is_what_the_library_says() -> None:
    """Of numbers of every country code: valid or not, and how the first group is cut."""
    chance = random.Random(20_261_127)
    assert [found for _ in range(30_000) if (found := written_numbers.plans_differ(chance))] == []


def test_the_short_way_says_what_the_careful_reader_says() -> None:
    """Whatever it answers, in every way of writing and from every region."""
    chance = random.Random(20_261_127)
    assert [found for _ in range(30_000) if (found := written_numbers.readings_differ(chance))] == []


def test_the_short_way_answers_the_ordinary() -> None:
    """Most of what reads EXACT does not need the careful reader; so the comparison above compares something."""
    chance = random.Random(20_261_127)
    texts = [written_numbers.written(chance) for _ in range(3_000)]
    exact = [each for each in texts if isinstance(read_one(*each), Exact)]
    assert sum(quick.exact(*each) is not None for each in exact) > len(exact) / 3


@pytest.mark.parametrize(
    "text",
    [
        "+491713920055",
        "+49 171 3920055",
        "+49 (0)171 3920055",
        "+49 (0) 171/3920055",
        "00491713920055",
        "01713920055",
        "0171 3920055",
        "0171/3920055",
        "0171-39 200 55",
        "(0171) 3920055",
        "(030) 23125 000",
        "030/23125-000",
        "tel:+49-171-3920055",
        "+49\xa0171\xa03920055",
        "+1 (201) 555-0123",
    ],
)
def test_what_people_write_is_ordinary(text: str) -> None:
    """Each is answered at once, and as the careful reader answers it."""
    assert quick.exact(text, "DE") == read_one(text, "DE") == read(text, "DE")


@pytest.mark.parametrize(
    "text",
    [
        "+49 49 171 3920055",  # the country code twice
        "+49 0171 3920055",  # a zero left over
        "0171 39200555",  # longer than in use
        "030 115",  # a service behind an area code
        "030 23125-15-16",  # another line
        "030231250 030231251",  # two numbers
        "0664 1234567",  # Austrian, in a German book
        "0171 392/0055",  # a stroke that is no area code's
        "01-02-2003",
        "0043 664 1234567 ",
        "+999 12345678",
        "",
    ],
)
def test_what_may_be_meant_otherwise_is_left_to_the_careful_reader(text: str) -> None:
    """None of these is answered at once."""
    assert quick.exact(text, "DE") is None


@pytest.mark.parametrize("region", ["ZZ", "", "US"])
def test_a_national_form_needs_its_country(region: str) -> None:
    """Where nothing is known of the region, or no zero is dialled there, the careful reader decides."""
    assert quick.exact("0171 3920055", region) is None
    assert quick.exact("+49 171 3920055", region) is not None
