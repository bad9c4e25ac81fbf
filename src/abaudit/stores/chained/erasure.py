"""Art. 17 GDPR: everything about a number is destroyed, and the chain still verifies.

What stays is the entry of the erasure (which entries, when, why) and a keyed mark of the number.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from itertools import product
from typing import TYPE_CHECKING

from abaudit.ledger import Book, folded
from abaudit.model.consent import ENDS, Event, Ledger, Standing, State
from abaudit.model.house import PROPOSED
from abaudit.names import NameIndex
from abaudit.stores.chained import chain, content
from abaudit.stores.chained.content import Erasure, Mark
from abaudit.stores.chained.entries import TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from abaudit.model.house import Retention
    from abaudit.stores.chained.store import EventStore, Writer

BY_THE_PERSON = ("request", "withdrawn", "objected")
"""The reasons with which the person says no to what is on record; with another one nobody has said anything."""
REASONS = ("request", "withdrawn", "objected", "no-purpose", "unlawful", "law", "child", "mistake")
"""Why a number is erased: a closed set, because a sentence could hold what was to be erased (Art. 17(1) (a)–(f))."""
RETENTION_OVER = "retention-over"


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure did."""

    entries: int
    withdrew: bool
    """Whether the person took back a consent in force by asking for the erasure, so that it was withdrawn first."""
    do_not_ask: bool
    pieces: int
    """Pieces of evidence that were destroyed."""
    shared: int
    """Pieces that stay, because an event of another number rests on them, too."""


def events_of(store: EventStore, number: str) -> list[Event]:
    """The events of a number that count, each with it: an end of everything, too.

    Content that was changed by somebody else is left out: it says nothing, and is destroyed all the same.
    """
    read = content.EventReader()
    entries = store.backend.entries_of(number)
    taken_back = {correction.seq for entry in entries if (correction := content.correction_of(entry)) is not None}
    events = (event for entry in entries if (event := read.of(entry)) is not None)
    return [_at(event, number) for event in events if event.line not in taken_back]


@dataclass(frozen=True, slots=True)
class Taking:
    """What an erasure will take."""

    entries: int
    pieces: int
    shared: int
    """Pieces that stay, because an event of another number rests on them, too."""
    in_force: tuple[str, ...] = field(repr=False)
    """Whose consents are in force or announced."""


def preview(store: EventStore, number: str, day: date) -> Taking:
    """What erasing *number* on the day will take; nothing is changed."""
    erased = {entry.seq for entry in store.backend.entries_of(number)}
    own, others = _pieces(store, erased)
    events = events_of(store, number)
    persons = dict.fromkeys(event.person for event in events)
    in_force = (
        person
        for person in persons
        if _may_be_in_force([event for event in events if event.person == person], number, day)
    )
    return Taking(len(erased), len(own - others), len(own & others), tuple(in_force))


def untouched(store: EventStore, number: str) -> list[tuple[str, str]]:
    """Who looks like somebody at *number* and is on record at another one: pairs (name, number), each once."""
    index: NameIndex[None] = NameIndex()
    for name in {name for event in events_of(store, number) for name in (event.person, *event.known_as)}:
        index.add(name, None)
    read = content.EventReader()
    found: dict[tuple[str, str], None] = {}
    for entry in store.backend.entries() if index else ():
        event = read.of(entry)
        if event is None or entry.content is None or entry.content.number == number:
            continue
        if any(any(index.find(name)) for name in (event.person, *event.known_as)):
            found[event.person, entry.content.number] = None
    return list(found)


def retained_until(events: Sequence[Event], house: Retention = PROPOSED) -> date | None:
    """The last day on which the proof of these events is kept by the *house* rule; None where nothing was to be proved.

    `date.max` as long as a consent has no end at all.
    """
    consents = [event for event in events if event.state in (State.GIVEN, State.RENEWED)]
    ends = [event.day for event in events if event.state in ENDS]
    if not consents:
        return house.last_day(max(ends)) if ends else None
    over = [_ended(event, ends) for event in consents]
    return date.max if date.max in over else house.last_day(max([*ends, *over]))


def _ended(consent: Event, ends: Sequence[date]) -> date:
    """The last day of one consent: that of the first end after it, or its own; `date.max` where it has none."""
    return min([consent.until or date.max, *(end for end in ends if end >= consent.day)])


