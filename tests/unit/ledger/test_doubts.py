"""Ends whose day may be a slip of the pen, and those that are beyond doubt."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from abaudit.ledger import Book
from abaudit.ledger.doubts import misdated
from abaudit.model.consent import Doubt, Event, Refusal, State
from factories import ANNA, BERND, SISTER, TODAY, US, event, ledger

NAME = "Anna Beispiel"
JAN, FEB, MARCH, APRIL = (date(2026, month, 1) for month in range(1, 5))
TOMORROW = TODAY + timedelta(days=1)
ENDS = ("refused", "withdrawn", "revoked", "invalidated")


def given(day: date = MARCH, **further: object) -> Event:
    """A consent of Anna's."""
    return event("given", ANNA, NAME, day, **further)  # type: ignore[arg-type]  # passed on as it is


def end(day: date, state: str = "withdrawn", number: str | tuple[str, ...] = ANNA, **further: object) -> Event:
    """An end of Anna's."""
    return event(state, number, NAME, day, **further)  # type: ignore[arg-type]  # passed on as it is


def at(told: Event, hour: int) -> Event:
    """The event at an hour of its day."""
    return replace(told, at=datetime(told.day.year, told.day.month, told.day.day, hour, tzinfo=UTC))


def doubt(*events: Event, on: date = TODAY, number: str = ANNA) -> tuple[str, str, int]:
    """The standing of the number, the doubt about it, and how many ends raise it."""
    standing = Book(ledger(*events), US, "whatsapp", on).standing(number)
    return standing.standing, standing.doubt, sum(len(person.doubtful) for person in standing.persons)


@pytest.mark.parametrize("state", ENDS)
def test_an_end_that_is_to_come_is_in_doubt(state: str) -> None:
    """It is on record today: somebody has said no, and a day that has not come is a slip of the pen."""
    assert doubt(given(), end(TOMORROW, state)) == ("given", "end-announced", 1)
    assert doubt(given(), end(TODAY, state)) == (state, "none", 0)
    assert doubt(given(), end(TOMORROW, state, number=())) == ("given", "end-announced", 1)


@pytest.mark.parametrize("state", ["withdrawn", "revoked", "invalidated"])
def test_a_withdrawal_of_nothing_before_the_consent_is_in_doubt(state: str) -> None:
    """There was nothing that it could have ended, so it may belong behind the consent."""
    assert doubt(given(), end(FEB, state)) == ("given", "end-before-consent", 1)
    assert doubt(end(FEB, state), given(), event("renewed", ANNA, NAME, APRIL)) == ("renewed", "end-before-consent", 1)
    assert doubt(given(JAN), end(FEB, state), given()) == ("given", "none", 0)
    assert doubt(given(JAN), end(FEB, state), end(FEB + timedelta(days=1), state), given())[1] == "end-before-consent"


def test_two_ends_of_one_day_ended_the_consent_together() -> None:
    """Both had something to end."""
    assert doubt(given(JAN), end(FEB), end(FEB, "revoked"), given()) == ("given", "none", 0)


def test_a_refusal_before_the_consent_is_none() -> None:
    """Whoever says no first and yes later has consented."""
    assert doubt(end(FEB, "refused"), given()) == ("given", "none", 0)


def test_what_ended_a_consent_for_something_else_was_no_slip() -> None:
    """Another number of the person, another recipient or another purpose of the same business."""
    other = event("given", BERND, NAME, JAN)
    assert doubt(other, end(FEB, number=()), given()) == ("given", "none", 0)
    assert doubt(other, end(FEB), given()) == ("given", "end-before-consent", 1)
    for further in ({"recipients": ("signal",)}, {"purposes": ("messaging",)}):
        whole = end(FEB, recipients=(), purposes=())
        assert doubt(given(JAN, **further), whole, given()) == ("given", "none", 0)
    elsewhere = given(JAN, controller=SISTER)
    assert doubt(elsewhere, end(FEB), given()) == ("given", "end-before-consent", 1)


@pytest.mark.parametrize("state", ENDS)
def test_a_consent_and_an_end_of_one_day_are_in_doubt_whatever_their_order(state: str) -> None:
    """Nothing but their places says which came first; below the consent, the end keeps its own weight."""
    assert doubt(end(MARCH, state), given()) == ("given", "same-day", 1)
    assert doubt(given(), end(MARCH, state)) == (state, "same-day", 1)
    for one, other in ((given(), at(end(MARCH, state), 8)), (at(given(), 8), end(MARCH, state))):
        assert doubt(other, one)[1] == doubt(one, other)[1] == "same-day"
    assert doubt(at(end(MARCH, state), 8), at(given(), 8)) == ("given", "same-day", 1)


