"""The fold against a slow reference written from the design, and the laws that keep it from acquitting anybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import TYPE_CHECKING

from hypothesis import given, strategies as st

from abaudit.ledger import Book, folded
from abaudit.model.consent import ENDS, Doubt, Event, Ledger, Standing, State

if TYPE_CHECKING:
    from collections.abc import Sequence

NUMBERS = ("+493023125001", "+493023125002", "+493023125003")
CONTROLLERS = ("Fliesen Beispiel GmbH", "Beispiel Bau KG")
RECIPIENTS = ("whatsapp", "signal")
PURPOSES = ("upload", "messaging")
DAYS = [date(2026, 3, 1) + timedelta(days=n) for n in range(9)]

MINE = (CONTROLLERS[0], "whatsapp", "upload")
Scope = tuple[str, str, str]


def _some(values: Sequence[str], *, least: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), unique=True, min_size=least).map(tuple)


@st.composite
def events(draw: st.DrawFn) -> Event:
    """One event of a small world in which everything often meets."""
    state = draw(st.sampled_from((*State, State.GIVEN, State.GIVEN, State.RENEWED)))
    least = 0 if state in ENDS else 1
    day = draw(st.sampled_from(DAYS))
    hour = draw(st.none() | st.integers(8, 10))
    until = draw(st.none() | st.sampled_from(DAYS))
    return Event(
        line=1,
        numbers=draw(_some(NUMBERS, least=least)),
        person=draw(st.sampled_from(("Anna Beispiel", "anna  BEISPIEL", "Bernd Beispiel", "Cem Muster"))),
        state=state,
        day=day,
        at=None if hour is None else datetime(day.year, day.month, day.day, hour, tzinfo=UTC),
        controller=draw(st.sampled_from((*CONTROLLERS, CONTROLLERS[0], CONTROLLERS[0].upper()))),
        recipients=draw(_some(RECIPIENTS, least=least)),
        purposes=draw(_some(PURPOSES, least=least)),
        known_as=draw(_some(("Küche", "Chef"), least=0)),
        how=draw(st.sampled_from(("", "chat", "implied"))) if draw(st.booleans()) else "",
        basis=draw(st.sampled_from(("consent", "consent", "consent", "contract"))),
        until=until if until is None or until >= day else day,
    )


def _written(events: Sequence[Event]) -> Ledger:
    return Ledger("yaml", "", tuple(replace(event, line=line) for line, event in enumerate(events, 1)))


LEDGERS = st.lists(events(), max_size=9).map(_written)
EVENT_LISTS = st.lists(events(), min_size=1, max_size=8)
ASKED = st.sampled_from(DAYS)


def _standing(ledger: Ledger, number: str, on: date, scope: Scope = MINE) -> Standing:
    controller, recipient, purpose = scope
    return Book(ledger, controller, recipient, on, purpose).standing(number).standing


# --- the reference: everything anew for every question, day by day ---------------------------------------------------


def _after(late: Event, early: Event) -> bool:
    if late.day != early.day:
        return late.day > early.day
    if late.at and early.at and late.at != early.at:
        return late.at > early.at
    return late.line > early.line


def _untold(one: Event, other: Event) -> bool:
    """Whether nothing but the lines says which of two events of one day came first."""
    return one.day == other.day and not (one.at and other.at and one.at != other.at)


def _opens(event: Event) -> bool:
    return event.state is State.GIVEN and event.how != "implied" and event.basis == "consent"


def _renews(event: Event) -> bool:
    return event.state is State.RENEWED and event.how != "implied" and event.basis == "consent"


def _in_day_order(events: list[Event]) -> list[Event]:
    """Places of one day: untimed events keep theirs, timed ones take the places of timed ones in order of time."""
    by_place = sorted(events, key=lambda event: event.line)
    slots = [index for index, event in enumerate(by_place) if event.at]
    by_time = sorted((event for event in events if event.at), key=lambda event: (str(event.at), event.line))
    ordered = list(by_place)
    for slot, event in zip(slots, by_time, strict=True):
        ordered[slot] = event
    return ordered


def _lasts_until(consent: Event, timeline: list[Event]) -> tuple[date, Event]:
    """The last day of a consent and the last event that opened or continued it."""
    last, latest = consent.until or date.max, consent
    for day in sorted({event.day for event in timeline if _renews(event) and event.day >= consent.day}):
        renewals = _in_day_order([event for event in timeline if event.day == day and _renews(event)])
        if day > last:
            break
        for event in renewals:
            if _after(event, consent):
                latest = event
        surely = [event for event in renewals if _after(event, consent) and not _untold(event, consent)]
        perhaps = [event for event in renewals if _untold(event, consent)]
        if named := [event.until for event in surely if event.until]:
            last = min(named)
        last = min([last, *(event.until for event in perhaps if event.until)])
    return last, latest


def _in_force(timeline: list[Event], known_until: date, on: date) -> list[tuple[date, Event]]:
    known = [event for event in timeline if event.day <= known_until]
    ends = [event for event in known if event.state in ENDS]
    consents = [event for event in known if _opens(event) and not any(_after(end, event) for end in ends)]
    lasting = [_lasts_until(consent, known) for consent in consents]
    return [(last, latest) for last, latest in lasting if last >= on]


def _reference_person(timeline: list[Event], on: date) -> Standing:
    otherwise = Standing.ABSENT
    day = DAYS[0]
    while day <= on:
        yesterday = day - timedelta(days=1)
        consent = bool(_in_force(timeline, yesterday, day))
        if _in_force(timeline, yesterday, yesterday) and not consent:
            otherwise = Standing.EXPIRED
        for event in _in_day_order([event for event in timeline if event.day == day]):
            if event.state in ENDS:
                consent, otherwise = False, Standing(event.state)
            elif consent or _opens(event):
                consent = True
            elif _renews(event):
                otherwise = Standing.UNKNOWN
            elif otherwise not in {Standing(state) for state in ENDS}:
                otherwise = Standing.REQUESTED if event.state is State.REQUESTED else Standing.UNKNOWN
        day += timedelta(days=1)
    if holding := _in_force(timeline, on, on):
        _last, latest = max(holding, key=lambda pair: (pair[0], pair[1].day, pair[1].line))
        return Standing.RENEWED if latest.state is State.RENEWED else Standing.GIVEN
    if otherwise is Standing.ABSENT and any(_opens(event) for event in timeline if event.day > on):
        return Standing.NOT_YET
    return otherwise


def _timeline_of(ledger: Ledger, person: str, number: str, scope: Scope) -> list[Event]:
    def named(values: tuple[str, ...], value: str, event: Event) -> bool:
        return value in values or (not values and event.state in ENDS)

    other_names = {
        folded(name)
        for event in ledger.events
        if folded(event.person) == person and number in event.numbers
        for name in event.known_as
    }

    def of_the_person(event: Event) -> bool:
        means_every_number = event.state in ENDS and not event.numbers
        by_another_name = folded(event.person) in other_names or person in map(folded, event.known_as)
        return folded(event.person) == person or (means_every_number and by_another_name)

    return [
        event
        for event in ledger.events
        if of_the_person(event)
        and folded(event.controller) == folded(scope[0])
        and named(event.numbers, number, event)
        and named(event.recipients, scope[1], event)
        and named(event.purposes, scope[2], event)
    ]


def _reference(ledger: Ledger, number: str, on: date) -> tuple[Standing, tuple[Standing, ...], str]:
    persons = list(dict.fromkeys(folded(event.person) for event in ledger.events if number in event.numbers))
    standings = [_reference_person(_timeline_of(ledger, person, number, MINE), on) for person in persons]
    worst = max(standings, key=list(Standing).index, default=Standing.ABSENT)
    absent = [person for person, standing in zip(persons, standings, strict=True) if standing is Standing.ABSENT]
    elsewhere = "none"
    for scope in product(CONTROLLERS, RECIPIENTS, PURPOSES):
        timelines = [_timeline_of(ledger, person, number, scope) for person in absent]
        if any(_reference_person(timeline, on).in_force for timeline in timelines):
            kinds = ("controller", "recipient", "purpose")
            differs = next(kind for kind, a, b in zip(kinds, scope, MINE, strict=True) if a != b)
            elsewhere = min(elsewhere, differs, key=(*kinds, "none").index)
    return worst, tuple(standings), elsewhere


@given(ledger=LEDGERS, on=ASKED)
def test_the_fold_is_what_the_design_says(ledger: Ledger, on: date) -> None:
    """On every ledger, day and number the fold and the slow reference say the same."""
    book = Book(ledger, MINE[0], MINE[1], on)
    for number in NUMBERS:
        found = book.standing(number)
        assert (
            found.standing,
            tuple(person.standing for person in found.persons),
            found.elsewhere,
        ) == _reference(ledger, number, on)


# --- laws -------------------------------------------------------------------------------------------------------------


@given(events=EVENT_LISTS, on=ASKED, data=st.data())
def test_taking_a_consent_away_never_helps(events: list[Event], on: date, data: st.DataObject) -> None:
    """Without one of their consents nobody who was not in force comes into force.

    Nor without a renewal, up to the last day that it names: it may have limited a consent that would last longer.
    """
    with_it = _written(events)
    granting = [event for event in with_it.events if event.state in (State.GIVEN, State.RENEWED)]
    if not granting:
        return
    lost = data.draw(st.sampled_from(granting))
    without = replace(with_it, events=tuple(event for event in with_it.events if event is not lost))
    limits = lost.state is State.RENEWED and lost.until is not None and lost.until < on
    for number in NUMBERS:
        before = _in_force_by_person(with_it, number, on)
        after_ = _in_force_by_person(without, number, on)
        freed = {person for person in after_ if after_[person]} - {person for person in before if before[person]}
        assert freed <= ({folded(lost.person)} if limits else set())


@given(events=EVENT_LISTS, on=ASKED, data=st.data())
def test_one_more_or_less_event_of_consent_changes_nobody_else(
    events: list[Event], on: date, data: st.DataObject
) -> None:
    """A consent or renewal says something of its person alone, and leaves everybody else as they stood, doubts too."""
    ledger = _written(events)
    granting = [event for event in ledger.events if event.state in (State.GIVEN, State.RENEWED)]
    if not granting:
        return
    lost = replace(data.draw(st.sampled_from(granting)), known_as=())
    more = replace(ledger, events=tuple(lost if event.line == lost.line else event for event in ledger.events))
    fewer = replace(ledger, events=tuple(event for event in ledger.events if event.line != lost.line))
    for number in NUMBERS:
        one, other = (
            {folded(person.person): (person.standing, person.doubt) for person in book.standing(number).persons}
            for book in (Book(each, MINE[0], MINE[1], on) for each in (more, fewer))
        )
        both = (one.keys() & other.keys()) - {folded(lost.person)}
        assert {person: one[person] for person in both} == {person: other[person] for person in both}


@given(events=EVENT_LISTS, on=ASKED, data=st.data())
def test_no_order_of_lines_acquits(events: list[Event], on: date, data: st.DataObject) -> None:
    """Who has consented beyond doubt has so in whatever order the ledger was written down."""
    turned = data.draw(st.permutations(events))
    for number in NUMBERS:
        assert _beyond_doubt(_written(events), number, on) == _beyond_doubt(_written(turned), number, on)


@given(events=EVENT_LISTS, end=events().filter(lambda event: event.state in ENDS), on=ASKED, data=st.data())
def test_an_end_on_record_is_never_passed_over(events: list[Event], end: Event, on: date, data: st.DataObject) -> None:
    """Whatever day a withdrawal bears, its person has not consented beyond doubt unless it had something to end.

    That is a consent of an earlier day, or of the same day with a time that lies before.
    """
    person, number = data.draw(
        st.sampled_from([(event.person, n) for event in events for n in event.numbers] or [("", "")])
    )
    end = replace(end, person=person, numbers=(number,), controller=MINE[0], recipients=(), purposes=())
    end = replace(end, state=data.draw(st.sampled_from([State.WITHDRAWN, State.REVOKED, State.INVALIDATED])))
    place = data.draw(st.integers(0, len(events)))
    ledger = _written([*events[:place], end, *events[place:]])
    if number and folded(person) in _beyond_doubt(ledger, number, on):
        assert any(
            _opens(event)
            and number in event.numbers
            and folded(event.person) == folded(person)
            and folded(event.controller) == folded(MINE[0])
            and event.day <= end.day <= on
            for event in events
        )


def _beyond_doubt(ledger: Ledger, number: str, on: date) -> set[str]:
    persons = Book(ledger, MINE[0], MINE[1], on).standing(number).persons
    return {folded(person.person) for person in persons if person.standing.in_force and person.doubt is Doubt.NONE}


@given(events=EVENT_LISTS, end=events().filter(lambda event: event.state in ENDS), on=ASKED, data=st.data())
def test_one_more_end_never_brings_a_consent_into_force(
    events: list[Event], end: Event, on: date, data: st.DataObject
) -> None:
    """Wherever a refusal or withdrawal is added, no number comes into force that was not before."""
    place = data.draw(st.integers(0, len(events)))
    more = _written([*events[:place], end, *events[place:]])
    fewer = _written(events)
    for number in NUMBERS:
        assert _standing(fewer, number, on).in_force or not _standing(more, number, on).in_force


@given(events=EVENT_LISTS, more=events().filter(_opens), on=ASKED, data=st.data())
def test_a_consent_for_one_number_leaves_the_others_alone(
    events: list[Event], more: Event, on: date, data: st.DataObject
) -> None:
    """A consent that names one number changes nothing at any other."""
    place = data.draw(st.integers(0, len(events)))
    own = replace(more, numbers=(NUMBERS[0],))
    book = Book(_written(events), MINE[0], MINE[1], on)
    grown = Book(_written([*events[:place], own, *events[place:]]), MINE[0], MINE[1], on)
    for number in NUMBERS[1:]:
        assert _told(book, number) == _told(grown, number)


@given(events=EVENT_LISTS, on=ASKED, data=st.data())
def test_the_order_of_unrelated_events_does_not_matter(events: list[Event], on: date, data: st.DataObject) -> None:
    """Events of different persons may change places in the file."""
    persons = list(dict.fromkeys(folded(event.person) for event in events))
    by_person = {person: [event for event in events if folded(event.person) == person] for person in persons}
    turns = data.draw(st.permutations([folded(event.person) for event in events]))
    queues = {person: iter(own) for person, own in by_person.items()}
    shuffled = [next(queues[person]) for person in turns]
    for number in NUMBERS:
        one, other = (_in_force_by_person(_written(order), number, on) for order in (events, shuffled))
        assert one == other
        assert _standing(_written(events), number, on) is _standing(_written(shuffled), number, on)


@given(ledger=LEDGERS, on=ASKED)
def test_a_number_is_in_force_only_with_a_consent_of_everybody_at_it(ledger: Ledger, on: date) -> None:
    """In force means: everybody whom the ledger names there gave for this controller, recipient and purpose."""
    for number in NUMBERS:
        if _standing(ledger, number, on).in_force:
            at_number = {folded(event.person) for event in ledger.events if number in event.numbers}
            gave = {
                folded(event.person)
                for event in ledger.events
                if _opens(event)
                and event.day <= on
                and number in event.numbers
                and folded(event.controller) == folded(MINE[0])
                and MINE[1] in event.recipients
                and MINE[2] in event.purposes
            }
            assert at_number == gave != set()


def _in_force_by_person(ledger: Ledger, number: str, on: date) -> dict[str, bool]:
    persons = Book(ledger, MINE[0], MINE[1], on).standing(number).persons
    return {folded(person.person): person.standing.in_force for person in persons}


def _told(book: Book, number: str) -> tuple[object, ...]:
    found = book.standing(number)
    return found.standing, [(person.names, person.standing) for person in found.persons], found.elsewhere


@given(ledger=LEDGERS, number=st.sampled_from(NUMBERS), on=ASKED)
def test_an_unbroken_consent_was_in_force_on_every_day_since(ledger: Ledger, number: str, on: date) -> None:
    """With what was known on each day, its person had consented; nobody else has such a day."""
    book = Book(ledger, MINE[0], MINE[1], on, MINE[2])
    for person in book.standing(number).persons:
        assert (person.since is not None) == person.standing.in_force
        if person.since is None:
            continue
        assert person.event is not None
        assert person.since <= person.event.day <= on
        for day in (day for day in DAYS if person.since <= day <= on):
            then = Book(ledger, MINE[0], MINE[1], day, MINE[2]).standing(number)
            assert any(
                other.standing.in_force for other in then.persons if folded(other.person) == folded(person.person)
            )
