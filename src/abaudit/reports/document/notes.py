"""What a reader must know of a run beside its findings: one list for every report.

A kind of note is a line in `KINDS`.  Whatever report there is shows all of them, or a test says why it does not
(``tests/unit/reports/document/test_notes.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from abaudit.i18n import N_, _, language, ngettext
from abaudit.model.known import WaiverState
from abaudit.model.notices import NOTICES
from abaudit.model.rulebook import Charge, in_language
from abaudit.reports.document.sources import deciding_files
from abaudit.reports.text.days import day
from abaudit.reports.text.export_words import columns, overrides
from abaudit.reports.text.harmless import safe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from abaudit.model.contacts import Column
    from abaudit.model.export_facts import ExportFacts
    from abaudit.model.findings import AuditResult, Notice
    from abaudit.model.known import WaiverUse

KNOWN = N_("Known before")
NOTICED = N_("Also noticed")
NOTE = N_("Note")
SOURCE = N_("Sources")
UNREAD = N_("Could not be read")

_PARAGRAPH = 1000
"""The most characters of a text of a rule."""


@dataclass(frozen=True, slots=True)
class NoteKind:
    """One kind of note."""

    name: str
    heading: str
    """Under which reports put it: `KNOWN`, `NOTICED` and `NOTE` are lists of sentences; reports show what stands under
    `SOURCE` and `UNREAD` where they show sources, and what could not be read."""
    sentences: Callable[[AuditResult], Iterable[str]]
    """The notes of this kind in the language in use, each harmless; none where there is nothing to say."""


@dataclass(frozen=True, slots=True)
class Notes:
    """All notes of a run, in the language in use."""

    of_kinds: tuple[tuple[NoteKind, tuple[str, ...]], ...]
    """Each of `KINDS` with its sentences, in their order."""

    def under(self, *headings: str) -> list[str]:
        """The notes under *headings*, in the order of `KINDS`."""
        return [sentence for kind, told in self.of_kinds if kind.heading in headings for sentence in told]

    def listed(self, *headings: str) -> list[tuple[str, str]]:
        """As `under`, each with its heading in the language in use."""
        return [(_(heading), sentence) for heading in headings for sentence in self.under(heading)]


def notes_of(result: AuditResult) -> Notes:
    """What a reader must know of the run of *result* beside its findings."""
    return Notes(tuple((kind, tuple(kind.sentences(result))) for kind in KINDS))


def waiver_sentence(use: WaiverUse) -> str:
    """What one waiver does on the day asked."""
    waiver = use.waiver
    values = {
        "name": waiver.name,
        "expires": day(waiver.expires),
        "approved_on": day(waiver.approved_on),
        "count": use.covers,
    }
    if use.state is WaiverState.LAPSED:
        text = ngettext(
            "Waiver {name} lapsed on {expires}: {count} finding counts again.",
            "Waiver {name} lapsed on {expires}: {count} findings count again.",
            use.covers,
        )
    elif use.state is WaiverState.NOT_YET:
        text = _("Waiver {name} holds from {approved_on} on, so it covers nothing yet.")
    elif use.unused:
        text = _("Waiver {name} (until {expires}) covers nothing that was found; “abaudit waiver prune” takes it out.")
    else:
        text = ngettext(
            "Waiver {name} covers {count} finding until {expires}.",
            "Waiver {name} covers {count} findings until {expires}.",
            use.covers,
        )
    sentence = text.format(**values)
    if waiver.reason:
        reason = _("Reason: {reason} (approved by {approver}, owner {owner}).")
        sentence += " " + reason.format(
            reason=safe(waiver.reason), approver=safe(waiver.approved_by, 60), owner=safe(waiver.owner, 60)
        )
    return sentence


def notice(found: Notice) -> str:
    """The notice's sentence; its value ``on`` is an ISO date and shown as the reader writes days."""
    values = {name: day(date.fromisoformat(value)) if name == "on" else value for name, value in found.values}
    return _(NOTICES[found.code]).format(**values)


