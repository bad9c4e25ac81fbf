"""The laws of the audit over generated books and ledgers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hypothesis import given, strategies as st

from abaudit.audit import audit
from abaudit.model.consent import ENDS, Event, Ledger, State
from abaudit.model.contacts import Contact
from abaudit.model.export_facts import Export, Listing
from abaudit.model.facts import OF_A_NUMBER, ExemptionKind
from abaudit.model.findings import AuditResult
from abaudit.model.rulebook import (
    Action,
    Charge,
    Exemption,
    Rule,
    Severity,
    Verdict,
)
from abaudit.redact import redact
from factories import ANNA, BERND, CLARA, OFFICE, SISTER, TODAY, US, book, contact, event, ruleset, scope

NUMBERS = (ANNA, BERND, CLARA, OFFICE)
PEOPLE = ("Anna Beispiel", "Bernd Muster", "Otto Klee", "Hanna Klee")
RAW = (*NUMBERS, "0171 3920001", "0171/3920002", f"{ANNA};ext=5", "3920001", "112", "", "*100#", "fragen!")

days = st.integers(-400, 400).map(lambda offset: TODAY + timedelta(days=offset))
names = st.sampled_from((*PEOPLE, "", "Klee", "Zentrale"))
contacts = st.builds(
    lambda name, numbers, person: contact(name, *numbers, person=person),
    names,
    st.lists(st.sampled_from(RAW), max_size=3),
    st.booleans(),
)
books = st.lists(st.lists(contacts, max_size=4), min_size=1, max_size=3)
events = st.builds(
    lambda state, number, person, day, until, controller, recipient, purpose, how: event(
        state,
        number,
        person,
        day,
        until=day + timedelta(days=until) if until is not None else None,
        controller=controller,
        recipients=(recipient,),
        purposes=(purpose,),
        how=how,
    ),
    st.sampled_from(State),
    st.sampled_from(NUMBERS),
    st.sampled_from(PEOPLE),
    days,
    st.none() | st.integers(0, 300),
    st.sampled_from((US, US, US, SISTER)),
    st.sampled_from(("whatsapp", "whatsapp", "signal")),
    st.sampled_from(("upload", "upload", "messaging")),
    st.sampled_from(("signed-form", "signed-form", "implied")),
)
ledgers = st.lists(events, max_size=8).map(tuple)
exemptions = st.dictionaries(st.sampled_from(NUMBERS), st.sampled_from(ExemptionKind), max_size=2).map(
    lambda chosen: tuple(
        Exemption((number,), kind, "reason", "owner", line) for line, (number, kind) in enumerate(chosen.items(), 1)
    )
)


def _own_rule(place: int, when: Mapping[str, Sequence[str]], verdict: Charge) -> Rule:
    """A rule of the owner's on these facts."""
    text = (("en", "own"),)
    return Rule(
        id=f"XY{place:03}",
        name="own",
        severity=Severity.LOW,
        verdict=verdict,
        action=Action.CHECK,
        when=tuple((fact, tuple(values)) for fact, values in sorted(when.items())),
        title=text,
        why=text,
        remedy=text,
        references=("house rule",),
        own=True,
    )


conditions = st.lists(st.sampled_from(sorted(OF_A_NUMBER)), min_size=1, max_size=2, unique=True).flatmap(
    lambda chosen: st.fixed_dictionaries(
        {fact: st.lists(st.sampled_from(OF_A_NUMBER[fact].values), min_size=1, unique=True) for fact in chosen}
    )
)
own_rules = st.lists(st.tuples(conditions, st.sampled_from(Charge)), max_size=3).map(
    lambda drawn: tuple(_own_rule(place, when, verdict) for place, (when, verdict) in enumerate(drawn, 1))
)


def run(
    pages: list[list[Contact]], written: tuple[Event, ...], exempt: tuple[Exemption, ...] = (), on: date = TODAY
) -> AuditResult:
    """An audit of generated pages and events; events keep the order in which they are written."""
    placed = tuple(replace(each, line=line) for line, each in enumerate(written, 1))
    return audit(exports(pages), Ledger("yaml", "1" * 64, placed), ruleset(), scope(exemptions=exempt, on=on))


def exports(pages: list[list[Contact]]) -> list[Export]:
    """One export a page."""
    return [book(*page, name=f"book-{index}.vcf") for index, page in enumerate(pages)]


def verdict_of(result: AuditResult) -> dict[str | None, Verdict]:
    """Number or text → verdict."""
    return {row.number: row.verdict for row in result.rows}


