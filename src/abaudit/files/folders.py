"""Everything that lies below a folder, and what each thing is."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from enum import StrEnum

from abaudit.errors import ExportError, Problem
from abaudit.i18n import _

MOST_FILES = 20_000
"""In a folder of exports."""


class FileKind(StrEnum):
    """What can lie in a folder."""

    FILE = "file"
    INSIDE = "inside"
    """A link to something below the same folder."""
    OUTSIDE = "outside"
    """A link to something elsewhere."""
    BROKEN = "broken"
    """A link that leads nowhere, or in a circle."""
    SPECIAL = "special"
    """A pipe, a socket, a device."""
    LOCKED = "locked"
    """A folder that this account cannot look into."""


@dataclass(frozen=True, slots=True)
class FolderFile:
    """One thing below a folder."""

    path: str
    """It begins with the folder as the user wrote it."""
    kind: FileKind
    target: str = ""
    """Where a link leads: below the folder where it leads inside, with ``/``; else the resolved path."""


def below(folder: str) -> tuple[FolderFile, ...]:
    """Everything below *folder* but the folders that can be looked into, sorted by path.

    No link is followed.  `ExportError` where there is too much.
    """
    root = os.path.realpath(folder)
    locked: list[FolderFile] = []

    def refused(error: OSError) -> None:
        locked.append(FolderFile(os.fspath(error.filename or folder), FileKind.LOCKED))

    found: list[FolderFile] = []
    for above, folders, names in os.walk(folder, onerror=refused, followlinks=False):
        found += (_found(os.path.join(above, name), root) for name in names)  # noqa: PTH118 - keeps the user's way of writing
        for name in folders:
            path = os.path.join(above, name)  # noqa: PTH118 - as above
            if os.path.islink(path):  # noqa: PTH114 - as above
                found.append(_found(path, root))
        if len(found) > MOST_FILES:
            raise ExportError(
                folder,
                Problem(_("the folder holds too many files"), hint=_("Name the files with the contacts themselves.")),
            )
    return tuple(sorted((*found, *locked), key=lambda each: each.path))


def _found(path: str, root: str) -> FolderFile:
    try:
        mode = os.lstat(path).st_mode
    except OSError:
        return FolderFile(path, FileKind.FILE)  # reading it will tell what is wrong
    if stat.S_ISLNK(mode):
        return _link(path, root)
    return FolderFile(path, FileKind.FILE if stat.S_ISREG(mode) else FileKind.SPECIAL)


def _link(path: str, root: str) -> FolderFile:
    target = os.path.realpath(path)
    try:
        os.stat(path)  # noqa: PTH116 - raises for a circle, too
    except FileNotFoundError:
        return FolderFile(path, FileKind.BROKEN)
    except OSError as error:
        return FolderFile(path, FileKind.OUTSIDE if isinstance(error, PermissionError) else FileKind.BROKEN, target)
    try:
        inside = os.path.commonpath((target, root)) == root
    except ValueError:  # on another drive
        inside = False
    if not inside:
        return FolderFile(path, FileKind.OUTSIDE, target)
    return FolderFile(path, FileKind.INSIDE, os.path.relpath(target, root).replace(os.sep, "/"))
