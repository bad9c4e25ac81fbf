"""The address books of a run: every file, folder and archive that the user named, read and taken apart."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from abaudit import files, importers
from abaudit.errors import ExportError, Problem
from abaudit.files import FileKind
from abaudit.i18n import N_, _
from abaudit.importers.members import Member
from abaudit.importers.opening import ACCOUNT_REPORT
from abaudit.model.aside import Aside
from abaudit.model.export_facts import UNREADABLE, Export, Listing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from abaudit.files import FolderFile
    from abaudit.importers import AddressBook, Contents, Options

_LARGEST_FOLDER = 200 * 1024 * 1024
"""Bytes of all files of a folder that may be exports."""
_UNREADABLE_FILE = N_("This file could not be read; look whether it is locked.")
_PROBLEMS = {
    FileKind.OUTSIDE: N_("This link leads out of the folder and was not followed; name what it leads to."),
    FileKind.BROKEN: N_("This link leads nowhere."),
    FileKind.SPECIAL: N_("This is no ordinary file, and was not opened."),
    FileKind.LOCKED: N_("This account may not look into this folder."),
}


@dataclass(frozen=True, slots=True)
class Books:
    """What was read, in the order in which it was named."""

    exports: tuple[Export, ...]
    sources: tuple[bytes, ...] = field(repr=False)
    """Of each export the bytes that its places lie in."""
    aside: tuple[Aside, ...] = ()
    """What is surely no export, under its path as it would be named."""

    def dated(self, written_on: Callable[[str], date | None]) -> Books:
        """These books with the day on which each was written, as *written_on* tells it by the name."""
        return replace(self, exports=tuple(replace(each, written=written_on(each.name)) for each in self.exports))

    def with_report(self, report: Books) -> Books:
        """These books, and WhatsApp's account report behind them."""
        return replace(self, exports=self.exports + report.exports, sources=self.sources + report.sources)


def read(names: Sequence[str], options: Options, besides: Iterable[str] = ()) -> Books:
    """Every address book in the files *names*; in folders without those files that the run names *besides*.

    `ExportError` for the first that cannot be used at all, and for WhatsApp's account report, which is none.
    """
    books = look_into(names, options, besides)
    for export in books.exports:
        if export.imported.layout == ACCOUNT_REPORT:
            raise ExportError(
                export.container or export.name,
                Problem(
                    _("this is WhatsApp's account report, not an address book"),
                    hint=_("Name the address books, and the report with --already-shared."),
                ),
            )
    return books


def look_into(names: Sequence[str], options: Options, besides: Iterable[str] = ()) -> Books:
    """As `read`, but a report of WhatsApp is taken like any other.

    What can be read is read: among others, a file that cannot be is an export of the layout `UNREADABLE`.
    `ExportError` where nothing can be read, or a name leads to nothing.
    """
    found = _Found()
    for name in names:
        if files.is_folder(name):
            contents = _folder(name, options, _Elsewhere(name, names, besides))
            found.take(name, b"", contents)
        elif (data := found.read(name)) is not None:
            found.take(name, data, importers.contents(data, options))
    return found.books()


class _Found:
    """What was read so far, and why the rest could not be."""

    def __init__(self) -> None:
        self._exports: list[Export] = []
        self._sources: list[bytes] = []
        self._aside: list[Aside] = []
        self._failures: list[ExportError] = []

    def read(self, name: str) -> bytes | None:
        """The bytes of the file *name*; None where it is there and cannot be read."""
        try:
            return files.read(name, ExportError).data
        except ExportError as error:
            if name == files.STDIN or not files.exists(name):
                raise  # the user named something else than a file
            self._failures.append(error)
            self._add(name, importers.unreadable(b"", _UNREADABLE_FILE))
            return None

    def take(self, name: str, data: bytes, contents: Contents) -> None:
        """Everything that the file or folder *name* holds."""
        if contents.problem:
            self._failures.append(ExportError(name, Problem(_(contents.problem), hint=_(contents.hint))))
        if contents.problem == importers.OWN:
            self._aside.append(Aside(name, "own"))
        elif contents.problem and not contents.failed:
            self._add(name, importers.unreadable(data, contents.problem))
        for book in (*contents.books, *contents.failed):
            self._add(name, book)
        self._aside += (replace(left, name=f"{name.rstrip('/')}/{left.name}") for left in contents.aside)

    def _add(self, name: str, book: AddressBook) -> None:
        whole = not book.name
        path = name if whole else f"{name.rstrip('/')}/{book.name}"
        digest = hashlib.sha256(book.original).hexdigest()
        self._exports.append(Export(path, digest, len(book.original), book.imported, container="" if whole else name))
        self._sources.append(book.data)

    def books(self) -> Books:
        """All of it; `ExportError` where there is nothing but failures."""
        if self._failures and all(export.imported.layout == UNREADABLE for export in self._exports):
            raise self._failures[0]
        return Books(tuple(self._exports), tuple(self._sources), tuple(self._aside))


