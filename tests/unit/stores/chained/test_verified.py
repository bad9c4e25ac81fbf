"""What ``verify`` finds and says, whose a ledger is, streamed standings, and single events."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from abaudit import stores
from abaudit.errors import LedgerError
from abaudit.ledger import Book
from abaudit.model.consent import ConsentText, Evidence, State
from abaudit.stores import single
from abaudit.stores.chained import chain, content, entries, erasure, verified
from abaudit.stores.chained.entries import ChainEntry, Content
from abaudit.stores.chained.standings import standings
from abaudit.stores.chained.store import EventStore, Writer
from factories import ANNA, BERND, CLARA, US, event
from stored import NOW, OPENING, TODAY, fill, load, made, problems

Fresh = Callable[[], str]


def appended(store: EventStore, kind: str, body: bytes, number: str = "", *, seq: int = 0) -> None:
    """An entry that is linked rightly and says something that no program of ours would write."""
    with store.backend.writing():
        tip = store.head
        place, salt = seq or tip.seq + 1, chain.new_salt()
        committed = chain.commitment(salt, number, body)
        link = chain.link(tip.hash, place, kind, NOW, committed)
        store.backend.append(ChainEntry(place, kind, NOW, committed, link, Content(salt, number, body)))


@pytest.mark.parametrize(
    ("kind", "body", "number"),
    [
        (entries.EVENT, b"{}", ANNA),
        (entries.EVENT, b"[]", ANNA),
        (entries.EVENT, b"no json", ANNA),
        (entries.EVENT, b"\xff", ANNA),
        (
            entries.EVENT,
            json.dumps({"person": "A", "state": "maybe", "on": "2026-01-01", "controller": "F"}).encode(),
            ANNA,
        ),
        (
            entries.EVENT,
            json.dumps({"person": "A", "state": "given", "on": "2026-01-01", "controller": "F"}).encode(),
            "",
        ),
        (
            entries.EVENT,
            json.dumps(
                {"person": "A", "state": "given", "on": "2026-01-01", "controller": "F", "everywhere": True}
            ).encode(),
            ANNA,
        ),
        (entries.ERASURE, b"{}", ""),
        (entries.ERASURE, json.dumps({"seqs": [99], "on": "2026-01-01", "mark": "00"}).encode(), ""),
        (entries.TEXT, b"[]", ""),
        (entries.OPENING, content.write_opening(OPENING), ""),
        ("future", b"{}", ""),
    ],
)
def test_an_entry_that_nobody_understands_is_told(fresh: Fresh, kind: str, body: bytes, number: str) -> None:
    """It is linked rightly, and still nothing is guessed from it: an audit is refused."""
    with made(fresh()) as store:
        appended(store, kind, body, number)
        (problem,) = problems(store)
        assert problem.startswith("Entry 2 cannot be understood")
        with pytest.raises(LedgerError, match="Entry 2"):
            verified.load(store)


def test_a_gap_in_the_numbers_is_told(fresh: Fresh) -> None:
    """An entry that is linked to its predecessor but numbered further."""
    with made(fresh()) as store:
        appended(store, entries.EVENT, content.write_event(event("given", ANNA, "A", evidence=None)), ANNA, seq=3)
        assert problems(store)[0].startswith("Entry 2 is missing")


def test_a_first_entry_that_is_none_is_told(fresh: Fresh) -> None:
    """Whose ledger it is comes first; without that, or with another key, nothing holds."""
    with made(fresh()) as store:
        assert store.opening().controller == OPENING.controller
        with store.backend.writing():
            store.backend.destroy([1])
        assert problems(store)[0].startswith("Entry 1:")
        with pytest.raises(LedgerError, match="first entry"):
            store.opening()
    other = made(fresh())
    with other:
        other.key = chain.new_salt()
        assert problems(other) == ["The key of the ledger was changed, so marks of erased numbers do not work."]


def test_a_piece_that_nobody_names_is_told(fresh: Fresh) -> None:
    """Evidence comes with its event, or not at all."""
    with made(fresh()) as store:
        with store.writing(NOW) as writer:
            writer.keep("x.pdf", b"x")
        (problem,) = problems(store)
        assert "no entry names" in problem


def test_many_problems_are_not_all_told(fresh: Fresh) -> None:
    """The first twenty are enough to see that a ledger is broken."""
    with made(fresh(), *(event("given", ANNA, "A", evidence=None) for _ in range(40))) as store:
        with store.backend.writing():
            store.backend.destroy(range(2, 42))
        with pytest.raises(LedgerError) as raised:
            verified.load(store)
    assert len(raised.value.problems) == 21


def test_the_last_text_of_an_id_counts(fresh: Fresh) -> None:
    """Texts lie in the ledger with their bytes."""
    name = fresh()
    with made(name) as store, store.writing(NOW) as writer:
        for words in (b"one", b"two"):
            writer.add_text(ConsentText("t", "t.txt", "de", ""), words)
    (text,) = load(name).texts
    with EventStore.open(name) as store:
        assert store.backend.piece(text.sha256) == b"two"
    assert load(name).pieces[text.sha256] == "ok"


def test_streamed_standings_are_those_of_the_whole_ledger(fresh: Fresh) -> None:
    """Ends of everything by any name, marks, several persons: number by number the same."""
    name = fresh()
    end = replace(event("withdrawn", ANNA, "Bernd", date(2026, 5, 1)), numbers=(), recipients=(), purposes=())
    with made(name, event("given", (ANNA, BERND), "Anna"), event("given", BERND, "B.", known_as=("Bernd",))) as store:
        fill(store, end, event("given", CLARA, "Clara"))
        with store.writing(NOW) as writer:
            erasure.erase(writer, CLARA, date(2026, 5, 1), "request")
        fill(store, event("given", CLARA, "Clara", date(2026, 6, 1)))
        streamed = dict(standings(store, US, "whatsapp", TODAY))
        with store.backend.writing():
            store.backend.destroy([2])
        with pytest.raises(LedgerError, match="Entry 2"):
            next(standings(store, US, "whatsapp", TODAY))
    assert list(streamed) == [ANNA, BERND, CLARA]
    whole = {number: found.standing.value for number, found in streamed.items()}
    assert whole == {ANNA: "given", BERND: "withdrawn", CLARA: "given"}


def test_streamed_standings_without_ends_of_everything(fresh: Fresh) -> None:
    """The plain case."""
    with made(fresh(), event("given", ANNA, "Anna")) as store:
        ((number, found),) = standings(store, US, "whatsapp", TODAY)
        assert (number, found) == (ANNA, Book(verified.load(store), US, "whatsapp", TODAY).standing(ANNA))


def test_a_single_event_is_checked_like_one_of_a_file() -> None:
    """The same keys and words, and everything that is wrong at once; without a line, because there is none."""
    values = {"numbers": ["0171 3920001", "+49 171 3920002"], "person": "Anna", "state": "erteilt", "on": "01.03.2026"}
    rest = {"controller": US, "recipients": ["whatsapp"], "purposes": ["upload"], "note": ""}
    read = single.event("--", {**values, **rest}, region="DE", timezone="Europe/Berlin")
    assert (read.numbers, read.state, read.line) == ((ANNA, BERND), State.GIVEN, 0)
    with pytest.raises(LedgerError) as raised:
        single.event("--", {**values, **rest, "numbers": "12", "on": "soon"}, region="DE", timezone="Europe/Berlin")
    assert [problem.line for problem in raised.value.problems] == [0, 0]
    assert "12" not in str(raised.value)


def test_an_event_store_is_known_by_its_head_or_its_name(fresh: Fresh) -> None:
    """Whatever an SQLite file is called; a text ledger is none."""
    name = fresh()
    made(name).close()
    assert stores.is_store(name)
    assert stores.load(name).events == ()
    assert [stores.is_store(other) for other in ("l.yaml", "-", "consents.db", "postgresql://x/y")] == [
        False,
        False,
        True,
        True,
    ]
    assert [str(stores.folder_of(other)) for other in ("postgresql://x/y", "a/l.yaml")] == [".", "a"]


def test_the_head_moves_with_each_entry(fresh: Fresh) -> None:
    """A writer's head moves with each entry, and the store's with the transaction."""
    with made(fresh()) as store:
        with store.writing(NOW) as writer:
            assert isinstance(writer, Writer)
            before = writer.head
            writer.add(event("given", ANNA, "A", evidence=Evidence("a.pdf")))
            assert writer.head.seq == before.seq + 1
            last = writer.head
        assert store.head == last
