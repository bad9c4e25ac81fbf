"""An SQLite ledger as a file: made, recognised, and what SQLite's refusals mean."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from abaudit import files
from abaudit.errors import LedgerError, Problem
from abaudit.i18n import _

MAGIC = b"SQLite format 3\0"
APPLICATION = 0x61626175
"""``abau``: what makes an SQLite file a ledger of this program."""


def make(path: str) -> None:
    """An SQLite file without tables that only its owner can read, from its first byte on."""
    files.refuse_beside_database(path)
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    except FileExistsError:
        hint = _("Nothing was changed. Name another file, or go on with this one.")
        raise LedgerError(path, Problem(_("there is a file of this name already"), hint=hint)) from None
    except (OSError, ValueError) as error:
        problem = Problem(_("cannot be made: {reason}").format(reason=files.reason(error)))
        raise LedgerError(path, problem) from None
    try:
        os.close(handle)
        files.protect(Path(path))
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
    except BaseException:
        unmake(path)
        raise


def unmake(path: str) -> None:
    """Take away what `make` made, and nobody has written to yet."""
    for side in ("", "-wal", "-shm", "-journal"):
        with suppress(OSError):
            Path(f"{path}{side}").unlink()


def read_head(name: str) -> bytes:
    """The first bytes of the file; `LedgerError` where it cannot be read."""
    try:
        with Path(name).open("rb") as stream:
            return stream.read(len(MAGIC))
    except FileNotFoundError:
        hint = _("Check the spelling and the folder, or make a ledger with “abaudit ledger init”.")
        raise LedgerError(name, Problem(_("there is no such file"), hint=hint)) from None
    except (OSError, ValueError) as error:
        problem = Problem(_("cannot be read: {reason}").format(reason=files.reason(error)))
        raise LedgerError(name, problem) from None


def problem(error: sqlite3.Error) -> Problem:
    """What SQLite refuses, and what to do about it."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return Problem(
            _("Another program has been writing to the ledger for too long."),
            hint=_("Nothing was stored. Close the other program, or wait, and try again."),
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_AUTH):
        return Problem(
            _("this account may not change the file, or the disk can only be read."),
            hint=_("Nothing was stored. Check the rights of the file and of its folder."),
        )
    if code == sqlite3.SQLITE_FULL:
        return Problem(_("there is no room left on the disk"), hint=_("Nothing was stored. Make room and try again."))
    if code == sqlite3.SQLITE_IOERR:
        reason = files.reason(OSError(errno.EIO, ""))
        return Problem(_("cannot be read: {reason}").format(reason=reason), hint=_("Check the disk and the cable."))
    return Problem(
        _("The file is damaged, or was changed by another program; it cannot be read as a ledger."),
        hint=_(
            "Keep it as it is and go back to the last backup; “abaudit ledger verify” tells whether that one is whole."
        ),
    )
