"""The one way in which a person writes a day: 2026-03-01, or 01.03.2026; options and all files share it."""

from __future__ import annotations

import re
from datetime import date

_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)", re.ASCII)
_GERMAN = re.compile(r"(?P<day>\d\d?)\.[ ]?(?P<month>\d\d?)\.[ ]?(?P<year>\d{4})", re.ASCII)


def is_written_as_day(text: str) -> bool:
    """Whether *text* has the form of a day, be it one of the calendar or not."""
    return bool(_ISO.fullmatch(text) or _GERMAN.fullmatch(text))


def day_of(text: str) -> date | None:
    """The day that *text* says, without blanks around it; None for anything else."""
    parts = _ISO.fullmatch(text.strip()) or _GERMAN.fullmatch(text.strip())
    if parts is None:
        return None
    try:
        return date(int(parts["year"]), int(parts["month"]), int(parts["day"]))
    except ValueError:
        return None
