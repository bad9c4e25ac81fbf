"""Days and times as the reader writes them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest

from abaudit import i18n
from abaudit.reports.text.days import day, day_or_text, moment


@pytest.fixture
def german() -> Iterator[None]:
    """German, for one test."""
    i18n.use("de")
    yield
    i18n.use("en")


def test_days_are_iso_in_english() -> None:
    """English has too many ways of writing a day."""
    assert day(date(2026, 3, 1)) == "2026-03-01"


@pytest.mark.usefixtures("german")
def test_days_are_german_in_german() -> None:
    """German has one."""
    assert day(date(2026, 3, 1)) == "01.03.2026"


_MOMENTS = [
    ("2026-03-01T15:00:00+01:00", "01.03.2026 15:00:00 UTC+01:00"),
    ("2026-03-01T15:00:00+00:00", "01.03.2026 15:00:00 UTC"),
    ("2026-03-01T15:00:00.250000-03:30", "01.03.2026 15:00:00.250000 UTC-03:30"),
]


@pytest.mark.parametrize(("iso", "german"), _MOMENTS)
def test_moments_keep_their_distance_from_utc(iso: str, german: str) -> None:
    """No digit of a time gets lost in either language."""
    assert moment(datetime.fromisoformat(iso)) == iso
    i18n.use("de")
    try:
        assert moment(datetime.fromisoformat(iso)) == german
    finally:
        i18n.use("en")


@pytest.mark.usefixtures("german")
def test_only_a_day_alone_is_written_anew() -> None:
    """What somebody declared stays in his words, unless it is nothing but a day."""
    assert day_or_text("2026-11-20") == "20.11.2026"
    for text in ("", "2026-02-30", "on 2026-11-20", "Werkstatt"):
        assert day_or_text(text) == text
