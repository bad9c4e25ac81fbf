"""How long proof is kept: periods as written, and the last day that they lead to."""

from __future__ import annotations

from datetime import date

import pytest

from abaudit.model.house import PROPOSED, Retention, retention


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("3 years", Retention(3, "years")),
        ("1 year", Retention(1, "years")),
        ("18 months", Retention(18, "months")),
        ("end of 3 years", Retention(3, "years", to_year_end=True)),
        ("3 Jahre", Retention(3, "years")),
        ("6 Monate", Retention(6, "months")),
        ("Ende des 3. Jahres", Retention(3, "years", to_year_end=True)),
        (" ende  3 jahre ", Retention(3, "years", to_year_end=True)),
        ("0 months", Retention(0, "months")),
        ("100 years", Retention(100, "years")),
        ("1200 months", Retention(1200, "months")),
    ],
)
def test_a_period_is_read_in_both_languages(written: str, period: Retention) -> None:
    """Years and months, to the day or to the end of the year."""
    assert retention(written) == period


@pytest.mark.parametrize(
    "written",
    ["", "3", "years", "-3 years", "3.5 years", "three years", "101 years", "1201 months", "forever", "² years"],
)
def test_what_is_no_period_is_none(written: str) -> None:
    """Nothing is guessed: no unit, no number, a fraction, a sign, or longer than a century."""
    assert retention(written) is None


@pytest.mark.parametrize(
    ("period", "ended", "last"),
    [
        (PROPOSED, date(2026, 9, 14), date(2029, 12, 31)),
        (PROPOSED, date(2026, 1, 1), date(2029, 12, 31)),
        (PROPOSED, date(2026, 12, 31), date(2029, 12, 31)),
        (Retention(3, "years"), date(2026, 9, 14), date(2029, 9, 14)),
        (Retention(1, "years"), date(2024, 2, 29), date(2025, 2, 28)),
        (Retention(4, "years"), date(2024, 2, 29), date(2028, 2, 29)),
        (Retention(1, "months"), date(2026, 1, 31), date(2026, 2, 28)),
        (Retention(1, "months"), date(2026, 11, 30), date(2026, 12, 30)),
        (Retention(2, "months"), date(2026, 11, 30), date(2027, 1, 30)),
        (Retention(12, "months"), date(2026, 12, 1), date(2027, 12, 1)),
        (Retention(18, "months", to_year_end=True), date(2026, 9, 14), date(2028, 12, 31)),
        (Retention(0, "months"), date(2026, 9, 14), date(2026, 9, 14)),
        (Retention(100, "years"), date(9950, 1, 1), date.max),
        (Retention(0, "years", to_year_end=True), date(9999, 1, 1), date.max),
    ],
)
def test_the_last_day(period: Retention, ended: date, last: date) -> None:
    """The same day of the later month, its last day where it has no such day, or the end of that year."""
    assert period.last_day(ended) == last


@pytest.mark.parametrize("period", [PROPOSED, Retention(18, "months"), Retention(1, "years")])
def test_a_period_is_written_as_it_is_read(period: Retention) -> None:
    """What is shown can be copied into abaudit.yaml."""
    assert retention(str(period)) == period
