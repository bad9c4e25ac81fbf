"""What only the embedded backend does: one private file, its journal, what is left in it, and what can go wrong."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path

import pytest

from abaudit.errors import LedgerError
from abaudit.ledger import Book
from abaudit.model.consent import Standing
from abaudit.stores.chained import entries, erasure, locations, places, sqlite, sqlite_file, verified
from abaudit.stores.chained.store import EventStore
from conftest import ROOT
from factories import ANNA, BERND, CLARA, US, event
from stored import NOW, TODAY, fill, load, made, problems

CORPUS = ROOT / "tests" / "corpus" / "ledgers" / "stores"
SECRETS = (ANNA, "Anna Beispiel", "an invented form", "3920001")


def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    """From the first byte on, whatever the mask says, and so are the files beside it."""
    before = os.umask(0)
    try:
        with made(str(tmp_path / "consents.db"), event("given", ANNA, "Anna")) as store:
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
            assert store.backend.note == ""
    finally:
        os.umask(before)
    assert modes == dict.fromkeys(("consents.db", "consents.db-wal", "consents.db-shm"), 0o600)
    assert [path.name for path in tmp_path.iterdir()] == ["consents.db"]


@pytest.mark.parametrize("folder", ["here", "OneDrive - Beispiel", "Dropbox", "Nextcloud"])
def test_nothing_of_an_erased_number_is_left_in_the_files(tmp_path: Path, folder: str) -> None:
    """Neither in the ledger nor in a log beside it, even while another process has the ledger open."""
    (tmp_path / folder).mkdir()
    name = str(tmp_path / folder / "consents.db")
    with made(name) as store:
        with store.writing(NOW) as writer:
            for number in range(300):
                piece = writer.keep(f"{number}.pdf", b"%PDF an invented form" + bytes([number % 256]) * 5000)
                writer.add(event("given", f"+4930231{number:05}", "Bernd Muster", evidence=piece))
                if number == 150:
                    writer.add(event("given", ANNA, "Anna Beispiel", evidence=writer.keep("a.pdf", b"Anna's own form")))
        assert _left(tmp_path / folder, ANNA, "Anna Beispiel", "Anna's own form") != set()
        with EventStore.open(name) as other:
            assert other.head == store.head
            with store.writing(NOW) as writer:
                erasure.erase(writer, ANNA, TODAY, "request")
            store.backend.clean()
            assert _left(tmp_path / folder, ANNA, "Anna Beispiel", "3920001", "Anna's own form") == set()
            assert problems(other) == []


def _left(folder: Path, *secrets: str) -> set[str]:
    whole = b"".join(path.read_bytes() for path in folder.iterdir())
    return {secret for secret in secrets if secret.encode() in whole}


def test_traces_that_a_reader_holds_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While somebody reads an older state the log cannot be emptied; erasing again clears it later."""
    monkeypatch.setattr(sqlite, "PATIENCE", 0.2)
    name = str(tmp_path / "consents.db")
    with made(name, event("given", ANNA, "Anna")) as store, EventStore.open(name) as other:
        with other.backend.reading():
            next(other.backend.entries())
            with store.writing(NOW) as writer:
                erasure.erase(writer, ANNA, TODAY, "request")
            with pytest.raises(LedgerError, match="traces of what was erased"):
                store.backend.clean()
        store.backend.clean()
    assert _left(tmp_path, ANNA) == set()


@pytest.mark.parametrize("version", range(1, entries.SCHEMA + 1))
def test_a_ledger_of_every_version_is_read_for_ever(tmp_path: Path, version: int) -> None:
    """The file of that time verifies and says what it said, read-only and after it was brought up to date."""
    path = tmp_path / "old.db"
    shutil.copy(CORPUS / f"consents-{version}.db", path)
    before = path.read_bytes()
    ledger = load(str(path))
    assert path.read_bytes() == before
    book = Book(ledger, US, "whatsapp", TODAY)
    assert [book.standing(number).standing for number in (ANNA, BERND, CLARA)] == [
        Standing.GIVEN,
        Standing.REFUSED,
        Standing.GIVEN,
    ]
    assert (sorted(ledger.pieces.values()), [text.id for text in ledger.texts]) == (["ok", "ok"], ["whatsapp-2026-01"])
    with EventStore.open(str(path), write=True) as store:
        fill(store, event("given", BERND, "Bernd"))
        assert problems(store, bytes.fromhex(ledger.digest)) == []


