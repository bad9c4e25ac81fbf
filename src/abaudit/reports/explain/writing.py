"""Explanations as lines for a screen, and as ``abaudit/explain/1`` for machines.

The document has the keys ``schema``, ``show`` (full or id), ``run`` (null where only rules were asked for, else on,
controller, recipient, region, ledger, exports), ``rules`` (see `explain_rule.as_document`), ``contacts`` (id, numbers)
and ``numbers``.  Each number has

    id, number, verdict, reading, reason, standing
    findings     rule, severity, verdict, action
    places       contact, export, record, line, name, source, text
    events       person, line, day, state, effect, standing, until
    facts        fact → value
    changes      if (code, names, number, day), verdict, rules
    explanation  section, sentences

What is personal is null, or hidden in the sentences, under ``id``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from abaudit.audit import export_facts
from abaudit.i18n import _
from abaudit.model.facts import OF_A_NUMBER
from abaudit.model.notices import BOX_CHECKED, BOX_NOT_CHECKED, BOX_TITLE
from abaudit.model.readings import kind_of
from abaudit.redact import export_alias
from abaudit.reports.explain import one_rule
from abaudit.reports.json_result import dump
from abaudit.reports.text.days import day
from abaudit.reports.text.for_screen import wrap
from abaudit.reports.text.harmless import safe
from abaudit.reports.text.verdict_words import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from abaudit.audit import NumberPlace
    from abaudit.audit.changes import AlteredThing
    from abaudit.audit.whatif import WhatIf
    from abaudit.ledger import PersonHistory
    from abaudit.model.rulebook import Rule
    from abaudit.reports.explain.explanation import Explained, Explanation

SCHEMA = "abaudit/explain/1"

Line = tuple[int, str]
"""How far a line is indented, and what it says."""


def number_lines(explanation: Explanation, *, full: bool) -> Iterator[Line]:
    """One number in the language in use."""
    case = explanation.case
    number = safe(case.number.e164 or case.number.places[0].text, 60) if full else ""
    verdict = _(VERDICTS[case.judgement.verdict])
    yield 0, "  ".join(filter(None, (case.number.id, number, verdict)))
    for section in explanation.sections:
        yield 0, ""
        yield 0, _(section.title)
        for indent, sentence in section.lines:
            yield indent, sentence.shown(full=full)


def box_lines(explained: Explained) -> Iterator[Line]:
    """What this says, and what it does not: law 7."""
    recipient = explained.scope.recipient.name
    yield 0, _(BOX_TITLE)
    yield 1, _(BOX_CHECKED).format(on=day(explained.scope.on), recipient=recipient)
    yield 1, _(BOX_NOT_CHECKED).format(recipient=recipient)


def to_text(lines: Iterable[Line], width: int) -> str:
    """*lines* wrapped to *width* cells."""
    wrapped: list[str] = []
    for indent, text in lines:
        wrapped += wrap(text, max(width, _NARROWEST), "  " * indent) if text else [""]
    return "\n".join(wrapped) + "\n"


def to_json(
    explained: Explained | None,
    explanations: Sequence[Explanation],
    rules: Sequence[Rule],
    contacts: Sequence[tuple[str, Sequence[str]]],
    *,
    full: bool,
) -> bytes:
    """Everything that was asked for in one document; *contacts* are ids with the ids of their numbers."""
    return dump(
        {
            "schema": SCHEMA,
            "show": "full" if full else "id",
            "run": _run(explained, full=full) if explained else None,
            "rules": [one_rule.as_document(rule) for rule in rules],
            "contacts": [{"id": contact, "numbers": list(numbers)} for contact, numbers in contacts],
            "numbers": [_number(explained, one, full=full) for one in explanations] if explained else [],
        }
    )


# ------------------------------------------------------------------------------------------------------------------

_NARROWEST = 40


def _run(explained: Explained, *, full: bool) -> dict[str, Any]:
    scope, ledger = explained.scope, explained.ledger
    facts = [export_facts(export) for export in explained.exports]
    return {
        "on": scope.on.isoformat(),
        "controller": scope.controller,
        "recipient": scope.recipient.id,
        "region": scope.region,
        "ledger": {"kind": ledger.kind, "digest": ledger.digest, "events": len(ledger.events)} if ledger else None,
        "exports": [
            {"name": (each if full else export_alias(index, each)).name, "sha256": each.sha256}
            for index, each in enumerate(facts)
        ],
    }


def _number(explained: Explained, explanation: Explanation, *, full: bool) -> dict[str, Any]:
    case = explanation.case
    number = case.number
    return {
        "id": number.id,
        "number": (number.e164 or number.places[0].text) if full else None,
        "verdict": case.judgement.verdict,
        "reading": kind_of(number.reading),
        "reason": number.reason or None,
        "standing": number.standing.standing if number.e164 else None,
        "findings": [
            {"rule": found.rule, "severity": found.severity, "verdict": found.verdict, "action": found.action}
            for found in case.judgement.findings
        ],
        "places": [_place(explained, place, full=full) for place in number.places],
        "events": list(_events(explanation.history, full=full)),
        "facts": {fact: getattr(case.facts, fact) for fact in OF_A_NUMBER},
        "changes": [_change(change, full=full) for change in explanation.changes],
        "explanation": [
            {
                "section": section.code,
                "sentences": [sentence.stored(full=full) for _indent, sentence in section.lines],
            }
            for section in explanation.sections
        ],
    }


def _place(explained: Explained, place: NumberPlace, *, full: bool) -> dict[str, Any]:
    contact = place.holder.contact
    return {
        "contact": place.holder.id,
        "export": place.holder.export,
        "record": contact.record,
        "line": place.entry.line,
        "name": contact.shown if full else None,
        "source": explained.source(place) if full else None,
        "text": place.text if full else None,
    }


def _events(told: Iterable[PersonHistory], *, full: bool) -> Iterator[dict[str, Any]]:
    for person in told:
        for step in person.steps:
            yield {
                "person": person.standing.person if full else None,
                "line": step.event.line if step.event else None,
                "day": step.day.isoformat(),
                "state": step.event.state if step.event else None,
                "effect": step.effect,
                "standing": step.standing,
                "until": _iso(step.until),
            }


def _change(change: WhatIf, *, full: bool) -> dict[str, Any]:
    return {
        "if": [_part(part, full=full) for part in change.parts],
        "verdict": change.judgement.verdict,
        "rules": [finding.rule for finding in change.judgement.findings],
    }


def _part(part: AlteredThing, *, full: bool) -> dict[str, Any]:
    return {
        "code": part.code,
        "names": list(part.names) if full else None,
        "number": part.number or None if full else None,
        "day": _iso(part.day),
    }


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None
