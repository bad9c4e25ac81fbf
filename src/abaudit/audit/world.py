"""The part of a run that the verdict on one number rests on: small enough to be changed and judged again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from abaudit import phone
from abaudit.audit.cases import Case, examine
from abaudit.audit.listings import read_entry
from abaudit.ledger import sole_controller
from abaudit.model.consent import Ledger
from abaudit.model.readings import Exact, Review
from abaudit.names import alike, key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from abaudit.audit.scope import Scope
    from abaudit.model.consent import Event
    from abaudit.model.contacts import Contact
    from abaudit.model.export_facts import Export
    from abaudit.model.rulebook import RuleSet
    from abaudit.names import Surroundings


@dataclass(frozen=True, slots=True)
class World:
    """A run about one number: only the contacts and events that its verdict can depend on."""

    exports: tuple[Export, ...]
    ledger: Ledger
    ruleset: RuleSet
    scope: Scope
    controller: str
    """Whose consents count; never empty, so that a consent can be imagined where there is no ledger yet."""
    around: Surroundings
    """What the whole address book shows, of which this world holds only a part."""

    def case(self, e164: str) -> Case:
        """The number *e164*, judged in this world."""
        return next(case for case in self._cases() if case.number.e164 == e164)

    def with_events(self, *events: Event) -> World:
        """This world with *events* written below all others."""
        last = max((event.line for event in self.ledger.events), default=0)
        placed = (replace(event, line=last + place) for place, event in enumerate(events, 1))
        return replace(self, ledger=replace(self.ledger, events=(*self.ledger.events, *placed)))

    def without(self, events: Iterable[Event]) -> World:
        """This world with none of *events* on record."""
        gone = {event.line for event in events}
        kept = tuple(event for event in self.ledger.events if event.line not in gone)
        return replace(self, ledger=replace(self.ledger, events=kept))

    def altered(self, alter: Callable[[Event], Event]) -> World:
        """This world with every event as *alter* returns it."""
        return replace(self, ledger=replace(self.ledger, events=tuple(map(alter, self.ledger.events))))

    def rewritten(self, text: str, number: str) -> World:
        """This world with *number* in every field that holds *text* now."""

        def corrected(contact: Contact) -> Contact:
            entries = (replace(entry, raw=number) if entry.raw == text else entry for entry in contact.entries)
            return replace(contact, entries=tuple(entries))

        return replace(
            self, exports=tuple(_of(export, map(corrected, export.imported.contacts)) for export in self.exports)
        )

    def _cases(self) -> tuple[Case, ...]:
        return examine(self.exports, self.ledger, self.ruleset, self.scope, self.around).cases


def world_of(
    case: Case,
    cases: Iterable[Case],
    *,
    exports: Sequence[Export],
    ledger: Ledger | None,
    ruleset: RuleSet,
    scope: Scope,
) -> World:
    """The world of *case*, one of the *cases* of a run: everybody who has its number, or one that it may mean."""
    numbers: set[str | None] = {case.number.e164, *_candidates(case)}
    contacts = [
        place.holder.contact
        for other in cases
        if other is case or (other.number.e164 and other.number.e164 in numbers)
        for place in other.number.places
    ]
    kept = set(map(id, contacts))
    told = ledger or Ledger("yaml", "", ())
    controller = scope.controller or sole_controller(told) or _NOBODY
    return World(
        exports=tuple(
            _of(
                export,
                (
                    contact
                    for contact in export.imported.contacts
                    if id(contact) in kept or (export.listing and numbers & _numbers_of((contact,), scope.region))
                ),
            )
            for export in exports
        ),
        ledger=_about(told, _numbers_of(contacts, scope.region)),
        ruleset=ruleset,
        scope=replace(scope, controller=controller),
        controller=controller,
        around=case.number.places[0].holder.around,
    )


_NOBODY = "-"
"""Stands for the business where nobody has named it."""


def _candidates(case: Case) -> tuple[str, ...]:
    reading = case.number.reading
    return reading.candidates if isinstance(reading, Review) else ()


def _numbers_of(contacts: Iterable[Contact], region: str) -> set[str]:
    """Every number that *contacts* have or may have, and the other ways of writing it."""
    numbers: set[str] = set()
    for contact in contacts:
        for entry in contact.entries:
            for _text, reading in read_entry(entry, region):
                if isinstance(reading, Exact):
                    numbers.add(reading.e164)
                elif isinstance(reading, Review):
                    numbers.update(reading.candidates)
    return numbers.union(*(phone.variants(number) for number in numbers))


def _about(ledger: Ledger, numbers: set[str]) -> Ledger:
    """The events of *ledger* that name one of *numbers*, and all that may be about a person who is named so."""
    persons = {
        name
        for event in ledger.events
        if not numbers.isdisjoint(event.numbers)
        for name in (event.person, *event.known_as)
    }
    keys = set(map(key_of, persons))
    kept = (
        event
        for event in ledger.events
        if not numbers.isdisjoint(event.numbers)
        or key_of(event.person) in keys
        or (not event.numbers and _may_mean(event, persons))
    )
    return replace(ledger, events=tuple(kept))


def _may_mean(event: Event, persons: Iterable[str]) -> bool:
    return any(alike(name, person) for name in (event.person, *event.known_as) for person in persons)


def _of(export: Export, contacts: Iterable[Contact]) -> Export:
    """*export* with *contacts* alone."""
    kept = tuple(contacts)
    count = sum(len(contact.entries) for contact in kept)
    return replace(export, imported=replace(export.imported, contacts=kept, unread=(), counted=count))
