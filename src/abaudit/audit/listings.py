"""What WhatsApp's own account reports say of a number, against the consents of the report's day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit import phone
from abaudit.ledger import Book
from abaudit.model.consent import Doubt, Standing
from abaudit.model.facts import Listed
from abaudit.model.readings import Exact, NoNumber, Review

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from abaudit.audit.scope import Scope
    from abaudit.model.consent import Ledger, NumberStanding
    from abaudit.model.contacts import PhoneEntry
    from abaudit.model.export_facts import Export
    from abaudit.model.readings import Reading


def read_entry(entry: PhoneEntry, region: str) -> Iterator[tuple[str, Reading]]:
    """The number or numbers that *entry* says, each with its text: several only where every piece reads EXACT.

    Where WhatsApp wrote its own id of the person beside it (``waid``) and that is another number, none is EXACT.
    """
    pieces = [(piece, phone.read(piece, region)) for piece in phone.split(entry.raw, region)]
    told = _whatsapp_id(entry, region) if entry.waid else None
    if told is None or any(_is_that(reading, told) for _piece, reading in pieces):
        yield from pieces
        return
    for piece, reading in pieces:
        meant = () if isinstance(reading, NoNumber) else _numbers_in(reading)
        yield piece, Review("waid-differs", tuple(dict.fromkeys((*meant, told))))


def _whatsapp_id(entry: PhoneEntry, region: str) -> str | None:
    """The number that is WhatsApp's own id; None where it is none."""
    reading = phone.read(f"+{(entry.waid or '').strip().removeprefix('+')}", region)
    return reading.e164 if isinstance(reading, Exact) else None


def _is_that(reading: Reading, told: str) -> bool:
    """Whether a reading is the number that was *told*, in whatever form its plan has for the subscriber."""
    return isinstance(reading, Exact) and (reading.e164 == told or told in phone.variants(reading.e164))


def _numbers_in(reading: Exact | Review) -> tuple[str, ...]:
    return (reading.e164,) if isinstance(reading, Exact) else reading.candidates


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

    def fact(self, e164: str | None, today: NumberStanding, places: Iterable[int]) -> Listed:
        """Whether a report lists the number, and whether a consent is shown to have been in force on its day.

        *places* are the exports in which it stands; a report's entry that reads as no number is listed all the same.
        A consent that was found invalid since never was one.  Of several reports each day must be covered.
        """
        books = self._books.get(e164 or "", ())
        if not books:
            return Listed.NO if self._reports.isdisjoint(places) else Listed.UNCOVERED
        covered = all(book is not None and _is_beyond_doubt(book.standing(e164 or "")) for book in books)
        return Listed.COVERED if covered and today.standing is not Standing.INVALIDATED else Listed.UNCOVERED


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
