"""Who must go, who can be asked, what must be checked; and who is exempt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from abaudit.i18n import N_, _
from abaudit.model.rulebook import Action, Verdict

if TYPE_CHECKING:
    from abaudit.model.findings import AuditResult, Row


OPEN = frozenset({Verdict.FLAGGED, Verdict.REVIEW})
"""The verdicts that leave something to do."""

LISTED_ALONE = N_("Listed by WhatsApp, in none of these files")
"""The heading of what stands in WhatsApp's account report alone."""


@dataclass(frozen=True, slots=True)
class Worklist:
    """The rows whose most pressing next step is the same."""

    action: Action
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Worklists:
    """The rows by what is to be done about them; a list without rows is left out."""

    every: tuple[Worklist, ...]
    """Who must go, who can be asked, what must be checked; every open row is on exactly one."""
    in_exports: tuple[Worklist, ...]
    """The same without what stands in WhatsApp's account report alone."""
    listed_alone: tuple[Row, ...]
    """What stands in WhatsApp's account report alone, open or not."""
    exempt: tuple[Row, ...]
    """The rows that a written exemption acquits."""
    exempt_in_exports: tuple[Row, ...]
    """The same without what stands in WhatsApp's account report alone."""


def worklists_of(result: AuditResult) -> Worklists:
    """The work that *result* leaves."""
    every = _by_action(result)
    exports = result.run.exports

    def in_exports(row: Row) -> bool:
        return exports[row.export].listing is None

    cut = (replace(each, rows=tuple(filter(in_exports, each.rows))) for each in every)
    exempt = tuple(row for row in result.rows if row.verdict is Verdict.EXEMPT)
    return Worklists(
        every=every,
        in_exports=tuple(each for each in cut if each.rows),
        listed_alone=tuple(row for row in result.rows if not in_exports(row)),
        exempt=exempt,
        exempt_in_exports=tuple(filter(in_exports, exempt)),
    )


def step(row: Row) -> Action:
    """The next step for *row*'s number; none where nothing is open."""
    if row.verdict not in OPEN:
        return Action.NONE
    # A rule of the owner's may accuse without naming a step; somebody must look, then.
    return row.action if row.action is not Action.NONE else Action.CHECK


def _by_action(result: AuditResult) -> tuple[Worklist, ...]:
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
    return tuple(worklist for worklist in lists if worklist.rows)
