"""Whatever the bytes are, reading ends, raises nothing and loses nothing in silence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from abaudit.importers import tables
from abaudit.importers.options import Options
from tables_corpus import files

SEEDS = [file.read_bytes() for file in files()]
OPTIONS = (
    *(Options(), Options(phone_columns=("2",)), Options(phone_columns=("Telefon", "3"), name_columns=("name",))),
    *(Options(layout="datev"), Options(layout="generic"), Options(encoding="utf-16"), Options(encoding="cp850")),
)


def check(data: bytes, options: Options = OPTIONS[0]) -> None:
    """Read *data* with everything that can be asked of it."""
    imported = tables.read(data, options)
    assert imported.counted == imported.entries or imported.unread
    assert bool(imported.problem) == bool(imported.hint) == (imported.layout is None)
    for contact in imported.contacts:
        for field in contact.fields:
            tables.decode_field(data, imported.encoding, field)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A file of the corpus with a few places cut, doubled, replaced or filled in."""
    data = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        piece = draw(
            st.one_of(
                st.binary(max_size=6),
                st.just(data[start:end] * 2),
                st.sampled_from([b"\n", b"\r", b'"', b'""', b";", b",", b"\t", b"\0", b'\n"', b'";"', b"Telefon;"]),
            )
        )
        data = data[:start] + piece + data[end:]
    return data


@given(st.binary(max_size=400), st.sampled_from(OPTIONS))
def test_any_bytes_end_well(data: bytes, options: Options) -> None:
    """No bytes raise, whatever columns are named."""
    check(data, options)


@given(
    st.text(alphabet='a1+ ";,\t|\r\n\0é\ufeff', max_size=80), st.sampled_from(("utf-8", "utf-16", "cp850", "mac_roman"))
)
def test_nasty_tables_end_well(text: str, encoding: str) -> None:
    """Rows of separators, quotes and line ends below a proper header do not raise either."""
    check(("Name;Telefon;Notiz\n" + text).encode(encoding, "replace"))


@settings(max_examples=200)
@given(mutated(), st.sampled_from(OPTIONS))
def test_mutated_files_end_well(data: bytes, options: Options) -> None:
    """Damaged files do not raise, and both counts agree or the result says that they do not."""
    check(data, options)


HOSTILE = (
    *('"', '"\n', '"a\n', 'a";"""\n', '"";', ' "x', '"\t', "\n", ";\n", "\r", "\r\r\n", "\0", ";", "a;0\n", "0", "+0 "),
    *('"a;0171 3920001\n', '""\n"', "\ufffd", "Telefon;", "(0", "0.", "1 ", '=";"\n', "Ã¤", "\ufeff"),
)


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_hostile_tables_end(piece: str, encoding: str) -> None:
    """Thirty thousand characters of anything that invites quadratic time are read to their end."""
    check(("Name;Telefon\n" + piece * (30_000 // len(piece))).encode(encoding))
    check((piece * (30_000 // len(piece))).encode(encoding))


def test_one_line_of_many_megabytes_ends() -> None:
    """A row of one enormous cell is read, and its number is not lost."""
    imported = tables.read(b"Telefon;Name\n0171 3920001;" + b"x" * 10_000_000)
    assert imported.entries == imported.counted == 1


def test_ten_million_columns_end() -> None:
    """A row of ten million columns is read as far as columns go, and the number behind them is told."""
    imported = tables.read(b"Name;Telefon\nAnna;0171 3920001" + b";" * 10_000_000 + b"0171 3920002\n")
    assert imported.entries == imported.counted == 1
    assert [unread.code for unread in imported.unread] == ["table-surplus-cells"]


@pytest.mark.parametrize(
    "data",
    [
        b";".join([b"a"] * 9_000_000),
        b"Name;Telefon\n" + b"x" * 17_000_000,
        b'Name;Telefon\n"' + b"a;" * 9_000_000,
        b"Name;Telefon\n" + b"a;0\n" * 250_000,
        b"Telefon" + b";Telefon" * 1990 + b"\n" + (b"1;" * 1990 + b"\n") * 250,
    ],
    ids=["columns", "cell", "quote", "rows", "cells"],
)
def test_monsters_end_in_a_message(data: bytes) -> None:
    """What no address book can be is refused, and nothing of it is read in part."""
    imported = tables.read(data)
    assert imported.layout is None
    assert imported.problem
    assert imported.hint


def test_an_open_quote_takes_no_row_with_it() -> None:
    """Every row behind a quote that is never closed is read, and the row with the quote is told."""
    imported = tables.read(b'Name;Telefon\n"a;0171 3920001\n' + b"Berta Muster;0171 3920002\n" * 5000)
    assert len(imported.contacts) == 5001
    assert [unread.line for unread in imported.unread][:1] == [2]


def test_headers_of_lost_letters_end() -> None:
    """Thousands of different headers with lost letters cost no minutes."""
    rows = [";".join(f"T\ufffdl{row * 900 + cell}x" for cell in range(900)) for row in range(30)]
    check("\n".join(rows).encode())
