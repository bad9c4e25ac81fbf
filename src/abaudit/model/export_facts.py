"""An address book as it was read, and what a result says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from abaudit.model.contacts import Column, Imported


@dataclass(frozen=True, slots=True)
class Listing:
    """What makes an export no address book, but WhatsApp's own report of whom it lists for this account."""

    on: date | None
    """The report's day, or None where nobody knows it; a consent is then not shown to have been in force."""
    source: Literal["stated", "archive", "unknown"]
    """Who says so: the user, or the dates of the files inside the archive."""


@dataclass(frozen=True, slots=True)
class Export:
    """One address book as read: its name as the user gave it, its bytes' digest, and what the reader made of it."""

    name: str
    sha256: str
    size: int
    imported: Imported
    listing: Listing | None = None
    """Set where this is WhatsApp's account report, whose numbers are compared with those of the address books."""
    container: str = ""
    """The folder, archive or workbook that it is a part of, as the user named it; empty where it is a file itself."""
    written: date | None = None
    """The day on which its file was written last, where the run asked and the system knows."""


@dataclass(frozen=True, slots=True)
class ExportFacts:
    """What a result says of one export."""

    name: str
    sha256: str
    layout: str
    encoding: str
    records: int
    contacts: int
    numbers: int
    unread: int
    noise: int
    size: int = 0
    """In bytes."""
    phone_columns: tuple[Column, ...] = ()
    """The columns that were read as phone numbers; empty where the export is no table."""
    columns_aside: tuple[Column, ...] = ()
    """Columns with number-like content that were not."""
    consent_columns: tuple[Column, ...] = ()
    """Columns in which somebody noted who agreed; they were not believed."""
    columns: int = 0
    """How many columns there are; 0 where the export is no table."""
    known_headers: int = 0
    """How many of them have a header that the layout knows."""
    free_text_numbers: int = 0
    """Numbers in notes and other free text, which are no entries."""
    office: bool = False
    """An office program, a CRM or a directory wrote it, so that its contacts need not be on the phone."""
    overrides: tuple[tuple[str, str], ...] = ()
    """What the user decided instead of the reader: pairs of option and value."""
    listing: Listing | None = None
    """Set where this is WhatsApp's account report; ``contacts`` is then 0, for it lists numbers alone."""
    container: str = ""
    """The folder, archive or workbook that it is a part of; empty where it is a file itself."""
    id: str = ""
    """Pseudonym of its name, by which a later audit knows it again; empty where there was no key."""
    written: date | None = None
    """The first day on which these bytes are known to have been there; None where nobody asked, or nobody knows."""


UNREADABLE = "unreadable"
"""The layout of an export that nobody could read, so that all of it is unread."""


def unaudited(exports: Sequence[ExportFacts], audited: Collection[int]) -> tuple[int, ...]:
    """Which of *exports* (0-based) hold no number, where *audited* are those that do.

    One rule for every export, whether it was named itself or by its folder, archive or workbook.  WhatsApp's report is
    none of them, and of what could not be read as a whole nobody knows what it holds: it is told as unread.
    """
    return tuple(
        index
        for index, export in enumerate(exports)
        if index not in audited and export.listing is None and export.layout != UNREADABLE
    )
