"""A ledger that was read from a text file, held against what is on record.

Told apart are what is new in it, what was changed in it since it was taken in before, and what is no longer in it.
Idempotent: an event counts as often as it stands in the file or in the store, whichever is more, so the same file twice
adds nothing.  Nothing comes back that was erased: an event up to the day of its number's erasure is left out.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from abaudit.errors import LedgerError, Problem
from abaudit.i18n import N_, _
from abaudit.ledger.doubts import misdated
from abaudit.model.consent import ENDS, Doubt
from abaudit.names import key_of
from abaudit.stores.chained import content
from abaudit.stores.chained.entries import EVENT, MAX_PIECE
from abaudit.stores.chained.overlap import Incoming, Overlap, Recorded, differences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from abaudit.model.consent import ConsentText, Event, Evidence, Ledger
    from abaudit.stores.chained.content import Correction
    from abaudit.stores.chained.store import EventStore, Writer

Answer = Literal["correct", "keep"]
"""What becomes of events on record whose rows were changed or are gone: they are taken back, or stay as they are."""


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """An event on record whose row says something else now."""

    was: Recorded
    row: Incoming

    @property
    def fields(self) -> tuple[str, ...]:
        """The keys that differ, in the order of the alphabet."""
        return differences(self.was, self.row)


@dataclass(frozen=True, slots=True)
class IntakePlan:
    """What taking a file in will do."""

    source: str
    """What the file is called; empty where it has no name."""
    new: tuple[Incoming, ...]
    changed: tuple[ChangedRow, ...]
    vanished: tuple[Recorded, ...]
    """Events that came from this file and are not in it any more."""
    texts: tuple[ConsentText, ...]
    """Consent texts that the store does not have, or not in this form."""
    known: int
    """Events of the file that are on record already."""
    erased: int
    """Events of the file whose number was erased since; they are left out."""
    taken_back: int
    """Events of the file that were taken back as entered wrongly; they are left out."""

    @property
    def takes_back(self) -> tuple[Recorded, ...]:
        """The vanished events that may be taken back: a no stays, whatever becomes of its row."""
        return tuple(recorded for recorded in self.vanished if recorded.event.state not in ENDS)


def plan(store: EventStore, ledger: Ledger, source: str, name: str = "") -> IntakePlan:
    """What of *ledger* is new, changed or gone; inside a transaction.

    *name* is what the file is called, by which it is known again.  `LedgerError`, naming *source*, where a row must not
    be taken.
    """
    overlap = Overlap(store, ledger, name)
    known = erased = taken_back = 0
    left: list[Incoming] = []
    for event in ledger.events:
        for incoming in overlap.incoming(event):
            if overlap.recognises(incoming):
                known += 1
            elif overlap.was_erased(incoming):
                erased += 1
            elif overlap.was_taken_back(incoming):
                taken_back += 1
            else:
                left.append(incoming)
    changed, new = _told_apart(left, overlap.unmatched(), name)
    problems = [_after_end(row.event.line) for row in new if overlap.comes_on_a_day_of_an_end(row)]
    if problems:
        raise LedgerError(source, *dict.fromkeys(problems))
    paired = {change.was.seq for change in changed}
    vanished = [each for each in overlap.unmatched() if name and each.source == name and each.seq not in paired]
    return IntakePlan(name, tuple(new), tuple(changed), tuple(vanished), overlap.new_texts(), known, erased, taken_back)


def refuse_misdated(
    planned: IntakePlan, on_record: Iterable[Event], rows: Iterable[Event], today: date, source: str
) -> None:
    """`LedgerError` where a row that would be stored is an end with a day on which it ends nothing.

    Such a day is likely a slip of the keys, and an end that ends nothing leaves a consent standing.  *on_record* are
    the events of the store, *rows* all of the file called *source*.
    """
    known: defaultdict[str, list[Event]] = defaultdict(list)
    for event in (*on_record, *rows):
        known[key_of(event.person)].append(event)
    coming = [*(incoming.event for incoming in planned.new), *(change.row.event for change in planned.changed)]
    found = [(end.line, misdated(end, known[key_of(end.person)], today)) for end in coming]
    wrong = [(line, *_MISDATED[doubt]) for line, doubt in found if doubt in _MISDATED]
    if wrong:
        raise LedgerError(source, *dict.fromkeys(Problem(_(message), line, _(hint)) for line, message, hint in wrong))


def take(
    writer: Writer,
    planned: IntakePlan,
    fetch: Callable[[str], bytes | None],
    *,
    changed: Answer = "keep",
    vanished: Answer = "keep",
    correction: Correction | None = None,
) -> int:
    """Store what is *planned*; returns how many pieces of evidence and texts came along.

    *fetch* gives the bytes of a file that the text ledger points to, or None where it is not there.  *correction* says
    why and by whom the events are taken back that are answered with ``correct``.
    """
    kept: dict[Evidence, Evidence] = {}
    came = 0

    def with_proof(event: Event) -> Event:
        nonlocal came
        if event.evidence is None:
            return event
        if event.evidence not in kept:
            kept[event.evidence] = _kept(writer, event.evidence, fetch)
            came += kept[event.evidence].stored
        return replace(event, evidence=kept[event.evidence])

    if correction is not None and changed == "correct":
        for change in planned.changed:
            event = with_proof(change.row.event)
            event = event if change.row.everywhere else replace(event, numbers=(change.row.number,))
            writer.correct(change.was.seq, event, correction, planned.source)
    if correction is not None and vanished == "correct":
        for recorded in planned.takes_back:
            writer.correct(recorded.seq, None, correction)
    for incoming in planned.new:
        event = with_proof(incoming.event)
        body = content.write_event(event, everywhere=incoming.everywhere, source=planned.source)
        writer.append(EVENT, incoming.number, body)
    for text in planned.texts:
        data = fetch(text.file)
        if data and text.sha256 in ("", _digest(data)):
            writer.add_text(text, data)
            came += 1
    return came


# ------------------------------------------------------------------------------------------------------------------

_MISDATED = {
    Doubt.END_ANNOUNCED: (
        N_("This refusal or withdrawal bears a day that has not come."),
        N_(
            "Write the day on which it was said. A consent that is to end on a later day is renewed until that day "
            "(state renewed, with “until”)."
        ),
    ),
    Doubt.END_BEFORE_CONSENT: (
        N_("This withdrawal lies before the consent, when there was nothing to withdraw."),
        N_("Write the day on which the person took it back; if the person had said no before, write “refused”."),
    ),
}
"""Doubt → what is wrong with the day of an end, and what to do."""


def _told_apart(rows: list[Incoming], recorded: list[Recorded], name: str) -> tuple[list[ChangedRow], list[Incoming]]:
    """The *rows* that are changed events of those *recorded*, and those that are new.

    A row is the changed form of an event that says the same of the same person and number on the same day, whoever
    entered that; or of one from this very file that differs in its day, its number, its person or its state alone.  The
    clearest likeness is looked for first, in all rows, and each event has at most one row.
    """
    changed: list[ChangedRow] = []
    for likeness in _LIKENESSES:
        kept: dict[tuple[str, ...], list[Recorded]] = {}
        for each in recorded:
            if likeness is _LIKENESSES[0] or (name and each.source == name):
                kept.setdefault(_by(likeness, each), []).append(each)
        rest: list[Incoming] = []
        for row in rows:
            found = kept.get(_by(likeness, row))
            if found:
                was = found.pop(0)
                recorded = [each for each in recorded if each is not was]
                changed.append(ChangedRow(was, row))
            else:
                rest.append(row)
        rows = rest
    return _once(changed), rows


_LIKENESSES = (
    ("person", "number", "state", "day"),
    ("person", "number", "state"),
    ("person", "state", "day"),
    ("number", "state", "day"),
    ("person", "number", "day"),
)


def _by(likeness: tuple[str, ...], one: Incoming | Recorded) -> tuple[str, ...]:
    told = {
        "person": one.person,
        "number": one.number,
        "state": one.event.state.value,
        "day": one.event.day.isoformat(),
    }
    return (*(told[key] for key in likeness), one.event.controller.casefold(), str(one.everywhere))


def _once(changes: Iterable[ChangedRow]) -> list[ChangedRow]:
    """An end of everything stands at several numbers, on record and in the file, and is changed once."""
    found: list[ChangedRow] = []
    seen: set[bytes] = set()
    for change in changes:
        if change.row.everywhere:
            if change.was.body in seen:
                continue
            seen.add(change.was.body)
        found.append(change)
    return found


def _kept(writer: Writer, piece: Evidence, fetch: Callable[[str], bytes | None]) -> Evidence:
    """The piece as it lies in the store, or as it was where it is missing, altered or too large."""
    data = fetch(piece.file)
    if not data or len(data) > MAX_PIECE or piece.sha256 not in ("", _digest(data)):
        return piece
    return writer.keep(piece.file, data)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _after_end(line: int) -> Problem:
    return Problem(
        _("On the day of this consent an end is on record for the number, and nothing says which came first."),
        line,
        _("Write both with their time, such as 2026-03-01T15:00:00+01:00, or enter it with “abaudit ledger add”."),
    )
