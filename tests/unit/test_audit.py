"""The whole program in one function: what reaches the result, and what it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from abaudit.audit import audit, read_entry
from abaudit.errors import LedgerError
from abaudit.model.consent import Ledger
from abaudit.model.contacts import Contact, PhoneEntry, Span, Unread
from abaudit.model.export_facts import ExportFacts
from abaudit.model.facts import ExemptionKind
from abaudit.model.findings import AuditResult
from abaudit.model.rulebook import Action, Exemption, Verdict
from factories import ANNA, BERND, CLARA, OFFICE, SISTER, TODAY, book, contact, event, ledger, ruleset, scope


def verdicts(result: AuditResult) -> dict[str, str]:
    """Number → verdict and rules, as one word."""
    return {
        str(row.number): " ".join([row.verdict, *(finding.rule for finding in row.findings)]) for row in result.rows
    }


def judged(*contacts: Contact, consents: Ledger | None = None, exemptions: tuple[Exemption, ...] = ()) -> AuditResult:
    """An ordinary audit of one book."""
    return audit([book(*contacts)], consents, ruleset(), scope(exemptions=exemptions))


def test_a_number_with_a_consent_in_force_of_that_person_is_consented() -> None:
    """The happy case: identical number, agreeing name, nothing against it."""
    result = judged(contact("Anna Beispiel", "0171 3920001"), consents=ledger(event("given", ANNA, "Anna Beispiel")))
    assert verdicts(result) == {ANNA: "consented"}
    assert result.rows[0].standing == "given"
    assert result.rows[0].action is Action.NONE
    assert result.status == 0


def test_without_a_ledger_nobody_has_consented_and_the_result_says_so() -> None:
    """An absent and an empty ledger acquit nobody, each with its notice."""
    for consents, code in ((None, "no-ledger"), (ledger(), "empty-ledger")):
        result = judged(contact("Anna Beispiel", ANNA), consents=consents)
        assert verdicts(result) == {ANNA: "flagged AB101"}
        assert code in [notice.code for notice in result.notices]
        assert result.status == 1


def test_a_consent_of_somebody_else_is_none() -> None:
    """A contact whose name fits nobody in the ledger is looked at, never let through."""
    result = judged(contact("Bernd Muster", ANNA), consents=ledger(event("given", ANNA, "Anna Beispiel")))
    assert verdicts(result) == {ANNA: "review AB206"}


def test_one_number_has_one_verdict_whoever_has_it() -> None:
    """The worst of the contacts with a number decides for all of its rows."""
    result = judged(
        contact("Anna Beispiel", ANNA),
        contact("Bernd Muster", "0171-3920001"),
        consents=ledger(event("given", ANNA, "Anna Beispiel")),
    )
    assert [(row.id, row.verdict) for row in result.rows] == [("N-0001", "review"), ("N-0001", "review")]
    assert (result.summary.numbers, result.summary.distinct, result.summary.review) == (2, 1, 1)


def test_a_shared_number_is_consented_only_when_each_has() -> None:
    """Of two persons at a number one refusal outweighs the other's consent; two consents are enough."""
    mixed = ledger(event("given", ANNA, "Hanna Klee"), event("refused", ANNA, "Otto Klee"))
    both = ledger(event("given", ANNA, "Hanna Klee"), event("given", ANNA, "Otto Klee"))
    couple, family = contact("Hanna und Otto Klee", ANNA), contact("Familie Klee", ANNA)
    assert verdicts(judged(couple, consents=mixed)) == {ANNA: "flagged AB103 AB206"}
    assert verdicts(judged(couple, consents=both)) == {ANNA: "consented"}
    assert verdicts(judged(family, consents=both)) == {ANNA: "review AB206"}


def test_several_numbers_of_a_contact_are_judged_each_alone() -> None:
    """A consent for one number covers no other; the other one says that it was left out."""
    result = judged(contact("Frank Doppel", ANNA, OFFICE), consents=ledger(event("given", ANNA, "Frank Doppel")))
    assert verdicts(result) == {ANNA: "consented", OFFICE: "flagged AB107"}


