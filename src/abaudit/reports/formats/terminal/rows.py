"""Rows of a result as lines for a screen: name, number, reason and place, never wider than the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.i18n import _
from abaudit.reports.text.for_screen import fit, wrap
from abaudit.reports.text.harmless import safe
from abaudit.reports.text.row_words import leading, short_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from abaudit.model.findings import Row
    from abaudit.reports.document import Document

_NARROW = 72
"""Below so many columns every row stands on lines of its own."""

_NUMBER = 24
_REASON = 24
"""The most cells that the column of the numbers gets, and the least that are left for a reason beside it."""

_DIM, _RESET = "\x1b[2m", "\x1b[0m"


def lines(groups: Sequence[Sequence[Row]], document: Document, width: int, *, color: bool) -> Iterator[str]:
    """The *groups* of rows (at least one) in columns where the screen is wide enough, else below one another.

    The rows of a group show the same but for their places.
    """
    from rich.cells import cell_len, set_cell_size

    table = [(_name(rows[0]), _number(rows[0]), rows) for rows in groups]
    name_width = min(max(cell_len(name) for name, _, _ in table), width // 3)
    number_width = min(max(cell_len(number) for _, number, _ in table), _NUMBER)
    room = width - name_width - number_width - 6
    in_columns = width >= _NARROW and room >= _REASON
    for name, number, rows in table:
        reason, where = _reason(rows[0], document), document.places(rows)
        if not in_columns or cell_len(number) > number_width:
            yield f"  {fit(name, width - 2)}"
            yield from wrap(number, width, "    ")
            yield from wrap(reason, width, "    ")
            yield from wrap(where, width, "    ")
            continue
        cells = f"  {set_cell_size(fit(name, name_width), name_width)}  {set_cell_size(number, number_width)}  "
        for index, (text, dim) in enumerate(_beside(reason, where, room)):
            start = " " * (width - room) if index else cells
            yield start + text + (f"{_DIM}{dim}{_RESET}" if color and dim else dim)


def _beside(reason: str, where: str, room: int) -> Iterator[tuple[str, str]]:
    """Reason and place in lines of *room* cells; the place follows the reason's last word where it fits."""
    from rich.cells import cell_len

    *above, last = list(wrap(reason, room)) or [""]
    yield from ((line, "") for line in above)
    gap = "  " if last else ""
    if cell_len(last) + len(gap) + cell_len(where) <= room:
        yield last + gap, where
        return
    yield last, ""
    yield from (("", line) for line in wrap(where, room))


def _name(row: Row) -> str:
    return row.contact if row.name is None else safe(row.name, 60) or _("(no name)")


def _number(row: Row) -> str:
    return short_id(row.id) if row.number is None else safe(row.number, 40) or _("(empty)")


def _reason(row: Row, document: Document) -> str:
    first = leading(row)
    if first is None:
        return document.why(row)
    others = [finding.rule for finding in row.findings if finding is not first]
    return f"{document.why(row)} ({', '.join((first.rule, *others))})"
