from __future__ import annotations

import pytest

from abaudit.importers.shared.quotes import unquoted
from abaudit.importers.tables.rows import MAX_COLUMNS, TableRow, lines_of, rows


def cut(text: str, columns: int = 0, delimiter: str = ";") -> list[TableRow]:
    """The rows of *text*; each is checked to be exactly its place in the text."""
    data = text.encode()
    found = list(rows(lines_of(data), delimiter.encode(), columns=columns))
    for row in found:
        assert delimiter.encode().join(row.cells) == data[row.start : row.end]
        for index, cell in enumerate(row.cells):
            start, end = row.place(index)
            assert data[start:end] == cell
    return found


def said(text: str, columns: int = 0, delimiter: str = ";") -> list[list[str]]:
    """What the cells of *text* say."""
    return [[unquoted(cell.decode()) for cell in row.cells] for row in cut(text, columns, delimiter)]


def broken(text: str, columns: int = 0) -> list[bool]:
    """Which rows of *text* are broken."""
    return [row.broken for row in cut(text, columns)]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a;b\nc;d", [["a", "b"], ["c", "d"]]),
        ('"a;b";c\n', [["a;b", "c"]]),
        ('"a\nb";c\r\nd;e', [["a\nb", "c"], ["d", "e"]]),
        ('"say ""hi""";c\n', [['say "hi"', "c"]]),
        ('"a;b";"c"\n"";"d"', [["a;b", "c"], ["", "d"]]),
        ('"";""\n', [["", ""]]),
        ('"""a""";b', [['"a"', "b"]]),
        ('="0171";b', [['="0171"', "b"]]),
        ('5" pipe;b', [['5" pipe', "b"]]),
        ('a; "b;c"\n', [["a", "b;c"]]),
        ('"a" ;b', [["a ", "b"]]),
        ("\n\na;b\n\n", [["a", "b"]]),
        ("a;b\r\r\nc;d\r\r\n", [["a", "b"], ["c", "d"]]),
        ("", []),
    ],
)
def test_cells(text: str, cells: list[list[str]]) -> None:
    """Separators, quotes and line ends mean what RFC 4180 says, and blanks around quotes are forgiven."""
    assert said(text) == cells
    assert not any(broken(text))


def test_lines_are_physical() -> None:
    """A row's line counts every line end before it, those inside quotes and blank lines too."""
    assert [row.line for row in cut('a;b\n\n"c\r\nd\re";f\r\ng;h\n')] == [1, 3, 6]


def test_a_carriage_return_is_text_where_lines_end_otherwise() -> None:
    """A CR inside an unquoted cell stays in it, but it still counts as a physical line."""
    assert said("a;b\r\nc\rd;e\r\nf;g\r\n") == [["a", "b"], ["c\rd", "e"], ["f", "g"]]
    assert [row.line for row in cut("a;b\r\nc\rd;e\r\nf;g\r\n")] == [1, 2, 4]


def test_carriage_returns_alone_end_rows() -> None:
    """In a file of an old Mac a CR ends the row, though LF stands inside its cells."""
    assert said('a;b\rc;"d\ne\nf\ng"\rh;i') == [["a", "b"], ["c", "d\ne\nf\ng"], ["h", "i"]]


def test_a_quote_without_end_swallows_nothing() -> None:
    """The row of a quote that is never closed is read with it as a character, and the rows behind it as themselves."""
    text = 'a;b\n"c;d\ne;f\n'
    assert said(text) == [["a", "b"], ['"c', "d"], ["e", "f"]]
    assert broken(text) == [False, True, False]


def test_a_quote_that_meets_the_next_row_swallows_nothing() -> None:
    """A quote that would close at the opening quote of a later row is found out there."""
    text = '"a";"b"\n"c";"d\n"e";"f"\n'
    assert said(text) == [["a", "b"], ["c", '"d'], ["e", "f"]]
    assert broken(text) == [False, True, False]


def test_two_lonely_quotes_do_not_hide_the_rows_between_them() -> None:
    """Two lonely quotes around whole rows with numbers do not make them one cell."""
    text = 'a;b\n"c;0171 3920001\nd;0171 3920002\ne";0171 3920003\n'
    assert broken(text, columns=2) == [False, True, False, False]
    assert len(cut(text, columns=2)) == 4


def test_two_lines_can_hide_a_row_too() -> None:
    """The same where the second quote stands in the very next row."""
    assert broken('a;b\n"c;0171 3920001\nd";0171 3920002\n', columns=2) == [False, True, False]


def test_several_long_cells_hide_nothing() -> None:
    """A line that belongs to two cells of several lines each is no row, though it has as many separators as one."""
    assert broken('a;b;c;d\n"0171 3920001\n0171 3920002";"x;y";"e\nf";g\n', columns=4) == [False, False]


def test_a_table_of_one_column_may_have_long_cells() -> None:
    """Several numbers on lines of their own in the only column are one cell."""
    assert broken('a\n"0171 3920001\n0171 3920002\n0171 3920003"\n', columns=1) == [False, False]


def test_a_note_may_hold_anything_else() -> None:
    """A cell of several lines with separators in it, but with no row that holds a number, is one cell."""
    text = 'a;b;c\nd;"e;f;g\nh;i;j\nk";l\n'
    assert broken(text, columns=3) == [False, False]


@pytest.mark.parametrize("text", ['"a "b"; c";d', '"a" b; "c";d', '"a"b";c;d;e'])
def test_crooked_quotes_need_the_right_number_of_cells(text: str) -> None:
    """Quotes inside a quoted cell are forgiven only where the row then has as many cells as the header."""
    assert broken(text, columns=2) == [True]


def test_crooked_quotes_are_kept() -> None:
    """Quotes that a program forgot to double stay in the cell."""
    assert said('"a "b" c";d\n"a" b;d\n', columns=2) == [['a "b" c', "d"], ['"a" b', "d"]]
    assert broken('"a "b" c";d\n"a" b;d\n', columns=2) == [False, False]


def test_looking_ahead_has_an_end() -> None:
    """Rows that each look ahead to the end of the file in vain are all read, and all are broken."""
    text = 'a";"""\n' * 3000
    assert broken(text) == [True] * 3000


def test_a_row_has_a_widest() -> None:
    """Behind the last column that an address book can have, the row is one cell, and broken where it has quotes."""
    wide = ";" * (MAX_COLUMNS + 10)
    assert [len(row.cells) for row in cut(wide)] == [MAX_COLUMNS]
    assert broken('"a"' + wide) == [True]
    many = ('"a"' + ";" * (MAX_COLUMNS // 2) + '"\n') * 3
    assert all(len(row.cells) <= MAX_COLUMNS for row in cut(many))


def test_long_cells_are_cells() -> None:
    """A cell may be longer than csv allows, and may hold NUL."""
    text = f'a;"{"x" * 200_000}"\n\0;b\n'
    assert said(text) == [["a", "x" * 200_000], ["\0", "b"]]


def test_rows_can_begin_later() -> None:
    """Rows behind the header have the same places as when they are read from the beginning."""
    text = lines_of(b'a;b\n"c\nd";e\nf;g\n')
    every = list(rows(text, b";"))
    assert list(rows(text, b";", first=every[0].behind)) == every[1:]