def test_a_direct_dial_is_another_number_than_its_main_line() -> None:
    """A consent for the main line says nothing of a direct dial."""
    result = judged(contact("Karin Amt", "+4940669690112"), consents=ledger(event("given", "+4940669690", "Karin Amt")))
    assert verdicts(result) == {"+4940669690112": "flagged AB101"}


def test_consents_for_others_are_named_as_such() -> None:
    """A consent to a sister company, another recipient or another purpose is told apart from none at all."""
    people = [contact("Kai", ANNA), contact("Lisa", BERND), contact("Max", CLARA)]
    consents = ledger(
        event("given", ANNA, "Kai", controller=SISTER),
        event("given", BERND, "Lisa", recipients=("signal",)),
        event("given", CLARA, "Max", purposes=("messaging",)),
    )
    assert verdicts(judged(*people, consents=consents)) == {
        ANNA: "flagged AB109",
        BERND: "flagged AB106",
        CLARA: "flagged AB106",
    }


def test_a_reading_under_review_never_matches_a_consent() -> None:
    """An extension, a missing prefix or post-dial digits are looked at, even where the main line consented."""
    consents = ledger(event("given", OFFICE, "Petra Paulsen"))
    for raw in (f"{OFFICE};ext=15", f"{OFFICE},,15", "23125006", f"{OFFICE}p15"):
        result = judged(contact("Petra Paulsen", raw), consents=consents)
        assert verdicts(result) == {raw: "review AB403"}
        assert result.rows[0].standing is None
        assert result.rows[0].reason


def test_another_form_of_the_same_subscriber_is_looked_at() -> None:
    """Where WhatsApp's ids differ from E.164, a consent under the other form is neither taken nor ignored."""
    brazil_new, brazil_old = "+5511961234567", "+551161234567"
    consents = ledger(event("given", brazil_old, "Ana Exemplo"))
    result = judged(contact("Ana Exemplo", brazil_new), consents=consents)
    assert verdicts(result) == {brazil_new: "review AB206"}


def test_a_cell_with_several_numbers_becomes_a_row_for_each() -> None:
    """Every number of a field is judged alone, and shown with its own text."""
    result = judged(
        contact("Uwe Büchner", "0171 3920001 / 0171 3920002"), consents=ledger(event("given", ANNA, "Uwe Büchner"))
    )
    assert verdicts(result) == {ANNA: "consented", BERND: "flagged AB107"}
    assert result.summary.numbers == 2


def test_readings_that_are_no_number_are_listed_and_exempt() -> None:
    """Empty fields, control codes and emergency numbers stay in the result, with a shipped exemption."""
    result = judged(contact("Codes", "", "*100#", "112", ANNA))
    assert [(row.reading, row.verdict, row.exemption) for row in result.rows[:3]] == [
        ("none", Verdict.EXEMPT, "not-personal"),
        ("none", Verdict.EXEMPT, "service"),
        ("none", Verdict.EXEMPT, "service"),
    ]
    assert result.summary.readable == 1


def test_an_export_without_any_number_is_nothing_to_audit() -> None:
    """Law 4: no entry that reads EXACT or REVIEW is status 4, never a pass."""
    assert judged().status == 4
    assert judged(contact("Nobody")).status == 4
    assert judged(contact("Codes", "", "112")).status == 4


def test_a_part_that_was_not_read_is_never_a_pass() -> None:
    """Status 3 comes before everything that was or was not found."""
    unread = Unread(2, 5, Span(0, 0), "vcard-truncated", "The file ends inside a card.")
    consents = ledger(event("given", ANNA, "Anna"))
    result = audit([book(contact("Anna", ANNA), unread=[unread])], consents, ruleset(), scope())
    assert (result.status, result.read_complete, result.summary.flagged) == (3, False, 0)
    assert result.unread[0].code == "vcard-truncated"
    assert audit([book(unread=[unread])], None, ruleset(), scope()).status == 3


def exemption(number: str, kind: str = "not-personal", line: int = 7) -> Exemption:
    """A written exemption."""
    return Exemption((number,), ExemptionKind(kind), "the general line", "the owner", line)


def test_an_exemption_covers_its_number_and_says_its_kind() -> None:
    """The general line of a legal person is exempt where somebody wrote it down."""
    result = judged(contact("Musterhandel GmbH", OFFICE), exemptions=(exemption(OFFICE),))
    assert verdicts(result) == {OFFICE: "exempt"}
    assert result.rows[0].exemption == "not-personal"


