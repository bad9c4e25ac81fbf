"""Reading a ledger is verifying it: every entry against its commitment and its link, in one pass.

What is found, as long as the hashes of later entries are as they were: any change, removal, insertion or reordering,
with the entry that it concerns.  Whoever may write to the database can cut off its end or write the whole chain anew;
that is found against a head that was noted before (*expect*).
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from abaudit.errors import LedgerError, Problem
from abaudit.i18n import _
from abaudit.model.consent import EvidenceState, Ledger
from abaudit.stores.chained import chain, content
from abaudit.stores.chained.entries import CORRECTION, ERASURE, EVENT, OPENING, TEXT, Tip
from abaudit.stores.chained.erased import Marks
from abaudit.stores.chained.store import META

if TYPE_CHECKING:
    from collections.abc import Callable

    from abaudit.model.consent import ConsentText, Event
    from abaudit.stores.chained.entries import ChainEntry
    from abaudit.stores.chained.store import EventStore

_MOST = 20
"""Problems that are told one by one."""


@dataclass(slots=True)
class ChainReading:
    """What one pass over a ledger found."""

    head: Tip
    opening: content.Opening | None = None
    events: int = 0
    erased: set[int] = field(default_factory=set)
    """Entries whose content an erasure destroyed."""
    taken_back: dict[int, content.Correction] = field(default_factory=dict)
    """Entry of an event → why it counts as never entered."""
    marks: Marks = field(default_factory=lambda: Marks(b""))
    texts: dict[str, ConsentText] = field(default_factory=dict)
    """Id → the last text of that id."""
    problems: list[str] = field(default_factory=list)
    """What is wrong, translated, without personal data."""
    expected_at: int | None = None
    """The entry at which the chain had the head that was asked for."""
    pieces: dict[str, EvidenceState] = field(default_factory=dict)
    """SHA-256 of a piece of evidence → ``ok`` or ``altered``."""
    named: dict[str, int] = field(default_factory=dict)
    """SHA-256 of each piece that lies in the ledger as the entries say → the first entry that names it."""


def load(store: EventStore) -> Ledger:
    """The whole ledger; `LedgerError` where the chain is broken, because nothing in it can be relied on then."""
    events: list[Event] = []
    with store.backend.reading():
        seen = walk(store, events.append)
        check(store, seen)
        weigh(store, seen)
    counted = (event for event in events if event.line not in seen.taken_back)
    return Ledger(
        store.backend.kind,
        seen.head.hash.hex(),
        tuple(sorted(counted, key=lambda event: event.place)),
        tuple(seen.texts.values()),
        seen.marks if len(seen.marks) else None,
        seen.pieces,
    )


def check(store: EventStore, seen: ChainReading) -> None:
    """Raise `LedgerError` where the chain is broken."""
    if not seen.problems:
        return
    hint = _("Nobody has consented by it. Keep it as it is, go back to the last backup, and ask who could write to it.")
    problems = [Problem(problem) for problem in seen.problems[:_MOST]]
    raise LedgerError(store.backend.name, Problem(_("The chain of this ledger is broken."), hint=hint), *problems)


def verify(store: EventStore, expect: bytes | None = None) -> ChainReading:
    """Everything that can be checked, the evidence too; *expect* is a head that was noted earlier."""
    with store.backend.reading():
        seen = walk(store, lambda _event: None, expect)
        weigh(store, seen)
        for digest, seq in seen.named.items():
            state = seen.pieces.get(digest)
            if state is None:
                seen.problems.append(_("Entry {seq}: its piece of evidence is missing.").format(seq=seq))
            elif state is not EvidenceState.OK:
                seen.problems.append(_("Entry {seq}: its piece of evidence was changed.").format(seq=seq))
        for digest in sorted(seen.pieces.keys() - seen.named.keys()):
            message = _("There is a piece of evidence that no entry names ({digest}…).")
            seen.problems.append(message.format(digest=digest[:12]))
        if expect is not None and seen.expected_at is None:
            seen.problems.append(
                _("The head that was noted earlier is not in this chain: its end was cut off, or it was written anew.")
            )
    if found := store.backend.damage():
        seen.problems.append(_("The database finds its own file damaged ({what}).").format(what=found))
    return seen


def taken_back(store: EventStore) -> list[tuple[Event, content.Correction]]:
    """Every event that was entered wrongly, with why and by whom it was taken back; `LedgerError` as `load`."""
    events: list[Event] = []
    with store.backend.reading():
        seen = walk(store, events.append)
        check(store, seen)
    return [(event, seen.taken_back[event.line]) for event in events if event.line in seen.taken_back]


def walk(store: EventStore, take: Callable[[Event], object], expect: bytes | None = None) -> ChainReading:
    """One pass over the chain inside a reading transaction; *take* gets every event in its order.

    It gets those that a later entry takes back, too: only `ChainReading.taken_back` tells, and only at the end.
    """
    reader = _Reader(store, take, expect)
    for entry in store.backend.entries():
        reader.read(entry)
    return reader.finish()


def weigh(store: EventStore, seen: ChainReading) -> None:
    """Compare every piece of evidence with its checksum, one after the other."""
    for name in store.backend.pieces():
        data = store.backend.piece(name)
        whole = data is not None and hashlib.sha256(data).hexdigest() == name
        seen.pieces[name] = EvidenceState.OK if whole else EvidenceState.ALTERED


class _Reader:
    """Where the pass stands."""

    def __init__(self, store: EventStore, take: Callable[[Event], object], expect: bytes | None) -> None:
        self._store = store
        self._take = take
        self._expect = expect
        self._event = content.EventReader()
        self._missing: set[int] = set()
        self._of_numbers: dict[int, str] = {}
        """The entries that are taken back, each with the number that its correction names."""
        self._version = 0
        """Of the entry before: version 1 never follows version 2."""
        self.seen = ChainReading(Tip(0, chain.genesis(store.id)), marks=Marks(store.key))
        if expect in (chain.genesis(store.id, 1), chain.genesis(store.id, 2)):
            self.seen.expected_at = 0

    def read(self, entry: ChainEntry) -> None:
        """Check one entry, and take in what it says."""
        seen = self.seen
        if entry.seq != seen.head.seq + 1:
            message = _("Entry {seq} is missing, or another was put in its place.")
            self._note(message, seen.head.seq + 1)
        if not self._follows(entry):
            self._note(_("Entry {seq} was changed: its hash does not follow from the entry before."), entry.seq)
        seen.head = Tip(entry.seq, entry.hash)
        if entry.hash == self._expect:
            seen.expected_at = entry.seq
        seen.events += entry.kind == EVENT
        self._content(entry)

    def finish(self) -> ChainReading:
        """What is known only at the end."""
        seen = self.seen
        for seq in self._wrongly_taken_back():
            self._note(_("Entry {seq} is taken back, and it is no event of the number that the correction names."), seq)
        for seq in sorted(self._missing - seen.erased):
            self._note(_("Entry {seq}: its content is missing, and no erasure names it."), seq)
        for seq in sorted(seen.erased - self._missing):
            self._note(_("Entry {seq}: an erasure names it, and yet its content is there."), seq)
        if seen.opening is None:
            seen.problems.append(_("The first entry, which says whose ledger this is, is missing or was changed."))
        elif seen.opening.key_sha256 != hashlib.sha256(self._store.key).hexdigest():
            seen.problems.append(_("The key of the ledger was changed, so marks of erased numbers do not work."))
        if self._store.backend.meta().keys() != META or self._store.backend.strays():
            seen.problems.append(_("There is content that belongs to no entry."))
        return seen

    def _wrongly_taken_back(self) -> list[int]:
        """Entries that a correction takes back without their being events of its number: a second pass."""
        if not self._of_numbers:
            return []
        events = {
            entry.seq: entry.content.number
            for entry in self._store.backend.entries()
            if entry.seq in self._of_numbers and entry.kind == EVENT and entry.content is not None
        }
        return [seq for seq, number in sorted(self._of_numbers.items()) if events.get(seq) != number]

    def _follows(self, entry: ChainEntry) -> bool:
        """Whether the entry's hash follows from the one before, in the version of that or a later one."""
        if not chain.is_well_formed(entry.recorded, entry.commitment):
            return False
        for version in (1, 2)[max(0, self._version - 1) :]:
            first = self._version == 0
            before = chain.genesis(self._store.id, version) if first else self.seen.head.hash
            if (
                chain.link(before, entry.seq, entry.kind, entry.recorded, entry.commitment, version=version)
                == entry.hash
            ):
                self._version = version
                return True
        return False

    def _content(self, entry: ChainEntry) -> None:
        held = entry.content
        if held is None:
            if entry.kind in (EVENT, CORRECTION):
                self._missing.add(entry.seq)
            else:
                self._note(_("Entry {seq}: its content is missing, and no erasure names it."), entry.seq)
            return
        committed = chain.commitment(held.salt, held.number, held.body, self._version or 2)
        whole = chain.is_content(held.salt, held.number, held.body) and content.is_canonical(held.body)
        if committed != entry.commitment or (self._version == 1 and not whole):
            self._note(_("Entry {seq}: its content was changed."), entry.seq)
            return
        try:
            self._understand(entry, held.number, held.body)
        except ValueError:
            whole = False
        if not whole:
            self._note(_("Entry {seq} cannot be understood; a newer abaudit may have written it."), entry.seq)

    def _understand(self, entry: ChainEntry, number: str, body: bytes) -> None:
        seen = self.seen
        if entry.kind == EVENT:
            event = self._event(entry.seq, number, body)
            if event.evidence is not None and event.evidence.stored:
                seen.named.setdefault(event.evidence.sha256, entry.seq)
            self._take(event)
        elif entry.kind == CORRECTION:
            correction = content.read_correction(body)
            if not number or correction.seq >= entry.seq or correction.seq in seen.taken_back:
                raise ValueError("a correction takes back no event, or one a second time")
            seen.taken_back[correction.seq] = correction
            self._of_numbers[correction.seq] = number
        elif number:
            raise ValueError("only events have a number")
        elif entry.kind == ERASURE:
            erasure = content.read_erasure(entry.seq, body)
            if any(seq >= entry.seq for seq in erasure.seqs):
                raise ValueError("an erasure names a later entry")
            seen.erased.update(erasure.seqs)
            seen.marks.add(erasure.mark)
        elif entry.kind == TEXT:
            text = content.read_text(body)
            seen.texts[text.id] = text
            seen.named.setdefault(text.sha256, entry.seq)
        elif entry.kind == OPENING and entry.seq == 1:
            seen.opening = content.read_opening(body)
        else:
            raise ValueError("no such kind of entry")

    def _note(self, message: str, seq: int) -> None:
        self.seen.problems.append(message.format(seq=seq))
