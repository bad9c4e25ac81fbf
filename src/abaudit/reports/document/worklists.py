"""Who must go, who can be asked, what must be checked; and who is exempt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abaudit.i18n import _
from abaudit.model.rulebook import Action, Verdict

if TYPE_CHECKING:
    from abaudit.model.findings import AuditResult, Row


OPEN = frozenset({Verdict.FLAGGED, Verdict.REVIEW})
"""The verdicts that leave something to do."""


@dataclass(frozen=True, slots=True)
class Worklist:
    """The rows whose most pressing next step is the same."""

    action: Action
    title: str
    rows: tuple[Row, ...]


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
