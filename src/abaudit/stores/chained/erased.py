"""What erasures leave behind: keyed marks, which say of one number that is asked for whether it was erased."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.model.consent import Refusal
from abaudit.stores.chained import chain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from abaudit.stores.chained.content import Mark


class Marks:
    """The marks of one ledger; of several for a number the last counts, and any refusal outweighs none.

    `abaudit.model.consent.Refusals`.
    """

    def __init__(self, key: bytes, marks: Iterable[Mark] = ()) -> None:
        self._key = key
        self._marks: dict[str, Mark] = {}
        self._refusals: dict[str, Refusal] = {}
        for mark in marks:
            self.add(mark)

    def add(self, mark: Mark) -> None:
        """Take in the mark of one more erasure."""
        self._marks[mark.digest] = mark
        if mark.state is not None:
            self._refusals[mark.digest] = Refusal(mark.state, mark.day, mark.seq)

    def __len__(self) -> int:
        """How many numbers must not be asked."""
        return len(self._refusals)

    def of(self, e164: str) -> Refusal | None:
        """What is left of this number where its person had said no."""
        return self._refusals.get(chain.mark(self._key, e164)) if self._refusals else None

    def erased(self, e164: str) -> Mark | None:
        """The last erasure of this number, whatever was said."""
        return self._marks.get(chain.mark(self._key, e164)) if self._marks else None
