"""Findings by rule."""

from __future__ import annotations

from dataclasses import replace

from abaudit.audit import follow_up
from abaudit.model.rulebook import Charge
from abaudit.reports.document.findings import findings_of
from factories import ruleset
from results_factory import rich_result


def test_findings_are_ordered_by_what_accuses_and_how_heavily() -> None:
    """Notes come last; each rule knows its numbers and how many are answered for."""
    result = rich_result()
    found = findings_of(follow_up(result, replace(result, rows=()), ruleset()))
    notes = [each.rule.verdict is Charge.NOTE for each in found]
    assert notes == sorted(notes)
    by_id = {each.rule.id: each for each in found}
    assert by_id["AB602"].rows == ()
    assert {each.rule.id for each in found if each.settled} == {"AB101", "AB105"}, "waived, or known and in time"
    assert by_id["AB104"].numbers == 1
