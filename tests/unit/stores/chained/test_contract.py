"""What every event store must do, whichever backend keeps it."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from abaudit.errors import LedgerError
from abaudit.ledger import Book
from abaudit.model.consent import Event, Evidence, Standing, State
from abaudit.stores.chained import chain, erasure, verified
from abaudit.stores.chained.store import EventStore
from factories import ANNA, BERND, CLARA, US, event
from stored import NOW, OPENING, TODAY, fill, load, made, problems

Fresh = Callable[[], str]

FULL = Event(
    line=0,
    numbers=(ANNA,),
    person="Anna Beispiel",
    state=State.GIVEN,
    day=date(2026, 3, 1),
    at=datetime(2026, 3, 1, 14, 30, tzinfo=UTC),
    controller=US,
    recipients=("whatsapp", "signal"),
    purposes=("upload", "messaging"),
    known_as=("Küche Ammerländer Heerstr.",),
    how="signed-form",
    text="t-1",
    evidence=Evidence("belege/anna.pdf", "2" * 64),
    until=date(2028, 3, 1),
    basis="contract",
    document="vertrag.pdf",
    guardian="Mutter",
    explicit=True,
    voluntary="freiwillig",
    note="“quoted”, \\ and ;",
)


def test_what_goes_in_comes_out(fresh: Fresh) -> None:
    """Every field of an event survives; its place is its entry's number, and the digest is the head."""
    name = fresh()
    plain = event("requested", BERND, "Bernd", known_as=(), evidence=None, text="", how="")
    with made(name, FULL, plain) as store:
        head = store.head
    ledger = load(name)
    assert ledger.events == (replace(FULL, line=2), replace(plain, line=3))
    assert (ledger.kind in ("sqlite", "postgres"), ledger.digest, head.seq) == (True, head.hash.hex(), 3)


def test_several_numbers_become_events_of_one_number_each(fresh: Fresh) -> None:
    """A stored event has exactly one number."""
    name = fresh()
    made(name, event("given", (ANNA, BERND), "Anna")).close()
    assert [one.numbers for one in load(name).events] == [(ANNA,), (BERND,)]


def test_an_end_without_a_number_ends_everything_of_its_person(fresh: Fresh) -> None:
    """It is stored at each number that is known, and reaches one that is entered later, too."""
    name = fresh()
    late = event("given", CLARA, "Anna Beispiel", date(2026, 1, 5))
    with made(name, event("given", (ANNA, BERND), "Anna Beispiel", date(2026, 1, 1))) as store:
        fill(store, replace(event("withdrawn", ANNA, "anna  beispiel", date(2026, 2, 1)), numbers=(), recipients=()))
        assert [entry.seq for entry in store.backend.entries_of(BERND)] == [3, 5]
        fill(store, late)
    book = Book(load(name), US, "whatsapp", TODAY)
    assert {book.standing(number).standing for number in (ANNA, BERND, CLARA)} == {Standing.WITHDRAWN}


def test_an_end_of_nobody_is_refused(fresh: Fresh) -> None:
    """An end without a number whose person is unknown would end nothing, and leaves nothing behind."""
    with made(fresh(), event("given", ANNA, "Anna")) as store:
        head = store.head
        with pytest.raises(LookupError):
            fill(store, replace(event("withdrawn", BERND, "Bernd"), numbers=()))
        assert store.head == head
        with pytest.raises(ValueError, match="only an end"):
            fill(store, replace(event("given", BERND, "Bernd"), numbers=()))


def test_a_failure_on_the_way_stores_nothing(fresh: Fresh) -> None:
    """All events of one transaction are there, or none."""
    with made(fresh(), event("given", ANNA, "Anna")) as store:
        head = store.head
        with contextlib.suppress(RuntimeError), store.writing(NOW) as writer:
            writer.add(event("given", BERND, "Bernd"))
            raise RuntimeError
        assert (store.head, problems(store)) == (head, [])


def test_nothing_is_wrong_with_a_new_ledger(fresh: Fresh) -> None:
    """A ledger that was only ever added to verifies, and knows every head that it had."""
    with made(fresh()) as store:
        heads = [store.head]
        for number in (ANNA, BERND):
            fill(store, event("given", number, "Anna", evidence=None))
            heads.append(store.head)
        for head in heads:
            seen = verified.verify(store, head.hash)
            assert (seen.problems, seen.expected_at) == ([], head.seq)
        assert problems(store, b"\1" * 32) != []


