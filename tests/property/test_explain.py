"""An explanation tells what the audit says, for any text, any book and any ledger."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings, strategies as st

from abaudit import importers
from abaudit.audit import Case, Scope, audit, examine
from abaudit.audit.whatif import WhatIf, what_if
from abaudit.audit.world import world_of
from abaudit.ledger import NOT_COUNTED, Book
from abaudit.model.consent import Event, Ledger, Standing, State
from abaudit.model.contacts import Contact
from abaudit.model.export_facts import Export
from abaudit.model.findings import AuditResult, Row
from abaudit.model.readings import Exact
from abaudit.model.rulebook import Exemption
from abaudit.phone import read
from abaudit.phone.trace import trace
from abaudit.reports.explain import writing
from abaudit.reports.explain.explanation import Explained
from factories import TODAY, US, event, ruleset, scope
from property.test_laws import books, events, exemptions, exports, ledgers

SIGNS = "0123456789" * 3 + "+ ()-./;,#*abxTel:=\"'\u202e\u0661\uff0b\n"


def placed(written: tuple[Event, ...]) -> Ledger:
    """A ledger in which the events stand in this order."""
    return Ledger("yaml", "1" * 64, tuple(replace(each, line=line) for line, each in enumerate(written, 1)))


def outcome(change: WhatIf) -> tuple[str, list[str]]:
    """Verdict and rules of a change."""
    return change.judgement.verdict, [finding.rule for finding in change.judgement.findings]


def says(row: Row) -> tuple[str, list[str]]:
    """Verdict and rules of a row."""
    return row.verdict, [finding.rule for finding in row.findings]


@given(st.text(SIGNS, max_size=40) | st.text(max_size=30), st.sampled_from(("DE", "AT", "IT", "US", "ES", "", "XX")))
@settings(max_examples=300)
def test_a_trace_ends_where_the_reading_ends(text: str, region: str) -> None:
    """The path that is told leads to a number exactly where the reading is EXACT, and to the same one."""
    steps = {step.code: step for step in trace(text, region)}
    reading = read(text, region)
    assert ("valid" in steps) == isinstance(reading, Exact) == ("exact" in steps)
    if isinstance(reading, Exact):
        assert steps["valid"].value("number") == steps["exact"].value("number") == reading.e164


@given(st.sampled_from(("+49 {}", "0049 {}", "0{}", "Tel. +49 (0){}", "(0){}", "+49{} privat")), st.integers(0, 99))
def test_the_prefixes_that_are_told_are_those_that_differ(form: str, last: int) -> None:
    """What is taken off and put before turns the digits into the number."""
    steps = {step.code: step for step in trace(form.format(f"171 39200{last:02}"), "DE")}
    digits = steps["digits"].value("digits")
    if "dialled-abroad" in steps:
        digits = digits.removeprefix(steps["dialled-abroad"].value("prefix"))
    if "trunk" in steps:
        digits = steps["trunk"].value("code") + digits.removeprefix(steps["trunk"].value("trunk"))
    digits = digits.removeprefix("+")
    if "trunk-dropped" in steps:
        assert digits[2] == steps["trunk-dropped"].value("trunk")
        digits = digits[:2] + digits[3:]
    assert f"+{digits}" == steps["exact"].value("number")


@given(ledgers, st.integers(-400, 400))
def test_the_history_leads_to_the_standing(written: tuple[Event, ...], offset: int) -> None:
    """Told step by step, the events of each person end in the standing that the fold says."""
    on = TODAY + timedelta(days=offset)
    book = Book(placed(written), US, "whatsapp", on)
    for number in {number for each in written for number in each.numbers}:
        for told in book.history(number):
            counted = [step for step in told.steps if step.effect not in NOT_COUNTED]
            if counted:
                assert counted[-1].standing is told.standing.standing
            else:
                assert told.standing.standing in (Standing.ABSENT, Standing.NOT_YET)
            assert [step.day for step in told.steps] == sorted(step.day for step in told.steps)


@given(books, ledgers, exemptions)
@settings(max_examples=60)
def test_a_small_world_judges_as_the_whole_run_does(
    pages: list[list[Contact]], written: tuple[Event, ...], exempt: tuple[Exemption, ...]
) -> None:
    """The contacts and events that are left out of a number's world change nothing about it."""
    asked = scope(exemptions=exempt)
    whole, ledger = exports(pages), placed(written)
    cases = examine(whole, ledger, ruleset(), asked).cases
    for case in cases:
        if case.number.e164:
            world = world_of(case, cases, exports=whole, ledger=ledger, ruleset=ruleset(), scope=asked)
            assert world.case(case.number.e164).facts == case.facts


@given(books, ledgers, exemptions)
@settings(max_examples=60)
def test_an_explanation_says_what_the_audit_says(
    pages: list[list[Contact]], written: tuple[Event, ...], exempt: tuple[Exemption, ...]
) -> None:
    """Number by number the same id, verdict and rules as the audit's rows; and all of it can be shown."""
    asked = scope(exemptions=exempt)
    explained = explained_run(exports(pages), placed(written), asked)
    result = audit(explained.exports, explained.ledger, ruleset(), asked)
    for row in result.rows:
        (case,) = [case for case in explained.of_contact(row.contact) if case.number.id == row.id]
        assert case == explained.number(row.id)
        explanation = explained.explain(case)
        document = json.loads(writing.to_json(explained, [explanation], (), (), full=True))["numbers"][0]
        assert (document["verdict"], [found["rule"] for found in document["findings"]]) == says(row)
        text = writing.to_text(writing.number_lines(explanation, full=True), 100)
        assert all(finding.rule in text for finding in row.findings)


