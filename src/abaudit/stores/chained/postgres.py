"""The shared backend: a PostgreSQL database, for several offices that write at once.

One of the modules that are made to connect.  It is imported only where a ledger's address begins with ``postgresql://``;
psycopg is the extra ``postgres``.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn

from abaudit import installation
from abaudit.errors import LedgerError, Problem, UsageError
from abaudit.i18n import _
from abaudit.stores.chained import postgres_errors
from abaudit.stores.chained.entries import SCHEMA, ChainEntry, Content, Tip

try:
    import psycopg
except ImportError:
    raise UsageError(
        _("A ledger in PostgreSQL needs psycopg. This brings it: {command}").format(
            command=installation.command("psycopg")
        )
    ) from None

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PATIENCE = 60
"""Seconds that a writer waits for its turn."""
_AT_A_TIME = 2000
"""Rows that are fetched at once while streaming."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE abaudit_meta (key text PRIMARY KEY, value bytea NOT NULL)",
        (
            "CREATE TABLE abaudit_chain (seq bigint PRIMARY KEY, kind text NOT NULL, recorded text NOT NULL,"
            " commitment bytea NOT NULL, hash bytea NOT NULL)"
        ),
        (
            "CREATE TABLE abaudit_content (seq bigint PRIMARY KEY REFERENCES abaudit_chain, salt bytea NOT NULL,"
            ' number text COLLATE "C" NOT NULL, body bytea NOT NULL)'
        ),
        "CREATE INDEX abaudit_content_number ON abaudit_content (number, seq)",
        "CREATE TABLE abaudit_evidence (sha256 text PRIMARY KEY, data bytea NOT NULL)",
    ),
    (),
)
"""What makes version n of the tables out of version n - 1; never changed once released."""

_ENTRIES = (
    "SELECT chain.seq, kind, recorded, commitment, hash, salt, number, body"
    " FROM abaudit_chain AS chain LEFT JOIN abaudit_content AS content ON content.seq = chain.seq"
)
_VERSION = "schema"