def test_the_corpus_has_the_present_version() -> None:
    """Whoever changes the tables adds a file of the new version."""
    assert {path.name for path in CORPUS.glob("*.db")} == {f"consents-{n}.db" for n in range(1, entries.SCHEMA + 1)}
    assert len(sqlite.MIGRATIONS) == entries.SCHEMA


def test_a_newer_ledger_is_refused_and_left_alone(tmp_path: Path) -> None:
    """Both for reading and for writing, with the word what to install."""
    name = str(tmp_path / "consents.db")
    made(name, event("given", ANNA, "Anna")).close()
    with closing(sqlite3.connect(name)) as connection:
        connection.execute(f"PRAGMA user_version = {entries.SCHEMA + 1}")
    before = Path(name).read_bytes()
    for write in (False, True):
        with pytest.raises(LedgerError, match="Install the current abaudit"):
            EventStore.open(name, write=write)
    assert Path(name).read_bytes() == before


def test_an_older_ledger_is_brought_up_to_date_by_writing_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A further version of the tables is added at the first write, all of it or nothing."""
    name = str(tmp_path / "consents.db")
    made(name, event("given", ANNA, "Anna")).close()
    monkeypatch.setattr(sqlite, "MIGRATIONS", (*sqlite.MIGRATIONS, ("CREATE TABLE more (x)", "NO SUCH STATEMENT")))
    monkeypatch.setattr(sqlite, "SCHEMA", entries.SCHEMA + 1)
    assert len(load(name).events) == 1
    with pytest.raises(LedgerError):
        EventStore.open(name, write=True)
    assert _version(name) == (entries.SCHEMA, 0)
    monkeypatch.setattr(sqlite, "MIGRATIONS", (*sqlite.MIGRATIONS[:-1], ("CREATE TABLE more (x)",)))
    EventStore.open(name, write=True).close()
    assert _version(name) == (entries.SCHEMA + 1, 1)
    assert len(load(name).events) == 1


def _version(name: str) -> tuple[int, int]:
    with closing(sqlite3.connect(name)) as connection:
        tables = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'more'").fetchone()[0]
        return connection.execute("PRAGMA user_version").fetchone()[0], tables


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "no such file"),
        (b"", "holds no byte"),
        (b"Nummer;Person\n", "no consent ledger"),
        (sqlite_file.MAGIC + b"\0" * 200, "damaged"),
    ],
)
def test_what_is_no_ledger_is_told_with_what_to_do(tmp_path: Path, content: bytes | None, told: str) -> None:
    """Missing, empty, another file, a broken one."""
    path = tmp_path / "consents.db"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(LedgerError, match=told) as raised:
        EventStore.open(str(path))
    assert raised.value.problems[0].hint
    assert content is None or path.read_bytes() == content


def test_a_damaged_page_is_told(tmp_path: Path) -> None:
    """Bytes in the middle that do not belong there: refused, or found by ``verify``, never taken for a ledger."""
    name = str(tmp_path / "consents.db")
    made(name, *(event("given", f"+4930231{n:05}", "Anna", evidence=None) for n in range(300))).close()
    whole = Path(name).read_bytes()
    for at in range(4096, len(whole) - 4096, 4096):
        Path(name).write_bytes(whole[:at] + b"\xff" * 64 + whole[at + 64 :])
        with pytest.raises(LedgerError), EventStore.open(name) as store:  # noqa: PT012 - either may refuse
            seen = verified.verify(store)
            verified.check(store, seen)


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    """An SQLite file that is no ledger gets no tables of ours."""
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE contacts (name)")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="another program"):
        EventStore.open(str(path), write=True)
    assert path.read_bytes() == before


def test_a_ledger_that_was_never_finished_is_told(tmp_path: Path) -> None:
    """A file without tables, or tables without a first entry, was left by a crash of ``init``."""
    name = str(tmp_path / "consents.db")
    sqlite.SQLite.create(name).close()
    with pytest.raises(LedgerError, match="never finished"):
        EventStore.open(name)
    with closing(sqlite3.connect(name)) as connection:
        for table in ("meta", "content", "chain", "evidence"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("PRAGMA user_version = 0")
    with pytest.raises(LedgerError, match="never finished"):
        EventStore.open(name)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """``init`` into nowhere."""
    with pytest.raises(LedgerError, match="cannot be made: there is no such folder"):
        made(str(tmp_path / "nowhere" / "consents.db"))


def test_a_locked_ledger_is_told_and_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that does not come to its turn says so, and what it wanted to store is not there by half."""
    monkeypatch.setattr(sqlite, "PATIENCE", 0.2)
    name = str(tmp_path / "consents.db")
    made(name, event("given", ANNA, "Anna")).close()
    with closing(sqlite3.connect(name, isolation_level=None)) as other, EventStore.open(name, write=True) as store:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="writing to the ledger for too long"):
            fill(store, event("given", BERND, "Bernd"))
        other.execute("ROLLBACK")
        fill(store, event("given", BERND, "Bernd"))
        assert problems(store) == []


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    """What was stored before is there; the event that found no room is not, and its message says so."""
    name = str(tmp_path / "consents.db")
    stored = 0
    with made(name) as store:
        assert isinstance(store.backend, sqlite.SQLite)
        pages = store.backend._connection.execute("PRAGMA page_count").fetchone()[0]
        store.backend._connection.execute(f"PRAGMA max_page_count = {pages + 3}")
        with pytest.raises(LedgerError, match="no room left on the disk"):  # noqa: PT012 - until it is full
            while True:
                fill(store, event("given", ANNA, "Anna", note="x" * 500, evidence=None))
                stored += 1
        with pytest.raises(LedgerError, match="no room left"), store.writing(NOW) as writer:
            writer.keep("scan.pdf", b"x" * 100_000)
        assert problems(store) == []
    assert stored > 3
    assert len(load(name).events) == stored


