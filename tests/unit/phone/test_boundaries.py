"""The edges of the readings: how short, how long, how many zeros, how many digits."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

from abaudit.model.readings import Exact, Review, kind_of
from abaudit.phone import LONGEST_CELL, library_version, plan, read, split, variants
from abaudit.phone.careful import LONGEST
from abaudit.phone.shape import NumberShape, shape_of
from abaudit.phone.text import Plain, plain
from abaudit.phone.trace import trace

TWO_NUMBERS = "0171 3920000; 0171 3920001"


@pytest.mark.parametrize(
    ("text", "reason", "named"),
    [
        ("+049 30 23125000", "added-or-dropped-digits", ("+493023125000",)),
        ("+00049 30 23125000", "added-or-dropped-digits", ("+493023125000",)),
        ("+49 00 30 23125000", "added-or-dropped-digits", ("+493023125000",)),
        ("+49 49 0 30 23125000", "doubled-country-code", ("+493023125000",)),
        ("+49 0 49 30 23125000", "doubled-country-code", ("+493023125000",)),
        ("+49 0049 30 23125000", "doubled-country-code", ("+493023125000",)),
    ],
)
def test_a_zero_too_many_is_named_without_it(text: str, reason: str, named: tuple[str, ...]) -> None:
    """Zeros before or behind the country code, and the code written twice around them, lead to the one number meant."""
    assert read(text, "DE") == Review(reason, named)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("030 231 030 232", ("+4930231", "+4930232")),
        ("030 231 030 231", ("+4930231",)),
        ("030 231250 2312", ("+4930231250", "+49302312")),
        ("030 231250 23125", ("+4930231250", "+493023125")),
    ],
)
def test_a_second_number_has_a_prefix_or_makes_the_first_too_long(text: str, named: tuple[str, ...]) -> None:
    """Four digits behind an ordinary number of eleven are a second one in the same town; with a prefix, always."""
    assert read(text, "DE") == Review("several-numbers", named)


@pytest.mark.parametrize("text", ["030 23125 2312", "030 231250 231"])
def test_up_to_eleven_digits_or_with_three_more_it_is_a_direct_dial(text: str) -> None:
    """An ordinary length, or a tail of up to three digits, leaves one number."""
    assert isinstance(read(text, "DE"), Exact)


def test_a_cell_is_searched_up_to_its_longest_length() -> None:
    """With exactly as many characters it is cut, with one more it is left alone."""
    assert split(TWO_NUMBERS.ljust(LONGEST_CELL), "DE") == tuple(TWO_NUMBERS.split("; "))
    longer = TWO_NUMBERS.ljust(LONGEST_CELL + 1)
    assert split(longer, "DE") == (longer,)


def test_a_cell_as_long_as_may_be_searched_is_cut_wherever_its_blanks_stand() -> None:
    """The length that is searched is that of the numbers with all that stands between them."""
    first, second = TWO_NUMBERS.split("; ")
    full = f"{first};{second.rjust(LONGEST_CELL - len(first) - 1)}"
    assert len(full) == LONGEST_CELL
    assert split(full, "DE") == (first, second)


def test_pieces_are_cut_further_by_every_separator_that_is_less_clear() -> None:
    """A list in one piece of a list comes apart, too."""
    assert split(f"030 23125000 ::: {TWO_NUMBERS}", "DE") == ("030 23125000", *TWO_NUMBERS.split("; "))


@pytest.mark.parametrize("end", [";", "\n;", ",", " |"])
def test_a_long_list_names_its_numbers_though_a_separator_ends_it(end: str) -> None:
    """It is too long for one number, and what is left over at its end is no empty piece."""
    numbers = [f"030 231250{place:02}" for place in range(9)]
    named = tuple(f"+4930231250{place:02}" for place in range(5))
    assert read("; ".join(numbers) + end, "DE") == Review("several-numbers", named)


def test_one_number_before_a_separator_stays_as_it_is_written() -> None:
    """A list of one is not cut, not even at its end."""
    assert split("0171 3920000;", "DE") == ("0171 3920000;",)


@pytest.mark.parametrize("area", ["11", "341", "2966"])
def test_argentine_area_codes_of_every_length_keep_their_place_before_the_15(area: str) -> None:
    """With two, three or four digits of area code, each form of a mobile number names the other two."""
    local = "4" * (10 - len(area))
    assert plan.argentine_area(area + local) == len(area)
    forms = {f"+549{area}{local}", f"+54{area}{local}", f"+54{area}15{local}"}
    assert all({form, *variants(form)} == forms for form in forms)


def test_the_version_of_a_library_in_use_is_its_own_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the library is loaded, what is loaded counts, not what is installed."""
    monkeypatch.setitem(sys.modules, "phonenumbers", SimpleNamespace(__version__="0.1"))
    assert library_version() == "0.1"


@pytest.mark.parametrize("text", ["020 7946 0000", "0 20 7946 0000", "(0) 20 7946 0000"])
def test_a_neighbours_national_form_is_known_by_its_area_code(text: str) -> None:
    """A zero that stands alone is no area code of its own."""
    assert read(text, "DE") == Review("foreign-national-form", ("+442079460000",))


def test_a_stroke_may_stand_one_digit_beside_the_area_code_and_no_more() -> None:
    """Three of four digits before the stroke are a habit, two are not."""
    assert read("0152/28817386", "DE") == Exact("+4915228817386", "region")
    assert kind_of(read("015/228817386", "DE")) == "review"


def test_a_lone_zero_of_another_script_is_noticed() -> None:
    """One plain zero among digits of another script makes two scripts."""
    other = "171 3920000".translate({ord("0") + digit: ord("\u0660") + digit for digit in range(10)})
    assert read(f"0{other}", "DE") == Review("mixed-scripts", ("+491713920000",))


def test_separators_of_lines_and_paragraphs_are_line_ends() -> None:
    """Both of Unicode's own become a plain one, and signs of other scripts alone are no problem."""
    assert plain("030 23125000\u2028030 23125001\u2029Büro") == Plain("030 23125000\n030 23125001\nBüro", "")


def test_a_text_is_read_up_to_its_longest_length() -> None:
    """With exactly as many characters it is read, with one more it is too long, and no step tells its digits."""
    longest = f"({'a' * (LONGEST - 15)}) 030 23125000"
    assert len(longest) == LONGEST
    assert read(longest, "DE") == Exact("+493023125000", "region")
    assert "digits" in [step.code for step in trace(longest, "DE")]
    longer = f"(a{longest[1:]}"
    assert read(longer, "DE") == Review("too-long")
    assert [step.code for step in trace(longer, "DE")] == ["says", "review"]


def test_a_part_of_a_number_keeps_what_stands_between_its_digits() -> None:
    """Nothing stands before its first digit, and a plus belongs only to the beginning."""
    whole = shape_of("+49 30 23125-15")
    assert whole is not None
    assert whole.part(4, 11) == NumberShape(False, "2312515", ("", "", "", "", "", "-", ""), ())
    assert whole.part(0, 4) == NumberShape(True, "4930", ("", "", " ", ""), ())