@given(books, ledgers, exemptions)
def test_nothing_vanishes(
    pages: list[list[Contact]], written: tuple[Event, ...], exempt: tuple[Exemption, ...]
) -> None:
    """Law 1: every entry of every contact has a row with its place, and the counts say the same."""
    result = run(pages, written, exempt)
    entries = [
        (page, contact.record)
        for page, contacts in enumerate(pages)
        for contact in book(*contacts).imported.contacts
        for _entry in contact.entries
    ]
    assert [(row.export, row.record) for row in result.rows] == entries
    assert result.summary.numbers == len(entries)
    assert result.summary.contacts == sum(map(len, pages))


@given(books, ledgers, exemptions)
def test_every_number_has_exactly_one_verdict_and_its_reasons(
    pages: list[list[Contact]], written: tuple[Event, ...], exempt: tuple[Exemption, ...]
) -> None:
    """Law 2: rows of a number agree, the verdicts add up, and whatever is not acquitted says why and what to do."""
    result = run(pages, written, exempt)
    assert len({row.id for row in result.rows}) == result.summary.distinct
    for row in result.rows:
        if row.verdict in (Verdict.FLAGGED, Verdict.REVIEW):
            assert row.findings
            assert row.action != "none"
        elif row.verdict is Verdict.EXEMPT:
            assert row.exemption
        assert (row.standing is None) == (row.reading != "exact")


@given(books, ledgers)
def test_consented_needs_a_consent_in_the_ledger(pages: list[list[Contact]], written: tuple[Event, ...]) -> None:
    """Law 3: who is consented has a consent of this number for us, WhatsApp and the upload, written by that day."""
    for row in run(pages, written).rows:
        if row.verdict is Verdict.CONSENTED:
            assert any(
                row.number in each.numbers
                and each.state in (State.GIVEN, State.RENEWED)
                and each.day <= TODAY
                and (each.until is None or each.until >= TODAY)
                and each.controller == US
                and "whatsapp" in each.recipients
                and "upload" in each.purposes
                and each.how != "implied"
                for each in written
            )


@given(books, ledgers, st.data())
def test_a_refusal_or_withdrawal_never_helps(
    pages: list[list[Contact]], written: tuple[Event, ...], data: st.DataObject
) -> None:
    """Law 3: whatever ends a consent turns no number consented."""
    ending = data.draw(events.filter(lambda each: each.state in ENDS))
    at = data.draw(st.integers(0, len(written)))
    before, after = verdict_of(run(pages, written)), verdict_of(run(pages, (*written[:at], ending, *written[at:])))
    for number, verdict in after.items():
        if verdict is Verdict.CONSENTED:
            assert before[number] is Verdict.CONSENTED


@given(books, ledgers, st.data())
def test_a_consent_for_one_number_worsens_no_other(
    pages: list[list[Contact]], written: tuple[Event, ...], data: st.DataObject
) -> None:
    """Adding a consent changes the verdict of no other number for the worse."""
    added = data.draw(events.filter(lambda each: each.state is State.GIVEN))
    order = list(Verdict)
    before, after = verdict_of(run(pages, written)), verdict_of(run(pages, (*written, added)))
    for number, verdict in after.items():
        if number not in added.numbers:
            assert order.index(verdict) <= order.index(before[number])


@given(books, ledgers, st.data())
def test_taking_a_consent_out_of_the_ledger_acquits_nobody(
    pages: list[list[Contact]], written: tuple[Event, ...], data: st.DataObject
) -> None:
    """Removing a consent turns no number consented, as long as the ledger still names its person there."""
    consents = [index for index, each in enumerate(written) if each.state in (State.GIVEN, State.RENEWED)]
    if not consents:
        return
    gone = data.draw(st.sampled_from(consents))
    rest = (*written[:gone], *written[gone + 1 :])
    still_named = any(
        each.person == written[gone].person and set(each.numbers) >= set(written[gone].numbers) for each in rest
    )
    before, after = verdict_of(run(pages, written)), verdict_of(run(pages, rest))
    for number, verdict in after.items():
        if verdict is Verdict.CONSENTED and (still_named or number not in written[gone].numbers):
            assert before[number] is Verdict.CONSENTED


@given(books, ledgers, exemptions, st.randoms(use_true_random=False))
def test_the_order_of_contacts_and_exports_changes_no_verdict(
    pages: list[list[Contact]], written: tuple[Event, ...], exempt: tuple[Exemption, ...], random: Random
) -> None:
    """Law 2: shuffling what is read shuffles the rows and nothing else."""
    shuffled = [list(page) for page in pages]
    for page in shuffled:
        random.shuffle(page)
    random.shuffle(shuffled)
    one, other = run(pages, written, exempt), run(shuffled, written, exempt)
    assert verdict_of(one) == verdict_of(other)
    assert one.summary == other.summary
    assert one.status == other.status


