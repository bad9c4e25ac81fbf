"""A file, archive, folder or workbook → the address books in it.

A plain export is one book.  A workbook is one for each sheet, an archive or a folder one for each file that may be an
export.  Each book has bytes of its own that its places lie in, and counts of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from abaudit import marks
from abaudit.i18n import N_
from abaudit.importers.aside import is_excluded, is_meant, why_aside
from abaudit.importers.members import Member, is_archive, is_gzip, is_packed, is_tar
from abaudit.importers.options import DEFAULTS, Options
from abaudit.importers.plain import read
from abaudit.importers.shared.encodings import unicode_encoding
from abaudit.model.aside import Aside
from abaudit.model.contacts import Imported, Span, Unread
from abaudit.model.export_facts import UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from abaudit.importers.archives import ArchiveError

ACCOUNT_REPORT = "whatsapp-account-report"
"""The layout of WhatsApp's account report, which is no address book."""

EMPTY = "empty"
"""The layout of a file without a byte in it but blanks: nothing to audit."""
OWN = N_("This is a report or another file of abaudit, and no address book.")
_OWN_HINT = N_("Name the export that the phone or the program wrote.")
_BLANKS = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n\x1a"
_LOOKED_AT = 65536

_NO_BOOK = N_("No file in it is an address book that can be read.")
_NO_BOOK_HINT = N_("“abaudit inspect” on a single file says why that one cannot be read.")
_NESTED = N_("An archive inside an archive was not opened; unpack it and name it by itself.")
_REPORT_INSIDE = N_("This is WhatsApp's account report and no address book; name it with --already-shared.")
_UNREADABLE_ARCHIVE = N_("This archive could not be opened; unpack it and name what is in it.")


@dataclass(frozen=True, slots=True)
class AddressBook:
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

    books: tuple[AddressBook, ...]
    aside: tuple[Aside, ...] = ()
    """What is surely no address book."""
    problem: str = ""
    """Why there is no book at all, as an English sentence marked for translation."""
    hint: str = ""
    failed: tuple[AddressBook, ...] = ()
    """Where there is a problem: the parts that could not be read, each with its reason."""


def contents(data: bytes, options: Options = DEFAULTS) -> Contents:
    """Everything that the file *data* holds; never raises, whatever the bytes are."""
    if is_archive(data):
        return _archive(data, options)
    if is_gzip(data):
        return _gzip(data, options)
    if is_tar(data):
        from abaudit.importers import packed

        return _members_of(data, packed.tar_members, packed.tar_names, options)
    if _is_empty(data):
        return Contents((_empty("", data),))
    if not options.own_reports and marks.is_no_export(data):
        return Contents((), problem=OWN, hint=_OWN_HINT)
    imported = read(data, options)
    if imported.layout is None:
        return Contents((), problem=imported.problem, hint=imported.hint)
    return Contents((AddressBook("", data, data, imported),))


def of_members(
    members: Iterable[Member], options: Options = DEFAULTS, aside: Iterable[Aside] = (), *, folder: bool = False
) -> Contents:
    """Everything that the *members* of an archive, or of a *folder*, hold."""
    books: list[AddressBook] = []
    left = list(aside)
    for member in members:
        for found in _of_member(member, options, folder=folder):
            if isinstance(found, Aside):
                left.append(found)
            else:
                books.append(found)
    left.sort(key=lambda each: each.name)
    if all(book.imported.layout == UNREADABLE for book in books):
        told = next((book.imported.unread[0].reason for book in books), "")
        return Contents((), tuple(left), told or _NO_BOOK, _NO_BOOK_HINT, tuple(books))
    return Contents(tuple(books), tuple(left))


def _of_member(member: Member, options: Options, *, folder: bool) -> Iterator[AddressBook | Aside]:
    """What one member is: books, or why it is none."""
    data, name = member.data, member.name
    if member.problem:
        yield _unreadable(member, member.code, member.problem)
    elif is_packed(data):
        yield from _of_archive(member, options, folder=folder)
    elif _is_empty(data):
        yield _empty(name, data) if is_meant(name) else Aside(name, "empty")
    elif not options.own_reports and marks.is_no_export(data):
        yield Aside(name, "own")
    else:
        imported = read(data, options)
        if imported.layout == ACCOUNT_REPORT:
            yield _unreadable(member, "member-account-report", _REPORT_INSIDE)
        elif imported.layout is not None:
            yield AddressBook(name, data, data, imported)
        elif is_meant(name) or _may_hold_number(data):
            yield _unreadable(member, "member-unreadable", imported.problem)
        else:
            yield Aside(name, "no-number")


def _of_archive(member: Member, options: Options, *, folder: bool) -> Iterator[AddressBook | Aside]:
    """What lies in an archive that lies in a *folder* or another archive; a workbook is one, too."""
    from abaudit.importers import whatsapp_report, workbooks

    if whatsapp_report.recognises(member.data):
        yield _unreadable(member, "member-account-report", _REPORT_INSIDE)
        return
    is_workbook = workbooks.recognises(member.data)
    if not folder and not is_workbook:
        yield _unreadable(member, "member-nested", _NESTED)
        return
    found = contents(member.data, options)
    if found.problem == OWN:
        yield Aside(member.name, "own")
    elif found.problem and not found.failed:
        yield _unreadable(member, "member-unreadable", found.problem if is_workbook else _UNREADABLE_ARCHIVE)
    for book in (*found.books, *found.failed):
        yield replace(book, name=f"{member.name}/{book.name}" if book.name else member.name)
    for left in found.aside:
        yield replace(left, name=f"{member.name}/{left.name}")


