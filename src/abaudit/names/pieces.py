"""The text of a name → words and the signs between them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

_APOSTROPHES = "'’‘ʼʻ´`′＇ꞌ‛"
_HYPHENS = "-‐‑‒–—−"
_OPEN, _CLOSE = "([{<（［【", ")]}>）］】"
_STRONG = "/&+|;\n／＆＋｜；→⇒➔➜"
"""What stands between two persons."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word as written, or (with ``mark``) one sign that means something between words."""

    text: str = field(repr=False)
    """As it stands there, without apostrophes and invisible signs; empty for a sign."""
    mark: str = ""
    """``(`` and ``)``; ``/`` for whatever joins persons; ``,``; ``–`` for a loose hyphen, ``-`` inside a word."""
    dotted: bool = False
    """A dot stands behind it."""
    aside: bool = False
    """It stands in brackets."""
    glued: bool = False
    """A hyphen without blanks stands before it."""


def pieces(text: str) -> list[Piece]:
    """*text* cut into words and the signs between them; apostrophes inside a word are left out (O’Brien = OBrien)."""
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFC", text)).replace("->", "→").replace("=>", "→")
    found: list[Piece] = []
    depth = 0
    gap = True
    place = 0
    while place < len(text):
        end = _word_end(text, place)
        if end > place:
            word = "".join(c for c in text[place:end] if c not in _APOSTROPHES and unicodedata.category(c) != "Cf")
            if word:
                glued = bool(found) and found[-1].mark == "-"
                dotted = text[end : end + 1] == "."
                found.append(Piece(word, dotted=dotted, aside=depth > 0, glued=glued))
            gap = False
            place = end
            continue
        sign = text[place]
        place += 1
        if sign in _OPEN:
            depth += 1
            found.append(Piece("", mark="("))
        elif sign in _CLOSE:
            depth = max(0, depth - 1)
            found.append(Piece("", mark=")"))
        elif sign in _STRONG:
            found.append(Piece("", mark="/"))
        elif sign in ",，،":
            found.append(Piece("", mark=","))
        elif sign in _HYPHENS:
            loose = gap or text[place : place + 1].isspace()
            found.append(Piece("", mark="–" if loose else "-"))
        gap = sign.isspace() or (gap and sign not in _HYPHENS)
    return found


def _word_end(text: str, start: int) -> int:
    """Where the word that begins at *start* ends; *start* where none does."""
    end = start
    while end < len(text) and (_in_word(text[end]) or (end > start and _joins(text, end))):
        end += 1
    return end


def _joins(text: str, place: int) -> bool:
    return text[place] in _APOSTROPHES and place + 1 < len(text) and _in_word(text[place + 1])


@lru_cache(maxsize=4_096)
def _in_word(character: str) -> bool:
    category = unicodedata.category(character)
    return category[0] in "LM" or category in ("Nd", "Cf")
