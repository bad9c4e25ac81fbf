"""How files are written: guarded, whole or not at all, and private where asked."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from abaudit import marks
from abaudit.errors import UsageError
from abaudit.files.guard import check, refuse_beside_database, refuse_kept
from abaudit.files.reasons import reason
from abaudit.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PATIENCE = 30.0
"""Seconds for which a command waits while another one changes the same file."""


def write(path: str, data: bytes, *, private: bool, force: bool = False) -> bool:
    """Write *data* to *path*, whole or not at all; what stood there before stays until the new file is complete.

    `UsageError` where something would be lost (`guard.check`; *force* as there).  A *private* file can be read by its
    owner alone from its first byte on.  Returns False where this system or this file system could not promise that, so
    that the caller can say so; True otherwise.
    """
    check(path, data, force=force)
    return _replace(path, data, private=private)


def rewrite(path: str, data: bytes, *, private: bool) -> bool:
    """As `write`, for a file that the command was called to change: the run has read it, and it holds the same kind."""
    there = Path(path)
    if not there.is_file() or marks.kind(there.read_bytes()) not in ("", marks.kind(data)):
        check(path, data)
    return _replace(path, data, private=private)


@contextmanager
def changing(path: str) -> Iterator[None]:
    """Keep other commands from changing the file *path* while this one reads, changes and writes it.

    They wait up to `PATIENCE` seconds for their turn; `UsageError` where that was not enough.  The turn is taken with
    an empty hidden file beside *path*, which stays: whoever deletes it while others wait lets two of them in.
    """
    refuse_beside_database(path)
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        yield  # nobody can change a device or a pipe between reading and writing it
        return
    turn = target.with_name(f".{target.name}.lock")
    with _reported(str(turn)):
        if turn.is_symlink() or (turn.exists() and (not turn.is_file() or turn.stat().st_size)):
            raise UsageError(
                _("{path} is in the way: it is not the empty file that abaudit keeps there.").format(path=turn)
            )
        target.parent.stat()  # the library would make a folder that is not there
        from filelock import FileLock, Timeout

        lock = FileLock(turn)
        try:
            lock.acquire(timeout=PATIENCE)
        except Timeout:
            message = _("{path} is being changed by another command. Wait until it is done, and try again.")
            raise UsageError(message.format(path=path)) from None
    try:
        yield
    finally:
        lock.release()


def _replace(path: str, data: bytes, *, private: bool) -> bool:
    protected = True
    with _reported(path):
        if Path(path).is_dir():
            raise UsageError(_("{path} is a folder; name a file in it.").format(path=path))
        if Path(path).exists() and not Path(path).is_file():
            # A device or a pipe (/dev/stdout, /dev/null) has nothing to replace and nobody to protect it from.
            Path(path).write_bytes(data)
            return True
        target = Path(os.path.realpath(path))  # a link stays a link; the file that it leads to is replaced
        import secrets

        # Named before it is made, so that an interruption at any moment knows what to take away.
        temporary = target.with_name(f".{target.name[:50]}.{secrets.token_hex(8)}.part")
        try:
            with open(temporary, "xb", opener=_for_owner) as stream:
                if private:
                    protected = protect(temporary)
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            if not private:
                temporary.chmod(_ordinary_mode(target))
            temporary.replace(target)
            _keep_entry(target.parent)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
    return protected


def create(path: Path, data: bytes) -> bool:
    """Write a private file where none is yet, folders included; False where one is there already (it stays)."""
    with _reported(str(path)):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return False
        try:
            with os.fdopen(handle, "wb") as stream:
                protect(path)
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
        except BaseException:
            with suppress(OSError):
                path.unlink()
            raise
    return True


def make_folder(path: Path) -> None:
    """Make the folder *path* where there is none; `UsageError` where that cannot be."""
    refuse_kept(str(path))
    with _reported(str(path)):
        path.mkdir(parents=True, exist_ok=True)


def protect(path: Path) -> bool:
    """Make *path* readable by its owner alone; False where that could not be done or not be verified."""
    if os.name == "nt":
        return _protect_by_acl(path)
    try:
        path.chmod(0o600)
        return not path.stat().st_mode & 0o077
    except OSError:
        return False


class _reported:  # noqa: N801 - reads as a word in a with statement
    """Turn the system's refusal to write into an error that says what to do; an interruption passes."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, failure: object, trace: object) -> None:
        if isinstance(failure, OSError):
            raise UsageError(
                _("cannot write {path}: {reason}. What stood there before is unchanged.").format(
                    path=self._path, reason=reason(failure)
                )
            ) from None


def _for_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _keep_entry(folder: Path) -> None:
    """Have the new name of a file outlast a power cut, where the system lets a folder be flushed."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _ordinary_mode(target: Path) -> int:
    """The mode of the file that is replaced, or what a new file would get."""
    with suppress(OSError):
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _protect_by_acl(path: Path, run: Callable[..., object] | None = None) -> bool:
    """Leave only the current account in the file's access list, by Windows' own ``icacls``."""
    import subprocess

    account = os.environ.get("USERNAME", "")
    domain = os.environ.get("USERDOMAIN", "")
    if not account:
        return False
    who = f"{domain}\\{account}" if domain else account
    command = ["icacls", str(path), "/inheritance:r", "/grant:r", f"{who}:F"]
    try:
        (run or subprocess.run)(command, check=True, capture_output=True, timeout=20)
    except (OSError, subprocess.SubprocessError):
        return False
    return True
