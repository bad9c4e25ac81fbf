"""What would change a verdict: each answer is a judgement of a world in which one thing is different."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from abaudit.audit import Scope, examine
from abaudit.audit.whatif import WhatIf, what_if
from abaudit.audit.world import world_of
from abaudit.model.consent import Event, Evidence, EvidenceState, Ledger
from abaudit.model.contacts import Contact
from abaudit.model.facts import ExemptionKind
from abaudit.model.rulebook import Exemption, Policy
from abaudit.rules.proof import Proofs
from factories import ANNA, BERND, EVIDENCE, OFFICE, SISTER, TEXT, TODAY, book, contact, event, ledger, ruleset, scope

NAME = "Anna Beispiel"
WORDS = (("private", ("privat",)), ("employee", ("mitarbeiter",)), ("child", ("kinder",)), ("special", ("reha",)))


def changes(
    *events: Event, contacts: Sequence[Contact] = (contact(NAME, ANNA),), asked: Scope | None = None, place: int = 0
) -> tuple[WhatIf, ...]:
    """What would change the verdict on the number that stands at *place*."""
    return of(ledger(*events), contacts, asked or scope(), place)


def of(written: Ledger | None, contacts: Sequence[Contact], asked: Scope, place: int = 0) -> tuple[WhatIf, ...]:
    """The same of a ledger that may not be there."""
    exports = [book(*contacts)]
    cases = examine(exports, written, ruleset(), asked).cases
    world = world_of(cases[place], cases, exports=exports, ledger=written, ruleset=ruleset(), scope=asked)
    return what_if(cases[place], world)


def told(found: Sequence[WhatIf]) -> list[tuple[str, str, str]]:
    """(what is different, verdict, rules) of each change."""
    return [
        (
            " ".join(part.code for part in change.parts),
            change.judgement.verdict,
            " ".join(finding.rule for finding in change.judgement.findings),
        )
        for change in found
    ]


def grouped(*groups: str) -> Contact:
    """Anna in these groups."""
    return replace(contact(NAME, ANNA), groups=groups)


def with_words(**further: object) -> Scope:
    """An audit that knows words for categories."""
    return scope(policy=Policy(words=WORDS, **further))  # type: ignore[arg-type]  # passed on as it is


@pytest.mark.parametrize("written", [None, ledger()])
def test_without_any_consent_a_consent_is_what_helps(written: Ledger | None) -> None:
    """Also where there is no ledger, nobody said for whom the audit is, and the contact has no name."""
    for person in (contact(NAME, ANNA), contact("", ANNA)):
        found = of(written, (person,), scope(controller=None))
        assert told(found) == [("consent", "consented", "")]


def test_the_consent_that_is_missing_is_named() -> None:
    """Whose consent is missing: everybody at the number who has none in force."""
    contacts = (contact("Hanna und Otto Klee", ANNA),)
    events = (event("given", ANNA, "Hanna Klee"), event("refused", ANNA, "Otto Klee"))
    (change,) = changes(*events, contacts=contacts)
    assert change.parts[0].names == ("Otto Klee",)
    (change,) = changes(contacts=(contact("Anna", ANNA), contact("Annchen", ANNA)))
    assert change.parts[0].names == ("Anna", "Annchen")


@pytest.mark.parametrize("state", ["refused", "withdrawn", "revoked", "invalidated", "requested", "renewed"])
def test_whatever_stands_against_it_a_new_consent_of_the_same_person_counts(state: str) -> None:
    """Until that person gives again."""
    earlier = event("given", ANNA, NAME, date(2025, 1, 1), until=date(2026, 1, 1))
    assert told(changes(earlier, event(state, ANNA, NAME)))[0] == ("consent", "consented", "")


@pytest.mark.parametrize("state", ["withdrawn", "revoked", "invalidated"])
def test_a_new_consent_does_not_settle_what_a_withdrawal_of_nothing_meant(state: str) -> None:
    """It may belong behind the new consent; only where that is settled, too, the number is consented."""
    found = told(changes(event(state, ANNA, NAME)))
    assert found == [("consent", "review", "AB207"), ("consent doubt", "consented", "")]


def test_a_doubtful_end_is_the_one_thing_that_would_have_to_be_settled() -> None:
    """Of a consent against which nothing else speaks."""
    ends = (
        event("withdrawn", ANNA, NAME, TODAY + timedelta(days=300)),
        event("withdrawn", ANNA, NAME, date(2025, 1, 1)),
    )
    for end in ends:
        (change,) = (each for each in changes(event("given", ANNA, NAME), end) if each.parts[0].code == "doubt")
        assert (change.parts[0].names, told([change])) == ((NAME,), [("doubt", "consented", "")])


def test_a_withdrawal_that_ended_a_consent_for_another_number_is_known_here_too() -> None:
    """What is changed is judged with everything that the audit knew of the person."""
    events = (
        event("given", BERND, NAME, date(2024, 1, 1)),
        event("withdrawn", (), NAME, date(2025, 1, 1)),
        event("given", ANNA, NAME, evidence=None),
    )
    assert told(changes(*events)) == [("evidence", "consented", "")]


def test_a_consent_to_somebody_else_is_answered_by_one_to_this_business() -> None:
    """Another controller, recipient or purpose."""
    for further in ({"controller": SISTER}, {"recipients": ("signal",)}, {"purposes": ("messaging",)}):
        assert told(changes(event("given", ANNA, NAME, **further))) == [("consent", "consented", "")]


def test_missing_and_altered_evidence() -> None:
    """What is missing would have to be there; what was altered would have to be the recorded file."""
    assert told(changes(event("given", ANNA, NAME, evidence=None))) == [("evidence", "consented", "")]
    lost = event("given", ANNA, NAME, evidence=Evidence("lost.pdf", "3" * 64))
    assert told(changes(lost)) == [("evidence", "consented", "")]
    altered = scope(proofs=Proofs({EVIDENCE: EvidenceState.ALTERED}, frozenset({TEXT})))
    assert told(changes(event("given", ANNA, NAME), asked=altered)) == [("evidence-restored", "consented", "")]


def test_text_and_form() -> None:
    """A text that is not archived, a form that is not stated or not the required one."""
    assert told(changes(event("given", ANNA, NAME, text="other"))) == [("text", "consented", "")]
    assert told(changes(event("given", ANNA, NAME, how=""))) == [("form", "consented", "")]
    written = scope(policy=Policy(require_written=True))
    assert told(changes(event("given", ANNA, NAME, how="in-person"), asked=written)) == [("form", "consented", "")]


def test_a_consent_after_the_first_upload_would_have_to_be_older() -> None:
    """The declared day is named, and no new consent is promised to help."""
    late = scope(policy=Policy(first_upload=date(2025, 6, 1)))
    (change,) = changes(event("given", ANNA, NAME), asked=late)
    assert (change.parts[0].day, told([change])) == (date(2025, 6, 1), [("timing", "consented", "")])


def test_a_late_consent_would_have_to_be_as_old_as_the_number_on_the_phone() -> None:
    """The day that the ledger states for this number is named."""
    late = scope(policy=Policy(first_upload=date(2025, 6, 1)))
    (change,) = changes(event("given", ANNA, NAME, on_phone=date(2025, 9, 1)), asked=late)
    assert (change.parts[0].day, told([change])) == (date(2025, 9, 1), [("timing", "consented", "")])


def test_a_renewal_of_a_late_consent_would_have_to_be_older_too() -> None:
    """What counts is when the consent began that it continues."""
    late = scope(policy=Policy(first_upload=date(2025, 6, 1)))
    events = (event("given", ANNA, NAME), event("renewed", ANNA, NAME, date(2026, 6, 1)))
    (change,) = changes(*events, asked=late)
    assert (change.parts[0].day, told([change])) == (date(2025, 6, 1), [("timing", "consented", "")])
    early = event("given", ANNA, NAME, date(2025, 1, 1))
    assert [code for code, *_rest in told(changes(early, events[1], asked=late))] == ["withdrawn"]


def test_an_old_consent_would_have_to_be_renewed() -> None:
    """Where the house rule sets an age."""
    asked = scope(policy=Policy(max_age_months=12))
    assert told(changes(event("given", ANNA, NAME, date(2025, 1, 1)), asked=asked)) == [("age", "consented", "")]


def test_a_contacts_name_would_have_to_be_known() -> None:
    """Only the name that fits nobody is asked for."""
    contacts = (contact(NAME, ANNA), contact("Bad Hauptstr.", ANNA))
    (change,) = changes(event("given", ANNA, NAME), contacts=contacts)
    assert (change.parts[0].names, told([change])) == (("Bad Hauptstr.",), [("names", "consented", "")])


def test_another_way_of_writing_would_have_to_be_named() -> None:
    """The ledger has the subscriber under a form that messengers use."""
    new, old = "+5521961234567", "+552161234567"
    found = changes(event("given", old, NAME), contacts=(contact(NAME, new),))
    assert ("variant", "consented", "") in told(found)


@pytest.mark.parametrize(
    ("group", "code", "rule"),
    [
        ("Kinder", "guardian", "AB301"),
        ("Mitarbeiter", "voluntary", "AB303"),
        ("Reha", "explicit", "AB302"),
    ],
)
def test_what_a_group_asks_for(group: str, code: str, rule: str) -> None:
    """With a consent the missing piece alone helps, without one both together."""
    contacts = (grouped(group),)
    found = changes(event("given", ANNA, NAME), contacts=contacts, asked=with_words())
    assert told(found) == [(code, "consented", "")]
    assert told(changes(contacts=contacts, asked=with_words())) == [
        ("consent", "review", rule),
        (f"consent {code}", "consented", ""),
    ]


def test_together_holds_nothing_that_is_not_needed() -> None:
    """Two proofs are missing; both are named, and neither the consent nor the name."""
    found = changes(event("given", ANNA, NAME, evidence=None, how=""))
    assert told(found) == [
        ("evidence", "review", "AB205"),
        ("form", "review", "AB201"),
        ("evidence form", "consented", ""),
    ]


def test_nothing_is_promised_where_not_even_everything_together_helps() -> None:
    """After the declared day of the first upload no new consent is without a finding."""
    asked = with_words(first_upload=date(2025, 6, 1))
    found = told(changes(contacts=(grouped("Kinder"),), asked=asked))
    assert found == [("consent", "review", "AB203 AB301")]


def test_another_legal_basis_would_have_to_be_accepted() -> None:
    """Then the number is exempt, as with a consent it is consented."""
    found = told(changes(event("given", ANNA, NAME, basis="contract", document="contract.pdf")))
    assert ("basis", "exempt", "") in found
    assert ("consent", "consented", "") in found


def test_a_company_could_be_exempt_and_a_person_never() -> None:
    """The exemption for a general line is named only where the contact looks like one."""
    company = contact("Musterhandel GmbH", OFFICE, organisation="Musterhandel GmbH")
    assert ("exemption", "exempt", "") in told(changes(contacts=(company,)))
    person = replace(company, person=True)
    assert "exemption" not in [code for code, _verdict, _rules in told(changes(contacts=(person,)))]
    assert "exemption" not in [code for code, _verdict, _rules in told(changes())]


def test_an_exempt_number_hangs_on_its_exemption() -> None:
    """Without it, it would be judged as any other; other exemptions stay."""
    written = (
        Exemption((ANNA,), ExemptionKind.OWN, "ours", "owner", 1),
        Exemption((BERND,), ExemptionKind.OWN, "ours", "owner", 2),
    )
    assert told(changes(asked=scope(exemptions=written))) == [("without-exemption", "flagged", "AB101")]


def test_a_consented_number_hangs_on_its_consent() -> None:
    """A withdrawal ends it, and so does its last day, where it has one."""
    assert told(changes(event("given", ANNA, NAME))) == [("withdrawn", "flagged", "AB104")]
    until = TODAY + timedelta(days=10)
    withdrawn, expires = changes(event("given", ANNA, NAME, until=until))
    assert told([expires]) == [("expires", "flagged", "AB105")]
    assert (withdrawn.parts[0].names, expires.parts[0].day) == ((NAME,), until + timedelta(days=1))


def test_a_consent_that_is_announced_begins_on_its_day() -> None:
    """As things are on record, that day alone would change the verdict."""
    begins = TODAY + timedelta(days=5)
    found = changes(event("given", ANNA, NAME, begins))
    assert ("begins", "consented", "") in told(found)
    assert [change.parts[0].day for change in found if change.parts[0].code == "begins"] == [begins]


def test_a_doubtful_text_is_judged_as_each_number_that_it_may_mean() -> None:
    """Also with what the ledger and other contacts say of that number."""
    contacts = (contact(NAME, f"{ANNA};ext=5"), contact(NAME, ANNA))
    (change,) = changes(event("given", ANNA, NAME), contacts=contacts)
    assert (change.parts[0].number, told([change])) == (ANNA, [("written", "consented", "")])
    stranger = (contact(NAME, f"{ANNA};ext=5"), contact("Otto Klee", ANNA))
    assert told(changes(event("given", ANNA, NAME), contacts=stranger)) == [("written", "review", "AB206")]


def test_a_text_that_may_mean_nothing_is_judged_as_a_number_nobody_knows() -> None:
    """With a consent for another number of the contact that is the rule that says so."""
    assert told(changes(contacts=(contact(NAME, "fragen!"),))) == [("written-clearly", "flagged", "AB101")]
    contacts = (contact(NAME, "fragen!", ANNA),)
    assert told(changes(event("given", ANNA, NAME), contacts=contacts)) == [("written-clearly", "flagged", "AB107")]


def test_what_is_no_number_cannot_change() -> None:
    """Nothing can be imagined about an emergency number."""
    assert changes(contacts=(contact("Notruf", "112"),)) == ()


def test_a_change_shows_no_personal_data_in_its_repr() -> None:
    """Neither a traceback nor a log line can show whom it is about."""
    shown = repr(changes())
    assert NAME not in shown
    assert ANNA not in shown