def test_a_ledger_is_made_only_once(fresh: Fresh) -> None:
    """``init`` never touches what is there."""
    name = fresh()
    made(name, event("given", ANNA, "Anna")).close()
    with pytest.raises(LedgerError, match="already"):
        EventStore.create(name, OPENING, NOW)
    assert len(load(name).events) == 1


def test_readers_see_one_state_while_another_writes(fresh: Fresh) -> None:
    """A reader that has begun is not disturbed by a writer, nor a writer by the reader."""
    name = fresh()
    with made(name, event("given", ANNA, "Anna", evidence=None)) as writer_side, EventStore.open(name) as reader_side:
        with reader_side.backend.reading():
            entries = reader_side.backend.entries()
            first = next(entries)
            fill(writer_side, event("given", BERND, "Bernd", evidence=None))
            assert [first.seq, *(entry.seq for entry in entries)] == [1, 2]
        with reader_side.backend.reading():
            assert len(list(reader_side.backend.entries())) == 3


def test_a_piece_of_evidence_lies_in_the_ledger(fresh: Fresh) -> None:
    """It is kept once under its checksum, and read back as it was."""
    name = fresh()
    with made(name) as store, store.writing(NOW) as writer:
        kept = writer.keep("form.pdf", b"%PDF")
        assert writer.keep("again.pdf", b"%PDF").sha256 == kept.sha256
        writer.add(event("given", ANNA, "Anna", evidence=kept))
    ledger = load(name)
    assert ledger.pieces == {hashlib.sha256(b"%PDF").hexdigest(): "ok"}
    assert ledger.events[0].evidence == Evidence("form.pdf", kept.sha256, stored=True)
    with EventStore.open(name) as store:
        assert store.backend.piece(kept.sha256) == b"%PDF"
        assert store.backend.piece("0" * 64) is None


@pytest.mark.parametrize(("data", "told"), [(b"", "holds no byte"), (b"x" * (25 * 1024 * 1024 + 1), "too large")])
def test_no_piece_is_empty_or_too_large(fresh: Fresh, data: bytes, told: str) -> None:
    """25 MB are the most; the event is not stored without its piece."""
    with made(fresh()) as store:
        with pytest.raises(LedgerError, match=told), store.writing(NOW) as writer:
            writer.keep("scan.tif", data)
        assert store.backend.pieces() == []


def test_a_missing_or_altered_piece_is_told(fresh: Fresh) -> None:
    """``verify`` names the entry; an audit gets it as a state of the piece."""
    name = fresh()
    with made(name) as store:
        with store.writing(NOW) as writer:
            one, other = writer.keep("a", b"one"), writer.keep("b", b"other")
            writer.add(event("given", ANNA, "Anna", evidence=one))
            writer.add(event("given", BERND, "Bernd", evidence=other))
        with store.backend.writing():
            store.backend.drop_piece(one.sha256)
            store.backend.drop_piece(other.sha256)
            store.backend.put_piece(other.sha256, b"forged")
        assert [problem.split(":")[0] for problem in problems(store)] == ["Entry 2", "Entry 3"]
    assert load(name).pieces == {other.sha256: "altered"}


def test_an_erased_number_is_gone_and_the_chain_holds(fresh: Fresh) -> None:
    """Content, salts and evidence are destroyed; a mark that only the key can read stays, and nobody is acquitted."""
    name = fresh()
    with made(name) as store:
        with store.writing(NOW) as writer:
            own, shared = writer.keep("own.pdf", b"own"), writer.keep("shared.pdf", b"shared")
            writer.add(event("given", ANNA, "Anna Beispiel", evidence=own))
            writer.add(event("given", (ANNA, BERND), "Anna Beispiel", evidence=shared))
        with store.writing(NOW) as writer:
            done = erasure.erase(writer, ANNA, TODAY, "request")
        store.backend.clean()
        assert done == erasure.Erased(3, withdrew=True, do_not_ask=True, pieces=1, shared=1)
        assert (problems(store), store.backend.pieces()) == ([], [shared.sha256])
        assert store.backend.entries_of(ANNA) == []
        with store.backend.reading():
            gone = [entry.seq for entry in store.backend.entries() if entry.content is None]
        assert gone == [2, 3, 5]
    ledger = load(name)
    assert [one.numbers for one in ledger.events] == [(BERND,)]
    for day in (TODAY, date(2026, 11, 22)):
        assert Book(ledger, US, "whatsapp", day).standing(ANNA).standing is Standing.WITHDRAWN


