"""Text as the report's fonts can show it.

Under PDF/UA and PDF/A a character that no font holds aborts the typesetter, and a contact may be called anything.  Such
a character is shown by its code, ``[U+1F600]``: nothing is lost, and nothing stops the report.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from abaudit.reports.formats.pdf import coverage
from abaudit.reports.text.harmless import safe

_PLAIN = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x180))))
"""Latin, which any font of text holds."""

_OVERLONG = re.compile(r"\S{17,}")
_WORD = 25
"""Letters from which on a word cannot be left to hyphenation alone."""
_STEP = 12
"""Characters between places to break at; so many fit into the narrowest column."""

_TIED = re.compile(
    r"(?:(?<=\bArt\.)|(?<=§)|(?<=\bAbs\.)|(?<=\bNr\.)|(?<=\bline)|(?<=\bZeile)|(?<=\bfile)|(?<=\bDatei)) (?=\d)"
)
"""A blank before a figure that belongs to the word before it: the line does not end there."""

_JOINERS = "\u200c\u200d"
_BREAK = "\u200b"
"""Where a line may end inside of an overlong word; it has no width and no glyph."""


def shown(text: str, limit: int = 200) -> str:
    """*text* on one line, at most *limit* characters of it, harmless, with codes for what no font holds.

    Words longer than any of a language get places to break at, so that none runs over the edge of the page.
    """
    text = unicodedata.normalize("NFC", safe(text, limit))
    if not text.isascii():
        text = "".join(_spelled(cluster) for cluster in _clusters(text))
    return _TIED.sub("\xa0", _OVERLONG.sub(_breakable, text))


def plain(text: str) -> str:
    """*text* with codes for everything but Latin letters, for fonts that hold less than they should."""
    return "".join(c if c in _PLAIN or c == _BREAK else _code(c) for c in text)


def _breakable(run: re.Match[str]) -> str:
    """An overlong run of characters with places to break at; what a language can hyphenate is left to it."""
    written = run[0]
    if len(written) < _WORD and written.strip("(„“”.,:;)").isalpha():
        return written
    return _BREAK.join(written[start : start + _STEP] for start in range(0, len(written), _STEP))


def _clusters(text: str) -> list[str]:
    """*text* in pieces that are set from one font: a character with the marks and joiners that follow it."""
    found: list[str] = []
    for character in text:
        if found and (character in _JOINERS or unicodedata.category(character).startswith("M")):
            found[-1] += character
        else:
            found.append(character)
    return found


def _spelled(cluster: str) -> str:
    signs = [character for character in cluster if character not in _JOINERS]
    if signs and any(font.issuperset(signs) for font in _fonts()):
        return cluster
    return "".join(map(_code, signs))


def _code(character: str) -> str:
    return f"[U+{ord(character):04X}]"


@cache
def _fonts() -> tuple[frozenset[str], ...]:
    """The characters of each font, in the order in which the typesetter asks them."""
    return _characters(coverage.SERIF), _characters(coverage.MONO)


def _characters(ranges: str) -> frozenset[str]:
    bounds = ([int(bound, 16) for bound in part.split("-")] for part in ranges.split())
    return frozenset(chr(code) for first, *last in bounds for code in range(first, (last or [first])[0] + 1))
