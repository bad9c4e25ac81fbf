"""What asks the process to end: it ends as after Ctrl-C, so that nothing is left half-written."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

INTERRUPTED = 130
"""After Ctrl-C."""
_ASKING = ("SIGTERM", "SIGHUP")
"""What a scheduler sends, and what a screen sends that is closed; Windows knows only the first."""


class Heard:
    """Whether the process was asked to end."""

    def __init__(self) -> None:
        self._number = 0

    def status(self, own: int = INTERRUPTED) -> int:
        """With what the process ends: after a signal as shells count it (143 for SIGTERM), else its *own*."""
        return 128 + self._number if self._number else own

    def end(self, number: int, _frame: object) -> None:
        """Interrupt whatever is done, as Ctrl-C does."""
        self._number = number
        raise KeyboardInterrupt


@contextmanager
def heeded() -> Iterator[Heard]:
    """Within this, a signal that asks for an end interrupts, unless the caller ignores it (``nohup``)."""
    heard = Heard()
    numbers = [getattr(signal, name) for name in _ASKING if hasattr(signal, name)]
    in_charge = threading.current_thread() is threading.main_thread()
    taken = [each for each in numbers if in_charge and signal.getsignal(each) == signal.SIG_DFL]
    try:
        for number in taken:
            signal.signal(number, heard.end)
        yield heard
    finally:
        for number in taken:
            signal.signal(number, signal.SIG_DFL)