def _is_empty(data: bytes) -> bool:
    return not data[:_LOOKED_AT].strip(_BLANKS) and not data.strip(_BLANKS)


def _empty(name: str, data: bytes) -> AddressBook:
    return AddressBook(name, data, data, Imported(EMPTY, "utf-8"))


def unreadable(data: bytes, reason: str) -> AddressBook:
    """The file *data* that nobody could read, among others that could be: *reason* is marked for translation."""
    return _unreadable(Member("", data, None), "export-unreadable", reason)


def _unreadable(member: Member, code: str, reason: str) -> AddressBook:
    part = Unread(None, 1, Span(0, len(member.data)), code, reason)
    return AddressBook(member.name, member.data, member.data, Imported(UNREADABLE, "binary", unread=(part,)))


def _may_hold_number(data: bytes) -> bool:
    """Whether there are digits enough for a number anywhere in *data*; in what is no text nobody can tell."""
    from abaudit.importers.shared.likeness import may_hold_number

    if (encoding := unicode_encoding(data)) and encoding != "utf-8-sig":
        data = data.decode(encoding, "replace").encode()
    return b"\0" in data or may_hold_number(data)


def _archive(data: bytes, options: Options) -> Contents:
    from abaudit.importers import archives, whatsapp_report, workbooks

    if whatsapp_report.recognises(data):
        return _report(data)
    if workbooks.recognises(data):
        return _workbook(data, options)
    return _members_of(data, archives.members, archives.names, options)


def _gzip(data: bytes, options: Options) -> Contents:
    """The one file that is packed, or the tar archive; its places lie in what comes out."""
    from abaudit.importers import archives, packed

    try:
        inner = packed.gunzipped(data)
    except archives.ArchiveError as error:
        return _refused(error)
    if is_archive(inner) or is_gzip(inner):
        return Contents((), problem=_NESTED, hint=archives.UNPACK)
    found = contents(inner, options)
    if is_tar(inner):
        return found
    return replace(found, books=tuple(replace(book, original=data) for book in found.books))


def _members_of(
    data: bytes,
    members: Callable[[bytes, Callable[[str], bool]], list[Member]],
    names: Callable[[bytes], list[str]],
    options: Options,
) -> Contents:
    from abaudit.importers import archives

    def wanted(name: str) -> bool:
        return not _left(name, options)

    try:
        found = members(data, wanted)
    except archives.ArchiveError as error:
        return _refused(error)
    return of_members(found, options, (Aside(name, why) for name in names(data) if (why := _left(name, options))))


def _left(name: str, options: Options) -> str:
    """Why a member called *name* is not even opened; empty where it is."""
    return "excluded" if is_excluded(name, options.exclude) else why_aside(name)


def _refused(error: ArchiveError) -> Contents:
    from abaudit.importers import archives

    return Contents((), problem=str(error), hint=archives.AGAIN if str(error) == archives.BROKEN else archives.UNPACK)


def _lost_sheet(name: str, data: bytes) -> AddressBook:
    from abaudit.importers import workbooks

    return replace(_unreadable(Member(name, b"", None), "member-unreadable", workbooks.SHEET_LOST), original=data)


def _report(data: bytes) -> Contents:
    from abaudit.importers import whatsapp_report
    from abaudit.importers.jsons import whatsapp

    lists = whatsapp_report.lists(data)
    books = []
    for member in lists:
        if member.problem:
            books.append(_unreadable(member, member.code, member.problem))
        else:
            books.append(AddressBook("", data, member.data, whatsapp.read(member.data, day=member.day)))
    if not books:
        return Contents((), problem=whatsapp_report.NO_CONTACTS, hint=whatsapp_report.NO_CONTACTS_HINT)
    if len(books) > 1:
        books = [replace(book, name=member.name) for book, member in zip(books, lists, strict=True)]
    return Contents(tuple(books))


def _workbook(data: bytes, options: Options) -> Contents:
    """Each sheet that holds anything; one without telephone numbers is aside, unless it is the only one."""
    from abaudit.importers import workbooks

    if not options.own_reports and marks.is_no_export(data):
        return Contents((), problem=OWN, hint=_OWN_HINT)
    try:
        parts = workbooks.contents(data)
    except workbooks.WorkbookError as error:
        return Contents((), problem=error.problem, hint=error.hint)
    sheets = parts.sheets
    aside = [Aside(name, "empty") for name in parts.empty] + [Aside(name, "no-sheet") for name in parts.without_cells]
    lost = [_lost_sheet(name, data) for name in parts.lost]
    if not sheets and not lost:
        return Contents((replace(_empty("", b""), original=data),), tuple(aside))
    read_sheets = [(sheet, workbooks.read(sheet, options)) for sheet in sheets]
    good = [pair for pair in read_sheets if pair[1].layout is not None]
    if not good:
        refused = next((imported for _sheet, imported in read_sheets), read(b""))
        problem = workbooks.SHEET_LOST if lost else refused.problem
        return Contents((), tuple(aside), problem, refused.hint, tuple(lost))
    books = lost
    for sheet, imported in read_sheets:
        name = sheet.name if len(sheets) + len(lost) > 1 else ""
        if imported.layout is not None:
            books.append(AddressBook(name, data, sheet.data, imported))
        elif _may_hold_number(sheet.data):
            member = Member(name, sheet.data, None)
            books.append(replace(_unreadable(member, "member-unreadable", imported.problem), original=data))
        else:
            aside.append(Aside(name, "no-number"))
    return Contents(tuple(books), tuple(aside))
