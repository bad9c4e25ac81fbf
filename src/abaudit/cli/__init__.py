"""The command line: arguments, terminal, clock, exit status, and the only error boundary.

``main`` chooses the language, runs one command and turns whatever happens into an exit status:

130 interrupted (143 by SIGTERM, 129 by SIGHUP) · 70 bug in abaudit · 2 wrong usage or an input that cannot be used ·
3 part of an export could not be read · 4 nothing to audit · 1 findings · 0 none
"""

from __future__ import annotations

import gc
import sys

_COLLECTIONS = (100_000, 50, 100)
"""How seldom the collector looks for circles: a book becomes many objects and no circle, and to look through all of
them again and again took a fifth of the time (docs/adr/0070)."""


def main() -> None:
    """Run abaudit on the arguments of this process, and end it."""
    gc.set_threshold(*_COLLECTIONS)
    try:
        if sys.argv[1:] == ["--version"]:  # scripts ask this often, and it needs nothing that a command needs
            from abaudit.cli.versions import tell

            sys.exit(tell())
        from abaudit.cli.boundary import run

        status = run(sys.argv[1:])
    except KeyboardInterrupt:  # while importing
        status = 130
    sys.exit(status)
