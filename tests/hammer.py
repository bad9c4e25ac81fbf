"""A process that adds events to a ledger, one transaction each, and tells every one that was acknowledged.

    python tests/hammer.py LEDGER NAME COUNT

Prints the number of each event once it is stored.  Tests kill it at random moments.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent / "src")]

from abaudit.stores.chained.store import EventStore  # noqa: E402 - found by the path above
from factories import event  # noqa: E402 - found by the path above
from stored import NOW  # noqa: E402 - found by the path above


def main() -> None:
    """Add, tell, add."""
    name, person, count = sys.argv[1:]
    with EventStore.open(name, write=True) as store:
        for number in range(int(count)):
            with store.writing(NOW) as writer:
                piece = writer.keep(f"{number}.pdf", f"{person} {number}".encode() * 20) if number % 5 == 0 else None
                writer.add(event("given", f"+49302{number:07}", person, evidence=piece))
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