class Postgres:
    """See `abaudit.stores.chained.entries.Backend`."""

    kind = "postgres"
    note = ""

    def __init__(self, url: str, name: str, *, write: bool, new: bool = False) -> None:
        self.name = name
        self._notices: list[str] = []
        self._cursors = 0
        self._connection = self._connect(url)
        try:
            self._make() if new else self._prepare(write=write)
        except BaseException:
            self._connection.close()
            raise

    @classmethod
    def create(cls, url: str, name: str) -> Postgres:
        """Make the tables; `LedgerError` where they are there already."""
        return cls(url, name, write=True, new=True)

    def close(self) -> None:
        """End the connection."""
        self._connection.close()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One unchanging view."""
        with self._transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"):
            yield

    @contextmanager
    def writing(self) -> Iterator[None]:
        """The only writer: whoever else wants to write waits, readers do not."""
        with self._transaction("BEGIN", "LOCK TABLE abaudit_chain IN EXCLUSIVE MODE"):
            yield

    def meta(self) -> dict[str, bytes]:
        """Everything in ``meta`` but the version."""
        rows = self._rows("SELECT key, value FROM abaudit_meta WHERE key <> %s", (_VERSION,))
        return {key: bytes(value) for key, value in rows}

    def set_meta(self, key: str, value: bytes) -> None:
        """Store one value, once."""
        self._run("INSERT INTO abaudit_meta VALUES (%s, %s)", (key, value))

    def tip(self) -> Tip | None:
        """The last entry."""
        for seq, link in self._rows("SELECT seq, hash FROM abaudit_chain ORDER BY seq DESC LIMIT 1"):
            return Tip(seq, bytes(link))
        return None

    def append(self, entry: ChainEntry) -> None:
        """Store one more entry."""
        self._run(
            "INSERT INTO abaudit_chain VALUES (%s, %s, %s, %s, %s)",
            (entry.seq, entry.kind, entry.recorded, entry.commitment, entry.hash),
        )
        if entry.content is not None:
            content = entry.content
            self._run(
                "INSERT INTO abaudit_content VALUES (%s, %s, %s, %s)",
                (entry.seq, content.salt, content.number, content.body),
            )

    def entries(self) -> Iterator[ChainEntry]:
        """Every entry in its order."""
        return map(_entry, self._streamed(f"{_ENTRIES} ORDER BY chain.seq"))

    def entries_of(self, number: str) -> list[ChainEntry]:
        """The entries about one number."""
        return [_entry(row) for row in self._rows(f"{_ENTRIES} WHERE number = %s ORDER BY chain.seq", (number,))]

    def by_number(self) -> Iterator[ChainEntry]:
        """The events ordered by number."""
        events = f"{_ENTRIES} WHERE number > '' AND kind = 'event' ORDER BY number, content.seq"
        return map(_entry, self._streamed(events))

    def strays(self) -> int:
        """How many rows of ``content`` belong to no entry; the database allows none."""
        return 0

    def destroy(self, seqs: Iterable[int]) -> None:
        """Delete the content of these entries."""
        self._run("DELETE FROM abaudit_content WHERE seq = ANY(%s)", (list(seqs),))

    def put_piece(self, sha256: str, data: bytes) -> None:
        """Store a piece of evidence, unless it is there."""
        self._run("INSERT INTO abaudit_evidence VALUES (%s, %s) ON CONFLICT DO NOTHING", (sha256, data))

    def piece(self, sha256: str) -> bytes | None:
        """A piece of evidence."""
        for (data,) in self._rows("SELECT data FROM abaudit_evidence WHERE sha256 = %s", (sha256,)):
            return bytes(data)
        return None

    def pieces(self) -> list[str]:
        """The names of all pieces."""
        return [name for (name,) in self._rows('SELECT sha256 FROM abaudit_evidence ORDER BY sha256 COLLATE "C"')]

    def drop_piece(self, sha256: str) -> None:
        """Delete a piece of evidence."""
        self._run("DELETE FROM abaudit_evidence WHERE sha256 = %s", (sha256,))

    def clean(self) -> None:
        """Write the tables anew, so that what was deleted is not in their files any more."""
        self._notices.clear()
        self._run("VACUUM FULL abaudit_content, abaudit_evidence")
        if self._notices:
            self._refuse(
                _("The content is deleted, but this account may not clear its traces from the tables' files."),
                _("Let the owner of the tables run: VACUUM FULL abaudit_content, abaudit_evidence"),
            )

    def damage(self) -> str:
        """PostgreSQL has no check of its own that every account may run."""
        return ""

    # --------------------------------------------------------------------------------------------------------------

    def _connect(self, url: str) -> psycopg.Connection[Any]:
        with self._reported():
            connection = psycopg.connect(url, autocommit=True, connect_timeout=10, application_name="abaudit")
            connection.add_notice_handler(self._note)
            connection.execute("SET synchronous_commit = on")
            connection.execute(f"SET lock_timeout = '{PATIENCE}s'")
            connection.execute("SET client_encoding = 'UTF8'")
        return connection

    def _note(self, notice: psycopg.errors.Diagnostic) -> None:
        if notice.severity_nonlocalized == "WARNING":
            self._notices.append(notice.sqlstate or "")

    def _make(self) -> None:
        if self._version() is not None:
            self._refuse(
                _("there is a ledger in this database already"),
                _("Nothing was changed. Name another database, or go on with this one."),
            )
        self._migrate(0)

    def _prepare(self, *, write: bool) -> None:
        version = self._version()
        if version is None:
            self._refuse(
                _("There is no consent ledger in this database, or this account may not see it."),
                _("Make one with “abaudit ledger init”, or check the name of the database."),
            )
        if version > SCHEMA:
            message = _(
                "This ledger was written by a newer abaudit (version {found} of its tables; this one knows {known})."
            )
            self._refuse(
                message.format(found=version, known=SCHEMA), _("Install the current abaudit. Nothing was changed.")
            )
        if write and version < SCHEMA:
            self._migrate(version)

    def _version(self) -> int | None:
        """The version of the tables; None where there are none."""
        with self._reported():
            there = self._connection.execute("SELECT to_regclass('abaudit_meta') IS NOT NULL").fetchone()
            if there is None or not there[0]:
                return None
            row = self._connection.execute("SELECT value FROM abaudit_meta WHERE key = %s", (_VERSION,)).fetchone()
        return int(bytes(row[0])) if row and bytes(row[0]).isdigit() else 0

    def _migrate(self, version: int) -> None:
        """Bring the tables to the present version, all at once."""
        with self._transaction("BEGIN"):
            for steps in MIGRATIONS[version:]:
                for step in steps:
                    self._run(step)
            upsert = "INSERT INTO abaudit_meta VALUES (%s, %s) ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value"
            self._run(upsert, (_VERSION, str(len(MIGRATIONS)).encode()))

    @contextmanager
    def _transaction(self, *begin: str) -> Iterator[None]:
        try:
            for statement in begin:
                self._run(statement)
            yield
            self._run("COMMIT")
        except BaseException:
            if not self._connection.closed:
                try:
                    self._connection.rollback()
                except psycopg.Error:
                    self._connection.close()
            raise

    def _run(self, statement: str, values: tuple[Any, ...] | None = None) -> None:
        with self._reported():
            self._connection.execute(statement, values)

    def _rows(self, statement: str, values: tuple[Any, ...] | None = None) -> list[tuple[Any, ...]]:
        with self._reported():
            return self._connection.execute(statement, values).fetchall()

    def _streamed(self, statement: str) -> Iterator[tuple[Any, ...]]:
        self._cursors += 1
        with self._reported(), self._connection.cursor(f"abaudit_{self._cursors}", binary=True) as cursor:
            cursor.itersize = _AT_A_TIME
            yield from cursor.execute(statement)

    def _refuse(self, message: str, hint: str) -> NoReturn:
        raise LedgerError(self.name, Problem(message, hint=hint))

    @contextmanager
    def _reported(self) -> Iterator[None]:
        """The server's refusal → what to do about it; its own words may quote a value and never come along."""
        problem = None
        try:
            yield
        except psycopg.Error as error:
            problem = postgres_errors.problem(error.sqlstate or "", str(error))
        if problem is not None:
            raise LedgerError(self.name, problem)


def _entry(row: tuple[Any, ...]) -> ChainEntry:
    seq, kind, recorded, commitment, link, salt, number, body = row
    content = None if salt is None else Content(bytes(salt), number, bytes(body))
    return ChainEntry(seq, kind, recorded, bytes(commitment), bytes(link), content)
