"""What counts as somebody's name and somebody's telephone number, where nobody says which is which."""

from __future__ import annotations

import re
from functools import cache

_LIKE = re.compile(rb"(?<![\w.])[(]?[+\d](?:[ ()/.\-]{0,3}\d){6,14}")
_BEGUN = re.compile(
    r"(?<![\w.,\-])(?:\(?\+|\(0|00|0[1-9])(?:[ ()/.\-]{0,3}\d){5,14}|"
    r"(?:tel|phone|mobil|handy|fax|cell|whatsapp|num|sms|nr)"
    r"[^:=\n]{0,20}[:=][^:=\n]{0,4}\d(?:[ ()/.\-]{0,3}\d){6,14}|\A\s*-\s+[\"']?\+?\d(?:[ ()/.\-]{0,3}\d){6,14}",
    re.ASCII | re.IGNORECASE,
)
"""A number that begins as one, stands behind a word that promises it, or is an item of a list."""
_WRITTEN = re.compile(r"(?:tel:)?[+(]?[+(0-9][0-9 ()/.\-]{5,28}")
_STARTS = ("+", "0", "(0", "(+", "tel:+")
_HEX = re.compile("0[xX]|0{4}")
_NOBODY = re.compile(r"\+1\d{3}55501\d\d")
"""Numbers that the North American plan keeps free for examples; everybody knows them by sight."""
_PLACEHOLDER = re.compile(r"[{}<>%$\[\]]|_{2,}|\.{3}|…")
_NAME = re.compile(r"[^\d@:/\\{}<>$%=_#*|\[\]\"!?]{2,60}")
_NO_NAMES = (
    "tel telefon telephone phone mobil mobile mobiltelefon handy cell cellphone fax telefax zentrale hotline notruf "
    "support service number nummer rufnummer kontakt contact home work office privat private büro true false none null "
    "yes no ja nein name vorname nachname first last unknown unbekannt string date datum time "
    "version"
)


def has_number_like(text: bytes) -> bool:
    """Whether anything in *text* has the form of a telephone number: a quick look before a slow one."""
    return _LIKE.search(text) is not None


def begins_number(line: str) -> bool:
    """Whether a number may stand in *line* without anybody saying so in a header."""
    return _LIKE.search(line.encode()) is not None and _BEGUN.search(line) is not None


def is_number(raw: str) -> bool:
    """Whether *raw* is a telephone number that may be somebody's, or leaves a choice of some."""
    from abaudit import phone
    from abaudit.config import DEFAULT_REGION
    from abaudit.model.readings import Exact, Review

    reading = phone.read(raw, DEFAULT_REGION)
    if isinstance(reading, Exact):
        return _NOBODY.fullmatch(reading.e164) is None
    return isinstance(reading, Review) and any(not _NOBODY.fullmatch(number) for number in reading.candidates)


def is_exact(raw: str) -> bool:
    """Whether *raw* can be no other number than one."""
    from abaudit import phone
    from abaudit.config import DEFAULT_REGION
    from abaudit.model.readings import Exact

    return isinstance(phone.read(raw, DEFAULT_REGION), Exact)


def as_number(raw: object, *, said: bool) -> str:
    """*raw* where it is a number and nothing else; empty where it is none.

    Where nobody *said* that a number stands there, it must begin as a number does and read EXACT.
    """
    text = str(raw).strip() if isinstance(raw, str | int) and not isinstance(raw, bool) else ""
    if not _WRITTEN.fullmatch(text) or not 7 <= sum(sign.isdigit() for sign in text) <= 15:
        return ""
    if said:
        return text if is_number(text) else ""
    if not text.startswith(_STARTS) or _HEX.match(text):
        return ""
    return text if is_exact(text) and is_number(text) else ""


def is_name(value: object) -> bool:
    """Whether *value* may be what somebody is called: words with a capital, or of a script that has none."""
    text = value.strip(" \t'\"(),;-") if isinstance(value, str) else ""
    if not _NAME.fullmatch(text):
        return False
    words = [word.strip(".,()'") for word in text.split()]
    named = [word for word in words if len(word) > 1 and word[0].isalpha() and word[0] == word[0].upper()]
    return bool(named) and len(words) <= 6 and not all(word.casefold() in _no_names() for word in words)


@cache
def _no_names() -> frozenset[str]:
    return frozenset(_NO_NAMES.split())


def is_firm(name: str) -> bool:
    """Whether a word says that *name* is that of a company or an office."""
    from abaudit.names.vocabulary import LEGAL_FORMS, ORGANISATIONS

    known = {*LEGAL_FORMS.split(), *ORGANISATIONS.split()}
    return any(word.strip(".,()").casefold() in known for word in name.split())


def is_placeholder(text: str) -> bool:
    """Whether *text* is what a template has for somebody to fill in."""
    return _PLACEHOLDER.search(text) is not None