@given(books, ledgers, exemptions)
def test_the_same_input_gives_the_same_result(
    pages: list[list[Contact]], written: tuple[Event, ...], exempt: tuple[Exemption, ...]
) -> None:
    """Law 6: an audit depends on its arguments alone."""
    assert run(pages, written, exempt) == run(pages, written, exempt)


@given(books, ledgers)
def test_a_redacted_result_says_the_same_without_saying_of_whom(
    pages: list[list[Contact]], written: tuple[Event, ...]
) -> None:
    """Law 5: under `id` no personal field is left, and verdicts, places and status stay."""
    result = run(pages, written)
    bare = redact(result, "id")
    assert all(row.name is row.number is row.label is None for row in bare.rows)
    assert [(row.id, row.verdict, row.line) for row in bare.rows] == [
        (row.id, row.verdict, row.line) for row in result.rows
    ]
    assert (bare.status, bare.summary) == (result.status, result.summary)


@given(books, ledgers, exemptions, own_rules)
def test_own_rules_acquit_nobody_and_explain_nothing_away(
    pages: list[list[Contact]], written: tuple[Event, ...], exempt: tuple[Exemption, ...], own: tuple[Rule, ...]
) -> None:
    """Law 3: whatever rules the owner adds, no verdict gets better and no shipped finding goes."""
    consents = Ledger("yaml", "1" * 64, tuple(replace(each, line=line) for line, each in enumerate(written, 1)))
    widened = replace(ruleset(), rules=(*ruleset().rules, *own))
    before, after = (audit(exports(pages), consents, rules, scope(exemptions=exempt)) for rules in (ruleset(), widened))
    order = list(Verdict)
    for old, new in zip(before.rows, after.rows, strict=True):
        assert order.index(new.verdict) >= order.index(old.verdict)
        assert {finding.rule for finding in old.findings} <= {finding.rule for finding in new.findings}


reports = st.builds(
    lambda numbers, day: replace(
        book(*(contact("", number) for number in numbers), name="report.zip"),
        listing=Listing(day, "stated" if day else "unknown"),
    ),
    st.lists(st.sampled_from((*NUMBERS, "+491713920077", "+4971")), max_size=5, unique=True),
    st.none() | days,
)


@given(books, ledgers, exemptions, reports)
def test_a_report_of_whatsapp_only_adds_findings(
    pages: list[list[Contact]], written: tuple[Event, ...], exempt: tuple[Exemption, ...], report: Export
) -> None:
    """Law 3: what WhatsApp lists makes no verdict better, takes no row away, and adds AB503 alone.

    A number of the report alone has one row, and so has every number that the books hold as before.
    """
    consents = Ledger("yaml", "1" * 64, tuple(replace(each, line=line) for line, each in enumerate(written, 1)))
    before, after = (
        audit([*exports(pages), *more], consents, ruleset(), scope(exemptions=exempt)) for more in ([], [report])
    )
    order = list(Verdict)
    for old, new in zip(before.rows, after.rows, strict=False):
        assert (old.id, old.contact, old.export, old.record) == (new.id, new.contact, new.export, new.record)
        assert order.index(new.verdict) >= order.index(old.verdict)
        assert [each for each in new.findings if each.rule != "AB503"] == list(old.findings)
    own = after.rows[len(before.rows) :]
    assert all(row.export == len(pages) and row.listed != "no" for row in own)
    known = {row.number for row in before.rows}
    listed = {entry.raw for each in report.imported.contacts for entry in each.entries}
    assert {row.number for row in own} == listed - known
    assert after.summary.contacts == before.summary.contacts


@given(books, ledgers, reports)
def test_what_a_report_covers_had_a_consent_on_its_day(
    pages: list[list[Contact]], written: tuple[Event, ...], report: Export
) -> None:
    """AB503 stays away only where a consent of this number was in force on the day of the report, which is known."""
    consents = Ledger("yaml", "1" * 64, tuple(replace(each, line=line) for line, each in enumerate(written, 1)))
    result = audit([*exports(pages), report], consents, ruleset(), scope())
    for row in result.rows:
        fires = any(finding.rule == "AB503" for finding in row.findings)
        assert fires == (row.listed == "uncovered")
        if row.listed == "covered":
            day = report.listing.on if report.listing else None
            assert day is not None
            assert any(
                row.number in each.numbers
                and each.state in (State.GIVEN, State.RENEWED)
                and each.day <= day
                and (each.until is None or each.until >= day)
                for each in written
            )
