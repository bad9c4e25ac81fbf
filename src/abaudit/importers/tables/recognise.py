"""Which separator a table has, which row is its header, and what its columns are.

For each separator the first rows are scored by the headers that they hold; the best row gives separator and header at
once.  Nothing is guessed from the shape of the data.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from abaudit.importers.tables.columns import Columns, of_layout, of_words
from abaudit.importers.tables.headers import LOST, MAX_HEADER, find, fold, fold_pattern, numbered
from abaudit.importers.tables.layouts import LAYOUTS
from abaudit.importers.tables.likeness import holds_number
from abaudit.importers.tables.rows import Lines, Row, rows
from abaudit.importers.tables.shape import Layout, parts
from abaudit.importers.tables.stems import role_of
from abaudit.importers.tables.vocabulary import Role

if TYPE_CHECKING:
    from abaudit.importers.tables.source import Source

DELIMITERS = (b";", b",", b"\t", b"|")
"""In the order that decides a tie."""
GENERIC = "generic"
_PROBED = 25
"""Rows in which the header is looked for."""
_PROBED_LINES = 2000
"""Lines in which these rows are looked for, most of which may be empty."""
_OTHER_SEPARATORS = frozenset(";\t|")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of the first rows, cut by one separator."""

    delimiter: bytes
    order: int
    """0 for the first row that there is."""
    row: Row = field(repr=False)
    cells: list[str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Table:
    """What was recognised; *header* is None where the user named the columns of a table that has none."""

    delimiter: bytes
    layout: str
    columns: Columns
    header: Row | None


def candidates(source: Source, text: Lines) -> list[Candidate]:
    """The first rows of *text* for each separator."""
    beginning = Lines(text.lines[:_PROBED_LINES], text.cr_ends)
    return [
        Candidate(delimiter, order, row, source.cells(row, delimiter))
        for delimiter in DELIMITERS
        for order, row in enumerate(islice(rows(beginning, delimiter), _PROBED))
    ]


def recognise(tried: list[Candidate]) -> Table | None:
    """The table whose header is the best of *tried*, or None."""
    return _in_known_layout(tried) or _by_words(tried)


def _in_known_layout(tried: list[Candidate]) -> Table | None:
    best: tuple[int, Candidate, Layout] | None = None
    for candidate in tried:
        if not _has_known_headers(candidate.cells):
            continue
        for layout in LAYOUTS:
            score = _score(layout, candidate.cells)
            if score > (best[0] if best else 0):
                best = score, candidate, layout
    if best is None:
        return None
    _, candidate, layout = best
    return Table(candidate.delimiter, layout.name, of_layout(layout, candidate.cells), candidate.row)


def _score(layout: Layout, headers: list[str]) -> int:
    """How many of *headers* belong to *layout*; 0 where one that it requires is missing."""
    known = parts(layout)
    found = Counter(part.key for header in headers if (part := find(header, known)))
    if any(fold_pattern(header) not in found for header in layout.required):
        return 0
    return found.total()


@cache
def _all_headers() -> frozenset[str]:
    return frozenset(key for layout in LAYOUTS for key in parts(layout))


def _has_known_headers(cells: list[str]) -> bool:
    """A quick look whether it is worth scoring the row: two headers that some layout knows, or damaged ones."""
    count = 0
    for cell in cells:
        if len(cell) <= MAX_HEADER and cell:
            folded = fold(cell)
            count += folded in _all_headers() or numbered(folded) in _all_headers() or LOST in folded
            if count >= 2:
                return True
    return False


def _by_words(tried: list[Candidate]) -> Table | None:
    best: tuple[int, Candidate, list[Role | None]] | None = None
    for candidate in tried:
        roles = words_of(candidate)
        score = sum(role is not None for role in roles)
        if score > (best[0] if best else 0) and _can_be_header(candidate, roles, score):
            best = score, candidate, roles
    if best is None:
        return None
    _, candidate, roles = best
    return Table(candidate.delimiter, GENERIC, of_words(candidate.cells, roles), candidate.row)


def words_of(candidate: Candidate) -> list[Role | None]:
    """What the words of each cell would say if it were a header."""
    return [
        role_of(cell) if len(cell) <= MAX_HEADER and _OTHER_SEPARATORS.isdisjoint(cell) else None
        for cell in candidate.cells
    ]


def _can_be_header(candidate: Candidate, roles: list[Role | None], score: int) -> bool:
    """Whether these words make a header and not a person with a telling name."""
    if Role.PHONE not in roles and Role.MAYBE_PHONE not in roles:
        return False
    if score < 2 and candidate.order > 0 and len(candidate.cells) > 1:
        return False
    return not any(holds_number(cell) for cell in candidate.row.cells)
