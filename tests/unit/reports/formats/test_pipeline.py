"""What the formats for pipelines share."""

from __future__ import annotations

import pytest

from abaudit.model.rulebook import Charge, Severity
from abaudit.reports.document import Document
from abaudit.reports.formats.pipeline import about, level
from results_factory import rich_result


def test_with_ids_only_takes_people_out() -> None:
    """Whatever a result shows, formats for pipelines get ids."""
    bare = Document(rich_result()).with_ids_only()
    assert {(row.name, row.number, row.label, row.groups) for row in bare.rows} == {(None, None, None, ())}
    assert bare.with_ids_only() is bare


@pytest.mark.parametrize(
    ("charge", "severity", "expected"),
    [
        (Charge.FLAGGED, Severity.CRITICAL, "error"),
        (Charge.REVIEW, Severity.HIGH, "error"),
        (Charge.REVIEW, Severity.MEDIUM, "warning"),
        (Charge.FLAGGED, Severity.LOW, "warning"),
        (Charge.NOTE, Severity.HIGH, "note"),
    ],
)
def test_levels(charge: Charge, severity: Severity, expected: str) -> None:
    """What accuses is an error or a warning by its weight; what only notes is a note."""
    assert level(charge, severity) == expected


def test_the_box_and_the_counts_are_always_told() -> None:
    """Law 4 and law 7: what was looked at, and what this does not say."""
    said, box = about(Document(rich_result()))
    assert "10 different numbers" in " ".join(said)
    assert "Not checked" in box
