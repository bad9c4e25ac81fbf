"""What each word of a name says of a person."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING

from abaudit.names import vocabulary
from abaudit.names.letters import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from abaudit.names.pieces import Piece


class WordKind(Enum):
    """What a word of a name says."""

    NAME = auto()
    """Part of somebody's name."""
    INITIAL = auto()
    """The beginning of a name: ``A.``, ``Chr.``"""
    DOUBTFUL = auto()
    """A trade or place that is a family name as well."""
    NUMBER = auto()
    """Tells Mieter 3 from Mieter 4."""
    GENERATION = auto()
    """Junior or senior."""
    KINSHIP = auto()
    """Whose relative it is."""
    DESCRIPTION = auto()
    """A trade, role, room, street or office: no name, but two different ones are not one person's."""
    FILLER = auto()
    """A title, a telephone, a placeholder, a legal form, a small word: says nothing."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name."""

    text: str = field(repr=False)
    """Casefolded, NFC."""
    kind: WordKind
    written: str = field(repr=False)
    """As it stands in the name."""
    aside: bool = False
    """It stands in brackets."""
    glued: bool = False
    """A hyphen joins it to the word before it."""
    titled: bool = False
    """A Herr, Frau or Dr. stands right before it."""


@cache
def listed_in(listed: str) -> frozenset[str]:
    """The words of one list of `vocabulary`, with and without their accents, umlauts also as two letters."""
    plain = [unicodedata.normalize("NFC", word.casefold()) for word in listed.split()]
    return frozenset(plain) | frozenset(map(bare, plain)) | frozenset(map(_two_letters, plain))


def _two_letters(word: str) -> str:
    for umlaut, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue")):
        word = word.replace(umlaut, letters)
    return word


@cache
def doubtful() -> frozenset[str]:
    """The trades and places that are family names as well."""
    return listed_in(vocabulary.DOUBTFUL)


@cache
def _titles() -> frozenset[str]:
    return listed_in(f"{vocabulary.TITLES} {vocabulary.HONORIFICS_OF_MEN} {vocabulary.HONORIFICS_OF_WOMEN}")


def classified(found: Iterable[Piece], *, mixed: bool) -> list[Word]:
    """The words among the pieces that were *found*; *mixed*: the name has small letters and capitals."""
    words: list[Word] = []
    for piece in found:
        if piece.mark:
            continue
        text = unicodedata.normalize("NFC", piece.text.casefold())
        before = words[-1] if words else None
        titled = before is not None and before.text in _titles()
        kind = _kind(text, piece, titled=titled, before=before, mixed=mixed)
        words.append(
            Word(_generation(text) or text, kind, piece.text, aside=piece.aside, glued=piece.glued, titled=titled)
        )
    return _settled(words)


def _kind(text: str, piece: Piece, *, titled: bool, before: Word | None, mixed: bool) -> WordKind:
    if any(character.isdigit() for character in text):
        street = before is not None and before.kind is WordKind.DESCRIPTION and _is_street(before.text)
        return WordKind.DESCRIPTION if street else WordKind.NUMBER
    if titled and _is_titled_name(text, before):
        return WordKind.NAME
    if piece.dotted and text in vocabulary.GENERATIONS_WITH_DOT:
        return WordKind.GENERATION
    named = before is not None and before.kind in _NAMING
    conditional = _conditional(text, piece, titled=titled, named=named, mixed=mixed)
    if conditional is not None:
        return conditional
    listed = _listed().get(text)
    if listed is not None:
        return listed
    if _kin().fullmatch(text):
        return WordKind.KINSHIP
    if _is_street(text) or (len(text) > 6 and text.endswith(_empty_endings())):
        return WordKind.DESCRIPTION
    return WordKind.INITIAL if _is_initial(text, piece) else WordKind.NAME


