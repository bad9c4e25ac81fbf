"""GitLab's code quality report: its documented shape, one entry a finding, and never an empty list."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from abaudit.audit import audit
from abaudit.model.findings import AuditResult
from abaudit.reports.document import Document
from abaudit.reports.formats import gitlab
from factories import ANNA, book, contact, event, ledger, ruleset, scope
from hostile import HOSTILE
from results_factory import hostile_result, rich_result

SEVERITIES = {"info", "minor", "major", "critical", "blocker"}


def entries(result: AuditResult) -> list[dict[str, Any]]:
    """The entries, each of the shape that GitLab documents."""
    found = json.loads(gitlab.render(Document(result)))
    for entry in found:
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["severity"] in SEVERITIES
        assert re.fullmatch(r"[0-9a-f]{32}", entry["fingerprint"])
        assert entry["description"].strip()
        assert set(entry["location"]) == {"path", "lines"}
        assert re.fullmatch(r"export-\d+(\.[a-z]+)?", entry["location"]["path"])  # relative, without ./
        assert entry["location"]["lines"]["begin"] >= 1
    marks = [entry["fingerprint"] for entry in found]
    assert len(marks) == len(set(marks))  # of two with one fingerprint GitLab shows the first
    assert isinstance(found, list)
    return found


def test_every_finding_and_every_gap_is_an_entry() -> None:
    """There is an entry for each (number, rule) pair and each unread part, and one that sums up."""
    rich = rich_result()
    found = entries(rich)
    pairs = {(row.id, finding.rule) for row in rich.rows for finding in row.findings}
    assert len(found) == len(pairs) + len(rich.unread) + 1
    assert found[0]["check_name"] == "abaudit-unread"
    assert found[0]["severity"] == "blocker"
    assert found[-1]["check_name"] == gitlab.ABOUT


def test_severities_follow_the_rules() -> None:
    """Weights become GitLab's words one to one; what only notes something is info."""
    assert {entry["check_name"]: entry["severity"] for entry in entries(rich_result())} == {
        "abaudit-unread": "blocker",
        "AB101": "blocker",
        "AB104": "blocker",
        "AB105": "critical",
        "AB201": "critical",
        "AB204": "major",
        "AB403": "major",
        "AB401": "info",
        gitlab.ABOUT: "info",
    }


def test_a_clean_report_says_what_was_looked_at() -> None:
    """The list of a clean audit is not empty: it holds the counts and the box."""
    written = ledger(event("given", ANNA, "Anna Beispiel"))
    (about,) = entries(audit([book(contact("Anna Beispiel", ANNA))], written, ruleset(), scope()))
    assert "1 different numbers" in about["description"]
    assert "Not checked" in about["description"]


def test_the_entry_about_the_audit_is_never_new_twice() -> None:
    """Its fingerprint is the same whatever was found, so that GitLab does not call it new."""
    first = entries(rich_result())[-1]["fingerprint"]
    assert entries(audit([book(contact("Anna", ANNA))], None, ruleset(), scope()))[-1]["fingerprint"] == first


@pytest.mark.parametrize("text", HOSTILE, ids=[ascii(text)[:24] for text in HOSTILE])
def test_hostile_texts_change_nothing(text: str) -> None:
    """What contacts are called does not reach the report at all."""
    assert gitlab.render(Document(hostile_result(text))).replace(b"export-2.vcf", b"export-2.csv") == gitlab.render(
        Document(rich_result())
    )
