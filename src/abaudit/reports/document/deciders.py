"""What the reports say of the owner's files that decided in a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.i18n import N_, _
from abaudit.model.findings import DeciderRole
from abaudit.reports.text.harmless import safe

if TYPE_CHECKING:
    from abaudit.model.findings import Run

_ROLES = {
    DeciderRole.CONFIG: N_("Settings"),
    DeciderRole.TEXT: N_("Consent text"),
    DeciderRole.WAIVERS: N_("Waivers"),
    DeciderRole.BASELINE: N_("Baseline"),
}
_NAME = 60
_DIGITS = 12
"""Of a digest on a screen; enough to tell two files apart."""


def deciders(run: Run) -> list[tuple[str, str, str]]:
    """(what it is, its name, its SHA-256) of every file that decided."""
    return [(_(_ROLES[each.role]), safe(each.name, _NAME), each.sha256) for each in run.decided_by]


def lines(run: Run) -> list[str]:
    """Each of them on a line, with the beginning of its digest."""
    text = _("Decided by {what}: {name} ({digest})")
    return [text.format(what=role, name=name, digest=f"{sha[:_DIGITS]}…") for role, name, sha in deciders(run)]
