"""What expires soon and what need not be kept any more: each kind of end, and everything that must hold it back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from abaudit.ledger import Due, Expiring, due
from abaudit.model.consent import Event, Standing
from abaudit.model.house import PROPOSED, Retention
from factories import ANNA, BERND, SISTER, US, event, ledger

ON = date(2026, 11, 23)
YEAR = Retention(1, "years")


def asked(*events: Event, on: date = ON, within: int = 30, retention: Retention = YEAR) -> Due:
    """What is due in a ledger of these events."""
    return due(ledger(*events), on, within, retention)


def given(**rest: Any) -> Event:
    """Anna's consent of long ago."""
    return event("given", ANNA, "Anna Beispiel", date(2024, 1, 1), **rest)


def withdrawn(day: date = date(2025, 3, 1), **rest: Any) -> Event:
    """Anna's withdrawal."""
    return event("withdrawn", ANNA, "Anna Beispiel", day, **rest)


@pytest.mark.parametrize(
    ("until", "within", "listed"),
    [
        (date(2026, 11, 22), 30, False),
        (date(2026, 11, 23), 0, True),
        (date(2026, 11, 24), 0, False),
        (date(2026, 12, 23), 30, True),
        (date(2026, 12, 24), 30, False),
        (None, 30, False),
    ],
)
def test_a_consent_expires_within_the_days_asked_for(until: date | None, within: int, *, listed: bool) -> None:
    """From the day asked through its last day, both inclusive; one that ran out or has no end does not expire."""
    found = asked(given(until=until), within=within).expiring
    assert [item.until for item in found] == ([until] if listed else [])


def test_the_purposes_of_one_consent_stand_together() -> None:
    """One line a recipient, with the purposes in the order in which the ledger names them first."""
    consent = given(until=ON, purposes=("upload", "messaging"), recipients=("whatsapp", "signal"), line=7)
    assert asked(consent).expiring == (
        Expiring(ANNA, "Anna Beispiel", US, "signal", ("upload", "messaging"), ON, 7),
        Expiring(ANNA, "Anna Beispiel", US, "whatsapp", ("upload", "messaging"), ON, 7),
    )


def test_a_purpose_that_was_withdrawn_does_not_expire() -> None:
    """What ended before is not in force."""
    consent = given(until=ON, purposes=("upload", "messaging"))
    (item,) = asked(consent, withdrawn(purposes=("upload",))).expiring
    assert item.purposes == ("messaging",)


def test_a_renewal_moves_the_end() -> None:
    """The last day is that of the renewal, and its line is named."""
    renewal = event("renewed", ANNA, "Anna Beispiel", date(2026, 1, 1), until=date(2026, 12, 1))
    (item,) = asked(given(until=ON), renewal).expiring
    assert (item.until, item.line) == (date(2026, 12, 1), 2)


def test_the_end_of_the_calendar_is_no_bug() -> None:
    """However far one looks ahead."""
    assert len(asked(given(until=date.max), within=4_000_000).expiring) == 1


def test_what_is_due_is_in_order() -> None:
    """By day, then by number."""
    later = event("given", ANNA, "Anna Beispiel", date(2024, 1, 1), until=date(2026, 11, 25))
    sooner = event("given", BERND, "Bernd Muster", date(2024, 1, 1), until=date(2026, 11, 24))
    assert [item.number for item in asked(later, sooner).expiring] == [BERND, ANNA]
    old = event("refused", BERND, "Bernd Muster", date(2024, 1, 1))
    assert [item.number for item in asked(given(), withdrawn(), old).past] == [BERND, ANNA]


def test_a_withdrawal_is_past_its_retention_the_day_after_the_last() -> None:
    """The last day is kept; on the next one the number is due, with all its lines."""
    events = (given(), withdrawn())
    assert asked(*events, on=date(2026, 3, 1)).past == ()
    (item,) = asked(*events, on=date(2026, 3, 2)).past
    assert (item.number, item.persons, item.standing) == (ANNA, ("Anna Beispiel",), Standing.WITHDRAWN)
    assert (item.ended, item.kept_until, item.lines) == (date(2025, 3, 1), date(2026, 3, 1), (1, 2))


def test_the_proposed_retention_is_the_end_of_the_third_year() -> None:
    """Withdrawn in March 2025: kept through 2028."""
    assert asked(given(), withdrawn(), on=date(2028, 12, 31), retention=PROPOSED).past == ()
    assert len(asked(given(), withdrawn(), on=date(2029, 1, 1), retention=PROPOSED).past) == 1


@pytest.mark.parametrize(
    ("state", "standing"),
    [("refused", "refused"), ("revoked", "revoked"), ("invalidated", "invalidated"), ("requested", "requested")],
)
def test_other_ends_run_out_too(state: str, standing: str) -> None:
    """A refusal, another end, and a request that nobody answered."""
    (item,) = asked(event(state, ANNA, "Anna Beispiel", date(2025, 3, 1))).past
    assert (item.standing.value, item.ended) == (standing, date(2025, 3, 1))


