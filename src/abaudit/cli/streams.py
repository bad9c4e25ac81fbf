"""Standard output and error: closed, redirected, narrow or in an old code page, they never cause a traceback."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from contextlib import suppress
from typing import TextIO

from abaudit import files
from abaudit.cli import line
from abaudit.errors import UsageError
from abaudit.i18n import _

_WHITE = "\n\u00a0\u202f"
"""What is not printable for Python, but moves no cursor further than intended."""

_NAMES = (files.STDIN, "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")

_gone = False


def prepare() -> None:
    """Make the standard streams safe to write to: where the console cannot show a character it shows a ``?``."""
    global _gone
    _gone = False
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - lives as long as the process
        _gone = True
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - likewise
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def say(text: str) -> None:
    """Print *text* and a line end; a reader that went away is no error."""
    _write(text if text.endswith("\n") else text + "\n")


def say_lines(text: str) -> None:
    """Print *text*; where a person looks at it, lines too long for the screen are broken at blanks."""
    say(_fitted(text, sys.stdout))


def say_bytes(data: bytes) -> None:
    """Write *data* as it is, whatever the console's encoding."""
    line.clear()
    binary = getattr(sys.stdout, "buffer", None)
    if binary is None:
        _write(data.decode("utf-8", "replace"))
        return
    try:
        sys.stdout.flush()
        binary.write(data)
        binary.flush()
    except OSError as error:
        _lose(error)


def complain(text: str) -> None:
    """Print *text* on standard error, with nothing in it (such as a file's name) that could steer a terminal."""
    line.clear()
    harmless = "".join(sign if sign.isprintable() or sign in _WHITE else "\ufffd" for sign in text)
    with suppress(OSError, ValueError):
        print(_fitted(harmless, sys.stderr), file=sys.stderr, flush=True)  # noqa: T201 - this is the place that prints


def finish(status: int) -> int:
    """Flush what is left; returns *status*, or 2 where the output could not be written."""
    line.end()
    try:
        sys.stdout.flush()
    except OSError as error:
        try:
            _lose(error)
        except UsageError as failure:
            complain(str(failure))
            return failure.exit_status
    except ValueError:  # already closed
        pass
    return status


def stdout_is_gone() -> bool:
    """Whether the reader of standard output went away."""
    return _gone or type(sys.stdout).__name__ == "PacifyFlushWrapper"


def is_stdout(path: str) -> bool:
    """Whether *path* names the standard output of this process, so that all that holds for that holds for it."""
    return path in _NAMES


def stdout_is_terminal() -> bool:
    """Whether a person looks at standard output directly."""
    return _is_terminal(sys.stdout)


def stdout_is_open_file() -> bool:
    """Whether standard output is a file that accounts other than its owner's may read."""
    with suppress(AttributeError, ValueError, OSError):
        return files.is_open_to_others(sys.stdout.fileno())
    return False


def can_draw(stream: TextIO | None = None) -> bool:
    """Whether the console's encoding has the characters that reports draw with."""
    encoding = getattr(stream or sys.stdout, "encoding", None) or "ascii"
    try:
        "█░•→·…╭─│“”".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _is_terminal(stream: TextIO) -> bool:
    with suppress(AttributeError, ValueError, OSError):
        return stream.isatty()
    return False


def _fitted(text: str, stream: TextIO) -> str:
    """*text*, folded where *stream* is a screen."""
    if not _is_terminal(stream):
        return text
    from abaudit.reports.text.for_screen import fold

    return fold(text, shutil.get_terminal_size().columns)


def _write(text: str) -> None:
    line.clear()
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        _lose(error)


def _lose(error: OSError) -> None:
    """Go on without standard output where its reader went away; any other failure is the user's to mend."""
    global _gone
    with suppress(OSError, ValueError):
        # Nothing may be left for the interpreter to flush when it ends.
        devnull = os.open(os.devnull, os.O_WRONLY)
        os.dup2(devnull, sys.stdout.fileno())
        os.close(devnull)
    # Windows reports a closed pipe as an invalid argument.
    if isinstance(error, BrokenPipeError) or error.errno in (errno.EPIPE, errno.EINVAL):
        _gone = True
        return
    raise UsageError(_("cannot write to standard output: {reason}.").format(reason=files.reason(error))) from None
