"""What comes out: one row an entry, one verdict a number, and everything that the verdicts rest on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING, Literal

from abaudit.model.export_facts import ExportFacts, unaudited
from abaudit.model.facts import Listed
from abaudit.model.readings import ReadingKind
from abaudit.model.rulebook import Action, Charge, Recipient, Rule, RuleFile, Severity, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abaudit.model.consent import Standing
    from abaudit.model.contacts import Kind
    from abaudit.model.facts import ExemptionKind
    from abaudit.model.known import BaselineUse, Comparison, ExportChange, WaiverUse

Show = Literal["id", "masked", "full"]
"""How much of a person a result shows: pseudonyms, hints, everything."""


@dataclass(frozen=True, slots=True)
class LedgerFacts:
    """What a result says of the ledger; a result without one has None in its place."""

    kind: str
    digest: str
    events: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that holds for a number, or for the audit as a whole."""

    rule: str
    severity: Severity
    verdict: Charge
    action: Action
    waiver: str = ""
    """Name of the waiver in force that covers it, else empty."""
    due: date | None = None
    """Where the baseline knows it: the day until which it may stay open, inclusive."""
    owner: str = field(default="", repr=False)
    """Who sees to it, by the baseline."""

    def is_settled(self, on: date) -> bool:
        """Whether a waiver or the baseline answers for it on the day *on*; the exit status passes over it then."""
        return bool(self.waiver) or (self.due is not None and on <= self.due)


@dataclass(frozen=True, slots=True)
class Consent:
    """An event of the ledger on which the verdict *consented* rests, with where its proof lies."""

    event: int
    """Line of a ledger file, or sequence number in a store."""
    on: date
    how: str
    until: date | None = None
    evidence_sha256: str = ""
    """As recorded; empty where the ledger names no evidence or no checksum."""
    text: str | None = field(default=None, repr=False)
    """Id of the consent text that was shown."""
    person: str | None = field(default=None, repr=False)
    evidence: str | None = field(default=None, repr=False)
    """The evidence file as the ledger names it."""


class Hint(StrEnum):
    """What a contact probably is, to help a beginner.  A guess: it changes no verdict."""

    COMPANY = "company"
    PRIVATE = "private"
    NAMELESS = "nameless"


_PRESSING = {action: place for place, action in enumerate(Action)}


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of one contact, with the verdict on its number."""

    id: str
    """Pseudonym of the number, shared by all rows of one number."""
    contact: str
    """Running number of the contact, good within this result."""
    export: int
    """0-based index into the exports."""
    record: int
    line: int
    kinds: tuple[Kind, ...]
    reading: ReadingKind
    reason: str
    """Why the reading is not exact (a key of the reasons in `abaudit.model.readings`), else empty."""
    standing: Standing | None
    """None unless the reading is exact."""
    verdict: Verdict
    findings: tuple[Finding, ...]
    hint: Hint | None = None
    """What the contact probably is; None where nothing hints at it."""
    exemption: ExemptionKind | None = None
    """The kind of the exemption that acquits it."""
    consents: tuple[Consent, ...] = ()
    """The consents that the verdict *consented* rests on, one for each person; empty for any other verdict."""
    listed: Listed = Listed.NO
    """Whether WhatsApp's account report lists the number."""
    name: str | None = field(default=None, repr=False)
    number: str | None = field(default=None, repr=False)
    """E.164 where the reading is exact, else the raw text."""
    label: str | None = field(default=None, repr=False)
    """The owner's own label."""
    groups: tuple[str, ...] = field(default=(), repr=False)

    @property
    def action(self) -> Action:
        """The most pressing next step; what a rule only notes asks for none."""
        asked = (finding.action for finding in self.findings if finding.verdict is not Charge.NOTE)
        return min(asked, key=_PRESSING.__getitem__, default=Action.NONE)


@dataclass(frozen=True, slots=True)
class UnreadRow:
    """A part of an export that could not be read."""

    export: int
    record: int | None
    line: int
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about the whole run that a reader must know: a stable code, and the values its sentence needs.

    The sentences stand in `abaudit.model.notices`; values are counts, lines and words that hold no personal data.
    """

    code: str
    values: tuple[tuple[str, str], ...] = ()


class DeciderRole(StrEnum):
    """What a file decided by."""

    CONFIG = "config"
    """With its exemptions and house rules."""
    TEXT = "text"
    """A consent text that was found."""
    WAIVERS = "waivers"
    BASELINE = "baseline"


@dataclass(frozen=True, slots=True)
class Decider:
    """A file of the owner's that decided in a run, beside the ledger and the rules."""

    role: DeciderRole
    name: str
    """Without its folder."""
    sha256: str


