"""What a run must not write over, whatever a command does or forgets.

Every file that a run reads is noted as it is read, by `abaudit.files` itself, and is kept from then on; commands add
what they are named and did not read (yet).  A file that the run knows nothing of is told by what it holds: see `check`.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from abaudit import marks
from abaudit.errors import UsageError
from abaudit.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

STDIN = "-"
_SIDES = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file; to write one of them is to change the ledger."""
_DATABASE = b"SQLite format 3\0"

Place = tuple[str | int, ...]


class _Run:
    """The files of one run of the program."""

    def __init__(self) -> None:
        self.names: dict[str, None] = {}
        self.further: Callable[[], Iterable[str | Path]] | None = None
        self._placed: dict[str, set[Place]] = {}

    def places(self) -> set[Place]:
        """Where every noted name leads: its resolved path, and the file itself."""
        folders: dict[str, str] = {}
        found: set[Place] = set()
        for name in self.names:
            if name not in self._placed:
                self._placed[name] = set(_places(name, folders))
            found |= self._placed[name]
        return found


_run = _Run()


def begin() -> None:
    """A new run: what earlier ones read is no concern of it."""
    global _run
    _run = _Run()


def note(*names: str | Path) -> None:
    """Keep the files *names*, there or not, and what SQLite has beside them, from being written over in this run."""
    _run.names.update(dict.fromkeys(os.path.abspath(name) for name in map(str, names) if _is_path(name)))  # noqa: PTH100 - without a look at the disk


def forbid(further: Callable[[], Iterable[str | Path]]) -> None:
    """Keep the files that *further* finds, too; it is asked only where ``--force`` would replace a strange file."""
    _run.further = further


def check(path: str, data: bytes | None = None, *, force: bool = False) -> None:
    """`UsageError` where *path* must not be written with *data* (None: something of the program's own).

    Kept whatever is said: what the run reads or names, by any path, and what holds a ledger, a key or other things that
    the owner keeps.  Replaced freely: nothing, the same bytes, an earlier output of the same kind.  All else wants
    *force*.
    """
    if path == STDIN or not _may_be_lost(path):
        return
    refuse_kept(path)
    there = _content(path)
    if there is None or there in (b"", data):
        return
    found = marks.kind(there)
    if found in marks.KEPT:
        if found == "ledger" and data is not None and marks.is_unchanged_export(there) and marks.is_export(data):
            return
        message = _("-o: {path} holds {kind} and would be lost. Name another file.")
        raise UsageError(message.format(path=path, kind=_(marks.KEPT[found])))
    if found and (data is None or found == marks.kind(data)):
        return
    if not force:
        message = _("-o: {path} is there already, and is no earlier output of this kind. --force replaces it.")
        raise UsageError(message.format(path=path))
    if _run.further is not None:
        further, _run.further = _run.further, None
        note(*further())
        check(path, data, force=force)


def refuse_kept(path: str) -> None:
    """`UsageError` where *path* leads to what the run reads or names, or belongs to a database."""
    refuse_beside_database(path)
    if path != STDIN and _is_kept(path):
        raise UsageError(_("-o: {path} is an input of this run and would be lost.").format(path=path))


def refuse_beside_database(path: str) -> None:
    """`UsageError` where SQLite would take *path* for a part of the database that lies beside it."""
    real = os.path.realpath(path)
    bare = next((real.removesuffix(side) for side in _SIDES if real.endswith(side)), real)
    if bare != real and (_content(bare) or b"").startswith(_DATABASE):
        raise UsageError(_("-o: {path} is an input of this run and would be lost.").format(path=path))


def identity(name: str) -> Place:
    """What two names share exactly when they lead to one place, whether something stands there yet or not."""
    if name == STDIN:
        return (STDIN,)
    try:
        found = os.stat(name)  # noqa: PTH116 - asked of thousands of names
    except (OSError, ValueError):
        return (os.path.realpath(name),)
    return (found.st_dev, found.st_ino)


def _is_kept(path: str) -> bool:
    return not _run.places().isdisjoint({(os.path.realpath(path),), identity(path)})


def _is_path(name: str) -> bool:
    return name not in ("", STDIN) and "://" not in name and "\0" not in name


def _places(name: str, folders: dict[str, str]) -> Iterable[Place]:
    """The resolved path of *name* as it is called, where its links lead, and the file that is there."""
    above, last = os.path.split(name)
    if above not in folders:
        folders[above] = os.path.realpath(above)
    yield (os.path.join(folders[above], last),)  # noqa: PTH118 - text, thousands of times
    try:
        found = os.lstat(name)
        if stat.S_ISLNK(found.st_mode):
            yield (os.path.realpath(name),)
            found = os.stat(name)  # noqa: PTH116 - as above
        yield (found.st_dev, found.st_ino)
    except (OSError, ValueError):
        return


def _may_be_lost(path: str) -> bool:
    """Whether *path* is an ordinary file, or nothing yet; folders are refused elsewhere, devices keep nothing."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116 - raises for what is not there
    except FileNotFoundError:
        return True
    except (OSError, ValueError):
        return False  # writing will say what is wrong


def _content(path: str) -> bytes | None:
    """What stands in the file *path*; None where there is none.  One that cannot be read holds something strange."""
    try:
        with open(path, "rb") as stream:  # noqa: PTH123 - likewise
            return stream.read(marks.LARGEST)
    except FileNotFoundError:
        return None
    except OSError:
        return b"?"
