"""The result as GitLab's code quality report: a JSON list with an entry for each number and rule.

GitLab reads ``description``, ``check_name``, ``fingerprint``, ``severity``, ``location.path`` and
``location.lines.begin`` (docs.gitlab.com, "Code Quality report format"), and of several entries with one fingerprint
only the first.  A list cannot say how much was looked at, so its last entry does: an ``info`` that is always there.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from abaudit.model.rulebook import Charge, Severity
from abaudit.reports.document.fingerprint import fingerprint
from abaudit.reports.document.pairs import sentence
from abaudit.reports.formats.pipeline import about

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abaudit.model.findings import Row
    from abaudit.reports.document import Document
    from abaudit.reports.document.gaps import Gap
    from abaudit.reports.document.pairs import Pair

ABOUT = "abaudit-about"

_SEVERITIES = {
    Severity.CRITICAL: "blocker",
    Severity.HIGH: "critical",
    Severity.MEDIUM: "major",
    Severity.LOW: "minor",
}


def render(document: Document) -> bytes:
    """*document* as JSON in UTF-8, an entry a line."""
    entries = _entries(document.with_ids_only())
    lines = (json.dumps(entry, ensure_ascii=False) for entry in entries)
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()


def _entries(document: Document) -> Iterator[dict[str, Any]]:
    for gap in document.gaps:
        yield _entry(gap.text, gap.code, gap.fingerprint, "blocker", _place(gap, document))
    for pair in document.pairs:
        place = _place(pair.rows[0] if pair.rows else None, document)
        yield _entry(sentence(pair, document.head.on), pair.rule.id, pair.fingerprint, _severity(pair), place)
    said, box = about(document)
    yield _entry(" ".join((*said, box)), ABOUT, fingerprint(ABOUT), "info", _place(None, document))


def _place(of: Row | Gap | None, document: Document) -> dict[str, Any]:
    """Where something stands; None, the whole audit, stands at the first line of the first export."""
    export, line = (of.export, max(of.line, 1)) if of else (0, 1)
    return {"path": document.sources.exports[export].name, "lines": {"begin": line}}


def _severity(pair: Pair) -> str:
    return "info" if pair.finding.verdict is Charge.NOTE else _SEVERITIES[pair.finding.severity]


def _entry(description: str, check: str, mark: str, severity: str, place: dict[str, Any]) -> dict[str, Any]:
    return {
        "description": description,
        "check_name": check,
        "fingerprint": mark,
        "severity": severity,
        "location": place,
    }
