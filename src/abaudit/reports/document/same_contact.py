"""The same contact in several exports: shown once, with all the places where it stands.  Counts stay per export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.reports.text.row_words import place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from abaudit.model.findings import AuditResult, Row


class SameContacts:
    """Which rows of a result are one contact's number, found in several places."""

    def __init__(self, result: AuditResult) -> None:
        self._exports = result.run.exports
        numbers: dict[str, set[str]] = {}
        for row in result.rows:
            numbers.setdefault(row.contact, set()).add(row.id)
        self._numbers = {contact: frozenset(ids) for contact, ids in numbers.items()}

    def together(self, rows: Iterable[Row]) -> list[list[Row]]:
        """*rows* in groups of one number, one name and one set of numbers, in the order in which they first appear.

        Two contacts of one name with different numbers may be two persons, and stay apart.
        """
        groups: dict[tuple[str, str | None, frozenset[str]], list[Row]] = {}
        for row in rows:
            groups.setdefault((row.id, row.name, self._numbers[row.contact]), []).append(row)
        return list(groups.values())

    def places(self, rows: Iterable[Row]) -> str:
        """Where *rows* stand, each place once."""
        return ", ".join(dict.fromkeys(place(row, self._exports) for row in rows))
