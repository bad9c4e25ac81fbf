"""The one place that touches the disk: read once with its digest, write whole or not at all, private where asked.

``guard``  what a run must not write over      ``writing``  the only way in which a file is written
``reasons``  what the system's refusals mean
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from abaudit.errors import InputError, Problem
from abaudit.files.folders import FileKind, FolderFile, below
from abaudit.files.guard import STDIN, begin, check, forbid, identity, note, refuse_beside_database, refuse_kept
from abaudit.files.reasons import ClosedInputError, reason
from abaudit.files.writing import changing, create, make_folder, protect, rewrite, write
from abaudit.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "STDIN",
    "FileKind",
    "FolderFile",
    "ReadFile",
    "begin",
    "below",
    "changing",
    "check",
    "content",
    "create",
    "digest",
    "exists",
    "first_existing",
    "folder_of",
    "forbid",
    "identity",
    "in_git_work_tree",
    "is_folder",
    "is_open_to_others",
    "make_folder",
    "names_in",
    "note",
    "protect",
    "read",
    "reason",
    "refuse_beside_database",
    "refuse_kept",
    "rewrite",
    "shipped",
    "write",
    "written_at",
]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as read, once: the name as the user gave it, its bytes, and their SHA-256 in lower-case hex."""

    name: str
    data: bytes = field(repr=False)
    sha256: str

    @property
    def size(self) -> int:
        """In bytes."""
        return len(self.data)


def read(name: str, error: type[InputError]) -> ReadFile:
    """Read the file *name* (``-`` is standard input), or raise *error* with what is wrong and what to do."""
    note(name)
    try:
        data = _standard_input() if name == STDIN else Path(name).read_bytes()
    except FileNotFoundError:
        raise error(name, Problem(_("there is no such file"), hint=_("Check the spelling and the folder."))) from None
    except IsADirectoryError:
        raise error(name, _directory()) from None
    except PermissionError:
        # Windows answers so for a directory, too.
        problem = _directory() if is_folder(name) else Problem(_("this account may not read the file"))
        raise error(name, problem) from None
    except (OSError, ValueError) as failure:
        problem = Problem(_("cannot be read: {reason}").format(reason=reason(failure)))
        raise error(name, problem) from None
    return ReadFile(name, data, hashlib.sha256(data).hexdigest())


def is_folder(name: str) -> bool:
    """Whether *name* is a folder, or a link to one."""
    try:
        return name != STDIN and Path(name).is_dir()
    except (OSError, ValueError):
        return False


def digest(path: Path) -> str | None:
    """The SHA-256 of a file in lower-case hex; None where it is no ordinary file, is empty, or cannot be read."""
    try:
        if not path.is_file() or not path.stat().st_size:
            return None
        note(str(path))
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (OSError, ValueError):
        return None


def content(path: Path, largest: int) -> bytes:
    """The bytes of a file of at most *largest* bytes; empty for a larger one, or one that cannot be read."""
    try:
        return path.read_bytes() if path.is_file() and path.stat().st_size <= largest else b""
    except (OSError, ValueError):
        return b""


def written_at(name: str) -> float | None:
    """When the file *name*, or the file that it is a part of, was written last, in seconds since 1970.

    ``phones/all.zip/contacts.vcf`` is a part of ``phones/all.zip``.  None where there is no such file, as for standard
    input.
    """
    for path in (Path(name), *Path(name).parents) if name != STDIN else ():
        with suppress(OSError, ValueError):
            found = path.stat()
            return found.st_mtime if stat.S_ISREG(found.st_mode) else None
    return None


def is_open_to_others(descriptor: int) -> bool:
    """Whether *descriptor* is an ordinary file that accounts other than its owner's may read."""
    if os.name == "nt":
        return False
    mode = os.fstat(descriptor).st_mode
    return stat.S_ISREG(mode) and bool(mode & 0o044)


def exists(name: str) -> bool:
    """Whether there is a file called *name*."""
    return first_existing((Path(name),)) is not None


def folder_of(name: str) -> Path:
    """The folder in which the file *name* lies, links followed; never raises, not even for links in a circle."""
    return Path(os.path.realpath(name)).parent


def in_git_work_tree(name: str) -> bool:
    """Whether the file *name* lies below a folder that git keeps; standard input lies nowhere."""
    if name == STDIN:
        return False
    folder = folder_of(name)
    try:
        return any((above / ".git").exists() for above in (folder, *folder.parents))
    except OSError:
        return False


def names_in(folder: str, suffixes: tuple[str, ...]) -> tuple[str, ...]:
    """The files directly in *folder* that end in one of *suffixes*, sorted by name; empty where it is no folder."""
    try:
        found = [path for path in Path(folder).iterdir() if path.suffix.lower() in suffixes and path.is_file()]
    except OSError:
        return ()
    return tuple(str(path) for path in sorted(found))


def first_existing(candidates: Iterable[Path]) -> Path | None:
    """The first of *candidates* that is a file."""
    for candidate in candidates:
        with suppress(OSError):
            if candidate.is_file():
                return candidate
    return None


def shipped(folder: str, holding: str) -> Path | None:
    """Where a *folder* that comes with abaudit lies: inside the installed package, or at the top of a checkout.

    It is known by a file *holding* in it; None where it is in neither of the two places.
    """
    here = Path(__file__).resolve().parents[1]
    for place in (here / "shipped" / folder, here.parents[1] / folder):
        if (place / holding).is_file():
            return place
    return None


def _standard_input() -> bytes:
    """Everything on standard input; `OSError` where the process was started without one."""
    if sys.stdin is None:
        raise ClosedInputError
    return sys.stdin.buffer.read()


def _directory() -> Problem:
    return Problem(_("this is a folder, not a file"), hint=_("Name the file inside it, e.g. contacts.vcf."))
