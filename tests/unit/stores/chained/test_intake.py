"""Taking text ledgers into an event store, and writing them out again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from abaudit import stores
from abaudit.errors import LedgerError
from abaudit.ledger import Book
from abaudit.model.consent import BASES, ENDS, HOW, PURPOSES, ConsentText, Event, Evidence, Ledger, Standing, State
from abaudit.model.house import Retention
from abaudit.stores.chained import erasure, intake
from abaudit.stores.chained.intake import IntakePlan
from abaudit.stores.chained.store import EventStore
from abaudit.stores.chained.writers import WRITERS
from factories import ANNA, BERND, CLARA, TODAY, US, event, ledger
from stored import NOW, load, made, problems

Fresh = Callable[[], str]


def take(store: EventStore, read: Ledger, files: dict[str, bytes] | None = None) -> IntakePlan:
    """Take *read* in, with *files* beside it."""
    with store.writing(NOW) as writer:
        planned = intake.plan(store, read, "file.yaml")
        intake.take(writer, planned, (files or {}).get)
    return planned


def counts(planned: IntakePlan) -> tuple[int, int, int]:
    """New, known, erased."""
    return len(planned.new), planned.known, planned.erased


def test_the_same_file_twice_adds_nothing(fresh: Fresh) -> None:
    """Also where it says one thing twice, and where an end means every number."""
    end = replace(event("withdrawn", ANNA, "Anna", date(2026, 5, 1)), numbers=(), recipients=())
    again = event("given", (ANNA, BERND), "Anna")
    read = ledger(again, end, again, event("refused", CLARA, "Clara"))
    with made(fresh()) as store:
        assert counts(take(store, read)) == (7, 0, 0)
        head = store.head
        assert counts(take(store, read)) == (0, 7, 0)
        assert (store.head, problems(store)) == (head, [])


def test_only_what_is_new_in_a_longer_file_is_added(fresh: Fresh) -> None:
    """The file grows by a row, the ledger by an event."""
    first = event("given", ANNA, "Anna")
    with made(fresh()) as store:
        take(store, ledger(first))
        assert counts(take(store, ledger(first, event("withdrawn", ANNA, "Anna", date(2026, 5, 1))))) == (1, 1, 0)


def test_an_end_of_everything_reaches_a_number_that_the_store_knows(fresh: Fresh) -> None:
    """The person's numbers of the store count, by any name, too."""
    with made(fresh(), event("given", CLARA, "Anna B.", known_as=("Anna",))) as store:
        end = replace(event("withdrawn", ANNA, "Anna", date(2026, 5, 1)), numbers=(), recipients=())
        planned = take(store, ledger(event("given", ANNA, "Anna"), end))
    assert [(one.number, one.everywhere) for one in planned.new] == [(ANNA, False), (CLARA, True), (ANNA, True)]


def test_what_was_erased_does_not_come_back(fresh: Fresh) -> None:
    """An old file brings back neither a consent nor anything else of the number; a newer event is taken."""
    name = fresh()
    old = ledger(event("given", ANNA, "Anna"), event("given", BERND, "Bernd"))
    with made(name) as store:
        take(store, old)
        with store.writing(NOW) as writer:
            erasure.erase(writer, ANNA, date(2026, 5, 1), "request")
        assert counts(take(store, old)) == (0, 1, 1)
        again = event("given", ANNA, "Anna", date(2026, 5, 2))
        assert counts(take(store, ledger(*old.events, replace(again, line=9)))) == (1, 1, 1)
    book = Book(load(name), US, "whatsapp", TODAY)
    assert book.standing(ANNA).persons[0].event == replace(again, line=6)


def test_a_consent_that_was_only_announced_does_not_come_back_either(fresh: Fresh) -> None:
    """Its day lies after the erasure; the mark holds through it."""
    name = fresh()
    old = ledger(event("given", ANNA, "Anna", date(2027, 1, 1)))
    with made(name) as store:
        take(store, old)
        with store.writing(NOW) as writer:
            assert erasure.erase(writer, ANNA, TODAY, "request").withdrew
        assert counts(take(store, old)) == (0, 0, 1)
        assert problems(store) == []
    for day in (TODAY, date(2027, 6, 1)):
        assert Book(load(name), US, "whatsapp", day).standing(ANNA).standing is Standing.WITHDRAWN


