"""One file of an archive or folder, before anybody knows what it is.  Imports nothing that costs time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 - a dataclass field, read at run time by tools

_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")


def is_archive(data: bytes) -> bool:
    """Whether *data* begins as a ZIP archive does."""
    return data.startswith(_SIGNATURES)


def is_gzip(data: bytes) -> bool:
    """Whether *data* begins as a file packed with gzip does."""
    return data.startswith(b"\x1f\x8b\x08")


def is_tar(data: bytes) -> bool:
    """Whether *data* begins as a tar archive does."""
    return data[257:262] == b"ustar"


def is_packed(data: bytes) -> bool:
    """Whether *data* is an archive of any kind, or packed."""
    return is_archive(data) or is_gzip(data) or is_tar(data)


@dataclass(frozen=True, slots=True)
class Member:
    """One file, read or unpacked; or why that was not possible."""

    name: str
    """Its path inside the archive or folder, ``/`` between folders, without anything that leads out of it."""
    data: bytes = field(repr=False)
    day: date | None
    """When the archive says that it was written."""
    code: str = ""
    problem: str = ""
    """An English sentence marked for translation, where it could not be read; ``data`` is then empty."""