def remarks(result: AuditResult) -> list[str]:
    """A sentence for each rule that only notes something, without effect on a verdict: what, how often, what to do."""
    sentences = []
    about_all = {finding.rule for finding in result.findings}
    for rule in (rule for rule in result.rules if rule.verdict is Charge.NOTE):
        title = safe(in_language(rule.title, language()))
        remedy = safe(in_language(rule.remedy, language()), _PARAGRAPH)
        if rule.id in about_all:
            sentences.append(_("{title} ({rule}). {remedy}").format(title=title, rule=rule.id, remedy=remedy))
            continue
        count = len({row.id for row in result.rows if any(finding.rule == rule.id for finding in row.findings)})
        text = ngettext(
            "{title} ({rule}): {count} number. {remedy}", "{title} ({rule}): {count} numbers. {remedy}", count
        )
        sentences.append(text.format(title=title, rule=rule.id, count=count, remedy=remedy))
    return sentences


# ------------------------------------------------------------------------------------------------------------------


def _of_baseline(result: AuditResult) -> Iterator[str]:
    use = result.baseline
    if use is None:
        return
    if use.until:
        yield _("Against the baseline: {new} new, {known} known and open until {until} or later.").format(
            new=use.new, known=use.known, until=day(use.until)
        )
    else:
        yield _("Against the baseline: {new} new, none known and open.").format(new=use.new)
    if use.overdue:
        text = ngettext(
            "{count} known finding is past its due day and counts again.",
            "{count} known findings are past their due day and count again.",
            use.overdue,
        )
        yield text.format(count=use.overdue)
    if use.fixed:
        text = ngettext(
            "{count} entry of the baseline was not found any more; “abaudit baseline prune” takes it out.",
            "{count} entries of the baseline were not found any more; “abaudit baseline prune” takes them out.",
            use.fixed,
        )
        yield text.format(count=use.fixed)


def _of_waivers(result: AuditResult) -> Iterator[str]:
    return map(waiver_sentence, result.waivers)


def _of_comparison(result: AuditResult) -> Iterator[str]:
    found = result.comparison
    if found is None:
        return
    yield _(
        "Numbers since the audit of {on}: {new} new and open, {lapsed} whose consent or exemption no longer counts, "
        "{fixed} fixed, {unchanged} unchanged."
    ).format(
        on=day(found.on),
        new=len(found.new),
        lapsed=len(found.lapsed),
        fixed=len(found.fixed),
        unchanged=len(found.unchanged),
    )


def _of_run(result: AuditResult) -> Iterator[str]:
    """Its notices: that there was no ledger, what was left aside, a default that was taken, and the like."""
    return map(notice, result.notices)


def _of_overrides(result: AuditResult) -> Iterator[str]:
    """What the user decided instead of the reader."""
    text = _("Decided for {export} on the command line, not by the reader: {options}.")
    for export in result.run.exports:
        if export.overrides:
            yield text.format(export=_name(export), options=overrides(export))


def _of_columns(result: AuditResult) -> Iterator[str]:
    for export in result.run.exports:
        yield from _columns(
            _("Columns of {export} that were read as phone numbers: {columns}."), export, export.phone_columns
        )
        text = _("Columns of {export} that seem to note consents and were not believed: {columns}.")
        yield from _columns(text, export, export.consent_columns)
        text = _("Columns of {export} with number-like content that were left aside: {columns}.")
        yield from _columns(text, export, export.columns_aside)


def _columns(text: str, export: ExportFacts, which: tuple[Column, ...]) -> Iterator[str]:
    if which:
        yield text.format(export=_name(export), columns=columns(which))


def _of_unread(result: AuditResult) -> Iterator[str]:
    for part in result.unread:
        yield f"{_name(result.run.exports[part.export])}:{part.line}: {_(part.reason)}"


def _of_deciders(result: AuditResult) -> Iterator[str]:
    yield from (each.line for each in deciding_files(result.run))


def _name(export: ExportFacts) -> str:
    return safe(export.name, 60)


KINDS = (
    NoteKind("unread", UNREAD, _of_unread),
    NoteKind("deciders", SOURCE, _of_deciders),
    NoteKind("baseline", KNOWN, _of_baseline),
    NoteKind("waivers", KNOWN, _of_waivers),
    NoteKind("comparison", KNOWN, _of_comparison),
    NoteKind("remarks", NOTICED, remarks),
    NoteKind("notices", NOTE, _of_run),
    NoteKind("columns", NOTE, _of_columns),
    NoteKind("overrides", NOTE, _of_overrides),
)
"""Every kind, in the order in which reports show them."""
