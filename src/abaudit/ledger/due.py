"""What is due in a ledger: consents that expire soon, and numbers of which nothing need be kept any more.

Erasing takes everything of a number at once, so a number is past its retention only when nothing there is in force or
to come, for nobody there and for no controller, recipient or purpose.  What is in force is what the fold says.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from itertools import product
from typing import TYPE_CHECKING

from abaudit.ledger.book import Book, folded
from abaudit.ledger.history import Effect
from abaudit.model.consent import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from abaudit.ledger.history import PersonHistory
    from abaudit.model.consent import Event, Ledger, PersonStanding
    from abaudit.model.house import Retention


@dataclass(frozen=True, slots=True)
class Expiring:
    """A consent in force whose last day lies within the days asked for."""

    number: str = field(repr=False)
    """E.164."""
    person: str = field(repr=False)
    controller: str
    recipient: str
    purposes: tuple[str, ...]
    until: date
    """Its last day."""
    line: int
    """Of the event that opened or last continued it."""


@dataclass(frozen=True, slots=True)
class PastRetention:
    """A number of which nothing is in force or to come, and whose retention is over."""

    number: str = field(repr=False)
    """E.164."""
    persons: tuple[str, ...] = field(repr=False)
    """Everybody whom the ledger names there."""
    standing: Standing
    """What the ledger says there; of several the worst."""
    ended: date
    """The last day on which something happened or a consent ran out; the retention runs from it."""
    kept_until: date
    """The last day on which it had to be kept."""
    lines: tuple[int, ...]
    """Of all events about the number or about everybody at it."""


@dataclass(frozen=True, slots=True)
class Due:
    """What is due on a day; both lists by day, then by number and line."""

    on: date
    within: int
    """Days."""
    retention: Retention
    events: int
    """How many events were looked at."""
    numbers: int
    """How many distinct numbers they name."""
    expiring: tuple[Expiring, ...]
    past: tuple[PastRetention, ...]


def due(ledger: Ledger, on: date, within: int, retention: Retention) -> Due:
    """What expires on *on* or up to *within* days later, and what is past its *retention* on that day."""
    books = _books(ledger, on)
    limit = date.fromordinal(min(on.toordinal() + within, date.max.toordinal()))
    expiring: list[Expiring] = []
    past: list[PastRetention] = []
    named = _by_number(ledger.events)
    for number, events in named.items():
        if any(event.until for event in events):
            expiring += _expiring(number, books, limit)
        if retention.last_day(max(event.day for event in events)) < on:  # the cheap question first
            past += _past(number, books, on, retention)
    return Due(
        on,
        within,
        retention,
        len(ledger.events),
        len(named),
        tuple(sorted(expiring, key=lambda item: (item.until, item.number, item.line, item.recipient))),
        tuple(sorted(past, key=lambda item: (item.kept_until, item.number))),
    )


@dataclass(frozen=True, slots=True)
class _Opened:
    """The ledger, opened for one controller, recipient and purpose."""

    book: Book
    recipient: str
    purpose: str


def _books(ledger: Ledger, on: date) -> list[_Opened]:
    """The ledger once for everything that its events are for; once in any case, so that ends alone are found too."""
    asked: dict[tuple[str, str, str], str] = {}
    for event in ledger.events:
        for recipient, purpose in product(event.recipients or ("",), event.purposes or ("",)):
            asked.setdefault((folded(event.controller), recipient, purpose), event.controller)
    return [
        _Opened(Book(ledger, controller, recipient, on, purpose), recipient, purpose)
        for (_folded, recipient, purpose), controller in asked.items()
    ]


def _by_number(events: Iterable[Event]) -> dict[str, list[Event]]:
    """The events that name a number, in the order of the ledger."""
    named: dict[str, list[Event]] = {}
    for event in events:
        for number in dict.fromkeys(event.numbers):
            named.setdefault(number, []).append(event)
    return named


def _expiring(number: str, books: Sequence[_Opened], limit: date) -> Iterator[Expiring]:
    """The consents at *number* that last no longer than *limit*, the purposes of one consent together."""
    found: dict[tuple[Event, str, date], list[tuple[PersonStanding, _Opened]]] = {}
    for opened in books:
        for person in opened.book.history(number):
            event, until = person.standing.event, _until(person)
            if event is not None and until is not None and until <= limit:
                found.setdefault((event, opened.recipient, until), []).append((person.standing, opened))
    for (event, recipient, until), parts in found.items():
        purposes = tuple(opened.purpose for _person, opened in parts)
        yield Expiring(number, parts[0][0].person, event.controller, recipient, purposes, until, event.line)


def _until(person: PersonHistory) -> date | None:
    """The last day of the consent in force; None where there is none, or it has no end."""
    return person.steps[-1].until if person.standing.standing.in_force else None


def _past(number: str, books: Sequence[_Opened], on: date, retention: Retention) -> Iterator[PastRetention]:
    """The number, where nothing holds and its retention is over."""
    persons = [person for opened in books for person in opened.book.standing(number).persons]
    if any(_holds(person, on) for person in persons):
        return
    histories = [person for opened in books for person in opened.book.history(number)]
    events = [step.event for person in histories for step in person.steps if step.event is not None]
    ended = max(_ends(events, histories, on))
    kept_until = retention.last_day(ended)
    if kept_until >= on:
        return
    known = [person.standing for person in persons if person.standing is not Standing.ABSENT]
    names: dict[str, str] = {}
    for person in persons:
        names.setdefault(folded(person.person), person.person)
    yield PastRetention(
        number,
        tuple(names.values()),
        max(known, key=lambda standing: standing.weight, default=Standing.ABSENT),
        ended,
        kept_until,
        tuple(sorted({event.line for event in events})),
    )


def _holds(person: PersonStanding, on: date) -> bool:
    """Whether something of this person's is in force or to come: a consent, or another legal basis."""
    if person.standing.in_force or person.standing is Standing.NOT_YET:
        return True
    event = person.event
    return (
        person.standing is Standing.UNKNOWN
        and event is not None
        and event.basis != "consent"
        and (event.until is None or event.until >= on)
    )


def _ends(events: Iterable[Event], histories: Iterable[PersonHistory], on: date) -> Iterator[date]:
    """Every day on which something happened, or ran out before *on*."""
    for event in events:
        yield event.day
        if event.basis != "consent" and event.until is not None and event.until < on:
            yield event.until
    for person in histories:
        yield from (step.day for step in person.steps if step.effect is Effect.EXPIRES)
