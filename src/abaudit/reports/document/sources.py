"""What a result rests on: exports, ledger, rules, the owner's files that decided, and what was declared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abaudit.i18n import N_, _
from abaudit.model.findings import DeciderRole
from abaudit.reports.document import exports
from abaudit.reports.text.harmless import safe

if TYPE_CHECKING:
    from abaudit.model.export_facts import ExportFacts
    from abaudit.model.findings import AuditResult, LedgerFacts, Run
    from abaudit.model.rulebook import RuleFile

_ROLES = {
    DeciderRole.CONFIG: N_("Settings"),
    DeciderRole.TEXT: N_("Consent text"),
    DeciderRole.WAIVERS: N_("Waivers"),
    DeciderRole.BASELINE: N_("Baseline"),
}
_NAME = 60
_DIGITS = 12
"""Of a digest on a screen; enough to tell two files apart."""


@dataclass(frozen=True, slots=True)
class DecidingFile:
    """A file of the owner's that decided in the run, beside ledger and rules."""

    role: DeciderRole
    what: str
    """The same in the language in use."""
    name: str
    sha256: str

    @property
    def line(self) -> str:
        """The file on a line, with the beginning of its digest."""
        text = _("Decided by {what}: {name} ({digest})")
        return text.format(what=self.what, name=self.shown, digest=f"{self.sha256[:_DIGITS]}…")

    @property
    def shown(self) -> str:
        """The name, harmless and not too long."""
        return safe(self.name, _NAME)


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything with its SHA-256, so that whoever has the files can check them."""

    exports: tuple[ExportFacts, ...]
    ledger: LedgerFacts | None
    rules_version: str
    rules_sha256: str
    own_rules: tuple[RuleFile, ...]
    deciders: tuple[DecidingFile, ...]
    declared: tuple[tuple[str, str], ...]
    """(key, value) pairs that the owner states and nobody verified."""

    @property
    def export_lines(self) -> tuple[str, ...]:
        """The exports in a few lines."""
        return tuple(exports.lines(self.exports))


def sources_of(result: AuditResult) -> Sources:
    """What *result* rests on."""
    run = result.run
    return Sources(
        exports=run.exports,
        ledger=run.ledger,
        rules_version=run.rules_version,
        rules_sha256=run.rules_sha256,
        own_rules=run.own_rules,
        deciders=deciding_files(run),
        declared=run.declared,
    )


def deciding_files(run: Run) -> tuple[DecidingFile, ...]:
    """Every file of the owner's that decided in *run*."""
    return tuple(DecidingFile(each.role, _(_ROLES[each.role]), each.name, each.sha256) for each in run.decided_by)
