"""Two results of the same address book: what is new, lapsed, fixed, unchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.model.known import Comparison
from abaudit.model.rulebook import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abaudit.model.findings import AuditResult, ExportFacts

_OPEN = frozenset({Verdict.FLAGGED, Verdict.REVIEW})


def compare(old: AuditResult, new: AuditResult) -> Comparison:
    """What changed from *old* to *new*; both must have ids that were made with the same key."""
    before = {row.id: row.verdict for row in old.rows}
    after = {row.id: row.verdict for row in new.rows}
    open_now = [number for number, verdict in after.items() if verdict in _OPEN]
    open_before = [number for number, verdict in before.items() if verdict in _OPEN]
    return Comparison(
        on=old.run.on,
        new=tuple(number for number in open_now if number not in before),
        lapsed=tuple(number for number in open_now if number in before and before[number] not in _OPEN),
        fixed=tuple(number for number in open_before if after.get(number) not in _OPEN),
        unchanged=tuple(number for number in open_now if before.get(number) in _OPEN),
    )


def is_stale(old: Sequence[ExportFacts], new: Sequence[ExportFacts]) -> str:
    """Why the exports *new* are probably not the phone as it is now; empty where nothing speaks for that.

    ``same``: the bytes of an export are last time's.  ``fewer``: an export has less than half the contacts of last
    time, or is missing.  Exports are taken in the order in which they were named;
    WhatsApp's account report is none, and an office's list may well be the same.
    """
    old, new = ([export for export in exports if export.listing is None] for exports in (old, new))
    seen = {export.sha256 for export in old if not export.office}
    if any(export.sha256 in seen for export in new if not export.office):
        return "same"
    counts = [export.contacts for export in new]
    counts += [0] * (len(old) - len(counts))
    shrunk = (now * 2 < then.contacts for now, then in zip(counts, old, strict=False))
    return "fewer" if any(shrunk) else ""
