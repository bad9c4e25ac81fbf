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

from abaudit.importers.shared.likeness import holds_number
from abaudit.importers.tables.columns import Columns, of_layout, of_words
from abaudit.importers.tables.headers import LOST, MAX_HEADER, find, fold, lost_pattern, numbered, repaired
from abaudit.importers.tables.layouts import LAYOUTS
from abaudit.importers.tables.row_cells import beginnings_of
from abaudit.importers.tables.rows import RowLines, TableRow, rows
from abaudit.importers.tables.shape import TableLayout, key_of, parts
from abaudit.importers.tables.stems import role_of
from abaudit.importers.tables.vocabulary import Role

if TYPE_CHECKING:
    from abaudit.importers.shared.units import UnitSource

DELIMITERS = (b";", b",", b"\t", b"|")
"""In the order that decides a tie."""
GENERIC = "generic"
_PROBED = 25
"""Rows in which the header is looked for."""
_PROBED_LINES = 2000
"""Lines in which these rows are looked for, most of which may be empty."""
_LONGEST_CELL = 8 * MAX_HEADER
"""Units of a cell that are looked at for a header."""
_MOST_DAMAGED = 500
"""Different damaged cells that are compared with the known headers."""
_MOST_DAMAGED_IN_ROW = 100
"""Damaged cells of a row whose words are looked up; a header that long has fewer."""
_OTHER_SEPARATORS = frozenset(";\t|")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of the first rows, cut by one separator."""

    delimiter: bytes
    order: int
    """0 for the first row that there is."""
    row: TableRow = field(repr=False)
    cells: list[str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Table:
    """What was recognised; *header* is None where the user named the columns of a table that has none."""

    delimiter: bytes
    layout: str
    columns: Columns
    header: TableRow | None
    known: int = 0
    """How many of its headers the layout, or the words of no layout, know."""
    program: TableLayout | None = None
    """The known layout; None for a table of any other."""


def candidates(source: UnitSource, text: RowLines) -> list[Candidate]:
    """The first rows of *text* for each separator."""
    beginning = RowLines(text.lines[:_PROBED_LINES], text.cr_ends)
    return [
        Candidate(delimiter, order, row, beginnings_of(source, row, _LONGEST_CELL))
        for delimiter in DELIMITERS
        for order, row in enumerate(islice(rows(beginning, delimiter), _PROBED))
    ]


def recognise(tried: list[Candidate], wanted: str = "") -> Table | None:
    """The table whose header is the best of *tried*, or None; *wanted* is the only layout that may be found."""
    if wanted == GENERIC:
        return _by_words(tried)
    if wanted:
        return _as_layout(next((layout for layout in LAYOUTS if layout.name == wanted), None), tried)
    return _in_known_layout(tried) or _by_words(tried)


def _as_layout(layout: TableLayout | None, tried: list[Candidate]) -> Table | None:
    """The row with most headers of *layout*, required ones missing or not; None where no row has two."""
    if layout is None:
        return None
    damaged = _damaged(tried)
    scores = [(_hits(layout, candidate.cells, damaged).total(), candidate) for candidate in tried]
    score, best = max(scores, key=lambda pair: pair[0], default=(0, None))
    return _table(layout, best, score) if best is not None and score > 1 else None


def _table(layout: TableLayout, candidate: Candidate, score: int) -> Table:
    columns = of_layout(layout, candidate.cells)
    return Table(candidate.delimiter, layout.name, columns, candidate.row, score, layout)


def _in_known_layout(tried: list[Candidate]) -> Table | None:
    best: tuple[int, Candidate, TableLayout] | None = None
    damaged = _damaged(tried)
    for candidate in tried:
        if not _has_known_headers(candidate.cells):
            continue
        forms = _forms(candidate.cells, damaged)
        for layout in LAYOUTS:
            if any(map(forms.isdisjoint, _required(layout))):
                continue
            score = _score(layout, candidate.cells, damaged)
            if score > (best[0] if best else 0):
                best = score, candidate, layout
    if best is None:
        return None
    score, candidate, layout = best
    return _table(layout, candidate, score)


def _score(layout: TableLayout, headers: list[str], damaged: dict[str, frozenset[str]]) -> int:
    """How many of *headers* belong to *layout*; 0 where one that it requires is missing."""
    found = _hits(layout, headers, damaged)
    if any(key_of(header) not in found for header in layout.required):
        return 0
    return found.total()


def _hits(layout: TableLayout, headers: list[str], damaged: dict[str, frozenset[str]]) -> Counter[str]:
    """How often each header of *layout* stands in *headers*; *damaged* says what damaged ones may have been."""
    known = parts(layout)
    found: Counter[str] = Counter()
    for header in headers:
        if header in damaged:
            keys = {known[key].key for key in damaged[header] if key in known}
            if len(keys) == 1:
                found[keys.pop()] += 1
        elif part := find(header, known):
            found[part.key] += 1
    return found


def _damaged(tried: list[Candidate]) -> dict[str, frozenset[str]]:
    """What each cell of which letters were lost may have been: folded headers of any layout."""
    found: dict[str, frozenset[str]] = {}
    for cell in (cell for candidate in tried for cell in candidate.cells):
        if len(cell) > MAX_HEADER or cell in found or LOST not in (folded := fold(cell)):
            continue
        known = frozenset[str]()
        if len(found) < _MOST_DAMAGED and len(folded.replace(LOST, "")) > 2:
            exact = {key for key in {folded, fold(repaired(cell))} if key in _all_headers()}
            patterns = [lost_pattern(form) for form in {folded, numbered(folded)}]
            known = frozenset(exact) or frozenset(
                key for key in _all_headers() if any(pattern.fullmatch(key) for pattern in patterns)
            )
        found[cell] = known
    return found


def _forms(cells: list[str], damaged: dict[str, frozenset[str]]) -> set[str]:
    """Every folded header that one of *cells* can be."""
    found: set[str] = set()
    for cell in (cell for cell in cells if len(cell) <= MAX_HEADER):
        for folded in (fold(cell), fold(repaired(cell))):
            found |= {folded, numbered(folded)}
        found |= damaged.get(cell, frozenset())
    return found


@cache
def _required(layout: TableLayout) -> tuple[frozenset[str], ...]:
    """For each header that *layout* requires, the folded forms of its spellings."""
    known = parts(layout)
    keys = [key_of(header) for header in layout.required]
    return tuple(frozenset(form for form, part in known.items() if part.key == key) for key in keys)


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
    score, candidate, roles = best
    return Table(candidate.delimiter, GENERIC, of_words(candidate.cells, roles), candidate.row, score)


def words_of(candidate: Candidate) -> list[Role | None]:
    """What the words of each cell would say if it were a header."""
    damaged = 0
    roles: list[Role | None] = []
    for cell in candidate.cells:
        damaged += LOST in cell
        plain = len(cell) <= MAX_HEADER and _OTHER_SEPARATORS.isdisjoint(cell)
        roles.append(role_of(cell) if plain and (damaged <= _MOST_DAMAGED_IN_ROW or LOST not in cell) else None)
    return roles


def _can_be_header(candidate: Candidate, roles: list[Role | None], score: int) -> bool:
    """Whether these words make a header and not a person with a telling name."""
    if Role.PHONE not in roles and Role.MAYBE_PHONE not in roles:
        return False
    if score < 2 and candidate.order > 0 and len(candidate.cells) > 1:
        return False
    return not any(holds_number(cell) for cell in candidate.row.cells)
