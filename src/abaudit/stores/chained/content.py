"""An event, or what else an entry is about, ↔ the canonical JSON that the chain commits to.

Keys in the order of the alphabet, no blanks, UTF-8, nothing that is empty; so one event has one way of being written.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from abaudit.model.consent import ENDS, ConsentText, Event, State
from abaudit.stores.chained.entries import CORRECTION, EVENT
from abaudit.stores.keys import OWN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from abaudit.stores.chained.entries import ChainEntry


@dataclass(frozen=True, slots=True)
class Opening:
    """The first entry: whose ledger it is, and what its key hashes to."""

    controller: str
    address: str
    contact: str
    officer: str
    key_sha256: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What an erasure leaves of the number: its HMAC, and what was the answer at the end."""

    digest: str
    state: State | None
    """`State.REFUSED` or `State.WITHDRAWN`: do not ask, never acquit; None where nobody said no."""
    day: date
    """Through which day nothing counts: that of the erasure, or a later one for which what was erased was announced."""
    seq: int = 0
    """The entry of the erasure."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """That content was destroyed on purpose: which entries, when, and why, and nothing of what they held."""

    seqs: tuple[int, ...]
    day: date
    reason: str = field(repr=False)
    mark: Mark


@dataclass(frozen=True, slots=True)
class Correction:
    """That an event was entered wrongly and is taken back: which entry, when, why, and by whom."""

    seq: int
    """The entry of the event that is taken back."""
    day: date
    reason: str = field(repr=False)
    by: str = field(repr=False)


def canonical(values: Mapping[str, Any]) -> bytes:
    """The one way of writing *values*; what is empty, None or False is left out."""
    filled = {key: value for key, value in values.items() if value}
    return json.dumps(filled, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def split(event: Event) -> list[Event]:
    """One event for each number, in the order written; a store knows no other."""
    return [replace(event, numbers=(number,)) for number in event.numbers]


def is_canonical(body: bytes) -> bool:
    """Whether *body* is written in the one way: another spelling of it says the same and was not written here."""
    try:
        return canonical(json.loads(body)) == body
    except (ValueError, RecursionError, AttributeError):
        return False


def write_event(event: Event, *, everywhere: bool = False, source: str = "") -> bytes:
    """The body of an event with one number; the number itself stands beside it.

    *everywhere* for an end that names no number and so means every one of its person; *source* is the name of the file
    that it was taken in from.
    """
    return canonical(
        {
            "person": event.person,
            "state": event.state.value,
            "on": event.day.isoformat(),
            "at": event.at.isoformat() if event.at else None,
            "controller": event.controller,
            "recipients": event.recipients,
            "purposes": event.purposes,
            **{key.name: (key.kind.stored or key.kind.written)(getattr(event, key.name)) for key in OWN},
            "everywhere": everywhere,
            "instead_of": event.instead_of,
            "source": source,
        }
    )


def source_of(body: bytes) -> str:
    """The name of the file that the event of *body* was taken in from; empty where it was entered by hand."""
    return str(json.loads(body).get("source", ""))


class EventReader:
    """Bodies → events; what many events share is kept once, because a ledger may hold a million of them."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._lists: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._days: dict[str, date] = {}
        self._own: dict[str, tuple[Callable[[Any], Any], dict[str, Any]]] = {
            key.name: (key.kind.restored, {}) for key in OWN
        }
        """Key → how it is restored, and what was."""
        self._states = {state.value: state for state in State}

    def __call__(self, seq: int, number: str, body: bytes) -> Event:
        """The event; ``numbers`` is empty where it ends everything of its person.  Raises `ValueError` for no event."""
        try:
            return self._event(seq, number, json.loads(body))
        except (KeyError, TypeError, AttributeError, UnicodeDecodeError) as error:
            raise ValueError("the body is no event") from error

    def of(self, entry: ChainEntry) -> Event | None:
        """The event of an entry; None where it is of another kind, was erased, or was changed so that it says none."""
        if entry.kind != EVENT or entry.content is None:
            return None
        try:
            return self(entry.seq, entry.content.number, entry.content.body)
        except ValueError:
            return None

    def _event(self, seq: int, number: str, body: dict[str, Any]) -> Event:
        state = self._states[body["state"]]
        if not number or (body.get("everywhere") and state not in ENDS):
            raise ValueError("the body is no event")
        at = body.get("at")
        return Event(
            line=seq,
            numbers=() if body.get("everywhere") else (number,),
            person=str(body["person"]),
            state=state,
            day=self._day(body["on"]),
            at=datetime.fromisoformat(at) if at else None,
            controller=self._text(body["controller"]),
            recipients=self._list(body.get("recipients", ())),
            purposes=self._list(body.get("purposes", ())),
            instead_of=int(body.get("instead_of", 0)),
            **{name: self._restored(name, body[name]) for name in self._own if name in body},
        )

    def _restored(self, name: str, value: Any) -> Any:
        """What an own key says."""
        restore, seen = self._own[name]
        if not isinstance(value, str):
            return restore(value)
        found = seen.get(value)
        if found is None:
            found = seen[value] = restore(value)
        return found

    def _text(self, value: str) -> str:
        return self._texts.setdefault(value, value)

    def _list(self, values: list[str]) -> tuple[str, ...]:
        listed = tuple(values)
        return self._lists.setdefault(listed, listed)

    def _day(self, written: str) -> date:
        day = self._days.get(written)
        if day is None:
            day = self._days[written] = date.fromisoformat(written)
        return day


