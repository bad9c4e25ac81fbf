"""The one place that touches the disk: read once with its digest, write whole or not at all, private where asked."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from abaudit.errors import ExportError, InputError, Problem, UsageError
from abaudit.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

STDIN = "-"
MOST_FILES = 20_000
"""In a folder of exports."""

_REASONS = {
    errno.EACCES: N_("this account may not do that"),
    errno.EPERM: N_("this account may not do that"),
    errno.ENOENT: N_("there is no such folder"),
    errno.ENOTDIR: N_("a part of the path is no folder"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.ELOOP: N_("a link leads in a circle"),
    errno.ENOSPC: N_("there is no room left on the disk"),
    errno.EROFS: N_("the disk can only be read"),
    errno.EIO: N_("the disk or the network reports an error"),
    errno.EMFILE: N_("too many files are open"),
    errno.EBADF: N_("it is closed"),
}
"""What a system's error number means; the system itself says it in English or in the language of the machine."""


class _ClosedInputError(OSError):
    """The process was started without a standard input."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read, once: the name as the user gave it, its bytes, and their SHA-256 in lower-case hex."""

    name: str
    data: bytes = field(repr=False)
    sha256: str

    @property
    def size(self) -> int:
        """In bytes."""
        return len(self.data)


def read(name: str, error: type[InputError]) -> Source:
    """Read the file *name* (``-`` is standard input), or raise *error* with what is wrong and what to do."""
    try:
        data = _standard_input() if name == STDIN else Path(name).read_bytes()
    except FileNotFoundError:
        raise error(name, Problem(_("there is no such file"), hint=_("Check the spelling and the folder."))) from None
    except IsADirectoryError:
        raise error(name, _directory()) from None
    except PermissionError:
        # Windows answers so for a directory, too.
        problem = _directory() if Path(name).is_dir() else Problem(_("this account may not read the file"))
        raise error(name, problem) from None
    except (OSError, ValueError) as failure:
        problem = Problem(_("cannot be read: {reason}").format(reason=reason(failure)))
        raise error(name, problem) from None
    return Source(name, data, hashlib.sha256(data).hexdigest())


def is_folder(name: str) -> bool:
    """Whether *name* is a folder, or a link to one."""
    try:
        return name != STDIN and Path(name).is_dir()
    except (OSError, ValueError):
        return False


def files_below(folder: str) -> tuple[str, ...]:
    """The ordinary files in *folder* and the folders in it, sorted, as paths that begin with *folder*.

    A link is followed only where it leads to a file below *folder* itself.  `ExportError` where there are too many.
    """
    root = os.path.realpath(folder)
    found: list[str] = []
    for above, _folders, names in os.walk(folder, followlinks=False):
        found += [path for name in names if _is_inside(path := os.path.join(above, name), root)]  # noqa: PTH118 - keeps the user's way of writing
        if len(found) > MOST_FILES:
            raise ExportError(
                folder,
                Problem(_("the folder holds too many files"), hint=_("Name the files with the contacts themselves.")),
            )
    return tuple(sorted(found))


def _is_inside(path: str, root: str) -> bool:
    real = os.path.realpath(path)
    try:
        return stat.S_ISREG(os.lstat(real).st_mode) and os.path.commonpath((real, root)) == root
    except OSError:
        return True  # reading it will tell what is wrong
    except ValueError:  # on another drive
        return False


def reason(failure: OSError | ValueError) -> str:
    """Why the system refused, in words for the user."""
    if isinstance(failure, _ClosedInputError):
        return _("standard input is closed")
    if not isinstance(failure, OSError):  # a NUL in it
        return _("the name is no path")
    known = _REASONS.get(failure.errno or 0)
    code = errno.errorcode.get(failure.errno or 0, type(failure).__name__)
    return _(known) if known else _("the system reports {code}").format(code=code)


def digest(path: Path) -> str | None:
    """The SHA-256 of a file in lower-case hex; None where it is no ordinary file, is empty, or cannot be read."""
    try:
        if not path.is_file() or not path.stat().st_size:
            return None
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


def write(path: str, data: bytes, *, private: bool) -> bool:
    """Write *data* to *path*, whole or not at all; what stood there before stays until the new file is complete.

    A *private* file can be read by its owner alone from its first byte on.  Returns False where this system or this
    file system could not promise that, so that the caller can say so; True otherwise.
    """
    protected = True
    with _reported(path):
        if Path(path).is_dir():
            raise UsageError(_("{path} is a folder; name a file in it.").format(path=path))
        if Path(path).exists() and not Path(path).is_file():
            # A device or a pipe (/dev/stdout, /dev/null) has nothing to replace and nobody to protect it from.
            Path(path).write_bytes(data)
            return True
        target = Path(os.path.realpath(path))  # a link stays a link; the file that it leads to is replaced
        import tempfile

        handle, name = tempfile.mkstemp(prefix=f".{target.name[:50]}.", suffix=".part", dir=target.parent)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                if private:
                    protected = protect(temporary)
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            if not private:
                temporary.chmod(_ordinary_mode(target))
            temporary.replace(target)
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


def is_private(path: Path) -> bool:
    """Whether nobody but its owner may read the file *path*; taken for granted where the system has no such modes."""
    return os.name == "nt" or not path.stat().st_mode & 0o077


def protect(path: Path) -> bool:
    """Make *path* readable by its owner alone; False where that could not be done or not be verified."""
    if os.name == "nt":
        return _protect_by_acl(path)
    try:
        path.chmod(0o600)
        return not path.stat().st_mode & 0o077
    except OSError:
        return False


def is_open_to_others(descriptor: int) -> bool:
    """Whether *descriptor* is an ordinary file that accounts other than its owner's may read."""
    if os.name == "nt":
        return False
    mode = os.fstat(descriptor).st_mode
    return stat.S_ISREG(mode) and bool(mode & 0o044)


def exists(name: str) -> bool:
    """Whether there is a file called *name*."""
    return first_existing((Path(name),)) is not None


def identity(name: str) -> tuple[str | int, ...]:
    """What two names share exactly when they lead to one place, whether something stands there yet or not."""
    if name == STDIN:
        return (STDIN,)
    try:
        found = Path(name).stat()
    except (OSError, ValueError):
        return (os.path.realpath(name),)
    return (found.st_dev, found.st_ino)


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
    here = Path(__file__).resolve().parent
    for place in (here / "shipped" / folder, here.parents[1] / folder):
        if (place / holding).is_file():
            return place
    return None


def _standard_input() -> bytes:
    """Everything on standard input; `OSError` where the process was started without one."""
    if sys.stdin is None:
        raise _ClosedInputError
    return sys.stdin.buffer.read()


def _directory() -> Problem:
    return Problem(_("this is a folder, not a file"), hint=_("Name the file inside it, e.g. contacts.vcf."))


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
