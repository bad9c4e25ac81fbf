"""What to do first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abaudit.i18n import _, ngettext
from abaudit.model.rulebook import Action
from abaudit.reports.document.worklists import LISTED_ALONE

if TYPE_CHECKING:
    from abaudit.model.findings import AuditResult
    from abaudit.reports.document.worklists import Worklists


@dataclass(frozen=True, slots=True)
class Measures:
    """Sentences in the language in use."""

    first: tuple[str, ...]
    """What to do first: at most three, most pressing first."""
    next_step: str
    """The one next step; empty where nothing is to be done."""


def measures_of(result: AuditResult, lists: Worklists) -> Measures:
    """What to do about *result*, whose work lists are *lists*."""
    return Measures(tuple(_first(result, lists)), _next_step(result, lists))


def _first(result: AuditResult, lists: Worklists) -> list[str]:
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
    for worklist in lists.every:
        count = len({row.id for row in worklist.rows})
        sentences.append(_MEASURES[worklist.action](count).format(count=count))
    return sentences[:3]


def _next_step(result: AuditResult, lists: Worklists) -> str:
    summary, run = result.summary, result.run
    if not summary.readable:
        return _("Look at what was read with “abaudit inspect FILE”; --phone-column names the column with the numbers.")
    if summary.unread:
        return _("Look first at what could not be read (below); as long as it is unread, this audit is no proof.")
    actions = {worklist.action for worklist in lists.in_exports}
    if run.ledger is None and summary.flagged:
        return _(
            "Before {recipient} may see the contacts: deny it access to them, write down the consents that you "
            "have, and ask for the others."
        ).format(recipient=run.recipient_name)
    if Action.REMOVE in actions:
        return _("Take the numbers under “{title}” off the phone first: these people said no, or not yet yes.").format(
            title=_("Remove from the phone")
        )
    if Action.ASK in actions:
        return _("Ask the people under “{title}”, or take their numbers off the phone, then audit again.").format(
            title=_("Ask for consent")
        )
    if Action.CHECK in actions:
        return _("Look at the numbers under “{title}”, correct them, then audit again.").format(title=_("Please check"))
    if lists.listed_alone and result.fails:
        return _(
            "Find out whose numbers stand under “{title}”, and write down what is known of how they came to WhatsApp."
        ).format(title=_(LISTED_ALONE))
    return ""


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
