"""A ledger opened for one question: what it says of a number, and by which events."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from abaudit.errors import LedgerError, Problem
from abaudit.i18n import _
from abaudit.ledger.doubts import doubtful, had_something_to_end
from abaudit.ledger.history import PersonHistory, steps
from abaudit.ledger.timeline import Placed, TimelineScope, fold
from abaudit.model.consent import Elsewhere, Event, NumberStanding, PersonStanding, Standing
from abaudit.names import NameIndex, key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from abaudit.model.consent import Ledger, Refusal

_NOBODY = NumberStanding(Standing.ABSENT)


def folded(name: str) -> str:
    """*name* as two spellings of the same person or controller are compared: case and white space do not count."""
    if not name.isascii():
        visible = "".join(character for character in name if unicodedata.category(character) != "Cf")
        name = unicodedata.normalize("NFC", unicodedata.normalize("NFC", visible).casefold())
    return " ".join(name.casefold().split())


def sole_controller(ledger: Ledger, source: str = "ledger") -> str | None:
    """The only controller that *ledger* names, as first written; None where it holds no event.

    Raises `LedgerError`, naming *source*, where several are named.
    """
    written: dict[str, str] = {}
    for event in ledger.events:
        written.setdefault(folded(event.controller), event.controller)
    if len(written) > 1:
        message = _("The ledger names {count} controllers.").format(count=len(written))
        raise LedgerError(source, Problem(message, hint=_("Say in abaudit.yaml which one this audit is for.")))
    return next(iter(written.values()), None)


class Book:
    """A ledger opened for one controller, recipient and purpose, on one day.

    *controller* None takes the only one that the ledger names; `LedgerError` where it names several.
    """

    def __init__(
        self, ledger: Ledger, controller: str | None, recipient: str, on: date, purpose: str = "upload"
    ) -> None:
        self.controller = sole_controller(ledger) if controller is None else controller
        """As asked for, or as the ledger writes it."""
        self._refusals = ledger.refusals or None
        self._scope = TimelineScope(folded(self.controller or ""), recipient, purpose)
        self._on = on
        self._at_number: dict[str, dict[str, list[Placed]]] = {}
        self._everywhere: dict[str, list[Placed]] = {}
        self._everywhere_alike: NameIndex[Placed] = NameIndex()
        self._known: dict[str, NumberStanding] = {}
        self._numbers: dict[str, dict[str, None]] = {}
        """Person → every number that an event about them names."""
        self._behind = len(ledger.events)
        for place, event in enumerate(sorted(ledger.events, key=lambda event: event.place)):
            self._enter(Placed(place, folded(event.controller), event))

    def standing(self, e164: str) -> NumberStanding:
        """What the ledger says of the number on that day; of several persons the worst counts."""
        known = self._known.get(e164)
        if known is None:
            refusal = self.refusal(e164)
            persons = self._at_number.get(e164)
            if persons:
                known = self._of_persons(persons, refusal)
            else:
                known = NumberStanding(Standing(refusal.state)) if refusal else _NOBODY
            self._known[e164] = known
        return known

    def refusal(self, e164: str) -> Refusal | None:
        """What is left of a number that was erased after its person had said no.

        Where nothing else is known of the number it holds on every day: what was on record before it is gone.
        """
        return self._refusals.of(e164) if self._refusals else None

    def history(self, e164: str) -> tuple[PersonHistory, ...]:
        """How the standing of each person at the number came about, in the order of `NumberStanding.persons`."""
        refusal = self.refusal(e164)
        return tuple(
            PersonHistory(standing, tuple(steps(self._concerning(person, named, refusal), self._scope, self._on)))
            for (person, named), standing in zip(
                self._at_number.get(e164, {}).items(), self.standing(e164).persons, strict=True
            )
        )

    def _enter(self, placed: Placed) -> None:
        person = key_of(placed.event.person)
        if placed.ends and not placed.event.numbers:
            names = (placed.event.person, *placed.event.known_as)
            for name in dict.fromkeys(map(key_of, names)):
                self._everywhere.setdefault(name, []).append(placed)
            for name in dict.fromkeys(names):
                self._everywhere_alike.add(name, placed)
        for number in dict.fromkeys(placed.event.numbers):
            self._at_number.setdefault(number, {}).setdefault(person, []).append(placed)
            self._numbers.setdefault(person, {})[number] = None

    def _of_persons(self, persons: dict[str, list[Placed]], refusal: Refusal | None) -> NumberStanding:
        standings = []
        elsewhere: set[Elsewhere] = set()
        ended_elsewhere = ended_alike = False
        for person, named in persons.items():
            concerning = self._concerning(person, named, refusal)
            standing, event, since = fold(concerning, self._scope, self._on)
            ended_elsewhere |= standing.in_force and self._ends_elsewhere(concerning, event)
            ended_alike |= standing.in_force and self._ends_alike(named, concerning, event)
            doubt, ends = doubtful(concerning, self._scope, self._on, self._ended_another(person))
            names = _names(named)
            standings.append(PersonStanding(named[0].event.person, names, standing, event, since, doubt, ends))
            if standing is Standing.ABSENT:
                elsewhere.update(self._elsewhere(concerning))
        return NumberStanding(
            max((person.standing for person in standings), key=lambda standing: standing.weight),
            tuple(standings),
            next((kind for kind in Elsewhere if kind in elsewhere), Elsewhere.NONE),
            ended_elsewhere,
            ended_alike,
            self._on_phone(placed for named in persons.values() for placed in named),
        )

    def _ended_another(self, person: str) -> Callable[[Placed], bool]:
        """Whether an end that reaches *person* came while another number of theirs had a consent.

        Only their own consents count: nobody else's may settle a doubt about them.
        """

        def had_one(end: Placed) -> bool:
            return any(
                had_something_to_end(end, self._concerning(person, self._at_number[number][person], None))
                for number in self._numbers[person]
                if not end.event.numbers or number in end.event.numbers
            )

        return had_one

    def _on_phone(self, named: Iterable[Placed]) -> date | None:
        """The earliest day that the controller's own events state; another's phone says nothing of this one."""
        own = (placed.event.on_phone for placed in named if placed.controller == self._scope.controller)
        return min((day for day in own if day is not None), default=None)

    def _concerning(self, person: str, named: Sequence[Placed], refusal: Refusal | None) -> list[Placed]:
        """The events that name the number, and the ends that name none and so mean every number of their person.

        The same person may be written by another name: an end reaches whom it or the consent says is known as that.
        What was erased after a no ends whatever is as old for everybody at the number, since nobody knows whose it was.
        """
        other_names = {key_of(name) for placed in named for name in placed.event.known_as} - {person}
        everywhere = {placed.place: placed for placed in self._everywhere.get(person, ())}
        for name in other_names:
            by_name = (placed for placed in self._everywhere.get(name, ()) if key_of(placed.event.person) == name)
            everywhere.update((placed.place, placed) for placed in by_name)
        erased = [self._end(named[0].event, refusal)] if refusal else []
        return [*named, *everywhere.values(), *erased]

    def _end(self, of: Event, refusal: Refusal) -> Placed:
        """A refusal as the last event of its day."""
        end = Event(
            line=refusal.line,
            numbers=of.numbers,
            person=of.person,
            state=refusal.state,
            day=refusal.day,
            at=None,
            controller=self.controller or "",
            recipients=(),
            purposes=(),
        )
        return Placed(self._behind, self._scope.controller, end, erased=True)

    def _ends_elsewhere(self, concerning: Sequence[Placed], consent: Event | None) -> bool:
        """Whether an end under another controller came on or after the day of *consent*, or bears a day to come."""
        return consent is not None and any(
            placed.ends and placed.controller != self._scope.controller and consent.day <= placed.event.day
            for placed in concerning
        )

    def _ends_alike(self, named: Sequence[Placed], concerning: Sequence[Placed], consent: Event | None) -> bool:
        """Whether an end for every number, on or after the day of *consent*, is of somebody who may be this person."""
        reached = {placed.place for placed in concerning}
        return (
            consent is not None
            and bool(self._everywhere_alike)
            and any(
                placed.place not in reached and placed.concerns(self._scope) and consent.day <= placed.event.day
                for name in _names(named)
                for _name, placed in self._everywhere_alike.find(name)
            )
        )

    def _elsewhere(self, concerning: Sequence[Placed]) -> Iterator[Elsewhere]:
        """In what the consents in force of one person differ from what is asked for."""
        for scope in dict.fromkeys(scope for placed in concerning for scope in placed.scopes()):
            if fold(concerning, scope, self._on)[0].in_force:
                yield scope.difference(self._scope)


def _names(named: Sequence[Placed]) -> tuple[str, ...]:
    """Everything that these events call their person, each once."""
    return tuple(dict.fromkeys(name for placed in named for name in (placed.event.person, *placed.event.known_as)))
