"""Ends that may concern a consent which the days let stand: slips of the pen until somebody says otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from abaudit.ledger.timeline import Placed, fold
from abaudit.model.consent import ENDS, Doubt, State
from abaudit.names import key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from abaudit.ledger.timeline import TimelineScope
    from abaudit.model.consent import Event

NEEDS_A_CONSENT = frozenset({State.WITHDRAWN, State.REVOKED, State.INVALIDATED})
"""The ends that make sense only after a consent; whoever refuses has not consented before."""


class Doubtful(NamedTuple):
    """The heaviest doubt about one person's consent, and the ends that raise it."""

    doubt: Doubt
    ends: tuple[Event, ...] = ()


def doubtful(
    concerning: Sequence[Placed], scope: TimelineScope, on: date, ended_another: Callable[[Placed], bool]
) -> Doubtful:
    """What speaks against relying on where the timeline of *scope* stands on the day.

    Of a consent in force every doubt is told, of an end only that it and a consent share a day.  *ended_another* says
    of an end whether a consent of its person for another number was in force when it came.
    """
    events = [placed for placed in concerning if placed.concerns(scope)]
    ends = [placed for placed in events if placed.ends and not placed.erased]
    if not ends:
        return Doubtful(Doubt.NONE)
    if same_day := _of_untold_order(events, ends, scope, on):
        return Doubtful(Doubt.SAME_DAY, same_day)
    if not fold(events, scope, on).standing.in_force:
        return Doubtful(Doubt.NONE)
    idle = [
        end
        for end in ends
        if end.event.day <= on
        and end.event.state in NEEDS_A_CONSENT
        and not (had_something_to_end(end, concerning) or ended_another(end))
    ]
    if idle:
        return Doubtful(Doubt.END_BEFORE_CONSENT, _events(idle))
    announced = [end for end in ends if end.event.day > on]
    return Doubtful(Doubt.END_ANNOUNCED, _events(announced)) if announced else Doubtful(Doubt.NONE)


def misdated(end: Event, on_record: Iterable[Event], today: date) -> Doubt:
    """Why the day of an end that is about to be entered is likely a slip, or `Doubt.NONE`; *on_record* is any order.

    A day that has not come, or one before the person's only consent that there could have been something to end of.
    """
    if end.state not in ENDS:
        return Doubt.NONE
    if end.day > today:
        return Doubt.END_ANNOUNCED
    if end.state not in NEEDS_A_CONSENT:
        return Doubt.NONE
    own = [
        Placed(place, key_of(event.controller), event)
        for place, event in enumerate(on_record)
        if key_of(event.person) == key_of(end.person)
        and (not end.numbers or not event.numbers or not set(end.numbers).isdisjoint(event.numbers))
    ]
    placed = Placed(len(own), key_of(end.controller), end)
    since = any(each.is_a(State.GIVEN) and end.day < each.event.day <= today for each in own)
    return Doubt.END_BEFORE_CONSENT if since and not had_something_to_end(placed, own) else Doubt.NONE


def had_something_to_end(end: Placed, concerning: Iterable[Placed]) -> bool:
    """Whether a consent that *end* concerns was in force when it came; ends of one day ended it together."""
    day = end.event.day
    before = [
        placed for placed in concerning if placed.event.day < day or (placed.event.day == day and not placed.ends)
    ]
    scopes = dict.fromkeys(scope for placed in before for scope in placed.scopes())
    return any(end.concerns(scope) and fold(before, scope, day).standing.in_force for scope in scopes)


def _of_untold_order(
    events: Sequence[Placed], ends: Sequence[Placed], scope: TimelineScope, on: date
) -> tuple[Event, ...]:
    """The ends of which nobody knows whether they came before a consent of their day, where the answer hangs on it."""
    consents = [placed for placed in events if placed.is_a(State.GIVEN) and placed.event.day <= on]
    untold = [end for end in ends if any(end.order_is_untold(consent) for consent in consents)]
    if not untold:
        return ()
    behind = max(placed.place for placed in events) + 1
    first, last = (
        fold([_moved(placed, by) for placed in events], scope, on).standing.in_force for by in (-behind, behind)
    )
    return _events(untold) if first != last else ()


def _moved(placed: Placed, by: int) -> Placed:
    """The same event; an end in another place, where times do not say otherwise."""
    return replace(placed, place=placed.place + by) if placed.ends and not placed.erased else placed


def _events(ends: Iterable[Placed]) -> tuple[Event, ...]:
    return tuple(end.event for end in ends)
