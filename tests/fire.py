"""Ledgers under fire: what the quick tests and `make soak` do alike, a few or a thousand times."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from stored import load, made, problems

if TYPE_CHECKING:
    from postgres_server import Server

HAMMER = Path(__file__).parent / "hammer.py"


def hammer(name: str, person: str, count: int) -> subprocess.Popen[bytes]:
    """A process that adds events."""
    environment = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT") if key in os.environ}
    return subprocess.Popen(
        [sys.executable, str(HAMMER), name, person, str(count)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,  # or readline would keep what communicate looks for
        env=environment,
    )


def kill_writers(name: str, times: int) -> int:
    """Kill a writer *times* times at random moments; after each every acknowledged event is there, and none by half.

    Returns how many events were acknowledged in all.
    """
    moments = random.Random(times)
    acknowledged: dict[str, int] = {}
    made(name).close()
    for turn in range(times):
        person = f"Writer {turn}"
        process = hammer(name, person, 100_000)
        assert process.stdout is not None
        first = process.stdout.readline()
        assert first, process.stderr.read().decode() if process.stderr else ""
        time.sleep(moments.random() * 0.15)
        process.kill()
        rest, _ = process.communicate()
        whole = [line for line in (first + rest).split(b"\n") if line]
        acknowledged[person] = int(whole[-1]) + 1 if rest.endswith(b"\n") or not rest else int(whole[-2]) + 1
    stored = check(name)
    for person, count in acknowledged.items():
        assert stored[person] in (count, count + 1), person
    return sum(acknowledged.values())


def kill_server(server: Server, name: str, times: int) -> int:
    """Kill the server *times* times at random moments while two processes write."""
    moments = random.Random(times)
    made(name).close()
    told: dict[str, int] = {}
    for turn in range(times):
        writers = {f"Writer {turn}{letter}": hammer(name, f"Writer {turn}{letter}", 100_000) for letter in "ab"}
        firsts = {person: process.stdout.readline() for person, process in writers.items() if process.stdout}
        time.sleep(0.1 + moments.random() * 0.3)
        server.kill()
        for person, process in writers.items():
            rest, _ = process.communicate(timeout=60)
            assert process.returncode != 0
            told[person] = len((firsts[person] + rest).split())
        assert server.start()
    stored = check(name)
    for person, count in told.items():
        assert stored.get(person, 0) in (count, count + 1), person
    return sum(told.values())


def write_at_once(name: str, writers: int, each: int) -> None:
    """Several processes add events at the same time: none is lost, none shown an error, and there is one chain."""
    made(name).close()
    processes = [hammer(name, f"Writer {number}", each) for number in range(writers)]
    for process in processes:
        out, err = process.communicate(timeout=1800)
        assert (process.returncode, err.decode(), len(out.split())) == (0, "", each)
    assert check(name) == {f"Writer {number}": each for number in range(writers)}


def check(name: str) -> dict[str, int]:
    """The chain is whole; how many events of each person there are."""
    from abaudit.stores.chained.store import EventStore

    with EventStore.open(name) as store:
        assert problems(store) == []
    stored: dict[str, int] = {}
    for one in load(name).events:
        stored[one.person] = stored.get(one.person, 0) + 1
    return stored
