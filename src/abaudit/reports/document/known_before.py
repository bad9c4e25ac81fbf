"""What was known before the audit: waivers, a baseline, an earlier result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from abaudit.model.findings import AuditResult
    from abaudit.model.known import BaselineUse, Comparison, WaiverUse


@dataclass(frozen=True, slots=True)
class KnownBefore:
    """As figures; in sentences it stands among the notes."""

    waivers: tuple[WaiverUse, ...]
    """In the order of their file, used or not."""
    baseline: BaselineUse | None
    comparison: Comparison | None


def known_before_of(result: AuditResult) -> KnownBefore:
    """What *result* was laid over."""
    return KnownBefore(result.waivers, result.baseline, result.comparison)
