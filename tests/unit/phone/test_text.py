"""What a field holds before any plan is asked, at the edges: scripts, quotes, parameters, dates, addresses."""

from __future__ import annotations

import pytest

from abaudit.model.readings import Exact, Review
from abaudit.phone import read
from abaudit.phone.text import Plain, plain

ARABIC, PERSIAN = ("".join(map(chr, range(zero, zero + 10))) for zero in (0x660, 0x6F0))


def _in(script: str, digits: str) -> str:
    return digits.translate({ord("0") + value: sign for value, sign in enumerate(script)})


def test_digits_of_one_other_script_are_read_beside_any_label() -> None:
    """The colon and the letters of a label are no digits of a second script."""
    assert read(f"Tel.: {_in(ARABIC, '030 23125000')}", "DE") == Exact("+493023125000", "region")


@pytest.mark.parametrize(
    "text", [_in(ARABIC, "0171 392000") + _in(PERSIAN, "0"), _in(ARABIC, "0171 392000") + "9"], ids=["two", "nine"]
)
def test_digits_of_two_scripts_are_a_doubt(text: str) -> None:
    """Whichever two they are, and be it a single nine."""
    reading = read(text, "DE")
    assert isinstance(reading, Review)
    assert reading.reason == "mixed-scripts"


@pytest.mark.parametrize("prefix", ["", "tel:"])
def test_a_harmless_parameter_does_not_hide_a_turned_text(prefix: str) -> None:
    """A sub-address says nothing, but what the signs say before it still counts."""
    text = f"\u202e{prefix}030 23125000;isub=1"
    assert plain(text) == Plain("030 23125000", "direction-override")
    assert read(text, "DE") == Review("direction-override", ("+493023125000",))


def test_a_quotation_mark_alone_quotes_nothing() -> None:
    """It is a sign and not an empty text in quotes."""
    assert plain('"') == Plain('"')


@pytest.mark.parametrize("text", ["02.21.47-10123", "02-21 47 10 123"])
def test_a_number_that_begins_like_a_date_is_no_date(text: str) -> None:
    """Only a date on both sides of a dash makes a span of days."""
    assert read(text, "DE") == Exact("+492214710123", "region")


def test_two_dates_written_in_two_ways_are_no_number() -> None:
    """The first dash that parts two dates counts, whatever dashes the second one holds."""
    assert read("01.01.2026-2026-02-01", "DE") == Review("not-a-number")
