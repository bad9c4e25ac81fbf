"""What an export holds, with the place of everything in its bytes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 - a dataclass field, read at run time by tools
from typing import Literal

Kind = Literal["cell", "home", "work", "main", "fax", "pager", "other", "custom"]
"""What a label means, in a closed vocabulary that is safe to publish; ``custom`` stands for the owner's own words."""


@dataclass(frozen=True, slots=True)
class Span:
    """``source[start:end]``: bytes of the export as read, before any repair or decoding."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PhoneEntry:
    """One phone line (vCard) or one non-empty phone cell (table)."""

    raw: str = field(repr=False)
    """The value as the export means it: decoded, unfolded, unescaped, but not a character of the number changed."""
    line: int
    """1-based physical line of the source on which the line or cell begins."""
    span: Span
    """The whole property (head, folds, soft breaks, without the final line end), or the whole cell with its quotes.

    ``source[span.start:span.end]`` read again gives the same entry.
    """
    kinds: tuple[Kind, ...] = ()
    """What its labels mean, in the order of `Kind`, each once."""
    label: str = field(default="", repr=False)
    """The owner's own label (X-ABLabel, Google's label cell), or the column's header; empty where there is none."""
    waid: str | None = field(default=None, repr=False)
    """WhatsApp's own id of the person where WhatsApp wrote one into the export (``TEL;waid=…``)."""
    whatsapp: bool = False
    """The export says that this number is on WhatsApp (a ``waid``, or ``TYPE=WhatsApp``)."""


@dataclass(frozen=True, slots=True)
class PersonalField:
    """Another personal field of a contact, left undecoded: ``name`` is NOTE, EMAIL, ADR or a column's header."""

    name: str
    line: int
    span: Span


@dataclass(frozen=True, slots=True)
class Contact:
    """One record of an export that could be read.  It may have no phone entry at all."""

    record: int
    """1-based running number of the record in its export, unread ones counted too."""
    line: int
    span: Span
    """The whole record, from its first byte to its last, without the final line end."""
    name: str = field(default="", repr=False)
    """As the address book would show it; empty where the record has none."""
    other_names: tuple[str, ...] = field(default=(), repr=False)
    """Other full names that the record gives its holder, in other words than ``name``; each may be somebody else's."""
    organisation: str = field(default="", repr=False)
    """Whom it works for; its own name only where it is a `company`."""
    company: bool = False
    """The record is that of a company and of nobody in it: its organisation is its name."""
    person: bool = False
    """The record has a given and a family name, or a nickname, of its own: a named person and no general line.

    False says nothing: many formats have one text for the name of a person and of a firm.
    """
    name_unknown: bool = False
    """The record has, or may have, a name that the reader did not take, so a missing name proves nothing."""
    groups: tuple[str, ...] = field(default=(), repr=False)
    entries: tuple[PhoneEntry, ...] = field(default=(), repr=False)
    fields: tuple[PersonalField, ...] = ()
    """Notes, e-mail and postal addresses, decoded only on request (`abaudit.importers.decode_field`)."""
    others: tuple[str, ...] = ()
    """Names of the other non-empty properties or columns, upper case for vCard, each once, in order of appearance.

    A property that holds nothing but what a program writes where nobody filled it in is left out.
    """

    @property
    def names(self) -> tuple[str, ...]:
        """Every full name that the record gives its holder, the one that is shown first; empty where it has none."""
        first = (self.name,) if self.name.strip() else ()
        return (*first, *(name for name in self.other_names if name.strip())) if self.other_names else first

    @property
    def shown(self) -> str:
        """Every name in one text, or the organisation where there is no name."""
        return " / ".join(self.names) or self.organisation


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of an export that may hold a number and could not be read.  A result with one is never a pass."""

    record: int | None
    """The record that it belongs to, or None where it lies between records."""
    line: int
    span: Span
    code: str
    """Stable name of the reason, e.g. ``vcard-truncated``."""
    reason: str
    """The reason as an English sentence marked for translation; no personal data."""


@dataclass(frozen=True, slots=True)
class Noise:
    """Something that could not be read and cannot hold a number: counted, shown by ``inspect``, without effect."""

    line: int
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A telephone number in a note or another free text.  It is no entry: nobody uploads it as a contact's number."""

    record: int
    line: int
    """The line on which the text begins."""
    where: str
    """``NOTE`` in a vCard, the header of the column in a table."""
    text: str = field(repr=False)
    """The number as it is written."""


