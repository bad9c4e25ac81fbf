"""Whatever is done to the content of a ledger, as long as later hashes are as they were, is found."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from abaudit.errors import LedgerError
from abaudit.stores.chained import chain, erasure, verified
from abaudit.stores.chained.content import Correction
from abaudit.stores.chained.store import EventStore
from factories import ANNA, BERND, CLARA, event
from stored import NOW, TODAY, fill, made

TABLES = {
    "meta": ("key", "value"),
    "chain": ("seq", "kind", "recorded", "commitment", "hash"),
    "content": ("seq", "salt", "number", "body"),
    "evidence": ("sha256", "data"),
}
"""All tables and columns of a ledger: every single value of it is tried."""
ROWS = {"meta": 2, "chain": 10, "content": 9, "evidence": 2}
VALUES = st.one_of(
    st.none(), st.integers(-3, 12), st.text(max_size=8), st.binary(max_size=40), st.sampled_from(["event", ANNA, BERND])
)


@cache
def sample() -> tuple[bytes, bytes]:
    """The bytes of a ledger with ten entries, of which one is erased and one taken back, and its head."""
    folder = Path(tempfile.mkdtemp(prefix="abaudit-tamper-"))
    try:
        name = str(folder / "consents.db")
        with made(
            name, event("given", ANNA, "Anna", evidence=None), event("refused", BERND, "Bernd", evidence=None)
        ) as store:
            with store.writing(NOW) as writer:
                kept = writer.keep("form.pdf", b"%PDF-1"), writer.keep("other.pdf", b"%PDF-2")
                writer.add(event("given", CLARA, "Clara", evidence=kept[0]))
                writer.add(event("given", CLARA, "Clara", evidence=kept[1]))
                erasure.erase(writer, BERND, TODAY, "request")
            fill(store, event("withdrawn", ANNA, "Anna", evidence=None), event("given", CLARA, "C", evidence=None))
            with store.writing(NOW) as writer:
                wrong = Correction(8, TODAY, "mistyped", "the office")
                writer.correct(8, event("given", CLARA, "Clara Probe", evidence=None), wrong)
            store.backend.clean()
            head = store.head.hash
        with closing(sqlite3.connect(name)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")  # one file is quicker to lay than three
        return Path(name).read_bytes(), head
    finally:
        shutil.rmtree(folder)


@pytest.fixture(scope="module")
def ledger() -> Iterator[Path]:
    """A file that each example writes anew."""
    folder = Path(tempfile.mkdtemp(prefix="abaudit-tamper-"))
    yield folder / f"consents-{os.getpid()}.db"
    shutil.rmtree(folder)


def lay(path: Path) -> sqlite3.Connection:
    """The sample in *path*, opened as somebody else would."""
    for suffix in ("", "-wal", "-shm"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)
    path.write_bytes(sample()[0])
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = OFF")
    return connection


def logical(connection: sqlite3.Connection) -> list[list[tuple[object, ...]]]:
    """Everything that the ledger says."""
    return [
        [(type(value), value) for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1") for value in row]
        for table in TABLES
    ]


def found(path: Path) -> bool:
    """Whether ``verify`` with the head known finds something, or the file cannot be opened at all."""
    try:
        with EventStore.open(str(path)) as store:
            return bool(verified.verify(store, sample()[1]).problems)
    except LedgerError:
        return True


def test_the_sample_itself_is_whole(ledger: Path) -> None:
    """Without a change nothing is found, so that what is found comes from the change."""
    with closing(lay(ledger)) as connection:
        assert {table: len(list(connection.execute(f"SELECT * FROM {table}"))) for table in TABLES} == ROWS
    assert not found(ledger)


@given(data=st.data())
def test_any_changed_value_is_found(ledger: Path, data: st.DataObject) -> None:
    """A value of any column of any row of any table."""
    table = data.draw(st.sampled_from(sorted(TABLES)))
    column = data.draw(st.sampled_from(TABLES[table]))
    row = data.draw(st.integers(0, ROWS[table] - 1))
    with closing(lay(ledger)) as connection:
        before = logical(connection)
        key = TABLES[table][0]
        (which,) = list(connection.execute(f"SELECT {key} FROM {table} ORDER BY 1"))[row]
        try:
            if data.draw(st.booleans()):
                old = connection.execute(
                    f"SELECT CAST({column} AS BLOB) FROM {table} WHERE {key} = ?", (which,)
                ).fetchone()
                flipped = bytearray(old[0] or b"\0")
                at = data.draw(st.integers(0, len(flipped) - 1))
                flipped[at] ^= 1 << data.draw(st.integers(0, 7))
                new: object = bytes(flipped)
            else:
                new = data.draw(VALUES)
            connection.execute(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", (new, which))
        except sqlite3.Error:
            return  # the database itself refuses it
        changed = logical(connection) != before
    assert found(ledger) == changed


@given(data=st.data())
def test_any_removed_row_is_found(ledger: Path, data: st.DataObject) -> None:
    """From any table, the end of the chain too, since the head is known."""
    table = data.draw(st.sampled_from(sorted(TABLES)))
    row = data.draw(st.integers(0, ROWS[table] - 1))
    with closing(lay(ledger)) as connection:
        key = TABLES[table][0]
        (which,) = list(connection.execute(f"SELECT {key} FROM {table} ORDER BY 1"))[row]
        connection.execute(f"DELETE FROM {table} WHERE {key} = ?", (which,))
    assert found(ledger)


@given(data=st.data())
def test_any_inserted_row_is_found(ledger: Path, data: st.DataObject) -> None:
    """Into any table, with values of its own or those of another row."""
    table = data.draw(st.sampled_from(sorted(TABLES)))
    with closing(lay(ledger)) as connection:
        rows = list(connection.execute(f"SELECT * FROM {table} ORDER BY 1"))
        values = list(data.draw(st.sampled_from(rows)))
        values[0] = data.draw(st.integers(-2, 20) if table in ("chain", "content") else VALUES)
        for place in range(1, len(values)):
            if data.draw(st.booleans()):
                values[place] = data.draw(VALUES)
        marks = ", ".join("?" for _ in values)
        try:
            connection.execute(f"INSERT INTO {table} VALUES ({marks})", values)
        except sqlite3.Error:
            return
    assert found(ledger)


@given(data=st.data())
def test_any_two_rows_in_each_others_place_are_found(ledger: Path, data: st.DataObject) -> None:
    """Reordering entries, or handing one entry's content to another."""
    table = data.draw(st.sampled_from(["chain", "content", "evidence"]))
    one, other = data.draw(st.lists(st.integers(0, ROWS[table] - 1), min_size=2, max_size=2, unique=True))
    with closing(lay(ledger)) as connection:
        key, *rest = TABLES[table]
        rows = list(connection.execute(f"SELECT * FROM {table} ORDER BY 1"))
        setting = ", ".join(f"{column} = ?" for column in rest)
        connection.execute(f"UPDATE {table} SET {setting} WHERE {key} = ?", (*rows[one][1:], rows[other][0]))
        connection.execute(f"UPDATE {table} SET {setting} WHERE {key} = ?", (*rows[other][1:], rows[one][0]))
    assert found(ledger)


