"""Ledgers and documents of any bytes, and one ledger written in both ways."""

from __future__ import annotations

import csv
import io
import json
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from unittest import mock

import yaml
from hypothesis import example, given, strategies as st

from abaudit import documents, stores
from abaudit.errors import LedgerError, Problem
from abaudit.formulas import harmless
from abaudit.model.consent import BASES, HOW, PURPOSES, State
from abaudit.stores.keys import KEYS

CORPUS = sorted((Path(__file__).parents[1] / "corpus" / "ledgers").glob("*/*.*v")) + sorted(
    (Path(__file__).parents[1] / "corpus" / "ledgers").glob("*/*.yaml")
)
SNIPPETS = st.sampled_from(
    [
        *(
            "abaudit: ledger/1\n",
            "events:\n",
            "  - ",
            "person: A",
            "number: '",
            '"',
            "|",
            ";",
            ",",
            "\n",
            "\t",
            "[",
            "{",
        ),
        *(
            "}",
            ": ",
            "&a ",
            "*a ",
            "!t ",
            "? ",
            "# ",
            "---\n",
            "%",
            "state",
            "given",
            "on",
            "2026-03-01",
            "\r",
            "\ufeff",
        ),
        *("é", "<<"),
    ]
)
TEXTS = st.lists(SNIPPETS, max_size=30).map("".join).map(str.encode)
MUTATED = st.builds(
    lambda path, at, piece: (data := path.read_bytes())[: at % (len(data) + 1)] + piece + data[at % (len(data) + 1) :],
    st.sampled_from(CORPUS),
    st.integers(0, 5000),
    TEXTS | st.binary(max_size=3),
)
HOSTILE = st.binary(max_size=200) | TEXTS | MUTATED


@given(data=HOSTILE, source=st.sampled_from(["-", "l.yaml", "l.csv"]))
def test_any_bytes_are_a_ledger_or_a_ledger_error(data: bytes, source: str) -> None:
    """Whatever the bytes are, nothing but a ledger or a `LedgerError` with lines of the file comes out."""
    problems: tuple[Problem, ...] = ()
    try:
        stores.read(source, data, region="DE", timezone="Europe/Berlin", digest="")
    except LedgerError as error:
        problems = error.problems
    last = data.count(b"\n") + data.count(b"\r") + 1
    assert all(problem.line is None or 1 <= problem.line <= last for problem in problems)


@given(data=HOSTILE)
def test_libyaml_and_python_read_the_same(data: bytes) -> None:
    """With and without libyaml a document that both can read gives the same tree; they refuse different slips."""

    def load() -> documents.MapNode | None:
        with suppress(LedgerError):
            return documents.load("-", data, LedgerError)
        return None

    with_libyaml = load()
    with mock.patch.object(yaml, "CBaseLoader", yaml.BaseLoader):
        without = load()
    assert None in (with_libyaml, without) or without == with_libyaml


WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1, max_size=12).map(str.strip)
NAMES = WORDS.filter(lambda word: word != "" and "|" not in word)
DAYS = st.dates().filter(lambda day: day.year >= 1000).map(str)
ROWS = st.fixed_dictionaries(
    {
        "number": st.sampled_from(["+49 171 3920001", "0171 3920002|030 23125001"]),
        "person": NAMES,
        "state": st.sampled_from([state.value for state in State]),
        "on": DAYS,
        "controller": NAMES,
        "recipients": st.sampled_from(["whatsapp", "whatsapp|signal"]),
        "purposes": st.lists(st.sampled_from(PURPOSES), min_size=1, unique=True).map("|".join),
    },
    optional={
        "known_as": st.lists(NAMES, max_size=3).map("|".join),
        "how": st.sampled_from(HOW),
        "basis": st.sampled_from(BASES),
        "text": NAMES,
        "note": NAMES,
        "explicit": st.sampled_from(["true", "no", "ja"]),
    },
)
LISTS = {"number", "known_as", "recipients", "purposes"}


@given(rows=st.lists(ROWS, max_size=5), delimiter=st.sampled_from(";,"))
@example(
    rows=[
        {
            "number": "+49 171 3920001",
            "person": "Anna",
            "state": "given",
            "on": "2026-03-01",
            "controller": "Firma",
            "recipients": "whatsapp",
            "purposes": "upload",
            "note": "'-",  # in a table an apostrophe before such a sign only keeps a spreadsheet from computing
        }
    ],
    delimiter=";",
)
def test_both_ways_of_writing_hold_the_same_events(rows: list[dict[str, str]], delimiter: str) -> None:
    """The same events written as YAML and as a table come out equal, but for their lines."""
    events = [{key: value.split("|") if key in LISTS else value for key, value in row.items() if value} for row in rows]
    document = json.dumps({"abaudit": "ledger/1", "events": events}, ensure_ascii=False).encode()
    table = io.StringIO()
    columns = [key.name for key in KEYS if key.name not in ("numbers", "evidence")]
    writer = csv.DictWriter(table, columns, delimiter=delimiter)
    writer.writeheader()
    writer.writerows({key: value if key == "number" else harmless(value) for key, value in row.items()} for row in rows)
    one = stores.read("l.yaml", document, region="DE", timezone="Europe/Berlin", digest="")
    other = stores.read("l.csv", table.getvalue().encode(), region="DE", timezone="Europe/Berlin", digest="")
    assert [replace(event, line=1) for event in one.events] == [replace(event, line=1) for event in other.events]
    assert [event.line for event in other.events] == list(range(2, len(rows) + 2))
