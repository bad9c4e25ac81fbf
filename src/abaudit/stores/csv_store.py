"""A ledger written as a table: one event a row, the same keys as columns, German names understood.

Cells are separated by ``;`` or ``,``, the parts of a list by ``|``.  Rows become the same nodes as YAML does, so both
are checked by the same code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from abaudit.documents import KeyValue, ListNode, MapNode, Problems, Reader, ScalarNode, suggest
from abaudit.errors import LedgerError
from abaudit.formulas import bare
from abaudit.i18n import _
from abaudit.model.consent import Ledger
from abaudit.stores import fields, swallowed
from abaudit.stores.keys import GERMAN_COLUMNS, KEYS, NAMES_OF_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from abaudit.documents import Node
    from abaudit.stores.fields import Terms

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_LISTS = frozenset(key.name for key in KEYS if key.kind.is_list)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_INVISIBLE = re.compile(r"[\x85\u2028\u2029\ufeff]")
"""Line ends that only some programs take for one, and the mark that a second file begins with."""
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SEPARATOR_LINE = re.compile(r"sep=([;,])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class _Column:
    position: int
    key: str
    written: str


def read(source: str, data: bytes, terms: Terms) -> Ledger:
    """The ledger in *data*; raises `LedgerError` with everything that is wrong in it."""
    problems = Problems(source, LedgerError)
    header, rows = _table(_decoded(data, problems), problems)
    columns = _columns(header, problems)
    for row in rows:
        _check_width(row, header, problems)
        _check_lines(row, columns, len(header.cells), problems)
    readers = [Reader(_node(row, columns), problems) for row in rows]
    events = fields.events(readers, replace(terms, header_line=header.line))
    problems.check()
    return Ledger("csv", terms.digest, events)


def recognises(data: bytes) -> bool:
    """Whether *data* begins with the column names of a ledger: number, person and state among them."""
    text = _text(data) or data.decode("latin-1")
    lines = (line for line in text.splitlines() if line.strip())
    header = next((line for line in lines if not _SEPARATOR_LINE.fullmatch(line.strip())), "")
    keys = {_key(cell.strip(" \"'")) for cell in re.split("[;,\t]", header)}
    return keys >= {"person", "state"} and not keys.isdisjoint({"number", "numbers"})


def _decoded(data: bytes, problems: Problems) -> str:
    if not data:
        problems.stop(_("The file is empty: it holds no byte at all."))
    text = _text(data)
    if text is None or _CONTROL.search(text):
        problems.stop(_("The file is no text that can be read here."), None, _("Save it as CSV in UTF-8."))
    if invisible := _INVISIBLE.search(text):
        message = _("There is an invisible character that does not belong here (U+{code}).")
        line = len(re.split(r"\r\n|\r|\n", text[: invisible.start()]))
        problems.stop(
            message.format(code=f"{ord(invisible.group()):04X}"),
            line,
            _("Type the line anew, or save the file as CSV."),
        )
    return text


def _text(data: bytes) -> str | None:
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _table(text: str, problems: Problems) -> tuple[_Row, list[_Row]]:
    """The row of column names and the rows below it that hold anything."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    declared = _SEPARATOR_LINE.fullmatch(first.strip())
    rows = _rows(text, declared.group(1) if declared else _delimiter(first), problems)
    if declared:
        rows = rows[1:]
    if not rows:
        problems.stop(_("There is nothing in this table."), None, _("Begin it with a line of column names."))
    return rows[0], rows[1:]


def _delimiter(header: str) -> str:
    return max(";,", key=lambda delimiter: sum(_key(cell.strip(' "')) != "" for cell in header.split(delimiter)))


def _rows(text: str, delimiter: str, problems: Problems) -> list[_Row]:
    """Rows that hold anything, each with the physical line where it begins."""
    import csv
    import io

    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[_Row] = []
    begin = 1
    while True:
        try:
            cells = next(lines, None)
        except csv.Error:
            hint = _("Look for a quotation mark too many or too few.")
            problems.stop(_("The row that begins here cannot be taken apart into cells."), begin, hint)
        if cells is None:
            return rows
        if any(cell.strip() for cell in cells):
            rows.append(_Row(begin, cells))
        begin = lines.line_num + 1


