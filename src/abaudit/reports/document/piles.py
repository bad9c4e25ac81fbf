"""The numbers in piles: by verdict, and, without a ledger, in groups that help to begin.

A group is a proposal and acquits nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abaudit.i18n import _
from abaudit.model.findings import Hint
from abaudit.model.rulebook import Action, Verdict
from abaudit.reports.text.harmless import safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from abaudit.model.findings import AuditResult, Row, Summary
    from abaudit.reports.document.worklists import Worklist, Worklists


@dataclass(frozen=True, slots=True)
class Pile:
    """Rows under a heading that says what they probably are, and what to do about them."""

    heading: str
    rows: tuple[Row, ...]

    @property
    def numbers(self) -> int:
        """Distinct numbers."""
        return len({row.id for row in self.rows})


@dataclass(frozen=True, slots=True)
class Piles:
    """Ways to divide the numbers: in each, every number that is divided stands in exactly one pile."""

    by_verdict: tuple[tuple[Verdict, int], ...]
    """Each verdict with how many distinct numbers have it, the best first; they add up to all of them."""
    to_begin: tuple[Pile, ...]
    """Everybody who is to be asked; empty where there is a ledger, or nobody to be asked."""
    to_begin_in_exports: tuple[Pile, ...]
    """The same without those who stand in WhatsApp's account report alone."""


def piles_of(result: AuditResult, lists: Worklists) -> Piles:
    """The numbers of *result*, whose work lists are *lists*, in piles."""
    has_ledger = result.run.ledger is not None
    return Piles(
        by_verdict=_by_verdict(result.summary),
        to_begin=() if has_ledger else _to_begin(lists.every),
        to_begin_in_exports=() if has_ledger else _to_begin(lists.in_exports),
    )


def groups(rows: Sequence[Row]) -> Iterator[Pile]:
    """*rows* by what they probably are, with a proposal as heading; every row is in exactly one.

    First what probably needs no consent or no place on the phone, then the rest by the owner's own groups, the largest
    first.
    """
    for hint, heading in (
        (Hint.COMPANY, _("Probably companies: if it is a general line, write down an exemption")),
        (Hint.PRIVATE, _("Probably private: take them off the business's phone")),
        (Hint.NAMELESS, _("Without a name: find out who it is, or delete the number")),
    ):
        yield Pile(heading, tuple(row for row in rows if row.hint is hint))
    rest: dict[str, list[Row]] = {}
    for row in rows:
        if not row.hint:
            rest.setdefault(row.groups[0] if row.groups else "", []).append(row)
    for name, members in sorted(rest.items(), key=lambda pair: (not pair[0], -len(pair[1]), pair[0])):
        heading = _("Group “{group}”: ask for consent") if name else _("All others: ask for consent")
        yield Pile(heading.format(group=safe(name, 40)), tuple(members))


def _by_verdict(summary: Summary) -> tuple[tuple[Verdict, int], ...]:
    return (
        (Verdict.CONSENTED, summary.consented),
        (Verdict.EXEMPT, summary.exempt),
        (Verdict.REVIEW, summary.review),
        (Verdict.FLAGGED, summary.flagged),
    )


def _to_begin(lists: Sequence[Worklist]) -> tuple[Pile, ...]:
    asked = [row for worklist in lists if worklist.action is Action.ASK for row in worklist.rows]
    return tuple(pile for pile in groups(asked) if pile.rows)
