"""Each step of a reading, in words."""

from __future__ import annotations

import pytest
from phonenumbers import PhoneNumberType, example_number_for_type

from abaudit.model.readings import Exact, NoNumber, Review
from abaudit.phone import read
from abaudit.phone.trace import PRIVATE, STEPS, TRANSLATED, ReadingStep, trace

ANNA = "+491713920001"


def codes(text: str, region: str = "DE") -> list[str]:
    """The codes of the steps that *text* takes."""
    return [step.code for step in trace(text, region)]


def step(text: str, code: str, region: str = "DE") -> ReadingStep:
    """The only step of *text* with this code."""
    (found,) = [step for step in trace(text, region) if step.code == code]
    return found


@pytest.mark.parametrize(
    ("text", "region", "expected"),
    [
        ("0171 3920001", "DE", ["says", "digits", "trunk", "valid", "exact"]),
        ("+49 171 3920001", "DE", ["says", "digits", "plus", "valid", "exact"]),
        ("+49 (0)171 3920001", "DE", ["says", "digits", "plus", "trunk-dropped", "valid", "exact"]),
        ("0049 171 3920001", "DE", ["says", "digits", "dialled-abroad", "valid", "exact"]),
        ("612 34 56 78", "ES", ["says", "digits", "complete", "valid", "exact"]),
        ("Tel. 0171 3920001 (privat)", "DE", ["says", "label", "label", "digits", "trunk", "valid", "exact"]),
        ('="0171 3920001"', "DE", ["says", "plain", "digits", "trunk", "valid", "exact"]),
        ("3920023", "DE", ["says", "digits", "no-way", "review", "candidates"]),
        ("030 23125-15/16", "DE", ["says", "digits", "trunk", "doubt", "review", "pieces", "candidates"]),
        ("4,91714E+12", "DE", ["says", "review"]),
        ("tel:+49-221-4710-200;ext=15", "DE", ["says", "plain", "review", "candidates"]),
        ("01.02.2026", "DE", ["says", "review"]),
        ("fragen!", "DE", ["says", "review"]),
        ("*100#", "DE", ["says", "none"]),
        ("112", "DE", ["says", "digits", "no-way", "none"]),
        ("", "DE", ["says", "blank", "none"]),
        (" - ", "DE", ["says", "blank", "none"]),
    ],
)
def test_the_steps_are_those_that_the_text_takes(text: str, region: str, expected: list[str]) -> None:
    """A step is told where it was taken, in its order, and no other."""
    assert codes(text, region) == expected


def test_several_ways_name_the_numbers() -> None:
    """Digits that can be two valid numbers are told with both: an Italian zero in brackets may count or not."""
    example = example_number_for_type("IT", PhoneNumberType.MOBILE)
    assert example is not None
    mobile = str(example.national_number)
    steps = trace(f"+39 (0){mobile}", "IT")
    assert [step.code for step in steps] == ["says", "digits", "several-ways", "review", "candidates"]
    assert set(steps[2].value("numbers").split(", ")) == {f"+39{mobile}", f"+390{mobile}"}


def test_labels_are_told_as_they_are_written() -> None:
    """What was cut off before and behind the number is shown."""
    labels = [found.value("label") for found in trace("Tel. 0171 3920001 (privat)", "DE") if found.code == "label"]
    assert labels == ["Tel.", "(privat)"]


def test_what_is_taken_off_and_put_before_is_named() -> None:
    """Trunk zero and country code are told with the country's name."""
    assert dict(step("0171 3920001", "trunk").values) == {"trunk": "0", "code": "49", "country": "Germany"}
    assert step("0049 (0)171 3920001", "dialled-abroad").value("prefix") == "00"
    assert step("0049 (0)171 3920001", "trunk-dropped").value("trunk") == "0"
    assert step("+46 70 1740605", "plus").value("country") == "SE"
    assert step("+800 12345678", "plus").value("country") == "no single country"


@pytest.mark.parametrize("text", ["0171 3920001", "3920023", "112", "", "+49 171 3920001 / 0171 3920002"])
def test_the_last_steps_say_what_the_reading_says(text: str) -> None:
    """The outcome is the reading that everything else goes by."""
    steps = trace(text, "DE")
    match read(text, "DE"):
        case Exact(e164=e164):
            assert steps[-1] == ReadingStep("exact", (("number", e164),))
        case Review(candidates=candidates):
            assert "review" in codes(text)
            assert not candidates or steps[-1].value("numbers") == ", ".join(candidates)
        case NoNumber():
            assert steps[-1].code == "none"


def test_every_sentence_takes_the_values_of_its_step() -> None:
    """A step's sentence can be filled, and every value in it is shown, hidden or translated on purpose."""
    texts = ("Tel. +49 (0)171 3920001", "00491713920001", "0171 3920001", "3920001", "112", '="030 23125-15/16"', "")
    for text in texts:
        for told in trace(text, "DE"):
            assert STEPS[told.code].format(**dict(told.values))
            assert {name for name, _value in told.values} <= PRIVATE | TRANSLATED | {"code", "prefix", "trunk"}


def test_a_step_shows_no_value_in_its_repr() -> None:
    """Neither a traceback nor a log line can show what a field holds."""
    assert "3920001" not in repr(trace("0171 3920001", "DE"))


def test_a_value_that_a_step_lacks_is_an_error() -> None:
    """Asking for another value than the step has is a slip of the caller's."""
    with pytest.raises(KeyError):
        step(ANNA, "exact").value("text")