def test_a_named_contact_is_no_general_line() -> None:
    """Law 3: an exemption as not personal is not applied to a contact who is a named person, and that is said."""
    result = judged(contact("Petra Paulsen", OFFICE, person=True), exemptions=(exemption(OFFICE),))
    assert verdicts(result) == {OFFICE: "flagged AB101"}
    assert "exemption-named-contact" in [notice.code for notice in result.notices]
    own = judged(contact("Petra Paulsen", OFFICE, person=True), exemptions=(exemption(OFFICE, "own"),))
    assert verdicts(own) == {OFFICE: "exempt"}


def test_an_exemption_answers_no_withdrawal() -> None:
    """Only the missing consent is answered by an exemption; who said no stays flagged."""
    result = judged(
        contact("Musterhandel GmbH", OFFICE),
        consents=ledger(event("refused", OFFICE, "Musterhandel")),
        exemptions=(exemption(OFFICE, "own"),),
    )
    assert verdicts(result) == {OFFICE: "flagged AB103 AB206"}
    assert result.rows[0].exemption is None


def test_an_exemption_that_covers_nothing_is_reported() -> None:
    """A forgotten exemption is visible, with its line."""
    result = judged(contact("Anna", ANNA), exemptions=(exemption(OFFICE),))
    assert [dict(notice.values)["line"] for notice in result.notices if notice.code == "exemption-unused"] == ["7"]


def test_the_day_decides_what_is_in_force() -> None:
    """The same books give another verdict on another day, from the first through the last day inclusive."""
    consents = ledger(event("given", ANNA, "Anna", date(2026, 3, 1), until=date(2026, 3, 31)))
    expected = {
        date(2026, 2, 28): "flagged AB102",
        date(2026, 3, 1): "consented",
        date(2026, 3, 31): "consented",
        date(2026, 4, 1): "flagged AB105",
    }
    for day, verdict in expected.items():
        result = audit([book(contact("Anna", ANNA))], consents, ruleset(), scope(on=day))
        assert verdicts(result) == {ANNA: verdict}


def test_a_ledger_with_several_controllers_needs_one_to_be_named() -> None:
    """Without a stated controller no consent of several businesses is mixed up."""
    consents = ledger(event("given", ANNA, "Anna"), event("given", BERND, "Bernd", controller=SISTER))
    with pytest.raises(LedgerError):
        audit([book(contact("Anna", ANNA))], consents, ruleset(), scope(controller=None))


def test_the_result_names_its_sources_and_versions() -> None:
    """Whoever reads a result later can see what was looked at, and by which rules."""
    result = judged(contact("Anna", ANNA), consents=ledger(event("given", ANNA, "Anna")))
    run = result.run
    assert (run.on, run.recipient, run.recipient_name, run.region) == (TODAY, "whatsapp", "WhatsApp", "DE")
    assert (run.exports[0].sha256, run.exports[0].contacts, run.exports[0].numbers) == ("0" * 64, 1, 1)
    assert run.ledger is not None
    assert (run.ledger.kind, run.ledger.digest, run.ledger.events) == ("yaml", "1" * 64, 1)
    assert run.rules_sha256 == ruleset().sha256
    assert run.tool_version
    assert run.phonenumbers_version[0].isdigit()


def test_rules_that_are_cited_come_with_the_result() -> None:
    """A report can explain every finding from the result alone."""
    result = judged(contact("Frank", ANNA, "23125006"))
    assert [rule.id for rule in result.rules] == ["AB101", "AB403"]


@pytest.mark.parametrize(
    ("fail_on", "status"), [("any", 1), ("critical", 0), ("high", 0), ("medium", 1), ("low", 1), ("never", 0)]
)
def test_the_threshold_decides_the_status(fail_on: str, status: int) -> None:
    """With only a medium finding the status is 1 from `medium` downwards."""
    result = audit([book(contact("Olaf", "23125006"))], None, ruleset(), scope(fail_on=fail_on))
    assert [finding.severity for finding in result.rows[0].findings] == ["medium"]
    assert result.status == status


