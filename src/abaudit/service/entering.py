"""Entering events into a ledger that abaudit keeps: what is checked first, and what else an end ends.

The commands and `abaudit.api` go through here; neither the clock nor a terminal is asked.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import product
from typing import TYPE_CHECKING

from abaudit.errors import UsageError
from abaudit.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from abaudit.model.consent import Event
    from abaudit.stores.chained.store import EventStore, Writer

Piece = tuple[str, bytes]
"""A piece of evidence: what its file is called, and its bytes."""


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose consents are meant: those at a number, of everybody there or of one person, or all of a person."""

    number: str | None = field(repr=False)
    """E.164; None for every number of the person."""
    person: str = field(default="", repr=False)
    """In any spelling; empty for everybody at the number."""


def enter(writer: Writer, store: EventStore, event: Event, today: date, piece: Piece | None = None) -> Event:
    """Store *event*, with *piece* as its evidence; returns what was stored.

    `UsageError` where an end bears a day on which it ends nothing, also by what another has written since somebody was
    asked, or a no stands against the event whose proof was erased.
    """
    from abaudit.model.consent import ENDS
    from abaudit.service import ledgers

    if event.state in ENDS:
        check_day_of_end(event, ledgers.events_in(store), today)
    check_erased(writer, event)
    if piece is not None:
        event = replace(event, evidence=writer.keep(*piece))
    writer.add(event)
    return event


def on_record(store: EventStore, whose: Whose) -> list[Event]:
    """The events of an open store that *whose* means; `UsageError` where there is none."""
    from abaudit.service import ledgers
    from abaudit.stores.chained import erasure

    events = erasure.events_of(store, whose.number) if whose.number else ledgers.events_in(store)
    if whose.number is None or whose.person:
        events = ledgers.persons_of(events, whose.person)
    if not events:
        raise UsageError(_("Nothing is on record for this number or name. “ledger add --state refused” records a no."))
    return events


def words_of_end(state: str, how: str) -> tuple[str, str]:
    """The words *state* and *how* of an end, German ones too, as events hold them; `UsageError` for any other word."""
    from abaudit.model.consent import ENDS, HOW
    from abaudit.stores.spoken import how_of, state_of

    state, how = state_of(state), how_of(how)
    if state not in tuple(ENDS):
        raise UsageError(_("--state: write one of {words}.").format(words=", ".join(sorted(ENDS))))
    if how and how not in HOW:
        raise UsageError(_("--how: write one of {words}.").format(words=", ".join(HOW)))
    return state, how


def ends_of(events: Iterable[Event], whose: Whose, day: date, state: str, note: str = "") -> list[Event]:
    """An end on *day* for each person and controller among *events*: at the number, or everywhere."""
    from abaudit.model.consent import State
    from abaudit.stores.chained import erasure

    ends = erasure.withdrawals(events, whose.number or "", day, State(state), note)
    return [end if whose.number else replace(end, numbers=()) for end in ends]


def withdraw(
    writer: Writer,
    store: EventStore,
    *,
    whose: Whose,
    day: date,
    today: date,
    state: str,
    how: str = "",
    note: str = "",
    piece: Piece | None = None,
) -> tuple[int, list[Event]]:
    """Store an end for every consent that *whose* means; (how many events were stored, the ends without their days).

    What is on record is looked up again, for another may have written since somebody was asked.  `UsageError` where
    nothing is there, or an end would end nothing on its day.
    """
    events = on_record(store, whose)
    ends = ends_of(events, whose, day, state, note)
    for end in ends:
        check_day_of_end(end, events, today)
    kept = writer.keep(*piece) if piece else None
    days = days_of_ends(events, day, today)
    for end, each in product(ends, days):
        writer.add(replace(end, day=each, how=how, evidence=kept))
    return len(ends) * len(days), ends


def days_of_ends(events: Iterable[Event], day: date, today: date) -> Sequence[date]:
    """The days on which an end must stand that is said on *day*: that one, and those of announced consents.

    A consent that is announced for a later day would open after an end of today.
    """
    from abaudit.model.consent import ENDS

    announced = {event.day for event in events if event.state not in ENDS and event.day > today}
    return sorted({day, *announced})


def check_day_of_end(event: Event, others: Iterable[Event], today: date) -> None:
    """`UsageError` where an end bears a day on which it ends nothing, so that a slip of the pen is likely."""
    from abaudit.ledger.doubts import misdated
    from abaudit.model.consent import Doubt

    doubt = misdated(event, others, today)
    if doubt is Doubt.END_ANNOUNCED:
        raise UsageError(not_come())
    if doubt is Doubt.END_BEFORE_CONSENT:
        raise UsageError(
            _(
                "--on: on this day there was nothing to withdraw; the consent on record began later. Write the day "
                "on which the person took it back. If the person had said no before, enter that with --state refused."
            )
        )


def not_come() -> str:
    """Why an end cannot bear a day that has not come, and what to do instead."""
    return _(
        "--on: this day has not come, and an end counts from the day on which it was said. A consent that is to end on "
        "a later day is entered with “ledger add --state renewed --until DAY”."
    )


def check_erased(writer: Writer, event: Event) -> None:
    """`UsageError` where the event would go back on a no whose proof was erased, or ask that person again.

    A number that was erased for another reason, such as a mistake, may be entered again as if it had never been.
    """
    from abaudit.model.consent import State
    from abaudit.reports.text.days import day

    marks = writer.marks()
    for number in event.numbers:
        mark = marks.erased(number)
        if mark is None:
            continue
        if event.day <= mark.day and mark.state is not None:
            raise UsageError(
                _(
                    "A number of this event was erased on {day}, after its person had said no. Only a consent of a "
                    "later day counts."
                ).format(day=day(mark.day))
            )
        if mark.state is not None and event.state is State.REQUESTED:
            raise UsageError(
                _("A number of this event was erased on {day}, after its person had said no: do not ask again.").format(
                    day=day(mark.day)
                )
            )
