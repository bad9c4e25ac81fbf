"""What a contact's groups and labels say of it: private, employee, child, special category.

A word is a hint and no proof: the rules that ask for it say so, and none of them flags by itself.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from abaudit.rules.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from abaudit.model.contacts import Contact

_WORD = re.compile(r"[^\W_]+")
_SURPLUS = frozenset(
    {"NOTE", "ADR", "BDAY", "PHOTO", "ANNIVERSARY", "X-ANNIVERSARY", "X-ABDATE", "BIRTHDAY", "GEBURTSTAG"}
)
_RELATIVE_NAMES = "mama mami mutti papa papi vati oma opa tante onkel mum mom dad granny grandma grandpa schatz schatzi"
_RELATIVES = frozenset(_RELATIVE_NAMES.split())
_LEGAL_FORMS = frozenset(
    {"gmbh", "ag", "kg", "ohg", "ug", "gbr", "mbh", "kgaa", "ev", "ltd", "inc", "llc", "bv", "sarl"}
)


def means(contact: Contact, words: frozenset[str], *, names_too: bool) -> bool:
    """Whether one of the folded *words* stands in a group or an own label, or (*names_too*) in a name."""
    texts = [*contact.groups, *(entry.label for entry in contact.entries)]
    if names_too:
        texts += [contact.name, contact.organisation]
    return any(not words.isdisjoint(_words(text)) for text in texts if text)


def has_surplus(contact: Contact) -> bool:
    """Whether the contact carries more than a name and how to reach it."""
    names = (*(field.name for field in contact.fields), *contact.others)
    return any(name.upper() in _SURPLUS for name in names)


def hint(contact: Contact, *, private: bool) -> str:
    """What a contact probably is, for a beginner who has no ledger yet: `Row.hint`."""
    name = _words(contact.name)
    if not (contact.name.strip() or contact.organisation.strip()):
        return "nameless"
    if private or name & _RELATIVES:
        return "private"
    if (contact.organisation and not contact.person) or name & _LEGAL_FORMS:
        return "company"
    return ""


def folded(words: Iterable[str]) -> frozenset[str]:
    """*words* as they are compared."""
    return frozenset(fold(word) for word in words)


@lru_cache(maxsize=16_384)
def _words(text: str) -> frozenset[str]:
    return folded(_WORD.findall(text))
