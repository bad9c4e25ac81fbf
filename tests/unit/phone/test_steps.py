"""Each step of a reading with all its values, from the field as it is written to the outcome."""

from __future__ import annotations

import phonenumbers
import pytest

from abaudit.model.readings import NONE_REASONS, REVIEW_REASONS
from abaudit.phone.trace import trace

Steps = list[tuple[str, dict[str, str]]]

GERMAN = {"code": "49", "country": "Germany"}


def _told(text: str, region: str = "DE") -> Steps:
    """The steps behind the first, which must repeat the field as it is."""
    first, *others = trace(text, region)
    assert (first.code, dict(first.values)) == ("says", {"text": text})
    return [(step.code, dict(step.values)) for step in others]


def _read_as(number: str, country: str = "Germany") -> Steps:
    """The last steps of an exact reading."""
    return [("valid", {"number": number, "country": country}), ("exact", {"number": number})]


OFFICE = _read_as("+493023125000")
HOME: Steps = [("digits", {"digits": "03023125000"}), ("trunk", {"trunk": "0", **GERMAN}), *OFFICE]


def _label(text: str) -> Steps:
    return [("label", {"label": text})]


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("030 23125000", HOME),
        ("(030) 23125000", HOME),
        ("Tel. 030 23125000 (privat)", [*_label("Tel."), *_label("(privat)"), *HOME]),
        ("Büro: 030 23125000 .", [*_label("Büro:"), *HOME]),
        ("030 23125000 ☎", [*_label("☎"), *HOME]),
        ("030 23125000 FAX", [*_label("FAX"), *HOME]),
        (" 030 23125000 ", [("plain", {"text": "030 23125000"}), *HOME]),
        ("+49 30 23125000", [("digits", {"digits": "+493023125000"}), ("plus", GERMAN), *OFFICE]),
        (
            "0049 30 23125000",
            [("digits", {"digits": "00493023125000"}), ("dialled-abroad", {"prefix": "00", **GERMAN}), *OFFICE],
        ),
        (
            "+49 (0)30 23125000",
            [("digits", {"digits": "+4903023125000"}), ("plus", GERMAN), ("trunk-dropped", {"trunk": "0"}), *OFFICE],
        ),
        (
            "+46 70 174 06 05",
            [
                ("digits", {"digits": "+46701740605"}),
                ("plus", {"code": "46", "country": "SE"}),
                *_read_as("+46701740605", "SE"),
            ],
        ),
    ],
)
def test_an_exact_reading_is_told_with_every_value(text: str, steps: Steps) -> None:
    """What is taken off and put before is told in the order in which it happens, with the plan that has the number."""
    assert _told(text) == steps


def test_a_number_written_whole_gets_only_its_country_code() -> None:
    """Where a plan needs no prefix, none is said to be taken off."""
    assert _told("(202) 555-0100", "US") == [
        ("digits", {"digits": "2025550100"}),
        ("complete", {"code": "1", "country": "North America"}),
        *_read_as("+12025550100", "North America"),
    ]


def test_a_code_beyond_all_countries_has_no_country() -> None:
    """International freephone numbers belong to no single country."""
    number = phonenumbers.example_number_for_non_geo_entity(800)
    assert number is not None
    written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    nowhere = {"code": "800", "country": "no single country"}
    assert _told(written) == [
        ("digits", {"digits": written}),
        ("plus", nowhere),
        *_read_as(written, "no single country"),
    ]


def _review(reason: str, *candidates: str) -> Steps:
    named: Steps = [("candidates", {"numbers": ", ".join(candidates)})] if candidates else []
    return [("review", {"reason": REVIEW_REASONS[reason]}), *named]


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        (
            "030 23125-15/16",
            [
                ("digits", {"digits": "030231251516"}),
                ("trunk", {"trunk": "0", **GERMAN}),
                ("doubt", {"number": "+4930231251516"}),
                ("review", {"reason": REVIEW_REASONS["several-numbers"]}),
                ("pieces", {"text": "030 23125-15 | 16"}),
                ("candidates", {"numbers": "+49302312515, +49302312516"}),
            ],
        ),
        (
            "030 231 - 250",
            [
                ("digits", {"digits": "030231250"}),
                ("trunk", {"trunk": "0", **GERMAN}),
                ("doubt", {"number": "+4930231250"}),
                *_review("several-numbers", "+4930231", "+4930231250"),
            ],
        ),
        ("Tel030 23125000", _review("letters", "+493023125000")),
        ("www.030 23125000", _review("web-or-mail-address")),
        ("00 49 30", [("digits", {"digits": "004930"}), ("no-way", {}), *_review("not-valid-in-plan")]),
        (
            "110",
            [("digits", {"digits": "110"}), ("no-way", {}), ("none", {"reason": NONE_REASONS["emergency-number"]})],
        ),
        ("", [("blank", {}), ("none", {"reason": NONE_REASONS["empty"]})]),
        ("*31#", [("none", {"reason": NONE_REASONS["dialling-code"]})]),
        ("0" * 101, _review("too-long")),
        ("mail@example.org", _review("web-or-mail-address")),
        ("4,91713E+12", _review("spreadsheet-damage")),
        ("Tel 4,91713E+12", _review("spreadsheet-damage")),
        ("01.02.2026", _review("not-a-number")),
        ("nobody", _review("no-digits")),
        ("*31#03023125000", _review("dialling-code", "+493023125000")),
        ("#03023125000", _review("dialling-code", "+493023125000")),
        ("*03023125000", _review("dialling-code", "+493023125000")),
        ("030 23125000 ext 5", _review("extension", "+493023125000")),
        (
            "\u202e030 23125000",
            [("plain", {"text": "030 23125000"}), *_review("direction-override", "+493023125000")],
        ),
    ],
)
def test_what_is_not_read_stops_where_it_was_refused(text: str, steps: Steps) -> None:
    """No digits are told of what is no plain number, and a doubt comes behind what the digits alone would be."""
    assert _told(text) == steps
