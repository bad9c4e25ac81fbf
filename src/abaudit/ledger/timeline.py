"""A timeline: the events of one person that concern one number, controller, recipient and purpose, day by day."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, product
from typing import TYPE_CHECKING, NamedTuple

from abaudit.model.consent import ENDS, Elsewhere, Standing, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from abaudit.model.consent import Event


@dataclass(frozen=True, slots=True)
class TimelineScope:
    """What a timeline is about, beside number and person; the controller is folded."""

    controller: str
    recipient: str
    purpose: str

    def difference(self, other: TimelineScope) -> Elsewhere:
        """In what this first differs from *other*."""
        if self.controller != other.controller:
            return Elsewhere.CONTROLLER
        return Elsewhere.RECIPIENT if self.recipient != other.recipient else Elsewhere.PURPOSE


@dataclass(frozen=True, slots=True)
class Placed:
    """An event with its place in the file and its folded controller."""

    place: int
    controller: str
    event: Event
    erased: bool = False
    """Whether it stands for a number that was erased: its place is certain, and what it ended is gone."""

    @property
    def ends(self) -> bool:
        """Whether this ends a consent, or stands against one."""
        return self.event.state in ENDS

    @property
    def genuine(self) -> bool:
        """Whether this is a consent that somebody expressed; nothing else opens or continues one."""
        return self.event.how != "implied" and self.event.basis == "consent"

    def is_a(self, state: State) -> bool:
        """Whether this genuinely is what it says."""
        return self.event.state is state and self.genuine

    def scopes(self) -> Iterator[TimelineScope]:
        """Everything that the event names."""
        for recipient, purpose in product(self.event.recipients, self.event.purposes):
            yield TimelineScope(self.controller, recipient, purpose)

    def concerns(self, scope: TimelineScope) -> bool:
        """Whether the event belongs on the timeline of *scope*; only one that ends may leave out what it is about."""
        event = self.event
        return (
            self.controller == scope.controller
            and (scope.recipient in event.recipients or (self.ends and not event.recipients))
            and (scope.purpose in event.purposes or (self.ends and not event.purposes))
        )

    def comes_after(self, other: Placed) -> bool:
        """Of two events of one day: by time where both have one, else by place."""
        if self.event.at and other.event.at and self.event.at != other.event.at:
            return self.event.at > other.event.at
        return self.place > other.place

    def order_is_untold(self, other: Placed) -> bool:
        """Whether both are of one day and nothing but their places says which came first."""
        mine, others = self.event, other.event
        return mine.day == others.day and not (mine.at and others.at and mine.at != others.at)


@dataclass(slots=True)
class _Consent:
    """A consent that was opened: the event that opened or last continued it, and its last day."""

    latest: Placed
    until: date | None

    def lasts(self, day: date) -> bool:
        return self.until is None or day <= self.until

    def continue_with(self, renewals: Sequence[Placed]) -> None:
        """Take in the renewals of a later day: where they name a last day, it is its last; of several the earliest."""
        if renewals:
            self.latest = renewals[-1]
        self.until = _earliest(renewals) or self.until

    @property
    def rank(self) -> tuple[bool, date, date, int]:
        """The largest is the consent that lasts longest, and among equals the latest."""
        event = self.latest.event
        return (self.until is None, self.until or event.day, event.day, self.latest.place)


class Outcome(NamedTuple):
    """Where a timeline stands on a day."""

    standing: Standing
    event: Event | None
    """The event that decided it."""
    since: date | None = None
    """The day since which a consent has been in force without a break; None where none is."""


def fold(concerning: Sequence[Placed], scope: TimelineScope, on: date) -> Outcome:
    """What the timeline of *scope* leads to on the day."""
    relevant, timeline = _lived(concerning, scope, on)
    standing, event = timeline.standing(on)
    if standing is Standing.ABSENT:
        announced = (placed for placed in relevant if placed.event.day > on and placed.is_a(State.GIVEN))
        if first := next(announced, None):
            return Outcome(Standing.NOT_YET, first.event)
    return Outcome(standing, event, timeline.since if standing.in_force else None)


def lasts_until(concerning: Sequence[Placed], scope: TimelineScope, on: date) -> date | None:
    """The last day of the consent that is in force on the day; None where it has no end or where there is none."""
    return _lived(concerning, scope, on)[1].until(on)


def in_order(events: Iterable[Placed]) -> Iterator[Placed]:
    """Events of one day, given in the order of their places: the timed ones share out their places by time."""
    events = list(events)
    timed = iter(
        sorted((placed for placed in events if placed.event.at), key=lambda placed: (placed.event.at, placed.place))
    )
    return (next(timed) if placed.event.at else placed for placed in events)


def day_and_place(placed: Placed) -> tuple[date, int]:
    """What the events of a timeline are ordered by."""
    return placed.event.day, placed.place


class Timeline:
    """Where a timeline stands after the days lived through so far."""

    def __init__(self) -> None:
        self._consent: _Consent | None = None
        """The consent in force that lasts longest; every other one ends with it or before."""
        self._otherwise: tuple[Standing, Event | None] = (Standing.ABSENT, None)
        """What holds while no consent is in force."""
        self.since: date | None = None
        """The day on which the unbroken consent began; good for nothing while none is in force."""

    def standing(self, on: date) -> tuple[Standing, Event | None]:
        """The standing on a day after the last one lived through, and the event that decided it."""
        self._expire(on)
        if self._consent is None:
            return self._otherwise
        event = self._consent.latest.event
        return (Standing.RENEWED if event.state is State.RENEWED else Standing.GIVEN), event

    def until(self, on: date) -> date | None:
        """The last day of the consent that is in force on a day after the last one lived through."""
        self._expire(on)
        return self._consent.until if self._consent else None

    def live_through(self, day: date, events: Sequence[Placed]) -> None:
        """Take in all events of one day, in the order of their places."""
        self._expire(day)
        self._otherwise = self._without_consent(events)
        carried = list(self._carried_over(events))
        if not carried:
            self.since = day
        self._consent = max((*carried, *_opened(events)), key=lambda consent: consent.rank, default=None)

    def _expire(self, day: date) -> None:
        if self._consent is not None and not self._consent.lasts(day):
            self._otherwise = (Standing.EXPIRED, self._consent.latest.event)
            self._consent = None

    def _carried_over(self, events: Sequence[Placed]) -> Iterator[_Consent]:
        """The consent of former days, unless the day ends it."""
        if self._consent is not None and not any(placed.ends for placed in events):
            self._consent.continue_with(list(in_order(placed for placed in events if placed.is_a(State.RENEWED))))
            yield self._consent

    def _without_consent(self, events: Sequence[Placed]) -> tuple[Standing, Event | None]:
        """What will hold when no consent is in force after these events."""
        in_force = self._consent is not None
        otherwise = self._otherwise
        for placed in in_order(events):
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


def _lived(concerning: Sequence[Placed], scope: TimelineScope, on: date) -> tuple[list[Placed], Timeline]:
    """The events of *scope* in their order, and its timeline at the end of the day."""
    relevant = sorted((placed for placed in concerning if placed.concerns(scope)), key=day_and_place)
    timeline = Timeline()
    for day, events in groupby((placed for placed in relevant if placed.event.day <= on), key=_day):
        timeline.live_through(day, list(events))
    return relevant, timeline


def _opened(events: Sequence[Placed]) -> Iterator[_Consent]:
    """The consents that events of one day open and leave open.

    A renewal that may have come after one of them, since nothing tells, can limit it, but not prolong it.
    """
    ends = [placed for placed in events if placed.ends]
    renewals = list(in_order(placed for placed in events if placed.is_a(State.RENEWED)))
    for given in events:
        if given.is_a(State.GIVEN) and not any(end.comes_after(given) for end in ends):
            behind = [renewal for renewal in renewals if renewal.comes_after(given)]
            untold = [renewal for renewal in renewals if renewal.order_is_untold(given)]
            until = _earliest(renewal for renewal in behind if renewal not in untold) or given.event.until
            last_days = [day for day in (until, _earliest(untold)) if day is not None]
            yield _Consent(behind[-1] if behind else given, min(last_days, default=None))


def _earliest(renewals: Iterable[Placed]) -> date | None:
    """The earliest last day that *renewals* name; None where none does."""
    return min((renewal.event.until for renewal in renewals if renewal.event.until is not None), default=None)


def _day(placed: Placed) -> date:
    return placed.event.day


_ENDED = frozenset(Standing(state) for state in ENDS)
