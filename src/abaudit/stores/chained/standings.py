"""The standing of every number of an event store, streamed: memory grows with the ends of everything alone."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from abaudit.ledger import Book
from abaudit.model.consent import Ledger
from abaudit.names import NameIndex
from abaudit.stores.chained import content, verified

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from abaudit.model.consent import Event, NumberStanding
    from abaudit.stores.chained.store import EventStore


def standings(
    store: EventStore, controller: str, recipient: str, on: date, purpose: str = "upload"
) -> Iterator[tuple[str, NumberStanding]]:
    """Every number on record with its standing, in the order of the numbers; `LedgerError` where the chain is broken.

    Two passes inside one unchanging view: the chain is verified first, then the events come number by number.
    """
    ends = _Ends()
    with store.backend.reading():
        seen = verified.walk(store, ends.take)
        verified.check(store, seen)
        read = content.EventReader()
        for number, entries in groupby(
            store.backend.by_number(), key=lambda entry: entry.content and entry.content.number
        ):
            events = [
                read(entry.seq, entry.content.number, entry.content.body)
                for entry in entries
                if entry.content is not None and entry.seq not in seen.taken_back
            ]
            named = [event for event in events if event.numbers]
            everywhere = (end for end in ends.of(named) if end.line not in seen.taken_back)
            ledger = Ledger("", "", (*named, *everywhere), refusals=seen.marks if len(seen.marks) else None)
            yield str(number), Book(ledger, controller, recipient, on, purpose).standing(str(number))


class _Ends:
    """The ends that mean every number of their person, by each name that they go by."""

    def __init__(self) -> None:
        self._by_name: NameIndex[Event] = NameIndex()

    def take(self, event: Event) -> None:
        """Keep *event* where it names no number."""
        if not event.numbers:
            for name in dict.fromkeys((event.person, *event.known_as)):
                self._by_name.add(name, event)

    def of(self, named: Iterable[Event]) -> list[Event]:
        """Those that may concern anybody whom *named* calls by a name."""
        if not self._by_name:
            return []
        names = {name for event in named for name in (event.person, *event.known_as)}
        found = {end.line: end for name in names for _name, end in self._by_name.find(name)}
        return [found[line] for line in sorted(found)]
