"""All verbs on all stores, in any order, against a naive model that knows nothing of chains."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from abaudit import stores
from abaudit.errors import LedgerError
from abaudit.ledger import Book, folded
from abaudit.model.consent import ENDS, Event, Standing, State
from abaudit.stores.chained import erasure, intake, verified
from abaudit.stores.chained.standings import standings
from abaudit.stores.chained.store import EventStore
from abaudit.stores.chained.writers import WRITERS
from factories import ANNA, BERND, CLARA, US, event, ledger
from stored import NOW, made

NUMBERS = (ANNA, BERND, CLARA)
PERSONS = ("Anna Beispiel", "anna  beispiel", "Bernd Muster")
FIRST, TODAY = date(2026, 1, 1), date(2026, 1, 20)
DAYS = st.integers(0, 18).map(lambda days: FIRST + timedelta(days=days))
EVENTS = st.builds(
    lambda number, person, state, day, purpose: event(
        state, number, person, day, purposes=purpose, evidence=None, text=""
    ),
    st.sampled_from(NUMBERS),
    st.sampled_from(PERSONS),
    st.sampled_from(State),
    DAYS,
    st.sampled_from([("upload",), ("messaging",)]),
)


class Machine(RuleBasedStateMachine):
    """A ledger, and a list of (number, event) that should be the same."""

    def __init__(self, fresh: Callable[[], str]) -> None:
        super().__init__()
        self.name = fresh()
        self.store: EventStore = made(self.name)
        self.events: list[tuple[str, Event]] = []
        self.erased: dict[str, tuple[date, bool]] = {}
        """Number → the day of its last erasure; and whether a no was ever erased."""
        self.heads = [(self.store.head.seq, self.store.head.hash)]

    @rule(one=EVENTS)
    def add(self, one: Event) -> None:
        """``ledger add``."""
        with self.store.writing(NOW) as writer:
            writer.add(one)
        self.events.append((one.numbers[0], one))

    @rule(number=st.sampled_from(NUMBERS), day=DAYS)
    def withdraw(self, number: str, day: date) -> None:
        """``ledger withdraw NUMBER``: once for each person there."""
        with self.store.writing(NOW) as writer:
            for end in erasure.withdrawals(erasure.events_of(self.store, number), number, day):
                writer.add(end)
        for person in dict.fromkeys(folded(one.person) for at, one in self.events if at == number):
            first = next(one for at, one in self.events if at == number and folded(one.person) == person)
            self.events.append((number, _end(first, day, (number,))))

    @rule(person=st.sampled_from(PERSONS), day=DAYS)
    def withdraw_everything(self, person: str, day: date) -> None:
        """``ledger withdraw NAME``: every number of the person, known or to come."""
        end = _end(event("given", ANNA, person), day, ())
        numbers = dict.fromkeys(at for at, one in self.events if folded(one.person) == folded(person))
        try:
            with self.store.writing(NOW) as writer:
                writer.add(end)
        except LookupError:
            assert not numbers
        self.events += [(number, end) for number in numbers]

    @rule(number=st.sampled_from(NUMBERS))
    def erase(self, number: str) -> None:
        """``ledger erase``."""
        known = [one for at, one in self.events if at == number]
        try:
            with self.store.writing(NOW) as writer:
                done = erasure.erase(writer, number, TODAY, "request")
        except LookupError:
            assert not known
            return
        said_no = done.withdrew or any(one.state in ENDS for one in known)
        assert done.do_not_ask == said_no
        self.erased[number] = (TODAY, said_no or self.erased.get(number, (TODAY, False))[1])
        for end in [one for one in known if not one.numbers]:
            for other in dict.fromkeys(at for at, one in self.events if folded(one.person) == folded(end.person)):
                if other != number and (other, end) not in self.events:
                    self.events.append((other, end))
        self.events = [(at, one) for at, one in self.events if at != number]

    @rule(rows=st.lists(EVENTS, max_size=4))
    def take_in(self, rows: list[Event]) -> None:
        """``ledger import``: what is new, or nothing at all; what only says something else waits for an answer."""
        have = Counter((at, _plain(one)) for at, one in self.events)
        left: list[tuple[str, Event]] = []
        for one in rows:
            number = one.numbers[0]
            if have[number, _plain(one)] > 0:
                have[number, _plain(one)] -= 1
            elif number not in self.erased or one.day > self.erased[number][0]:
                left.append((number, one))
        others = Counter(_who_and_when(at, one) for at, one in have.elements() if one.numbers)
        new: list[tuple[str, Event]] = []
        for number, one in left:
            if others[_who_and_when(number, one)] > 0:
                others[_who_and_when(number, one)] -= 1
            else:
                new.append((number, one))
        refused = any(one.state in (State.GIVEN, State.RENEWED) and self._ends_on(number, one) for number, one in new)
        try:
            with self.store.writing(NOW) as writer:
                planned = intake.plan(self.store, ledger(*rows), "rows")
                intake.take(writer, planned, lambda _name: None)
        except LedgerError:
            assert refused
            return
        assert not refused
        self.events += new

    @precondition(lambda self: self.events)
    @rule(data=st.data())
    def take_in_what_is_there(self, data: st.DataObject) -> None:
        """The same events again add nothing."""
        some = data.draw(st.lists(st.sampled_from(self.events), unique_by=id, max_size=3))
        rows = [replace(one, numbers=one.numbers or (number,)) for number, one in some if one.numbers]
        with self.store.backend.reading():
            assert intake.plan(self.store, ledger(*rows), "rows").new == ()

    @rule()
    def open_again(self) -> None:
        """Another process goes on."""
        self.store.close()
        self.store = EventStore.open(self.name, write=True)

    @rule(kind=st.sampled_from(sorted(WRITERS)))
    def export(self, kind: str) -> None:
        """What is written out comes to the same standings where nothing was erased after a no."""
        whole = verified.load(self.store)
        data = WRITERS[kind](whole.events, ())
        read = stores.read(f"l.{kind}", data, region="DE", timezone="Europe/Berlin", digest="")
        for number in NUMBERS:
            if not self.erased.get(number, (TODAY, False))[1]:
                books = [Book(each, US, "whatsapp", TODAY).standing(number) for each in (whole, read)]
                assert books[0].standing is books[1].standing

    @invariant()
    def it_holds_the_events(self) -> None:
        """The same events in the same order, a chain that verifies, and every head that ever was."""
        loaded = verified.load(self.store)
        assert [_plain(one) for one in loaded.events] == [_plain(one) for _, one in self.events]
        head = self.store.head
        if (head.seq, head.hash) != self.heads[-1]:
            self.heads.append((head.seq, head.hash))
        for seq, earlier in self.heads[-3:]:
            seen = verified.verify(self.store, earlier)
            assert (seen.problems, seen.expected_at) == ([], seq)

    @invariant()
    def it_comes_to_the_same_standings(self) -> None:
        """As a text ledger of the same events; an erased no makes it no better than withdrawn, and never acquits."""
        loaded = verified.load(self.store)
        naive = ledger(*(one for _, one in self.events))
        book, plain = Book(loaded, US, "whatsapp", TODAY), Book(naive, US, "whatsapp", TODAY)
        streamed = dict(standings(self.store, US, "whatsapp", TODAY))
        for number in NUMBERS:
            found = book.standing(number)
            if number in streamed:
                assert streamed[number].standing is found.standing
            if self.erased.get(number, (TODAY, False))[1]:
                assert found.standing in (Standing.WITHDRAWN, Standing.REFUSED, Standing.REVOKED, Standing.INVALIDATED)
            else:
                assert found.standing is plain.standing(number).standing

    def teardown(self) -> None:
        """Leave no connection open."""
        self.store.close()

    def _ends_on(self, number: str, one: Event) -> bool:
        """Whether an end on that day is on record for the number, or for everything of the person."""
        return any(
            other.state in ENDS
            and other.day == one.day
            and (at == number or (not other.numbers and folded(other.person) == folded(one.person)))
            for at, other in self.events
        )


def _end(one: Event, day: date, numbers: tuple[str, ...]) -> Event:
    return Event(
        line=0,
        numbers=numbers,
        person=one.person,
        state=State.WITHDRAWN,
        day=day,
        at=None,
        controller=one.controller,
        recipients=(),
        purposes=(),
    )


def _who_and_when(number: str, one: Event) -> tuple[str, str, State, date]:
    return number, folded(one.person), one.state, one.day


def _plain(one: Event) -> Event:
    return replace(one, line=0)


def test_every_verb_in_any_order(fresh: Callable[[], str]) -> None:
    """Ledger and model agree after every step."""
    deep = settings.get_profile("deep").max_examples == settings().max_examples
    run_state_machine_as_test(
        lambda: Machine(fresh),  # type: ignore[arg-type]  # its manual says that any factory will do
        settings=settings(
            max_examples=100 if deep else 12,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
