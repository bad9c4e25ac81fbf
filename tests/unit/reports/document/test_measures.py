"""What to do first."""

from __future__ import annotations

from abaudit.audit import audit
from abaudit.model.findings import AuditResult
from abaudit.reports.document.measures import measures_of
from abaudit.reports.document.worklists import worklists_of
from factories import ANNA, book, contact, ruleset, scope
from results_factory import rich_result


def test_what_to_do_first_begins_with_what_makes_the_audit_worthless() -> None:
    """Unread parts, then the missing ledger, then the lists; three sentences at most."""
    first = _first(rich_result())
    assert len(first) == 3
    assert "could not be read" in first[0]
    without = _first(audit([book(contact("Anna", ANNA))], None, ruleset(), scope()))
    assert "Deny WhatsApp access" in without[0]
    assert without[1] == "Ask for the consent that 1 number needs, or take it off the phone."


def _first(result: AuditResult) -> tuple[str, ...]:
    return measures_of(result, worklists_of(result)).first
