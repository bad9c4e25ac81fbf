"""One file of an archive or folder, before anybody knows what it is.  Imports nothing that costs time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 - a dataclass field, read at run time by tools

_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")


def is_archive(data: bytes) -> bool:
    """Whether *data* begins as a ZIP archive does."""
    return data.startswith(_SIGNATURES)


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
