"""What a cell shows: its value in its number format, as far as that can matter to a telephone number.

A number format such as ``00000000000`` is the only trace of a zero that the spreadsheet took away.  A number in
scientific notation whose last digits are zeros has lost them for good; it is written out as it looks, so that reading
it says *spreadsheet damage* and not some number that nobody has.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache

_LOST_FROM = 100_000
"""A scientific number that ends in so many zeros has lost its last digits."""
_EXACT_BELOW = 10**15
"""Digits beyond are not held by a spreadsheet's numbers."""
_SCIENTIFIC = re.compile(r"(?i)E[+-]")
_OUTSIDE = re.compile(r"\[[^\]]*\]|_.|\*.")
"""Colours, conditions, blanks as wide as a sign, fillers."""
_PIECE = re.compile(r'"([^"]*)"|\\(.)|([0#?])|(.)', re.DOTALL)
_LITERALS = frozenset(" -()+/.'")


def text_of(value: object, number_format: str) -> str:
    """What the cell shows, or near enough; empty for an empty cell."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int):
        return _whole(value, number_format)
    if isinstance(value, float):
        if value.is_integer() and abs(value) < _EXACT_BELOW:
            return _whole(int(value), number_format, exponent=True)
        return repr(value).replace(".", ",").replace("e+", "E+")
    if isinstance(value, datetime):
        return value.isoformat(" ") if value.time() != time() else value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value)


def _whole(value: int, number_format: str, *, exponent: bool = False) -> str:
    """*value* in its format; *exponent*: the file itself writes it with a decimal point or an exponent."""
    lost = abs(value) >= 10 * _LOST_FROM and value % _LOST_FROM == 0
    if lost and (exponent or _SCIENTIFIC.search(number_format)):
        mantissa, power = f"{value:.14e}".split("e")
        return f"{mantissa.rstrip('0').rstrip('.').replace('.', ',')}E+{int(power):02}"
    if value < 0:
        return str(value)
    shown = _pattern(number_format)
    return _filled(str(value), shown) if shown else str(value)


@lru_cache(maxsize=1000)
def _pattern(number_format: str) -> tuple[str, ...]:
    """The places (``0``, ``#``) and literal signs of a format that shows digits one by one; empty for any other.

    Only the first section counts, that of positive numbers.  Conditions (``[<=9999999]``) choose among sections by the
    value, which is not followed: then the digits alone are shown.
    """
    if "[<" in number_format or "[>" in number_format or "[=" in number_format:
        return ()
    section = _OUTSIDE.sub("", _first_section(number_format))
    pieces: list[str] = []
    zeros = 0
    for quoted, escaped, place, other in _PIECE.findall(section):
        if place:
            zeros += place == "0"
            pieces.append(place if place != "?" else "#")
        elif quoted or escaped:
            pieces.append("=" + (quoted or escaped))
        elif other in _LITERALS and other != ".":
            pieces.append("=" + other)
        else:
            return ()  # General, a date, a decimal or a thousand's point, a currency, text
    literal_digits = any(piece[0] == "=" and any(map(str.isdigit, piece)) for piece in pieces)
    return tuple(pieces) if zeros > 1 or literal_digits or (zeros and len(pieces) > zeros) else ()


def _first_section(number_format: str) -> str:
    """Up to the first semicolon that stands in no quotes."""
    quoted = False
    for place, sign in enumerate(number_format):
        if sign == '"':
            quoted = not quoted
        elif sign == ";" and not quoted:
            return number_format[:place]
    return number_format


def _filled(digits: str, pattern: tuple[str, ...]) -> str:
    """*digits* put into the places of *pattern* from the right; what is left over stands before the first place."""
    out: list[str] = []
    rest = digits
    first = next((index for index, piece in enumerate(pattern) if piece[0] != "="), len(pattern))
    for index in range(len(pattern) - 1, -1, -1):
        piece = pattern[index]
        if piece[0] == "=":
            out.append(piece[1:])
            continue
        out.append(rest[-1] if rest else "0" if piece == "0" else "")
        rest = rest[:-1]
        if index == first and rest:
            out.append(rest)
    return "".join(reversed(out)).strip()
