"""Consents drawn for a look at their evidence."""

from __future__ import annotations

from datetime import date

from abaudit import pseudonyms
from abaudit.audit import audit
from abaudit.model.findings import AuditResult
from abaudit.redact import redact
from abaudit.reports.commands import sampling
from factories import TODAY, book, contact, event, ledger, ruleset, scope
from results_factory import KEY

NUMBERS = [f"+4917139200{place:02}" for place in range(30)]


def result(*, turned: bool = False) -> AuditResult:
    """Thirty people, of whom all but the last have consented."""
    people = [(f"Person{place} Beispiel", number) for place, number in enumerate(NUMBERS)]
    told = ledger(*(event("given", number, name, until=date(2028, 1, 1)) for name, number in people[:-1]))
    contacts = [contact(name, number) for name, number in (reversed(people) if turned else people)]
    return pseudonyms.apply(audit([book(*contacts)], told, ruleset(), scope()), KEY)


def drawn(found: AuditResult, count: int, seed: int) -> list[str]:
    """The ids of a draw."""
    return [rows[0].id for rows in sampling.draw(found, count, seed)]


def test_the_same_seed_draws_the_same_numbers_whatever_their_order() -> None:
    """Anybody can repeat it; another seed draws others."""
    assert drawn(result(), 5, 7) == drawn(result(turned=True), 5, 7)
    assert drawn(result(), 5, 7) != drawn(result(), 5, 8)
    assert drawn(result(), 6, 7)[:5] == drawn(result(), 5, 7)


def test_only_consented_numbers_are_drawn_each_once() -> None:
    """Where there are fewer than asked for, all of them."""
    found = drawn(result(), 100, 1)
    assert len(found) == len(set(found)) == 29
    assert KEY.pseudonym(NUMBERS[-1], exact=True) not in found


def test_every_page_says_where_the_proof_lies_and_leaves_room_to_sign() -> None:
    """A cover and a page for each, with form feeds; the evidence by file and checksum."""
    pages = sampling.render(result(), count=3, seed=1).split("\f")
    assert len(pages) == 4
    assert "Drawn: 3 of 29 consented numbers, with the seed 1" in pages[0]
    for page in pages[1:]:
        assert "evidence/form.pdf" in page
        assert "2" * 64 in page
        assert "In force until: 2028-01-01" in page
        assert "Signature: ____" in page
        assert "Person" in page


def test_pseudonymous_pages_name_nobody() -> None:
    """Neither person nor evidence file nor text; the checksum and the ledger's line remain."""
    text = sampling.render(redact(result(), "id"), count=3, seed=1)
    assert "Person" not in text
    assert "form.pdf" not in text
    assert "2" * 64 in text
    assert f"Consent of {date(2026, 1, 1)}" in text
    assert TODAY.isoformat() in text
