"""What a message may quote of a document, and "did you mean"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[a-z][a-z0-9_/-]{0,39}", re.ASCII | re.IGNORECASE)
_MANY_DIGITS = re.compile(r"(?:\d[^\d]*){5}")
_LONGEST_WORD = 60


def quotable(word: str) -> bool:
    """Whether *word* looks like a word of a program's vocabulary; a name in full, a number or a sentence does not."""
    return bool(_WORD.fullmatch(word)) and not _MANY_DIGITS.search(word)


def suggest(word: str, allowed: Iterable[str], likeness: float = 0.65) -> str:
    """The one of *allowed* that *word* was probably meant to be, or empty; *likeness* from 0 to 1 (identical)."""
    if len(word) > _LONGEST_WORD:
        return ""
    from difflib import get_close_matches

    by_fold = {_folded(candidate): candidate for candidate in allowed}
    matches = get_close_matches(_folded(word), by_fold, n=1, cutoff=likeness)
    return by_fold[matches[0]] if matches else ""


def _folded(word: str) -> str:
    return word.casefold().replace("_", "-").replace(" ", "-")
