"""What is said of a row: why it has its verdict, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.i18n import N_, _, language
from abaudit.model.facts import ExemptionKind
from abaudit.model.readings import NONE_REASONS, REVIEW_REASONS, ReadingKind
from abaudit.model.rulebook import Charge, Verdict, in_language
from abaudit.reports.text.harmless import safe

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from abaudit.model.export_facts import ExportFacts
    from abaudit.model.findings import Finding, LedgerFacts, Row
    from abaudit.model.rulebook import Rule


_EXEMPTIONS = {
    ExemptionKind.NOT_PERSONAL: N_("By a written exemption: a general line that belongs to nobody in particular."),
    ExemptionKind.OWN: N_("By a written exemption: the business's own number."),
    ExemptionKind.SERVICE: N_("By a written exemption: an emergency or service number."),
    ExemptionKind.OTHER_BASIS: N_("By a written exemption: another legal basis is on record."),
}
"""Kind of a written exemption → why it is there."""

_WEIGHT = {charge: place for place, charge in enumerate(Charge)}


def short_id(number_id: str) -> str:
    """An id as a person reads it: enough of a long one to tell numbers apart, and for ``abaudit explain``."""
    return number_id[:12]


def in_ledger(event: int, ledger: LedgerFacts | None) -> str:
    """Where an event stands: the line of a ledger that is a file, or its entry in one that abaudit keeps."""
    if ledger is not None and ledger.kind in ("yaml", "csv"):
        return _("line {line}").format(line=event)
    return _("entry {entry}").format(entry=event)


def leading(row: Row) -> Finding | None:
    """The finding that decided the row's verdict; None where nothing was found."""
    return min(row.findings, key=lambda finding: _WEIGHT[finding.verdict], default=None)


def why(row: Row, rules: Mapping[str, Rule]) -> str:
    """In a few words why a row has its verdict; *rules* by their ids."""
    if row.reading is ReadingKind.REVIEW:
        return _(REVIEW_REASONS.get(row.reason, row.reason))
    if row.reading is ReadingKind.NONE:
        return _(NONE_REASONS.get(row.reason, row.reason))
    finding = leading(row)
    if finding is None or row.verdict is Verdict.EXEMPT:
        return _(_EXEMPTIONS[row.exemption]) if row.exemption else ""
    return safe(in_language(rules[finding.rule].title, language()))


def place(row: Row, exports: Sequence[ExportFacts]) -> str:
    """Where the row's entry stands: the line, and the file where there are several."""
    if len(exports) == 1:
        return _("line {line}").format(line=row.line)
    return f"{safe(exports[row.export].name, 60)}:{row.line}"
