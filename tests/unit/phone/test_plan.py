"""What is asked of the number plans, at the edges: lengths, leading zeros, prefixes, short numbers."""

from __future__ import annotations

import phonenumbers
import pytest
from phonenumbers import PhoneNumberType

from abaudit.model.readings import Exact, NoNumber, Review
from abaudit.phone import plan, read

LONGEST = "+493023125001000"
"""As many digits as a number may have."""


def example(region: str, kind: int = PhoneNumberType.MOBILE) -> str:
    """The national number of the library's example for a region."""
    number = phonenumbers.example_number_for_type(region, kind)
    assert number is not None
    return phonenumbers.national_significant_number(number)


def test_a_zero_too_many_in_front_makes_another_number() -> None:
    """Where a plan's numbers begin with a zero, two of them are no such number, read whole or with its country code."""
    landline = example("IT", PhoneNumberType.FIXED_LINE)
    assert plan.is_valid(39, landline)
    assert not plan.is_valid(39, f"0{landline}")
    assert not isinstance(read(f"+39 0{landline}", "DE"), Exact)


def test_a_number_that_the_parser_shortens_is_none() -> None:
    """What the library calls valid and then reads with fewer digits is in no plan."""
    written = "810" + 7 * "2"
    assert phonenumbers.is_valid_number(phonenumbers.PhoneNumber(375, int(written)))
    assert not plan.is_valid(375, written)


def test_a_number_has_at_most_fifteen_digits() -> None:
    """With fifteen it is one, and may be named; with more neither, however long a plan lets its numbers be."""
    assert read(LONGEST, "DE") == Exact(LONGEST, "international")
    assert plan.lenient(LONGEST, "") == LONGEST
    for more in ("2", "23"):
        longer = LONGEST + more
        assert plan.lenient(longer, "") is None
        assert not plan.is_valid(49, longer.removeprefix("+49"))


def test_a_plan_is_open_where_its_lengths_differ_by_four() -> None:
    """Russia's and Kazakhstan's differ by four, Switzerland's by three."""
    assert plan.has_open_lengths(7)
    assert not plan.has_open_lengths(41)


def test_a_number_in_one_group_does_not_tell_whether_it_is_whole() -> None:
    """Two groups without trunk prefix are a whole number, one group says nothing of the prefix."""
    assert read(example("CO"), "CO") == Exact(f"+57{example('CO')}", "region")
    assert read(example("BO"), "BO") == Review("missing-prefix", (f"+591{example('BO')}",))


@pytest.mark.parametrize(("digits", "region"), [("2202", "GB"), ("51000", "IE"), ("1471", "GB")])
def test_a_short_number_as_long_as_a_neighbours_is_a_service_by_its_cost_or_its_1(digits: str, region: str) -> None:
    """A known cost, or a 1 in front whatever follows it, tells a service from a subscriber of the same town."""
    assert read(digits, region) == NoNumber("service-number")


def test_a_number_of_brazils_old_plan_is_read_in_its_present_form() -> None:
    """A mobile number from before the ninth digit can be just one of today's."""
    today = example("BR")
    old = today[:2] + today[3:]  # before the ninth digit came
    assert read(f"+55 {old}", "DE") == Exact(f"+55{today}", "international")


def test_digits_behind_a_whole_number_belong_to_it_where_they_are_none_themselves() -> None:
    """A second number must be one behind the area code of the first, however long both are together."""
    national = example("AT", PhoneNumberType.TOLL_FREE)
    text = f"0{national[:3]} {national[3:]} 1328"
    assert read(text, "AT") == Exact(f"+43{national}1328", "region")
    assert not plan.is_valid(43, f"{national[:3]}1328")


def test_a_number_that_repeats_its_country_code_at_home_is_a_doubt() -> None:
    """In a plan without trunk prefix a mobile number may be a landline with its country code and no plus."""
    landline = example("IT", PhoneNumberType.FIXED_LINE)[:8]
    assert read(f"39 {landline}", "IT") == Review("missing-plus", (f"+39{landline}", f"+3939{landline}"))


def test_a_neighbours_number_that_is_one_at_home_as_well_names_both() -> None:
    """The area code set apart is the neighbour's; the number at home comes first."""
    national = example("AT")
    named = (f"+49{national}", f"+43{national}")
    assert read(f"0{national[:3]} {national[3:]}", "DE") == Review("foreign-national-form", named)


@pytest.mark.parametrize(
    ("text", "region", "reading"),
    [
        ("493023125000", "XX", Review("missing-prefix", ("+493023125000",))),
        ("123456", "ES", Review("missing-prefix")),
        ("1234567", "ES", Review("not-valid-in-plan")),
        ("00", "ES", Review("missing-prefix")),
        ("12345 12345 12345", "DE", Review("missing-prefix")),
        ("12345 12345 12345 6", "DE", Review("too-long")),
        ("+49 3023125000123456", "DE", Review("not-valid-in-plan")),
        ("+49 30231250001234567", "DE", Review("too-long")),
    ],
)
def test_the_length_decides_what_is_said_of_no_number(text: str, region: str, reading: Review) -> None:
    """Six digits may lack a prefix, more than fifteen are too long; behind a plus three more may be one's slip."""
    assert read(text, region) == reading