def _columns(header: _Row, problems: Problems) -> list[_Column]:
    if not any(_key(written) for written in header.cells):
        hint = _("Begin the table with a line of column names: {names}.").format(names=", ".join(NAMES_OF_COLUMNS))
        problems.stop(_("No column of this table has a name that a consent ledger knows."), header.line, hint)
    columns: dict[str, _Column] = {}
    for position, written in enumerate(header.cells):
        key = _key(written)
        if not key:
            if written.strip():
                _note_unknown_column(written, position, header.line, problems)
        elif key in columns:
            message = _("The columns {first} and {second} say the same.")
            first = columns[key].position + 1
            problems.add(message.format(first=first, second=position + 1), header.line, _("Remove one of them."))
        else:
            columns[key] = _Column(position, key, written.strip())
    return list(columns.values())


def _note_unknown_column(written: str, position: int, line: int, problems: Problems) -> None:
    # A table without column names has an event in its first line, so nothing of it is quoted.
    guess = suggest(written.strip(), (*NAMES_OF_COLUMNS, *GERMAN_COLUMNS.values()))
    names = _("Possible here: {words}.").format(words=", ".join(NAMES_OF_COLUMNS))
    hint = f"{_('Did you mean “{word}”?').format(word=guess)} {names}" if guess else names
    problems.add(_("The name of column {number} is not known here.").format(number=position + 1), line, hint)


def _key(written: str) -> str:
    """The key that a column's name stands for, or empty."""
    return _COLUMNS.get(_folded(written), "")


def _folded(written: str) -> str:
    return re.sub(r"[\s_-]+", "_", written.strip().casefold()).translate(_UMLAUTS)


_COLUMNS = {_folded(name): key for key, name in GERMAN_COLUMNS.items()} | {name: name for name in NAMES_OF_COLUMNS}
"""Column name, folded → key."""


def _check_width(row: _Row, header: _Row, problems: Problems) -> None:
    names = [*header.cells, *("" for _cell in row.cells[len(header.cells) :])]
    if any(cell.strip() and not name.strip() for cell, name in zip(row.cells, names, strict=False)):
        problems.add(
            _("There is content in a column without a name."), row.line, _("Check the separators of this row.")
        )


def _check_lines(row: _Row, columns: Sequence[_Column], width: int, problems: Problems) -> None:
    """A cell of several lines may be a quotation mark too many that has taken whole rows in."""
    free = {column.position for column in columns if column.key in swallowed.FREE}
    for position, cell in enumerate(row.cells):
        if not {"\n", "\r"}.isdisjoint(cell) and (position not in free or swallowed.holds_rows(cell, width)):
            problems.add(
                _("Cell {number} of this row has several lines, and rows of their own may be lost in it.").format(
                    number=position + 1
                ),
                row.line,
                _("Look for a quotation mark too many, or write the text of the cell in one line."),
            )


def _node(row: _Row, columns: Sequence[_Column]) -> MapNode:
    """The row as a mapping, with what belongs to the evidence put together."""
    entries = {
        column.key: KeyValue(column.key, row.line, value, column.written) for column, value in _values(row, columns)
    }
    file, digest = entries.pop("evidence", None), entries.pop("sha256", None)
    proof = {name: replace(e, key=name) for name, e in (("file", file), ("sha256", digest)) if e and _filled(e.value)}
    if proof:
        entries["evidence"] = KeyValue("evidence", row.line, MapNode(proof, row.line))
    return MapNode(entries, row.line)


def _values(row: _Row, columns: Sequence[_Column]) -> Iterator[tuple[_Column, Node]]:
    for column in columns:
        cell = bare(row.cells[column.position].strip()).strip() if column.position < len(row.cells) else ""
        parts = [part.strip() for part in cell.split("|")] if column.key in _LISTS else [cell]
        scalars = tuple(ScalarNode(part, row.line) for part in parts if part)
        if len(scalars) == 1:
            yield column, scalars[0]
        else:
            yield column, ListNode(scalars, row.line) if scalars else ScalarNode("", row.line)


def _filled(value: Node) -> bool:
    return not isinstance(value, ScalarNode) or value.text != ""
