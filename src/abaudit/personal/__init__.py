"""What a file is that must stay out of a repository: told from its bytes, never from its name.

own      whether a report of the program's own shows people, or only pseudonyms
lookalikes  names with numbers in JSON, SQL, lists and settings, for which there is no importer
telling  what counts as somebody's name and number here
packed   what lies in archives, packed files and workbooks

Nothing here decides about a number or a consent; it only tells which files deserve to be kept back.  In doubt a file is
kept back: a needless refusal costs a line in an allow list, and what was committed cannot be erased.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from abaudit import marks
from abaudit.i18n import N_, _
from abaudit.personal import lookalikes, own, packed
from abaudit.personal.telling import has_number_like, is_exact, is_number, is_placeholder

if TYPE_CHECKING:
    from abaudit.model.contacts import Contact, Imported

VCARD = "vcard"
CONTACTS = "contacts"
LEDGER = "ledger"
DATABASE = "database"
KEY = "key"
KEY_LIST = "key-list"
RESULT = "report"
UNOPENED = "unopened"

KINDS = {
    CONTACTS: N_("contacts with telephone numbers"),
    DATABASE: N_("a database; address books of phones and ledgers are kept in such files"),
    KEY: N_("a key that pseudonyms are made with"),
    KEY_LIST: N_("a list that says who is behind the pseudonyms"),
    LEDGER: N_("a consent ledger"),
    RESULT: N_("a report that shows names or numbers"),
    UNOPENED: N_("an archive or workbook that could not be looked into"),
    VCARD: N_("an address book (vCard)"),
}
"""Every kind of file that is kept back → what it is."""

_SQLITE = b"SQLite format 3\x00"
_KEPT = {"ledger": LEDGER, "key": KEY, "key-list": KEY_LIST, "consent-records": LEDGER}
_LEDGER = re.compile(rb"""(?m:^["']?abaudit["']?[ \t]*:|\A\s*\{[^{}]*?["']?abaudit["']?\s*:)\s*["']?ledger/""")
"""``abaudit: ledger/1`` on a line, or ``{"abaudit": "ledger/1"`` as JSON."""
_HEAD = 65536
"""Bytes in which a document says what it is."""
_MARK = b"\xef\xbb\xbf"
_MARKS = (b"\xff\xfe", b"\xfe\xff")
_MANY = 10
"""Numbers that are too many to be a coincidence, however much else a table holds."""
_DEEPEST = 8
"""Archives within archives that are opened."""
_MOST_PARTS, _MOST_BYTES = 50_000, 1 << 30
"""Of everything that is unpacked of one file, however its archives lie in each other."""


def kind(data: bytes) -> str:
    """Which of `KINDS` *data* is; empty where there is no reason to keep it back."""
    return _kind(data, _Room(_DEEPEST, _MOST_PARTS, _MOST_BYTES))


def said(kind: str) -> str:
    """*kind* in the language in use."""
    return _(KINDS[kind])


@dataclass(slots=True)
class _Room:
    """What may still be unpacked of one file."""

    depth: int
    parts: int
    size: int

    def take(self, size: int) -> bool:
        """Whether a part of that *size* fits."""
        self.parts -= 1
        self.size -= size
        return min(self.depth, self.parts, self.size) >= 0


def _kind(data: bytes, room: _Room) -> str:
    if packed.is_packed(data):
        room.depth -= 1
        found = _of_packed(data, room)
        room.depth += 1
        return found
    if data.startswith(_SQLITE):
        return DATABASE
    text = _as_utf8(data)
    if _LEDGER.search(text) or _is_ledger_table(text):
        return LEDGER
    found = marks.kind(text)
    if found in _KEPT:
        return _KEPT[found]
    if found and found not in marks.KEPT:
        return RESULT if own.shows_people(found, text) else ""
    return _address_book(data, text)


def _of_packed(data: bytes, room: _Room) -> str:
    """The worst of what lies in an archive: somebody in it, before what could not be opened."""
    if marks.kind(data) == "xlsx":
        return RESULT if own.shows_people("xlsx", data) else ""
    found = ""
    try:
        for part in packed.parts(data):
            if not room.take(len(part.data)):
                return UNOPENED
            one = _of_sheet(part.imported, part.data) if part.imported else _kind(part.data, room)
            if one not in ("", UNOPENED):
                return one
            found = found or one
    except packed.UnopenedError:
        return UNOPENED
    return found


def _as_utf8(data: bytes) -> bytes:
    """*data* as it would be in UTF-8 without a mark, where it is marked as UTF-16 or UTF-8."""
    return data.decode("utf-16", "replace").encode() if data.startswith(_MARKS) else data.removeprefix(_MARK)


def _is_ledger_table(text: bytes) -> bool:
    from abaudit.stores import csv_store

    return csv_store.recognises(text[:_HEAD])


def _address_book(data: bytes, text: bytes) -> str:
    """Whether one of the readers takes *data* for an export, and it has somebody in it; or a list does."""
    from abaudit import importers
    from abaudit.importers import vcard
    from abaudit.importers.shared.encodings import unicode_encoding

    if vcard.recognises(data):
        return _of_cards(importers.read(data), data)
    if b"\0" in text[:_HEAD]:
        encoding = unicode_encoding(data)
        if encoding is None:
            return ""  # pictures and programs
        text = data.decode(encoding, "replace").encode()
    if not has_number_like(text):
        return ""  # as quickly as most files of a repository deserve
    return _of_book(importers.read(data)) or lookalikes.kind(text)


def _of_sheet(imported: Imported, data: bytes) -> str:
    return _of_book(imported) or lookalikes.kind(data)


def _of_cards(imported: Imported, data: bytes) -> str:
    """Cards with somebody in them, or with a part that could not be read; a template is none."""
    return VCARD if imported.unread or any(_reaches(card, imported, data) for card in imported.contacts) else ""


def _reaches(card: Contact, imported: Imported, data: bytes) -> bool:
    """Whether a number, an address or anything else stands in *card* that no template has."""
    from abaudit import importers

    if any(any(sign.isdigit() for sign in entry.raw) and not is_placeholder(entry.raw) for entry in card.entries):
        return True
    fields = (importers.decode_field(data, imported, field) for field in card.fields)
    return any(text.strip(" ;,") and not is_placeholder(text) for text in fields)


def _of_book(imported: Imported) -> str:
    """What one address book is, whether it is a file itself or lies in a workbook."""
    entries = [entry.raw for contact in imported.contacts for entry in contact.entries]
    numbers = [raw for raw in entries if is_number(raw)]
    if not numbers:
        return ""
    return CONTACTS if len(numbers) * 2 >= len(entries) or sum(map(is_exact, numbers)) >= _MANY else ""
