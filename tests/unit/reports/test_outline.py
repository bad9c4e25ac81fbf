"""What longer reports are made of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from abaudit.audit import audit, follow_up
from abaudit.model.known import BaselineUse, Comparison, WaiverState, WaiverUse
from abaudit.model.rulebook import Action, Charge, Verdict
from abaudit.redact import redact
from abaudit.reports import notes, outline
from factories import ANNA, book, contact, ruleset, scope, waiver
from results_factory import rich_result


def test_every_open_row_is_on_exactly_one_list() -> None:
    """What is flagged or to be checked is somewhere, whatever step its findings name."""
    result = rich_result()
    rows = [row for worklist in outline.worklists(result) for row in worklist.rows]
    assert sorted(map(id, rows)) == sorted(id(row) for row in result.rows if row.verdict in outline.OPEN)
    lost = replace(
        result,
        rows=tuple(
            replace(row, findings=tuple(replace(finding, action=Action.NONE) for finding in row.findings))
            for row in result.rows
        ),
    )
    assert [worklist.action for worklist in outline.worklists(lost)] == [Action.CHECK]
    assert len(outline.worklists(lost)[0].rows) == len(rows)


def test_exempt_rows_are_listed_apart() -> None:
    """They need no step, and a reader must see them."""
    assert {row.verdict for row in outline.exempted(rich_result())} == {Verdict.EXEMPT}


def test_what_to_do_first_begins_with_what_makes_the_audit_worthless() -> None:
    """Unread parts, then the missing ledger, then the lists; three sentences at most."""
    first = outline.measures(rich_result())
    assert len(first) == 3
    assert "could not be read" in first[0]
    without = outline.measures(audit([book(contact("Anna", ANNA))], None, ruleset(), scope()))
    assert "Deny WhatsApp access" in without[0]
    assert without[1] == "Ask for the consent that 1 number needs, or take it off the phone."


def test_findings_are_ordered_by_what_accuses_and_how_heavily() -> None:
    """Notes come last; each rule knows its numbers and how many are answered for."""
    result = rich_result()
    found = outline.by_rule(follow_up(result, replace(result, rows=()), ruleset()))
    notes = [each.rule.verdict is Charge.NOTE for each in found]
    assert notes == sorted(notes)
    by_id = {each.rule.id: each for each in found}
    assert by_id["AB602"].rows == ()
    assert {each.rule.id for each in found if each.settled} == {"AB101", "AB105"}, "waived, or known and in time"
    assert by_id["AB104"].numbers == 1


@pytest.mark.parametrize(
    ("use", "text"),
    [
        (WaiverUse(waiver("W-1", rule="AB101"), WaiverState.IN_FORCE, 2), "W-1 covers 2 findings until 2027-01-31"),
        (WaiverUse(waiver("W-1", rule="AB101"), WaiverState.LAPSED, 1), "lapsed on 2027-01-31: 1 finding counts"),
        (WaiverUse(waiver("W-1", rule="AB101"), WaiverState.NOT_YET, 1), "holds from 2026-10-01 on"),
        (WaiverUse(waiver("W-1", rule="AB101"), WaiverState.IN_FORCE, 0), "covers nothing that was found"),
    ],
)
def test_every_waiver_is_told(use: WaiverUse, text: str) -> None:
    """Lapsed, unused and coming ones, too; with its wording only where names are shown."""
    assert text in notes.waiver_sentence(use)
    assert "Dora ist im Urlaub" in notes.waiver_sentence(use)
    hidden = redact(replace(rich_result(), waivers=(use,)), "id").waivers[0]
    assert "Dora" not in notes.waiver_sentence(hidden)


def test_baseline_and_comparison_are_told_in_figures() -> None:
    """New, known, overdue, fixed; and what changed since when."""
    use = BaselineUse("0" * 64, 5, new=1, known=2, overdue=1, fixed=1, until=date(2027, 1, 31))
    compared = Comparison(date(2026, 10, 1), ("a",), (), ("b", "c"), ("d",))
    result = replace(rich_result(), waivers=(), baseline=use, comparison=compared)
    assert notes.known_before(result) == [
        "Against the baseline: 1 new, 2 known and open until 2027-01-31 or later.",
        "1 known finding is past its due day and counts again.",
        "1 entry of the baseline was not found any more; “abaudit baseline prune” takes it out.",
        _COMPARED,
    ]
    none_known = replace(result, comparison=None, baseline=replace(use, known=0, overdue=0, fixed=0, until=None))
    assert notes.known_before(none_known) == ["Against the baseline: 1 new, none known and open."]


_COMPARED = (
    "Numbers since the audit of 2026-10-01: 1 new and open, 0 whose consent or exemption no longer counts, 2 fixed, "
    "1 unchanged."
)
