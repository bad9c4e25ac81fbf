"""What was not audited."""

from __future__ import annotations

from dataclasses import replace

from abaudit.audit import audit
from abaudit.model.findings import UnreadRow
from abaudit.reports.document.gaps import NOT_AUDITED, UNREAD, gaps_of
from factories import ANNA, book, contact, ruleset, scope
from results_factory import rich_result


def test_gaps_keep_their_fingerprints_where_lines_move() -> None:
    """Two unread parts of one kind are told apart, and neither depends on its line."""
    parts = (UnreadRow(0, None, 5, "x", "X."), UnreadRow(0, None, 9, "x", "X."), UnreadRow(1, None, 9, "x", "X."))
    moved = tuple(replace(part, line=part.line + 1) for part in parts)
    marks = [gap.fingerprint for gap in gaps_of(replace(rich_result(), unread=parts))]
    assert len(set(marks)) == 3
    assert marks == [gap.fingerprint for gap in gaps_of(replace(rich_result(), unread=moved))]


def test_an_export_without_any_number_is_a_gap() -> None:
    """What was not audited is told as well as what was not read."""
    result = audit([book(contact("Anna", ANNA)), book(contact("Bernd"), name="b.vcf")], None, ruleset(), scope())
    assert [(gap.code, gap.export) for gap in gaps_of(result)] == [(NOT_AUDITED, 1)]
    assert [gap.code for gap in gaps_of(rich_result())] == [UNREAD]
