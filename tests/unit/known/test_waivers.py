"""Waivers laid over a result."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from abaudit.audit import audit
from abaudit.known import waivers
from abaudit.model.findings import AuditResult
from abaudit.model.known import WaiverState
from factories import ANNA, BERND, TODAY, book, contact, ruleset, scope, waiver


def result() -> AuditResult:
    """Two numbers without a consent, of which one is in a group."""
    found = audit([book(contact("Anna", ANNA), contact("Bernd", BERND))], None, ruleset(), scope())
    return replace(found, rows=(found.rows[0], replace(found.rows[1], groups=(" Lieferanten ",))))


def waived(found: AuditResult) -> dict[str, list[str]]:
    """Number → the waivers of its findings."""
    return {row.number or "": [finding.waiver for finding in row.findings] for row in found.rows}


@pytest.mark.parametrize(
    ("asked", "covered"),
    [
        ({"id": "N-0001"}, {ANNA}),
        ({"rule": "AB101"}, {ANNA, BERND}),
        ({"group": "lieferanten"}, {BERND}),
        ({"group": "Lieferanten", "id": "N-0001"}, set()),
        ({"rule": "AB104"}, set()),
        ({"id": "N-0002", "rule": "AB101", "group": "Lieferanten"}, {BERND}),
    ],
)
def test_everything_that_a_waiver_names_must_hold(asked: dict[str, str], covered: set[str]) -> None:
    """A number, a rule, a group, or several of them together."""
    found = waivers.apply(result(), (waiver("W-1", **asked),))  # type: ignore[arg-type]  # texts only
    assert {number for number, names in waived(found).items() if "W-1" in names} == covered
    assert found.waivers[0].covers == len(covered)
    assert found.waivers[0].unused == (not covered)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2026, 10, 1), WaiverState.IN_FORCE),
        (date(2026, 9, 30), WaiverState.NOT_YET),
        (date(2027, 1, 31), WaiverState.IN_FORCE),
        (date(2027, 2, 1), WaiverState.LAPSED),
    ],
)
def test_a_waiver_is_in_force_from_its_approval_through_its_last_day(day: date, state: WaiverState) -> None:
    """Both days are inclusive; before and after it covers nothing, and says what it would."""
    found = replace(result(), run=replace(result().run, on=day))
    found = waivers.apply(found, (waiver("W-1", rule="AB101"),))
    assert found.waivers[0].state is state
    assert found.waivers[0].covers == 2
    assert found.fails == (state is not WaiverState.IN_FORCE)


def test_a_waiver_changes_the_status_and_no_verdict() -> None:
    """What is waived stays flagged and counted."""
    before = result()
    after = waivers.apply(before, (waiver("W-1", rule="AB101"),))
    assert [row.verdict for row in after.rows] == [row.verdict for row in before.rows]
    assert after.summary == before.summary
    assert (before.status, after.status) == (1, 0)
    assert after.settled == 2


def test_one_open_finding_is_enough_to_fail() -> None:
    """A waiver for one number leaves the other."""
    assert waivers.apply(result(), (waiver("W-1", id="N-0001"),)).fails


def test_the_first_waiver_in_force_is_named() -> None:
    """A lapsed one before it does not count."""
    lapsed = waiver("W-1", rule="AB101", expires=TODAY - timedelta(days=1))
    found = waivers.apply(result(), (lapsed, waiver("W-2", rule="AB101"), waiver("W-3", rule="AB101")))
    assert waived(found) == {ANNA: ["W-2"], BERND: ["W-2"]}
