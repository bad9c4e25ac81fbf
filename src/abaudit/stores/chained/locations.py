"""A path or URL → the backend that keeps the ledger there."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from abaudit.errors import LedgerError, Problem
from abaudit.i18n import _

if TYPE_CHECKING:
    from abaudit.stores.chained.entries import Backend

DEFAULT = "consents.db"
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_PARTS = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]+://)(?:.*@)?(?P<place>[^@?#]*)", re.DOTALL)
"""``postgresql://office:secret@server:5432/consents?sslmode=require``"""
_SCHEMES = ("postgresql://", "postgres://")
_SUFFIXES = (".db", ".sqlite", ".sqlite3")
_MAGIC = b"SQLite format 3\0"


def is_url(name: str) -> bool:
    """Whether *name* is an address and no path."""
    return _URL.match(name) is not None


def is_store(name: str) -> bool:
    """Whether *name* is an event store: an address, an SQLite file, or a path that can be nothing else."""
    if is_url(name) or name.lower().endswith(_SUFFIXES):
        return True
    with suppress(OSError, ValueError):
        if Path(name).is_file():  # from a pipe nothing can be read twice
            with Path(name).open("rb") as stream:
                return stream.read(len(_MAGIC)) == _MAGIC
    return False


def shown(name: str) -> str:
    """*name* as messages show it: an address without user, password and options."""
    parts = _PARTS.match(name)
    return f"{parts['scheme']}{parts['place']}" if parts else name


def connect(name: str, *, write: bool) -> Backend:
    """The ledger at *name*, which must be there; raises `LedgerError`."""
    if is_url(name):
        from abaudit.stores.chained.postgres import Postgres

        return Postgres(_checked(name), shown(name), write=write)
    from abaudit.stores.chained.sqlite import SQLite

    return SQLite(name, write=write)


def create(name: str) -> Backend:
    """A new ledger at *name*; raises `LedgerError` where one is there already."""
    if is_url(name):
        from abaudit.stores.chained.postgres import Postgres

        return Postgres.create(_checked(name), shown(name))
    from abaudit.stores.chained.sqlite import SQLite

    return SQLite.create(name)


def unmake(name: str) -> None:
    """Take away the file of a ledger whose first entry was never stored; on a server the empty tables stay."""
    if not is_url(name):
        from abaudit.stores.chained import sqlite_file

        sqlite_file.unmake(name)


def _checked(url: str) -> str:
    if not url.startswith(_SCHEMES):
        hint = _("Write the path of a file, or postgresql://USER@SERVER/DATABASE.")
        raise LedgerError(shown(url), Problem(_("A ledger cannot be kept at an address of this kind."), hint=hint))
    return url
