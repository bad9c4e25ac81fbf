"""Which exemption covers a number, and what the owner hears of those that covered none."""

from __future__ import annotations

from abaudit.model.consent import NumberStanding, Standing
from abaudit.model.facts import ExemptionKind
from abaudit.model.readings import Exact, NoNumber, Review
from abaudit.model.rulebook import Exemption, Policy
from abaudit.rules import Exemptions
from abaudit.rules.facts import Context
from abaudit.rules.proof import Proofs
from factories import ANNA, OFFICE, PROOFS, TODAY, contact, ruleset

ABSENT = NumberStanding(Standing.ABSENT)


def _exemptions(*written: Exemption) -> Exemptions:
    return Exemptions(written, ruleset(), Context(Policy(), PROOFS, TODAY))


def _exemption(number: str, kind: str = "not-personal", line: int = 7) -> Exemption:
    return Exemption((number,), ExemptionKind(kind), "the general line", "the owner", line)


def test_a_field_without_a_number_is_exempt_only_where_the_rules_say_so() -> None:
    """An emergency number comes with the rules; an empty field does not."""
    nothing = _exemptions()
    office = [contact("Empfang", OFFICE)]
    assert nothing.fact(NoNumber("emergency-number"), ABSENT, office) in {"service", "not-personal"}
    assert nothing.fact(NoNumber("no-such-reason"), ABSENT, office) == "none"


def test_a_named_person_refuses_the_exemption_of_a_general_line_and_the_owner_hears_of_it() -> None:
    """The fact and the notice name the reason and the line."""
    refused = _exemptions(_exemption(ANNA, line=9))
    assert refused.fact(Exact(ANNA, "region"), ABSENT, [contact("Anna Beispiel", ANNA, person=True)]) == "named-contact"
    assert [(notice.code, notice.values) for notice in refused.notices()] == [
        ("exemption-named-contact", (("line", "9"),))
    ]


def test_a_named_person_does_not_refuse_another_kind() -> None:
    """One's own number is a person's, and still one's own; the exemption was used, so nothing is to be said of it."""
    own = _exemptions(_exemption(ANNA, "own"))
    assert own.fact(Exact(ANNA, "region"), ABSENT, [contact("Anna Beispiel", ANNA, person=True)]) == "own"
    assert list(own.notices()) == []


def test_an_exemption_covers_only_an_exact_reading_of_its_number() -> None:
    """A candidate of a doubtful reading is not exempt, and the owner hears that the exemption covered nothing."""
    exemptions = _exemptions(_exemption(OFFICE, line=3))
    office = [contact("Empfang", OFFICE)]
    assert exemptions.fact(Review("several-numbers", (OFFICE,)), ABSENT, office) == "none"
    assert exemptions.fact(Exact(ANNA, "region"), ABSENT, office) == "none"
    assert [(notice.code, notice.values) for notice in exemptions.notices()] == [("exemption-unused", (("line", "3"),))]
    assert exemptions.fact(Exact(OFFICE, "region"), ABSENT, office) == "not-personal"
    assert list(exemptions.notices()) == []


def test_another_basis_needs_its_document_there() -> None:
    """An exemption for another legal basis is not applied where its document is missing, and the owner hears of it."""
    written = (Exemption((OFFICE,), ExemptionKind.OTHER_BASIS, "contract", "the owner", 5, document="contract.pdf"),)
    office = [contact("Empfang", OFFICE)]
    missing = _exemptions(*written)
    assert missing.fact(Exact(OFFICE, "region"), ABSENT, office) == "none"
    assert [(notice.code, notice.values) for notice in missing.notices()] == [
        ("exemption-document-missing", (("line", "5"),))
    ]
    proofs = Proofs({}, frozenset(), frozenset({"contract.pdf"}))
    there = Exemptions(written, ruleset(), Context(Policy(), proofs, TODAY))
    assert there.fact(Exact(OFFICE, "region"), ABSENT, office) == "other-basis"
    assert list(there.notices()) == []
