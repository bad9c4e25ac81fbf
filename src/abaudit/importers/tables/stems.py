"""What a column of an unknown layout means, by the words of its header.

A word counts as a whole, never a piece of it: *Hotel*, *Stiefonkel*, *Telegram*, *Automobil* name no telephone.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from abaudit.importers.tables.headers import LOST, MAX_HEADER, find, fold, fold_pattern, repaired
from abaudit.importers.tables.vocabulary import (
    AGREED_WORDS,
    BESIDE_NUMBER,
    CODE_WORD,
    CONSENT_WORD,
    KINDS,
    MESSENGER_WORDS,
    NOT_THE_NUMBER,
    NUMBER_WORDS,
    PHONE_WORD,
    ROLE_HEADERS,
    ROLE_WORDS,
    WHOLE_WORDS,
    Role,
)

if TYPE_CHECKING:
    from abaudit.model.contacts import Kind

_CAMEL = re.compile(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])")
_WORD = re.compile(rf"[^\W\d_{LOST}](?:[^\W\d_]|{LOST})*|{LOST}+")
_MOST_WORDS = 6


@lru_cache(maxsize=4096)
def role_of(header: str) -> Role | None:
    """What *header* means, or None where it says nothing that is known here."""
    if len(header) > MAX_HEADER // 2:
        return None
    words = _words(header)
    if not words or len(words) > _MOST_WORDS:
        return None
    if is_consent(words):
        return Role.CONSENT
    if any(map(PHONE_WORD.fullmatch, words)):
        return Role.PHONE if NOT_THE_NUMBER.isdisjoint(words) else Role.MAYBE_PHONE
    if not NUMBER_WORDS.isdisjoint(words) and NUMBER_WORDS.union(BESIDE_NUMBER).issuperset(words):
        return Role.MAYBE_PHONE
    return find(header, _roles()) or next(
        (role for role, known in ROLE_WORDS.items() if known.intersection(words)), None
    )


def is_consent(words: list[str]) -> bool:
    """Whether *words* ask who agreed to something, or who may be written to by the messenger."""
    return (
        any(map(CONSENT_WORD.fullmatch, words))
        or {"opt", "in"}.issubset(words)
        or not (MESSENGER_WORDS.isdisjoint(words) or AGREED_WORDS.isdisjoint(words))
    )


def names_messenger(header: str) -> bool:
    """Whether *header* names the messenger, so that its column may say who uses it or who agreed."""
    return not MESSENGER_WORDS.isdisjoint(_words(header))


def is_code(header: str) -> bool:
    """Whether a word of *header* says that its digits are those of a customer, an invoice, a sum or a day."""
    return any(map(CODE_WORD.fullmatch, _words(header)))


def is_plain(header: str) -> bool:
    """Whether *header* consists of known words alone, so that it can be shown: it cannot be a cell of a person."""
    if len(header) > MAX_HEADER or any(character.isdigit() for character in header):
        return False
    words = _words(header)
    return find(header, _roles()) is not None or (
        bool(words) and all(PHONE_WORD.fullmatch(word) or word in NUMBER_WORDS or kinds_of(word) for word in words)
    )


def kinds_of(label: str) -> tuple[Kind, ...]:
    """What the words of a label or header say about a number, in the order of `Kind`; nothing where they are silent."""
    words = _words(label)
    return tuple(kind for kind, stems in KINDS if any(map(stems.fullmatch, words)))


@cache
def _roles() -> dict[str, Role]:
    return {
        fold_pattern(header): role
        for role, headers in ROLE_HEADERS.items()
        for header in headers.replace("|", "\n").splitlines()
        if header.strip()
    }


@cache
def _whole_words() -> dict[str, str]:
    return {word: word for word in WHOLE_WORDS}


def _words(header: str) -> list[str]:
    words = [fold(word) for word in _WORD.findall(_CAMEL.sub(" ", repaired(header)))]
    return [find(word, _whole_words()) or word if LOST in word else word for word in words]
