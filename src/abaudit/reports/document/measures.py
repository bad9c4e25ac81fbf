"""What to do first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.i18n import _, ngettext
from abaudit.model.rulebook import Action
from abaudit.reports.document.worklists import worklists

if TYPE_CHECKING:
    from abaudit.model.findings import AuditResult


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
