"""An event store: made once, opened, and added to.

with EventStore.open("consents.db", write=True) as store, store.writing(recorded) as writer:
    writer.add(event)
"""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from abaudit.errors import LedgerError, Problem
from abaudit.i18n import _
from abaudit.model.consent import ENDS, Evidence
from abaudit.names import key_of
from abaudit.stores import keepable
from abaudit.stores.chained import chain, content, locations
from abaudit.stores.chained.entries import (
    CORRECTION,
    ERASURE,
    EVENT,
    MAX_PIECE,
    OPENING,
    TEXT,
    ChainEntry,
    Content,
    Tip,
)
from abaudit.stores.chained.erased import Marks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType
    from typing import Self

    from abaudit.model.consent import ConsentText, Event
    from abaudit.stores.chained.content import Correction, Erasure, Opening
    from abaudit.stores.chained.entries import Backend

_ID, _KEY = "id", "key"
META = frozenset({_ID, _KEY})
"""What ``meta`` holds of every ledger."""


class EventStore:
    """An open ledger; ``backend`` holds its rows."""

    def __init__(self, backend: Backend) -> None:
        self.backend = backend
        meta = backend.meta()
        if not meta.keys() >= META:
            raise LedgerError(
                backend.name,
                Problem(
                    _("The ledger was begun and never finished."),
                    hint=_("Delete the file and make it again with “abaudit ledger init”."),
                ),
            )
        self.id = meta[_ID]
        """32 random bytes that tell this ledger from every other."""
        self.key = meta[_KEY]
        """What the marks of erasures are made with."""

    @classmethod
    def open(cls, name: str, *, write: bool = False) -> EventStore:
        """The ledger at the path or address *name*; raises `LedgerError`."""
        backend = locations.connect(name, write=write)
        try:
            return cls(backend)
        except BaseException:
            backend.close()
            raise

    @classmethod
    def create(cls, name: str, opening: Opening, recorded: str) -> EventStore:
        """A new ledger at *name*, with its first entry; ``opening.key_sha256`` is filled in."""
        backend = locations.create(name)
        try:
            with backend.writing():
                key = chain.new_salt()
                backend.set_meta(_ID, chain.new_salt())
                backend.set_meta(_KEY, key)
                store = cls(backend)
                whole = replace(opening, key_sha256=hashlib.sha256(key).hexdigest())
                Writer(store, recorded).append(OPENING, "", content.write_opening(whole))
            return store
        except BaseException:
            backend.close()
            locations.unmake(name)
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the connection."""
        self.backend.close()

    @contextmanager
    def writing(self, recorded: str) -> Iterator[Writer]:
        """The only writer: all that it adds is stored at the end, or nothing is.  *recorded* is the time (RFC 3339)."""
        with self.backend.writing():
            yield Writer(self, recorded)

    def opening(self) -> Opening:
        """The first entry: whose ledger this is; `LedgerError` where it is not there any more."""
        with self.backend.reading():
            first = next(self.backend.entries(), None)
        try:
            if first is not None and first.content is not None:
                return content.read_opening(first.content.body)
        except ValueError:
            pass
        message = _("The first entry, which says whose ledger this is, is missing or was changed.")
        raise LedgerError(self.backend.name, Problem(message))

    @property
    def head(self) -> Tip:
        """The end of the chain: how many entries there are, and the hash that stands for all of them."""
        return self.backend.tip() or Tip(0, chain.genesis(self.id))


class Writer:
    """What adds entries, while nobody else does."""

    def __init__(self, store: EventStore, recorded: str) -> None:
        self.store = store
        self.recorded = recorded
        self._backend = store.backend
        self._tip = store.head
        self._events_of: dict[str, list[ChainEntry]] = {}

    @property
    def head(self) -> Tip:
        """The end of the chain as it will be."""
        return self._tip

    def append(self, kind: str, number: str, body: bytes) -> int:
        """One more entry; returns its number."""
        seq, salt = self._tip.seq + 1, chain.new_salt()
        committed = chain.commitment(salt, number, body)
        link = chain.link(self._tip.hash, seq, kind, self.recorded, committed)
        self._backend.append(ChainEntry(seq, kind, self.recorded, committed, link, Content(salt, number, body)))
        self._tip = Tip(seq, link)
        return seq

    def add(self, event: Event, source: str = "") -> list[int]:
        """Store *event*, one entry for each of its numbers; *source* is the file that it was taken in from.

        An end that names no number becomes one entry for each number that its person has on record; raises
        `LookupError` where there is none, because the event would end nothing.
        """
        self._refuse_unkeepable(event)
        if event.numbers:
            split = content.split(event)
            return [self.append(EVENT, one.numbers[0], content.write_event(one, source=source)) for one in split]
        if event.state not in ENDS:
            raise ValueError("only an end may leave out its number")
        numbers = self.numbers_of(event)
        if not numbers:
            raise LookupError("no number on record for this person")
        return self.add_everywhere(event, numbers, source)

    def add_everywhere(self, event: Event, numbers: list[str], source: str = "") -> list[int]:
        """Store an end that means every number of its person, at each of those that are known."""
        self._refuse_unkeepable(event)
        body = content.write_event(event, everywhere=True, source=source)
        return [self.append(EVENT, number, body) for number in numbers]

    def _refuse_unkeepable(self, event: Event) -> None:
        """`LedgerError` for texts that could not be written out and read again."""
        if found := [Problem(message) for message in keepable.problems(event)]:
            raise LedgerError(self.store.backend.name, *found)

    def numbers_of(self, event: Event) -> list[str]:
        """The numbers that an end without one reaches: those of its person, by any name that either side knows."""
        names = {key_of(name) for name in (event.person, *event.known_as)}
        read = content.EventReader()
        found: dict[str, None] = {}
        for entry in self._backend.entries():
            other = read.of(entry)
            if other is None or entry.content is None:
                continue
            if not names.isdisjoint(key_of(name) for name in (other.person, *other.known_as)):
                found[entry.content.number] = None
        return list(found)

    def correct(self, seq: int, instead: Event | None, correction: Correction, source: str = "") -> list[int]:
        """Take back the event of entry *seq*, which was entered wrongly, and store *instead* in its place, if anything.

        The chain keeps both; the fold goes on as if the wrong one had never been.  An end of every number of its person
        stands at each of them, and is taken back at all.  Returns the entries of *instead*.  Raises `LookupError` where
        *seq* is no event, was erased, or is taken back already.
        """
        wrong, others = self._held(seq)
        place = wrong.instead_of or seq
        for each, number in others.items():
            self.append(CORRECTION, number, content.write_correction(replace(correction, seq=each)))
        return [] if instead is None else self.add(replace(instead, instead_of=place), source)

    def _held(self, seq: int) -> tuple[Event, dict[int, str]]:
        """The event of entry *seq*, and every entry at which it stands, with its number."""
        found: ChainEntry | None = None
        alike: dict[int, str] = {}
        taken_back: set[int] = set()
        for entry in self._backend.entries():
            held, correction = entry.content, content.correction_of(entry)
            if held is None:
                continue
            if correction is not None:
                taken_back.add(correction.seq)
            elif entry.kind == EVENT and entry.seq == seq:
                found = entry
                alike[seq] = held.number
            elif entry.kind == EVENT and found and found.content and held.body == found.content.body:
                alike[entry.seq] = held.number
        if found is None or found.content is None or seq in taken_back:
            raise LookupError("no event that could be taken back")
        event = content.EventReader()(seq, found.content.number, found.content.body)
        if event.numbers:
            return event, {seq: found.content.number}
        return event, {each: number for each, number in alike.items() if each not in taken_back}

    def keep(self, file: str, data: bytes) -> Evidence:
        """Store a piece of evidence, and what an event says of it; *file* is what it is called."""
        if not data:
            raise LedgerError(file, Problem(_("The file is empty: it holds no byte at all.")))
        if len(data) > MAX_PIECE:
            message = _("The file is too large ({limit} MB at most).").format(limit=MAX_PIECE // 1024 // 1024)
            hint = _("Make a smaller scan of it, or keep the film elsewhere and store a page that says where.")
            raise LedgerError(file, Problem(message, hint=hint))
        digest = hashlib.sha256(data).hexdigest()
        self._backend.put_piece(digest, data)
        return Evidence(file, digest, stored=True)

    def add_text(self, text: ConsentText, data: bytes) -> int:
        """Store a consent text with its bytes; ``text.sha256`` is filled in."""
        kept = self.keep(text.file, data)
        return self.append(TEXT, "", content.write_text(replace(text, sha256=kept.sha256)))

    def erase(self, erasure: Erasure) -> int:
        """Destroy the content of these entries, and say so in an entry of its own."""
        self._backend.destroy(erasure.seqs)
        return self.append(ERASURE, "", content.write_erasure(erasure))

    def marks(self) -> Marks:
        """What earlier erasures left behind."""
        erasures = (entry for entry in self._backend.entries() if entry.kind == ERASURE and entry.content)
        return Marks(
            self.store.key,
            (content.read_erasure(entry.seq, entry.content.body).mark for entry in erasures if entry.content),
        )
