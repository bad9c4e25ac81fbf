"""What speaks for and against the consents in force at a number."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from abaudit.audit import audit, examine
from abaudit.model.consent import Event, Evidence, EvidenceState
from abaudit.model.contacts import Contact, PersonalField, PhoneEntry, Span
from abaudit.model.facts import Facts
from abaudit.model.rulebook import AcceptedBasis, Policy, Verdict
from abaudit.rules.proof import Proofs
from factories import ANNA, BERND, EVIDENCE, PROOFS, SISTER, TODAY, book, contact, event, ledger, ruleset, scope

ACCEPTED = AcceptedBasis("contract", "contract.pdf", "the contract needs it", "the owner")


def known(
    *events: Any, person: Contact | None = None, policy: Policy | None = None, proofs: Proofs | None = None
) -> Facts:
    """The facts of Anna's number, with these events on record."""
    who = person or contact("Anna Beispiel", ANNA)
    examined = examine([book(who)], ledger(*events), ruleset(), scope(policy=policy, proofs=proofs))
    return examined.cases[0].facts


def given(**details: Any) -> Any:
    """Anna's consent with the details that a test is about."""
    day = details.pop("day", date(2026, 1, 1))
    return event("given", ANNA, details.pop("person", "Anna Beispiel"), day, **details)


def test_a_consent_with_everything_behind_it_leaves_no_question() -> None:
    """Evidence, text and form are there: each fact has its one good value."""
    facts = known(given())
    assert (facts.evidence, facts.text, facts.form, facts.timing, facts.age) == ("ok", "known", "ok", "ok", "ok")
    assert facts.basis == "none"


def test_without_a_consent_in_force_there_is_nothing_to_prove() -> None:
    """Proof is asked only of a consent that somebody relies on."""
    facts = known(event("refused", ANNA, "Anna Beispiel", evidence=None, text="", how=""))
    assert {facts.evidence, facts.text, facts.form, facts.timing, facts.age} == {"n/a"}


@pytest.mark.parametrize(
    ("evidence", "found", "fact"),
    [
        (None, {}, "missing"),
        (Evidence("gone.pdf"), {}, "missing"),
        (EVIDENCE, {EVIDENCE: EvidenceState.ALTERED}, "altered"),
        (EVIDENCE, {EVIDENCE: EvidenceState.OK}, "ok"),
        (EVIDENCE, {Evidence("other.pdf"): EvidenceState.OK}, "missing"),
    ],
)
def test_evidence_counts_only_where_it_was_found(
    evidence: Evidence | None, found: dict[Evidence, EvidenceState], fact: str
) -> None:
    """A piece that is not named, not there or not the same proves nothing."""
    assert known(given(evidence=evidence), proofs=Proofs(found, PROOFS.texts)).evidence == fact


def test_of_two_consents_the_worse_proof_counts() -> None:
    """At a shared number each person's consent needs its own proof."""
    both = (given(), given(person="Beispiel senior", evidence=None, text="other"))
    facts = known(*both)
    assert (facts.evidence, facts.text) == ("missing", "unknown")


def test_a_renewal_is_proved_by_its_own_evidence() -> None:
    """What holds today rests on the renewal, not on the form of years ago."""
    facts = known(given(), event("renewed", ANNA, "Anna Beispiel", date(2026, 6, 1), evidence=None))
    assert facts.evidence == "missing"


@pytest.mark.parametrize(
    ("how", "required", "fact"),
    [
        ("signed-form", True, "ok"),
        ("web-form", True, "ok"),
        ("in-person", True, "not-written"),
        ("phone-call", True, "not-written"),
        ("in-person", False, "ok"),
        ("", False, "unstated"),
        ("", True, "unstated"),
    ],
)
def test_the_form_is_measured_by_the_house_rule(how: str, required: bool, fact: str) -> None:
    """Writing is asked for only where the owner's policy asks for it; saying how is asked for always."""
    assert known(given(how=how), policy=Policy(require_written=required)).form == fact


def test_an_implied_consent_opens_nothing_and_shows_its_form() -> None:
    """Silence is no consent, whatever the policy, and the reason is visible."""
    facts = known(given(how="implied"))
    assert (facts.standing, facts.form) == ("unknown", "implied")


