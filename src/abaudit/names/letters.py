"""Letters: which spellings of one word are the same, and which are only alike."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

_BARE_SCRIPTS = ("LATIN", "GREEK", "HEBREW", "ARABIC")
"""Scripts whose marks people leave out: accents, breathings, the points of vowels.  In Devanagari or Thai a mark is a
letter (राम is not मीरा), and й is no и."""

_TWO_LETTERS = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}
_STRUCK = {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ı": "i", "ŧ": "t", "ð": "d"}
"""Letters that Unicode does not take apart, with the one that people write instead."""

_TOGETHER = {"æ": "ae", "œ": "oe", "þ": "th"}


class Spelling(NamedTuple):
    """A word letter by letter: its base letters, and the marks on each of them."""

    letters: str
    marks: tuple[str, ...]
    """One text for each letter; empty where it bears no mark."""


@lru_cache(maxsize=65_536)
def spellings(word: str) -> tuple[Spelling, ...]:
    """How *word* (casefolded, NFC) can be spelled: as it stands, and with two letters for each umlaut."""
    if word.isascii():
        return (Spelling(word, ("",) * len(word)),)
    apart = "".join(_TOGETHER.get(letter, letter) for letter in word)
    written = "".join(_TWO_LETTERS.get(letter, letter) for letter in apart)
    return tuple(_spelled(text) for text in dict.fromkeys((apart, written)))


def same(one: str, other: str) -> bool:
    """Whether two casefolded words are one word: Jörg, Joerg and Jorg; never Hùng and Hưng.

    A mark that only one of them bears does not tell them apart; two different marks on one letter do.
    """
    if one == other:
        return True
    if one.isascii() and other.isascii():
        return False
    return any(
        mine.letters == theirs.letters
        and all(
            mark == mark_there or not (mark and mark_there)
            for mark, mark_there in zip(mine.marks, theirs.marks, strict=True)
        )
        for mine in spellings(one)
        for theirs in spellings(other)
    )


def bare(word: str) -> str:
    """*word* (casefolded, NFC) in base letters alone, without the marks that people leave out: jorg, nguyen."""
    return spellings(word)[0].letters


@lru_cache(maxsize=65_536)
def similar(one: str, other: str) -> bool:
    """Whether two casefolded words may be one: Meier and Mayr, Alex and Alexander, or a slip on the keys.

    Whatever is the same is similar.
    """
    if same(one, other):
        return True
    return any(
        _near(mine.letters, theirs.letters) or sound(mine.letters) == sound(theirs.letters) != ""
        for mine in spellings(one)
        for theirs in spellings(other)
    )


def _near(one: str, other: str) -> bool:
    """One slip in words of four letters or more, two in those of eight; or the beginning of a longer word."""
    short, long = sorted((one, other), key=len)
    if len(short) < 3:
        return False
    if long.startswith(short):
        return True
    allowed = 2 if len(short) >= 8 else 1 if len(short) >= 4 else 0
    return len(long) - len(short) <= allowed and _slips(one, other, allowed) <= allowed


def _slips(one: str, other: str, enough: int) -> int:
    """How many letters are to be put in, left out, changed or swapped; more than *enough* is not counted on."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, there in enumerate(other, 1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != there))
            if row > 1 < column and letter == other[column - 2] and one[row - 2] == there:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        if min(line) > enough:
            return enough + 1
        before, last = last, line
    return last[-1]


_SOUNDS = (
    *(("ph", "f"), ("th", "t"), ("dt", "t"), ("ck", "k"), ("tz", "z"), ("sch", "s"), ("sh", "s"), ("ch", "k")),
    *(("qu", "k"), ("ai", "e"), ("ay", "e"), ("ei", "e"), ("ey", "e"), ("ij", "e"), ("eu", "o"), ("oi", "o")),
    *(("ie", "i"), ("ee", "e")),
)
_ONE_SOUND = str.maketrans("yjvwcqzxdbg", "iiffkksstpk")


def sound(word: str) -> str:
    """*word* as it sounds to a German ear, roughly; empty where it has fewer than four letters or is not Latin."""
    if len(word) < 4 or not word.isascii():
        return ""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    word = word.translate(_ONE_SOUND)
    once = [letter for place, letter in enumerate(word) if not place or letter != word[place - 1]]
    return "".join(letter for place, letter in enumerate(once) if letter != "h" or not place)


def _spelled(word: str) -> Spelling:
    letters: list[str] = []
    marks: list[str] = []
    for character in word:
        for part in unicodedata.normalize("NFD", character) if _loses_marks(character) else character:
            if part in _STRUCK:
                letters.append(_STRUCK[part])
                marks.append(part)
            elif letters and _is_mark(part):
                marks[-1] += part
            else:
                letters.append(part)
                marks.append("")
    return Spelling("".join(letters), tuple(marks))


@lru_cache(maxsize=4_096)
def _loses_marks(character: str) -> bool:
    return character == "ё" or unicodedata.name(character, "").startswith(_BARE_SCRIPTS)


@lru_cache(maxsize=4_096)
def _is_mark(character: str) -> bool:
    """Whether this is a mark that people leave out: one of Latin, Greek, Hebrew or Arabic script, or of no script."""
    if unicodedata.category(character) != "Mn":
        return False
    return unicodedata.name(character, "").startswith((*_BARE_SCRIPTS, "COMBINING"))


def fold(word: str) -> str:
    """*word* without case, accents and umlauts, however these are written: for looking up words in lists."""
    folded = word.casefold()
    if not folded.isascii():
        apart = unicodedata.normalize("NFKD", folded)
        folded = "".join(character for character in apart if not unicodedata.combining(character))
    return folded.replace("ae", "a").replace("oe", "o").replace("ue", "u").replace("ø", "o").replace("ł", "l")
