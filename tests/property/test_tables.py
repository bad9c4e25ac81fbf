"""Whatever table a program writes, each of its phone cells comes back as it was written, from the place it stands."""

from __future__ import annotations

import csv
import io
from itertools import pairwise

from hypothesis import given, strategies as st

from abaudit.importers import tables
from abaudit.importers.options import Options
from abaudit.importers.shared.encodings import decode
from abaudit.importers.shared.quotes import unquoted
from abaudit.importers.tables.rows import lines_of, rows
from tables_cases import Case, cases


@given(cases())
def test_each_phone_cell_is_an_entry(case: Case) -> None:
    """In every layout, separator, encoding and line end, each phone cell is an entry, and no other cell is."""
    imported = tables.read(case.data)
    assert imported.layout == case.layout
    assert not imported.unread
    entries = [[entry.raw for entry in contact.entries] for contact in imported.contacts]
    assert [row for row in entries if row] == [row for row in case.phones if row]
    assert imported.counted == imported.entries


@given(cases())
def test_a_place_reads_the_same_again(case: Case) -> None:
    """The bytes at an entry's place are that entry, and lie on the line that it names, inside its record."""
    imported = tables.read(case.data)
    for contact in imported.contacts:
        for entry in contact.entries:
            assert contact.span.start <= entry.span.start < entry.span.end <= contact.span.end
            again = unquoted(decode(case.data[entry.span.start : entry.span.end], imported.encoding))
            assert again == entry.raw
            before = decode(case.data[: entry.span.start], imported.encoding)
            assert entry.line == len((before + ".").replace("\r\n", "\n").replace("\r", "\n").split("\n"))


@given(cases())
def test_records_are_numbered_in_order(case: Case) -> None:
    """Records count from 1 without a gap, their places do not overlap, and reading again gives the same."""
    imported = tables.read(case.data)
    assert [contact.record for contact in imported.contacts] == list(range(1, len(imported.contacts) + 1))
    assert all(before.span.end <= after.span.start for before, after in pairwise(imported.contacts))
    assert tables.read(case.data) == imported


CELLS = st.text(alphabet='ab01 ";,\t|\n', max_size=6)
TABLES = st.lists(st.lists(CELLS, min_size=2, max_size=5), min_size=1, max_size=6)


@given(TABLES, st.sampled_from(";,\t|"), st.booleans(), st.sampled_from(("\n", "\r\n")))
def test_well_formed_text_is_cut_as_csv_cuts_it(
    table: list[list[str]], delimiter: str, quoted: bool, line_end: str
) -> None:
    """On what csv has written, the rows and cells are those that csv reads."""
    text = io.StringIO(newline="")
    csv.writer(
        text,
        delimiter=delimiter,
        quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL,
        lineterminator=line_end,
    ).writerows(table)
    cut = list(rows(lines_of(text.getvalue().encode()), delimiter.encode()))
    assert not any(row.broken for row in cut)
    ours = [[unquoted(cell.decode()) for cell in row.cells] for row in cut]
    assert ours == list(csv.reader(io.StringIO(text.getvalue(), newline=""), delimiter=delimiter))


@given(st.binary(max_size=300).map(lambda data: data.replace(b"\0", b"")), st.sampled_from([b";", b",", b"\t", b"|"]))
def test_rows_lose_no_byte(data: bytes, delimiter: bytes) -> None:
    """In any bytes the rows lie one behind the other, and between them are line ends alone."""
    end = 0
    for row in rows(lines_of(data), delimiter):
        assert not data[end : row.start].strip(b"\r\n")
        assert delimiter.join(row.cells) == data[row.start : row.end]
        end = row.end
    assert not data[end:].strip(b"\r\n")


SPOILED = st.text(alphabet='a1"";\n', max_size=40)


@given(SPOILED)
def test_no_number_is_swallowed(text: str) -> None:
    """However quotes lie, a number behind them is an entry, or its row is unread, or in a cell of several lines."""
    data = f"Name;Telefon;Ort\n{text}\nBerta;0171 3920002;x\n".encode()
    imported = tables.read(data)
    raws = [entry.raw for contact in imported.contacts for entry in contact.entries]
    assert (
        imported.unread
        or any("0171 3920002" in raw for raw in raws)
        or any(
            b"0171 3920002" in data[contact.span.start : contact.span.end]
            and b"\n" in data[contact.span.start : contact.span.end]
            for contact in imported.contacts
        )
    )


@given(
    st.lists(st.tuples(st.sampled_from(("Anna", "Berta")), st.from_regex(r"0[0-9]{6,9}", fullmatch=True)), min_size=1)
)
def test_named_columns_need_no_header(people: list[tuple[str, str]]) -> None:
    """With the columns named by position, a table without a header is read from its first row on."""
    data = "".join(f"{name};{number}\n" for name, number in people).encode()
    imported = tables.read(data, Options(phone_columns=("2",), name_columns=("1",)))
    assert [(contact.name, contact.entries[0].raw) for contact in imported.contacts] == people
