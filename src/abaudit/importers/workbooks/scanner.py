"""The XML of a sheet, looked at without the library that reads it: which cells are filled, hidden or merged."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDEST = 20_000_000
"""Cells, empty ones counted, that the rows of a sheet may span together."""

_ROW_OR_CELL = re.compile(
    rb"<(?:\w+:)?(?:row(?=[\s/>])([^<>]*)>|c(?=[\s/>])([^<>]*?)(?:/>|>(.*?)</(?:\w+:)?c\s*>)|col(?=[\s/>])([^<>]*)>)",
    re.DOTALL,
)
"""``<row r="2" hidden="1">``, ``<x:c r="A2" t="s"><v>3</v></x:c>``, ``<col min="1" max="2"/>``"""
_HIDDEN = re.compile(rb"\shidden\s*=\s*[\"'](?:1|true)[\"']")
_NUMBER = re.compile(rb"\sr\s*=\s*[\"'](\d{1,7})[\"']")
_PLACE = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]{1,3})(\d{1,7})[\"']")
_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^<>]*?\bref\s*=\s*[\"']\$?([A-Za-z]{1,3})\$?(\d{1,7}):\$?([A-Za-z]{1,3})\$?(\d{1,7})[\"']"
)
"""``<mergeCell ref="A2:$B$5"/>``"""
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v\s*>[^<]|is[\s>])")
_TEXT_RESULT = re.compile(rb"\st\s*=\s*[\"']str[\"']")
"""The result of a formula that is a text, which may be empty."""

_STRING = re.compile(rb"<(?:\w+:)?(si|is)(?:\s[^<>]*)?>(.*?)</(?:\w+:)?\1\s*>", re.DOTALL)
_TEXT = re.compile(rb"<(?:\w+:)?t(?:\s[^<>]*)?>([^<]*)<")
_STRIKE = re.compile(rb"<(?:\w+:)?strike(?!\s+val\s*=\s*[\"'](?:0|false)[\"'])[\s/>]")


@dataclass(frozen=True, slots=True)
class SheetCount:
    """What the XML of one sheet shows."""

    filled: int = 0
    """Cells with a value."""
    hidden_rows: tuple[int, ...] = ()
    """1-based."""
    hidden_columns: bool = False
    unsolved: tuple[tuple[int, int], ...] = ()
    """(1-based row, 0-based column) of each formula without a result."""
    too_wide: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """Of each cell that covers several rows: its first and last row (1-based), first and last column (0-based)."""


def look(xml: bytes) -> SheetCount:
    """What *xml*, a sheet of a workbook, shows; never raises."""
    filled = spanned = row = column = widest = 0
    hidden: list[int] = []
    columns = False
    unsolved: list[tuple[int, int]] = []
    for match in _ROW_OR_CELL.finditer(xml):
        row_head, cell_head, inside, column_head = match.groups()
        if row_head is not None:
            spanned, column, widest = spanned + widest, 0, 0
            number = _NUMBER.search(row_head)
            row = int(number[1]) if number else row + 1
            if _HIDDEN.search(row_head):
                hidden.append(row)
        elif column_head is not None:
            columns = columns or _HIDDEN.search(column_head) is not None
        elif cell_head is not None:
            place = _PLACE.search(cell_head)
            column = _index(place[1]) if place else column + 1
            widest = max(widest, column)
            if inside is None:
                continue
            if _VALUE.search(inside):
                filled += 1
            elif _FORMULA.search(inside) and not _TEXT_RESULT.search(cell_head):
                unsolved.append((row, column - 1))
    return SheetCount(filled, tuple(hidden), columns, tuple(unsolved), spanned + widest > WIDEST, tuple(_merged(xml)))


def _merged(xml: bytes) -> Iterator[tuple[int, int, int, int]]:
    for match in _MERGED.finditer(xml):
        (left, top), (right, bottom) = match.group(1, 2), match.group(3, 4)
        if int(top) < int(bottom):
            yield int(top), int(bottom), _index(left) - 1, _index(right) - 1


def struck_texts(xml: bytes) -> frozenset[str]:
    """The texts of *xml*, a sheet or the strings that sheets share, that are struck in some part; never raises."""
    if b"strike" not in xml:
        return frozenset()
    return frozenset(
        html.unescape(b"".join(_TEXT.findall(item)).decode("utf-8", "replace"))
        for _tag, item in _STRING.findall(xml)
        if _STRIKE.search(item)
    )


def _index(letters: bytes) -> int:
    """1 for A, 27 for AA."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + letter - 64
    return index
