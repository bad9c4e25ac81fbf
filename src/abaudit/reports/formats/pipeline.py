"""What the formats for pipelines share: levels, the result in a few sentences.

These formats hold pseudonyms only, whatever the result would let them show: `Document.with_ids_only` sees to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from abaudit.model.rulebook import Charge, Severity
from abaudit.reports.document import notes
from abaudit.reports.text.articles import article
from abaudit.reports.text.harmless import line_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abaudit.reports.document import Document

Level = Literal["error", "warning", "note"]

_LEVELS: dict[Severity, Level] = {
    Severity.CRITICAL: "error",
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "warning",
}


def level(charge: Charge, severity: Severity) -> Level:
    """How loud a finding is: what only notes something is a note, however heavy."""
    return "note" if charge is Charge.NOTE else _LEVELS[severity]


def about(document: Document) -> tuple[list[str], str]:
    """(sentences that sum up the result, the box of law 7), for the places where a format can say them."""
    told = document.notes.under(notes.SOURCE, notes.KNOWN, notes.NOTICED, notes.NOTE)
    return [*document.answer.sentences, *map(line_of, told)], document.box.text


def articles(references: Sequence[str]) -> list[str]:
    """Articles and sources as a law book of the language in use writes them."""
    return [line_of(article(reference)) for reference in references]