def test_a_read_only_ledger_is_read_and_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the right to write it is read as it lies; with a log that was not merged it cannot be."""
    name = str(tmp_path / "consents.db")
    made(name, event("given", ANNA, "Anna")).close()
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert len(load(name).events) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["consents.db"]
    with pytest.raises(LedgerError, match="may not change the file"):
        EventStore.open(name, write=True)
    (tmp_path / "consents.db-wal").write_bytes(b"not merged")
    with pytest.raises(LedgerError, match="merged first"):
        EventStore.open(name)


MOUNTS = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:40 / /net/office\\040share rw,relatime - cifs //server/share rw
41 22 0:41 / /net/nfs rw - nfs4 server:/export rw
42 41 8:2 / /net/nfs/local rw - xfs /dev/sdb1 rw
short line
"""


@pytest.mark.parametrize(
    ("folder", "mode"),
    [
        ("/data/anna", "wal"),
        ("/net/office share/ledger", "delete"),
        ("/net/nfs", "delete"),
        ("/net/nfs/local", "wal"),
        ("/data/anna/OneDrive - Fliesen Beispiel", "delete"),
        ("/data/anna/Dropbox (Privat)/x", "delete"),
        ("/data/anna/Library/Mobile Documents/com~apple~CloudDocs", "delete"),
        ("/data/anna/Library/CloudStorage/GoogleDrive-a@example.com/Meine Ablage", "delete"),
        ("/data/anna/Nextcloud", "delete"),
        ("/data/anna/Nextcloudfreie Ablage", "wal"),
    ],
)
def test_where_a_file_lies_decides_how_it_is_kept(folder: str, mode: str) -> None:
    """A write-ahead log on this machine's own disk; a rollback journal elsewhere, with a word why."""
    chosen, why = places.journal(Path(folder) / "consents.db", MOUNTS)
    assert (chosen, bool(why)) == (mode, mode == "delete")


