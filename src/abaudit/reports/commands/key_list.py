"""The list that tells which id is whom: for the owner alone, to be deleted when the work is done."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING

from abaudit.formulas import harmless
from abaudit.model.readings import ReadingKind
from abaudit.reports.formats import csv_lists
from abaudit.reports.text.harmless import safe

if TYPE_CHECKING:
    from abaudit.model.findings import AuditResult

KEPT_DAYS = 90
"""How long the list should be kept, counted from the day that was audited: a proposal, written into the list."""

HEAD = "# abaudit key list"
"""How such a list begins, so that a hook can refuse to publish one."""


def render(result: AuditResult) -> bytes:
    """The list for the unredacted *result*, as CSV: id, contact, name, number, export, line."""
    until = date.fromordinal(min(result.run.on.toordinal() + KEPT_DAYS, date.max.toordinal()))
    out = io.StringIO()
    out.write(f"{HEAD} ({result.run.ids}); personal data, for the owner alone; delete by {until.isoformat()}\n")
    table = csv.writer(out, delimiter=";", lineterminator="\n")
    table.writerow(("id", "contact", "name", "number", "export", "line"))
    for row in result.rows:
        export = result.run.exports[row.export].name
        name, number = safe(row.name or ""), safe(row.number or "")
        cell = csv_lists.number_cell(number, exact=row.reading is ReadingKind.EXACT)
        table.writerow((row.id, row.contact, harmless(name), cell, harmless(safe(export)), row.line))
    return out.getvalue().encode("utf-8", "replace")
