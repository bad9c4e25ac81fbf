"""What a run is doing right now, told on standard error: on a line that vanishes again, or line by line under ``-v``.

The line appears only on a terminal that somebody looks at, only after a second, and is taken away before anything else
is written (`abaudit.cli.streams` sees to it).  It needs no colour and no escape sequence, so that even a run that is
killed leaves a usable terminal behind.
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

PATIENCE = 1.0
"""Seconds before which nobody needs to be told anything."""
_BEAT = 0.15
"""Seconds between two turns of the spinner."""
_SPINNERS = ("⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏", "|/-\\")


class _Line:
    """One line that is drawn again and again by a thread of its own, as long as there is something to say."""

    def __init__(self, stream: TextIO, spinner: str) -> None:
        self._stream = stream
        self._spinner = spinner
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._begun = time.monotonic()
        self._text = ""
        self._drawn = 0
        self._thread = threading.Thread(target=self._turn, daemon=True)
        self._thread.start()

    def say(self, text: str) -> None:
        """*text* from now on; an empty one takes the line away until there is another."""
        with self._lock:
            self._text = text
            if not text:
                self._erase()

    def end(self) -> None:
        """Take the line away for good."""
        self._ended.set()
        self._thread.join()
        self.say("")

    def _turn(self) -> None:
        turn = 0
        wait = PATIENCE
        while not self._ended.wait(wait):
            wait = _BEAT
            with self._lock:
                if self._text and _in_foreground(self._stream):
                    self._draw(self._spinner[turn % len(self._spinner)])
            turn += 1

    def _draw(self, sign: str) -> None:
        from abaudit.reports.cells import fit
        from abaudit.reports.plain import safe

        seconds = f" {time.monotonic() - self._begun:.0f} s"
        room = shutil.get_terminal_size().columns - len(seconds) - 3
        if room < 10:
            return
        line = f"{sign} {fit(safe(self._text), room)}{seconds}"
        self._erase()
        self._write(line)
        self._drawn = room + len(seconds) + 2

    def _erase(self) -> None:
        if self._drawn:
            self._write("\r" + " " * self._drawn + "\r")
            self._drawn = 0

    def _write(self, text: str) -> None:
        with suppress(OSError, ValueError):
            self._stream.write(text)
            self._stream.flush()


_line: _Line | None = None
_wanted = True
_verbose = False


def choose(*, quiet: bool = False, verbose: bool = False) -> None:
    """How much the user wants to be told: nothing, or every step on a line that stays."""
    global _wanted, _verbose
    _wanted, _verbose = not quiet, verbose


def step(text: str) -> None:
    """The run is busy with *text* (``Reading contacts.vcf``) until the next step or the first output."""
    global _line
    if _verbose:
        _tell(text)
    elif _line is not None:
        _line.say(text)
    elif _wanted and _somebody_looks(sys.stderr):
        from abaudit.cli import streams

        _line = _Line(sys.stderr, _SPINNERS[0] if streams.can_draw(sys.stderr) else _SPINNERS[1])
        _line.say(text)


def note(text: str) -> None:
    """*text* is worth knowing for whoever asked with ``-v``."""
    if _verbose:
        _tell(text)


def tell(text: str) -> None:
    """*text* is worth knowing for everybody who did not ask for quiet."""
    if _wanted:
        _tell(text)


def clear() -> None:
    """Take the line away, because something else is about to be written."""
    if _line is not None:
        _line.say("")


def end() -> None:
    """The run is over; the next one begins anew."""
    global _line
    if _line is not None:
        _line.end()
        _line = None
    choose()


def _tell(text: str) -> None:
    from abaudit.cli import streams

    streams.complain(text)


def _somebody_looks(stream: TextIO) -> bool:
    """Whether *stream* is a terminal on which a line can be written over, and no CI's."""
    if os.environ.get("CI") or os.environ.get("TERM") == "dumb":
        return False
    with suppress(AttributeError, ValueError, OSError):
        return stream.isatty()
    return False


def _in_foreground(stream: TextIO) -> bool:
    """Whether the terminal is this program's own now, and not somebody's who works on while it runs (``&``)."""
    if sys.platform == "win32":
        return True
    with suppress(OSError, ValueError):
        return os.tcgetpgrp(stream.fileno()) == os.getpgrp()
    return True
