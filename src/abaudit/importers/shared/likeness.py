"""Whether a cell looks as if it held a telephone number.

This decides nothing about a number; it only tells which columns and rows deserve a word.  It works on units, so it
needs no decoding.
"""

from __future__ import annotations

import re

_DIGITS = b"0123456789"
_NUMBER = re.compile(
    rb"(?<![\w@.+/\x80-\xff-])(?!\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?!\d))(?!0[.,]\d)"
    rb"(?:\+|00|\(?\+?0|\(\+)(?:[ ()/.\-]{0,3}\d){5,14}(?![\w@])"
)
"""Written with a plus or a zero in front; no date, no decimal, no piece of an address or a word."""
_NUMBER_WITHOUT_ZERO = re.compile(
    rb"(?m)^[ \t\"'=]*+(?:(?:4[139]|1[567])\d{8,11}(?:\.0)?|\d,\d{3,12}E\+1\d)[ \t\"']*+\r?$"
)
"""What spreadsheets make of a number, alone on its line: plus or zero lost, or an exponent."""
_WHOLE = re.compile(rb"[ \t\"'=]*+[+(0][\d ()/.+\-]*+[ \t\"']*+")
_DATE_OR_TIME = re.compile(
    rb"(?<!\d)(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|\d{4}-\d\d-\d\d|\d{1,2}(?::\d\d){1,2})(?!\d)"
)
"""``01.03.2026``, ``1/3/26``, ``2026-03-01``, ``9:30:00``"""
_FIVE_DIGITS = re.compile(rb"\d(?:[^\d]{0,3}\d){4}")


def holds_number(units: bytes) -> bool:
    """Whether a cell, or one of several cells with line ends between them, holds what looks like a telephone number."""
    for match in _NUMBER.finditer(units):
        if 7 <= sum(map(_DIGITS.__contains__, match[0])) <= 15:
            return True
    return _NUMBER_WITHOUT_ZERO.search(units) is not None


def is_number(units: bytes) -> bool:
    """Whether a cell as a whole is a number written with a plus or a zero in front."""
    return _WHOLE.fullmatch(units) is not None and holds_number(units)


def without_dates(units: bytes) -> bytes:
    """*units* with dates and times taken out, whose digits are no number."""
    return _DATE_OR_TIME.sub(b" ", units)


def may_hold_number(units: bytes) -> bool:
    """Whether there are digits enough in *units* for the shortest telephone number."""
    return _FIVE_DIGITS.search(units) is not None