def test_times_of_both_decide() -> None:
    """The consent of noon outlasts the withdrawal of the morning, and not the other way round."""
    for order in ((0, 1), (1, 0)):
        late = (at(end(MARCH, "refused"), 8), at(given(), 12))
        early = (at(end(MARCH), 12), at(given(), 8))
        assert doubt(*(late[place] for place in order)) == ("given", "none", 0)
        assert doubt(*(early[place] for place in order)) == ("withdrawn", "none", 0)


def test_a_renewal_does_not_settle_a_doubt_of_one_day_but_a_new_consent_does() -> None:
    """What was renewed may have been over; what was given anew stands on its own."""
    told = (end(MARCH, "refused"), given())
    assert doubt(*told, event("renewed", ANNA, NAME, APRIL)) == ("renewed", "same-day", 1)
    assert doubt(*told, given(APRIL)) == ("given", "none", 0)


def test_a_doubt_about_one_person_is_one_about_the_number_and_nobody_else() -> None:
    """The heaviest counts, and each person keeps their own."""
    bernd = event("given", ANNA, "Bernd Muster", JAN)
    told = ledger(
        bernd, given(), end(FEB), replace(given(), person="Clara Klee"), replace(end(TOMORROW), person="Clara Klee")
    )
    standing = Book(told, US, "whatsapp", TODAY).standing(ANNA)
    assert [person.doubt for person in standing.persons] == [Doubt.NONE, Doubt.END_BEFORE_CONSENT, Doubt.END_ANNOUNCED]
    assert standing.doubt is Doubt.END_BEFORE_CONSENT


def test_what_is_over_or_for_something_else_raises_no_doubt() -> None:
    """An expired consent, an end of another business, and one about another recipient."""
    assert doubt(given(until=APRIL), end(TOMORROW)) == ("expired", "none", 0)
    assert doubt(given(), end(TOMORROW, controller=SISTER)) == ("given", "none", 0)
    assert doubt(given(), end(TOMORROW, recipients=("signal",))) == ("given", "none", 0)


def test_the_mark_of_an_erased_number_is_no_slip() -> None:
    """What it ended is gone, so nothing can be found that it had to end."""

    class Marks:
        def __len__(self) -> int:
            return 1

        def of(self, e164: str) -> Refusal | None:
            return Refusal(State.WITHDRAWN, FEB, 1) if e164 == ANNA else None

    for day, expected in ((MARCH, "given"), (FEB, "withdrawn")):
        book = Book(replace(ledger(given(day)), refusals=Marks()), US, "whatsapp", TODAY)
        assert (book.standing(ANNA).standing, book.standing(ANNA).doubt) == (expected, Doubt.NONE)


@pytest.mark.parametrize(
    ("entered", "on_record", "expected"),
    [
        (end(TOMORROW), (given(),), "end-announced"),
        (end(TOMORROW, "refused"), (), "end-announced"),
        (end(TODAY), (given(),), "none"),
        (end(MARCH), (given(),), "none"),
        (end(FEB), (given(),), "end-before-consent"),
        (end(FEB, number=()), (given(),), "end-before-consent"),
        (end(FEB, "refused"), (given(),), "none"),
        (end(FEB), (given(JAN), given()), "none"),
        (end(FEB), (given(TOMORROW),), "none"),
        (end(FEB), (event("requested", ANNA, NAME, MARCH),), "none"),
        (end(FEB), (event("given", ANNA, "Bernd Muster", MARCH),), "none"),
        (end(FEB), (event("given", BERND, NAME, JAN), given()), "end-before-consent"),
        (end(FEB, number=()), (event("given", BERND, NAME, JAN), given()), "none"),
        (given(TOMORROW), (), "none"),
    ],
)
def test_what_is_about_to_be_entered_is_asked_the_same(
    entered: Event, on_record: tuple[Event, ...], expected: str
) -> None:
    """A day to come, or one before the person's only consent of the numbers that the end concerns."""
    assert misdated(entered, on_record, TODAY) == expected
