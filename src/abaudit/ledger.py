"""The fold: events of a ledger → the standing of a number, and nothing else.

What counts is a *timeline*: the events of one person that concern one number, controller, recipient and purpose, day by
day.  Each ``given`` opens a consent of its own, ``renewed`` prolongs those in force, and an ending event closes every
consent that it comes after.  The reasons are in docs/adr/0007-the-fold.md.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import groupby, product
from typing import TYPE_CHECKING

from abaudit.errors import LedgerError, Problem
from abaudit.i18n import _
from abaudit.model.consent import ENDS, NumberStanding, PersonStanding, Standing, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from abaudit.model.consent import Event, Ledger

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
        self._scope = _Scope(folded(self.controller or ""), recipient, purpose)
        self._on = on
        self._at_number: dict[str, dict[str, list[_Placed]]] = {}
        self._everywhere: dict[str, list[_Placed]] = {}
        self._known: dict[str, NumberStanding] = {}
        for place, event in enumerate(sorted(ledger.events, key=lambda event: event.line)):
            self._enter(_Placed(place, folded(event.controller), event))

    def standing(self, e164: str) -> NumberStanding:
        """What the ledger says of the number on that day; of several persons the worst counts."""
        known = self._known.get(e164)
        if known is None:
            persons = self._at_number.get(e164)
            known = self._known[e164] = self._of_persons(persons) if persons else _NOBODY
        return known

    def _enter(self, placed: _Placed) -> None:
        person = folded(placed.event.person)
        if placed.ends and not placed.event.numbers:
            self._everywhere.setdefault(person, []).append(placed)
        for number in dict.fromkeys(placed.event.numbers):
            self._at_number.setdefault(number, {}).setdefault(person, []).append(placed)

    def _of_persons(self, persons: dict[str, list[_Placed]]) -> NumberStanding:
        standings = []
        elsewhere: set[str] = set()
        for person, named in persons.items():
            concerning = [*named, *self._everywhere.get(person, ())]
            standing, event = _fold(concerning, self._scope, self._on)
            standings.append(PersonStanding(named[0].event.person, _names(named), standing, event))
            if standing is Standing.ABSENT:
                elsewhere.update(self._elsewhere(concerning))
        return NumberStanding(
            max((person.standing for person in standings), key=lambda standing: standing.weight),
            tuple(standings),
            next((kind for kind in ("controller", "recipient", "purpose") if kind in elsewhere), "none"),
        )

    def _elsewhere(self, concerning: Sequence[_Placed]) -> Iterator[str]:
        """In what the consents in force of one person differ from what is asked for."""
        for scope in dict.fromkeys(scope for placed in concerning for scope in placed.scopes()):
            if _fold(concerning, scope, self._on)[0].in_force:
                yield scope.difference(self._scope)


@dataclass(frozen=True, slots=True)
class _Scope:
    """What a timeline is about, beside number and person; the controller is folded."""

    controller: str
    recipient: str
    purpose: str

    def difference(self, other: _Scope) -> str:
        if self.controller != other.controller:
            return "controller"
        return "recipient" if self.recipient != other.recipient else "purpose"


@dataclass(frozen=True, slots=True)
class _Placed:
    """An event with its place in the file and its folded controller."""

    place: int
    controller: str
    event: Event

    @property
    def ends(self) -> bool:
        return self.event.state in ENDS

    @property
    def genuine(self) -> bool:
        """Whether this is a consent that somebody expressed; nothing else opens or continues one."""
        return self.event.how != "implied" and self.event.basis == "consent"

    def is_a(self, state: State) -> bool:
        """Whether this genuinely is what it says."""
        return self.event.state is state and self.genuine

    def scopes(self) -> Iterator[_Scope]:
        """Everything that the event names."""
        for recipient, purpose in product(self.event.recipients, self.event.purposes):
            yield _Scope(self.controller, recipient, purpose)

    def concerns(self, scope: _Scope) -> bool:
        """Whether the event belongs on the timeline of *scope*; only one that ends may leave out what it is about."""
        event = self.event
        return (
            self.controller == scope.controller
            and (scope.recipient in event.recipients or (self.ends and not event.recipients))
            and (scope.purpose in event.purposes or (self.ends and not event.purposes))
        )

    def comes_after(self, other: _Placed) -> bool:
        """Of two events of one day: by time where both have one, else by place."""
        if self.event.at and other.event.at and self.event.at != other.event.at:
            return self.event.at > other.event.at
        return self.place > other.place


@dataclass(slots=True)
class _Consent:
    """A consent that was opened: the event that opened or last continued it, and its last day."""

    latest: _Placed
    until: date | None

    def lasts(self, day: date) -> bool:
        return self.until is None or day <= self.until

    def continue_with(self, renewal: _Placed) -> None:
        self.latest = renewal
        if self.until is not None and renewal.event.until is not None:
            self.until = max(self.until, renewal.event.until)

    @property
    def rank(self) -> tuple[bool, date, date, int]:
        """The largest is the consent that lasts longest, and among equals the latest."""
        event = self.latest.event
        return (self.until is None, self.until or event.day, event.day, self.latest.place)


def _fold(concerning: Sequence[_Placed], scope: _Scope, on: date) -> tuple[Standing, Event | None]:
    """The standing that the timeline of *scope* leads to on the day, and the event that decided it."""
    relevant = sorted((placed for placed in concerning if placed.concerns(scope)), key=_day_and_place)
    timeline = _Timeline()
    for day, events in groupby((placed for placed in relevant if placed.event.day <= on), key=_day):
        timeline.live_through(day, list(events))
    standing, event = timeline.standing(on)
    if standing is Standing.ABSENT:
        announced = (placed for placed in relevant if placed.event.day > on and placed.is_a(State.GIVEN))
        if first := next(announced, None):
            return Standing.NOT_YET, first.event
    return standing, event


class _Timeline:
    """Where a timeline stands after the days lived through so far."""

    def __init__(self) -> None:
        self._consent: _Consent | None = None
        """The consent in force that lasts longest; every other one ends with it or before."""
        self._otherwise: tuple[Standing, Event | None] = (Standing.ABSENT, None)
        """What holds while no consent is in force."""

    def standing(self, on: date) -> tuple[Standing, Event | None]:
        """The standing on a day after the last one lived through, and the event that decided it."""
        self._expire(on)
        if self._consent is None:
            return self._otherwise
        event = self._consent.latest.event
        return (Standing.RENEWED if event.state is State.RENEWED else Standing.GIVEN), event

    def live_through(self, day: date, events: Sequence[_Placed]) -> None:
        """Take in all events of one day, in the order of their places."""
        self._expire(day)
        self._otherwise = self._without_consent(events)
        consents = [*self._carried_over(events), *_opened(events)]
        self._consent = max(consents, key=lambda consent: consent.rank, default=None)

    def _expire(self, day: date) -> None:
        if self._consent is not None and not self._consent.lasts(day):
            self._otherwise = (Standing.EXPIRED, self._consent.latest.event)
            self._consent = None

    def _carried_over(self, events: Sequence[_Placed]) -> Iterator[_Consent]:
        """The consent of former days, unless the day ends it."""
        if self._consent is not None and not any(placed.ends for placed in events):
            for renewal in _in_order(placed for placed in events if placed.is_a(State.RENEWED)):
                self._consent.continue_with(renewal)
            yield self._consent

    def _without_consent(self, events: Sequence[_Placed]) -> tuple[Standing, Event | None]:
        """What will hold when no consent is in force after these events."""
        in_force = self._consent is not None
        otherwise = self._otherwise
        for placed in _in_order(events):
            event = placed.event
            if placed.ends:
                in_force, otherwise = False, (Standing(event.state), event)
            elif in_force:
                continue
            elif placed.is_a(State.GIVEN):
                in_force = True
            elif placed.is_a(State.RENEWED):
                otherwise = (Standing.UNKNOWN, event)
            elif otherwise[0] not in _ENDED:
                requested = event.state is State.REQUESTED
                otherwise = (Standing.REQUESTED if requested else Standing.UNKNOWN, event)
        return otherwise


def _opened(events: Sequence[_Placed]) -> Iterator[_Consent]:
    """The consents that events of one day open and leave open."""
    ends = [placed for placed in events if placed.ends]
    renewals = list(_in_order(placed for placed in events if placed.is_a(State.RENEWED)))
    for given in events:
        if given.is_a(State.GIVEN) and not any(end.comes_after(given) for end in ends):
            consent = _Consent(given, given.event.until)
            for renewal in renewals:
                if renewal.comes_after(given):
                    consent.continue_with(renewal)
            yield consent


def _in_order(events: Iterable[_Placed]) -> Iterator[_Placed]:
    """Events of one day, given in the order of their places: the timed ones share out their places by time."""
    events = list(events)
    timed = iter(
        sorted((placed for placed in events if placed.event.at), key=lambda placed: (placed.event.at, placed.place))
    )
    return (next(timed) if placed.event.at else placed for placed in events)


def _day(placed: _Placed) -> date:
    return placed.event.day


def _day_and_place(placed: _Placed) -> tuple[date, int]:
    return placed.event.day, placed.place


def _names(named: Sequence[_Placed]) -> tuple[str, ...]:
    """Everything that these events call their person, each once."""
    return tuple(dict.fromkeys(name for placed in named for name in (placed.event.person, *placed.event.known_as)))


_ENDED = frozenset(Standing(state) for state in ENDS)