def test_an_entry_is_read_as_the_audit_reads_it() -> None:
    """`inspect` and `audit` take the same numbers from an entry."""
    entry = PhoneEntry("0171 3920001 / 0171 3920002", 1, Span(0, 0))
    assert [text for text, _reading in read_entry(entry, "DE")] == ["0171 3920001", "0171 3920002"]


def test_an_end_under_another_controller_needs_a_look() -> None:
    """A withdrawal under another business's name leaves no consent unquestioned: it may be a slip of the pen."""
    consents = ledger(
        event("given", ANNA, "Anna Beispiel"),
        event("withdrawn", ANNA, "Anna Beispiel", date(2026, 5, 1), controller="Beispiel GmbH"),
    )
    assert verdicts(judged(contact("Anna Beispiel", ANNA), consents=consents)) == {ANNA: "review AB206"}


def test_whoever_works_for_the_controller_shares_no_name_by_that() -> None:
    """The controller's own name in a contact's organisation agrees with nobody."""
    consents = ledger(event("given", ANNA, "Anna Beispiel"))
    result = judged(contact("Boris Fremd", ANNA, organisation="Fliesen Beispiel GmbH"), consents=consents)
    assert verdicts(result) == {ANNA: "review AB206"}


def test_a_name_that_was_not_recognised_agrees_with_nobody() -> None:
    """Neither does a contact without any name, unless the ledger says that a person is known as the number itself."""
    consents = ledger(event("given", ANNA, "Anna Beispiel"))
    nameless = contact("", ANNA)
    assert verdicts(judged(nameless, consents=consents)) == {ANNA: "review AB206"}
    told = ledger(event("given", ANNA, "Anna Beispiel", known_as=("0171 3920001",)))
    assert verdicts(judged(nameless, consents=told)) == {ANNA: "consented"}
    assert verdicts(judged(replace(nameless, name_unknown=True), consents=told)) == {ANNA: "review AB206"}


def test_every_export_must_have_something_to_audit() -> None:
    """Law 4: a file without a number is status 4, however clean the file beside it is."""
    consents = ledger(event("given", ANNA, "Anna Beispiel"))
    books = [book(contact("Anna Beispiel", ANNA)), book(contact("Nobody", "112"), name="other.vcf")]
    result = audit(books, consents, ruleset(), scope())
    assert (result.status, result.not_audited) == (4, (1,))
    assert audit(books[:1], consents, ruleset(), scope()).status == 0


def test_each_of_several_full_names_must_fit() -> None:
    """A contact that the export names twice is looked at where one of the names is somebody else's."""
    consents = ledger(event("given", ANNA, "Anna Beispiel"))
    anna = contact("Anna Beispiel", ANNA)
    both, one = replace(anna, other_names=("Boris Fremd",)), replace(anna, other_names=("Beispiel, Anna",))
    assert verdicts(judged(both, consents=consents)) == {ANNA: "review AB206"}
    assert verdicts(judged(one, consents=consents)) == {ANNA: "consented"}


def test_no_part_without_a_number_is_excused_by_its_container() -> None:
    """A card in a folder is an export like any; WhatsApp's report is none, and what was not read is told as that."""
    from abaudit.model.export_facts import Listing, unaudited

    def part(container: str) -> ExportFacts:
        return ExportFacts("a", "0" * 64, "x", "utf-8", 1, 1, 0, 0, 0, container=container)

    unreadable = replace(part("folder"), layout="unreadable")
    report = replace(part(""), listing=Listing(None, "unknown"))
    parts = (part("folder"), part("folder"), part(""), report, unreadable)
    assert unaudited(parts, {0}) == (1, 2)
    assert unaudited(parts, ()) == (0, 1, 2)


def test_a_second_name_that_could_not_be_read_acquits_nobody() -> None:
    """A contact whose name fits is looked at where the export has another name for it."""
    consents = ledger(event("given", ANNA, "Anna Beispiel"))
    anna = contact("Anna Beispiel", ANNA)
    assert verdicts(judged(anna, consents=consents)) == {ANNA: "consented"}
    assert verdicts(judged(replace(anna, name_unknown=True), consents=consents)) == {ANNA: "review AB206"}
