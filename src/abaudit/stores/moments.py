"""Days and times as written in a ledger."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from abaudit.i18n import _
from abaudit.model.days import day_of, is_written_as_day

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_TIME = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?P<offset>[Zz]|[+-]\d\d:\d\d)?", re.ASCII)
"""``2026-03-01T15:00:00.5+01:00``, ``2026-03-01 15:00Z``"""


class NoMoment(ValueError):  # noqa: N818 - it says what the text is not
    """The text is no day or time; the message says why, ``hint`` what to do, both translated and without the text."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def day(text: str) -> date:
    """A day written year-month-day or day.month.year; raises `NoMoment`."""
    if not is_written_as_day(text):
        raise NoMoment(_("This must be a date such as 2026-03-01 or 01.03.2026."))
    found = day_of(text)
    if found is None:
        raise NoMoment(_("This date does not exist."))
    return found


def moment(text: str) -> date | datetime:
    """A day as above, or an RFC 3339 time, which comes back aware; raises `NoMoment`."""
    parts = _TIME.fullmatch(text)
    if parts is None:
        return day(text)
    if parts["offset"] is None:
        raise NoMoment(_("A time needs its distance from UTC at the end, such as +01:00 or Z."))
    try:
        return datetime.fromisoformat(text.upper())
    except ValueError:
        raise NoMoment(_("This date or time does not exist.")) from None


def day_in(zone: ZoneInfo, time: datetime) -> date:
    """The day on which an aware *time* falls in *zone*; raises `NoMoment` at the ends of the calendar."""
    try:
        return time.astimezone(zone).date()
    except OverflowError:
        raise NoMoment(_("This date or time does not exist.")) from None


def zone_of(name: str) -> ZoneInfo:
    """The time zone of that IANA name; raises `NoMoment` where this machine does not know it."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (OSError, LookupError, ValueError):
        raise NoMoment(
            _("The time zone of this audit is not known on this machine."),
            _("Install the time zones (the package tzdata), or check “timezone” in abaudit.yaml."),
        ) from None