def report(name: str, options: Options, stated: date | None) -> Books:
    """WhatsApp's account report *name*, of the day *stated*, or else of the day that the archive shows."""
    books = look_into((name,), options)
    if any(export.imported.layout != ACCOUNT_REPORT for export in books.exports if not export.imported.unread):
        raise ExportError(
            name,
            Problem(
                _("this is no account report of WhatsApp"),
                hint=_("--already-shared takes the archive that WhatsApp made, or the contacts.json in it."),
            ),
        )
    listed = (replace(export, listing=_listing(export.imported.day, stated)) for export in books.exports)
    return replace(books, exports=tuple(listed))


def _listing(shown: date | None, stated: date | None) -> Listing:
    if stated is not None:
        return Listing(stated, "stated")
    return Listing(shown, "archive" if shown is not None else "unknown")


class _Elsewhere:
    """What a folder holds that the run reads, or uses, under another name."""

    def __init__(self, folder: str, names: Sequence[str], besides: Iterable[str]) -> None:
        self._places = {files.identity(other) for other in (*names, *besides)}
        self._folders = [os.path.realpath(other) for other in names if other != folder and files.is_folder(other)]

    def has(self, path: str) -> bool:
        """Whether *path* is one of the names of the run."""
        return files.identity(path) in self._places

    def reads(self, target: str) -> bool:
        """Whether *target*, a resolved path, is named, or lies below another folder that is."""
        return self.has(target) or any(f"{target}/".startswith(f"{folder}/") for folder in self._folders)


def _folder(name: str, options: Options, elsewhere: _Elsewhere) -> Contents:
    members: list[Member] = []
    aside: list[Aside] = []
    room = _LARGEST_FOLDER
    for found in files.below(name):
        below = found.path[len(name) :].lstrip("/\\").replace("\\", "/") or "."
        if why := _why_aside(below, found, options, elsewhere):
            aside.append(Aside(below, why))
            continue
        members.append(_member(below, found))
        room -= len(members[-1].data)
        if room < 0:
            raise ExportError(
                name,
                Problem(_("the folder holds too much"), hint=_("Name the files with the contacts themselves.")),
            )
    return importers.of_members(members, options, aside, folder=True)


def _why_aside(below: str, found: FolderFile, options: Options, elsewhere: _Elsewhere) -> str:
    """Why what lies *below* a folder is no export; empty where it has to be read, or cannot be."""
    if importers.is_excluded(below, options.exclude):
        return "excluded"
    if elsewhere.has(found.path):
        return "named"
    why = importers.why_aside(below)
    if found.kind is FileKind.SPECIAL and why:
        return "special"
    if found.kind is FileKind.INSIDE:
        # What is read where it lies is not read again; a link may call an export what its own name hides.
        return "link" if not importers.why_aside(found.target) or files.is_folder(found.path) else why
    if found.kind is FileKind.OUTSIDE:
        return "link" if elsewhere.reads(found.target) else why and importers.why_aside(found.target)
    if found.kind is FileKind.LOCKED:
        return importers.why_aside(f"{below}/contacts") if below != "." else ""
    return why


def _member(name: str, found: FolderFile) -> Member:
    if found.kind in _PROBLEMS:
        return Member(name, b"", None, "member-unreadable", _PROBLEMS[found.kind])
    try:
        return Member(name, files.read(found.path, ExportError).data, None)
    except ExportError:
        return Member(name, b"", None, "member-unreadable", _UNREADABLE_FILE)
