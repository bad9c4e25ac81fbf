"""Headers of columns, compared in spite of what programs and spreadsheets did to them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

T = TypeVar("T")

MAX_HEADER = 80
"""Characters; a longer cell is no header."""

LOST = "\ufffd"
"""Stands for one to two characters that an earlier program destroyed."""

_SYMBOL_IN_WORD = re.compile(r"(?<=[^\W\d_])[^\w\s.,;:()/'’\"\-‐‑–—|&+*#]+(?=[^\W\d_])")
"""``gesch?ftlich``, ``gesch„ftlich``: a letter that was lost on the way through another encoding."""
_DIGITS = re.compile(r"\d+")
_LOST_RUN = re.compile(f"{LOST}+")
_READ_AS = ("cp1252", "latin-1")


@lru_cache(maxsize=8192)
def fold(header: str) -> str:
    """*header* without case, blanks, punctuation and accents; a destroyed letter stays as `LOST`."""
    if header.isascii() and "?" not in header:
        return "".join(filter(str.isalnum, header.lower()))
    marked = _SYMBOL_IN_WORD.sub(LOST, header)
    plain = unicodedata.normalize("NFKD", marked.casefold())
    return "".join(character for character in plain if character.isalnum() or character == LOST)


def fold_pattern(header: str) -> str:
    """`fold` for a header as layouts write it, in which ``#`` stands for any number."""
    return "#".join(map(fold, header.split("#")))


def repaired(header: str) -> str:
    """*header* with UTF-8 that was read as a one-byte encoding and written again put right, where it is that."""
    if header.isascii():
        return header
    for encoding in _READ_AS:
        try:
            return header.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return header


def number_in(header: str) -> str:
    """The first number in *header*, or nothing."""
    match = _DIGITS.search(header)
    return match[0] if match else ""


def numbered(folded: str) -> str:
    """*folded* with every number as ``#``, the form in which layouts write repeated columns."""
    return _DIGITS.sub("#", folded)


def find(header: str, known: Mapping[str, T]) -> T | None:
    """What *known* (folded header → anything) has for *header*, damaged or not; None where it is not certain."""
    if len(header) > MAX_HEADER:
        return None
    for folded in dict.fromkeys((fold(header), fold(repaired(header)))):
        if folded in known:
            return known[folded]
        if (general := numbered(folded)) in known:
            return known[general]
    damaged = fold(header)
    return _find_damaged(damaged, known) or _find_damaged(numbered(damaged), known)


def _find_damaged(folded: str, known: Mapping[str, T]) -> T | None:
    """The one entry of *known* that *folded* may be; it must still have three characters of its own."""
    if LOST not in folded or len(folded.replace(LOST, "")) < 3:
        return None
    matches = lost_pattern(folded).fullmatch
    found = [value for key, value in known.items() if matches(key)]
    return found[0] if found and all(value == found[0] for value in found) else None


def lost_pattern(folded: str) -> re.Pattern[str]:
    """What a folded header may have been, of which letters were lost."""
    return re.compile(r"\w{0,2}".join(map(re.escape, _LOST_RUN.split(folded))))
