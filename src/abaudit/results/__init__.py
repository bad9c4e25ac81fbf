"""A result as JSON (``abaudit/result/1``), and back.

Every report can be written again from a saved result, without the exports, the ledger or the rules.  Keys that are not
known are ignored; counts that do not fit the rows are refused, because such a result could look cleaner than it is.
`records` and its neighbours have every key, `codec` and `shapes` what is done with them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from abaudit.errors import Problem, ResultError
from abaudit.i18n import _
from abaudit.model.readings import ReadingKind
from abaudit.model.rulebook import Verdict
from abaudit.results import records
from abaudit.results.records import SCHEMA
from abaudit.results.shapes import DamagedError, demand

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abaudit.model.findings import AuditResult, Finding

__all__ = ["SCHEMA", "document", "load"]


def document(result: AuditResult) -> dict[str, Any]:
    """*result* as plain dictionaries and lists, in the order in which it is written."""
    found = records.RESULT.write(result)
    if not any(export.listing for export in result.run.exports):
        for number in found["numbers"]:
            number["already_shared"] = None
    return found


def load(source: str, data: bytes) -> AuditResult:
    """The result in *data*, called *source* in messages; `ResultError` where it is none, or damaged."""
    hint = _("Save one with “abaudit audit … -o json:RESULT.json”.")
    try:
        found: Any = json.loads(data)
    except (ValueError, RecursionError):
        raise ResultError(source, Problem(_("this is no JSON document"), hint=hint)) from None
    schema = found.get("schema") if isinstance(found, dict) else None
    if schema != SCHEMA:
        newer = isinstance(schema, str) and schema.startswith("abaudit/result/")
        problem = Problem(
            _("this result was written by another version of abaudit") if newer else _("this is no result of an audit"),
            hint=_("Install the current abaudit.") if newer else hint,
        )
        raise ResultError(source, problem)
    try:
        result = records.RESULT.read(found)
        _check(result)
        return result
    except DamagedError as damaged:
        message = _("the result is damaged at “{place}”").format(place=damaged)
    except ValueError:  # the laws that an AuditResult holds by itself
        message = _("the result contradicts itself; somebody changed it")
    raise ResultError(source, Problem(message, hint=hint))


def _check(result: AuditResult) -> None:
    """Raise where what refers to something refers to nothing, or where counts and rows disagree."""
    exports, rules = len(result.run.exports), {rule.id for rule in result.rules}
    for place, row in enumerate(result.rows):
        if row.export >= exports:
            raise DamagedError(f"numbers[{place}].export")
        if not _are_known(row.findings, rules):
            raise DamagedError(f"numbers[{place}].findings")
    for place, part in enumerate(result.unread):
        demand(part.export < exports, f"unread[{place}].export")
    for place, change in enumerate(result.comparison.exports if result.comparison else ()):
        demand(change.export is None or change.export < exports, f"comparison.exports[{place}].export")
    demand(_are_known(result.findings, rules), "findings")
    _check_counts(result)


def _are_known(findings: Sequence[Finding], rules: set[str]) -> bool:
    return all(finding.rule in rules for finding in findings)


def _check_counts(result: AuditResult) -> None:
    """A result whose counts and rows disagree could look cleaner than it is."""
    verdicts = {row.id: row.verdict for row in result.rows}
    counts = result.summary
    readable = {row.id for row in result.rows if row.reading is not ReadingKind.NONE}
    demand(counts.numbers == len(result.rows), "summary.numbers")
    demand(counts.unread == len(result.unread), "summary.unread")
    demand(counts.distinct == len(verdicts), "summary.distinct")
    demand(counts.readable == len(readable), "summary.readable")
    for verdict in Verdict:
        counted = sum(found is verdict for found in verdicts.values())
        demand(getattr(counts, verdict.value) == counted, f"summary.{verdict}")
