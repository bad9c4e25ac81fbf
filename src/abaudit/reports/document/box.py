"""The box of law 7: what was checked and what was not, in the words of every report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abaudit.i18n import _
from abaudit.model.notices import BOX_CHECKED, BOX_NOT_CHECKED, BOX_TITLE
from abaudit.reports.text.days import day
from abaudit.reports.text.harmless import safe

if TYPE_CHECKING:
    from abaudit.model.findings import AuditResult


@dataclass(frozen=True, slots=True)
class Box:
    """A title and two sentences."""

    title: str
    checked: str
    not_checked: str

    @property
    def text(self) -> str:
        """Both sentences on one line."""
        return f"{self.checked} {self.not_checked}"


def box_of(result: AuditResult) -> Box:
    """What *result* says, and what it does not, in the language in use."""
    recipient = safe(result.run.recipient_name, 60)
    return Box(
        title=_(BOX_TITLE),
        checked=_(BOX_CHECKED).format(on=day(result.run.on), recipient=recipient),
        not_checked=_(BOX_NOT_CHECKED).format(recipient=recipient),
    )
