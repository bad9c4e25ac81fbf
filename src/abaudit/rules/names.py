"""Do two names speak of the same person?  Law 3 asks for a consent of this number *and* this person."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+")

_TITLES = (
    "dr prof professor herr herrn frau fräulein familie fam mag ing dipl med jur phil rer nat hon sir mister missus mr"
    " mrs miss madame monsieur doctor bsc msc mba junior senior jun sen eheleute"
)
_COMPANY_WORDS = (
    "gmbh mbh ohg gbr kgaa aktiengesellschaft gesellschaft firma fa verein stiftung holding gruppe group ltd limited"
    " llc inc corp company sarl sas srl spa haftungsbeschränkt und and the von van vom zum zur der die das den dem des"
    " del della los las dos für for bei mit"
)
_NOTES_TO_SELF = (
    "kunde kundin kunden customer client privat private geschäftlich dienstlich arbeit work home mobil mobile handy"
    " telefon phone tel büro office zentrale neu new alt old chef nummer number whatsapp unbekannt unknown test mama"
    " papa oma opa tante onkel mutter vater sohn tochter bruder schwester freund freundin nachbar nachbarin vermieter"
    " mieter hausmeister lieferant monteur meister geselle azubi baustelle notfall notdienst"
)
_PLACES = (
    "straße str strasse allee gasse wohnung küche bad balkon umbau neubau projekt auftrag street road avenue kitchen"
)
_EMPTY_ENDINGS = ("handy", "nummer", "telefon", "strasse", "kunde", "kundin")
"""Endings of compound words that say as little as the words themselves (Diensthandy, Hauptstraße)."""


def agree(contact: Iterable[str], ledger: Iterable[str]) -> bool:
    """Whether the *contact*'s names (its name and organisation) share a word with the *ledger*'s names.

    A word has three letters or more; case and diacritics are folded (ä = ae = a), titles, company words and words
    such as "customer" are left out.  Two names that are equal as a whole agree as well, however short they are.  A
    contact without any name agrees, because nothing speaks against it.
    """
    mine = [name for name in contact if name.strip()]
    theirs = list(ledger)
    if not mine:
        return True
    whole = {_whole(name) for name in mine} & {_whole(name) for name in theirs}
    if whole - {""}:
        return True
    known = frozenset[str]().union(*(words(name) for name in theirs))
    return any(words(name) & known for name in mine)


@lru_cache(maxsize=1)
def _empty_words() -> frozenset[str]:
    """Folded words that very many names share and that therefore say nothing about a person."""
    return frozenset(fold(word) for word in f"{_TITLES} {_COMPANY_WORDS} {_NOTES_TO_SELF} {_PLACES}".split())


@lru_cache(maxsize=65_536)
def words(name: str) -> frozenset[str]:
    """The folded words of *name* that can tell a person."""
    folded = (fold(word) for word in _split(name) if len(word) >= 3)
    return frozenset(word for word in folded if word not in _empty_words() and not word.endswith(_EMPTY_ENDINGS))


def fold(word: str) -> str:
    """*word* without case and diacritics, and with the German ways of writing an umlaut as one."""
    bare = word.casefold()
    if not bare.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))
    return bare.replace("ae", "a").replace("oe", "o").replace("ue", "u").replace("ø", "o").replace("ł", "l")


@lru_cache(maxsize=65_536)
def _whole(name: str) -> str:
    return " ".join(sorted(fold(word) for word in _split(name)))


def _split(name: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", name).casefold())
