"""The result as JUnit XML, for Jenkins, GitLab and others: a suite for each export, a case for each number in it.

A number that several exports hold has a case in the suite of each, so that no suite looks empty, or clean.

A number fails where a finding counts for the exit status; one whose findings are all waived, known or below the
threshold is skipped, with the reason; one without a finding that accuses has passed.  What was not audited is an error.
Jenkins and GitLab tell cases of two builds apart by suite, class and name, so the ids should be made with a key.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from abaudit.i18n import _
from abaudit.model.rulebook import Charge
from abaudit.reports.document.pairs import counts, sentence, settled
from abaudit.reports.formats.pipeline import about, articles
from abaudit.reports.text.harmless import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from abaudit.reports.document import Document
    from abaudit.reports.document.pairs import Pair

WHOLE = "audit"
"""The suite of findings about the audit as a whole, where there are any."""


@dataclass(frozen=True, slots=True)
class _Case:
    name: str
    outcome: str = ""
    """``failure``, ``error``, ``skipped``; empty where it passed."""
    kind: str = ""
    message: str = ""
    body: str = ""


def render(document: Document) -> bytes:
    """*document* as an XML 1.0 document in UTF-8."""
    document = document.with_ids_only()
    suites = _suites(document)
    cases = [case for _name, members in suites for case in members]
    said, box = about(document)
    name_of_all = document.settings.category or "abaudit"
    counts_of_all = f'failures="{_count(cases, "failure")}" errors="{_count(cases, "error")}"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="{escape(name_of_all)}" tests="{len(cases)}" {counts_of_all} time="0">',
    ]
    for index, (name, members) in enumerate(suites):
        lines += _suite(index, name, members, document)
        lines.append(f"<system-out>{escape(chr(10).join((*said, box)))}</system-out>")
        lines += ["<system-err></system-err>", "</testsuite>"]
    return "\n".join((*lines, "</testsuites>", "")).encode()


def _suites(document: Document) -> list[tuple[str, list[_Case]]]:
    """(name, cases) of each suite; a number stands in the suite of every export that has it."""
    suites: list[list[_Case]] = [[] for _export in document.sources.exports]
    lost: list[_Case] = []
    for gap in document.gaps:
        where = _("line {line}").format(line=gap.line)
        case = _Case(f"{gap.name}:{gap.line}", "error", gap.code, gap.text, f"{where}: {gap.text}")
        (lost if gap.whole else suites[gap.export]).append(case)
    found: dict[str, list[Pair]] = {}
    for pair in document.pairs:
        found.setdefault(pair.id, []).append(pair)
    whole = [*lost, *(_case(pair.rule.id, [pair], document) for pair in found.pop("", ()))]
    cases: dict[str, _Case] = {}
    seen: set[tuple[int, str]] = set()
    for row in document.rows:
        if (row.export, row.id) not in seen:
            seen.add((row.export, row.id))
            if row.id not in cases:
                cases[row.id] = _case(row.id, found.get(row.id, ()), document)
            suites[row.export].append(cases[row.id])
    named = [(f"export-{place}", members) for place, members in enumerate(suites, 1)]
    return [*named, (WHOLE, whole)] if whole else named


def _case(name: str, found: Sequence[Pair], document: Document) -> _Case:
    failing = [pair for pair in found if counts(pair.finding, document.settings.fail_on, document.head.on)]
    accusing = [pair for pair in found if pair.finding.verdict is not Charge.NOTE]
    if failing:
        first = failing[0]
        return _Case(name, "failure", first.rule.id, first.title, "\n".join(_told(found, document)))
    if accusing:
        return _Case(name, "skipped", accusing[0].rule.id, " ".join(_reasons(accusing, document)))
    return _Case(name)


def _told(found: Sequence[Pair], document: Document) -> Iterator[str]:
    """Every finding of a number with its articles and places, for the text of a failure."""
    for pair in found:
        yield f"{pair.rule.id}: {sentence(pair, document.head.on)} ({'; '.join(articles(pair.rule.references))})"
    for row in found[0].rows:
        yield f"  {document.sources.exports[row.export].name}:{row.line}"


def _reasons(accusing: Sequence[Pair], document: Document) -> Iterator[str]:
    """Why nothing of what accuses counts."""
    for pair in accusing:
        known = settled(pair.finding, document.head.on) if pair.finding.is_settled(document.head.on) else []
        below = _("It is below the threshold (--fail-on {threshold}).").format(threshold=document.settings.fail_on)
        yield f"{pair.rule.id} {pair.title}: {' '.join(known or [below])}"


def _suite(index: int, name: str, cases: Sequence[_Case], document: Document) -> Iterator[str]:
    yield (
        f'<testsuite id="{index}" name="{name}" package="abaudit" hostname="localhost" '
        f'timestamp="{document.head.on.isoformat()}T00:00:00" tests="{len(cases)}" '
        f'failures="{_count(cases, "failure")}" errors="{_count(cases, "error")}" '
        f'skipped="{_count(cases, "skipped")}" time="0">'
    )
    yield "<properties>"
    for key, value in _properties(index, document):
        yield f'<property name="{key}" value="{escape(line_of(value))}"/>'
    yield "</properties>"
    for case in cases:
        head = f'<testcase name="{escape(case.name)}" classname="abaudit.{name}" time="0"'
        if case.outcome:
            text = f'<{case.outcome} type="{escape(case.kind)}" message="{escape(case.message)}">{escape(case.body)}'
            yield f"{head}>{text}</{case.outcome}></testcase>"
        else:
            yield f"{head}/>"


def _properties(index: int, document: Document) -> Iterator[tuple[str, str]]:
    yield "on", document.head.on.isoformat()
    yield "recipient", document.head.recipient
    yield "ids", document.head.ids
    if document.head.check:
        yield "check", document.head.check
    yield "version", document.head.tool_version
    if index < len(document.sources.exports):
        export = document.sources.exports[index]
        yield "export", export.name
        yield "sha256", export.sha256
        yield "contacts", str(export.contacts)
        yield "numbers", str(export.numbers)


def _count(cases: Sequence[_Case], outcome: str) -> int:
    return sum(case.outcome == outcome for case in cases)