def erase(writer: Writer, number: str, day: date, reason: str) -> Erased:
    """Destroy everything about *number* and its evidence; raises `LookupError` where there is nothing.

    Where the person asks for it and a consent is in force, or announced, a withdrawal is stored first, so that the mark
    says what holds.  With another reason, such as a mistake, nobody has said no and the mark says nothing of the kind.
    """
    store = writer.store
    events = events_of(store, number)
    if not store.backend.entries_of(number):
        raise LookupError("nothing on record for this number")
    withdrew = reason in BY_THE_PERSON and _may_be_in_force(events, number, day)
    if withdrew:
        withdrawn = list(withdrawals(events, number, day))
        for event in withdrawn:
            writer.add(event)
        events += withdrawn
    said = _said(events)
    _keep_ends(writer, number)
    erased = {entry.seq for entry in store.backend.entries_of(number)}
    own, others = _pieces(store, erased)
    for digest in own - others:
        store.backend.drop_piece(digest)
    mark = Mark(chain.mark(store.key, number), said, max((day, *(event.day for event in events))))
    writer.erase(Erasure(tuple(sorted(erased)), day, reason, mark))
    return Erased(len(erased), withdrew, said is not None, len(own - others), len(own & others))


def withdrawals(
    events: Iterable[Event], number: str, day: date, state: State = State.WITHDRAWN, note: str = ""
) -> Iterator[Event]:
    """One end for each person and controller that *events* name at the number, for every recipient and purpose."""
    seen: dict[tuple[str, str], Event] = {}
    for event in events:
        seen.setdefault((folded(event.person), folded(event.controller)), event)
    for event in seen.values():
        yield Event(
            line=0,
            numbers=(number,),
            person=event.person,
            state=state,
            day=day,
            at=None,
            controller=event.controller,
            recipients=(),
            purposes=(),
            note=note,
        )


def _keep_ends(writer: Writer, number: str) -> None:
    """Store each end of everything that goes with *number* at the other numbers of its person.

    It was stored at those that were known then; one that was entered later rests on it, too.
    """
    read = content.EventReader()
    for entry in writer.store.backend.entries_of(number):
        end = read.of(entry)
        if end is None or end.numbers or entry.content is None:
            continue
        body = entry.content.body
        others = [other for other in writer.numbers_of(end) if other != number]
        writer.add_everywhere(
            end,
            [
                other
                for other in others
                if all(
                    there.content is None or there.content.body != body
                    for there in writer.store.backend.entries_of(other)
                )
            ],
        )


def _may_be_in_force(events: Sequence[Event], number: str, day: date) -> bool:
    """Whether any consent is in force on the day or announced for a later one, to whomever and for whatever."""
    ledger = Ledger("", "", tuple(events))
    asked = {
        scope
        for event in events
        for scope in product((event.controller,), event.recipients, event.purposes)
        if event.state not in ENDS
    }
    for controller, recipient, purpose in sorted(asked):
        persons = Book(ledger, controller, recipient, day, purpose).standing(number).persons
        if any(person.standing.in_force or person.standing is Standing.NOT_YET for person in persons):
            return True
    return False


def _said(events: Iterable[Event]) -> State | None:
    """What the mark must remember: that somebody withdrew or refused."""
    states = {event.state for event in events if event.state in ENDS}
    if states - {State.REFUSED}:
        return State.WITHDRAWN
    return State.REFUSED if states else None


def _pieces(store: EventStore, erased: set[int]) -> tuple[set[str], set[str]]:
    """The pieces that lie in the ledger: those of the *erased* entries, and those of all others."""
    own: set[str] = set()
    others: set[str] = set()
    read = content.EventReader()
    for entry in store.backend.entries():
        held = entry.content
        if held is None:
            continue
        if entry.kind == TEXT:
            others.add(content.read_text(held.body).sha256)
        elif (event := read.of(entry)) is not None:
            piece = event.evidence
            if piece is not None and piece.stored:
                (own if entry.seq in erased else others).add(piece.sha256)
    return own, others


def _at(event: Event, number: str) -> Event:
    return event if event.numbers else replace(event, numbers=(number,))
