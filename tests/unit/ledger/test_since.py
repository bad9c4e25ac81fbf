"""Since when a consent has been in force without a break."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from abaudit.ledger import Book
from abaudit.model.consent import Event
from factories import ANNA, US, event, ledger

JAN, FEB, MAR, APR, MAY = (date(2026, month, 1) for month in range(1, 6))


def since(*events: Event, on: date = MAY) -> date | None:
    """Of Anna's consent."""
    (person,) = Book(ledger(*events), US, "whatsapp", on).standing(ANNA).persons
    return person.since


def of(state: str, day: date, **rest: Any) -> Event:
    """An event of Anna's."""
    return event(state, ANNA, "Anna Beispiel", day, **rest)


@pytest.mark.parametrize(
    ("events", "day"),
    [
        ((of("given", JAN),), JAN),
        ((of("given", JAN), of("renewed", MAR)), JAN),
        ((of("given", JAN, until=FEB), of("renewed", FEB, until=MAY)), JAN),
        ((of("given", JAN), of("given", MAR)), JAN),
        ((of("given", JAN, until=MAR), of("given", FEB)), JAN),
        ((of("given", JAN, until=MAR), of("given", MAR)), JAN),
        ((of("given", JAN), of("requested", MAR)), JAN),
        ((of("given", JAN, until=FEB), of("given", MAR)), MAR),
        ((of("given", JAN), of("withdrawn", FEB), of("given", MAR)), MAR),
        ((of("given", JAN), of("withdrawn", MAR), of("given", MAR)), MAR),
        ((of("given", JAN), of("withdrawn", FEB)), None),
        ((of("given", JAN, until=FEB),), None),
        ((of("given", date(2026, 6, 1)),), None),
        ((of("requested", JAN),), None),
        ((of("refused", JAN), of("given", MAR), of("given", APR)), MAR),
    ],
)
def test_the_day_on_which_the_unbroken_consent_began(events: tuple[Event, ...], day: date | None) -> None:
    """Renewals and further consents carry it on; an end or an expiry breaks it; without a consent there is none."""
    assert since(*events) == day


def test_an_end_and_a_consent_of_one_day_are_a_break() -> None:
    """Whichever of the two comes later on that day."""
    end = replace(of("withdrawn", MAR), at=datetime(2026, 3, 1, 8, tzinfo=UTC))
    again = replace(of("given", MAR), at=datetime(2026, 3, 1, 9, tzinfo=UTC))
    assert since(of("given", JAN), again, end) == MAR


def test_the_day_asked_decides_what_is_known() -> None:
    """A later end takes nothing from the days before it."""
    events = (of("given", JAN), of("withdrawn", APR), of("given", MAY))
    assert [since(*events, on=day) for day in (JAN, MAR, APR, MAY)] == [JAN, JAN, None, MAY]
