"""The address books of a run: every file, folder and archive that the user named, read and taken apart."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from abaudit import files, importers
from abaudit.errors import ExportError, Problem
from abaudit.i18n import N_, _
from abaudit.importers.members import Member
from abaudit.importers.opening import ACCOUNT_REPORT
from abaudit.model.findings import Export, Listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from abaudit.importers import Contents, Options

_LARGEST_FOLDER = 200 * 1024 * 1024
"""Bytes of all files of a folder that may be exports."""
_UNREADABLE_FILE = N_("This file could not be read; look whether it is locked.")


@dataclass(frozen=True, slots=True)
class Books:
    """What was read, in the order in which it was named."""

    exports: tuple[Export, ...]
    sources: tuple[bytes, ...] = field(repr=False)
    """Of each export the bytes that its places lie in."""
    aside: tuple[str, ...] = field(default=(), repr=False)
    """Files of folders and archives that are surely no export."""

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
    """As `read`, but a report of WhatsApp is taken like any other."""
    exports: list[Export] = []
    sources: list[bytes] = []
    aside: list[str] = []
    for name in names:
        if files.is_folder(name):
            data, contents = b"", _folder(name, options, {files.identity(other) for other in (*names, *besides)})
        else:
            data = files.read(name, ExportError).data
            contents = importers.contents(data, options)
        if contents.problem:
            raise ExportError(name, Problem(_(contents.problem), hint=_(contents.hint)))
        for book in contents.books:
            whole = not book.name
            path = name if whole else f"{name.rstrip('/')}/{book.name}"
            digest = hashlib.sha256(book.original).hexdigest()
            exports.append(Export(path, digest, len(book.original), book.imported, container="" if whole else name))
            sources.append(book.data)
        aside += (f"{name.rstrip('/')}/{left}" for left in contents.aside)
    return Books(tuple(exports), tuple(sources), tuple(aside))


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


def _folder(name: str, options: Options, besides: set[tuple[str | int, ...]]) -> Contents:
    members: list[Member] = []
    aside: list[str] = []
    room = _LARGEST_FOLDER
    for path in files.files_below(name):
        below = path[len(name) :].lstrip("/\\").replace("\\", "/")
        if not importers.may_be_export(below):
            aside.append(below)
        elif files.identity(path) not in besides:
            members.append(_member(below, path))
            room -= len(members[-1].data)
        if room < 0:
            raise ExportError(
                name,
                Problem(_("the folder holds too much"), hint=_("Name the files with the contacts themselves.")),
            )
    return importers.of_members(members, options, tuple(aside), folder=True)


def _member(name: str, path: str) -> Member:
    try:
        return Member(name, files.read(path, ExportError).data, None)
    except ExportError:
        return Member(name, b"", None, "member-unreadable", _UNREADABLE_FILE)
