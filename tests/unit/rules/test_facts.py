"""Facts that are bounded by the reading, and values that the rules compare letter by letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from abaudit.model.consent import Elsewhere, NumberStanding, PersonStanding, Standing
from abaudit.model.facts import NOT_APPLICABLE, Facts, Listed, Match, NotExempt, Sibling
from abaudit.model.readings import ReadingKind
from abaudit.model.rulebook import Policy
from abaudit.rules import facts, proof
from factories import ANNA, PROOFS, TODAY, event

GIVEN = event("given", ANNA, "Anna Beispiel", date(2026, 1, 1))


def _gathered(reading: ReadingKind, standing: NumberStanding) -> Facts:
    return facts.gather(
        standing,
        frozenset(),
        facts.Context(Policy(), PROOFS, TODAY),
        reading=reading,
        match=Match.CLEAR,
        sibling=Sibling.NO,
        listed=Listed.NO,
        exemption=NotExempt.NONE,
    )


def test_only_an_exact_number_has_a_standing() -> None:
    """Whatever the ledger says, a doubtful reading has neither a standing nor a consent elsewhere."""
    held = NumberStanding(Standing.ABSENT, (), Elsewhere.CONTROLLER)
    exact, doubtful = (_gathered(reading, held) for reading in (ReadingKind.EXACT, ReadingKind.REVIEW))
    assert (exact.standing, exact.elsewhere) == (Standing.ABSENT, "controller")
    assert (doubtful.standing, doubtful.elsewhere) == (NOT_APPLICABLE, NOT_APPLICABLE)


def test_a_consent_is_no_other_basis() -> None:
    """Where everybody's answer is a consent, or nobody answered, there is no other basis."""
    person = PersonStanding("Anna Beispiel", ("Anna Beispiel",), Standing.GIVEN, GIVEN)
    assert proof.basis(NumberStanding(Standing.GIVEN, (person,)), Policy(), PROOFS, TODAY) == "none"
    assert proof.basis(NumberStanding(Standing.ABSENT), Policy(), PROOFS, TODAY) == "none"


def test_a_consent_without_evidence_is_never_borne_out_by_what_lies_about() -> None:
    """Missing evidence stays missing, whatever was found on the disk."""
    assert proof.evidence([replace(GIVEN, evidence=None)], PROOFS) == "missing"
