"""What every longer report is made of: first measures, work lists, findings by rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abaudit.i18n import _, ngettext
from abaudit.model.rulebook import Action, Charge, Severity, Verdict

if TYPE_CHECKING:
    from abaudit.model.findings import AuditResult, Row
    from abaudit.model.rulebook import Rule

OPEN = frozenset({Verdict.FLAGGED, Verdict.REVIEW})
"""The verdicts that leave something to do."""


@dataclass(frozen=True, slots=True)
class Worklist:
    """The rows whose most pressing next step is the same."""

    action: Action
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class RuleFindings:
    """Everything that one rule found."""

    rule: Rule
    rows: tuple[Row, ...]
    """Empty for a finding about the whole audit."""
    settled: int
    """Distinct numbers for which a waiver or the baseline answers."""

    @property
    def numbers(self) -> int:
        """Distinct numbers."""
        return len({row.id for row in self.rows})


def worklists(result: AuditResult) -> list[Worklist]:
    """Who must go, who can be asked, what must be checked; a list without rows is left out."""
    titles = (
        (Action.REMOVE, _("Remove from the phone")),
        (Action.ASK, _("Ask for consent")),
        (Action.CHECK, _("Please check")),
    )
    due: dict[Action, list[Row]] = {action: [] for action, _title in titles}
    for row in result.rows:
        if row.verdict in OPEN:
            due[step(row)].append(row)
    lists = (Worklist(action, title, tuple(due[action])) for action, title in titles)
    return [worklist for worklist in lists if worklist.rows]


def step(row: Row) -> Action:
    """The next step for *row*'s number; none where nothing is open."""
    if row.verdict not in OPEN:
        return Action.NONE
    # A rule of the owner's may accuse without naming a step; somebody must look, then.
    return row.action if row.action is not Action.NONE else Action.CHECK


def is_listed_alone(row: Row, result: AuditResult) -> bool:
    """Whether a row stands in WhatsApp's account report and in none of the exports."""
    return result.run.exports[row.export].listing is not None


def exempted(result: AuditResult) -> tuple[Row, ...]:
    """The rows that a written exemption acquits."""
    return tuple(row for row in result.rows if row.verdict is Verdict.EXEMPT)


def measures(result: AuditResult) -> list[str]:
    """What to do first, at most three sentences, most pressing first."""
    sentences = []
    recipient = result.run.recipient_name
    if result.unread:
        text = ngettext(
            "Look at the {count} place that could not be read; as long as it is unread, this audit is no proof.",
            "Look at the {count} places that could not be read; as long as they are unread, this audit is no proof.",
            len(result.unread),
        )
        sentences.append(text.format(count=len(result.unread)))
    if result.run.ledger is None and result.summary.flagged:
        text = _("Deny {recipient} access to the contacts until the consents that you have are written down.")
        sentences.append(text.format(recipient=recipient))
    for worklist in worklists(result):
        count = len({row.id for row in worklist.rows})
        sentences.append(_MEASURES[worklist.action](count).format(count=count))
    return sentences[:3]


def by_rule(result: AuditResult) -> list[RuleFindings]:
    """The findings by rule: what accuses before what only notes, heaviest first."""
    on = result.run.on
    whole = {finding.rule for finding in result.findings}
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
    return [RuleFindings(rule, tuple(found[rule.id]), len(settled[rule.id])) for rule in rules]


# ------------------------------------------------------------------------------------------------------------------


def _remove(count: int) -> str:
    return ngettext(
        "Take {count} number off the phone: this person said no, or not yet yes.",
        "Take {count} numbers off the phone: these people said no, or not yet yes.",
        count,
    )


def _ask(count: int) -> str:
    return ngettext(
        "Ask for the consent that {count} number needs, or take it off the phone.",
        "Ask for the consent that {count} numbers need, or take them off the phone.",
        count,
    )


def _check(count: int) -> str:
    return ngettext(
        "Look at {count} number that needs a check, and correct it.",
        "Look at {count} numbers that need a check, and correct them.",
        count,
    )


_MEASURES = {Action.REMOVE: _remove, Action.ASK: _ask, Action.CHECK: _check}
