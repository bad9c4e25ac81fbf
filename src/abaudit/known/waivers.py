"""Waivers laid over a result: which findings they cover on the day asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from abaudit.model.known import WaiverState, WaiverUse

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from abaudit.model.findings import AuditResult, Finding, Row
    from abaudit.model.known import Waiver


def apply(result: AuditResult, waivers: Sequence[Waiver]) -> AuditResult:
    """*result*, unredacted, with every finding naming the first waiver in force that covers it.

    Findings about the whole audit can be waived by their rule.
    """
    covered: dict[str, set[tuple[str, str]]] = {waiver.name: set() for waiver in waivers}
    in_force = [waiver for waiver in waivers if state(waiver, result.run.on) is WaiverState.IN_FORCE]
    rows = []
    for row in result.rows:
        for waiver in waivers:
            covered[waiver.name].update(
                (row.id, finding.rule) for finding in row.findings if covers(waiver, row, finding)
            )
        if in_force:
            row = replace(row, findings=tuple(_waived(finding, row, in_force) for finding in row.findings))  # noqa: PLW2901 - the same row, with its waivers
        rows.append(row)
    for waiver in waivers:
        covered[waiver.name].update(("", finding.rule) for finding in result.findings if covers(waiver, None, finding))
    return replace(
        result,
        rows=tuple(rows),
        findings=tuple(_waived(finding, None, in_force) for finding in result.findings),
        waivers=tuple(WaiverUse(waiver, state(waiver, result.run.on), len(covered[waiver.name])) for waiver in waivers),
    )


def state(waiver: Waiver, on: date) -> WaiverState:
    """Whether *waiver* counts on the day *on*."""
    if on < waiver.approved_on:
        return WaiverState.NOT_YET
    return WaiverState.IN_FORCE if on <= waiver.expires else WaiverState.LAPSED


def covers(waiver: Waiver, row: Row | None, finding: Finding) -> bool:
    """Whether all that *waiver* names holds for *finding* at *row*; None is a finding about the whole audit."""
    if waiver.rule and waiver.rule != finding.rule:
        return False
    if row is None:
        return not waiver.id and not waiver.group
    if waiver.id and waiver.id != row.id:
        return False
    return not waiver.group or waiver.group.casefold() in {group.strip().casefold() for group in row.groups}


def _waived(finding: Finding, row: Row | None, in_force: Sequence[Waiver]) -> Finding:
    name = next((waiver.name for waiver in in_force if covers(waiver, row, finding)), "")
    return replace(finding, waiver=name) if name else finding
