"""What each event did to the standing of its person: the fold, told step by step.

Nothing here folds by itself.  The effect of an event is the difference between what the fold says without it and with
it, all later events left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from abaudit.ledger.timeline import Placed, TimelineScope, day_and_place, fold, in_order, lasts_until
from abaudit.model.consent import Standing, State

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from abaudit.model.consent import Event, PersonStanding


class Effect(StrEnum):
    """What an event did, or why it did nothing."""

    OPENS = "opens"
    OPENS_FURTHER = "opens-further"
    """Another consent was in force already."""
    CONTINUES = "continues"
    ENDS = "ends"
    STANDS = "stands"
    """It would have ended a consent; as none was in force, it stands as the answer."""
    ASKED = "asked"
    EXPIRES = "expires"
    """No event: the last day of the consent has passed."""
    ENDED_AT_ONCE = "ended-at-once"
    """An event of the same day that comes after it had already ended it."""
    NOTHING_TO_RENEW = "nothing-to-renew"
    IMPLIED = "implied"
    OTHER_BASIS = "other-basis"
    NONE = "none"
    """What held before holds on."""
    OTHER_CONTROLLER = "other-controller"
    OTHER_RECIPIENT = "other-recipient"
    OTHER_PURPOSE = "other-purpose"
    LATER = "later"
    """It lies after the day asked."""


NOT_COUNTED = frozenset({Effect.OTHER_CONTROLLER, Effect.OTHER_RECIPIENT, Effect.OTHER_PURPOSE, Effect.LATER})
"""The effects of events that are not on the timeline of the question."""


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """One event in its order, or the end of a consent by time."""

    day: date
    """The event's day; of an expiry the last day of the consent."""
    effect: Effect
    standing: Standing
    """What held after it, on its day."""
    event: Event | None = None
    """None for an expiry."""
    until: date | None = None
    """The last day of the consent that is in force after it; None where it has no end or there is none."""


@dataclass(frozen=True, slots=True)
class PersonHistory:
    """How one person's standing at a number came about."""

    standing: PersonStanding
    steps: tuple[HistoryStep, ...]


def steps(concerning: Sequence[Placed], scope: TimelineScope, on: date) -> Iterator[HistoryStep]:
    """Every event of *concerning* in its order, with its effect on the standing for *scope* on the day *on*."""
    lived: list[Placed] = []
    held, until = Standing.ABSENT, None
    for day, events in groupby(sorted(concerning, key=day_and_place), key=lambda placed: placed.event.day):
        if held.in_force and until is not None and until < min(day, on):
            held = Standing.EXPIRED
            yield HistoryStep(until, Effect.EXPIRES, held)
            until = None
        for placed in _of_one_day(list(events), scope):
            effect = _not_counted(placed, scope, on)
            if effect is None:
                lived.append(placed)
                before, held = held, fold(lived, scope, day)[0]
                until = lasts_until(lived, scope, day)
                effect = _effect(placed, before, held)
            yield HistoryStep(day, effect, held, placed.event, until)
    if held.in_force and until is not None and until < on:
        yield HistoryStep(until, Effect.EXPIRES, Standing.EXPIRED)


def _of_one_day(events: Sequence[Placed], scope: TimelineScope) -> Iterator[Placed]:
    """Those that are on the timeline in the order in which it takes them, then the others."""
    yield from in_order(placed for placed in events if placed.concerns(scope))
    yield from (placed for placed in events if not placed.concerns(scope))


def _not_counted(placed: Placed, scope: TimelineScope, on: date) -> Effect | None:
    """Why the event is not on the timeline, or None."""
    if placed.controller != scope.controller:
        return Effect.OTHER_CONTROLLER
    if not placed.concerns(scope):
        recipients = placed.event.recipients
        narrowed = scope.recipient not in recipients and (recipients or not placed.ends)
        return Effect.OTHER_RECIPIENT if narrowed else Effect.OTHER_PURPOSE
    return Effect.LATER if placed.event.day > on else None


def _effect(placed: Placed, before: Standing, after: Standing) -> Effect:
    """What an event on the timeline did."""
    state = placed.event.state
    if placed.ends:
        if not before.in_force:
            return Effect.STANDS
        return Effect.NONE if after.in_force else Effect.ENDS
    if state is State.REQUESTED:
        return Effect.ASKED if after is Standing.REQUESTED else Effect.NONE
    if not placed.genuine:
        return Effect.IMPLIED if placed.event.how == "implied" else Effect.OTHER_BASIS
    if state is State.GIVEN:
        if not after.in_force:
            return Effect.ENDED_AT_ONCE
        return Effect.OPENS_FURTHER if before.in_force else Effect.OPENS
    return Effect.CONTINUES if before.in_force else Effect.NOTHING_TO_RENEW
