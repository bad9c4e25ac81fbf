"""Who must go, be asked, be checked."""

from __future__ import annotations

from dataclasses import replace

from abaudit.model.rulebook import Action, Verdict
from abaudit.reports.document.worklists import OPEN, worklists_of
from results_factory import rich_result


def test_every_open_row_is_on_exactly_one_list() -> None:
    """What is flagged or to be checked is somewhere, whatever step its findings name."""
    result = rich_result()
    rows = [row for worklist in worklists_of(result).every for row in worklist.rows]
    assert sorted(map(id, rows)) == sorted(id(row) for row in result.rows if row.verdict in OPEN)
    lost = replace(
        result,
        rows=tuple(
            replace(row, findings=tuple(replace(finding, action=Action.NONE) for finding in row.findings))
            for row in result.rows
        ),
    )
    assert [worklist.action for worklist in worklists_of(lost).every] == [Action.CHECK]
    assert len(worklists_of(lost).every[0].rows) == len(rows)


def test_exempt_rows_are_listed_apart() -> None:
    """They need no step, and a reader must see them."""
    assert {row.verdict for row in worklists_of(rich_result()).exempt} == {Verdict.EXEMPT}
