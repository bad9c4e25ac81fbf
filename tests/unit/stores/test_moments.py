from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from abaudit.stores.moments import NoMoment, day, day_in, moment, zone_of


@pytest.mark.parametrize("text", ["2026-03-01", "01.03.2026", "1.3.2026"])
def test_a_day_is_written_in_two_ways(text: str) -> None:
    """Year-month-day and day.month.year, with or without leading zeros, are the same day."""
    assert day(text) == moment(text) == date(2026, 3, 1)


@pytest.mark.parametrize(
    "text", ["", "20260301", "2026-W09-7", "3/1/2026", "1.3.26", "2026-3-1", "2026-02-30", "0.1.2026", "٢٠٢٦-٠٣-٠١"]
)
def test_everything_else_is_no_day(text: str) -> None:
    """Other writings, American order and days that do not exist are refused."""
    with pytest.raises(NoMoment):
        day(text)


@pytest.mark.parametrize("text", ["2026-03-01T10:00:00Z", "2026-03-01t10:00:00.5z", "2026-03-01 11:00+01:00"])
def test_a_time_is_aware(text: str) -> None:
    """An RFC 3339 time comes back with its distance from UTC."""
    when = moment(text)
    assert isinstance(when, datetime)
    assert when.astimezone(UTC).replace(microsecond=0) == datetime(2026, 3, 1, 10, tzinfo=UTC)


@pytest.mark.parametrize("text", ["2026-03-01T10:00:00", "2026-03-01T25:00:00Z", "2026-02-30T10:00Z"])
def test_a_time_without_offset_or_existence_is_refused(text: str) -> None:
    """A local time could fall on two days; an hour 25 on none."""
    with pytest.raises(NoMoment):
        moment(text)


def test_the_ends_of_the_calendar_are_no_crash() -> None:
    """A time that leaves the calendar in the configured zone is refused like any other."""
    with pytest.raises(NoMoment):
        day_in(zone_of("Europe/Berlin"), datetime.max.replace(tzinfo=UTC))


@pytest.mark.parametrize("name", ["No/Where", "", "../etc", "/etc/passwd"])
def test_an_unknown_zone_says_what_to_install(name: str) -> None:
    """A zone that this machine does not know names the package that brings the zones."""
    with pytest.raises(NoMoment) as caught:
        zone_of(name)
    assert "tzdata" in caught.value.hint
