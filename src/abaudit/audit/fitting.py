"""Whether a contact is the person whom the ledger names at its number."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from math import ceil
from typing import TYPE_CHECKING, Literal

from abaudit import phone
from abaudit.model.facts import Match
from abaudit.model.readings import Exact
from abaudit.names import (
    NameMatch,
    Surroundings,
    compare,
    parse,
    parts_of,
    telling_words,
    words_at_a_glance,
    written_alike,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from abaudit.model.consent import Ledger, PersonStanding
    from abaudit.model.contacts import Contact
    from abaudit.model.export_facts import Export

Fitting = Literal[Match.CLEAR, Match.NAMES_DIFFER, Match.NO_NAME]

_MANY = 3
"""So many contacts with different numbers must share a word before it tells nobody apart, and one in a hundred."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How one name of a contact fits the persons at its number."""

    name: str = field(repr=False)
    fits: bool
    person: str = field(default="", repr=False)
    """The ledger's name that comes closest."""
    comparison: NameMatch | None = None
    """How the two compare; None where they are written alike, and the ledger says that the contact is called so."""


def names_of(contact: Contact) -> tuple[str, ...]:
    """Every name that must fit: those the contact has, or for a company its organisation."""
    own = contact.names
    if own or (contact.name_unknown and not contact.company):
        return own
    return (contact.organisation,) if contact.organisation.strip() else ()


def fitting(
    contact: Contact, persons: Sequence[PersonStanding], e164: str, around: Surroundings, region: str
) -> Fitting:
    """Whether each name of *contact* fits one of the *persons* at the number *e164*.

    A contact without a name fits where the ledger says that a person is known as the number itself, which is how
    telephones show such a contact; else it has no name, as has one whose name could not be read.
    """
    names = names_of(contact)
    if not names or contact.name_unknown:
        known = not contact.name_unknown and any(_is_called(person, e164, region) for person in persons)
        return Match.CLEAR if known else Match.NO_NAME
    return Match.CLEAR if all(fits(name, persons, around) for name in names) else Match.NAMES_DIFFER


def fits(name: str, persons: Sequence[PersonStanding], around: Surroundings) -> bool:
    """Whether *name* is surely one of the *persons*, or several names that are each another one of them."""
    if fit_of(name, persons, around).fits:
        return True
    joined = parse(name).persons
    found = {fit.person for each in joined if (fit := fit_of(each, persons, around)).fits}
    return len(joined) > 1 and len(found) == len(joined)


def fit_of(name: str, persons: Iterable[PersonStanding], around: Surroundings) -> Fit:
    """How *name* fits that of *persons* which comes closest."""
    closest = Fit(name, fits=False)
    for person in persons:
        for known in person.names:
            if known != person.person and written_alike(name, known):
                return Fit(name, fits=True, person=known)
            comparison = compare(name, known, around)
            if comparison.agree:
                return Fit(name, fits=True, person=known, comparison=comparison)
            if closest.comparison is None or len(comparison.shared) > len(closest.comparison.shared):
                closest = Fit(name, fits=False, person=known, comparison=comparison)
    return closest


def surroundings(exports: Sequence[Export], ledger: Ledger | None, controller: str | None) -> Surroundings:
    """What the whole address book shows: the words that many share, and the name of the business itself.

    Only words that the ledger's persons have are counted; no other can make a contact agree.
    """
    persons = (
        ()
        if ledger is None
        else dict.fromkeys(chain.from_iterable((event.person, *event.known_as) for event in ledger.events))
    )
    asked = frozenset[str]().union(*map(parts_of, persons))
    holders: dict[str, set[str]] = {}
    named = 0
    for contact in (contact for export in exports if not export.listing for contact in export.imported.contacts):
        if not contact.entries or not contact.name.strip():
            continue
        named += 1
        for word in words_at_a_glance(contact.name) & asked:
            holders.setdefault(word, set()).add(_number_at_a_glance(contact))
    many = max(_MANY, ceil(named / 100))
    return Surroundings(
        common=frozenset(word for word, numbers in holders.items() if len(numbers) >= many),
        business=telling_words(controller or ""),
    )


def _number_at_a_glance(contact: Contact) -> str:
    """Enough of the contact's first number to know it again in another export, where it may be written otherwise."""
    return "".join(filter(str.isdigit, contact.entries[0].raw))[-8:]


def _is_called(person: PersonStanding, e164: str, region: str) -> bool:
    """Whether one of the person's other names is the number."""
    readings = (phone.read(name, region) for name in person.names if any(map(str.isdigit, name)))
    return any(isinstance(reading, Exact) and reading.e164 == e164 for reading in readings)
