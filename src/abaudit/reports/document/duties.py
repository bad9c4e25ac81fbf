"""What a report demands of whoever holds it: how much of people stands in it, and that it is kept and deleted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abaudit import marks
from abaudit.i18n import N_, _

if TYPE_CHECKING:
    from abaudit.model.findings import AuditResult

_CONFIDENTIAL = {
    "id": N_(
        "Pseudonyms only: this report names none of the contacts. With the exports at hand they can still be found, so "
        "it stays personal data."
    ),
    "masked": N_("Confidential: names and numbers are shortened, but people can be recognised by them."),
    "full": N_("Strictly confidential: this report holds names and numbers of people."),
}


@dataclass(frozen=True, slots=True)
class Duties:
    """Sentences in the language in use."""

    heading: str
    """What stands before `shown` in tables."""
    shown: str
    """How much of people the report shows, in a few words."""
    on_screen: str
    """The same for the owner at the screen; empty where nothing is hidden from him."""
    confidential: str
    """The same as a sentence, with what follows from it."""
    keep: str
    """Where to keep the report, and to delete it; empty where it names nobody."""


def duties_of(result: AuditResult) -> Duties:
    """What a report on *result* demands of whoever holds it."""
    show = result.run.show
    keep = _("Keep this file where only those can open it who need it, and delete it afterwards.")
    return Duties(
        heading=_(marks.SHOWN_HEAD),
        shown=_(marks.SHOWN[show]),
        on_screen=_(marks.IDS_SHOWN) if show == "id" else "",
        confidential=_(_CONFIDENTIAL[show]),
        keep=keep if show != "id" else "",
    )
