"""What is said of a row."""

from __future__ import annotations

from abaudit.audit import audit
from abaudit.model.facts import ExemptionKind
from abaudit.model.rulebook import Charge, Exemption, Verdict
from abaudit.reports.document import Document
from abaudit.reports.document.notes import remarks
from abaudit.reports.text.row_words import leading
from factories import ANNA, BERND, OFFICE, book, contact, event, ledger, ruleset, scope


def test_the_reason_of_a_row_is_in_words() -> None:
    """Each way to a verdict has its reason: the rule's title, the reading's reason, the exemption's kind."""
    exempt = (Exemption((OFFICE,), ExemptionKind.OWN, "our own line", "owner", 1),)
    written = ledger(event("given", ANNA, "Anna Beispiel"), event("withdrawn", BERND, "Bernd Muster"))
    holder = contact("Bernd Muster", BERND, "3920002", "112", "", OFFICE, "0171 3920004")
    result = audit([book(contact("Anna Beispiel", ANNA), holder)], written, ruleset(), scope(exemptions=exempt))
    document = Document(result)
    assert [document.why(row) for row in result.rows] == [
        "",
        "Consent withdrawn",
        "There is no area code or country code; write the number as +49 … (or with another country).",
        "This is an emergency number.",
        "The field is empty.",
        "By a written exemption: the business's own number.",
        "No consent on record",
    ]


def test_the_leading_finding_decided_the_verdict() -> None:
    """Of several findings the one that weighs most against the number leads."""
    result = audit([book(contact("Bernd Muster", BERND))], None, ruleset(), scope())
    row = result.rows[0]
    found = leading(row)
    assert found is not None
    assert (found.verdict, row.verdict) == (Charge.FLAGGED, Verdict.FLAGGED)


def test_places_are_lines() -> None:
    """With one export the line is enough."""
    result = audit([book(contact("Bernd Muster", BERND))], None, ruleset(), scope())
    assert Document(result).place(result.rows[0]) == "line 1"
    assert remarks(result) == []
