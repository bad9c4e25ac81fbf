"""The embedded backend: one SQLite file that only its owner can read.

Every commit reaches the disk before it is acknowledged.  On this machine's own disk the file is kept with a write-ahead
log, so that readers and one writer do not wait for each other; elsewhere with a rollback journal (`places`).
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from abaudit.errors import LedgerError, Problem
from abaudit.i18n import _
from abaudit.stores.chained import places, sqlite_file
from abaudit.stores.chained.entries import SCHEMA, ChainEntry, Content, Tip

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PATIENCE = 60.0
"""Seconds that a writer waits for its turn."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID",
        (
            "CREATE TABLE chain (seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, recorded TEXT NOT NULL,"
            " commitment BLOB NOT NULL, hash BLOB NOT NULL)"
        ),
        (
            "CREATE TABLE content (seq INTEGER PRIMARY KEY REFERENCES chain, salt BLOB NOT NULL, number TEXT NOT NULL,"
            " body BLOB NOT NULL)"
        ),
        "CREATE INDEX content_number ON content (number, seq)",
        "CREATE TABLE evidence (sha256 TEXT PRIMARY KEY, data BLOB NOT NULL)",
    ),
    (),
)
"""What makes version n of the tables out of version n - 1; never changed once released."""

_COLUMNS = (
    "SELECT chain.seq, kind, recorded, commitment, hash, content.seq, salt, number, body,"
    " typeof(kind) = 'text' AND typeof(recorded) = 'text' AND typeof(commitment) = 'blob' AND typeof(hash) = 'blob',"
    " typeof(salt) = 'blob' AND typeof(number) = 'text' AND typeof(body) = 'blob'"
)
"""The last two: whether an entry, and its content, are of the types that were written.  A number that is no text reads
the same and yet is not found."""
_ENTRIES = f"{_COLUMNS} FROM chain LEFT JOIN content ON content.seq = chain.seq"