@dataclass(frozen=True, slots=True)
class Run:
    """What was asked, of what, and by which versions."""

    on: date
    controller: str | None
    recipient: str
    """The recipient's id."""
    recipient_name: str
    region: str
    exports: tuple[ExportFacts, ...]
    ledger: LedgerFacts | None
    rules_sha256: str
    rules_version: str
    own_rules: tuple[RuleFile, ...]
    """The owner's rule files of this run."""
    tool_version: str
    phonenumbers_version: str
    declared: tuple[tuple[str, str], ...]
    """What the owner declared of device and export; never verified."""
    fail_on: str = "any"
    """From which severity on the exit status is 1: ``any`` number flagged or to be checked, a severity, ``never``."""
    show: Show = "full"
    ids: str = "running"
    """``running`` or ``hmac:<key id>``."""
    decided_by: tuple[Decider, ...] = ()
    category: str = ""
    """What the user calls this audit beside others of the same tool; part of reports for pipelines."""
    rules_page: str = ""
    """Address of a page that explains the rules, where the config names one."""
    max_age: int | None = None
    """How many days old an export may be; None where nobody set a limit."""

    @property
    def check(self) -> str:
        """What running ids of this run must be asked for with; empty where one export leaves no doubt."""
        return check_of([export.sha256 for export in self.exports]) if len(self.exports) > 1 else ""


def check_of(digests: Sequence[str]) -> str:
    """The check code of running ids, which count through exports with these SHA-256 in this order: six hex digits."""
    return sha256(" ".join(digests).encode()).hexdigest()[:6]


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts.  ``numbers`` counts rows; the four verdicts count distinct numbers and add up to ``distinct``."""

    contacts: int
    numbers: int
    distinct: int
    consented: int
    exempt: int
    review: int
    flagged: int
    unread: int
    readable: int
    """Distinct numbers that read EXACT or REVIEW; 0 means that there was nothing to audit."""


@dataclass(frozen=True, slots=True)
class AuditResult:
    """Everything that an audit found.  Every report only reads this."""

    run: Run
    summary: Summary
    rows: tuple[Row, ...]
    unread: tuple[UnreadRow, ...]
    rules: tuple[Rule, ...]
    """The rules that any row or the audit as a whole cites, in the order of their ids."""
    findings: tuple[Finding, ...] = ()
    """Findings about the whole audit."""
    notices: tuple[Notice, ...] = ()
    profile: Recipient | None = None
    """What the recipient takes, by which sources and as of when; None in results that were saved without it."""
    waivers: tuple[WaiverUse, ...] = ()
    """Every waiver of the run, in the order of its file, used or not."""
    baseline: BaselineUse | None = None
    comparison: Comparison | None = None
    """What changed since an earlier result, where one was named."""

    def __post_init__(self) -> None:
        counted = self.summary.consented + self.summary.exempt + self.summary.review + self.summary.flagged
        if counted != self.summary.distinct:
            raise ValueError("every distinct number has exactly one verdict")
        verdicts: dict[str, Verdict] = {}
        for row in self.rows:
            if verdicts.setdefault(row.id, row.verdict) is not row.verdict:
                raise ValueError("one number has two verdicts")

    @property
    def read_complete(self) -> bool:
        """Whether every part of every export was read."""
        return not self.unread

    @property
    def not_audited(self) -> tuple[int, ...]:
        """The exports (0-based) without any entry that reads EXACT or REVIEW: nothing of them was audited."""
        return unaudited(self.run.exports, {row.export for row in self.rows if row.reading is not ReadingKind.NONE})

    @property
    def drops(self) -> tuple[ExportChange, ...]:
        """The address books of the earlier audit that are gone or shrank, and nobody said that it is meant."""
        return tuple(change for change in self.comparison.exports if change.is_drop) if self.comparison else ()

    @property
    def too_old(self) -> tuple[int, ...]:
        """The exports (0-based) that are older than the run allows, or whose age nobody knows."""
        if self.run.max_age is None:
            return ()
        oldest = self.run.on - timedelta(days=self.run.max_age)
        return tuple(
            index
            for index, export in enumerate(self.run.exports)
            if export.listing is None and (export.written is None or export.written < oldest)
        )

    @property
    def is_whole(self) -> bool:
        """Whether everything was read and audited that ought to be, so that what is not found here is not there."""
        return self.read_complete and not (self.not_audited or self.drops or self.too_old)

    @property
    def fails(self) -> bool:
        """Whether something was found at or above the threshold that the run was started with.

        What a waiver in force covers, or the baseline knows and is not past its due day, does not count.
        """
        if self.run.fail_on == "never":
            return False
        on = self.run.on
        unsettled = [
            finding
            for findings in (self.findings, *(row.findings for row in self.rows))
            for finding in findings
            if not finding.is_settled(on)
        ]
        if self.run.fail_on == "any":
            return any(finding.verdict is not Charge.NOTE for finding in unsettled)
        threshold = Severity(self.run.fail_on)
        return any(finding.severity.at_least(threshold) for finding in unsettled)

    @property
    def settled(self) -> int:
        """How many distinct (number, rule) pairs a waiver or the baseline answers for."""
        on = self.run.on
        settled: dict[tuple[str, str], bool] = {}
        for row in self.rows:
            for finding in row.findings:
                pair = (row.id, finding.rule)
                settled[pair] = settled.get(pair, True) and finding.is_settled(on)
        return sum(settled.values())

    @property
    def status(self) -> int:
        """The exit status: the first of these that applies.

        3 an export is partly unread, older than it may be, or gone or shrunk since the earlier audit; 4 nothing to
        audit; 1 findings; 0 none.
        """
        if not self.read_complete or self.drops or self.too_old:
            return 3
        if self.not_audited:
            return 4
        return 1 if self.fails else 0
