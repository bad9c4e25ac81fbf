"""What a contact's groups and labels say of it: private, employee, child, special category.

A word is a hint and no proof: the rules that ask for it say so, and none of them flags by itself.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from abaudit.model.findings import Hint
from abaudit.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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


def marks(contact: Contact, words: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The categories that the contact's groups, own labels and (for ``special``) names hint at, and ``surplus``.

    *words* are the folded words of each category; ``surplus`` means that the contact carries more than a name and how
    to reach it.
    """
    told = frozenset[str]().union(
        *map(_words, contact.groups), *(_words(entry.label) for entry in contact.entries if "custom" in entry.kinds)
    )
    found = {name for name, meaning in words.items() if not meaning.isdisjoint(told)}
    if not words["special"].isdisjoint(_words(contact.shown) | _words(contact.organisation)):
        found.add("special")
    if any(field.name in _SURPLUS for field in contact.fields) or any(
        name.upper() in _SURPLUS for name in contact.others
    ):
        found.add("surplus")
    return frozenset(found)


def hint(contact: Contact, *, private: bool) -> Hint | None:
    """What a contact probably is, for a beginner who has no ledger yet: `Row.hint`."""
    name = _words(" ".join(contact.names))
    if not contact.shown.strip():
        return Hint.NAMELESS
    if private or name & _RELATIVES:
        return Hint.PRIVATE
    if (contact.organisation and not contact.person) or name & _LEGAL_FORMS:
        return Hint.COMPANY
    return None


def folded(words: Iterable[str]) -> frozenset[str]:
    """*words* as they are compared."""
    return frozenset(fold(word) for word in words)


@lru_cache(maxsize=16_384)
def _words(text: str) -> frozenset[str]:
    return folded(_WORD.findall(text))
