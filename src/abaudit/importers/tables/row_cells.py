"""What the cells of a row say, decoded from the units between which the row was cut."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from abaudit.importers.shared.quotes import unquoted

if TYPE_CHECKING:
    from abaudit.importers.shared.units import UnitSource
    from abaudit.importers.tables.rows import TableRow


def beginnings_of(source: UnitSource, row: TableRow, longest: int) -> list[str]:
    """What the cells of *row* say, of longer ones the first *longest* units: enough for a header."""
    places = accumulate((len(cell) + 1 for cell in row.cells), initial=row.start)
    return [
        source.text(start, start + longest) if len(cell) > longest else unquoted(source.text(start, start + len(cell)))
        for start, cell in zip(places, row.cells, strict=False)
    ]


def cells_of(source: UnitSource, row: TableRow, delimiter: bytes) -> list[str]:
    """What the cells of *row* say."""
    pieces = source.text(row.start, row.end).split(delimiter.decode())
    if len(pieces) != len(row.cells):
        # Some cell holds a separator, so the row cannot be decoded in one piece.
        places = accumulate((len(cell) + 1 for cell in row.cells), initial=row.start)
        pieces = [source.text(start, start + len(cell)) for start, cell in zip(places, row.cells, strict=False)]
    return [unquoted(piece) if '"' in piece else piece for piece in pieces]
