"""What only the shared backend does, and what can go wrong with a server."""

from __future__ import annotations

import builtins
import os
import socket
import subprocess
import sys
from contextlib import suppress
from typing import Any, NoReturn

import pytest

from abaudit.errors import AbauditError, LedgerError, UsageError
from abaudit.stores.chained import content, entries, erasure, verified
from abaudit.stores.chained.store import EventStore
from conftest import lacking
from factories import ANNA, BERND, event
from postgres_server import PASSWORD, Server, binaries, driver, running
from stored import NOW, TODAY, fill, made, problems

pytestmark = pytest.mark.xdist_group("postgres")


def _sql(url: str, *statements: str) -> None:
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"password": "wrong"}, "does not let this user in"),
        ({"user": "nobody"}, "does not let this user in"),
        ({"database": "nowhere"}, "no database of this name"),
        ({}, "no consent ledger in this database"),
    ],
)
def test_what_does_not_open_is_told_with_what_to_do(server: Server, change: dict[str, str], told: str) -> None:
    """A wrong password, user or database, and a database without a ledger; no message holds the password."""
    with pytest.raises(LedgerError, match=told) as raised:
        EventStore.open(server.url(**change))
    assert raised.value.problems[0].hint
    assert PASSWORD not in str(raised.value)
    assert "wrong" not in str(raised.value)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("postgresql://u:secret@127.0.0.1:1/x", "does not answer"),
        ("postgresql://u:secret@127.0.0.1:no/x", "no address"),
        ("postgresql://u:secret@no-such-host.invalid/x", "no server of this name"),
    ],
)
def test_a_server_that_is_not_there_is_told(
    server: Server, monkeypatch: pytest.MonkeyPatch, url: str, told: str
) -> None:
    """Nobody listens, or the address is none."""
    assert server.is_ready()

    def unknown(*_: object, **__: object) -> NoReturn:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(LedgerError, match=told) as raised:
        EventStore.open(url)
    assert "secret" not in str(raised.value)


def test_a_newer_ledger_is_refused(server: Server) -> None:
    """With the word what to install."""
    url = server.fresh()
    made(url).close()
    _sql(url, f"UPDATE abaudit_meta SET value = '{entries.SCHEMA + 1}' WHERE key = 'schema'")
    with pytest.raises(LedgerError, match="Install the current abaudit"):
        EventStore.open(url)


def test_a_user_without_rights_is_told_and_changes_nothing(server: Server) -> None:
    """One may read only; the message says that nothing was stored."""
    url = server.fresh()
    made(url, event("given", ANNA, "Anna")).close()
    schema = url.rsplit("%3D", 1)[1]
    role = f"reader_{schema}"
    _sql(
        url,
        f"CREATE ROLE {role} LOGIN PASSWORD '{PASSWORD}'",
        f"GRANT USAGE ON SCHEMA {schema} TO {role}",
        f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO {role}",
    )
    with EventStore.open(server.url(schema, user=role), write=True) as store:
        assert problems(store) == []
        with pytest.raises(LedgerError, match="may not do that"):
            fill(store, event("given", BERND, "Bernd"))
    _sql(url, f"GRANT SELECT, INSERT, DELETE, UPDATE ON ALL TABLES IN SCHEMA {schema} TO {role}")
    with EventStore.open(server.url(schema, user=role), write=True) as store:
        with store.writing(NOW) as writer:
            erasure.erase(writer, ANNA, TODAY, "request")
        with pytest.raises(LedgerError, match="VACUUM FULL"):
            store.backend.clean()
        assert problems(store) == []


def test_nothing_of_an_erased_number_is_left_in_the_tables_files(server: Server) -> None:
    """The files of the tables are written anew; write-ahead logs of the server are named as not reached."""
    url = server.fresh()
    with made(url) as store:
        with store.writing(NOW) as writer:
            writer.add(event("given", ANNA, "Anna Beispiel", evidence=writer.keep("a.pdf", b"Anna's own form")))
            writer.add(event("given", BERND, "Bernd Muster"))
        assert _left(server, b"Anna's own form", ANNA.encode()) != set()
        with store.writing(NOW) as writer:
            erasure.erase(writer, ANNA, TODAY, "request")
        store.backend.clean()
        assert _left(server, b"Anna's own form") == set()


