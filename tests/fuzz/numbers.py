"""Number plans against the library, the short way against the careful reader: ``python tests/fuzz/numbers.py COUNT``.

Each run takes new seeds, unless one is given as a second argument; what differs is printed with its seed.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import written_numbers

_BATCH = 20_000


def batch(seed: int) -> list[str]:
    """What differs among the writings of one seed."""
    chance = random.Random(seed)
    tried = (compare(chance) for _ in range(_BATCH) for compare in _COMPARISONS)
    return [f"seed {seed}: {found}" for found in tried if found]


_COMPARISONS = (written_numbers.plans_differ, written_numbers.readings_differ)


def main(count: int, seed: int | None = None) -> int:
    """Try *count* writings on all cores; 1 where any two readers disagree."""
    first = random.SystemRandom().randrange(1 << 32) if seed is None else seed
    started, wrong = time.perf_counter(), 0
    with multiprocessing.Pool(os.cpu_count()) as pool:
        for found in pool.imap_unordered(batch, range(first, first + max(1, count // _BATCH))):
            wrong += len(found)
            for line in found:
                print(line, flush=True)  # noqa: T201 - this is its output
    print(f"{count} writings from seed {first}: {wrong} differ; {time.perf_counter() - started:.0f} s")  # noqa: T201 - likewise
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
