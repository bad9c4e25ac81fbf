"""Measure a ledger that abaudit keeps: writing, verifying, the standing of every number; each in a process of its own.

    python benchmarks/ledger.py [--events 100000] [--numbers 10000] [--url postgresql://…]

Prints one table: seconds on the wall and of the processor, and the peak of memory (Linux and macOS).  Without ``--url``
the ledger is an SQLite file in a folder for the time being; with it, the database must hold no ledger yet.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from abaudit.model.consent import Event, State
from abaudit.stores.chained import verified
from abaudit.stores.chained.content import Opening
from abaudit.stores.chained.standings import standings
from abaudit.stores.chained.store import EventStore

NOW = "2026-11-23T12:00:00Z"
DAY = date(2026, 11, 23)
CONTROLLER = "Fliesen Beispiel GmbH"
STATES = (State.REQUESTED, State.GIVEN, State.GIVEN, State.RENEWED, State.WITHDRAWN)


def fill(name: str, events: int, numbers: int) -> str:
    """Write the events in transactions of 10,000."""
    store = EventStore.create(name, Opening(CONTROLLER, "", "", "", ""), NOW)
    with store:
        for begin in range(0, events, 10_000):
            with store.writing(NOW) as writer:
                for place in range(begin, min(begin + 10_000, events)):
                    writer.add(_event(place, numbers))
    return f"{events} events"


def verify(name: str) -> str:
    """What ``ledger verify`` does."""
    with EventStore.open(name) as store:
        return f"{len(verified.verify(store).problems)} problems"


def load(name: str) -> str:
    """What an audit does before it judges."""
    with EventStore.open(name) as store:
        return f"{len(verified.load(store).events)} events"


def stand(name: str) -> str:
    """The standing of every number."""
    with EventStore.open(name) as store:
        found = [standing.standing.in_force for _, standing in standings(store, CONTROLLER, "whatsapp", DAY)]
    return f"{len(found)} numbers, {sum(found)} in force"


def _event(place: int, numbers: int) -> Event:
    number = place * 7919 % numbers
    return Event(
        line=0,
        numbers=(f"+4930231{number:06}",),
        person=f"Person {number}",
        state=STATES[place * 31 % len(STATES)],
        day=date(2020, 1, 1) + timedelta(days=place % 2500),
        at=None,
        controller=CONTROLLER,
        recipients=("whatsapp",),
        purposes=("upload", "messaging"),
        how="signed-form",
        text="whatsapp-2026-01",
    )


def measured(what: str, job: str, *arguments: str) -> None:
    """One line of the table."""
    begin = time.perf_counter()
    pid = os.posix_spawn(sys.executable, [sys.executable, __file__, "--job", job, *arguments], os.environ)
    _, status, used = os.wait4(pid, 0)
    seconds = time.perf_counter() - begin
    megabytes = used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    failed = " (failed)" if status else ""
    print(f"| {what}{failed} | {seconds:.1f} | {used.ru_utime + used.ru_stime:.1f} | {megabytes:.0f} MB |", flush=True)


def main() -> None:
    """Measure, or do one job."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--numbers", type=int, default=10_000)
    parser.add_argument("--url", default="")
    parser.add_argument("--job", nargs="+", default=[])
    given = parser.parse_args()
    if given.job:
        job, name, *counts = given.job
        if job == "fill":
            told = fill(name, int(counts[0]), int(counts[1]))
        else:
            told = {"verify": verify, "load": load, "stand": stand}[job](name)
        print(told, file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as folder:
        name = given.url or str(Path(folder) / "consents.db")
        size = f"{given.events:,} events, {given.numbers:,} numbers"
        print("| what | s | processor s | peak |\n|---|---|---|---|")
        measured(f"write, {size}", "fill", name, str(given.events), str(given.numbers))
        measured(f"`ledger verify`, {size}", "verify", name)
        measured(f"load for an audit, {size}", "load", name)
        measured(f"standing of every number, streamed, {size}", "stand", name)


if __name__ == "__main__":
    main()
