"""What a beginner without a ledger is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from abaudit.audit import audit
from abaudit.model.contacts import Contact
from abaudit.model.findings import AuditResult
from abaudit.redact import redact
from abaudit.reports.document import Document
from abaudit.reports.document.piles import groups
from abaudit.reports.formats.terminal.page import render
from abaudit.rules.category import hint
from factories import ANNA, BERND, CLARA, OFFICE, book, contact, ruleset, scope


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (contact("Musterhandel", organisation="Musterhandel GmbH"), "company"),
        (contact("", organisation="Musterhandel GmbH"), "company"),
        (contact("Musterhandel GmbH"), "company"),
        (contact("Petra Paulsen", organisation="Paulsen GmbH", person=True), None),
        (contact("Mama"), "private"),
        (contact("Oma Erna"), "private"),
        (contact(""), "nameless"),
        (contact("  "), "nameless"),
        (contact("Anna Beispiel"), None),
        (contact("Agnes Muster"), None),
    ],
)
def test_a_contact_is_guessed_by_its_names(person: Contact, expected: str | None) -> None:
    """Companies, relatives and nameless entries are told apart; whoever is none of them stays a person."""
    assert hint(person, private=False) == expected


def test_a_private_group_makes_private() -> None:
    """What the owner grouped as private is private, whatever its name."""
    assert hint(contact("Musterhandel GmbH"), private=True) == "private"


def result() -> AuditResult:
    """A book without a ledger."""
    people = (
        contact("Musterhandel GmbH", OFFICE),
        contact("Mama", ANNA),
        replace(contact("Bernd Muster", BERND), groups=("Kunden",)),
        contact("Clara Probe", CLARA),
        contact("", "+491713920004"),
    )
    return audit([book(*people)], None, ruleset(), scope())


def test_every_row_is_in_exactly_one_group() -> None:
    """Grouping hides nobody and shows nobody twice."""
    rows = result().rows
    grouped = [row for pile in groups(rows) for row in pile.rows]
    assert sorted(row.id for row in grouped) == sorted(row.id for row in rows)
    by_heading = {pile.heading.split(":")[0]: len(pile.rows) for pile in groups(rows)}
    assert by_heading == {
        "Probably companies": 1,
        "Probably private": 1,
        "Without a name": 1,
        "Group “Kunden”": 1,
        "All others": 1,
    }


def test_the_groups_are_proposals_and_acquit_nobody() -> None:
    """Without a ledger every number stays flagged, and the screen shows groups instead of one long list."""
    found = result()
    assert found.summary.flagged == 5
    text = render(Document(found))
    assert "Group “Kunden”: ask for consent (1)" in text
    assert "Ask for consent (" not in text


def test_a_redacted_result_names_no_group() -> None:
    """The owner's groups are personal; under `id` only the guesses remain."""
    headings = [pile.heading for pile in groups(redact(result(), "id").rows) if pile.rows]
    assert not any("Kunden" in heading for heading in headings)
    assert len(headings) == 4
