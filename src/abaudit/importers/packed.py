"""Files packed with gzip, and tar archives, within the bounds of every archive; nothing is written anywhere."""

from __future__ import annotations

import io
import tarfile
import zlib
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from abaudit.i18n import N_
from abaudit.importers.archives import (
    BROKEN,
    FREE,
    LARGEST_IN_ALL,
    LARGEST_MEMBER,
    MEMBER_BROKEN,
    MEMBER_TOO_LARGE,
    MOST_MEMBERS,
    STEEPEST,
    TOO_LARGE,
    TOO_MANY,
    ArchiveError,
    harmless,
)
from abaudit.importers.members import Member

if TYPE_CHECKING:
    from collections.abc import Callable

MEMBER_LINK = N_("This is a link inside the archive and no file; unpack the archive and name the folder.")
TAR_BROKEN = N_("The archive is cut off or damaged, and what lies behind that place could not be unpacked.")
_GZIP = 31
"""What zlib calls the form of gzip."""


def gunzipped(data: bytes) -> bytes:
    """What is packed in *data*, all its members; `ArchiveError` where it is damaged or grows too large."""
    most = min(LARGEST_IN_ALL, FREE + STEEPEST * len(data))
    out, rest = [], data
    try:
        while rest:
            unpacking = zlib.decompressobj(_GZIP)
            out.append(unpacking.decompress(rest, most + 1))
            most -= len(out[-1])
            if most < 0 or (unpacking.unconsumed_tail and not unpacking.eof):
                raise ArchiveError(TOO_LARGE)
            if not unpacking.eof:
                raise ArchiveError(BROKEN)
            rest = unpacking.unused_data.lstrip(b"\0")
    except zlib.error:
        raise ArchiveError(BROKEN) from None
    return b"".join(out)


def tar_names(data: bytes) -> list[str]:
    """The names of everything but folders in the tar archive *data*; none where it cannot be read."""
    try:
        return [name for name, _info in _infos(_opened(data))]
    except ArchiveError:
        return []


def tar_members(data: bytes, wanted: Callable[[str], bool]) -> list[Member]:
    """The members of the tar archive *data* whose names are *wanted*, in the order of their names; `ArchiveError`."""
    archive = _opened(data)
    found, room = [], LARGEST_IN_ALL
    for name, info in sorted(_infos(archive), key=lambda pair: pair[0]):
        if wanted(name):
            member = _member(archive, info, name)
            room -= len(member.data)
            if room < 0:
                raise ArchiveError(TOO_LARGE)
            found.append(member)
    if not data[archive.offset :] or data[archive.offset :].strip(b"\0"):
        found.append(Member("…", b"", None, "archive-damaged", TAR_BROKEN))
    return found


def _opened(data: bytes) -> tarfile.TarFile:
    try:
        return tarfile.open(fileobj=io.BytesIO(data), mode="r:")
    except (tarfile.TarError, OSError, ValueError, EOFError, OverflowError):
        raise ArchiveError(BROKEN) from None


def _infos(archive: tarfile.TarFile) -> list[tuple[str, tarfile.TarInfo]]:
    found = []
    try:
        for info in archive:
            if not info.isdir():
                found.append((harmless(info.name), info))
            if len(found) > MOST_MEMBERS:
                raise ArchiveError(TOO_MANY)
    except (tarfile.TarError, OSError, ValueError, EOFError, OverflowError):
        raise ArchiveError(BROKEN) from None
    return found


def _member(archive: tarfile.TarFile, info: tarfile.TarInfo, name: str) -> Member:
    day = _day(info)
    if not info.isfile():
        return Member(name, b"", day, "archive-link", MEMBER_LINK)
    if info.size > LARGEST_MEMBER:
        return Member(name, b"", day, "archive-too-large", MEMBER_TOO_LARGE)
    try:
        stream = archive.extractfile(info)
        data = stream.read(info.size) if stream is not None else b""
    except (tarfile.TarError, OSError, ValueError, EOFError, OverflowError):
        return Member(name, b"", day, "archive-damaged", MEMBER_BROKEN)
    if len(data) < info.size:
        return Member(name, b"", day, "archive-damaged", MEMBER_BROKEN)
    return Member(name, data, day)


def _day(info: tarfile.TarInfo) -> date | None:
    try:
        return datetime.fromtimestamp(info.mtime, UTC).date() if info.mtime else None
    except (OverflowError, OSError, ValueError):
        return None
