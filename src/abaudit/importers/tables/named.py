"""Columns that the user named: by header, or by 1-based position."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from abaudit.importers.shared.likeness import holds_number, may_hold_number
from abaudit.importers.tables.columns import Columns, of_words
from abaudit.importers.tables.headers import fold, repaired
from abaudit.importers.tables.recognise import GENERIC, Candidate, Table, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from abaudit.importers.options import Options


def with_named_columns(found: Table | None, tried: list[Candidate], options: Options) -> Table | None:
    """*found* with the columns of *options*, or the table in which these columns exist; None where there is none."""
    table = found if found is not None else _table_with(tried, options)
    if table is None:
        return None
    phones = _indexes(options.phone_columns, table.columns.headers)
    names = _indexes(options.name_columns, table.columns.headers)
    if phones is None or names is None:
        return None
    columns = table.columns
    if phones:
        columns = columns.with_phones(phones)
    if names:
        columns = columns.with_names(names)
    return replace(table, columns=columns)


def _indexes(named: Iterable[str], headers: Sequence[str]) -> list[int] | None:
    """Where the columns *named* are, each with all its namesakes; None where one does not exist."""
    folded = [{fold(header), fold(repaired(header))} for header in headers]
    indexes: list[int] = []
    for name in named:
        if _is_position(name):
            if not 1 <= int(name) <= len(headers):
                return None
            indexes.append(int(name) - 1)
            continue
        same = [index for index, forms in enumerate(folded) if fold(name) and fold(name) in forms]
        if not same:
            return None
        indexes += same
    return indexes


def _is_position(name: str) -> bool:
    return name.isascii() and name.isdigit() and len(name) < 6


def _table_with(tried: list[Candidate], options: Options) -> Table | None:
    """The table that the named columns themselves point out."""
    named = (*options.phone_columns, *options.name_columns)
    if not options.phone_columns:
        return None
    fitting = [candidate for candidate in tried if _indexes(named, candidate.cells) is not None]
    if not fitting:
        return None
    if not all(map(_is_position, named)):
        best = max(fitting, key=lambda candidate: (len(candidate.cells), -candidate.order))
        return _headed(best)
    return _by_position(fitting, [int(name) - 1 for name in options.phone_columns])


def _by_position(fitting: list[Candidate], phones: list[int]) -> Table:
    """The table whose rows have numbers at *phones*; its first row is the header unless it has one there itself."""

    def numbers(delimiter: bytes) -> tuple[int, int]:
        same = [candidate for candidate in fitting if candidate.delimiter == delimiter]
        hits = sum(holds_number(candidate.row.cells[index]) for candidate in same for index in phones)
        return hits, max(len(candidate.cells) for candidate in same)

    delimiter = max(dict.fromkeys(candidate.delimiter for candidate in fitting), key=numbers)
    same = [candidate for candidate in fitting if candidate.delimiter == delimiter]
    first = same[0]
    if any(may_hold_number(cell) for cell in first.row.cells):
        width = max(len(candidate.cells) for candidate in same)
        return Table(delimiter, GENERIC, Columns(("",) * width, {}), None)
    return _headed(first)


def _headed(candidate: Candidate) -> Table:
    roles = words_of(candidate)
    known = sum(role is not None for role in roles)
    return Table(candidate.delimiter, GENERIC, of_words(candidate.cells, roles), candidate.row, known)