@pytest.mark.parametrize("keep", range(10))
def test_a_cut_tail_is_found_by_the_head_alone(ledger: Path, keep: int) -> None:
    """Without a head noted earlier a shorter chain looks whole, which is why the head is handed out."""
    with closing(lay(ledger)) as connection:
        for table in ("chain", "content"):
            connection.execute(f"DELETE FROM {table} WHERE seq > ?", (keep,))
    assert found(ledger)


def test_the_entry_that_was_changed_is_named(ledger: Path) -> None:
    """A changed content is told with its entry's number, and an audit by such a ledger is refused."""
    with closing(lay(ledger)) as connection:
        connection.execute("UPDATE content SET body = replace(body, 'withdrawn', 'given') WHERE seq = 7")
        connection.execute("UPDATE content SET body = CAST(body AS BLOB)")
    with EventStore.open(str(ledger)) as store:
        assert verified.verify(store).problems == ["Entry 7: its content was changed."]
        with pytest.raises(LedgerError, match="Entry 7"):
            verified.load(store)


OLD = Path(__file__).parents[1] / "corpus" / "ledgers" / "stores" / "consents-1.db"
"""A ledger whose commitments join their fields with nothing between them."""
CASTS = ("CAST({column} AS BLOB)", "CAST({column} AS TEXT)")


@pytest.fixture(params=["present", "version-1"])
def untouched(request: pytest.FixtureRequest, ledger: Path) -> Path:
    """Where a ledger of the present form, or of the first one, lies."""
    for suffix in ("-wal", "-shm"):
        Path(f"{ledger}{suffix}").unlink(missing_ok=True)
    ledger.write_bytes(sample()[0] if request.param == "present" else OLD.read_bytes())
    return ledger


def told(path: Path) -> bool:
    """Whether ``verify``, that knows no head, finds something, and an audit by the ledger is refused."""
    try:
        with EventStore.open(str(path)) as store:
            problems = verified.verify(store).problems
    except LedgerError:
        return True
    return bool(problems)


