"""What is left aside in folders, archives and workbooks, and why: nothing is, but by name and reason."""

from __future__ import annotations

from dataclasses import dataclass, field

from abaudit.i18n import N_

REASONS = {
    "kind": N_("its ending says that it is no address book"),
    "unfinished": N_("an unfinished download or an older copy"),
    "system": N_("the system's own, or hidden"),
    "own": N_("a report or another file of abaudit"),
    "empty": N_("nothing in it"),
    "no-number": N_("too few digits for a number"),
    "no-sheet": N_("a chart or a macro, no sheet with cells"),
    "excluded": N_("left out with --exclude"),
    "named": N_("this run uses it for something else, or reads it where it is named"),
    "link": N_("a link to what is read where it lies"),
    "special": N_("no ordinary file"),
}
"""Code → English phrase, translated when it is shown."""


@dataclass(frozen=True, slots=True)
class Aside:
    """Something that is no address book and was not read as one."""

    name: str = field(repr=False)
    """Its path inside the folder, archive or workbook."""
    why: str
    """A key of `REASONS`."""