class SQLite:
    """See `abaudit.stores.chained.entries.Backend`."""

    kind = "sqlite"

    def __init__(self, path: str, *, write: bool) -> None:
        self.name = path
        self.note = ""
        self._path = Path(path)
        self._check_file()
        with self._reported():
            self._connection = self._connect(write=write)
        try:
            with self._reported():
                self._prepare(write=write)
        except BaseException:
            self._connection.close()
            raise

    @classmethod
    def create(cls, path: str) -> SQLite:
        """A new, empty ledger; `LedgerError` where anything stands there already."""
        sqlite_file.make(path)
        try:
            return cls(path, write=True)
        except BaseException:
            sqlite_file.unmake(path)
            raise

    def close(self) -> None:
        """End the connection; the last one writes the log back into the file."""
        with suppress(sqlite3.Error):
            self._connection.close()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One unchanging view."""
        with self._transaction("BEGIN"):
            yield

    @contextmanager
    def writing(self) -> Iterator[None]:
        """The only writer."""
        with self._transaction("BEGIN IMMEDIATE"):
            yield

    def meta(self) -> dict[str, bytes]:
        """Everything in ``meta``."""
        rows = self._rows("SELECT key, value, typeof(key) = 'text', typeof(value) = 'blob' FROM meta")
        return {
            _text(key) if known else f"?{place}": _bytes(value) if typed else b""
            for place, (key, value, known, typed) in enumerate(rows)
        }

    def set_meta(self, key: str, value: bytes) -> None:
        """Store one value, once."""
        self._run("INSERT INTO meta VALUES (?, ?)", (key, value))

    def tip(self) -> Tip | None:
        """The last entry."""
        for seq, link in self._rows("SELECT seq, hash FROM chain ORDER BY seq DESC LIMIT 1"):
            return Tip(seq, _bytes(link))
        return None

    def append(self, entry: ChainEntry) -> None:
        """Store one more entry."""
        self._run(
            "INSERT INTO chain VALUES (?, ?, ?, ?, ?)",
            (entry.seq, entry.kind, entry.recorded, entry.commitment, entry.hash),
        )
        if entry.content is not None:
            content = entry.content
            self._run(
                "INSERT INTO content VALUES (?, ?, ?, ?)", (entry.seq, content.salt, content.number, content.body)
            )

    def entries(self) -> Iterator[ChainEntry]:
        """Every entry in its order."""
        return map(_entry, self._rows(f"{_ENTRIES} ORDER BY chain.seq"))

    def entries_of(self, number: str) -> list[ChainEntry]:
        """The entries about one number."""
        if self._has_other_types():
            found = self._rows(f"{_ENTRIES} WHERE CAST(number AS TEXT) = ? ORDER BY chain.seq", (number,))
        else:
            found = self._rows(f"{_ENTRIES} WHERE number = ? ORDER BY chain.seq", (number,))
        return [_entry(row) for row in found]

    def by_number(self) -> Iterator[ChainEntry]:
        """The events ordered by number."""
        # CROSS JOIN keeps this order of the tables, so that the index gives the order and nothing is sorted.
        ordered = (
            f"{_COLUMNS} FROM content CROSS JOIN chain ON content.seq = chain.seq"
            " WHERE number > '' AND kind = 'event' ORDER BY number, content.seq"
        )
        return map(_entry, self._rows(ordered))

    def strays(self) -> int:
        """How many rows of ``content`` belong to no entry."""
        rows = self._rows("SELECT count(*) FROM content WHERE seq NOT IN (SELECT seq FROM chain)")
        return int(next(iter(rows))[0])

    def destroy(self, seqs: Iterable[int]) -> None:
        """Delete the content of these entries."""
        for seq in seqs:
            self._run("DELETE FROM content WHERE seq = ?", (seq,))

    def put_piece(self, sha256: str, data: bytes) -> None:
        """Store a piece of evidence, unless it is there."""
        self._run("INSERT INTO evidence VALUES (?, ?) ON CONFLICT DO NOTHING", (sha256, data))

    def piece(self, sha256: str) -> bytes | None:
        """A piece of evidence."""
        found = "SELECT data, typeof(data) = 'blob' FROM evidence WHERE sha256 = ?"
        for data, typed in self._rows(found, (sha256,)):
            return _bytes(data) if typed else b""
        return None

    def pieces(self) -> list[str]:
        """The names of all pieces."""
        return [_text(name) for (name,) in self._rows("SELECT sha256 FROM evidence ORDER BY sha256")]

    def drop_piece(self, sha256: str) -> None:
        """Delete a piece of evidence."""
        self._run("DELETE FROM evidence WHERE sha256 = ?", (sha256,))

    def clean(self) -> None:
        """Overwrite what was deleted: the log is emptied, the file written anew, and the log emptied again."""
        self._empty_log()
        self._run("VACUUM")
        self._empty_log()

    def damage(self) -> str:
        """What SQLite's own check finds."""
        with self._reported():
            found = self._connection.execute("PRAGMA integrity_check(1)").fetchone()
        return "" if found is None or _text(found[0]) == "ok" else "integrity_check"

    # --------------------------------------------------------------------------------------------------------------

    def _has_other_types(self) -> bool:
        """Whether a number is stored as something else than text; these stand behind all texts in the index."""
        return any(self._rows("SELECT 1 FROM content WHERE number >= x'' LIMIT 1"))

    def _check_file(self) -> None:
        """Whether this is a ledger's file at all, before SQLite is asked."""
        head = sqlite_file.read_head(self.name)
        if not head:
            self._refuse(
                _("The file is empty: it holds no byte at all."),
                _("Delete it and make a ledger with “abaudit ledger init”."),
            )
        if not head.startswith(sqlite_file.MAGIC):
            self._refuse(
                _("This is no consent ledger that abaudit keeps in SQLite."),
                _("Check the name; a ledger in YAML or CSV needs that ending."),
            )

    def _connect(self, *, write: bool) -> sqlite3.Connection:
        may_write = os.access(self._path, os.W_OK) and os.access(self._path.absolute().parent, os.W_OK)
        if write and not may_write:
            self._refuse(
                _("this account may not change the file, or the disk can only be read."),
                _("Nothing was stored. Check the rights of the file and of its folder."),
            )
        if may_write:
            return self._opened(str(self._path))
        # A log beside a file on a medium that cannot be written must be read, too, and SQLite cannot do that there.
        log = Path(f"{self._path}-wal")
        if log.exists() and log.stat().st_size:
            self._refuse(
                _("there is a file “-wal” beside it that must be merged first, and this place can only be read."),
                _("Copy the folder to a disk that can be written, and read it there."),
            )
        return self._opened(f"{self._path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)

    def _opened(self, target: str, *, uri: bool = False) -> sqlite3.Connection:
        connection = sqlite3.connect(target, uri=uri, isolation_level=None, timeout=PATIENCE, cached_statements=64)
        connection.text_factory = bytes
        return connection

    def _prepare(self, *, write: bool) -> None:
        connection = self._connection
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA mmap_size = 0")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        if application != sqlite_file.APPLICATION:
            self._refuse(
                _("This SQLite file belongs to another program; it is no consent ledger."),
                _("Check the name, or make a ledger of its own with “abaudit ledger init”."),
            )
        if version > SCHEMA:
            message = _(
                "This ledger was written by a newer abaudit (version {found} of its tables; this one knows {known})."
            )
            self._refuse(
                message.format(found=version, known=SCHEMA), _("Install the current abaudit. Nothing was changed.")
            )
        if write:
            self._choose_journal()
        if write and version < SCHEMA:
            self._migrate()
        elif version == 0:
            self._refuse(
                _("The ledger was begun and never finished."),
                _("Delete the file and make it again with “abaudit ledger init”."),
            )
        if not write:
            connection.execute("PRAGMA query_only = ON")

    def _choose_journal(self) -> None:
        wanted, self.note = places.journal(self._path)
        execute = self._connection.execute
        # A changed mode waits until nobody else has the file open; until then the old one stays.
        with suppress(sqlite3.OperationalError):
            execute(f"PRAGMA journal_mode = {wanted}")
        in_use = _text(execute("PRAGMA journal_mode").fetchone()[0])
        execute(f"PRAGMA synchronous = {'FULL' if in_use == 'wal' else 'EXTRA'}")

    def _migrate(self) -> None:
        """Bring the tables to the present version, all at once."""
        with self.writing():
            execute = self._connection.execute
            version = execute("PRAGMA user_version").fetchone()[0]
            for steps in MIGRATIONS[version:]:
                for step in steps:
                    execute(step)
            execute(f"PRAGMA user_version = {len(MIGRATIONS)}")

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        with self._reported():
            self._connection.execute(begin)
            try:
                yield
                self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:
                    with suppress(sqlite3.Error):
                        self._connection.execute("ROLLBACK")

    def _run(self, statement: str, values: tuple[Any, ...] = ()) -> None:
        with self._reported():
            self._connection.execute(statement, values)

    def _rows(self, statement: str, values: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
        with self._reported():
            yield from self._connection.execute(statement, values)

    def _empty_log(self) -> None:
        """Write the log back and cut it to nothing, once nobody reads an older state any more."""
        until = time.monotonic() + PATIENCE
        while True:
            with self._reported():
                busy = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            if not busy:
                return
            if time.monotonic() > until:
                self._refuse(
                    _("Another program reads the ledger, so traces of what was erased are still in its files."),
                    _("Close the other program and erase the same number again; that only clears the traces."),
                )
            time.sleep(0.05)

    def _refuse(self, message: str, hint: str) -> NoReturn:
        raise LedgerError(self.name, Problem(message, hint=hint))

    @contextmanager
    def _reported(self) -> Iterator[None]:
        """SQLite's refusal → what to do about it; its own words may quote a value and never come along."""
        problem = None
        try:
            yield
        except sqlite3.Error as error:
            problem = sqlite_file.problem(error)
        if problem is not None:
            raise LedgerError(self.name, problem)


def _entry(row: tuple[Any, ...]) -> ChainEntry:
    seq, kind, recorded, commitment, link, held, salt, number, body, chain_typed, content_typed = row
    content = None
    if held is not None:
        content = Content(_bytes(salt), _text(number), _bytes(body)) if content_typed else Content(b"", "", b"")
    if not chain_typed:
        kind = recorded = commitment = link = b""
    return ChainEntry(
        seq if isinstance(seq, int) else 0, _text(kind), _text(recorded), _bytes(commitment), _bytes(link), content
    )


def _text(value: Any) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else ""


def _bytes(value: Any) -> bytes:
    return value if isinstance(value, bytes) else b""
