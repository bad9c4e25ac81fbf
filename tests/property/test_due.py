"""What is due agrees with what the fold says on the days that it names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, strategies as st

from abaudit.ledger import Book, due, folded
from abaudit.model.consent import Ledger
from abaudit.model.house import Retention
from property.test_ledger import ASKED, DAYS, LEDGERS, NUMBERS, PURPOSES, RECIPIENTS

CONTROLLERS = ("Fliesen Beispiel GmbH", "Beispiel Bau KG")
SCOPES = [(firm, to, purpose) for firm in CONTROLLERS for to in RECIPIENTS for purpose in PURPOSES]
Consent = tuple[str, str, str, str, str]


def in_force(ledger: Ledger, on: date) -> set[Consent]:
    """Number, person, controller, recipient and purpose of every consent that the fold finds in force."""
    return {
        (number, folded(person.person), folded(firm), to, purpose)
        for firm, to, purpose in SCOPES
        for number in NUMBERS
        for person in Book(ledger, firm, to, on, purpose).standing(number).persons
        if person.standing.in_force
    }


@given(ledger=LEDGERS, on=ASKED, within=st.integers(0, 5))
def test_what_expires_is_what_the_fold_lets_run_out(ledger: Ledger, on: date, within: int) -> None:
    """Without later events: in force through the day named and not after; and nothing else ends in that time."""
    known = replace(ledger, events=tuple(event for event in ledger.events if event.day <= on))
    found = {
        (item.number, folded(item.person), folded(item.controller), item.recipient, purpose): item.until
        for item in due(known, on, within, Retention(3, "years")).expiring
        for purpose in item.purposes
    }
    after = in_force(known, on + timedelta(days=within + 1))
    assert set(found) == in_force(known, on) - after
    for consent, until in found.items():
        assert consent in in_force(known, until)
        assert consent not in in_force(known, until + timedelta(days=1))


@given(ledger=LEDGERS, on=ASKED, months=st.integers(0, 1))
def test_nothing_that_holds_is_ever_past_its_retention(ledger: Ledger, on: date, months: int) -> None:
    """On that day and on every later one, whatever is erased then, no consent in force is erased with it."""
    erased = {item.number for item in due(ledger, on, 0, Retention(months, "months")).past}
    for later in [day for day in DAYS if day >= on]:
        assert {number for number, *_scope in in_force(ledger, later)}.isdisjoint(erased)


@given(ledger=LEDGERS, months=st.integers(0, 1))
def test_what_is_past_its_retention_stays_so(ledger: Ledger, months: int) -> None:
    """A day later nothing holds that held nothing before."""
    kept = Retention(months, "months")
    before: set[str] = set()
    for day in [*DAYS, DAYS[-1] + timedelta(days=40)]:
        now = {item.number for item in due(ledger, day, 0, kept).past}
        assert before <= now
        before = now
