"""Rows of a table made into contacts, whatever could not be read into a reason, and numbers in free text counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.i18n import N_
from abaudit.importers.shared.defaults import is_no_day, is_no_group
from abaudit.importers.shared.freetext import numbers_in
from abaudit.importers.shared.likeness import holds_number, is_number, may_hold_number, without_dates
from abaudit.importers.tables.names import RowNames, joined
from abaudit.importers.tables.row_cells import cells_of
from abaudit.importers.tables.stems import kinds_of
from abaudit.model.contacts import Contact, Mention, Noise, PersonalField, PhoneEntry, Span, Unread

if TYPE_CHECKING:
    from collections.abc import Iterable

    from abaudit.importers.shared.units import UnitSource
    from abaudit.importers.tables.columns import Columns
    from abaudit.importers.tables.rows import TableRow
    from abaudit.model.contacts import Kind

UNBALANCED_QUOTE = "table-unbalanced-quote"
_TAIL = 9
"""Last digits by which a number is known again, whatever stands in front of them."""

_UNBALANCED = N_(
    "The quotation marks in this row do not come in pairs, so it is uncertain where its columns begin and end."
)
_SURPLUS = N_("This row has more columns than the header, and a number may stand outside the phone columns.")
_SURPLUS_TEXT = N_("This row has more columns than the header.")
_EMPTY = N_("This row is empty.")
_ABOVE = N_("This row stands above the column names.")
_NUMBER_ABOVE = N_("This row stands above the column names and seems to hold a number.")
_ASIDE = N_("A cell outside the phone columns seems to be a number; name its column as a phone column if it is one.")


class Reading:
    """What becomes of the rows of one table."""

    def __init__(self, source: UnitSource, columns: Columns, delimiter: bytes, own_rows: tuple[str, ...] = ()) -> None:
        self.source = source
        self.columns = columns
        self.delimiter = delimiter
        self.contacts: list[Contact] = []
        self.unread: list[Unread] = []
        self.noise: list[Noise] = []
        self.mentions: list[Mention] = []
        self._own_rows = own_rows
        """How rows begin that the program itself writes above the header."""
        self._records = 0
        self._unsure = False
        """A row before this one was torn apart, and no whole row has followed yet."""
        taken = columns.taken()
        self._others = {
            index: header.strip()
            for index, header in enumerate(columns.headers)
            if index not in taken and header.strip()
        }
        self._loose = columns.undecided | columns.consents | frozenset(columns.name_columns())
        self._beside = (columns.open | self._loose) - {*columns.phones, *columns.fields} - columns.free
        self._names = RowNames(columns)
        self._starts: list[int] | None = None
        """Where the cells of the row at hand begin, as soon as somebody asks."""
        self._several_lines = False
        self._label_kinds: dict[str, tuple[Kind, ...]] = {}

    def above(self, rows: Iterable[TableRow]) -> None:
        """Take the rows above the header: no contact stands there."""
        for row in rows:
            own = self._own_rows and cells_of(self.source, row, self.delimiter)[0].startswith(self._own_rows)
            if not own and any(may_hold_number(without_dates(cell)) or holds_number(cell) for cell in row.cells):
                span = self.source.span(row.start, row.end)
                self.unread.append(Unread(None, row.line, span, "table-above-header", _NUMBER_ABOVE))
            else:
                self.noise.append(Noise(row.line, "table-above-header", _ABOVE))

    def data(self, rows: Iterable[TableRow]) -> None:
        """Take the rows below the header."""
        for row in rows:
            texts = cells_of(self.source, row, self.delimiter)
            filled = {index: text for index, text in enumerate(texts) if text and not text.isspace()}
            if not filled:
                self.noise.append(Noise(row.line, "table-empty-row", _EMPTY))
                continue
            self._records += 1
            span = self.source.span(row.start, row.end)
            self._starts = None
            self._judge(row, span, filled)
            self._numbers_aside(row, filled)
            self._numbers_in_text(row, filled)
            self.contacts.append(self._contact(row, span, filled))

    def _judge(self, row: TableRow, span: Span, filled: dict[int, str]) -> None:
        """Say what is wrong with *row* as a whole."""
        width = len(self.columns.headers)
        # Behind a row that was torn apart come its pieces, until a whole row follows.
        self._unsure = (row.broken or self._unsure) and len(row.cells) != width
        if row.broken or (self._unsure and any(map(may_hold_number, row.cells))):
            self.unread.append(Unread(self._records, row.line, span, UNBALANCED_QUOTE, _UNBALANCED))
            return
        if len(row.cells) > width and max(filled) >= width:
            # A separator inside a cell shifts everything behind it, so that a number may stand anywhere.
            if any(map(may_hold_number, row.cells[width:])) or any(
                holds_number(row.cells[index]) for index in filled if index not in self.columns.phones
            ):
                self.unread.append(Unread(self._records, row.line, span, "table-surplus-cells", _SURPLUS))
            else:
                self.noise.append(Noise(row.line, "table-surplus-cells", _SURPLUS_TEXT))

    def _numbers_aside(self, row: TableRow, filled: dict[int, str]) -> None:
        """Say which cells outside the phone columns are numbers, unless a phone cell of the row holds the same."""
        if self._beside.isdisjoint(filled):
            return
        for index in sorted(self._beside.intersection(filled)):
            if not (holds_number if index in self._loose else is_number)(row.cells[index]):
                continue
            digits = _digits(filled[index])
            known = (_digits(filled[phone]) for phone in self.columns.phones if phone in filled)
            if not any(len(other) >= _TAIL and other[-_TAIL:] == digits[-_TAIL:] for other in known):
                line, span = self._place(row, index)
                self.unread.append(Unread(self._records, line, span, "table-number-aside", _ASIDE))

    def _numbers_in_text(self, row: TableRow, filled: dict[int, str]) -> None:
        """Tell the numbers in the columns of free text."""
        for index in sorted(self.columns.free.intersection(filled)):
            if may_hold_number(row.cells[index]) and (found := numbers_in(filled[index])):
                where = self.columns.headers[index].strip()
                line, _span = self._place(row, index)
                self.mentions += [Mention(self._records, line, where, number) for number in found]

    def _contact(self, row: TableRow, span: Span, filled: dict[int, str]) -> Contact:
        columns = self.columns
        groups = (group for index in columns.groups if index in filled for group in self._groups(filled[index]))
        organisation = joined(columns.organisation, filled)
        names = self._names.of(filled, organisation)
        others = (
            self._others[index] for index, text in filled.items() if index in self._others and not is_no_day(text)
        )
        return Contact(
            record=self._records,
            line=row.line,
            span=span,
            name=names.name,
            other_names=names.other_names,
            organisation=organisation,
            company=names.company,
            person=names.person,
            groups=tuple(dict.fromkeys(groups)),
            entries=tuple([self._entry(row, index, filled) for index in columns.phones if index in filled]),
            fields=tuple(
                [PersonalField(name, *self._place(row, i)) for i, name in columns.fields.items() if i in filled]
            ),
            others=tuple(dict.fromkeys(others)),
        )

    def _entry(self, row: TableRow, index: int, filled: dict[int, str]) -> PhoneEntry:
        column = self.columns.phones[index]
        line, span = self._place(row, index)
        kinds, label = column.kinds, self.columns.headers[index].strip()
        if column.label is not None:
            label = joined((column.label,), filled).removeprefix("* ").strip()
            kinds = self._kinds(label)
        return PhoneEntry(raw=filled[index], line=line, span=span, kinds=kinds, label=label)

    def _kinds(self, label: str) -> tuple[Kind, ...]:
        """What the owner's label says; a label of his own words is ``custom``."""
        if label not in self._label_kinds:
            self._label_kinds[label] = kinds_of(label) or (("custom",) if label else ())
        return self._label_kinds[label]

    def _place(self, row: TableRow, index: int) -> tuple[int, Span]:
        """The physical line and the span of a cell."""
        if self._starts is None:
            self._starts = row.starts()
            whole = self.source.units[row.start : row.end]
            self._several_lines = b"\n" in whole or b"\r" in whole
        start = self._starts[index]
        end = start + len(row.cells[index])
        line_ends = 0
        if self._several_lines:
            line_ends = len((self.source.units[row.start : start] + b".").splitlines()) - 1
        return row.line + line_ends, self.source.span(start, end)

    def _groups(self, text: str) -> list[str]:
        pieces = [text]
        for separator in self.columns.separators:
            pieces = [piece for whole in pieces for piece in whole.split(separator)]
        groups = (piece.strip().removeprefix("* ").strip() for piece in pieces)
        return [group for group in groups if group and not is_no_group(group)]


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))
