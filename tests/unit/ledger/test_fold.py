"""The edges of the fold: several events of one day, several consents, and whom an error names."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from abaudit.errors import LedgerError, Problem
from abaudit.ledger import Book, sole_controller
from abaudit.model.consent import Event, Ledger, State

NUMBER = "+493023125001"
FIRM, SISTER = "Fliesen Beispiel GmbH", "Beispiel Bau KG"
JAN, FEB, MAR, APR, MAY, JUNE = (date(2026, month, 1) for month in range(1, 7))
MORNING, NOON, EVENING = (datetime(2026, 3, 1, hour, tzinfo=UTC) for hour in (8, 12, 20))


def _event(state: str, when: date | datetime, **rest: Any) -> Event:
    """One event of Anna's for the firm, WhatsApp and upload."""
    at = when if isinstance(when, datetime) else None
    own: dict[str, Any] = {
        "line": 1,
        "numbers": (NUMBER,),
        "person": "Anna Beispiel",
        "controller": FIRM,
        "recipients": ("whatsapp",),
        "purposes": ("upload",),
    }
    return Event(state=State(state), day=at.date() if at else when, at=at, **(own | rest))


def _decided(*events: Event, on: date = APR) -> tuple[str, Event | None]:
    """The standing of the number, and the event that decided it."""
    (person,) = Book(Ledger("yaml", "", events), FIRM, "whatsapp", on).standing(NUMBER).persons
    return person.standing.value, person.event


def test_a_renewal_on_the_day_of_an_end_finds_nothing_to_continue() -> None:
    """Withdrawn and then renewed on one day: the consent has ended, and the renewal opens none."""
    given, renewed = _event("given", JAN), _event("renewed", MAR)
    assert _decided(given, _event("withdrawn", MAR), renewed) == ("unknown", renewed)


def test_a_question_before_an_end_of_the_same_day_does_not_hide_the_end() -> None:
    """Asked again and refused on one day: the refusal stands."""
    refused = _event("refused", MAR)
    assert _decided(_event("given", JAN), _event("requested", MAR), refused) == ("refused", refused)


def test_a_renewal_of_a_consent_that_its_day_closes_leaves_the_end_standing() -> None:
    """An untimed end below a timed consent closes it; what would have continued it changes nothing."""
    withdrawn = _event("withdrawn", MAR)
    events = (_event("given", NOON), withdrawn, _event("requested", MORNING), _event("renewed", EVENING))
    assert _decided(*events) == ("withdrawn", withdrawn)


def test_of_two_bounded_consents_the_one_that_lasts_longer_decides() -> None:
    """Neither the later day nor the later line outweighs a later last day; between equals the later one decides."""
    long, short = _event("given", JAN, until=JUNE), _event("given", FEB, until=MAY)
    assert _decided(long, short) == ("given", long)
    assert _decided(short, long) == ("given", long)
    first, second = _event("given", JAN, until=JUNE, line=1), _event("given", JAN, until=JUNE, line=2, note="second")
    assert _decided(first, second) == ("given", second)


def test_a_prolonged_consent_still_ends_on_its_new_last_day() -> None:
    """A renewal moves the end; it does not take it away."""
    renewed = _event("renewed", FEB, until=MAY)
    events = (_event("given", JAN, until=MAR), renewed)
    assert _decided(*events, on=MAY) == ("renewed", renewed)
    assert _decided(*events, on=JUNE) == ("expired", renewed)


def test_several_controllers_are_counted_and_not_named() -> None:
    """The error says how many there are, in which ledger, and what to do."""
    events = (_event("given", JAN), _event("given", JAN, controller=SISTER))
    for source, arguments in (("ledger", ()), ("l.yaml", ("l.yaml",))):
        with pytest.raises(LedgerError) as caught:
            sole_controller(Ledger("yaml", "", events), *arguments)
        assert caught.value.source == source
        assert caught.value.problems == (
            Problem("The ledger names 2 controllers.", hint="Say in abaudit.yaml which one this audit is for."),
        )