Use = Literal[
    "phone", "label", "name", "organisation", "groups", "note", "email", "address", "free-text", "consent", "aside", ""
]
"""What a column was taken for; ``aside``: it holds something like a number and was not taken for anything."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: 0-based index, and its header as written (never a cell of a person)."""

    index: int
    header: str
    use: Use = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """Everything that a reader made of one export.

    Law 1 (nothing vanishes) is held here: ``counted`` comes from a second, independent scanner, and a count that
    disagrees with the entries is only accepted together with an `Unread`.  ``name_like`` comes from a second look as
    well: a contact in which it found a name that the reader did not take says that its name is not known.
    """

    layout: str | None
    """Which layout was recognised (``vcard``, ``google-contacts``, …), or None: nothing fitted, nothing was read."""
    encoding: str
    """Python's name of the encoding that was used, e.g. ``utf-8``, ``cp1252``."""
    contacts: tuple[Contact, ...] = ()
    unread: tuple[Unread, ...] = ()
    noise: tuple[Noise, ...] = ()
    counted: int = 0
    """Phone lines or non-empty phone cells that the independent scanner found."""
    name_like: frozenset[int] = frozenset()
    """Records in which a second, independent look found what may be a name that the reader did not take."""
    phone_columns: tuple[Column, ...] = ()
    name_columns: tuple[Column, ...] = ()
    columns_aside: tuple[Column, ...] = ()
    """Columns with number-like content that were not taken for phone columns."""
    columns: tuple[Column, ...] = ()
    """All columns of a table, each with what it was taken for."""
    known_headers: int = 0
    """How many of the columns have a header that the layout or its words know: what the recognition rests on."""
    office: bool = False
    """An office program, a CRM or a directory wrote it, so that its contacts need not be on the phone."""
    mentions: tuple[Mention, ...] = ()
    """Numbers in free text."""
    overrides: tuple[tuple[str, str], ...] = ()
    """What the user decided instead of the reader: pairs of option (``as``, ``encoding``, ``phone-column``,
    ``name-column``) and value."""
    problem: str = ""
    """Why nothing fitted, as an English sentence marked for translation; set exactly when ``layout`` is None."""
    hint: str = ""
    """What to do about ``problem``."""
    day: date | None = None
    """The day on which the export was made, where it shows that itself."""

    def __post_init__(self) -> None:
        if (self.layout is None) != bool(self.problem):
            raise ValueError("an import without a layout needs a problem, and only that")
        if self.layout is None and (self.contacts or self.unread):
            raise ValueError("an import without a layout cannot have read anything")
        if self.counted != self.entries and not self.unread:
            raise ValueError(f"the scanner counted {self.counted} phone entries, the reader {self.entries}")
        if any(contact.record in self.name_like and not contact.name_unknown for contact in self.contacts):
            raise ValueError("a contact without a name, though the second look found what may be one")

    @property
    def consent_columns(self) -> tuple[Column, ...]:
        """Columns in which somebody noted who agreed; nothing in them is believed."""
        return tuple(column for column in self.columns if column.use == "consent")

    @property
    def entries(self) -> int:
        """How many phone entries the contacts hold."""
        return sum(len(contact.entries) for contact in self.contacts)

    @property
    def records(self) -> int:
        """How many records the export has: those read and those that were not."""
        seen = {contact.record for contact in self.contacts}
        return len(seen | {unread.record for unread in self.unread if unread.record is not None})
