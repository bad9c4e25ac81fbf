"""The result for machines: ``abaudit/result/1``, described by ``schemas/result.json``.

Keys, identifiers and statuses are never translated.  Adding a key is no breaking change.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from abaudit.model.contacts import Column
    from abaudit.model.findings import AuditResult, ExportFacts, Finding, Row, Run

SCHEMA = "abaudit/result/1"

_STEERING = re.compile("[\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
"""What JSON may leave unescaped, but a screen must not get; none of it occurs outside a string."""


def render(result: AuditResult) -> bytes:
    """*result* as a JSON document in UTF-8, indented, with a final newline."""
    return dump(document(result))


def dump(value: dict[str, Any]) -> bytes:
    """*value* as JSON in UTF-8.

    Characters that UTF-8 cannot hold (lone surrogates) become JSON escapes, and so do those that could steer a
    terminal or turn the direction of writing: a JSON reader gets them as they were, a screen never does.
    """
    text = "{\n" + ",\n".join(f"  {json.dumps(key)}: {_pretty(part)}" for key, part in value.items()) + "\n}\n"
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode("utf-8", "backslashreplace")


def _pretty(part: Any) -> str:
    """One part of a document: lists with an entry a line, which is readable and lets the fast encoder write it."""
    if isinstance(part, list):
        return "[\n" + ",\n".join(f"    {_compact(entry)}" for entry in part) + "\n  ]" if part else "[]"
    if isinstance(part, dict):
        return json.dumps(part, ensure_ascii=False, indent=2).replace("\n", "\n  ")
    return _compact(part)


def _compact(entry: Any) -> str:
    return json.dumps(entry, ensure_ascii=False)


def document(result: AuditResult) -> dict[str, Any]:
    """*result* as plain dictionaries and lists."""
    summary = result.summary
    reported = any(export.listing for export in result.run.exports)
    return {
        "schema": SCHEMA,
        "tool": {"version": result.run.tool_version, "phonenumbers": result.run.phonenumbers_version},
        "run": _run(result),
        "summary": {
            "contacts": summary.contacts,
            "numbers": summary.numbers,
            "distinct": summary.distinct,
            "consented": summary.consented,
            "exempt": summary.exempt,
            "review": summary.review,
            "flagged": summary.flagged,
            "unread": summary.unread,
        },
        "numbers": [_number(row, reported=reported) for row in result.rows],
        "findings": [_finding(finding) for finding in result.findings],
        "unread": [
            {
                "export": part.export,
                "record": part.record,
                "line": part.line,
                "code": part.code,
                "reason": part.reason,
            }
            for part in result.unread
        ],
        "notices": [{"code": notice.code, **dict(notice.values)} for notice in result.notices],
    }


def export_as_json(export: ExportFacts) -> dict[str, Any]:
    """What both schemas say of one export."""
    return {
        "name": export.name,
        "sha256": export.sha256,
        "layout": export.layout,
        "encoding": export.encoding,
        "records": export.records,
        "contacts": export.contacts,
        "numbers": export.numbers,
        "unread": export.unread,
        "noise": export.noise,
        "phone_columns": _columns(export.phone_columns),
        "columns_aside": _columns(export.columns_aside),
        "container": export.container or None,
        "already_shared": {
            "on": export.listing.on.isoformat() if export.listing.on else None,
            "source": export.listing.source,
        }
        if export.listing
        else None,
    }


def _run(result: AuditResult) -> dict[str, Any]:
    run: Run = result.run
    return {
        "on": run.on.isoformat(),
        "controller": run.controller,
        "recipient": run.recipient,
        "region": run.region,
        "fail_on": run.fail_on,
        "status": result.status,
        "read_complete": result.read_complete,
        "show": run.show,
        "ids": run.ids,
        "declared": dict(run.declared),
        "exports": [export_as_json(export) for export in run.exports],
        "ledger": {"kind": run.ledger.kind, "digest": run.ledger.digest, "events": run.ledger.events}
        if run.ledger
        else None,
        "rules": {
            "sha256": run.rules_sha256,
            "version": run.rules_version,
            "own": [{"name": own.name, "version": own.version, "sha256": own.sha256} for own in run.own_rules],
        },
    }


def _columns(columns: tuple[Column, ...]) -> list[dict[str, Any]]:
    return [{"position": column.index + 1, "header": column.header or None} for column in columns]


def _number(row: Row, *, reported: bool) -> dict[str, Any]:
    return {
        "id": row.id,
        "contact": row.contact,
        "export": row.export,
        "record": row.record,
        "line": row.line,
        "name": row.name,
        "number": row.number,
        "labels": [row.label if kind == "custom" and row.label else kind for kind in row.kinds],
        "reading": row.reading,
        "reason": row.reason or None,
        "standing": row.standing,
        "verdict": row.verdict,
        "exemption": row.exemption or None,
        "hint": row.hint or None,
        "already_shared": row.listed if reported else None,
        "findings": [_finding(finding) for finding in row.findings],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "verdict": finding.verdict,
        "action": finding.action,
    }
