"""What a store holds of the numbers and persons of a text ledger: one pass over it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from abaudit.model.consent import ENDS, State
from abaudit.names import key_of
from abaudit.stores.chained import content
from abaudit.stores.chained.entries import ERASURE, TEXT
from abaudit.stores.chained.erased import Marks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from abaudit.model.consent import ConsentText, Event, Evidence, Ledger
    from abaudit.stores.chained.entries import ChainEntry
    from abaudit.stores.chained.store import EventStore


@dataclass(frozen=True, slots=True)
class Incoming:
    """One event of the file as it will be stored."""

    event: Event
    number: str = field(repr=False)
    everywhere: bool

    @property
    def key(self) -> tuple[str, bytes]:
        """What makes two events the same, evidence apart."""
        return self.number, _identity(content.write_event(self.event, everywhere=self.everywhere))

    @property
    def person(self) -> str:
        """The person, however written."""
        return key_of(self.event.person)


@dataclass(frozen=True, slots=True)
class Recorded:
    """One event on record that counts."""

    seq: int
    event: Event
    number: str = field(repr=False)
    everywhere: bool
    source: str
    """The file that it was taken in from; empty where it was entered by hand, or before files were noted."""
    body: bytes = field(repr=False)

    @property
    def person(self) -> str:
        """The person, however written."""
        return key_of(self.event.person)


def differences(was: Recorded, row: Incoming) -> tuple[str, ...]:
    """The keys in which a row differs from the event on record."""
    before, after = _told(was.body), _told(content.write_event(row.event, everywhere=row.everywhere))
    found = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    if was.number != row.number:
        found.add("number")
    if row.event.evidence is None or _same_proof(row.event.evidence, was.event.evidence):
        found.discard("evidence")
    return tuple(sorted(found))


class Overlap:
    """What the store holds of the numbers and persons of a file."""

    def __init__(self, store: EventStore, ledger: Ledger, name: str) -> None:
        self._ledger = ledger
        self._source = name
        self._in_file = {number for event in ledger.events for number in event.numbers}
        self._names = {key_of(name) for event in ledger.events for name in (event.person, *event.known_as)}
        self._marks = Marks(store.key)
        self._numbers: dict[str, dict[str, None]] = {}
        """Key of a name → the numbers of whoever is called so, in the store and in the file."""
        self._on_record: dict[tuple[str, bytes], list[Recorded]] = {}
        self._taken_back: dict[tuple[str, bytes], int] = {}
        """What was entered wrongly, how often: the same row does not bring it back."""
        self._ends: dict[str, dict[date, list[Event]]] = {}
        """Number → day → the ends on record."""
        self._everywhere: dict[tuple[str, date], list[Event]] = {}
        self._texts: dict[str, str] = {}
        read = content.EventReader()
        corrected = {
            found.seq for entry in store.backend.entries() if (found := content.correction_of(entry)) is not None
        }
        for entry in store.backend.entries():
            held = entry.content
            event = read.of(entry)
            if event is not None and held is not None:
                self._enter(entry, event, taken_back=entry.seq in corrected)
            elif held is not None and entry.kind == ERASURE:
                self._marks.add(content.read_erasure(entry.seq, held.body).mark)
            elif held is not None and entry.kind == TEXT:
                text = content.read_text(held.body)
                self._texts[text.id] = text.sha256
        for event in ledger.events:
            for called in {key_of(event.person), *map(key_of, event.known_as)}:
                self._numbers.setdefault(called, {}).update(dict.fromkeys(event.numbers))

    def incoming(self, event: Event) -> Iterator[Incoming]:
        """The entries that *event* becomes."""
        if event.numbers:
            for one in content.split(event):
                yield Incoming(one, one.numbers[0], everywhere=False)
            return
        numbers: dict[str, None] = {}
        for name in (event.person, *event.known_as):
            numbers.update(self._numbers.get(key_of(name), {}))
        for number in numbers:
            yield Incoming(event, number, everywhere=True)

    def recognises(self, incoming: Incoming) -> bool:
        """Whether the event is on record; each one on record is recognised once."""
        key = incoming.key
        held = self._on_record.get(key, [])
        for place, recorded in enumerate(held):
            if _same_proof(incoming.event.evidence, recorded.event.evidence):
                del held[place]
                return True
        return False

    def was_taken_back(self, incoming: Incoming) -> bool:
        """Whether the event was taken back as entered wrongly; each one is recognised once."""
        left = self._taken_back.get(incoming.key, 0)
        self._taken_back[incoming.key] = max(0, left - 1)
        return left > 0

    def unmatched(self) -> list[Recorded]:
        """The events on record that no row was recognised as, in their order."""
        return sorted((one for held in self._on_record.values() for one in held), key=lambda one: one.seq)

    def was_erased(self, incoming: Incoming) -> bool:
        """Whether its number was erased on its day or later."""
        mark = self._marks.erased(incoming.number)
        return mark is not None and incoming.event.day <= mark.day

    def comes_on_a_day_of_an_end(self, incoming: Incoming) -> bool:
        """Whether it would open a consent only because it is stored after an end of the same day."""
        event = incoming.event
        if event.state not in (State.GIVEN, State.RENEWED):
            return False
        ends = list(self._ends.get(incoming.number, {}).get(event.day, ()))
        for name in (event.person, *event.known_as):
            ends += self._everywhere.get((key_of(name), event.day), ())
        return any(event.at is None or end.at is None for end in ends)

    def new_texts(self) -> tuple[ConsentText, ...]:
        """The file's texts that are not in the archive."""
        return tuple(text for text in self._ledger.texts if self._texts.get(text.id, "-") != text.sha256)

    def _enter(self, entry: ChainEntry, event: Event, *, taken_back: bool) -> None:
        if entry.content is None:
            return
        number, body = entry.content.number, entry.content.body
        key = (number, _identity(body))
        if taken_back:
            self._taken_back[key] = self._taken_back.get(key, 0) + 1
            return
        called = {key_of(name) for name in (event.person, *event.known_as)}
        source = content.source_of(body)
        same_person = not self._names.isdisjoint(called)
        if not same_person and number not in self._in_file and not (source and source == self._source):
            return
        for name in called:
            self._numbers.setdefault(name, {})[number] = None
        recorded = Recorded(entry.seq, event, number, not event.numbers, source, body)
        self._on_record.setdefault(key, []).append(recorded)
        if event.state in ENDS:
            self._ends.setdefault(number, {}).setdefault(event.day, []).append(event)
            for name in called if not event.numbers else ():
                self._everywhere.setdefault((name, event.day), []).append(event)


_NOT_SAID = frozenset({"source", "instead_of"})
"""What an entry notes of itself and no row says."""


def _told(body: bytes) -> dict[str, Any]:
    return {key: value for key, value in json.loads(body).items() if key not in _NOT_SAID}


def _identity(body: bytes) -> bytes:
    return content.canonical({key: value for key, value in _told(body).items() if key != "evidence"})


def _same_proof(written: Evidence | None, stored: Evidence | None) -> bool:
    """Whether a row's evidence is that of an event on record: the same checksum, or else the same file name."""
    if written is None or stored is None:
        return written is None
    if written.sha256 and stored.sha256:
        return written.sha256 == stored.sha256
    return PurePath(written.file).name == PurePath(stored.file).name
