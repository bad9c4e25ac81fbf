"""The one place where text becomes a number: EXACT, REVIEW or NONE, by the seven rules of docs/adr/0004.

text      plain signs; wrappings and labels off      shape    how the digits are written
plan      what ``phonenumbers`` knows                ways     which valid numbers the digits can be
doubts    why a valid number may not be meant        explain  why there is none, and what may be meant
careful   the rules in order                         variants other numbers of the same subscriber
quick     the short way to what is plain             patterns the plans, compiled
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from abaudit.model.readings import Exact, Reading, Review
from abaudit.phone import quick
from abaudit.phone.careful import MOST_CANDIDATES, read_one
from abaudit.phone.plan import codes, is_of_a_mobile, is_region, library_version, regions
from abaudit.phone.variants import variants

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["codes", "is_of_a_mobile", "is_region", "library_version", "pieces", "read", "regions", "split", "variants"]

LONGEST_CELL = 2000
"""Characters up to which a cell is searched for several numbers."""


@lru_cache(maxsize=1 << 16)
def read(text: str, region: str) -> Reading:
    """What *text* says as a number, dialled from *region* (an upper-case ISO 3166 code such as ``DE``).

    Pure, and remembered.  Any text gives a reading, in time linear in its length.  From an unknown region only numbers
    written with + can be EXACT.  A text with several numbers is REVIEW and names them; `split` cuts it.
    """
    found = quick.exact(text, region)
    if found is not None:
        return found
    reading = read_one(text, region)
    if isinstance(reading, Review):
        pieces = _exact_pieces(text.strip(_AROUND), region, _SEPARATORS)
        if len(pieces) > 1:
            numbers = dict.fromkeys(number for _piece, number in pieces)
            return Review("several-numbers", tuple(numbers)[:MOST_CANDIDATES])
    return reading


def split(text: str, region: str) -> tuple[str, ...]:
    """The pieces of a cell that holds several numbers, stripped, in order; ``(text,)`` where it is not cut.

    It is cut only where at least two pieces come out and every one reads EXACT on its own.  A text that is one number
    as a whole ("030/23125000") stays whole, and so do "030 23125-15/16" and digits to be dialled after a pause.
    """
    if len(text) > LONGEST_CELL or not _SEPARATOR.search(text) or isinstance(read(text, region), Exact):
        return (text,)
    pieces = _exact_pieces(text.strip(_AROUND), region, _SEPARATORS)
    return tuple(piece for piece, _number in pieces) if len(pieces) > 1 else (text,)


def pieces(text: str, region: str) -> tuple[tuple[str, Reading], ...]:
    """The parts of a cell that was not cut although it seems to be a list, each with what it says on its own.

    Empty where *text* is one number or no list: at least one part must read EXACT.
    """
    whole = read(text, region)
    if len(text) > LONGEST_CELL or not isinstance(whole, Review) or whole.reason in _NO_LIST:
        return ()
    bare = text.strip(_AROUND)
    for separator in _SEPARATORS:
        parts = [part.strip() for part in separator.split(bare) if part.strip()]
        if len(parts) > 1:
            found = tuple((part, read_one(part, region)) for part in parts)
            if any(isinstance(reading, Exact) for _part, reading in found):
                return found
    return ()


# ------------------------------------------------------------------------------------------------------------------

_SEPARATORS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r" *::: *",
        r"[\r\n\u2028\u2029]+",
        r"\|",
        r"\s(?:od\.|oder|or|und|and|&)\s",
        ";",
        ",",
        r"\s/\s",
        "/",
    )
)
"""What may stand between two numbers, the clearest first."""

_NO_LIST = frozenset({"extension", "uri-parameter"})
"""Reasons that say what stands behind the separator, and that it is no number of its own."""

_AROUND = " \r\n;,|"
"""Separators that are left over at the ends of a list."""

_SEPARATOR = re.compile("|".join(separator.pattern for separator in _SEPARATORS), re.IGNORECASE)


def _exact_pieces(text: str, region: str, separators: Sequence[re.Pattern[str]]) -> list[tuple[str, str]]:
    """(piece, E.164) for every piece of *text*; empty where any of them is not EXACT on its own.

    Each piece is cut further by the separators that are less clear than the one that it was cut out by.
    """
    if len(text) > LONGEST_CELL:
        return []
    whole = read_one(text, region)
    if isinstance(whole, Exact):
        return [(text.strip(), whole.e164)]
    for place, separator in enumerate(separators):
        pieces = separator.split(text)
        if len(pieces) < 2:
            continue
        found: list[tuple[str, str]] = []
        for piece in pieces:
            inner = _exact_pieces(piece, region, separators[place + 1 :]) if piece.strip() else []
            if not inner:
                break
            found += inner
        else:
            return found
    return []