@given(books, ledgers, exemptions)
@settings(max_examples=60)
def test_under_id_an_explanation_names_nobody(
    pages: list[list[Contact]], written: tuple[Event, ...], exempt: tuple[Exemption, ...]
) -> None:
    """Law 5: neither a name nor the digits of a number are left in text or JSON."""
    explained = explained_run(exports(pages), placed(written), scope(exemptions=exempt))
    explanations = [explained.explain(case) for case in explained.cases]
    shown = writing.to_json(explained, explanations, (), (), full=False).decode()
    for explanation in explanations:
        shown += writing.to_text(writing.number_lines(explanation, full=False), 100)
    for personal in ("Anna", "Beispiel,", "Bernd", "Klee", "Zentrale", "3920001", "3920002", "23125", "fragen!"):
        assert personal not in shown


@given(books, ledgers)
@settings(max_examples=60)
def test_what_a_change_promises_the_audit_keeps(pages: list[list[Contact]], written: tuple[Event, ...]) -> None:
    """A consent, a withdrawal, another day or another writing, made in the whole run, gives the promised verdict."""
    asked, whole, ledger = scope(), exports(pages), placed(written)
    cases = examine(whole, ledger, ruleset(), asked).cases
    for case in cases:
        world = world_of(case, cases, exports=whole, ledger=ledger, ruleset=ruleset(), scope=asked)
        for change in what_if(case, world):
            result = made_true(change, case, whole, written)
            if result is not None:
                number = change.parts[0].number or case.number.e164
                assert {outcome(change) == says(row) for row in result.rows if row.number == number} == {True}


@given(books, ledgers, exemptions, events)
@settings(max_examples=60)
def test_no_change_is_told_that_changes_nothing(
    pages: list[list[Contact]], written: tuple[Event, ...], exempt: tuple[Exemption, ...], last: Event
) -> None:
    """Whatever stands under "what would change it" leads to another verdict or other rules."""
    asked, whole, ledger = scope(exemptions=exempt), exports(pages), placed((*written, last))
    cases = examine(whole, ledger, ruleset(), asked).cases
    for case in cases:
        world = world_of(case, cases, exports=whole, ledger=ledger, ruleset=ruleset(), scope=asked)
        for change in what_if(case, world):
            assert change.parts
            assert change.judgement != case.judgement


@given(st.binary(max_size=60), st.binary(max_size=40), st.booleans())
def test_whatever_the_bytes_are_they_can_be_explained(value: bytes, name: bytes, table: bool) -> None:
    """No line and no cell makes an explanation fail, and nothing in it can steer a terminal."""
    card = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:" + name + b"\r\nTEL:" + value + b"\r\nTEL:112\r\nEND:VCARD\r\n"
    data = b"Name;Telefon\r\n" + name + b";" + value + b"\r\nAnna;0171 3920001\r\n" if table else card
    imported = importers.read(data)
    if imported.layout is None:
        return
    export = Export("book", "0" * 64, len(data), imported)
    explained = Explained((export,), (data,), None, ruleset(), scope())
    explanations = [explained.explain(case) for case in explained.cases]
    shown = writing.to_json(explained, explanations, (), (), full=True).decode()
    for explanation in explanations:
        shown += writing.to_text(writing.number_lines(explanation, full=True), 80)
    assert not {sign for sign in shown if sign != "\n" and unicodedata.category(sign) in ("Cc", "Zl", "Zp")}


def made_true(change: WhatIf, case: Case, whole: list[Export], written: tuple[Event, ...]) -> AuditResult | None:
    """The whole run in which *change* is so, made by other means than its own; None where this test knows none."""
    part, number, day = change.parts[0], case.number.e164 or "", TODAY
    if len(change.parts) > 1:
        return None
    match part.code:
        case "consent" if case.number.standing.persons:
            written = (*written, *(said(State.GIVEN, number, name) for name in part.names))
        case "consent":
            written = (*written, said(State.GIVEN, number, "Wer es ist", *part.names, number))
        case "withdrawn":
            written = (*written, said(State.WITHDRAWN, number, *part.names))
        case "written":
            whole = [corrected(export, case.number.places[0].text, part.number) for export in whole]
        case "begins" | "expires":
            assert part.day is not None
            day = part.day
        case _:
            return None
    return audit(whole, placed(written), ruleset(), scope(on=day))


def explained_run(whole: list[Export], ledger: Ledger, asked: Scope) -> Explained:
    """A run over generated books, whose bytes are empty."""
    return Explained(tuple(whole), (b"",) * len(whole), ledger, ruleset(), asked)


def said(state: State, number: str, person: str, *known_as: str) -> Event:
    """An event of today, with its proof."""
    return event(state, number, person, TODAY, known_as=known_as)


def corrected(export: Export, text: str, number: str) -> Export:
    """*export* with *number* wherever a field holds *text*."""
    contacts = tuple(
        replace(
            contact,
            entries=tuple(replace(entry, raw=number) if entry.raw == text else entry for entry in contact.entries),
        )
        for contact in export.imported.contacts
    )
    return replace(export, imported=replace(export.imported, contacts=contacts))