def test_a_mark_outweighs_what_is_as_old_and_yields_to_what_is_newer(fresh: Fresh) -> None:
    """Somebody at an erased number is in force only by a consent that came on a later day."""
    name = fresh()
    with made(name, event("refused", ANNA, "Anna")) as store:
        with store.writing(NOW) as writer:
            assert not erasure.erase(writer, ANNA, date(2026, 5, 1), "request").withdrew
        fill(store, event("given", ANNA, "Anna", date(2026, 5, 1)))
        assert Book(load(name), US, "whatsapp", TODAY).standing(ANNA).standing is Standing.REFUSED
        fill(store, event("given", ANNA, "Anna", date(2026, 5, 2)))
    book = Book(load(name), US, "whatsapp", TODAY)
    assert book.standing(ANNA).standing is Standing.GIVEN
    assert book.history(ANNA)[0].standing == book.standing(ANNA).persons[0]


def test_an_end_of_everything_outlives_the_number_that_it_was_stored_at(fresh: Fresh) -> None:
    """A number that was entered later rests on it; erasing the other must not bring its consent into force."""
    name = fresh()
    end = replace(event("withdrawn", ANNA, "Anna", date(2026, 5, 1)), numbers=(), recipients=(), purposes=())
    with made(name, event("given", ANNA, "Anna"), end, event("given", BERND, "Anna", date(2026, 2, 1))) as store:
        with store.writing(NOW) as writer:
            erasure.erase(writer, ANNA, TODAY, "request")
        assert problems(store) == []
        assert len(store.backend.entries_of(BERND)) == 2
    assert Book(load(name), US, "whatsapp", TODAY).standing(BERND).standing is Standing.WITHDRAWN


def test_nobody_who_said_nothing_is_marked_as_refusing(fresh: Fresh) -> None:
    """A number that was only asked leaves a mark against coming back, and no refusal."""
    name = fresh()
    with made(name, event("requested", ANNA, "Anna")) as store, store.writing(NOW) as writer:
        assert not erasure.erase(writer, ANNA, TODAY, "request").do_not_ask
        assert writer.marks().erased(ANNA) is not None
        assert writer.marks().of(ANNA) is None
        assert writer.marks().erased(BERND) is None
        with pytest.raises(LookupError):
            erasure.erase(writer, ANNA, TODAY, "request")
    assert load(name).refusals is None


def test_an_announced_consent_is_withdrawn_before_it_is_erased(fresh: Fresh) -> None:
    """A consent that begins only later could acquit later, so it counts as in force, whatever it is for."""
    announced = event("given", ANNA, "Anna", date(2027, 1, 1), purposes=("advertising",))
    with made(fresh(), announced) as store, store.writing(NOW) as writer:
        assert erasure.erase(writer, ANNA, TODAY, "request").withdrew


def test_content_that_comes_back_is_tampering(fresh: Fresh) -> None:
    """What an erasure destroyed must stay destroyed, and what is missing needs an erasure."""
    with made(fresh(), event("given", ANNA, "Anna", evidence=None), event("given", BERND, "B", evidence=None)) as store:
        (before,) = store.backend.entries_of(ANNA)
        with store.writing(NOW) as writer:
            erasure.erase(writer, ANNA, TODAY, "request")
        with store.backend.writing():
            store.backend.destroy([3])
        assert [problem.split(":")[0] for problem in problems(store)] == ["Entry 3"]
        with pytest.raises(LedgerError, match="chain"):
            verified.load(store)
        assert before.content is not None


def test_a_head_stands_for_all_that_came_before(fresh: Fresh) -> None:
    """Two ledgers with the same events have nothing in common that could be compared."""
    one, other = made(fresh(), event("given", ANNA, "Anna")), made(fresh(), event("given", ANNA, "Anna"))
    with one, other:
        assert one.head != other.head
        assert chain.mark(one.key, ANNA) != chain.mark(other.key, ANNA)
        assert problems(one, other.head.hash) != []


def test_events_come_by_number_too(fresh: Fresh) -> None:
    """Streamed in the order of the numbers, and of the entries within each."""
    events = event("given", (BERND, ANNA), "X"), event("withdrawn", ANNA, "X")
    with made(fresh(), *events) as store, store.backend.reading():
        ordered = [(entry.content.number, entry.seq) for entry in store.backend.by_number() if entry.content]
    assert ordered == [(ANNA, 3), (ANNA, 4), (BERND, 2)]