@pytest.mark.parametrize(
    ("day", "months", "fact"),
    [
        (date(2025, 11, 24), 12, "ok"),
        (date(2025, 11, 23), 12, "over"),
        (date(2020, 1, 1), None, "ok"),
        (date(2026, 10, 23), 1, "over"),
        (date(2026, 10, 24), 1, "ok"),
    ],
)
def test_age_is_counted_in_whole_months_and_off_by_default(day: date, months: int | None, fact: str) -> None:
    """A consent is too old from the day on which it has the stated number of months."""
    assert known(given(day=day), policy=Policy(max_age_months=months)).age == fact


@pytest.mark.parametrize(
    ("first", "fact"), [(None, "ok"), (date(2026, 1, 1), "ok"), (date(2025, 12, 31), "after-upload")]
)
def test_a_consent_after_the_first_upload_came_late(first: date | None, fact: str) -> None:
    """Only the owner can say when the app first read the contacts."""
    assert known(given(), policy=Policy(first_upload=first)).timing == fact


@pytest.mark.parametrize(
    ("accepted", "documents", "fact"),
    [
        ((), {"contract.pdf"}, "claimed"),
        ((ACCEPTED,), set(), "claimed"),
        ((ACCEPTED,), {"contract.pdf"}, "accepted"),
        ((AcceptedBasis("legitimate-interest", "contract.pdf", "r", "o"),), {"contract.pdf"}, "claimed"),
    ],
)
def test_another_basis_needs_policy_and_document(
    accepted: tuple[AcceptedBasis, ...], documents: set[str], fact: str
) -> None:
    """A contract noted in the ledger counts only where the owner accepts it and its document is there."""
    facts = known(
        given(basis="contract"),
        policy=Policy(accepted_bases=accepted),
        proofs=Proofs({}, frozenset(), frozenset(documents)),
    )
    assert facts.basis == fact
    assert facts.exemption == ("other-basis" if fact == "accepted" else "none")
    assert facts.standing == "unknown"


def test_an_events_own_document_stands_before_the_policys() -> None:
    """Where the event names its document, that one must be there."""
    facts = known(
        given(basis="contract", document="own.pdf"),
        policy=Policy(accepted_bases=(ACCEPTED,)),
        proofs=Proofs({}, frozenset(), frozenset({"contract.pdf"})),
    )
    assert facts.basis == "claimed"


@pytest.mark.parametrize(("until", "fact"), [(TODAY, "accepted"), (TODAY - timedelta(days=1), "claimed")])
def test_another_basis_counts_up_to_its_last_day(until: date, fact: str) -> None:
    """On that day it does, on the next one neither the fact nor the exemption rests on it."""
    facts = known(
        given(basis="contract", until=until),
        policy=Policy(accepted_bases=(ACCEPTED,)),
        proofs=Proofs({}, frozenset(), frozenset({"contract.pdf"})),
    )
    assert (facts.basis, facts.exemption) == (fact, "other-basis" if fact == "accepted" else "none")


def test_another_basis_holds_only_for_whom_it_was_noted() -> None:
    """At a shared number everybody without a consent needs a basis; one person's contract acquits nobody else."""
    noted = given(basis="contract")
    other = event("requested", ANNA, "Beispiel senior")
    policy, proofs = Policy(accepted_bases=(ACCEPTED,)), Proofs({}, frozenset(), frozenset({"contract.pdf"}))
    assert known(noted, other, policy=policy, proofs=proofs).basis == "claimed"
    both = event("given", ANNA, "Beispiel senior", basis="contract")
    assert known(noted, both, policy=policy, proofs=proofs).basis == "accepted"


def member(*groups: str, label: str = "", name: str = "Anna Beispiel", fields: tuple[str, ...] = ()) -> Contact:
    """Anna in these groups."""
    entry = PhoneEntry(ANNA, 1, Span(0, 0), kinds=("custom",), label=label)
    return Contact(
        1,
        1,
        Span(0, 0),
        name=name,
        groups=groups,
        entries=(entry,),
        fields=tuple(PersonalField(field, 1, Span(0, 0)) for field in fields),
    )


