"""What is known before an audit: waivers, a baseline, an earlier result.  None of it changes a verdict."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 - a dataclass field, read at run time by tools
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Waiver:
    """The controller's decision that some findings may stay for a time: an entry of ``waivers.yaml``.

    It covers the findings for which everything that it names holds: a number, a rule, a group of contacts.
    """

    name: str
    """``W-1``, ``W-2`` …: its place in the file."""
    reason: str = field(repr=False)
    owner: str = field(repr=False)
    """Who sees to it."""
    approved_by: str = field(repr=False)
    """Who decided for the controller; the data-protection officer advises and does not decide (Art. 38(6) GDPR)."""
    approved_on: date
    expires: date
    """Last day on which it is in force, inclusive."""
    id: str = ""
    """Pseudonym of the number that it covers; empty where it covers more than one."""
    rule: str = ""
    group: str = field(default="", repr=False)
    """The group of contacts as the address book calls it."""
    line: int = 0
    """1-based line of the file."""


class WaiverState(StrEnum):
    """Whether a waiver counts on the day asked."""

    IN_FORCE = "in-force"
    LAPSED = "lapsed"
    NOT_YET = "not-yet"


@dataclass(frozen=True, slots=True)
class WaiverUse:
    """One waiver in one audit."""

    waiver: Waiver
    state: WaiverState
    covers: int
    """Distinct (number, rule) pairs that it covers, or would cover if it were in force."""

    @property
    def unused(self) -> bool:
        """Whether nothing that was found is covered by it."""
        return not self.covers


@dataclass(frozen=True, slots=True)
class BaselineEntry:
    """A finding that was there when the baseline was made."""

    id: str
    rule: str
    owner: str = field(repr=False)
    due: date


@dataclass(frozen=True, slots=True)
class BaselineUse:
    """A baseline in one audit.  Counts are of distinct (number, rule) pairs."""

    sha256: str
    entries: int
    new: int
    """Found, but not in the baseline."""
    known: int
    """Found, in the baseline, and not past its due day."""
    overdue: int
    """Found, in the baseline, and past its due day: it counts as if it were new."""
    fixed: int
    """In the baseline, and not found any more."""
    until: date | None
    """The first due day of what is known and open; None where nothing is."""


class ExportState(StrEnum):
    """What became of an address book since an earlier audit."""

    NEW = "new"
    """It was not there then."""
    GONE = "gone"
    """It is not there any more."""
    SHRUNK = "shrunk"
    """It has less than half of its contacts or phone entries."""
    UNCHANGED = "unchanged"
    """Not a byte of it changed, so it shows nothing of the time between."""
    CHANGED = "changed"
    """Anything else: the usual case."""


@dataclass(frozen=True, slots=True)
class ExportChange:
    """One address book in an earlier audit and in this one."""

    state: ExportState
    export: int | None
    """0-based index into the exports of this audit; None where it is gone."""
    earlier: int | None
    """The same for the earlier audit; None where it is new."""
    name: str
    """As this audit calls it, or the earlier one where it is gone."""
    before: int
    """Contacts then; 0 where it is new."""
    now: int
    """Contacts in this audit; 0 where it is gone."""
    accepted: bool = False
    """Whether the user said that it is meant to be gone or shrunk."""

    @property
    def is_drop(self) -> bool:
        """Whether what was audited then may be missing now, and nobody said that it is meant."""
        return self.state in (ExportState.GONE, ExportState.SHRUNK) and not self.accepted


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed since an earlier result: pseudonyms of numbers in the order of the newer result, and exports.

    A number is *open* where its verdict is ``flagged`` or ``review``.
    """

    on: date
    """The day of the earlier result."""
    new: tuple[str, ...]
    """Open now, and not there before."""
    lapsed: tuple[str, ...]
    """Open now, and consented or exempt before."""
    fixed: tuple[str, ...]
    """Open before, and not any more: gone from the exports, consented or exempt."""
    unchanged: tuple[str, ...]
    """Open before and now."""
    exports: tuple[ExportChange, ...] = ()
    """What became of each address book: those of the newer result in its order, then those that are gone."""

    @property
    def has_new(self) -> bool:
        """Whether a number is open now that was not."""
        return bool(self.new or self.lapsed)