def _left(server: Server, *secrets: bytes) -> set[bytes]:
    _sql(server.url(), "CHECKPOINT")
    found: set[bytes] = set()
    for path in (server.folder / "data" / "base").rglob("*"):
        with suppress(FileNotFoundError, IsADirectoryError):  # the server takes files away while they are listed
            data = path.read_bytes()
            found |= {secret for secret in secrets if secret in data}
    return found


def test_a_lost_connection_is_told(server: Server) -> None:
    """Whoever does not get an answer is told to look before trying again."""
    url = server.fresh()
    with made(url, event("given", ANNA, "Anna")) as store:
        _sql(
            server.url(),
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'abaudit'",
        )
        with pytest.raises(LedgerError, match="connection to it was lost"):
            fill(store, event("given", BERND, "Bernd"))
    with EventStore.open(url) as store:
        assert (store.head.seq, problems(store)) == (2, [])


def test_tables_that_somebody_changed_are_told(server: Server) -> None:
    """A missing table is a refusal with its code, no bug."""
    url = server.fresh()
    made(url).close()
    _sql(url, "DROP TABLE abaudit_content")
    with pytest.raises(LedgerError, match="code 42P01"), EventStore.open(url) as store:
        problems(store)


def test_without_psycopg_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The package is named; everything else works without it."""
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.split(".", maxsplit=1)[0] == "psycopg":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    monkeypatch.delitem(sys.modules, "abaudit.stores.chained.postgres", raising=False)
    with pytest.raises(UsageError, match=r"psycopg\[binary\]"):
        EventStore.open("postgresql://x/y")
    assert issubclass(UsageError, AbauditError)


def test_a_full_disk_of_the_server_loses_nothing() -> None:
    """What was acknowledged is there, what found no room is not, not even half; and where room is made it goes on."""
    if binaries() is None or not driver():
        lacking("PostgreSQL server and psycopg (apt-get install postgresql, extra: postgres)")
    with running() as server, server.small_disk(2) as disk:
        if disk is None:
            lacking("small disk for PostgreSQL (mount -t tmpfs needs root)")
        inside = disk / "space"
        inside.mkdir()
        os.chown(inside, server.folder.stat().st_uid, server.folder.stat().st_gid)
        _sql(server.url(), f"CREATE TABLESPACE small LOCATION '{inside}'")
        url = server.fresh() + "%20-cdefault_tablespace%3Dsmall"
        stored = 0
        with made(url) as store:
            with pytest.raises(LedgerError) as full:  # noqa: PT012 - until it is full
                while True:
                    fill(store, event("given", ANNA, "Anna", note="x" * 1500, evidence=None))
                    stored += 1
            before = store.head
            with pytest.raises(LedgerError), store.writing(NOW) as writer:  # noqa: PT012 - half of it finds room
                writer.append(entries.EVENT, ANNA, content.write_event(event("given", ANNA, "Anna")))
                writer.keep("scan.pdf", os.urandom(1_000_000))
            assert store.head == before
        told = str(full.value)
        assert "disk of the server is full" in told
        assert "Make room" in told
        assert "postgres" in full.value.source
        assert PASSWORD not in told
        assert stored > 3
        with EventStore.open(url) as again:
            assert problems(again) == []
            assert again.head.seq == stored + 1
            assert len(verified.load(again).events) == stored
        subprocess.run(["mount", "-o", "remount,size=8m", str(disk)], check=True)
        with EventStore.open(url, write=True) as roomy:
            fill(roomy, event("given", BERND, "Bernd"))
            assert problems(roomy) == []
            assert len(verified.load(roomy).events) == stored + 1
