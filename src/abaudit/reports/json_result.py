"""The result for machines: ``abaudit/result/1``, described by ``schemas/result.json``.

Keys, identifiers and statuses are never translated.  Adding a key is no breaking change.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from abaudit.reports.text.harmless import whole

if TYPE_CHECKING:
    from datetime import date

    from abaudit.model.contacts import Column
    from abaudit.model.findings import AuditResult, Consent, ExportFacts, Finding, Row, Run
    from abaudit.model.known import BaselineUse, Comparison, ExportChange, WaiverUse
    from abaudit.model.rulebook import Recipient, Rule

SCHEMA = "abaudit/result/1"

_STEERING = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""What JSON may leave unescaped, but a screen must not get; none of it occurs outside a string."""


def render(result: AuditResult) -> bytes:
    """*result* as a JSON document in UTF-8, indented, with a final newline."""
    return dump(document(result))


def dump(value: dict[str, Any]) -> bytes:
    """*value* as JSON in UTF-8.

    Halves of signs (lone surrogates), which no UTF-8 can hold and many readers of JSON refuse, become U+FFFD.  What
    could steer a terminal or turn the direction of writing becomes an escape: a reader gets it, a screen never.
    """
    text = "{\n" + ",\n".join(f"  {_compact(key)}: {_pretty(part)}" for key, part in value.items()) + "\n}\n"
    return _STEERING.sub(_escaped, whole(text)).encode()


def _escaped(found: re.Match[str]) -> str:
    """The character as a JSON escape, of two parts where it needs more than 16 bits."""
    units = found[0].encode("utf-16-be")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


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
            "readable": summary.readable,
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
        "waivers": [_waiver(use) for use in result.waivers],
        "baseline": _baseline(result.baseline) if result.baseline else None,
        "comparison": _comparison(result.comparison) if result.comparison else None,
        "rules": [_rule(rule) for rule in result.rules],
        "recipient": _recipient(result.profile) if result.profile else None,
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
        "size": export.size,
        "phone_columns": _columns(export.phone_columns),
        "columns_aside": _columns(export.columns_aside),
        "consent_columns": _columns(export.consent_columns),
        "columns": export.columns,
        "known_headers": export.known_headers,
        "free_text_numbers": export.free_text_numbers,
        "office": export.office,
        "overrides": [{"option": option, "value": value or None} for option, value in export.overrides],
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
        "recipient_name": run.recipient_name,
        "region": run.region,
        "fail_on": run.fail_on,
        "status": result.status,
        "read_complete": result.read_complete,
        "show": run.show,
        "ids": run.ids,
        "check": run.check or None,
        **({"category": run.category} if run.category else {}),
        **({"rules_page": run.rules_page} if run.rules_page else {}),
        "max_age": run.max_age,
        "too_old": list(result.too_old),
        "declared": dict(run.declared),
        "exports": [
            {**export_as_json(export), "id": export.id or None, "written": _day(export.written)}
            for export in run.exports
        ],
        "ledger": {"kind": run.ledger.kind, "digest": run.ledger.digest, "events": run.ledger.events}
        if run.ledger
        else None,
        "decided_by": [{"role": each.role, "name": each.name, "sha256": each.sha256} for each in run.decided_by],
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
        "label": row.label,
        "groups": list(row.groups),
        "reading": row.reading,
        "reason": row.reason or None,
        "standing": row.standing,
        "verdict": row.verdict,
        "exemption": row.exemption or None,
        "hint": row.hint or None,
        "already_shared": row.listed if reported else None,
        "findings": [_finding(finding) for finding in row.findings],
        "consents": [_consent(consent) for consent in row.consents],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "verdict": finding.verdict,
        "action": finding.action,
        **({"waiver": finding.waiver} if finding.waiver else {}),
        **({"due": finding.due.isoformat()} if finding.due else {}),
        **({"owner": finding.owner} if finding.owner else {}),
    }


def _consent(consent: Consent) -> dict[str, Any]:
    return {
        "event": consent.event,
        "on": consent.on.isoformat(),
        "until": _day(consent.until),
        "how": consent.how or None,
        "text": consent.text,
        "person": consent.person,
        "evidence": consent.evidence,
        "evidence_sha256": consent.evidence_sha256 or None,
    }


def _waiver(use: WaiverUse) -> dict[str, Any]:
    waiver = use.waiver
    return {
        "name": waiver.name,
        "id": waiver.id or None,
        "rule": waiver.rule or None,
        "group": waiver.group or None,
        "reason": waiver.reason or None,
        "owner": waiver.owner or None,
        "approved_by": waiver.approved_by or None,
        "approved_on": waiver.approved_on.isoformat(),
        "expires": waiver.expires.isoformat(),
        "state": use.state,
        "covers": use.covers,
    }


def _baseline(use: BaselineUse) -> dict[str, Any]:
    return {
        "sha256": use.sha256,
        "entries": use.entries,
        "new": use.new,
        "known": use.known,
        "overdue": use.overdue,
        "fixed": use.fixed,
        "until": _day(use.until),
    }


def _comparison(comparison: Comparison) -> dict[str, Any]:
    return {
        "on": comparison.on.isoformat(),
        "new": list(comparison.new),
        "lapsed": list(comparison.lapsed),
        "fixed": list(comparison.fixed),
        "unchanged": list(comparison.unchanged),
        "exports": [export_change(change) for change in comparison.exports],
    }


def export_change(change: ExportChange) -> dict[str, Any]:
    """What became of one address book, with 0-based places in both results."""
    return {
        "state": change.state,
        "export": change.export,
        "earlier": change.earlier,
        "name": change.name,
        "before": change.before,
        "now": change.now,
        "accepted": change.accepted,
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": rule.name,
        "severity": rule.severity,
        "verdict": rule.verdict,
        "action": rule.action,
        "title": dict(rule.title),
        "why": dict(rule.why),
        "remedy": dict(rule.remedy),
        "references": list(rule.references),
        "fine": rule.fine_tier or None,
        "own": rule.own,
    }


def _recipient(recipient: Recipient) -> dict[str, Any]:
    return {
        "id": recipient.id,
        "name": recipient.name,
        "version": recipient.version,
        "sha256": recipient.sha256,
        "takes": [
            {
                "field": taken.field,
                "whose": taken.whose,
                "form": taken.form,
                "where": list(taken.where),
                "disputed": taken.disputed,
                "sources": list(taken.sources),
                "checked": taken.checked,
                "note": dict(taken.note),
            }
            for taken in recipient.takes
        ],
    }


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None
