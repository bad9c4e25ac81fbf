"""What the cells decide about a column, where its header leaves that open."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from abaudit.importers.shared.likeness import holds_number, is_number
from abaudit.importers.tables.columns import Columns, PhoneColumn
from abaudit.importers.tables.stems import kinds_of, names_messenger
from abaudit.importers.tables.vocabulary import ANSWERS
from abaudit.model.contacts import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from abaudit.importers.tables.rows import TableRow
    from abaudit.model.contacts import Use

_ASKED = 200
"""Filled cells of a column that decide what it holds."""


def decided(columns: Columns, data: Sequence[TableRow]) -> Columns:
    """*columns* with those undecided ones as phone columns that mostly hold numbers, as consents that hold answers."""
    found = {
        index: PhoneColumn(kinds_of(columns.headers[index]) or ("other",))
        for index in columns.undecided | (columns.open - columns.taken() if columns.phones else frozenset())
        if _mostly_numbers(index, data, written=index in columns.open)
    }
    answers = {
        index
        for index in columns.undecided - found.keys()
        if names_messenger(columns.headers[index]) and _mostly_answers(index, data)
    }
    return replace(
        columns,
        phones=dict(sorted({**columns.phones, **found}.items())),
        undecided=columns.undecided - found.keys() - answers,
        open=columns.open - found.keys(),
        consents=columns.consents | answers,
        strange=columns.strange - found.keys(),
    )


def aside(columns: Columns, data: Sequence[TableRow]) -> list[int]:
    """Columns that were not taken although something in them looks like a number; free text has a count of its own.

    A column of codes, dates, e-mail or addresses deserves a word only where such cells are the rule.
    """
    labels = {column.label for column in columns.phones.values()}
    return [
        index
        for index in range(len(columns.headers))
        if index not in columns.phones
        and index not in labels
        and index not in columns.free
        and index not in columns.consents
        and (
            _mostly_numbers(index, data, digits_alone=False)
            if index in columns.coded
            else holds_number(b"\n".join(row.cells[index] for row in data if index < len(row.cells)))
        )
    ]


def shown(columns: Columns, indexes: Iterable[int], use: Use = "") -> tuple[Column, ...]:
    """The columns at *indexes* as the result tells them."""
    return tuple(Column(index, columns.headers[index].strip(), use) for index in indexes)


def uses(columns: Columns, aside: Iterable[int]) -> tuple[Column, ...]:
    """Every column with what it was taken for; *aside* are those that only look as if they should have been."""
    uses: dict[int, Use] = {index: _FIELD_USES[name] for index, name in columns.fields.items()}
    taken: tuple[tuple[Use, Iterable[int]], ...] = (
        ("free-text", columns.free - columns.fields.keys()),
        ("consent", columns.consents),
        ("groups", columns.groups),
        ("organisation", columns.organisation),
        ("name", columns.name_columns()),
        ("aside", aside),
        ("label", [column.label for column in columns.phones.values() if column.label is not None]),
        ("phone", columns.phones),
    )
    for use, indexes in taken:
        uses.update(dict.fromkeys(indexes, use))
    return tuple(Column(index, header.strip(), uses.get(index, "")) for index, header in enumerate(columns.headers))


_FIELD_USES: dict[str, Use] = {"NOTE": "note", "EMAIL": "email", "ADR": "address"}


def _mostly_numbers(index: int, data: Sequence[TableRow], *, digits_alone: bool = True, written: bool = False) -> bool:
    """Whether half of the filled cells of a column look like numbers: *digits_alone* too, or *written* in full."""
    filled = _filled(index, data)
    like = is_number if written else holds_number
    numbers = sum(like(cell) and (digits_alone or not cell.isdigit()) for cell in filled)
    return numbers * 2 >= len(filled) > 0


def _mostly_answers(index: int, data: Sequence[TableRow]) -> bool:
    """Whether half of the filled cells of a column say yes, no or something like it."""
    filled = [cell.decode("ascii", "replace").strip().casefold().rstrip(".!") for cell in _filled(index, data)]
    return sum(text in ANSWERS for text in filled) * 2 >= len(filled) > 0


def _filled(index: int, data: Sequence[TableRow]) -> list[bytes]:
    """The first filled cells of a column, without quotes around them."""
    cells = (row.cells[index] for row in data if index < len(row.cells))
    return list(islice((bare for cell in cells if (bare := cell.strip(b' "'))), _ASKED))
