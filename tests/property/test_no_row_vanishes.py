"""A slip of the keyboard never makes an event of a text ledger vanish: it is read, or the whole ledger is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from abaudit import stores
from abaudit.errors import LedgerError

DEFAULTS = stores.Defaults("Fliesen Beispiel GmbH", ("whatsapp",), ("upload",))
NOTES = st.sampled_from(["", "ja", "Fernseher 55", "Chef; ruft an", "Anna: sagt ja"])
GIVEN, WITHDRAWN = ("given", "erteilt"), ("withdrawn", "widerrufen")
STATES = st.sampled_from([GIVEN, WITHDRAWN, ("refused", "verweigert")])
EVENTS = st.lists(st.tuples(st.integers(0, 99), STATES, st.integers(1, 28), NOTES, NOTES), min_size=2, max_size=5)
Rows = list[tuple[int, tuple[str, str], int, str, str]]


def _told(source: str, text: str) -> list[tuple[tuple[str, ...], str]] | None:
    """(numbers, state) of each event; None where the ledger is refused."""
    try:
        ledger = stores.read(source, text.encode(), region="DE", timezone="Europe/Berlin", digest="", defaults=DEFAULTS)
    except LedgerError:
        return None
    return [(event.numbers, event.state) for event in ledger.events]


def _meant(rows: Rows) -> list[tuple[tuple[str, ...], str]]:
    return [((f"+4917139200{number:02}",), state[0]) for number, state, _day, _one, _two in rows]


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_no_two_quotation_marks_make_rows_vanish(late: bool, end: str) -> None:
    """A mark before one cell and one behind any later cell: every row is told, or all is refused."""
    rows = [(0, GIVEN, 1, "Chef", ""), (1, WITHDRAWN, 2, "", "ja"), (2, GIVEN, 3, "Fernseher 55", "")]
    places = range(6 * len(rows))
    for opened, closed in ((one, other) for one in places for other in places if one <= other):
        table = _table(rows, late=late)
        table[1 + opened // 6][opened % 6] = '"' + table[1 + opened // 6][opened % 6]
        table[1 + closed // 6][closed % 6] += '"'
        told = _told("l.csv", _written(table, end))
        assert told is None or told == _meant(rows), (opened, closed)


@given(
    rows=EVENTS,
    slips=st.lists(st.tuples(st.integers(0, 2000), st.sampled_from('"""\n\r;')), min_size=1, max_size=3),
    late=st.booleans(),
)
def test_no_row_of_a_table_vanishes_in_a_cell(rows: Rows, slips: list[tuple[int, str]], late: bool) -> None:
    """Wherever quotation marks, line ends or separators are typed by mistake, every row is told or all is refused."""
    text = _written(_table(rows, late=late))
    assert _told("l.csv", text) == _meant(rows)
    for place, sign in slips:
        text = text[: place % len(text)] + sign + text[place % len(text) :]
    told = _told("l.csv", text)
    assert told is None or [state for _numbers, state in told] == [state for _numbers, state in _meant(rows)]


def _table(rows: Rows, *, late: bool) -> list[list[str]]:
    """The header and the rows; the notes stand behind the rest or around it."""
    columns = ["Nummer", "Person", "Zustand", "Datum"]
    table = [[*columns, "Notiz", "freiwillig"] if late else ["Notiz", *columns, "freiwillig"]]
    for number, state, day, one, two in rows:
        notes = [f'"{value}"' if ";" in value else value for value in (one, two)]
        told = [f"0171 39200{number:02}", "Anna Beispiel", state[1], f"{day:02}.03.2026"]
        table.append([*told, *notes] if late else [notes[0], *told, notes[1]])
    return table


def _written(table: list[list[str]], end: str = "\n") -> str:
    return "".join(";".join(row) + end for row in table)


@given(
    rows=EVENTS,
    style=st.sampled_from(["|", ">", "|-", ">2", '"', "'", ""]),
    first=st.integers(1, 40),
    lines=st.integers(0, 12),
    deeper=st.integers(1, 8),
)
def test_no_event_of_a_document_vanishes_in_a_value(
    rows: Rows, style: str, first: int, lines: int, deeper: int
) -> None:
    """Whatever is indented too far below a value of any style, every event is told or all is refused."""
    written: list[str] = []
    for number, state, day, one, _two in rows:
        written += [
            f"  - number: 0171 39200{number:02}",
            "    person: Anna Beispiel",
            f"    state: {state[0]}",
            f"    on: 2026-03-{day:02}",
            f"    note: {one!r}" if one else "    note:",
        ]
    head = "abaudit: ledger/1\ndefaults: {controller: F, recipients: [whatsapp], purposes: [upload]}\nevents:\n"
    assert _told("l.yaml", head + "\n".join(written)) == _meant(rows)
    place = first % len(written)
    opened = written[place].partition(":")[0] + f": {style}"
    behind = written[place + 1 :]
    moved = [" " * deeper + line for line in behind[:lines]]
    closing = [" " * 12 + style] if style in ('"', "'") and style else []
    changed = [*written[:place], opened, *moved, *closing, *behind[lines:]]
    told = _told("l.yaml", head + "\n".join(changed))
    assert told is None or [state for _numbers, state in told] == [state for _numbers, state in _meant(rows)]
