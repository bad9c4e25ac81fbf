"""Who asked what about whom, on which day, and by which versions it was answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from abaudit.model.findings import AuditResult, Show


@dataclass(frozen=True, slots=True)
class ReportHead:
    """What stands above everything that a report says."""

    on: date
    recipient: str
    """The recipient's id."""
    recipient_name: str
    controller: str | None
    region: str
    """Whose numbers those without a country code are, e.g. ``DE``."""
    tool_version: str
    phonenumbers_version: str
    ids: str
    """``running`` or ``hmac:<key id>``."""
    check: str
    """Six hex digits that running ids must be asked for with; empty where one export leaves no doubt."""


@dataclass(frozen=True, slots=True)
class ReportSettings:
    """How the report is wanted; no facts of the audit."""

    show: Show
    """How much of a person the report holds."""
    fail_on: str
    """From which severity on the exit status is 1: ``any``, a severity, ``never``."""
    category: str
    """What the user calls this audit beside others of the same tool; may be empty."""
    rules_page: str
    """Address of a page that explains the rules; may be empty."""


def head_of(result: AuditResult) -> ReportHead:
    """The head of every report on *result*."""
    run = result.run
    return ReportHead(
        on=run.on,
        recipient=run.recipient,
        recipient_name=run.recipient_name,
        controller=run.controller,
        region=run.region,
        tool_version=run.tool_version,
        phonenumbers_version=run.phonenumbers_version,
        ids=run.ids,
        check=run.check,
    )


def settings_of(result: AuditResult) -> ReportSettings:
    """How the run of *result* wants its reports."""
    run = result.run
    return ReportSettings(show=run.show, fail_on=run.fail_on, category=run.category, rules_page=run.rules_page)