def write_opening(opening: Opening) -> bytes:
    """The body of the first entry."""
    return canonical(
        {
            "controller": opening.controller,
            "address": opening.address,
            "contact": opening.contact,
            "officer": opening.officer,
            "key_sha256": opening.key_sha256,
        }
    )


def read_opening(body: bytes) -> Opening:
    """The first entry; `ValueError` for anything else."""
    try:
        read = json.loads(body)
        return Opening(
            controller=str(read.get("controller", "")),
            address=str(read.get("address", "")),
            contact=str(read.get("contact", "")),
            officer=str(read.get("officer", "")),
            key_sha256=str(read["key_sha256"]),
        )
    except (KeyError, TypeError, AttributeError, UnicodeDecodeError) as error:
        raise ValueError("the body is no opening") from error


def write_erasure(erasure: Erasure) -> bytes:
    """The body of an erasure."""
    mark = erasure.mark
    return canonical(
        {
            "seqs": list(erasure.seqs),
            "on": erasure.day.isoformat(),
            "reason": erasure.reason,
            "mark": mark.digest,
            "through": mark.day.isoformat() if mark.day != erasure.day else "",
            "said": mark.state.value if mark.state else "",
        }
    )


def read_erasure(seq: int, body: bytes) -> Erasure:
    """An erasure; `ValueError` for anything else."""
    try:
        read = json.loads(body)
        day = date.fromisoformat(read["on"])
        through = date.fromisoformat(read.get("through", read["on"]))
        mark = Mark(read["mark"], State(read["said"]) if "said" in read else None, through, seq)
        return Erasure(tuple(map(int, read["seqs"])), day, read.get("reason", ""), mark)
    except (KeyError, TypeError, AttributeError, UnicodeDecodeError) as error:
        raise ValueError("the body is no erasure") from error


def write_correction(correction: Correction) -> bytes:
    """The body of a correction; it goes with the number of the event that it takes back."""
    return canonical(
        {
            "seq": correction.seq,
            "on": correction.day.isoformat(),
            "reason": correction.reason,
            "by": correction.by,
        }
    )


def read_correction(body: bytes) -> Correction:
    """A correction; `ValueError` for anything else."""
    try:
        read = json.loads(body)
        return Correction(int(read["seq"]), date.fromisoformat(read["on"]), str(read["reason"]), str(read["by"]))
    except (KeyError, TypeError, AttributeError, UnicodeDecodeError) as error:
        raise ValueError("the body is no correction") from error


def correction_of(entry: ChainEntry) -> Correction | None:
    """The correction that an entry is; None where it is of another kind, was erased or was changed."""
    if entry.kind != CORRECTION or entry.content is None:
        return None
    try:
        return read_correction(entry.content.body)
    except ValueError:
        return None


def write_text(text: ConsentText) -> bytes:
    """The body of a consent text; its bytes lie among the evidence."""
    return canonical({"id": text.id, "file": text.file, "language": text.language, "sha256": text.sha256})


def read_text(body: bytes) -> ConsentText:
    """A consent text; `ValueError` for anything else."""
    try:
        read = json.loads(body)
        return ConsentText(read["id"], read.get("file", ""), read.get("language", ""), read["sha256"])
    except (KeyError, TypeError, AttributeError, UnicodeDecodeError) as error:
        raise ValueError("the body is no consent text") from error
