"""Short ways to make and fill event stores in tests."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from abaudit.stores.chained import verified
from abaudit.stores.chained.content import Opening
from abaudit.stores.chained.store import EventStore

if TYPE_CHECKING:
    from abaudit.model.consent import Event, Ledger

NOW = "2026-11-23T12:00:00Z"
TODAY = date(2026, 11, 23)
OPENING = Opening("Fliesen Beispiel GmbH", "Weg 1, 26122 Oldenburg", "post@example.com", "", "")


def made(name: str, *events: Event) -> EventStore:
    """A new store with these events."""
    store = EventStore.create(name, OPENING, NOW)
    if events:
        fill(store, *events)
    return store


def fill(store: EventStore, *events: Event) -> None:
    """Add these events, all at once."""
    with store.writing(NOW) as writer:
        for event in events:
            writer.add(event)


def problems(store: EventStore, expect: bytes | None = None) -> list[str]:
    """What ``verify`` finds."""
    return verified.verify(store, expect).problems


def load(name: str) -> Ledger:
    """What an audit reads."""
    with EventStore.open(name) as store:
        return verified.load(store)
