"""Delimited text cut into rows and cells, without losing a byte.

Well-formed text is read as RFC 4180 and Python's ``csv`` read it.  What differs is malformed text: ``csv`` lets a quote
that is never closed swallow the rest of the file without a word, and has no place for a cell in the source.  Here a
row whose quotes do not add up is read again as a single line in which quotes are ordinary characters, and says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from abaudit.importers.shared.likeness import holds_number

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_COLUMNS = 2000
"""No address book has more; the last cell of a wider row holds everything behind, uncut."""

_QUOTE = b'"'
_LINE_END = b"\r\n"
_STRAY_QUOTE = re.compile(rb'(?<!")"(?:"")*+(?!"|[ \t]*+\Z)')
"""A quote inside a quoted cell that is neither doubled nor the last: nothing well-formed has one."""
_QUOTED_RUN = re.compile(rb'"[^"]*+"')
_BARE_CR = re.compile(rb"\r(?!\n)")
_LINE = re.compile(rb"[^\n]*+\n|[^\n]++")
_CELL_OF_DIGITS = re.compile(rb'(?:^|[;,\t|])[ "]*+[+(]?\d[\d ()/.\-]{4,}+[ "]*+(?:[;,\t|]|\Z)')
"""``;"+49 (171) 39200-01";``"""
_ABBREVIATION = re.compile(rb"(?<=[A-Za-z])[.:]+")


class TableRow(NamedTuple):
    """One row; ``delimiter.join(cells)`` is exactly the units from ``start`` to ``end``."""

    start: int
    end: int
    """Without the final line end."""
    line: int
    """1-based physical line on which the row begins."""
    cells: list[bytes]
    """In units, with their quotes."""
    broken: bool
    """The row's quotes do not add up: its cells were cut at every separator, and it may be a part of a row."""
    behind: int
    """Index in `RowLines.lines` of the line behind the row."""

    def place(self, index: int) -> tuple[int, int]:
        """Where the cell *index* starts and ends, in units."""
        start = self.starts()[index]
        return start, start + len(self.cells[index])

    def starts(self) -> list[int]:
        """Where each cell starts, in units."""
        return list(accumulate((len(cell) + 1 for cell in self.cells[:-1]), initial=self.start))


@dataclass(frozen=True, slots=True)
class RowLines:
    """A text cut into the lines at which rows can end."""

    lines: list[bytes]
    cr_ends: bool
    """A CR alone ends a row, as on old Macs; elsewhere it is a part of the cell in which it stands."""

    def offset(self, index: int) -> int:
        """Where the line *index* begins, in units."""
        return sum(map(len, self.lines[:index]))

    def number(self, index: int) -> int:
        """The 1-based physical line with which the line *index* begins."""
        return 1 + sum(map(_height, self.lines[:index]))


def lines_of(units: bytes) -> RowLines:
    """*units* cut behind each line end that can end a row."""
    if not _BARE_CR.search(units):
        return RowLines(units.splitlines(keepends=True), cr_ends=False)
    outside = _QUOTED_RUN.sub(b"", units)
    cr_ends = outside.count(b"\r") - outside.count(b"\r\n") > outside.count(b"\n")
    return RowLines(units.splitlines(keepends=True) if cr_ends else _LINE.findall(units), cr_ends)


def rows(text: RowLines, delimiter: bytes, *, columns: int = 0, first: int = 0) -> Iterator[TableRow]:
    """The rows of *text* from its line *first* on; a line without a single character is none.

    *columns* is the number of columns where it is known already; with it a quote is also found out that swallowed
    whole rows and happens to meet another one.
    """
    lines = text.lines
    index, start, number = first, text.offset(first), text.number(first)
    # Looking ahead in vain costs time; what it may cost in all is bounded, so that hostile input stays linear.
    patience = len(lines) + 1000
    while index < len(lines):
        line = lines[index]
        body = line.rstrip(_LINE_END)
        if not body:
            start += len(line)
            number += 1
            index += 1
            continue
        if plain := _plain_cells(body, delimiter):
            yield TableRow(start, start + len(body), number, plain, False, index + 1)
            start += len(line)
            number += 1 if len(line) - len(body) < 3 and b"\r" not in body else _height(line)
            index += 1
            continue
        cells, used = _assembled(lines, index, delimiter, columns, patience)
        broken = cells is None
        if cells is None:
            patience -= used
            cells, used = body.split(delimiter, MAX_COLUMNS - 1), 1
        end = start + sum(map(len, cells)) + len(cells) - 1
        yield TableRow(start, end, number, cells, broken, index + used)
        for taken in lines[index : index + used]:
            start += len(taken)
            number += _height(taken)
        index += used


