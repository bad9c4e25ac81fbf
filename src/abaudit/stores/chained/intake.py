"""A ledger that was read from a text file → the events of it that this store does not hold yet.

Idempotent: an event counts as often as it stands in the file or in the store, whichever is more, so the same file twice
adds nothing.  Nothing comes back that was erased: an event up to the day of its number's erasure is left out.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from abaudit.errors import LedgerError, Problem
from abaudit.i18n import _
from abaudit.ledger import folded
from abaudit.model.consent import ENDS, State
from abaudit.stores.chained import content
from abaudit.stores.chained.marks import Marks
from abaudit.stores.chained.rows import ERASURE, EVENT, MAX_PIECE, TEXT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from abaudit.model.consent import ConsentText, Event, Evidence, Ledger
    from abaudit.stores.chained.store import EventStore, Writer

_OPENS = (State.GIVEN, State.RENEWED)


@dataclass(frozen=True, slots=True)
class Incoming:
    """One event as it will be stored."""

    event: Event
    number: str
    everywhere: bool

    @property
    def key(self) -> tuple[str, bytes]:
        """What makes two events the same, evidence apart."""
        return self.number, _identity(content.write_event(self.event, everywhere=self.everywhere))


@dataclass(frozen=True, slots=True)
class Plan:
    """What taking a file in will do."""

    new: tuple[Incoming, ...]
    texts: tuple[ConsentText, ...]
    """Consent texts that the store does not have, or not in this form."""
    known: int
    """Events of the file that are on record already."""
    erased: int
    """Events of the file whose number was erased since; they are left out."""


def plan(store: EventStore, ledger: Ledger, source: str) -> Plan:
    """What of *ledger* is new; inside a transaction.  `LedgerError`, naming *source*, where a row must not be taken."""
    overlap = _Overlap(store, ledger)
    known = erased = 0
    new: list[Incoming] = []
    problems: list[Problem] = []
    for event in ledger.events:
        for incoming in overlap.incoming(event):
            if overlap.recognises(incoming):
                known += 1
            elif overlap.was_erased(incoming):
                erased += 1
            elif overlap.comes_on_a_day_of_an_end(incoming):
                problems.append(_after_end(event.line))
            else:
                new.append(incoming)
    if problems:
        raise LedgerError(source, *dict.fromkeys(problems))
    return Plan(tuple(new), overlap.new_texts(), known, erased)


def take(writer: Writer, planned: Plan, fetch: Callable[[str], bytes | None]) -> int:
    """Store what is *planned*; returns how many pieces of evidence and texts came along.

    *fetch* gives the bytes of a file that the text ledger points to, or None where it is not there.
    """
    kept: dict[Evidence, Evidence] = {}
    came = 0
    for incoming in planned.new:
        event = incoming.event
        if event.evidence is not None:
            if event.evidence not in kept:
                kept[event.evidence] = _kept(writer, event.evidence, fetch)
                came += kept[event.evidence].stored
            event = replace(event, evidence=kept[event.evidence])
        writer.append(EVENT, incoming.number, content.write_event(event, everywhere=incoming.everywhere))
    for text in planned.texts:
        data = fetch(text.file)
        if data and text.sha256 in ("", _digest(data)):
            writer.add_text(text, data)
            came += 1
    return came


def _kept(writer: Writer, piece: Evidence, fetch: Callable[[str], bytes | None]) -> Evidence:
    """The piece as it lies in the store, or as it was where it is missing, altered or too large."""
    data = fetch(piece.file)
    if not data or len(data) > MAX_PIECE or piece.sha256 not in ("", _digest(data)):
        return piece
    return writer.keep(piece.file, data)


class _Overlap:
    """What the store holds of the numbers and persons of a file: one pass over it."""

    def __init__(self, store: EventStore, ledger: Ledger) -> None:
        self._ledger = ledger
        self._marks = Marks(store.key)
        self._numbers: dict[str, dict[str, None]] = {}
        """Folded name → the numbers of whoever is called so, in the store and in the file."""
        self._on_record: dict[tuple[str, bytes], list[Evidence | None]] = {}
        self._ends: dict[str, dict[date, list[Event]]] = {}
        """Number → day → the ends on record."""
        self._everywhere: dict[tuple[str, date], list[Event]] = {}
        self._texts: dict[str, str] = {}
        in_file = {number for event in ledger.events for number in event.numbers}
        names = {folded(name) for event in ledger.events for name in (event.person, *event.known_as)}
        read = content.EventReader()
        for entry in store.backend.entries():
            held = entry.content
            if held is None:
                continue
            if entry.kind == EVENT:
                self._enter(read(entry.seq, held.number, held.body), held.number, held.body, in_file, names)
            elif entry.kind == ERASURE:
                self._marks.add(content.read_erasure(entry.seq, held.body).mark)
            elif entry.kind == TEXT:
                text = content.read_text(held.body)
                self._texts[text.id] = text.sha256
        for event in ledger.events:
            for name in {folded(event.person), *map(folded, event.known_as)}:
                self._numbers.setdefault(name, {}).update(dict.fromkeys(event.numbers))

    def incoming(self, event: Event) -> Iterator[Incoming]:
        """The entries that *event* becomes."""
        if event.numbers:
            for one in content.split(event):
                yield Incoming(one, one.numbers[0], everywhere=False)
            return
        numbers: dict[str, None] = {}
        for name in (event.person, *event.known_as):
            numbers.update(self._numbers.get(folded(name), {}))
        for number in numbers:
            yield Incoming(event, number, everywhere=True)

    def recognises(self, incoming: Incoming) -> bool:
        """Whether the event is on record; each one on record is recognised once."""
        proofs = self._on_record.get(incoming.key, [])
        for place, proof in enumerate(proofs):
            if _same_proof(incoming.event.evidence, proof):
                del proofs[place]
                return True
        return False

    def was_erased(self, incoming: Incoming) -> bool:
        """Whether its number was erased on its day or later."""
        mark = self._marks.erased(incoming.number)
        return mark is not None and incoming.event.day <= mark.day

    def comes_on_a_day_of_an_end(self, incoming: Incoming) -> bool:
        """Whether it would open a consent only because it is stored after an end of the same day."""
        event = incoming.event
        if event.state not in _OPENS:
            return False
        ends = list(self._ends.get(incoming.number, {}).get(event.day, ()))
        for name in (event.person, *event.known_as):
            ends += self._everywhere.get((folded(name), event.day), ())
        return any(event.at is None or end.at is None for end in ends)

    def new_texts(self) -> tuple[ConsentText, ...]:
        """The file's texts that are not in the archive."""
        return tuple(text for text in self._ledger.texts if self._texts.get(text.id, "-") != text.sha256)

    def _enter(self, event: Event, number: str, body: bytes, in_file: set[str], names: set[str]) -> None:
        called = {folded(name) for name in (event.person, *event.known_as)}
        same_person = not names.isdisjoint(called)
        if same_person:
            for name in called:
                self._numbers.setdefault(name, {})[number] = None
        if same_person or number in in_file:
            self._on_record.setdefault((number, _identity(body)), []).append(event.evidence)
            if event.state in ENDS:
                self._ends.setdefault(number, {}).setdefault(event.day, []).append(event)
                for name in called if not event.numbers else ():
                    self._everywhere.setdefault((name, event.day), []).append(event)


def _identity(body: bytes) -> bytes:
    return content.canonical({key: value for key, value in json.loads(body).items() if key != "evidence"})


def _same_proof(written: Evidence | None, stored: Evidence | None) -> bool:
    """Whether a row's evidence is that of an event on record: the same checksum, or else the same file name."""
    if written is None or stored is None:
        return written is None
    if written.sha256 and stored.sha256:
        return written.sha256 == stored.sha256
    return PurePath(written.file).name == PurePath(stored.file).name


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _after_end(line: int) -> Problem:
    return Problem(
        _("On the day of this consent an end is on record for the number, and nothing says which came first."),
        line,
        _("Write both with their time, such as 2026-03-01T15:00:00+01:00, or enter it with “abaudit ledger add”."),
    )
