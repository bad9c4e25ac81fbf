"""What WhatsApp's own account reports say of a number, against the consents of the report's day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit import phone
from abaudit.ledger import Book
from abaudit.model.consent import Doubt, Standing
from abaudit.model.readings import Exact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from abaudit.audit.scope import Scope
    from abaudit.model.consent import Ledger, NumberStanding
    from abaudit.model.contacts import PhoneEntry
    from abaudit.model.findings import Export
    from abaudit.model.readings import Reading


def read_entry(entry: PhoneEntry, region: str) -> Iterator[tuple[str, Reading]]:
    """The number or numbers that *entry* says, each with its text: several only where every piece reads EXACT."""
    for piece in phone.split(entry.raw, region):
        yield piece, phone.read(piece, region)


class Listings:
    """The reports among the exports of an audit."""

    def __init__(self, exports: Sequence[Export], ledger: Ledger | None, scope: Scope) -> None:
        self._reports = {index for index, export in enumerate(exports) if export.listing is not None}
        self._books: dict[str, list[Book | None]] = {}
        """Number → for each report that lists it the ledger on its day; None where the day or the ledger is missing."""
        for export in exports:
            if export.listing is None:
                continue
            day = export.listing.on
            book = None
            if ledger is not None and day is not None:
                book = Book(ledger, scope.controller, scope.recipient.id, day)
            for number in _numbers(export, scope.region):
                self._books.setdefault(number, []).append(book)

    def fact(self, e164: str | None, today: NumberStanding, places: Iterable[int]) -> str:
        """Whether a report lists the number, and whether a consent is shown to have been in force on its day.

        *places* are the exports in which it stands; a report's entry that reads as no number is listed all the same.
        A consent that was found invalid since never was one.  Of several reports each day must be covered.
        """
        books = self._books.get(e164 or "", ())
        if not books:
            return "no" if self._reports.isdisjoint(places) else "uncovered"
        covered = all(book is not None and _is_beyond_doubt(book.standing(e164 or "")) for book in books)
        return "covered" if covered and today.standing is not Standing.INVALIDATED else "uncovered"


def _is_beyond_doubt(then: NumberStanding) -> bool:
    """Whether a consent was in force on the day; an end that came after it is no doubt about that day."""
    return then.standing.in_force and then.doubt in (Doubt.NONE, Doubt.END_ANNOUNCED)


def _numbers(export: Export, region: str) -> set[str]:
    return {
        reading.e164
        for contact in export.imported.contacts
        for entry in contact.entries
        for _text, reading in read_entry(entry, region)
        if isinstance(reading, Exact)
    }