WORDS = Policy(
    words=(
        ("private", ("Familie",)),
        ("employee", ("Mitarbeiter",)),
        ("child", ("Schüler",)),
        ("special", ("Dialyse",)),
    )
)


@pytest.mark.parametrize(
    ("person", "fact", "value"),
    [
        (member("Familie"), "private", "yes"),
        (member("FAMILIE & Freunde"), "private", "yes"),
        (member(label="familie"), "private", "yes"),
        (member("Familienrecht"), "private", "no"),
        (member(name="Familie Beispiel"), "private", "no"),
        (member("Mitarbeiter"), "employee", "undocumented"),
        (member("Schueler"), "child", "unguarded"),
        (member("Dialyse"), "special", "likely"),
        (member(name="Anna Dialyse"), "special", "likely"),
        (member(), "special", "no"),
        (member(fields=("NOTE",)), "surplus", "yes"),
        (member(fields=("EMAIL",)), "surplus", "no"),
    ],
)
def test_groups_and_labels_hint_at_categories(person: Contact, fact: str, value: str) -> None:
    """Whole words in groups and own labels count, folded; names count only for special categories."""
    assert getattr(known(given(), person=person, policy=WORDS), fact) == value


def test_without_words_no_group_means_anything() -> None:
    """A category without words fires for nobody."""
    facts = known(given(), person=member("Familie", "Dialyse", "Mitarbeiter", "Schüler"))
    assert (facts.private, facts.special, facts.employee, facts.child) == ("no", "no", "no", "no")


def test_what_the_ledger_documents_answers_the_hint() -> None:
    """A guardian, a note on voluntariness and an explicit consent each settle their category."""
    everything = given(guardian="Otto Beispiel", voluntary="asked by a colleague", explicit=True)
    person = member("Schüler", "Mitarbeiter", "Dialyse")
    facts = known(everything, person=person, policy=WORDS)
    assert (facts.child, facts.employee, facts.special) == ("guarded", "documented", "explicit")
    spoken = given(voluntary="asked by a colleague", how="in-person")
    assert known(spoken, person=person, policy=WORDS).employee == "undocumented"
    one_of_two = known(everything, given(person="Beispiel senior"), person=person, policy=WORDS)
    assert (one_of_two.child, one_of_two.employee, one_of_two.special) == ("unguarded", "undocumented", "likely")


def test_a_hint_never_flags_a_consent_by_itself() -> None:
    """A heuristic leads to a look, never to an accusation."""
    person = member("Schüler", "Mitarbeiter", "Dialyse", "Familie", fields=("NOTE", "ADR"))
    result = audit([book(person)], ledger(given()), ruleset(), scope(policy=WORDS))
    assert result.rows[0].verdict is Verdict.REVIEW
    assert [finding.rule for finding in result.rows[0].findings] == ["AB301", "AB302", "AB303", "AB401", "AB402"]


def test_the_shipped_words_cover_every_category_in_two_languages() -> None:
    """German and English words are there for each category."""
    from abaudit import rulefiles

    shipped = dict(rulefiles.categories())
    assert set(shipped) == {"private", "employee", "child", "special"}
    for words, examples in (("private", {"familie", "family"}), ("employee", {"mitarbeiter", "staff"})):
        assert examples <= set(shipped[words])
    assert BERND not in shipped["private"]


def test_controllers_that_are_almost_alike_are_pointed_out() -> None:
    """A slip in the name of the controller could hide a withdrawal; a sister company is not mistaken for one."""

    def codes(controller: str) -> list[str]:
        events = (given(), event("withdrawn", ANNA, "Anna Beispiel", TODAY, controller=controller))
        return [each.code for each in audit([book(contact("Anna", ANNA))], ledger(*events), ruleset(), scope()).notices]

    assert "controllers-almost-alike" in codes("Fliesen Beispeil GmbH")
    assert "controllers-almost-alike" not in codes("Naturstein Beispiel GmbH")
    assert "controllers-almost-alike" not in codes("FLIESEN  BEISPIEL GMBH")


FIRST = Policy(first_upload=date(2026, 1, 31))


