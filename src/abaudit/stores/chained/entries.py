"""What a backend keeps, and the protocol that both backends follow.

Four tables, the same in both: ``meta`` (the ledger's id, its key, its schema), ``chain`` (one row an entry, never
changed), ``content`` (what an entry is about; an erasure deletes it), ``evidence`` (pieces by their SHA-256).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager

SCHEMA = 2
"""The version of the tables that this program writes; 2 has the tables of 1, and commitments of version 2 in them."""

OPENING = "opening"
EVENT = "event"
ERASURE = "erasure"
TEXT = "text"
CORRECTION = "correction"
"""The kinds of entries: the controller's details, one event of one number, an erasure, a consent text, and that an
event was entered wrongly and is taken back."""

MAX_PIECE = 25 * 1024 * 1024
"""Bytes that one piece of evidence may have."""


@dataclass(frozen=True, slots=True)
class Content:
    """What an entry is about: destroyed by an erasure, together with its salt."""

    salt: bytes = field(repr=False)
    number: str = field(repr=False)
    """E.164; empty for entries that are about no number."""
    body: bytes = field(repr=False)
    """Canonical JSON in UTF-8."""


@dataclass(frozen=True, slots=True)
class ChainEntry:
    """One link of the chain; ``content`` None was erased, or is missing."""

    seq: int
    """1-based, without gaps."""
    kind: str
    recorded: str
    """When it was stored by the clock of that machine: RFC 3339 in UTC, whole seconds."""
    commitment: bytes
    hash: bytes
    content: Content | None


@dataclass(frozen=True, slots=True)
class Tip:
    """The end of the chain."""

    seq: int
    hash: bytes


class Backend(Protocol):
    """An open ledger, as rows.  Every method raises `LedgerError` with what is wrong and what to do.

    Values come back as they are stored, never trusted: one of a wrong type comes back empty and so breaks the chain.
    """

    kind: str
    """``sqlite`` or ``postgres``."""
    name: str
    """What messages call the ledger; holds no password."""
    note: str
    """What the owner should know of the way in which it is kept, translated; or empty."""

    def close(self) -> None:
        """End the connection."""

    def reading(self) -> AbstractContextManager[None]:
        """One unchanging view of the ledger; others may write meanwhile."""

    def writing(self) -> AbstractContextManager[None]:
        """The only writer: everything inside is stored at the end, durably, or nothing is."""

    def meta(self) -> dict[str, bytes]:
        """Everything in ``meta`` but the schema's version."""

    def set_meta(self, key: str, value: bytes) -> None:
        """Store one value, once."""

    def tip(self) -> Tip | None:
        """The last entry."""

    def append(self, entry: ChainEntry) -> None:
        """Store one more entry."""

    def entries(self) -> Iterator[ChainEntry]:
        """Every entry in its order, streamed; inside a transaction."""

    def entries_of(self, number: str) -> list[ChainEntry]:
        """The entries about one number, in their order, also where its type was changed."""

    def by_number(self) -> Iterator[ChainEntry]:
        """The events ordered by number and then by place, streamed; inside a transaction."""

    def strays(self) -> int:
        """How many rows of ``content`` belong to no entry."""

    def destroy(self, seqs: Iterable[int]) -> None:
        """Delete the content of these entries."""

    def put_piece(self, sha256: str, data: bytes) -> None:
        """Store a piece of evidence, unless it is there."""

    def piece(self, sha256: str) -> bytes | None:
        """A piece of evidence, or None."""

    def pieces(self) -> list[str]:
        """The names (SHA-256) of all pieces."""

    def drop_piece(self, sha256: str) -> None:
        """Delete a piece of evidence."""

    def clean(self) -> None:
        """Leave nothing in the ledger's files of what was deleted."""

    def damage(self) -> str:
        """What the database itself finds wrong with its file, in a few words; empty where nothing is."""