@pytest.mark.parametrize("named", [True, False])
def test_a_consent_of_the_day_of_an_end_is_not_put_behind_it(fresh: Fresh, named: bool) -> None:
    """By its place in the store it would come after the withdrawal and stand; nothing is taken in then."""
    end = event("withdrawn", ANNA, "Anna", date(2026, 5, 1))
    whole = end if named else replace(end, numbers=(), recipients=(), purposes=())
    late = event("given", ANNA, "Anna", date(2026, 5, 1))
    with made(fresh(), event("given", ANNA, "Anna"), whole) as store:
        head = store.head
        with pytest.raises(LedgerError, match=r"file\.yaml:2: On the day"):
            take(store, ledger(event("given", BERND, "Bernd"), late))
        assert store.head == head
        timed = replace(late, at=datetime(2026, 5, 1, 9, tzinfo=UTC))
        with pytest.raises(LedgerError):
            take(store, ledger(timed))
        with store.writing(NOW) as writer:
            writer.add(replace(end, numbers=(BERND,), at=datetime(2026, 5, 1, 8, tzinfo=UTC)))
        assert counts(take(store, ledger(replace(timed, numbers=(BERND,), person="Bernd")))) == (1, 0, 0)


def test_files_come_along_that_are_whole(fresh: Fresh) -> None:
    """Evidence with the right checksum, or with none, is stored; what is altered or missing stays a pointer."""
    name = fresh()
    whole = Evidence("a.pdf", hashlib.sha256(b"a").hexdigest())
    unsaid, altered, missing = Evidence("b.pdf"), Evidence("c.pdf", "1" * 64), Evidence("d.pdf")
    read = ledger(*(event("given", ANNA, "Anna", evidence=one) for one in (whole, unsaid, altered, missing, whole)))
    text = ConsentText("t", "t.txt", "de", hashlib.sha256(b"text").hexdigest())
    gone = ConsentText("u", "u.txt", "de", "")
    read = replace(read, texts=(text, gone))
    with made(name) as store:
        files = {"a.pdf": b"a", "b.pdf": b"b", "c.pdf": b"c", "t.txt": b"text"}
        planned = take(store, read, files)
        assert planned.texts == (text, gone)
        assert counts(take(store, read, files)) == (0, 5, 0)
    loaded = load(name)
    stored = [one.evidence.stored for one in loaded.events if one.evidence]
    assert (stored, loaded.texts) == ([True, True, False, False, True], (text,))
    assert sorted(loaded.pieces.values()) == ["ok"] * 3


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12).map(str.strip)
NAMES = WORDS.filter(lambda word: word != "" and "|" not in word and word.casefold() not in {"true", "false"})
EVENTS = st.builds(
    Event,
    line=st.just(0),
    numbers=st.sampled_from([(ANNA,), (BERND,)]),
    person=NAMES,
    state=st.sampled_from(State),
    day=st.dates(date(1990, 1, 1), date(2040, 1, 1)),
    at=st.none(),
    controller=NAMES,
    recipients=st.just(("whatsapp",)) | st.just(("whatsapp", "signal")),
    purposes=st.lists(st.sampled_from(PURPOSES), min_size=1, unique=True).map(tuple),
    known_as=st.lists(NAMES, max_size=2).map(tuple),
    how=st.sampled_from(("", *HOW)),
    text=st.just("") | NAMES,
    evidence=st.none() | st.builds(Evidence, NAMES, st.sampled_from(["", "a" * 64])),
    until=st.none() | st.dates(date(2040, 1, 1)).filter(lambda day: day.year < 9999),
    basis=st.sampled_from(BASES),
    document=st.just("") | NAMES,
    guardian=st.just("") | NAMES,
    explicit=st.booleans(),
    voluntary=st.just("") | NAMES,
    note=st.just("") | NAMES,
)


@pytest.mark.parametrize("kind", sorted(WRITERS))
@given(events=st.lists(EVENTS, max_size=4))
def test_what_is_written_out_reads_back_as_the_same_events(kind: str, events: list[Event]) -> None:
    """Whatever stands in an event, both ways of writing keep it."""
    data = WRITERS[kind](events, ())
    read = stores.read(f"l.{kind}", data, region="DE", timezone="Europe/Berlin", digest="")
    assert [replace(one, line=0) for one in read.events] == events


@pytest.mark.parametrize("kind", sorted(WRITERS))
def test_an_end_of_everything_is_written_once_and_times_are_kept(fresh: Fresh, kind: str) -> None:
    """It stands at each number in the store and once in the file; what is written comes to the same standing."""
    name = fresh()
    at = datetime(2026, 5, 1, 8, tzinfo=UTC)
    end = replace(event("withdrawn", ANNA, "Anna", date(2026, 5, 1)), numbers=(), recipients=(), purposes=(), at=at)
    made(name, event("given", (ANNA, BERND), "Anna", date(2026, 1, 1)), end).close()
    whole = load(name)
    read = stores.read(f"l.{kind}", WRITERS[kind](whole.events, ()), region="DE", timezone="Europe/Berlin", digest="")
    assert [one.numbers for one in read.events] == [(ANNA,), (BERND,), ()]
    assert read.events[-1].at == at
    assert {_standing(each, ANNA) for each in (whole, read)} == {Standing.WITHDRAWN}


