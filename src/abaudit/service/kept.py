"""A ledger that abaudit keeps, for programs: what `abaudit.api.open_ledger` gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

from abaudit.service import entering, ledgers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from abaudit.model.consent import Event, NumberStanding
    from abaudit.service.entering import Piece
    from abaudit.stores.chained.entries import Tip
    from abaudit.stores.chained.store import EventStore


@dataclass(frozen=True, slots=True)
class KeptLedger:
    """An open ledger.  Numbers are taken as people write them, and must be beyond doubt: `UsageError` where not."""

    store: EventStore
    now: datetime
    """Aware; what is entered is recorded at this time, and *today* is its day in the time zone."""
    region: str
    timezone: str

    @property
    def today(self) -> date:
        """The day on which the owner is."""
        from abaudit.stores.moments import zone_of

        return self.now.astimezone(zone_of(self.timezone)).date()

    @property
    def head(self) -> Tip:
        """The last entry's number and the hash of the chain up to it, to note down."""
        return self.store.head

    def events(self, number: str = "") -> tuple[Event, ...]:
        """Every event that counts, or those that name *number*; `LedgerError` where the chain is broken."""
        from abaudit.stores.chained import erasure

        with self.store.backend.reading():
            every = ledgers.events_in(self.store)  # verifies the whole chain, which the look at one number does not
            return tuple(erasure.events_of(self.store, self._number(number)) if number else every)

    def standing(
        self, number: str, on: date, *, controller: str | None = None, recipient: str = "whatsapp"
    ) -> NumberStanding:
        """What the ledger says of *number* on the day *on*; of several persons the worst counts.

        *controller* may be left out where the ledger names one only; `LedgerError` where it names several.
        """
        from abaudit.ledger import Book
        from abaudit.stores.chained import verified

        return Book(verified.load(self.store), controller, recipient, on).standing(self._number(number))

    def add(self, values: dict[str, str | Sequence[str]], evidence: Piece | None = None) -> Event:
        """Store one event, by the keys of a text ledger (docs/ledger.md), with *evidence*; returns what was stored.

        `LedgerError` with everything that is wrong in *values*; `UsageError` where an end bears a day on which it ends
        nothing, or the event goes back on a no whose proof was erased.
        """
        from abaudit.stores import single

        event = single.event("open_ledger", values, region=self.region, timezone=self.timezone)
        with self.store.writing(self._recorded) as writer:
            return entering.enter(writer, self.store, event, self.today, evidence)

    def withdraw(
        self,
        number: str,
        *,
        person: str = "",
        on: date | None = None,
        state: str = "withdrawn",
        how: str = "",
        note: str = "",
        evidence: Piece | None = None,
    ) -> int:
        """End every consent at *number*, of everybody there or of *person*, from the day *on* (today); how many events.

        *state* is ``withdrawn``, ``refused``, ``revoked`` or ``invalidated``.  `UsageError` for any other word, where
        nothing is on record, and where the day has not come or ends nothing.
        """
        state, how = entering.words_of_end(state, how)
        whose = entering.Whose(self._number(number), person)
        with self.store.writing(self._recorded) as writer:
            stored, _ends = entering.withdraw(
                writer,
                self.store,
                whose=whose,
                day=on or self.today,
                today=self.today,
                state=state,
                how=how,
                note=note,
                piece=evidence,
            )
        return stored

    def problems(self) -> tuple[str, ...]:
        """What is wrong with the chain or its evidence, as sentences in the language in use; empty where nothing is."""
        from abaudit.stores.chained import verified

        return tuple(verified.verify(self.store).problems)

    @property
    def _recorded(self) -> str:
        return self.now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def _number(self, written: str) -> str:
        return ledgers.needs_number(written, self.region)
