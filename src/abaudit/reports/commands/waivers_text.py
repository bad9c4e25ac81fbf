"""Waivers as lines for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.i18n import N_, _
from abaudit.model.known import WaiverState
from abaudit.reports.text.days import day
from abaudit.reports.text.harmless import safe
from abaudit.reports.text.row_words import short_id

if TYPE_CHECKING:
    from abaudit.model.known import Waiver

_STATES = {
    WaiverState.IN_FORCE: N_("in force"),
    WaiverState.LAPSED: N_("lapsed"),
    WaiverState.NOT_YET: N_("not yet in force"),
}


def line(waiver: Waiver, state: WaiverState) -> str:
    """One waiver: what it covers, until when, why, and who decided."""
    return _(
        "{name} ({state}, until {expires}): {what}. {reason} (approved by {approver} on {approved_on}, owner {owner})"
    ).format(
        name=waiver.name,
        state=_(_STATES[state]),
        expires=day(waiver.expires),
        what=covered(waiver),
        reason=safe(waiver.reason),
        approver=safe(waiver.approved_by, 60),
        approved_on=day(waiver.approved_on),
        owner=safe(waiver.owner, 60),
    )


def covered(waiver: Waiver) -> str:
    """What a waiver names, in a few words."""
    parts = []
    if waiver.id:
        parts.append(_("number {id}").format(id=short_id(waiver.id)))
    if waiver.rule:
        parts.append(_("rule {rule}").format(rule=waiver.rule))
    if waiver.group:
        parts.append(_("group “{group}”").format(group=safe(waiver.group, 40)))
    return ", ".join(parts)
