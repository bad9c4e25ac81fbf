"""ZIP archives: their members' names and bytes, within bounds, and nothing written anywhere.

A member's name is only ever shown; no path of an archive leads to a place on the disk.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from datetime import date
from typing import TYPE_CHECKING

from abaudit.i18n import N_
from abaudit.importers.members import Member

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_MEMBERS = 20_000
LARGEST_MEMBER = 100 * 1024 * 1024
LARGEST_IN_ALL = 200 * 1024 * 1024
"""Bytes after unpacking."""
STEEPEST = 100
"""Times that a member may grow, beyond its first megabyte; text of an address book grows some ten times."""
FREE = 1024 * 1024

_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_EARLIEST = 2009
"""WhatsApp's first year; an archive that knows no dates writes 1980."""

TOO_MANY = N_("The archive holds too many files.")
TOO_LARGE = N_("The archive grows too large when it is unpacked.")
BROKEN = N_("The archive is damaged and cannot be opened.")
AGAIN = N_("Get it again from the program or service that made it.")
UNPACK = N_("Unpack it yourself, and name the folder or the file with the contacts.")

MEMBER_TOO_LARGE = N_("This file in the archive grows too large when it is unpacked.")
MEMBER_ENCRYPTED = N_("This file in the archive is locked with a password; unpack it first.")
MEMBER_BROKEN = N_("This file in the archive is damaged and could not be unpacked.")


class ArchiveError(Exception):
    """An archive that cannot be used as a whole; the message is an English sentence marked for translation."""


def names(data: bytes) -> list[str]:
    """The names of the files in the archive *data*; none where it cannot be opened."""
    try:
        return [harmless(info.filename) for info in _infos(_opened(data))]
    except ArchiveError:
        return []


def members(data: bytes, wanted: Callable[[str], bool]) -> list[Member]:
    """The members of the archive *data* whose names are *wanted*, in the order of their names.

    `ArchiveError` where it is damaged, holds too many files, or grows too large.
    """
    archive = _opened(data)
    infos = [(name, info) for info in _infos(archive) if wanted(name := harmless(info.filename))]
    found, room = [], LARGEST_IN_ALL
    for name, info in sorted(infos, key=lambda pair: pair[0]):
        member = _unpacked(archive, info, name)
        room -= len(member.data)
        if room < 0:
            raise ArchiveError(TOO_LARGE)
        found.append(member)
    return found


def _opened(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, IndexError, OverflowError):
        raise ArchiveError(BROKEN) from None


def _infos(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    infos = [info for info in archive.infolist() if not info.filename.endswith("/")]
    if len(infos) > MOST_MEMBERS:
        raise ArchiveError(TOO_MANY)
    return infos


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Member:
    day = _day(info)
    if info.flag_bits & 0x1:
        return Member(name, b"", day, "archive-encrypted", MEMBER_ENCRYPTED)
    # What the archive says of sizes is a claim; only what comes out counts.
    most = min(LARGEST_MEMBER, FREE + STEEPEST * info.compress_size)
    try:
        with archive.open(info) as stream:
            data = stream.read(most + 1)
            if len(data) > most:
                return Member(name, b"", day, "archive-too-large", MEMBER_TOO_LARGE)
            if stream.read(1):
                return Member(name, b"", day, "archive-damaged", MEMBER_BROKEN)
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        ValueError,
        EOFError,
        RuntimeError,
        NotImplementedError,
        IndexError,
        OverflowError,
        _lzma_error(),
    ):
        return Member(name, b"", day, "archive-damaged", MEMBER_BROKEN)
    return Member(name, data, day)


def _lzma_error() -> type[Exception]:
    try:
        from lzma import LZMAError
    except ImportError:  # a Python without it refuses such members with NotImplementedError
        return zipfile.BadZipFile
    return LZMAError


def _day(info: zipfile.ZipInfo) -> date | None:
    year, month, day = info.date_time[:3]
    if year < _EARLIEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def harmless(name: str) -> str:
    """*name* as a path inside the archive: no drive, no root, no step upwards, no sign that steers a terminal."""
    parts = _CONTROLS.sub("\ufffd", name).replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in ("", ".", "..")) or "\ufffd"
