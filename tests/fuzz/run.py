"""Arbitrary and damaged bytes into every importer: ``python tests/fuzz/run.py COUNT [SEED]``.

Each input is opened as a user's file would be.  Nothing may raise; what takes more than two seconds of the processor or
300 MB is told.  The inputs follow from the seed, so that a failure can be made again; it is kept in ``.fuzz/``.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from formats_cases import SIGNS, check, repacked, seeds

KEPT = Path(__file__).parents[2] / ".fuzz"
SLOWEST = 2.0
LARGEST = 300_000
"""Kilobytes beyond what the process has at its start."""
_BATCH = 2000


def damaged(data: bytes, chance: random.Random) -> bytes:
    """*data* with a few places cut, doubled, replaced or filled in."""
    for _ in range(chance.randint(1, 5)):
        start = chance.randint(0, len(data))
        end = min(len(data), start + chance.choice((0, 1, 4, 40, 400)))
        piece = chance.choice(
            (
                chance.randbytes(chance.randint(0, 6)),
                data[start:end] * 2,
                chance.choice(SIGNS),
                chance.choice(SIGNS) * 9,
            )
        )
        data = data[:start] + piece + data[end:]
    return data


def one(corpus: list[bytes], chance: random.Random) -> bytes:
    """The next input."""
    way = chance.random()
    if way < 0.1:
        return chance.randbytes(chance.randint(0, 300))
    seed = chance.choice(corpus)
    if way < 0.2:
        other = chance.choice(corpus)
        return seed[: chance.randint(0, len(seed))] + other[chance.randint(0, len(other)) :]
    if seed.startswith(b"PK") and way < 0.8:
        return repacked(seed, lambda part: damaged(part, chance) if chance.random() < 0.4 else part)
    return damaged(seed, chance)


def batch(job: tuple[int, int]) -> tuple[int, float, list[str]]:
    """Try some inputs; how many there were, how long the slowest took, and what went wrong."""
    first, count = job
    corpus = seeds()
    slowest, wrong = 0.0, []
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number in range(first, first + count):
        data = one(corpus, random.Random(number))
        started = time.process_time()
        try:
            check(data)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what this looks for
            wrong.append(f"{number}: {type(error).__name__}: {error}")
            KEPT.mkdir(exist_ok=True)
            (KEPT / str(number)).write_bytes(data)
        spent = time.process_time() - started
        slowest = max(slowest, spent)
        if spent > SLOWEST:
            wrong.append(f"{number}: took {spent:.1f} s for {len(data)} bytes")
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    if grown > LARGEST:
        wrong.append(f"{first}: memory grew by {grown // 1000} MB")
    return count, slowest, wrong


def main(count: int, seed: int = 0) -> int:
    """Try *count* inputs on all cores; 1 where anything went wrong."""
    jobs = [(seed + first, min(_BATCH, count - first)) for first in range(0, count, _BATCH)]
    done, slowest, wrong = 0, 0.0, []
    started = time.perf_counter()
    with multiprocessing.Pool(min(os.cpu_count() or 1, len(jobs) or 1)) as pool:
        for tried, spent, found in pool.imap_unordered(batch, jobs):
            done, slowest = done + tried, max(slowest, spent)
            wrong += found
            for line in found:
                print(line, flush=True)  # noqa: T201 - this is its output
    rate = done / (time.perf_counter() - started)
    print(f"{done} inputs, {rate:.0f} a second, slowest {slowest:.2f} s, {len(wrong)} wrong")  # noqa: T201 - likewise
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
