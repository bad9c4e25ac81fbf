"""Text in columns of a screen, where a character can be none, one or two cells wide."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_HANGING = "    "
_WORD = re.compile(r"\s*\S+")


def fit(text: str, width: int) -> str:
    """*text* in at most *width* cells; a longer one ends in an ellipsis."""
    from rich.cells import cell_len, set_cell_size

    return text if cell_len(text) <= width else set_cell_size(text, width - 1).rstrip() + "…"


def wrap(text: str, width: int, indent: str = "") -> Iterator[str]:
    """*text* in lines of at most *width* cells, each beginning with *indent*; a word too long for a line is cut."""
    from rich.cells import cell_len

    room = width - len(indent)
    line, used = "", 0
    for word in _short_words(text, room):
        wide = cell_len(word)
        if line and used + 1 + wide > room:
            yield indent + line
            line, used = "", 0
        line, used = (f"{line} {word}", used + 1 + wide) if line else (word, wide)
    if line:
        yield indent + line


def fold(text: str, width: int) -> str:
    """*text* with lines broken at blanks to *width* cells, further lines a little to the right.

    Everything else stays as it is: blanks inside lines, and words that are longer than a line (such as paths).
    """
    from rich.cells import cell_len

    lines = []
    for line in text.split("\n"):
        start, used = "", 0
        hanging = line[: len(line) - len(line.lstrip())] + _HANGING
        for word in _WORD.findall(line):
            wide = cell_len(word)
            if start.strip() and used + wide > width:
                lines.append(start)
                word = hanging + word.lstrip()  # noqa: PLW2901 - the same word, on a line of its own
                start, used, wide = "", 0, cell_len(word)
            start, used = start + word, used + wide
        lines.append(start)
    return "\n".join(lines)


def _short_words(text: str, room: int) -> Iterator[str]:
    from rich.cells import cell_len, chop_cells

    for word in text.split():
        if cell_len(word) <= room:
            yield word
        else:
            yield from chop_cells(word, room)
