"""An audit that follows another one: what changed since, and what the rules say of that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from abaudit.known.compare import compare
from abaudit.model.facts import FollowUp, WholeFacts
from abaudit.model.known import ExportState
from abaudit.rules.judge import judge_whole

if TYPE_CHECKING:
    from abaudit.model.export_facts import ExportFacts
    from abaudit.model.findings import AuditResult, Run
    from abaudit.model.known import Comparison
    from abaudit.model.rulebook import RuleSet


def follow_up(
    result: AuditResult, previous: AuditResult, ruleset: RuleSet, interval_days: int | None = None
) -> AuditResult:
    """*result* with what changed since *previous*, and the findings about the whole audit that come of it.

    The ids of both were made with the same key.  *interval_days* is how long two audits may be apart, if at all.
    """
    comparison = compare(previous, result)
    result = replace(result, run=replace(result.run, exports=_first_seen(result.run, previous.run, comparison)))
    facts = WholeFacts(_fact(comparison, (result.run.on - previous.run.on).days, interval_days))
    findings = judge_whole(facts, ruleset)
    cited = {rule.id: rule for rule in (*result.rules, *(ruleset.by_id(finding.rule) for finding in findings))}
    return replace(
        result,
        comparison=comparison,
        findings=(*result.findings, *findings),
        rules=tuple(cited[rule_id] for rule_id in sorted(cited)),
    )


def _first_seen(run: Run, earlier: Run, comparison: Comparison) -> tuple[ExportFacts, ...]:
    """The exports of *run*; what is unchanged was there when it was looked at before, whatever its file says."""
    exports = list(run.exports)
    for change in comparison.exports:
        if change.state is ExportState.UNCHANGED and change.export is not None and change.earlier is not None:
            export, then = exports[change.export], earlier.exports[change.earlier]
            days = (export.written, then.written, earlier.on)
            exports[change.export] = replace(export, written=min(day for day in days if day is not None))
    return tuple(exports)


def _fact(comparison: Comparison, days: int, interval_days: int | None) -> FollowUp:
    if comparison.has_new:
        return FollowUp.DRIFT
    overdue = interval_days is not None and days > interval_days
    return FollowUp.OVERDUE if overdue else FollowUp.IN_ORDER
