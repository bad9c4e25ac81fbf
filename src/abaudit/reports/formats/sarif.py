"""The result as SARIF 2.1.0 (OASIS), for code scanning: a result for each number and rule, with pseudonyms only.

What GitHub does with it (docs.github.com, "SARIF support for code scanning"): it shows a rule's ``shortDescription``,
``fullDescription`` and ``help``, orders by ``security-severity`` where the tags hold ``security``, tells alerts apart
by ``primaryLocationLineHash`` and the rule, keeps 100 places of a result, and refuses a file with more than 1,000
places of one, 25,000 results or 20 tags of a rule.  It shows no notifications, so what was not audited is a result as
well.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from abaudit.i18n import _, language
from abaudit.model.rulebook import Charge, Severity, in_language
from abaudit.reports.document.gaps import NOT_AUDITED, NOT_FRESH, UNREAD
from abaudit.reports.document.pairs import sentence, title
from abaudit.reports.formats.pipeline import about, articles, level
from abaudit.reports.json_result import dump
from abaudit.reports.text.harmless import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from abaudit.model.findings import Finding, Row
    from abaudit.model.rulebook import Rule
    from abaudit.reports.document import Document
    from abaudit.reports.document.gaps import Gap
    from abaudit.reports.document.pairs import Pair

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
PLACES = 100
"""So many places of a result are listed; ``properties.places`` counts all of them."""

FINGERPRINT = "abaudit/v1"

_SCORES = {Severity.CRITICAL: "9.5", Severity.HIGH: "8.0", Severity.MEDIUM: "5.5", Severity.LOW: "2.0"}
"""In the middle of what GitHub takes for critical, high, medium and low."""

_SHIPPED = re.compile(r"AB\d{3}")
"""The rules that the page of rules has; an owner's own are called otherwise."""
PLAIN = str.maketrans({"{": "{{", "}": "}}", "[": "\\[", "]": "\\]", "\\": "\\\\"})
"""SARIF reads braces in messages as placeholders and brackets as links (3.11.5, 3.11.6)."""


def render(document: Document) -> bytes:
    """*document* as JSON in UTF-8, a result a line."""
    document = document.with_ids_only()
    missing = document.gaps
    rules = [_rule(rule, document.settings.rules_page) for rule in document.rules.values()] + _gap_rules(missing)
    places = {rule["id"]: index for index, rule in enumerate(rules)}
    head = f'{{\n"$schema": "{SCHEMA}",\n"version": "2.1.0",\n"runs": [\n'.encode()
    run = dump(_run(document, rules, missing)).removesuffix(b"\n}\n")
    # Written one by one, because there are tens of thousands of a large address book.
    lines = ",\n".join(json.dumps(each, ensure_ascii=False) for each in _results(document, missing, places)).encode()
    return head + run + b',\n  "results": [\n' + lines + b"\n  ]\n}\n]}\n"


def _run(document: Document, rules: list[dict[str, Any]], missing: Sequence[Gap]) -> dict[str, Any]:
    """Everything of the run but its results."""
    said, checked = about(document)
    return {
        "tool": {
            "driver": {
                "name": "abaudit",
                "version": document.head.tool_version,
                **({"informationUri": document.settings.rules_page} if document.settings.rules_page else {}),
                "shortDescription": {
                    "text": _("Which numbers would reach {recipient} without a consent on record?").format(
                        recipient=document.head.recipient_name
                    )
                },
                "fullDescription": {"text": checked},
                "rules": rules,
            }
        },
        "language": language(),
        "columnKind": "unicodeCodePoints",
        "automationDetails": {"id": f"{document.settings.category or f'abaudit/{document.head.recipient}'}/"},
        "invocations": [
            {
                "executionSuccessful": not missing,
                "exitCode": document.answer.status,
                "toolExecutionNotifications": [_notification(gap, document) for gap in missing],
            }
        ],
        "artifacts": [
            {
                "location": {"uri": export.name, "index": index},
                "roles": ["analysisTarget"],
                "hashes": {"sha-256": export.sha256},
                **({"length": export.size} if export.size else {}),
            }
            for index, export in enumerate(document.sources.exports)
        ],
        "properties": {
            "on": document.head.on.isoformat(),
            "recipient": document.head.recipient,
            "ids": document.head.ids,
            **({"check": document.head.check} if document.head.check else {}),
            "rulesVersion": document.sources.rules_version,
            "rulesSha256": document.sources.rules_sha256,
            "decidedBy": [
                {"role": each.role, "name": each.name, "sha256": each.sha256} for each in document.sources.deciders
            ],
            "readComplete": not document.unread,
            "summary": " ".join(said),
            "box": {"title": document.box.title, "text": checked},
        },
    }


