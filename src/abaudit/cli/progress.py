"""What a run is doing right now, told on standard error: on a line that vanishes again, or line by line under ``-v``.

The line appears only on a terminal that somebody looks at.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from abaudit.cli import line, streams

if TYPE_CHECKING:
    from typing import TextIO

_SPINNERS = ("⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏", "|/-\\")

_wanted = True
_verbose = False


def choose(*, quiet: bool = False, verbose: bool = False) -> None:
    """How much the user wants to be told: nothing, or every step on a line that stays."""
    global _wanted, _verbose
    _wanted, _verbose = not quiet, verbose


def step(text: str) -> None:
    """The run is busy with *text* (``Reading contacts.vcf``) until the next step or the first output."""
    if _verbose:
        streams.complain(text)
    elif _wanted and _somebody_looks(sys.stderr):
        line.show(text, sys.stderr, _SPINNERS[0] if streams.can_draw(sys.stderr) else _SPINNERS[1])


def note(text: str) -> None:
    """*text* is worth knowing for whoever asked with ``-v``."""
    if _verbose:
        streams.complain(text)


def tell(text: str) -> None:
    """*text* is worth knowing for everybody who did not ask for quiet."""
    if _wanted:
        streams.complain(text)


def _somebody_looks(stream: TextIO) -> bool:
    """Whether *stream* is a terminal on which a line can be written over, and no CI's."""
    if os.environ.get("CI") or os.environ.get("TERM") == "dumb":
        return False
    with suppress(AttributeError, ValueError, OSError):
        return stream.isatty()
    return False