@cache
def _listed() -> dict[str, WordKind]:
    """Every listed word that means the same wherever it stands; of two lists the later one here holds."""
    descriptions = (vocabulary.ORGANISATIONS, vocabulary.TRADES, vocabulary.ROLES, vocabulary.ROOMS_AND_JOBS)
    fillers = (
        vocabulary.DEVICES,
        vocabulary.PLACEHOLDERS,
        vocabulary.LEGAL_FORMS,
        vocabulary.PARTICLES,
        vocabulary.CONNECTED,
        vocabulary.FORMERLY,
        vocabulary.SEVERAL,
    )
    listed: dict[str, WordKind] = {}
    for lists, kind in (
        ((*descriptions, vocabulary.STREETS), WordKind.DESCRIPTION),
        (fillers, WordKind.FILLER),
        ((vocabulary.DOUBTFUL,), WordKind.DOUBTFUL),
        ((vocabulary.KINSHIP,), WordKind.KINSHIP),
        ((" ".join(vocabulary.GENERATIONS),), WordKind.GENERATION),
    ):
        for words in lists:
            listed |= dict.fromkeys(listed_in(words), kind)
    listed |= dict.fromkeys(_titles(), WordKind.FILLER)
    listed |= {word: WordKind.FILLER for word in listed_in(vocabulary.AND) if len(word) > 1}
    return listed


def _conditional(text: str, piece: Piece, *, titled: bool, named: bool, mixed: bool) -> WordKind | None:
    """What a word is that only the way it is written tells; None where nothing but its letters counts.

    *titled*, *named*: a title, or a name, stands right before it.
    """
    small = piece.text.islower() and mixed
    passed_over = (
        (text in listed_in(vocabulary.AFTER_A_TITLE) and (piece.dotted or titled))
        or (small and text in _small_words() and (len(text) > 1 or not piece.dotted or (text == "u" and named)))
        or (text in listed_in(vocabulary.LEGAL_FORMS_OR_NAMES) and (piece.dotted or (piece.text.isupper() and mixed)))
    )
    return WordKind.FILLER if passed_over else None


@cache
def _small_words() -> frozenset[str]:
    return listed_in(f"{vocabulary.PARTICLES_OR_NAMES} {vocabulary.DEVICES_OR_NAMES} {vocabulary.AND}")


def _is_titled_name(text: str, before: Word | None) -> bool:
    """Whether the Herr or Dr. right before it shows that a trade, place or relative is a family name: Frau Vetter."""
    if text in doubtful():
        return True
    named = before is not None and before.text in listed_in(
        f"{vocabulary.HONORIFICS_OF_MEN} {vocabulary.HONORIFICS_OF_WOMEN}"
    )
    return named and text in listed_in(vocabulary.KINSHIP)


def _generation(text: str) -> str:
    return vocabulary.GENERATIONS.get(text, "")


@cache
def _empty_endings() -> tuple[str, ...]:
    return tuple(listed_in(" ".join(vocabulary.EMPTY_ENDINGS)))


@cache
def _kin() -> re.Pattern[str]:
    """Compound words for relatives: Stiefsohn, Schwiegermutter, Ex-Chefin written as one."""
    before, behind = (
        "|".join(sorted(map(re.escape, listed_in(words)))) for words in (vocabulary.KIN_BEFORE, vocabulary.KIN_BEHIND)
    )
    return re.compile(f"(?:{before})+(?:{behind})")


def _is_street(text: str) -> bool:
    if text in listed_in(vocabulary.STREETS):
        return True
    return len(text) >= 6 and text.endswith(vocabulary.STREET_ENDINGS)


def _is_initial(text: str, piece: Piece) -> bool:
    """A letter alone, or up to four with a dot; scripts without capitals write no initials."""
    if text.upper() == text.lower():
        return False
    return len(text) == 1 or (piece.dotted and len(text) <= 4)


