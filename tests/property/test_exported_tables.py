"""A ledger that is exported as a table reads back as the same events, and no spreadsheet computes any of its cells."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings, strategies as st

from abaudit import stores
from abaudit.errors import LedgerError
from abaudit.formulas import bare, harmless
from abaudit.model.consent import Event, Evidence
from abaudit.stores import keepable
from abaudit.stores.chained import verified
from abaudit.stores.chained.writers import WRITERS
from factories import ANNA, event
from stored import NOW, made

SIGNS = st.sampled_from(
    [*"=+-@＝＋－＠'\"\t\r\n;,|# \\\x00\x1b\x85\u2028\ufeff\ud800äA0", "state: given\n", "1;2;given"]
)
TEXTS = st.text(max_size=8) | st.lists(SIGNS, max_size=6).map("".join)
EVENTS = st.builds(
    lambda texts, known_as, file: replace(
        event("given", ANNA, "Anna Beispiel"),
        person=texts[0] or "Anna",
        controller=texts[1] or "Fliesen Beispiel GmbH",
        text=texts[2],
        document=texts[3],
        guardian=texts[4],
        voluntary=texts[5],
        note=texts[6],
        known_as=tuple(filter(None, known_as)),
        evidence=Evidence(file) if file else None,
    ),
    st.tuples(TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS),
    st.lists(TEXTS, max_size=2),
    TEXTS,
)


def back(kind: str, events: tuple[Event, ...]) -> list[Event]:
    """What the export of *events* reads back as, its place and proof's place apart."""
    data = WRITERS[kind](events, ())
    read = stores.read(f"l.{kind}", data, region="DE", timezone="Europe/Berlin", digest="")
    return [plain(each) for each in read.events]


def plain(one: Event) -> Event:
    """An event without where it stands."""
    return replace(one, line=0, evidence=Evidence(one.evidence.file, one.evidence.sha256) if one.evidence else None)


@given(EVENTS)
@settings(max_examples=400)
def test_what_a_ledger_takes_comes_back(one: Event) -> None:
    """Every text in every column, as a table and as YAML; what could not come back is refused before it is kept."""
    if not list(keepable.problems(one)):
        assert back("csv", (one,)) == [plain(one)]
        assert back("yaml", (one,)) == [plain(one)]


@given(EVENTS)
def test_no_cell_is_a_formula(one: Event) -> None:
    """Whatever separator a spreadsheet cuts at."""
    try:
        text = WRITERS["csv"]((one,), ()).decode("utf-8-sig")
    except UnicodeEncodeError:
        assert list(keepable.problems(one))
        return
    for row in list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))[1:]:
        for cell in row:
            for piece in re.split(r"[;,|\t\r\n]", cell):
                assert piece.strip(' \t"')[:1] not in tuple("=+-@＝＋－＠")


@given(TEXTS | st.text())
@example("\t'=")
@example("''+1;'=")
def test_guarding_is_undone(text: str) -> None:
    """Exactly what was added is taken away."""
    assert bare(harmless(text)) == text


@pytest.mark.parametrize("text", ["a\x1bb", "\x00", "x\x85y", "a\u2028b", "\ufeffa", "\ud800", "a\nb", " a"])
def test_a_text_that_no_table_holds_is_refused(text: str, fresh: Callable[[], str]) -> None:
    """Where it is entered, in every store, without a word of it; and nothing is kept."""
    with made(fresh()) as store:
        with pytest.raises(LedgerError) as told, store.writing(NOW) as writer:
            writer.add(replace(event("given", ANNA, "Anna Beispiel"), guardian=text))
        assert "guardian" in str(told.value)
        assert verified.load(store).events == ()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(one=EVENTS)
def test_stores_give_back_what_they_took(one: Event, fresh: Callable[[], str]) -> None:
    """Through the store and out again as a table, in every backend."""
    with made(fresh()) as store:
        try:
            with store.writing(NOW) as writer:
                writer.add(one)
        except LedgerError:
            assert list(keepable.problems(one))
            return
        assert back("csv", verified.load(store).events) == [plain(one)]


def test_the_case_of_the_link() -> None:
    """A name that is a link in every spreadsheet, as it was found."""
    one = event("given", ANNA, '=HYPERLINK("http://evil.example";"x")')
    data = WRITERS["csv"]((one,), ())
    assert b"\"'=HYPERLINK" in data
    assert f"tel:{ANNA}".encode() in data
