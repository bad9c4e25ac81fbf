"""A real process that is asked to end while it writes: nothing half-written stays, and nothing is changed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from abaudit.cli import signals
from unit.cli import test_nothing_is_written_over as outputs

if sys.platform == "win32":
    pytest.skip("Windows ends a process without asking it", allow_module_level=True)

laid, ground = outputs.laid, outputs.ground

STARTED = """
import os, signal, sys
from abaudit.cli.boundary import run
from abaudit.stores.chained.store import Writer

number = getattr(signal, sys.argv[1])
flushed, added = os.fsync, Writer.append

def flush(handle):
    flushed(handle)
    os.kill(os.getpid(), number)

def append(*arguments):
    found = added(*arguments)
    os.kill(os.getpid(), number)
    return found

os.fsync, Writer.append = flush, append
sys.exit(run(sys.argv[2:]))
"""
"""A process that gets the signal once the bytes are in a file and before that is put in its place, and when an entry of
a ledger stands and is not committed."""

MORE = {
    "key init": ("key", "init"),
    "ledger add": (
        "ledger", "add", "--number", "+49 171 3920004", "--person", "Bernd", "--state", "refused", "--on", "2026-03-01",
        "--how", "in-person", "--recipient", "whatsapp", "--purpose", "upload",
    ),
    "ledger import": ("ledger", "import", "new.csv", "--yes"),
    "ledger withdraw": ("ledger", "withdraw", "+49 171 3920003", "--on", "2026-04-01", "--how", "in-person"),
    "ledger correct": ("ledger", "correct", "3", "--take-back", "--reason", "mistyped", "--by", "P", "--yes"),
    "ledger erase": ("ledger", "erase", "+49 171 3920003", "--reason", "request", "--yes"),
    "ledger text add": ("ledger", "text", "add", "more.txt", "--id", "t2"),
}  # fmt: skip
"""Commands that write without a path of their own."""
WRITING = {**outputs.CALLS, **outputs.CHANGES, **MORE}


def _process(folder: Path, sent: str, call: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", STARTED, sent, *call],
        cwd=folder,
        env={**os.environ, "ABAUDIT_KEY_FILE": str(folder / ("new-key" if call[0] == "key" else "key"))},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )


def _seen(folder: Path) -> dict[str, object]:
    """Every file by its bytes, a ledger by what SQLite finds in it; not the empty files of locks, which always stay."""
    found: dict[str, object] = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_file() and path.resolve().suffix == ".db":
            connection = sqlite3.connect(path)
            found[name] = list(connection.iterdump())
            connection.close()
        elif path.is_file() and not name.endswith(("-wal", "-shm", ".lock")):
            found[name] = path.read_bytes()
    return found


@pytest.mark.parametrize("name", list(WRITING))
def test_whoever_is_ended_while_writing_leaves_everything_as_it_was(name: str, ground: Path) -> None:
    """The status is that of SIGTERM as shells count it, nothing is said, and no file is new, gone or changed."""
    (ground / "new.csv").write_text(
        "number;person;state;on;how;recipients;purposes;controller\n"
        "+49 171 3920004;Bernd;refused;2026-03-01;in-person;whatsapp;upload;Fliesen Beispiel GmbH\n"
    )
    (ground / "hard-ledger").unlink()
    before = _seen(ground)
    target = {"waiver": "waivers.yaml", "baseline": "known.txt"}.get(name.split(maxsplit=1)[0], "sub/new.db")
    if name in outputs.CALLS:
        target = "sub/new"
    ended = _process(ground, "SIGTERM", tuple(part.format(target) for part in WRITING[name]))
    assert (ended.returncode, "Traceback" in ended.stderr) == (143, False), ended.stdout + ended.stderr
    assert _seen(ground) == before


@pytest.mark.parametrize(("sent", "status"), [("SIGTERM", 143), ("SIGHUP", 129), ("SIGINT", 130)])
def test_each_signal_has_the_status_that_shells_give_it(sent: str, status: int, ground: Path) -> None:
    """Whoever looks at the status sees who ended the process."""
    ended = _process(ground, sent, tuple(part.format("sub/new") for part in outputs.CALLS["audit output"]))
    assert (ended.returncode, ended.stdout, ended.stderr) == (status, "", "")


def test_a_signal_that_the_caller_ignores_stays_ignored() -> None:
    """``nohup`` means that a closed screen does not end the run; and afterwards all is as before."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with signals.heeded() as heard:
            os.kill(os.getpid(), signal.SIGHUP)
            assert signal.getsignal(signal.SIGTERM) == heard.end
        assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL
        assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)