def _results(document: Document, missing: Sequence[Gap], places: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    for gap in missing:
        yield _missing(gap, places, document)
    for pair in document.pairs:
        yield _result(pair, places, document)


def _rule(rule: Rule, page: str) -> dict[str, Any]:
    tongue = language()
    why, remedy = line_of(in_language(rule.why, tongue)), line_of(in_language(rule.remedy, tongue))
    sources = "; ".join(articles(rule.references))
    accuses = rule.verdict is not Charge.NOTE
    return {
        "id": rule.id,
        "name": rule.name,
        **({"helpUri": f"{page}#{rule.id.lower()}-{rule.name}"} if page and _SHIPPED.fullmatch(rule.id) else {}),
        "shortDescription": {"text": title(rule).translate(PLAIN)},
        "fullDescription": {"text": why.translate(PLAIN)},
        "help": {
            "text": f"{why}\n\n{remedy}\n\n{sources}".translate(PLAIN),
            "markdown": "\n\n".join(
                (_markdown(why), f"**{_('What to do')}:** {_markdown(remedy)}", _markdown(sources))
            ),
        },
        "defaultConfiguration": {"level": level(rule.verdict, rule.severity)},
        "properties": {
            "tags": ["privacy", *(["security"] if accuses else [])],
            **({"security-severity": _SCORES[rule.severity]} if accuses else {}),
            "severity": rule.severity,
            "verdict": rule.verdict,
            "action": rule.action,
            "articles": [line_of(reference) for reference in rule.references],
        },
    }


def _markdown(text: str) -> str:
    from abaudit.reports.text.for_markdown import inline

    return inline(text)


def _gap_rules(missing: Sequence[Gap]) -> list[dict[str, Any]]:
    texts = {
        UNREAD: _("A part of an export could not be read; as long as it is unread, this audit is no proof."),
        NOT_AUDITED: _("Nothing was audited of an export, because it holds no entry that reads as a telephone number."),
        NOT_FRESH: _("An export is missing, has shrunk or is too old, so this audit may not show the phones of today."),
    }
    return [
        {
            "id": code,
            "name": code,
            "shortDescription": {"text": text},
            "fullDescription": {"text": text},
            "help": {"text": text},
            "defaultConfiguration": {"level": "error"},
            "properties": {"tags": ["privacy", "security"], "security-severity": _SCORES[Severity.CRITICAL]},
        }
        for code, text in texts.items()
        if any(gap.code == code for gap in missing)
    ]


def _notification(gap: Gap, document: Document) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": gap.text.translate(PLAIN)},
        "locations": [_location(gap.export, gap.line, document)],
        "properties": {"code": gap.name},
    }


def _missing(gap: Gap, places: Mapping[str, int], document: Document) -> dict[str, Any]:
    return {
        "ruleId": gap.code,
        "ruleIndex": places[gap.code],
        "level": "error",
        "message": {"text": gap.text.translate(PLAIN)},
        "locations": [_location(gap.export, gap.line, document)],
        "partialFingerprints": _marks(gap.fingerprint),
        **({"suppressions": []} if document.known_before.waivers else {}),
        **({"baselineState": "new"} if document.known_before.baseline else {}),
    }


def _result(pair: Pair, places: Mapping[str, int], document: Document) -> dict[str, Any]:
    finding = pair.finding
    return {
        "ruleId": pair.rule.id,
        "ruleIndex": places[pair.rule.id],
        "level": level(finding.verdict, finding.severity),
        "message": {"text": sentence(pair, document.head.on).translate(PLAIN)},
        "locations": _locations(pair.rows, document),
        "partialFingerprints": _marks(pair.fingerprint),
        **({"suppressions": _suppressions(finding)} if document.known_before.waivers else {}),
        **({"baselineState": _state(finding, document)} if document.known_before.baseline else {}),
        "properties": {
            "number": pair.id,
            "places": len(pair.rows),
            **({"due": finding.due.isoformat()} if finding.due else {}),
        },
    }


def _locations(rows: Sequence[Row], document: Document) -> list[dict[str, Any]]:
    """Where the number stands; GitHub wants a place for everything, so the whole audit stands at the first line."""
    return [_location(row.export, row.line, document) for row in rows[:PLACES]] or [_location(0, 1, document)]


def _location(export: int, line: int, document: Document) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": document.sources.exports[export].name, "index": export},
            "region": {"startLine": max(line, 1)},
        }
    }


def _marks(mark: str) -> dict[str, str]:
    return {FINGERPRINT: mark, "primaryLocationLineHash": f"{mark}:1"}


def _suppressions(finding: Finding) -> list[dict[str, str]]:
    """The waiver in force; where a run has waivers, SARIF wants an empty list at whatever none covers (3.27.23)."""
    return [{"kind": "external", "status": "accepted", "justification": finding.waiver}] if finding.waiver else []


def _state(finding: Finding, document: Document) -> str:
    """``unchanged`` while the baseline answers for it; past its due day it counts as if it were new."""
    return "unchanged" if finding.due and document.head.on <= finding.due else "new"
