"""The findings by rule."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from abaudit.model.rulebook import Charge, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abaudit.model.findings import AuditResult, Finding, Row
    from abaudit.model.rulebook import Rule


@dataclass(frozen=True, slots=True)
class RuleFindings:
    """Everything that one rule found."""

    rule: Rule
    rows: tuple[Row, ...]
    """Empty for a finding about the whole audit."""
    about_audit: tuple[Finding, ...]
    """The findings about the whole audit."""
    settled: int
    """Distinct numbers for which a waiver or the baseline answers."""

    @property
    def numbers(self) -> int:
        """Distinct numbers."""
        return len({row.id for row in self.rows})

    @property
    def each(self) -> Iterator[Finding]:
        """Every finding of the rule, one for each row that has it."""
        of_rows = (finding for row in self.rows for finding in row.findings if finding.rule == self.rule.id)
        return chain(of_rows, self.about_audit)


def findings_of(result: AuditResult) -> tuple[RuleFindings, ...]:
    """The findings by rule: what accuses before what only notes, heaviest first."""
    on = result.run.on
    whole: dict[str, list[Finding]] = {}
    for finding in result.findings:
        whole.setdefault(finding.rule, []).append(finding)
    found: dict[str, list[Row]] = {rule.id: [] for rule in result.rules}
    settled: dict[str, set[str]] = {rule.id: set() for rule in result.rules}
    for row in result.rows:
        for finding in row.findings:
            found[finding.rule].append(row)
            if finding.is_settled(on):
                settled[finding.rule].add(row.id)
    severities = list(Severity)
    rules = sorted(
        (rule for rule in result.rules if found[rule.id] or rule.id in whole),
        key=lambda rule: (rule.verdict is Charge.NOTE, severities.index(rule.severity), rule.id),
    )
    return tuple(
        RuleFindings(rule, tuple(found[rule.id]), tuple(whole.get(rule.id, ())), len(settled[rule.id]))
        for rule in rules
    )
