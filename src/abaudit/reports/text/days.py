"""Days and times as the reader writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.i18n import customs
from abaudit.model.days import day_of

if TYPE_CHECKING:
    from datetime import date, datetime


def day(value: date) -> str:
    """A day as the reader writes it: ``dd.mm.yyyy`` in German, ISO otherwise."""
    form = customs().day
    return value.strftime(form) if form else value.isoformat()


def moment(value: datetime) -> str:
    """An aware time as the reader writes it: ``dd.mm.yyyy hh:mm:ss UTC+01:00`` in German, ISO otherwise."""
    if not customs().day:
        return value.isoformat()
    clock = value.time().isoformat()
    offset = value.isoformat()[len("2026-03-01T") + len(clock) :]
    return f"{day(value.date())} {clock} UTC{offset if value.utcoffset() else ''}"


def day_or_text(text: str) -> str:
    """What somebody wrote; where it is nothing but a day, that day as the reader writes it."""
    found = day_of(text)
    return day(found) if found else text