def test_no_byte_moves_from_one_field_to_its_neighbour(untouched: Path) -> None:
    """Every way to divide salt, number and body otherwise, and kind, time and commitment, of every entry."""
    original = untouched.read_bytes()
    fields = {"content": ("salt", "number", "body"), "chain": ("kind", "recorded", "commitment")}
    for table, columns in fields.items():
        with closing(sqlite3.connect(untouched)) as connection:
            cast = ", ".join(f"CAST({column} AS BLOB)" for column in columns)
            rows = list(connection.execute(f"SELECT seq, {cast} FROM {table}"))
        for seq, *values in rows:
            for place in range(len(values) - 1):
                one, other = values[place], values[place + 1]
                for joined in (one + other, one + b"\0" + other):
                    for cut in {1, len(one) - 1, len(one) + 1, len(one) + 2, len(joined) - 1} - {len(one)}:
                        moved = [*values[:place], joined[:cut], joined[cut:], *values[place + 2 :]]
                        if moved == values:
                            continue
                        untouched.write_bytes(original)
                        assert _written(untouched, table, columns, seq, moved) is None or told(untouched)


def _written(path: Path, table: str, columns: tuple[str, ...], seq: int, values: list[bytes]) -> bool | None:
    """Write *values*, those of text columns as text; None where the database refuses them."""
    texts = ("number", "kind", "recorded")
    typed = [
        value.decode("latin-1") if column in texts else value for column, value in zip(columns, values, strict=True)
    ]
    setting = ", ".join(f"{column} = ?" for column in columns)
    try:
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute(f"UPDATE {table} SET {setting} WHERE seq = ?", (*typed, seq))
    except sqlite3.Error:
        return None
    return True


def test_no_value_changes_its_type(untouched: Path) -> None:
    """A number that is a blob reads the same, and is not found where somebody looks for it."""
    original = untouched.read_bytes()
    for table, columns in TABLES.items():
        for column in columns:
            for cast in CASTS:
                untouched.write_bytes(original)
                expression = cast.format(column=column)
                with closing(sqlite3.connect(untouched)) as connection:
                    before = list(connection.execute(f"SELECT typeof({column}) FROM {table}"))
                    try:
                        with connection:
                            connection.execute(f"UPDATE {table} SET {column} = {expression}")
                    except sqlite3.Error:
                        continue
                    changed = list(connection.execute(f"SELECT typeof({column}) FROM {table}")) != before
                assert told(untouched) or not changed, (table, column, cast)


def test_an_erasure_reaches_a_number_of_another_type(ledger: Path) -> None:
    """Whoever hid an entry so did not keep it from being destroyed."""
    with closing(lay(ledger)) as connection:
        connection.execute("UPDATE content SET number = CAST(number AS BLOB) WHERE number = ?", (ANNA,))
    with EventStore.open(str(ledger), write=True) as store:
        with store.writing(NOW) as writer:
            erasure.erase(writer, ANNA, TODAY, "request")
        assert store.backend.entries_of(ANNA) == []
    with closing(sqlite3.connect(ledger)) as connection:
        assert not list(connection.execute("SELECT 1 FROM content WHERE CAST(number AS TEXT) = ?", (ANNA,)))


def test_an_entry_does_not_pass_for_one_of_the_first_version(ledger: Path) -> None:
    """Its hash made anew as version 1 made it does not follow, and nothing beside it says its version."""
    with closing(lay(ledger)) as connection:
        salt, number, body = connection.execute("SELECT salt, number, body FROM content WHERE seq = 10").fetchone()
        previous = connection.execute("SELECT hash FROM chain WHERE seq = 9").fetchone()[0]
        committed = chain.commitment(salt, number, body, 1)
        link = chain.link(previous, 10, "event", NOW, committed, version=1)
        connection.execute("UPDATE chain SET commitment = ?, hash = ? WHERE seq = 10", (committed, link))
    assert told(ledger)


def test_an_older_ledger_goes_on_in_the_present_version_and_not_back(tmp_path: Path) -> None:
    """What is added to it is of version 2, and verifies with what was there before."""
    path = tmp_path / "old.db"
    path.write_bytes(OLD.read_bytes())
    with EventStore.open(str(path), write=True) as store:
        head = store.head.hash
        fill(store, event("refused", ANNA, "Anna Beispiel", evidence=None))
        assert verified.verify(store, head).problems == []
        last = list(store.backend.entries())[-1]
        assert last.content is not None
        assert last.commitment == chain.commitment(last.content.salt, last.content.number, last.content.body)
