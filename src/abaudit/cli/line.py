"""The line on standard error that says what a run is doing, and vanishes again before anything else is written.

It is drawn by a thread of its own, and only after a second.  It needs no colour and no escape sequence, so that even a
run that is killed leaves a usable terminal behind.  Whatever writes to the screen calls `clear` first.
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
        from abaudit.reports.text.for_screen import fit
        from abaudit.reports.text.harmless import safe

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


def show(text: str, stream: TextIO, spinner: str) -> None:
    """*text* on *stream* from now on, behind a sign of *spinner* that changes."""
    global _line
    if _line is None:
        _line = _Line(stream, spinner)
    _line.say(text)


def clear() -> None:
    """Take the line away, because something else is about to be written."""
    if _line is not None:
        _line.say("")


def end() -> None:
    """Take the line away for good."""
    global _line
    if _line is not None:
        _line.end()
        _line = None


def _in_foreground(stream: TextIO) -> bool:
    """Whether the terminal is this program's own now, and not somebody's who works on while it runs (``&``)."""
    if sys.platform == "win32":
        return True
    with suppress(OSError, ValueError):
        return os.tcgetpgrp(stream.fileno()) == os.getpgrp()
    return True