def _settled(words: list[Word]) -> list[Word]:
    """What only the other words of the name show: a last *van* is a name, *Ammerländer* before a street is none."""
    names = [place for place, word in enumerate(words) if word.kind is WordKind.NAME]
    for place, word in enumerate(words):
        if word.text in listed_in(vocabulary.PARTICLES) and _is_name_here(words, place):
            words[place] = replace(word, kind=WordKind.NAME)
        elif word.text in listed_in(vocabulary.DEVICES_OR_NAMES) and word.kind is WordKind.NAME and len(names) > 2:
            words[place] = replace(word, kind=WordKind.FILLER)
        elif place and word.text in listed_in(vocabulary.STREETS) and _is_of_a_street(words[place - 1]):
            numbered = place + 1 < len(words) and words[place + 1].text.isdigit()
            kind = WordKind.DESCRIPTION if numbered or len(names) > 2 else WordKind.DOUBTFUL
            words[place - 1] = replace(words[place - 1], kind=kind)
        elif word.text in listed_in(vocabulary.PARTICLES_OR_NAMES) and word.kind is WordKind.FILLER:
            if not _stands_between_names(words, place):
                words[place] = replace(word, kind=WordKind.NAME)
        elif word.kind is WordKind.NUMBER and place and _is_street_before_a_number(words, place - 1):
            words[place - 1 : place + 1] = [
                replace(part, kind=WordKind.DESCRIPTION) for part in words[place - 1 : place + 1]
            ]
            if place > 1 and words[place - 2].text in listed_in(vocabulary.BEFORE_A_STREET):
                words[place - 2] = replace(words[place - 2], kind=WordKind.FILLER)
    return words


_NAMING = (WordKind.NAME, WordKind.INITIAL, WordKind.DOUBTFUL, WordKind.KINSHIP)


def _stands_between_names(words: list[Word], place: int) -> bool:
    return any(word.kind in _NAMING for word in words[:place]) and any(
        word.kind in _NAMING for word in words[place + 1 :]
    )


def _is_street_before_a_number(words: list[Word], place: int) -> bool:
    word = words[place]
    if word.kind not in (WordKind.NAME, WordKind.DOUBTFUL) or not word.text.endswith(
        vocabulary.STREET_ENDINGS_BEFORE_A_NUMBER
    ):
        return False
    return len(word.text) > 6 or (place > 0 and words[place - 1].text in listed_in(vocabulary.BEFORE_A_STREET))


def _is_of_a_street(word: Word) -> bool:
    return word.kind is WordKind.NAME and word.text.endswith("er")


def _is_name_here(words: list[Word], place: int) -> bool:
    """Whether a small word stands where no small word can: at the end, or a *Van* with which a name begins."""
    told = _NAMING if words[place].text == "van" else (*_NAMING, WordKind.DESCRIPTION)
    if not any(word.kind in told for word in words[place + 1 :]):
        return place > 0
    first = not any(word.kind in _NAMING for word in words[:place])
    return first and words[place].written == "Van" and words[place + 1].kind is WordKind.NAME


def is_title(word: str) -> bool:
    """Whether a casefolded word is an honorific or a title."""
    return word in _titles()


def is_held_for_another(word: str) -> bool:
    """Whether a casefolded word is an office that is held for somebody: a Betreuer, a Sekretariat."""
    return word in listed_in(vocabulary.NEARBY)


def is_father_or_mother_of(words: Sequence[Word], left: Sequence[Word]) -> bool:
    """Whether a name begins with an *Abu* or *Umm* that is among what is *left* over."""
    return (
        bool(words)
        and words[0].text in listed_in(vocabulary.FATHER_OR_MOTHER_OF)
        and any(word is words[0] for word in left)
    )


def sex_of(words: Iterable[str]) -> str:
    """``m`` or ``f`` as the first common given name among casefolded *words* says; empty where there is none."""
    for word in words:
        if word in listed_in(vocabulary.GIVEN_NAMES_OF_WOMEN):
            return "f"
        if word in listed_in(vocabulary.GIVEN_NAMES_OF_MEN):
            return "m"
    return ""


def is_legal_form(word: str) -> bool:
    """Whether a casefolded word is the legal form of a firm, and no word that people just put before a name."""
    return word in listed_in(vocabulary.LEGAL_FORMS) - listed_in("firma fa firm gruppe group")


def is_of_an_organisation(word: str) -> bool:
    """Whether a casefolded word is a legal form, or one that only an organisation or one of its offices bears."""
    return word in _of_organisations()


@cache
def _of_organisations() -> frozenset[str]:
    listed = f"{vocabulary.LEGAL_FORMS} {vocabulary.ORGANISATIONS} büro office lager notdienst team"
    return listed_in(listed) - doubtful()
