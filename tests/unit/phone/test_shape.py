"""The signs between digits, at the edges: brackets, strokes, dashes and what they leave of a number."""

from __future__ import annotations

import pytest

from abaudit.model.readings import Exact, Review
from abaudit.phone import read
from abaudit.phone.shape import shape_of


def _several(*numbers: str) -> Review:
    return Review("several-numbers", numbers)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("(030) 231", "+4930231"),
        ("(030231) 250", "+4930231250"),
        ("(0302312) 5000", "+493023125000"),
        ("03(0) 23125000", "+493023125000"),
    ],
)
def test_brackets_hold_up_to_six_digits_and_leave_three(text: str, number: str) -> None:
    """They may begin one digit behind the trunk prefix; at least three digits stand behind them."""
    assert read(text, "DE") == Exact(number, "region")


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("(030231) 25", Review("odd-signs", ("+493023125",))),
        ("(03023125) 000", Review("odd-signs", ("+493023125000",))),
        ("030 (2)3125000", Review("odd-signs", ("+493023125000",))),
        ("030 (23125) 000", Review("odd-signs", ("+493023125000",))),
        ("(030) (231) 25000", Review("odd-signs", ("+493023125000",))),
        ("089 (99998123)", Review("extension", ("+498999998123",))),
        ("030 23125 (000)", Review("extension", ("+493023125", "+493023125000"))),
    ],
)
def test_other_brackets_are_a_doubt_that_names_the_number(text: str, reading: Review) -> None:
    """At the end they may hold an extension, and what stands before them is named where it is a number."""
    assert read(text, "DE") == reading


def test_a_bracket_in_a_bracket_has_no_shape() -> None:
    """Not even where the first one opens before all digits."""
    assert shape_of("(030 (231) 25000") is None
    assert shape_of("(030 (23125000))") is None


@pytest.mark.parametrize(("text", "named"), [("030 23125000)", "+493023125000"), ("(030) 23125000)", "+493023125000")])
def test_a_bracket_that_nothing_opens_hides_no_number(text: str, named: str) -> None:
    """It is refused, and the number before it is named."""
    assert read(text, "DE") == Review("odd-signs", (named,))


def test_three_digits_behind_a_stroke_are_a_number_and_two_a_list() -> None:
    """The shortest subscriber number has three; "0302/31" may be 0302 and 0331."""
    assert read("0302/312", "DE") == Exact("+49302312", "region")
    assert read("0302/31", "DE") == _several("+4930231")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("030 231 - 250", ("+4930231", "+4930231250")),
        ("0 30231 - 250", ("+4930231", "+4930231250")),
        ("030 2312 - 500", ("+49302312", "+49302312500")),
        ("030 2312 - 2311", ("+49302312", "+493023122311")),
        ("030 23125 - 126", ("+493023125", "+493023125126")),
        ("030 23125-15-18", ("+49302312515", "+4930231251518")),
        ("0 30-23125-15-18", ("+49302312515", "+4930231251518")),
        ("+49 40 66969-123 - 12", ("+494066969123", "+49406696912312")),
    ],
)
def test_a_dash_before_what_can_be_another_line_is_a_range(text: str, named: tuple[str, ...]) -> None:
    """A greater number, one as long as the number itself, or a second direct dial: the first line and all digits."""
    assert read(text, "DE") == _several(*named)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("030 231 - 231", "+4930231231"),
        ("030 23125 - 125", "+493023125125"),
        ("030 23125 - 5000", "+4930231255000"),
        ("030/23125-000-12", "+49302312500012"),
        ("+49 30-23125-15-18", "+4930231251518"),
        ("030 - 23125-15-18", "+4930231251518"),
    ],
)
def test_a_dash_before_what_is_no_other_line_is_a_direct_dial(text: str, number: str) -> None:
    """No greater number, a longer one, a close dash behind three digits, or dashes between all groups: one number."""
    reading = read(text, "DE")
    assert isinstance(reading, Exact)
    assert reading.e164 == number


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("+49 40 66969-1234 - 12", ("+494066969", "+4940123412")),
        ("030/23125-12-123", ("+493023125", "+493012123")),
        ("030/23125-123-12", ("+493023125", "+493012312")),
    ],
)
def test_groups_too_long_for_two_direct_dials_are_two_numbers_of_one_town(text: str, named: tuple[str, ...]) -> None:
    """More than eleven digits are cut where two numbers come out, the second behind the same area code."""
    assert read(text, "DE") == _several(*named)


def test_a_trunk_zero_alone_is_no_area_code_of_a_neighbour() -> None:
    """The digits behind it are the area code, which the plan has at home."""
    assert read("0 30 2312500", "DE") == Exact("+49302312500", "region")


def test_a_country_code_glued_to_itself_is_doubted_by_the_first_group() -> None:
    """One cut is enough to see that the plan groups the number otherwise."""
    named = ("+492214710123", "+49492214710123")
    assert read("+4949221 4710123", "DE") == Review("doubled-country-code", named)
