"""What lies in archives, packed files and workbooks, all of it, within the bounds that exports have."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from abaudit.importers import archives, packed as unpacking, workbooks
from abaudit.importers.members import is_archive, is_gzip, is_packed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abaudit.model.contacts import Imported

__all__ = ["PackedPart", "UnopenedError", "is_packed", "parts"]


class UnopenedError(Exception):
    """Something that is locked, damaged or too large, so that nobody can say what is in it."""


@dataclass(frozen=True, slots=True)
class PackedPart:
    """One file of an archive, or one sheet of a workbook."""

    data: bytes = field(repr=False)
    imported: Imported | None = field(default=None, repr=False)
    """What the reader of workbooks made of a sheet."""


def parts(data: bytes) -> Iterator[PackedPart]:
    """Everything in *data*, which is packed; `UnopenedError` behind what could be looked into."""
    if workbooks.recognises(data):
        yield from _sheets(data)
        return
    try:
        if is_gzip(data):
            yield PackedPart(unpacking.gunzipped(data))
            return
        members = archives.members if is_archive(data) else unpacking.tar_members
        found = members(data, lambda _name: True)
    except archives.ArchiveError as error:
        raise UnopenedError from error
    yield from (PackedPart(member.data) for member in found if not member.problem)
    if any(member.problem and member.code != "archive-link" for member in found):
        raise UnopenedError


def _sheets(data: bytes) -> Iterator[PackedPart]:
    try:
        found = workbooks.contents(data)
    except workbooks.WorkbookError as error:
        raise UnopenedError from error
    for sheet in found.sheets:
        yield PackedPart(sheet.data, workbooks.read(sheet))
    if found.lost:
        raise UnopenedError
