"""What an entry says as a number: EXACT, REVIEW or NONE."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Via = Literal["international", "region"]
"""How an exact number got its country: written with it, or completed from the stated region."""


@dataclass(frozen=True, slots=True)
class Exact:
    """The entry says this number and nothing else; the only reading that can match a consent."""

    e164: str = field(repr=False)
    via: Via


@dataclass(frozen=True, slots=True)
class Review:
    """The entry may mean a number, but not beyond doubt."""

    reason: str
    """A key of `REVIEW_REASONS`."""
    candidates: tuple[str, ...] = field(default=(), repr=False)
    """E.164 numbers that it may mean, the likeliest first; often none."""


@dataclass(frozen=True, slots=True)
class NoNumber:
    """The entry holds no telephone number of a person."""

    reason: str
    """A key of `NONE_REASONS`."""


Reading = Exact | Review | NoNumber


def name_of(reading: Reading) -> Literal["exact", "review", "none"]:
    """The reading's name in every output."""
    match reading:
        case Exact():
            return "exact"
        case Review():
            return "review"
        case NoNumber():
            return "none"


REVIEW_REASONS: dict[str, str] = {}
"""Why a reading is REVIEW: code → an English sentence marked for translation, for a person who is no programmer."""

NONE_REASONS: dict[str, str] = {}
"""Why a reading is NONE: code → an English sentence marked for translation."""
