"""A name as an address book or a ledger writes it → its words, each with what it says of a person."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from abaudit.names import vocabulary
from abaudit.names.kinds import Word, WordKind, classified, doubtful, is_title, listed_in
from abaudit.names.pieces import pieces

if TYPE_CHECKING:
    from collections.abc import Iterable

    from abaudit.names.pieces import Piece


@dataclass(frozen=True, slots=True)
class Name:
    """A name, taken apart."""

    words: tuple[Word, ...]
    several: bool = False
    """More than one person: Familie, und, a slash between two names."""
    persons: tuple[str, ...] = ()
    """The name of each of several persons, where it joins just their names: Hanna und Otto Klee."""
    relation: bool = False
    """It tells of another person or another time: früher, nicht mehr, Hausmeister von."""
    connector: str = ""
    """The small word before a second name (von, bei), where there is one; a name that has it too is no relation."""
    sex: str = ""
    """``m`` or ``f`` where an honorific says so, else empty."""
    family: int = 0
    """How many words of the name stand before its only comma; 0 where there is none."""
    placeholder: bool = False
    """Nothing in it but placeholders and words that say nothing."""
    company: bool = False
    """It holds a legal form or a word that only an organisation bears."""

    @property
    def titled(self) -> bool:
        """Whether it holds a Herr, a Dr. or the like."""
        return any(is_title(word.text) for word in self.words)

    @property
    def names_somebody(self) -> bool:
        """Whether anything in it may be part of somebody's name."""
        return _naming(self.words) > 0

    @property
    def whole(self) -> tuple[str, ...]:
        """All its words, to ask whether two names are written alike."""
        return tuple(word.text for word in self.words)


@lru_cache(maxsize=65_536)
def parse(text: str) -> Name:
    """*text* taken apart; any text has a `Name`, an empty one has no words."""
    found = pieces(text)
    mixed = not (text.isupper() or text.islower())
    words = classified(found, mixed=mixed)
    told = {word.text for word in words}
    joined = _joined(found, words)
    many = bool(told & listed_in(vocabulary.SEVERAL))
    connector = _connector(words)
    kinds = {word.kind for word in words}
    return Name(
        words=tuple(words),
        several=many or len(joined) > 1 or _holds_several(found, words),
        persons=() if many or len(joined) < 2 else joined,
        relation=bool(told & listed_in(vocabulary.FORMERLY)) or _tells_of_a_spouse(words) or _is_given_up(words),
        connector=connector,
        sex=_sex(words),
        family=_before_comma(found, words),
        placeholder=kinds <= {WordKind.FILLER, WordKind.NUMBER},
        company=bool(told & (listed_in(vocabulary.LEGAL_FORMS) | listed_in(vocabulary.ORGANISATIONS)) - doubtful()),
    )


def _sex(words: list[Word]) -> str:
    told = {word.text for word in words}
    men = told & listed_in(vocabulary.HONORIFICS_OF_MEN)
    women = told & listed_in(vocabulary.HONORIFICS_OF_WOMEN)
    return "m" if men and not women else "f" if women and not men else ""


def _names_somebody(word: Word) -> bool:
    return word.kind in (WordKind.NAME, WordKind.INITIAL, WordKind.DOUBTFUL, WordKind.KINSHIP)


def _joined(found: list[Piece], words: list[Word]) -> tuple[str, ...]:
    """The names on either side of what joins persons (und, &, /); one or none where nobody is joined."""
    segments: list[list[Word]] = [[]]
    rest = iter(words)
    for piece in found:
        if piece.mark == "/":
            segments.append([])
        elif not piece.mark:
            word = next(rest)
            if _is_and(word, piece, segments[-1]):
                segments.append([])
            else:
                segments[-1].append(word)
    return tuple(" ".join(word.written for word in segment) for segment in segments if _naming(segment))


def _holds_several(found: list[Piece], words: list[Word]) -> bool:
    """Whether a whole name stands beside another: in brackets, behind a dash, in a list, or a Herr beside a Frau."""
    told = {word.text for word in words}
    if told & listed_in(vocabulary.HONORIFICS_OF_MEN) and told & listed_in(vocabulary.HONORIFICS_OF_WOMEN):
        return True
    named = [_naming(segment) for segment in _cut(found, words, "/()–")]
    listed = [_naming(segment) for segment in _cut(found, words, "/,")]
    return sum(count > 1 for count in named) > 1 or sum(count > 0 for count in listed) > 2


def _cut(found: list[Piece], words: list[Word], signs: str) -> list[list[Word]]:
    segments: list[list[Word]] = [[]]
    rest = iter(words)
    for piece in found:
        if piece.mark and piece.mark in signs:
            segments.append([])
        elif not piece.mark:
            segments[-1].append(next(rest))
    return segments


def _is_and(word: Word, piece: Piece, before: list[Word]) -> bool:
    if word.kind is not WordKind.FILLER or word.text not in listed_in(vocabulary.AND) or not before:
        return False
    if word.text == "und" and before[-1].text == "von":
        return False  # von und zu
    return len(word.text) > 1 or piece.text.islower()


def _before_comma(found: list[Piece], words: list[Word]) -> int:
    if sum(piece.mark == "," for piece in found) != 1:
        return 0
    before = 0
    rest = iter(words)
    for piece in found:
        if piece.mark == ",":
            return before
        if not piece.mark:
            before += _names_somebody(next(rest))
    return 0


def _is_given_up(words: list[Word]) -> bool:
    """*Anna Beispiel alt*: the number may be somebody else's by now."""
    if len(words) < 2 or words[-1].text not in listed_in(vocabulary.OLD_NUMBER):
        return False
    return words[-1].written.islower()


def _connector(words: list[Word]) -> str:
    """The small word behind which a second, whole name stands: *Hausmeister von Anna Beispiel*, *Karl bei Anna*."""
    if words and words[0].text in listed_in(vocabulary.CONNECTED_AT_ONCE) and _naming(words[1:]):
        return words[0].text
    for place, word in enumerate(words):
        if place and word.kind is WordKind.INITIAL and word.written == "v" and not _naming(words[:place]):
            return "von"  # Azubi v. Anna Beispiel
        if not place or word.text not in listed_in(vocabulary.CONNECTED):
            continue
        before = any(w.kind is not WordKind.FILLER for w in words[:place])
        behind = sum(map(_names_somebody, words[place + 1 :]))
        noble = word.text in ("von", "vom", "of", "zu")
        if before and behind > (1 if noble else 0):
            return word.text
        if noble and behind and words[place - 1].text in ("frau", "mann", "herr"):
            return word.text
    return ""


def _tells_of_a_spouse(words: list[Word]) -> bool:
    """*Mann von Anna Beispiel*; *Frau von Stein* is a title and one name."""
    return any(
        one.text in ("mann", "frau") and other.text in ("von", "vom") and _naming(words[place + 2 :]) > 1
        for place, (one, other) in enumerate(pairwise(words))
    )


def _naming(words: Iterable[Word]) -> int:
    return sum(map(_names_somebody, words))
