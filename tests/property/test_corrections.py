"""A correction leaves a ledger as if the wrong event had never been entered."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from abaudit.ledger import Book
from abaudit.model.consent import Event
from abaudit.stores.chained import verified
from abaudit.stores.chained.content import Correction
from abaudit.stores.chained.standings import standings
from abaudit.stores.chained.store import EventStore
from factories import ANNA, BERND, US, event
from stored import NOW, TODAY, made, problems

DAYS = [TODAY - timedelta(days=days) for days in (40, 30, 30, 20, 10)]
EVENTS = st.builds(
    lambda state, number, person, day, until: event(
        state, number, person, day, until=until if state in ("given", "renewed") else None, evidence=None
    ),
    st.sampled_from(["given", "given", "renewed", "withdrawn", "refused", "requested"]),
    st.sampled_from([ANNA, BERND]),
    st.sampled_from(["Anna Beispiel", "Bernd Muster"]),
    st.sampled_from(DAYS),
    st.sampled_from([None, TODAY - timedelta(days=15), TODAY + timedelta(days=15)]),
)
WRONG = Correction(0, TODAY, "mistyped", "the office")


def said(store: EventStore) -> list[object]:
    """What the ledger says of both numbers on every day, but for the places of the events."""
    ledger = verified.load(store)
    streamed = dict(standings(store, US, "whatsapp", TODAY))
    found: list[object] = []
    for day in sorted({*DAYS, TODAY, TODAY - timedelta(days=16)}):
        book = Book(ledger, US, "whatsapp", day)
        for number in (ANNA, BERND):
            standing = book.standing(number)
            persons = sorted((p.person, p.standing, p.since or date.min) for p in standing.persons)
            found.append((number, day, standing.standing, standing.doubt, persons))
            if day == TODAY and number in streamed:
                assert streamed[number].standing == standing.standing
    return found


@settings(max_examples=60)
@given(events=st.lists(EVENTS, min_size=1, max_size=6), right=st.none() | EVENTS, data=st.data())
def test_a_corrected_ledger_says_what_the_right_one_would(
    events: list[Event], right: Event | None, data: st.DataObject
) -> None:
    """Whichever event was wrong, and whatever is put in its place, also twice."""
    place = data.draw(st.integers(0, len(events) - 1))
    twice = right is not None and data.draw(st.booleans())
    folder = Path(tempfile.mkdtemp(prefix="abaudit-correct-"))
    try:
        with made(str(folder / "wrong.db"), *events) as store:
            with store.writing(NOW) as writer:
                if twice:
                    (again,) = writer.correct(place + 2, events[0], replace(WRONG, seq=place + 2))
                    writer.correct(again, right, replace(WRONG, seq=again))
                else:
                    writer.correct(place + 2, right, replace(WRONG, seq=place + 2))
            assert problems(store) == []
            corrected = said(store)
        meant = [*events[:place], *([] if right is None else [right]), *events[place + 1 :]]
        with made(str(folder / "right.db"), *meant) as store:
            assert corrected == said(store)
    finally:
        shutil.rmtree(folder)


def test_what_is_no_event_or_was_taken_back_is_not_corrected(tmp_path: Path) -> None:
    """The opening, an entry that is not there, and one that a correction names already."""
    with made(str(tmp_path / "consents.db"), event("given", ANNA, "Anna", evidence=None)) as store:
        with store.writing(NOW) as writer:
            writer.correct(2, None, replace(WRONG, seq=2))
        for seq in (1, 2, 3, 99):
            with store.writing(NOW) as writer, pytest.raises(LookupError):
                writer.correct(seq, None, replace(WRONG, seq=seq))
        assert problems(store) == []
        assert [(e.person, c.reason) for e, c in verified.taken_back(store)] == [("Anna", "mistyped")]


def test_an_end_of_everything_is_taken_back_at_every_number(tmp_path: Path) -> None:
    """It is one event, though it stands at each of them."""
    given = (event("given", number, "Anna Beispiel", evidence=None) for number in (ANNA, BERND))
    with made(str(tmp_path / "consents.db"), *given) as store:
        with store.writing(NOW) as writer:
            first, _second = writer.add(replace(event("withdrawn", ANNA, "Anna Beispiel"), numbers=()))
        with store.writing(NOW) as writer:
            writer.correct(first, None, replace(WRONG, seq=first))
        book = Book(verified.load(store), US, "whatsapp", TODAY)
        assert all(book.standing(number).standing.in_force for number in (ANNA, BERND))
        assert problems(store) == []