def test_texts_are_written_with_their_checksums() -> None:
    """The archive of texts stands at the head of the YAML."""
    texts = (ConsentText("t: 1", "t.txt", "de", "3" * 64),)
    read = stores.read("l.yaml", WRITERS["yaml"]((), texts), region="DE", timezone="Europe/Berlin", digest="")
    assert read.texts == texts


@pytest.mark.parametrize(
    ("events", "until"),
    [
        ([], None),
        ([event("requested", ANNA, "A")], None),
        ([event("refused", ANNA, "A", date(2026, 5, 1))], date(2029, 12, 31)),
        ([event("given", ANNA, "A")], date.max),
        ([event("given", ANNA, "A", until=date(2027, 1, 1))], date(2030, 12, 31)),
        ([event("given", ANNA, "A"), event("withdrawn", ANNA, "A", date(2026, 2, 1))], date(2029, 12, 31)),
        ([event("withdrawn", ANNA, "A", date(2025, 2, 1)), event("given", ANNA, "A")], date.max),
        (
            [event("given", ANNA, "A", until=date(2028, 3, 1)), event("withdrawn", ANNA, "A", date(2026, 11, 25))],
            date(2029, 12, 31),
        ),
        ([event("given", ANNA, "A", until=date(9998, 1, 1))], date.max),
    ],
)
def test_how_long_a_proof_is_kept(events: Iterable[Event], until: date | None) -> None:
    """To the end of the third year after the last consent ended; without an end there is no day."""
    assert erasure.retained_until(list(events)) == until


def test_the_house_rule_decides_how_long_a_proof_is_kept() -> None:
    """As abaudit.yaml states it (retention, after_withdrawal)."""
    told = [event("given", ANNA, "A"), event("withdrawn", ANNA, "A", date(2026, 2, 1))]
    assert erasure.retained_until(told, Retention(18, "months")) == date(2027, 8, 1)


def _standing(read: Ledger, number: str) -> Standing:
    return Book(read, US, "whatsapp", TODAY).standing(number).standing


def test_ends_are_the_states_that_end() -> None:
    """What an erasure withdraws is what the fold calls an end."""
    (end,) = erasure.withdrawals([event("given", ANNA, "Anna")], ANNA, TODAY)
    assert end.state in ENDS
    assert (end.recipients, end.purposes) == ((), ())


_MARCH, _MAY = date(2026, 3, 1), date(2026, 5, 1)


@pytest.mark.parametrize(
    ("on_record", "rows", "told"),
    [
        ((), [event("withdrawn", ANNA, "Anna", TODAY + timedelta(days=1))], "bears a day that has not come"),
        ((), [event("refused", ANNA, "Anna", TODAY + timedelta(days=400))], "bears a day that has not come"),
        ([event("given", ANNA, "Anna", _MAY)], [event("withdrawn", ANNA, "Anna", _MARCH)], "lies before the consent"),
        ((), [event("given", ANNA, "Anna", _MAY), event("revoked", ANNA, "Anna", _MARCH)], "lies before the consent"),
        ((), [event("given", ANNA, "Anna", _MARCH), event("withdrawn", ANNA, "Anna", _MAY)], ""),
        ((), [event("given", ANNA, "Anna", _MAY), event("refused", ANNA, "Anna", _MARCH)], ""),
        ([event("given", BERND, "Bernd", _MAY)], [event("withdrawn", ANNA, "Anna", _MARCH)], ""),
        ((), [event("given", ANNA, "Anna", TODAY + timedelta(days=9))], ""),
    ],
)
def test_an_end_with_a_day_that_ends_nothing_is_refused(
    fresh: Fresh, on_record: Iterable[Event], rows: list[Event], told: str
) -> None:
    """Whether the consent is on record or comes with the same file; with the row, and nothing about a person."""
    with made(fresh()) as store:
        take(store, ledger(*on_record))
        read = ledger(*rows)
        with store.backend.reading():
            planned = intake.plan(store, read, "file.yaml")
        if not told:
            intake.refuse_misdated(planned, on_record, read.events, TODAY, "file.yaml")
            return
        with pytest.raises(LedgerError) as caught:
            intake.refuse_misdated(planned, on_record, read.events, TODAY, "file.yaml")
    (problem,) = caught.value.problems
    assert told in problem.message
    assert problem.line == read.events[-1].line
    assert "Anna" not in str(caught.value)


def test_an_end_that_is_on_record_already_is_not_asked_about_again(fresh: Fresh) -> None:
    """An audit shows its doubt (AB207); the file that brought it can still be taken in."""
    read = ledger(event("withdrawn", ANNA, "Anna", TODAY + timedelta(days=1)))
    with made(fresh()) as store:
        take(store, read)
        with store.backend.reading():
            planned = intake.plan(store, read, "file.yaml")
        intake.refuse_misdated(planned, read.events, read.events, TODAY, "file.yaml")
        assert planned.new == ()
