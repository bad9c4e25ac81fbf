"""What changed between two results, as text and as JSON (``abaudit/diff/1``).

The JSON holds ids only.  The text shows names where both results hold them and the owner looks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abaudit.i18n import _, ngettext
from abaudit.redact import aliases, redact, renamed
from abaudit.reports.document import Document
from abaudit.reports.document.freshness import changes
from abaudit.reports.formats.terminal.rows import lines
from abaudit.reports.json_result import dump
from abaudit.reports.text.days import day
from abaudit.results.of_known import EXPORT_CHANGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from abaudit.model.findings import AuditResult, Row
    from abaudit.model.known import Comparison

SCHEMA = "abaudit/diff/1"


@dataclass(frozen=True, slots=True)
class Difference:
    """Two results whose ids were made with the same key, and what changed from the first to the second."""

    old: AuditResult
    new: AuditResult
    comparison: Comparison


def to_json(found: Difference) -> bytes:
    """The ids that are new, lapsed, fixed and unchanged, each with its verdict before and after and its rules now."""
    before, after = ({row.id: row for row in result.rows} for result in (found.old, found.new))

    def entries(ids: Sequence[str]) -> list[dict[str, object]]:
        return [
            {
                "id": number,
                "before": before[number].verdict if number in before else None,
                "after": after[number].verdict if number in after else None,
                "rules": [finding.rule for finding in after[number].findings] if number in after else [],
            }
            for number in ids
        ]

    comparison = found.comparison
    return dump(
        {
            "schema": SCHEMA,
            "ids": found.new.run.ids,
            "from": {"on": found.old.run.on.isoformat(), "read_complete": _is_whole(found.old)},
            "to": {"on": found.new.run.on.isoformat(), "read_complete": _is_whole(found.new)},
            "new": entries(comparison.new),
            "lapsed": entries(comparison.lapsed),
            "fixed": entries(comparison.fixed),
            "unchanged": entries(comparison.unchanged),
            "exports": [
                EXPORT_CHANGE.write(change) for change in renamed(comparison, aliases(found.new.run.exports)).exports
            ],
        }
    )


def to_text(found: Difference, *, width: int, full: bool = False) -> str:
    """The same for a person, *width* columns wide; with names where *full* and the results hold them."""
    return "\n".join(_lines(found, width, full=full)) + "\n"


def _lines(found: Difference, width: int, *, full: bool) -> Iterator[str]:
    comparison = found.comparison
    old, new = (redact(result, "full" if full else "id") for result in (found.old, found.new))
    yield _("From {old} to {new}:").format(old=day(found.old.run.on), new=day(found.new.run.on))
    for result in (found.old, found.new):
        if not _is_whole(result):
            text = _("Not everything was read or audited on {on}, so numbers may be missing from this comparison.")
            yield text.format(on=day(result.run.on))
    called = comparison if full else renamed(comparison, aliases(found.new.run.exports))
    yield from changes(called)
    sections = (
        (_("New: open now, and not there before"), comparison.new, new),
        (_("Lapsed: open now, consented or exempt before"), comparison.lapsed, new),
        (_("Fixed: open before, and not any more"), comparison.fixed, old),
    )
    for title, ids, result in sections:
        yield ""
        yield f"{title} ({len(ids)})"
        rows = _first_rows(result, ids)
        if rows:
            document = Document(result)
            yield from lines(document.together(rows), document, width, color=False)
    yield ""
    count = len(comparison.unchanged)
    yield ngettext("Unchanged and open: {count} number", "Unchanged and open: {count} numbers", count).format(
        count=count
    )
    if not comparison.has_new and _is_whole(found.old) and _is_whole(found.new):
        yield _("Nothing new.")


def _is_whole(result: AuditResult) -> bool:
    """Whether every part of every export was read and audited."""
    return result.is_whole


def _first_rows(result: AuditResult, ids: Sequence[str]) -> list[Row]:
    """The first row of each number."""
    rows: dict[str, Row] = {}
    for row in result.rows:
        rows.setdefault(row.id, row)
    return [rows[number] for number in ids]
