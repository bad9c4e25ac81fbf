"""A file, archive, folder or workbook → the address books in it.

A plain export is one book.  A workbook is one for each sheet, an archive or a folder one for each file that may be an
export.  Each book has bytes of its own that its places lie in, and counts of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from abaudit.i18n import N_
from abaudit.importers.encodings import unicode_encoding
from abaudit.importers.members import Member, is_archive
from abaudit.importers.options import DEFAULTS, Options
from abaudit.importers.plain import read
from abaudit.model.contacts import Imported, Span, Unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

UNREADABLE = "unreadable"
"""The layout of a book that may be an export and that nobody could read."""
ACCOUNT_REPORT = "whatsapp-account-report"
"""The layout of WhatsApp's account report, which is no address book."""

_EXPORTS = frozenset({".vcf", ".vcard", ".csv", ".tsv", ".xlsx", ".xlsm", ".ldif", ".ldi", ".zip"})
"""Endings of files that are meant to be an export, so that not reading one is always told."""
_NO_EXPORTS = frozenset({
    ".jpg", ".jpeg", ".png", ".gif", ".heic", ".webp", ".bmp", ".svg", ".tif", ".tiff", ".ico",
    ".mp3", ".mp4", ".m4a", ".mov", ".avi", ".wav", ".ogg", ".opus", ".3gp", ".webm", ".aac", ".amr",
    ".html", ".htm", ".css", ".js", ".pdf", ".doc", ".docx", ".odt", ".rtf", ".ppt", ".pptx", ".odp", ".eml", ".msg",
    ".ics", ".yaml", ".yml", ".toml", ".ini", ".md", ".log", ".exe", ".dll", ".lnk", ".url", ".sig", ".asc", ".sha256",
    ".py", ".sh", ".bat", ".plist",
})  # fmt: skip
"""Endings of files that are surely no export: counted, and never opened."""
_JUNK_FOLDERS = frozenset({"__MACOSX", ".git", ".svn", "@eaDir"})
_JUNK_NAMES = frozenset({"desktop.ini", "thumbs.db"})
_OWN_RESULT = re.compile(rb'\s*\{\s*"schema"\s*:\s*"abaudit/')

_NO_BOOK = N_("No file in it is an address book that can be read.")
_NO_BOOK_HINT = N_("“abaudit inspect” on a single file says why that one cannot be read.")
_NESTED = N_("An archive inside an archive was not opened; unpack it and name it by itself.")
_REPORT_INSIDE = N_("This is WhatsApp's account report and no address book; name it with --already-shared.")
_UNREADABLE_ARCHIVE = N_("This archive could not be opened; unpack it and name what is in it.")