def test_a_renewal_is_as_old_as_the_consent_that_it_continues() -> None:
    """Given before the first upload and renewed after it: nothing was uploaded without a consent."""
    renewed = event("renewed", ANNA, "Anna Beispiel", date(2026, 6, 1))
    assert known(given(), renewed, policy=FIRST).timing == "ok"
    assert known(given(day=date(2026, 2, 1)), renewed, policy=FIRST).timing == "after-upload"


def test_a_further_consent_does_not_make_the_first_one_late() -> None:
    """Asked again while the first one held, with or without an end of its own."""
    again = given(day=date(2026, 6, 1))
    assert known(given(), again, policy=FIRST).timing == "ok"
    assert known(given(until=date(2026, 6, 1)), again, policy=FIRST).timing == "ok"


@pytest.mark.parametrize(
    "break_",
    [
        event("withdrawn", ANNA, "Anna Beispiel", date(2026, 3, 1)),
        event("revoked", ANNA, "Anna Beispiel", date(2026, 6, 1), line=1),
    ],
    ids=["withdrawn", "ended on the day of the next"],
)
def test_a_break_after_the_first_upload_is_late(break_: Event) -> None:
    """What came onto the phone in between had no consent."""
    again = given(day=date(2026, 6, 1), line=3)
    assert known(replace(given(), line=2), break_, again, policy=FIRST).timing == "after-upload"


def test_an_expiry_after_the_first_upload_is_a_break() -> None:
    """A consent of its own after it does not reach back."""
    again = given(day=date(2026, 6, 1))
    assert known(given(until=date(2026, 5, 31)), again, policy=FIRST).timing == "after-upload"
    assert known(given(until=date(2026, 1, 15)), again, policy=FIRST).timing == "after-upload"


def test_of_several_persons_the_latest_consent_counts() -> None:
    """Each must have consented by the day of the first upload."""
    bernd = event("given", ANNA, "Bernd Muster", date(2026, 2, 1))
    assert known(given(), bernd, policy=FIRST).timing == "after-upload"
    assert known(given(), replace(bernd, day=date(2026, 1, 31)), policy=FIRST).timing == "ok"


def test_a_number_that_came_onto_the_phone_later_was_not_uploaded_before() -> None:
    """Where the ledger says since when it is there, the consent must be as old as that, and no older."""
    late = date(2026, 6, 1)
    assert known(given(day=late, on_phone=date(2026, 6, 1)), policy=FIRST).timing == "ok"
    assert known(given(day=late, on_phone=date(2026, 5, 31)), policy=FIRST).timing == "after-upload"
    assert known(given(day=late, on_phone=date(2025, 1, 1)), policy=FIRST).timing == "after-upload"
    assert known(given(on_phone=date(2025, 1, 1)), policy=FIRST).timing == "ok"
    assert known(given(day=late, on_phone=date(2026, 5, 31))).timing == "ok"


def test_the_earliest_day_on_the_phone_counts() -> None:
    """Of all events that name the number, whoever they are about."""
    stored, again = date(2026, 6, 1), date(2026, 7, 1)
    asked = event("requested", ANNA, "Anna Beispiel", date(2026, 5, 1), on_phone=date(2026, 5, 1))
    assert known(asked, given(day=stored, on_phone=stored), policy=FIRST).timing == "after-upload"
    bernd = event("given", ANNA, "Bernd Muster", again, on_phone=again)
    assert known(given(day=stored, on_phone=stored), bernd, policy=FIRST).timing == "after-upload"
    assert known(replace(asked, on_phone=again), given(day=stored, on_phone=stored), policy=FIRST).timing == "ok"
    renewed = event("renewed", ANNA, "Anna Beispiel", again)
    assert known(given(day=stored, on_phone=stored), renewed, policy=FIRST).timing == "ok"


def test_what_is_on_another_business_phone_says_nothing() -> None:
    """Only the events of the controller that is audited count."""
    stored = date(2026, 6, 1)
    sister = event("given", ANNA, "Anna Beispiel", stored, controller=SISTER, on_phone=stored)
    assert known(given(day=stored), sister, policy=FIRST).timing == "after-upload"
    assert (
        known(given(day=stored, on_phone=stored), replace(sister, on_phone=date(2026, 2, 1)), policy=FIRST).timing
        == "ok"
    )
