"""What a file is that must stay out of a repository: told from its bytes, never from its name alone.

Nothing here decides about a number or a consent; it only tells which files deserve to be kept back.  In doubt a file is
kept back: a needless refusal costs a line in an allow list, and what was committed cannot be erased.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abaudit.i18n import N_, _

if TYPE_CHECKING:
    from abaudit.model.contacts import Imported

VCARD = N_("an address book (vCard)")
CONTACTS = N_("contacts with telephone numbers")
LEDGER = N_("a consent ledger")
DATABASE = N_("a database; address books of phones and ledgers are kept in such files")
KEY = N_("a key that pseudonyms are made with")
KEY_LIST = N_("a list that says who is behind the pseudonyms")
RESULT = N_("a result that shows names or numbers")

_SQLITE = b"SQLite format 3\x00"
_KEY = re.compile(rb"\s*abaudit-key/")
_KEY_LIST = re.compile(rb"""[\s"']*#[ \t]*abaudit key list""")
_LEDGER = re.compile(rb"""(?m:^["']?abaudit["']?[ \t]*:|\A\s*\{[^{}]*?["']?abaudit["']?\s*:)\s*["']?ledger/""")
_DOCUMENT = re.compile(rb'\A\s*\{(?s:.*?)"schema"\s*:\s*"abaudit/(?:result|inspect)/')
_HIDES = re.compile(rb'"show"\s*:\s*"id"')
_HEAD = 65536
"""Bytes in which a document says what it is."""
_MARK = b"\xef\xbb\xbf"
_MARKS = (b"\xff\xfe", b"\xfe\xff")
_DIGITS = re.compile(rb"\d(?:\D{0,9}\d){4}")
_MANY = 10
"""Numbers that are too many to be a coincidence, however much else a table holds."""


def kind(data: bytes) -> str:
    """What *data* is, as an English phrase marked for translation; empty where there is no reason to keep it back."""
    if data.startswith(_SQLITE):
        return DATABASE
    text = _as_utf8(data)
    if _KEY.match(text):
        return KEY
    if _KEY_LIST.match(text):
        return KEY_LIST
    if _LEDGER.search(text) or _is_ledger_table(text):
        return LEDGER
    if _DOCUMENT.match(text):
        return "" if _HIDES.search(text) else RESULT
    return _address_book(data, text)


def said(kind: str) -> str:
    """*kind* in the language in use."""
    return _(kind)


def _as_utf8(data: bytes) -> bytes:
    """*data* as it would be in UTF-8 without a mark, where it is marked as UTF-16 or UTF-8."""
    return data.decode("utf-16", "replace").encode() if data.startswith(_MARKS) else data.removeprefix(_MARK)


def _is_ledger_table(text: bytes) -> bool:
    from abaudit.stores import csv_store

    return csv_store.recognises(text[:_HEAD])


def _address_book(data: bytes, text: bytes) -> str:
    """Whether one of the readers takes *data* for an export, and it has somebody in it."""
    from abaudit import importers
    from abaudit.importers import vcard

    if not vcard.recognises(data) and b"\0" not in data[:_HEAD] and not _DIGITS.search(text):
        return ""  # as quickly as most files of a repository deserve
    found = (_of_book(book.imported) for book in importers.contents(data, importers.Options(own_reports=True)).books)
    return next(filter(None, found), "")


def _of_book(imported: Imported) -> str:
    """What one address book is, whether it is a file itself or lies in an archive or a workbook."""
    if imported.layout == "vcard":
        return VCARD if imported.contacts or imported.unread else ""
    entries = [entry.raw for contact in imported.contacts for entry in contact.entries]
    numbers = sum(map(_is_number, entries))
    return CONTACTS if numbers and (numbers * 2 >= len(entries) or numbers >= _MANY) else ""


def _is_number(raw: str) -> bool:
    """Whether *raw* is a telephone number, or leaves a choice of some."""
    from abaudit import phone
    from abaudit.config import DEFAULT_REGION
    from abaudit.model.readings import Exact, Review

    reading = phone.read(raw, DEFAULT_REGION)
    return isinstance(reading, Exact) or (isinstance(reading, Review) and bool(reading.candidates))
