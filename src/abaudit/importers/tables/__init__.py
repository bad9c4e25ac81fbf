"""Tables: delimited text from address books, office programs and spreadsheets.

source      the bytes, their encoding, and a view in which structure can be cut without decoding
rows        that view cut into rows and cells, each with its place
headers     comparing headers in spite of damage
stems       what the words of an unknown header mean;   vocabulary: the words
layouts     the known programs, as data (shape: what an entry looks like)
recognise   separator, header row and layout at once;   named: columns that the user named;   columns: what is what
reading     rows → contacts, unread, noise;   likeness: does a cell look like a number
scanner     the independent count of phone cells
refusal     what to say when nothing fits
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from abaudit.i18n import N_
from abaudit.importers.encodings import decode
from abaudit.importers.options import DEFAULTS, Options
from abaudit.importers.tables import refusal, scanner
from abaudit.importers.tables.columns import Columns, PhoneColumn
from abaudit.importers.tables.likeness import holds_number, is_number
from abaudit.importers.tables.named import with_named_columns
from abaudit.importers.tables.reading import UNBALANCED_QUOTE, Reading
from abaudit.importers.tables.recognise import candidates, recognise, words_of
from abaudit.importers.tables.rows import lines_of, rows, unquoted
from abaudit.importers.tables.source import of as source_of
from abaudit.importers.tables.stems import kinds_of
from abaudit.model.contacts import Column, Imported, Unread

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from abaudit.importers.tables.recognise import Candidate, Table
    from abaudit.importers.tables.rows import Lines, Row
    from abaudit.importers.tables.source import Source
    from abaudit.model.contacts import Field

_ASKED = 200
"""Filled cells of a column that decide whether it holds numbers."""
_MISCOUNT = N_(
    "Counted in two ways, the phone columns do not hold the same number of entries; some may have been missed."
)


def read(data: bytes, options: Options = DEFAULTS) -> Imported:
    """Everything that the table *data* holds; never raises, whatever the bytes are."""
    source = source_of(data)
    if not source.units.strip(b" \t\r\n\x1a"):
        return refusal.refusal(source.encoding, refusal.EMPTY)
    text = lines_of(source.units)
    tried = candidates(source, text)
    table = recognise(tried)
    if options.phone_columns or options.name_columns:
        found, table = table, with_named_columns(table, tried, options)
        if table is None:
            return refusal.refusal(
                source.encoding,
                refusal.NO_SUCH_COLUMN,
                found.columns.headers if found else max(tried, key=_known_words).cells,
            )
    if table is None:
        return _unrecognised(source, tried)
    return _read_table(source, text, table)


def decode_field(data: bytes, encoding: str, field: Field) -> str:
    """The text of *field*, a cell of the table *data*."""
    return unquoted(decode(data[field.span.start : field.span.end], encoding))


def _read_table(source: Source, text: Lines, table: Table) -> Imported:
    first = table.header.behind if table.header else 0
    data = list(rows(text, table.delimiter, columns=len(table.columns.headers), first=first))
    columns = _decided(table.columns, data)
    if not columns.phones:
        return refusal.refusal(source.encoding, refusal.NO_PHONE_COLUMN, columns.headers)
    reading = Reading(source, columns, table.delimiter)
    if table.header is not None:
        above = table.header.start
        reading.above(takewhile(lambda row: row.start < above, rows(text, table.delimiter)))
    reading.data(data)
    start = text.offset(first)
    counted = scanner.count(
        source.text(start, len(source.units)), table.delimiter.decode(), columns.phones, cr_ends=text.cr_ends
    )
    if counted != sum(len(contact.entries) for contact in reading.contacts) and not any(
        unread.code == UNBALANCED_QUOTE for unread in reading.unread
    ):
        whole = source.span(start, len(source.units))
        reading.unread.append(Unread(None, text.number(first), whole, "count-mismatch", _MISCOUNT))
    return Imported(
        layout=table.layout,
        encoding=source.encoding,
        contacts=tuple(reading.contacts),
        unread=tuple(sorted(reading.unread, key=lambda unread: unread.span.start)),
        noise=tuple(reading.noise),
        counted=counted,
        phone_columns=_named(columns, columns.phones),
        name_columns=_named(columns, columns.name_columns()),
        columns_aside=_named(columns, _aside(columns, data)),
    )


def _decided(columns: Columns, data: Sequence[Row]) -> Columns:
    """*columns* with those undecided ones as phone columns that mostly hold numbers."""
    decided = {
        index: PhoneColumn(kinds_of(columns.headers[index]) or ("other",))
        for index in columns.undecided | (columns.open - columns.taken() if columns.phones else frozenset())
        if _mostly_numbers(index, data, written=index in columns.open)
    }
    return replace(
        columns,
        phones=dict(sorted({**columns.phones, **decided}.items())),
        undecided=columns.undecided - decided.keys(),
        open=columns.open - decided.keys(),
        strange=columns.strange - decided.keys(),
    )


def _mostly_numbers(index: int, data: Sequence[Row], *, digits_alone: bool = True, written: bool = False) -> bool:
    """Whether half of the filled cells of a column look like numbers: *digits_alone* too, or *written* in full."""
    cells = (row.cells[index] for row in data if index < len(row.cells))
    filled = list(islice((bare for cell in cells if (bare := cell.strip(b' "'))), _ASKED))
    like = is_number if written else holds_number
    numbers = sum(like(cell) and (digits_alone or not cell.isdigit()) for cell in filled)
    return numbers * 2 >= len(filled) > 0


def _aside(columns: Columns, data: Sequence[Row]) -> list[int]:
    """Columns that were not taken although something in them looks like a number.

    A column of codes, dates, e-mail or addresses deserves a word only where such cells are the rule.
    """
    labels = {column.label for column in columns.phones.values()}
    return [
        index
        for index in range(len(columns.headers))
        if index not in columns.phones
        and index not in labels
        and (
            _mostly_numbers(index, data, digits_alone=False)
            if index in columns.coded
            else holds_number(b"\n".join(row.cells[index] for row in data if index < len(row.cells)))
        )
    ]


def _named(columns: Columns, indexes: Iterable[int]) -> tuple[Column, ...]:
    return tuple(Column(index, columns.headers[index].strip()) for index in indexes)


def _unrecognised(source: Source, tried: Sequence[Candidate]) -> Imported:
    if refusal.is_not_text(source.units):
        return refusal.refusal(source.encoding, refusal.NOT_TEXT)
    best = max(tried, key=_known_words)
    problem = refusal.NO_PHONE_COLUMN if _known_words(best)[0] > 1 else refusal.NO_HEADER
    return refusal.refusal(source.encoding, problem, best.cells)


def _known_words(candidate: Candidate) -> tuple[int, int, int]:
    """How likely a row is to be the header, for telling its columns: known words, then place, then width."""
    known = sum(role is not None for role in words_of(candidate))
    return known, -candidate.order, len(candidate.cells)