def _height(line: bytes) -> int:
    """How many physical lines *line* is: more than one where it holds a CR that ends no row."""
    return len(line.splitlines()) if b"\r" in line else 1


def _plain_cells(body: bytes, delimiter: bytes) -> list[bytes] | None:
    """The cells of a line without quotes, or with exactly one pair around each cell; None for any other."""
    quotes = body.count(_QUOTE)
    if not quotes:
        return body.split(delimiter, MAX_COLUMNS - 1)
    if body.startswith(_QUOTE) and body.endswith(_QUOTE):
        cells = body[1:-1].split(_QUOTE + delimiter + _QUOTE)
        if 2 * len(cells) == quotes and len(cells) <= MAX_COLUMNS:
            return [b'"%b"' % cell for cell in cells]
    return None


def _assembled(
    lines: list[bytes], first: int, delimiter: bytes, columns: int, patience: int
) -> tuple[list[bytes] | None, int]:
    """The cells of the row that begins at the line *first*, and how many lines it takes.

    None instead of cells where its quotes do not add up; the number is then how many lines were looked at.
    """
    row = _Assembly(delimiter)
    last = min(len(lines), first + max(patience, 1))
    for index in range(first, last):
        line = lines[index]
        body = line.rstrip(_LINE_END)
        used = index - first + 1
        if body.count(delimiter) >= MAX_COLUMNS or not row.take_line(body) or len(row.cells) > MAX_COLUMNS:
            return None, used
        if row.held:
            row.held[-1] = line[len(body) :]  # the cell goes on behind the line end, not behind a separator
            continue
        if columns and row.crooked and len(row.cells) != columns:
            return None, used
        if columns > 1 and used > 1 and _swallowed_rows(row.cells, lines[first : index + 1], delimiter, columns):
            return None, used
        return row.cells, used
    return None, last - first


class _Assembly:
    """A row that is being put together from the pieces between its separators."""

    __slots__ = ("cells", "crooked", "delimiter", "held")

    def __init__(self, delimiter: bytes) -> None:
        self.delimiter = delimiter
        self.cells: list[bytes] = []
        self.held: list[bytes] = []
        """Pieces of the quoted cell that is still open, each with what stands behind it."""
        self.crooked = False
        """Some quote stands where well-formed text has none."""

    def take_line(self, body: bytes) -> bool:
        """Take the pieces of one line; False where the quotes cannot be right."""
        cells = self.cells
        for piece in body.split(self.delimiter):
            if self.held:
                inside = piece
            elif piece.startswith(_QUOTE):
                inside = piece[1:]
            elif piece.startswith(b" ") and piece.lstrip(b" ").startswith(_QUOTE):
                inside = piece.lstrip(b" ")[1:]
            else:
                cells.append(piece)
                continue
            if inside.endswith(_QUOTE) and inside.count(_QUOTE) == 1:
                self._close(piece)
            elif not self._take_crooked(piece, inside):
                return False
        return True

    def _take_crooked(self, piece: bytes, inside: bytes) -> bool:
        """Take a piece of a quoted cell that may hold further quotes."""
        stray = _STRAY_QUOTE.search(inside) is not None
        self.crooked |= stray
        bare = inside.rstrip(b" \t")
        closes = (len(bare) - len(bare.rstrip(_QUOTE))) % 2 == 1
        if stray and (self.held or (not closes and piece.count(_QUOTE) % 2)):
            # The cell would reach over a separator or a line end, and one of its quotes says that it should not.
            return False
        if closes or stray:
            self._close(piece)
        else:
            self.held += (piece, self.delimiter)
        return True

    def _close(self, piece: bytes) -> None:
        self.cells.append(b"".join([*self.held, piece]) if self.held else piece)
        self.held = []


def _swallowed_rows(cells: list[bytes], lines: list[bytes], delimiter: bytes, columns: int) -> bool:
    """Whether a cell of several lines looks as if two lonely quotes had met and hidden whole rows between them."""
    long = [cell.splitlines() for cell in cells if b"\n" in cell or b"\r" in cell]
    for cell_lines in long:
        if any(line.count(delimiter) == columns - 1 and _has_number(line) for line in cell_lines[1:]):
            return True
    if len(long) != 1 or not lines[0].count(delimiter) == lines[-1].count(delimiter) == columns - 1:
        return False
    return _CELL_OF_DIGITS.search(long[0][0], 1) is not None


def _has_number(line: bytes) -> bool:
    """Whether a cell of *line* is made of digits, or a number stands in it, with *Tel.* before it or not."""
    return _CELL_OF_DIGITS.search(line) is not None or holds_number(_ABBREVIATION.sub(b" ", line))
