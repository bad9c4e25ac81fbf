"""Tables: delimited text from address books, office programs and spreadsheets.

source      the bytes, their encoding, and a view in which structure can be cut without decoding
rows        that view cut into rows and cells, each with its place
headers     comparing headers in spite of damage
stems       what the words of an unknown header mean;   vocabulary: the words
layouts     the known programs, as data (shape: what an entry looks like)
recognise   separator, header row and layout at once;   named: columns that the user named;   columns: what is what
decide      what the cells say about a column;   likeness: does a cell look like a number
reading     rows → contacts, unread, noise, numbers in free text
names       what the columns of names say of a row
scanner     the independent count of phone cells;   namelook: and the look for names
refusal     what to say when nothing fits
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from abaudit.i18n import N_
from abaudit.importers.options import DEFAULTS, Options
from abaudit.importers.shared.naming import with_doubts
from abaudit.importers.shared.quotes import decode_field
from abaudit.importers.shared.units import source_of
from abaudit.importers.tables import namelook, refusal, scanner
from abaudit.importers.tables.decide import aside, decided, shown, uses
from abaudit.importers.tables.named import with_named_columns
from abaudit.importers.tables.reading import UNBALANCED_QUOTE, Reading
from abaudit.importers.tables.recognise import GENERIC, candidates, recognise, words_of
from abaudit.importers.tables.rows import lines_of, rows
from abaudit.model.contacts import Imported, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from abaudit.importers.shared.units import UnitSource
    from abaudit.importers.tables.recognise import Candidate, Table
    from abaudit.importers.tables.rows import RowLines

__all__ = ["MOST_ROWS", "decode_field", "read", "recognises"]

MOST_ROWS = 500_000
"""No address book has more; the memory for them would exceed what this program may take."""
_LONGEST_LINE = 16_000_000
"""Units; `MAX_COLUMNS` columns of 8,000 each."""
_MANY = 20_000
_SHORTEST = 10
"""Units a row or phone cell that are too few for a number, its separator and its line end, where there are *_MANY*."""
_MISCOUNT = N_(
    "Counted in two ways, the phone columns do not hold the same number of entries; some may have been missed."
)


def recognises(data: bytes) -> bool:  # noqa: ARG001 - whatever it is
    """True: `read` says what is no table, and why."""
    return True


def read(data: bytes, options: Options = DEFAULTS) -> Imported:
    """Everything that the table *data* holds; never raises, whatever the bytes are."""
    source = source_of(data, options.encoding)
    if not source.units.strip(b" \t\r\n\x1a"):
        return refusal.refusal(source.encoding, refusal.EMPTY)
    text = lines_of(source.units)
    if max(map(len, text.lines)) > _LONGEST_LINE:
        return refusal.refusal(source.encoding, refusal.LINE_TOO_LONG)
    tried = candidates(source, text)
    table = recognise(tried, options.layout)
    if table is None and options.layout:
        return refusal.refusal(source.encoding, refusal.NOT_IN_LAYOUT, max(tried, key=_known_words).cells)
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
    return _read_table(source, text, table, options)


def _read_table(source: UnitSource, text: RowLines, table: Table, options: Options) -> Imported:
    first = table.header.behind if table.header else 0
    data = list(islice(rows(text, table.delimiter, columns=len(table.columns.headers), first=first), MOST_ROWS + 1))
    if len(data) > MOST_ROWS:
        return refusal.refusal(source.encoding, refusal.TOO_MANY_ROWS)
    columns = decided(table.columns, data)
    if not columns.phones:
        never = table.program is not None and not table.program.phones
        problem = refusal.NO_NUMBERS if never else refusal.NO_PHONE_COLUMN
        return refusal.refusal(source.encoding, problem, columns.headers)
    start = text.offset(first)
    counted = scanner.count(
        source.text(start, len(source.units)), table.delimiter.decode(), columns.phones, cr_ends=text.cr_ends
    )
    if max(len(data), counted) > _MANY and max(len(data), counted) * _SHORTEST > len(source.units):
        return refusal.refusal(source.encoding, refusal.NO_ADDRESS_BOOK)
    reading = Reading(source, columns, table.delimiter, table.program.above if table.program else ())
    if table.header is not None:
        above = table.header.start
        reading.above(takewhile(lambda row: row.start < above, rows(text, table.delimiter)))
    with _uncollected():
        reading.data(data)
    if counted != sum(len(contact.entries) for contact in reading.contacts) and not any(
        unread.code == UNBALANCED_QUOTE for unread in reading.unread
    ):
        whole = source.span(start, len(source.units))
        reading.unread.append(Unread(None, text.number(first), whole, "count-mismatch", _MISCOUNT))
    left = aside(columns, data)
    by_hand = table.layout == GENERIC
    name_like = namelook.records(source, reading.contacts, columns, table.delimiter.decode(), by_hand=by_hand)
    return Imported(
        layout=table.layout,
        encoding=source.encoding,
        contacts=with_doubts(reading.contacts, name_like),
        name_like=name_like,
        unread=tuple(sorted(reading.unread, key=lambda unread: unread.span.start)),
        noise=tuple(reading.noise),
        counted=counted,
        phone_columns=shown(columns, columns.phones, "phone"),
        name_columns=shown(columns, columns.name_columns(), "name"),
        columns_aside=shown(columns, left, "aside"),
        columns=uses(columns, left),
        known_headers=table.known,
        office=table.program is not None and table.program.office,
        mentions=tuple(reading.mentions),
        overrides=options.stated(),
    )


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cycles among the values that are made now: there are none, and it takes a third of the time."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def _unrecognised(source: UnitSource, tried: Sequence[Candidate]) -> Imported:
    if refusal.is_not_text(source.units):
        return refusal.refusal(source.encoding, refusal.NOT_TEXT)
    best = max(tried, key=_known_words)
    problem = refusal.NO_PHONE_COLUMN if _known_words(best)[0] > 1 else refusal.NO_HEADER
    return refusal.refusal(source.encoding, problem, best.cells)


def _known_words(candidate: Candidate) -> tuple[int, int, int]:
    """How likely a row is to be the header, for telling its columns: known words, then place, then width."""
    known = sum(role is not None for role in words_of(candidate))
    return known, -candidate.order, len(candidate.cells)