def test_after_an_expiry_the_retention_runs_from_its_last_day() -> None:
    """Not from the day on which the consent was given."""
    consent = given(until=date(2025, 12, 31))
    assert asked(consent).past == ()
    assert asked(consent, on=date(2026, 12, 31)).past == ()
    (item,) = asked(consent, on=date(2027, 1, 1)).past
    assert (item.standing, item.ended) == (Standing.EXPIRED, date(2025, 12, 31))


def test_an_end_by_time_that_a_withdrawal_forestalled_does_not_count() -> None:
    """The consent had ended before; its written last day prolongs nothing."""
    (item,) = asked(given(until=date(2026, 6, 30)), withdrawn()).past
    assert item.ended == date(2025, 3, 1)


def test_the_latest_event_decides_when_the_retention_begins() -> None:
    """Asked again after a withdrawal: the number was in use on that day still."""
    again = event("requested", ANNA, "Anna Beispiel", date(2026, 5, 1))
    assert asked(given(), withdrawn(), again).past == ()
    assert [item.ended for item in asked(given(), withdrawn(), again, on=date(2027, 5, 2)).past] == [date(2026, 5, 1)]


@pytest.mark.parametrize(
    "holding",
    [
        event("given", ANNA, "Anna Beispiel", date(2025, 4, 1)),
        event("given", ANNA, "Bernd Muster", date(2025, 4, 1)),
        event("given", ANNA, "Anna Beispiel", date(2025, 4, 1), controller=SISTER),
        event("given", ANNA, "Anna Beispiel", date(2025, 4, 1), recipients=("signal",)),
        event("given", ANNA, "Anna Beispiel", date(2025, 4, 1), purposes=("advertising",)),
        event("given", ANNA, "Anna Beispiel", date(2027, 1, 1)),
        event("requested", ANNA, "Anna Beispiel", date(2027, 1, 1)),
        event("given", ANNA, "Bernd Muster", date(2025, 4, 1), basis="contract"),
        event("given", ANNA, "Bernd Muster", date(2024, 4, 1), basis="contract", until=ON),
        event("given", ANNA, "Bernd Muster", date(2024, 4, 1), basis="contract", until=date(2025, 12, 1)),
    ],
    ids=[
        "again",
        "somebody else",
        "controller",
        "recipient",
        "purpose",
        "to come",
        "planned",
        "basis",
        "last",
        "lately",
    ],
)
def test_what_still_holds_at_a_number_keeps_everything_there(holding: Event) -> None:
    """Erasing takes all of a number, so one consent, or another basis, for anybody and anything there keeps it."""
    assert asked(given(), withdrawn(), holding).past == ()


def test_another_basis_that_ran_out_long_ago_keeps_nothing() -> None:
    """It ends with its last day, and the retention runs from there."""
    basis = event("given", ANNA, "Anna Beispiel", date(2024, 1, 1), basis="contract", until=date(2025, 6, 1))
    (item,) = asked(basis).past
    assert (item.standing, item.ended) == (Standing.UNKNOWN, date(2025, 6, 1))


def test_an_implied_consent_holds_nothing() -> None:
    """It opened none."""
    (item,) = asked(given(how="implied")).past
    assert (item.standing, item.ended) == (Standing.UNKNOWN, date(2024, 1, 1))


def test_an_end_without_a_number_counts_for_every_number_of_its_person() -> None:
    """Its day begins the retention of each, and its line is named with theirs."""
    other = event("given", BERND, "Anna Beispiel", date(2024, 2, 1))
    end = event("withdrawn", (), "Anna Beispiel", date(2025, 3, 1), recipients=(), purposes=())
    found = asked(given(), other, end).past
    assert [(item.number, item.ended, item.lines) for item in found] == [
        (ANNA, date(2025, 3, 1), (1, 3)),
        (BERND, date(2025, 3, 1), (2, 3)),
    ]


def test_ends_alone_are_found() -> None:
    """A ledger that names neither recipients nor purposes, because every event in it ends all."""
    (item,) = asked(withdrawn(recipients=(), purposes=())).past
    assert item.standing is Standing.WITHDRAWN


def test_everybody_at_a_number_is_named_once() -> None:
    """As the ledger writes them first; the worst standing is told."""
    second = event("requested", ANNA, "Bernd Muster", date(2024, 1, 1))
    (item,) = asked(given(), withdrawn(), second, event("refused", ANNA, "anna  BEISPIEL", date(2024, 1, 2))).past
    assert (item.persons, item.standing) == (("Anna Beispiel", "Bernd Muster"), Standing.WITHDRAWN)


def test_two_events_in_one_line_are_two() -> None:
    """A list written in one line of a YAML file: the later one still decides when the retention begins."""
    assert asked(withdrawn(date(2026, 5, 1), line=4), withdrawn(date(2024, 5, 1), line=4)).past == ()


def test_what_was_looked_at_is_counted() -> None:
    """Nothing due is a statement about so many events and numbers."""
    found = asked(given(), event("given", (ANNA, BERND), "Bernd Muster"))
    assert (found.events, found.numbers, found.expiring, found.past) == (2, 2, (), ())
    assert (found.on, found.within, found.retention) == (ON, 30, YEAR)
    assert asked().numbers == 0
