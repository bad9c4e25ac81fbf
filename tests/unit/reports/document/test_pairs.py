"""Findings by number and rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from abaudit.model.findings import Finding
from abaudit.model.rulebook import Action, Charge, Severity
from abaudit.reports.document.fingerprint import fingerprint
from abaudit.reports.document.pairs import counts, pairs_of, sentence, settled
from factories import TODAY
from results_factory import rich_result


def finding(
    severity: Severity, charge: Charge = Charge.FLAGGED, *, waiver: str = "", due: date | None = None
) -> Finding:
    """A finding of a rule."""
    return Finding("AB101", severity, charge, Action.ASK, waiver, due)


def test_a_number_in_two_exports_is_one_pair_with_both_places() -> None:
    """A (number, rule) pair stands once, however many entries have the number."""
    found = pairs_of(rich_result())
    keys = [(pair.id, pair.rule.id) for pair in found]
    assert len(keys) == len(set(keys))
    assert [pair.rule.id for pair in found if len(pair.rows) == 2] == ["AB104"]
    assert set(keys) == {(row.id, each.rule) for row in rich_result().rows for each in row.findings}


def test_findings_about_the_whole_audit_come_first_and_without_places() -> None:
    """What is found of the whole audit is a pair without an id."""
    result = replace(rich_result(), findings=(finding(Severity.HIGH),))
    first = pairs_of(result)[0]
    assert (first.id, first.rows) == ("", ())
    assert not sentence(first, result.run.on).startswith("Number")


def test_a_fingerprint_depends_on_number_and_rule_and_on_nothing_else() -> None:
    """The same number and rule have one fingerprint in two audits, and no other pair has it."""
    here = {(pair.id, pair.rule.id): pair.fingerprint for pair in pairs_of(rich_result())}
    moved = replace(rich_result(), rows=tuple(replace(row, line=row.line + 7) for row in reversed(rich_result().rows)))
    there = {(pair.id, pair.rule.id): pair.fingerprint for pair in pairs_of(moved)}
    assert here == there
    assert len(set(here.values())) == len(here)
    assert all(len(mark) == 32 and int(mark, 16) for mark in here.values())
    assert fingerprint("a", "bc") != fingerprint("ab", "c")


@pytest.mark.parametrize("threshold", ["any", "critical", "high", "medium", "low", "never"])
def test_what_counts_is_what_makes_the_status_1(threshold: str) -> None:
    """`counts` says of single findings what the result's own `fails` says of all."""
    rich = rich_result()
    found = [
        *(finding(severity, charge) for severity in Severity for charge in Charge),
        finding(Severity.CRITICAL, waiver="W-1"),
        finding(Severity.CRITICAL, due=TODAY),
        finding(Severity.CRITICAL, due=date(2026, 1, 1)),
    ]
    for each in found:
        result = replace(rich, run=replace(rich.run, fail_on=threshold), rows=(), findings=(each,))
        assert counts(each, result.run.fail_on, result.run.on) == result.fails


def test_who_answers_for_a_finding_is_told() -> None:
    """Waiver, due day and a missed due day are each said; a new finding has nothing to say."""
    assert settled(finding(Severity.HIGH), TODAY) == []
    assert settled(finding(Severity.HIGH, waiver="W-1"), TODAY) == ["Waiver W-1 covers it."]
    assert "may stay open until 2026-11-23" in settled(finding(Severity.HIGH, due=TODAY), TODAY)[0]
    assert "past its due day" in settled(finding(Severity.HIGH, due=date(2026, 11, 22)), TODAY)[0]