@dataclass(frozen=True, slots=True)
class Book:
    """One address book."""

    name: str = field(repr=False)
    """Its path inside the file, archive or folder; empty where it is the file itself."""
    original: bytes = field(repr=False)
    """The file or member whose digest names it."""
    data: bytes = field(repr=False)
    """The bytes that its places lie in: those of ``original``, or a sheet's text."""
    imported: Imported
    """Its layout is `UNREADABLE` where it may be an export and could not be read, inside a folder or archive."""


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that a file, archive or folder holds."""

    books: tuple[Book, ...]
    aside: tuple[str, ...] = field(default=(), repr=False)
    """Names of the files that are surely no export and were not opened."""
    problem: str = ""
    """Why there is no book at all, as an English sentence marked for translation."""
    hint: str = ""


def contents(data: bytes, options: Options = DEFAULTS) -> Contents:
    """Everything that the file *data* holds; never raises, whatever the bytes are."""
    if is_archive(data):
        return _archive(data, options)
    imported = read(data, options)
    if imported.layout is None:
        return Contents((), problem=imported.problem, hint=imported.hint)
    return Contents((Book("", data, data, imported),))


def of_members(
    members: Iterable[Member], options: Options = DEFAULTS, aside: tuple[str, ...] = (), *, folder: bool = False
) -> Contents:
    """Everything that the *members* of an archive, or of a *folder*, hold."""
    books: list[Book] = []
    left = list(aside)
    for member in members:
        found = list(_of_member(member, options, folder=folder))
        if not found:
            left.append(member.name)
        books += found
    if all(book.imported.layout == UNREADABLE for book in books):
        told = next((book.imported.unread[0].reason for book in books), "")
        return Contents((), tuple(left), told or _NO_BOOK, _NO_BOOK_HINT)
    return Contents(tuple(books), tuple(left))


def may_be_export(name: str) -> bool:
    """Whether the file called *name* (a path with ``/``) may be an export, so that it has to be opened."""
    path = PurePosixPath(name)
    if path.suffix.lower() in _EXPORTS and not path.name.startswith("._") and "__MACOSX" not in path.parts:
        return True  # whatever a folder is called: what is meant to be an export is opened
    return not (
        path.suffix.lower() in _NO_EXPORTS
        or path.name.startswith(".")
        or path.name.lower() in _JUNK_NAMES
        or not _JUNK_FOLDERS.isdisjoint(path.parts)
    )


def _aside(names: Iterable[str]) -> tuple[str, ...]:
    """Of *names* those that are no export; what a system adds of its own is not worth a word."""
    return tuple(name for name in names if not may_be_export(name) and _JUNK_FOLDERS.isdisjoint(name.split("/")))


def _of_member(member: Member, options: Options, *, folder: bool) -> Iterator[Book]:
    """The books in one member; none where it is surely no export."""
    data, name = member.data, member.name
    if member.problem:
        yield _unreadable(member, member.code, member.problem)
    elif is_archive(data):
        yield from _of_archive(member, options, folder=folder)
    elif not _OWN_RESULT.match(data):
        imported = read(data, options)
        if imported.layout == ACCOUNT_REPORT:
            yield _unreadable(member, "member-account-report", _REPORT_INSIDE)
        elif imported.layout is not None:
            yield Book(name, data, data, imported)
        elif PurePosixPath(name).suffix.lower() in _EXPORTS or _may_hold_number(data):
            yield _unreadable(member, "member-unreadable", imported.problem)


def _of_archive(member: Member, options: Options, *, folder: bool) -> Iterator[Book]:
    """The books of an archive that lies in a *folder* or another archive; a workbook is one, too."""
    from abaudit.importers import whatsapp_report, workbooks

    if whatsapp_report.recognises(member.data):
        yield _unreadable(member, "member-account-report", _REPORT_INSIDE)
        return
    is_workbook = workbooks.recognises(member.data)
    if not folder and not is_workbook:
        yield _unreadable(member, "member-nested", _NESTED)
        return
    found = contents(member.data, options)
    if found.problem:
        yield _unreadable(member, "member-unreadable", found.problem if is_workbook else _UNREADABLE_ARCHIVE)
    for book in found.books:
        yield replace(book, name=f"{member.name}/{book.name}" if book.name else member.name)


def _unreadable(member: Member, code: str, reason: str) -> Book:
    part = Unread(None, 1, Span(0, len(member.data)), code, reason)
    return Book(member.name, member.data, member.data, Imported(UNREADABLE, "binary", unread=(part,)))


def _may_hold_number(data: bytes) -> bool:
    """Whether there are digits enough for a number anywhere in *data*; in what is no text nobody can tell."""
    from abaudit.importers.tables.likeness import may_hold_number

    if (encoding := unicode_encoding(data)) and encoding != "utf-8-sig":
        data = data.decode(encoding, "replace").encode()
    return b"\0" in data or may_hold_number(data)


def _archive(data: bytes, options: Options) -> Contents:
    from abaudit.importers import archives, whatsapp_report, workbooks

    if whatsapp_report.recognises(data):
        return _report(data)
    if workbooks.recognises(data):
        return _workbook(data, options)
    try:
        return of_members(archives.members(data, may_be_export), options, _aside(archives.names(data)))
    except archives.ArchiveError as error:
        hint = archives.AGAIN if str(error) == archives.BROKEN else archives.UNPACK
        return Contents((), problem=str(error), hint=hint)


def _report(data: bytes) -> Contents:
    from abaudit.importers import whatsapp_report
    from abaudit.importers.jsons import whatsapp

    lists = whatsapp_report.lists(data)
    books = []
    for member in lists:
        if member.problem:
            books.append(_unreadable(member, member.code, member.problem))
        else:
            books.append(Book("", data, member.data, whatsapp.read(member.data, member.day)))
    if not books:
        return Contents((), problem=whatsapp_report.NO_CONTACTS, hint=whatsapp_report.NO_CONTACTS_HINT)
    if len(books) > 1:
        books = [replace(book, name=member.name) for book, member in zip(books, lists, strict=True)]
    return Contents(tuple(books))


def _workbook(data: bytes, options: Options) -> Contents:
    """Each sheet that holds anything; one without telephone numbers is aside, unless it is the only one."""
    from abaudit.importers import workbooks

    try:
        sheets = workbooks.sheets(data)
    except workbooks.WorkbookError as error:
        return Contents((), problem=error.problem, hint=error.hint)
    read_sheets = [(sheet, workbooks.read(sheet, options)) for sheet in sheets]
    good = [pair for pair in read_sheets if pair[1].layout is not None]
    if not good:
        refused = next((imported for _sheet, imported in read_sheets), read(b""))
        return Contents((), problem=refused.problem, hint=refused.hint)
    books, aside = [], []
    for sheet, imported in read_sheets:
        name = sheet.name if len(sheets) > 1 else ""
        if imported.layout is not None:
            books.append(Book(name, data, sheet.data, imported))
        elif _may_hold_number(sheet.data):
            member = Member(name, sheet.data, None)
            books.append(replace(_unreadable(member, "member-unreadable", imported.problem), original=data))
        else:
            aside.append(name)
    return Contents(tuple(books), tuple(aside))