def test_macs_and_windows_tell_of_network_drives(monkeypatch: pytest.MonkeyPatch) -> None:
    """From ``mount`` on the one, from the path and the drive's type on the other."""

    class Told:
        stdout = "//anna@server/share on /Volumes/my share (smbfs, nodev)\n/dev/disk1 on / (apfs, local)\n"

    real = Path.read_text
    monkeypatch.setattr(
        Path, "read_text", lambda path, *rest: real(path, *rest) if "proc" not in path.parts else _none()
    )
    monkeypatch.setattr("subprocess.run", lambda *_, **__: Told())
    assert not places.is_remote(Path("/Volumes/my share"))  # neither Linux nor a Mac: nothing is known
    monkeypatch.setattr(sys, "platform", "darwin")
    assert places.is_remote(Path("/Volumes/my share/ledger"))
    assert not places.is_remote(Path("/ledger"))
    monkeypatch.setattr("subprocess.run", _none)
    assert not places.is_remote(Path("/Volumes/my share"))
    assert places._is_remote_for_windows("\\\\server\\share")


def _none(*_: object, **__: object) -> str:
    raise OSError


def test_a_mark_of_a_program_that_synchronises_is_seen(tmp_path: Path) -> None:
    """Whatever the folder is called."""
    (tmp_path / ".stfolder").mkdir()
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert places.is_synced(tmp_path / "a" / "b")


def test_the_folder_that_windows_names_as_onedrive_is_synced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the variable that OneDrive sets."""
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path))
    assert places.is_synced(tmp_path / "Kunden")


def test_a_ledger_that_moves_into_a_synced_folder_changes_its_journal(tmp_path: Path) -> None:
    """At the next write there is one file again, and none beside it."""
    name = tmp_path / "consents.db"
    made(str(name), event("given", ANNA, "Anna")).close()
    (tmp_path / "Dropbox").mkdir()
    moved = name.rename(tmp_path / "Dropbox" / "consents.db")
    with EventStore.open(str(moved), write=True) as store:
        assert "synchronised" in store.backend.note
        fill(store, event("given", BERND, "Bernd"))
        assert [path.name for path in moved.parent.iterdir()] == ["consents.db"]
    with EventStore.open(str(moved)) as store:
        assert verified.verify(store).problems == []


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("consents.db", "consents.db"),
        ("postgresql://anna:secret@db.example/consents?password=x", "postgresql://db.example/consents"),
        ("postgresql://anna:p@ss@db.example:5433/consents", "postgresql://db.example:5433/consents"),
        ("postgres://", "postgres://"),
    ],
)
def test_no_message_shows_a_password(name: str, shown: str) -> None:
    """An address is shown without user, password and options."""
    assert locations.shown(name) == shown


def test_an_address_of_another_kind_is_refused() -> None:
    """With what can be written instead."""
    with pytest.raises(LedgerError, match="postgresql://USER@SERVER/DATABASE"):
        locations.connect("mysql://u:p@h/d", write=False)
    with pytest.raises(LedgerError, match="address of this kind"):
        locations.create("https://example.com/x")


def test_a_pipe_is_left_unread(tmp_path: Path) -> None:
    """A text ledger that comes from another program through a pipe loses none of its bytes to the question."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    ends = os.open(pipe, os.O_RDWR)
    try:
        os.write(ends, b"abaudit: ledger/1\n")
        assert not locations.is_store(str(pipe))
        assert os.read(ends, 100) == b"abaudit: ledger/1\n"
    finally:
        os.close(ends)


def test_an_sqlite_file_is_a_ledger_whatever_it_is_called(tmp_path: Path) -> None:
    """Its first bytes tell."""
    made(str(tmp_path / "einwilligungen")).close()
    (tmp_path / "text").write_text("abaudit: ledger/1")
    assert locations.is_store(str(tmp_path / "einwilligungen"))
    assert not locations.is_store(str(tmp_path / "text"))
    assert not locations.is_store(str(tmp_path))
