from __future__ import annotations

import pytest

from abaudit.importers.shared.units import source_of
from abaudit.importers.tables.row_cells import cells_of
from abaudit.importers.tables.rows import lines_of, rows

TEXT = 'Größe;"a;b"\n€;Ł;\U0001f600\u3b3b;ǩ\n'
"""The last characters have bytes or surrogates that look like a separator where they are not read as what they are."""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
def test_cells_are_cut_alike_in_every_encoding(encoding: str) -> None:
    """However many bytes a character takes, the cells are the same, and each place reads as its cell."""
    data = TEXT.encode(encoding)
    source = source_of(data)
    found = list(rows(lines_of(source.units), b";"))
    assert [cells_of(source, row, b";") for row in found] == [["Größe", "a;b"], ["€", "Ł", "\U0001f600\u3b3b", "ǩ"]]
    span = source.span(*found[1].place(2))
    assert source.text(*found[1].place(2)) == "\U0001f600\u3b3b"
    assert data[span.start : span.end]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_torn_unit_stays_in_its_cell(encoding: str) -> None:
    """Bytes missing at the end of a file do not make it unreadable, and what is left of them shows."""
    data = "Name;Telefon\na;0171".encode(encoding) + b"\x30"
    source = source_of(data)
    last = list(rows(lines_of(source.units), b";"))[-1]
    assert cells_of(source, last, b";") == ["a", "0171\ufffd"]
    assert source.span(*last.place(1)).end == len(data)


def test_broken_letters_do_not_shift_cells() -> None:
    """Bytes that are no UTF-8 cost their own cell a visible mark and nothing else."""
    data = "äöü;äöü\n".encode() * 5 + b"a\xc3;b\xff;c\n"
    source = source_of(data)
    assert source.encoding == "utf-8"
    last = list(rows(lines_of(source.units), b";"))[-1]
    assert cells_of(source, last, b";") == ["a\ufffd", "b\ufffd", "c"]


def test_the_bytes_are_not_shown() -> None:
    """A source can be logged without showing what it holds."""
    assert "Anna" not in repr(source_of(b"Anna;0171 3920001"))
