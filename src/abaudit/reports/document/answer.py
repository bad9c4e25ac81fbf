"""The answer of an audit in a sentence or two, before anything is listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abaudit.i18n import _, ngettext
from abaudit.model.rulebook import Verdict
from abaudit.reports.document.freshness import freshness
from abaudit.reports.document.notes import remarks
from abaudit.reports.document.said import Said
from abaudit.reports.text.days import day
from abaudit.reports.text.export_words import columns
from abaudit.reports.text.harmless import safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abaudit.model.findings import AuditResult, Summary


@dataclass(frozen=True, slots=True)
class ReportAnswer:
    """What an audit found, in the language in use, and as figures."""

    said: tuple[Said, ...]
    """The answer itself first."""
    looked_at: str
    """Law 4: what was looked at, as counts in a sentence."""
    summary: Summary
    status: int
    """The exit status of the audit."""

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is said, and what was looked at."""
        return (*(each.text for each in self.said), self.looked_at)


def answer_of(result: AuditResult) -> ReportAnswer:
    """What *result* says."""
    return ReportAnswer(tuple(_said(result)), _counted(result), result.summary, result.status)


# ------------------------------------------------------------------------------------------------------------------


def _said(result: AuditResult) -> Iterator[Said]:
    summary = result.summary
    if not summary.readable:
        yield Said(
            _("Nothing was audited: these files hold no entry that reads as a telephone number."), "alarm", leads=True
        )
        yield from freshness(result)
        return
    for index in result.not_audited:
        text = _("Nothing of {export} was audited: it holds no entry that reads as a telephone number.")
        yield _alarm(text.format(export=safe(result.run.exports[index].name, 60)))
    if summary.flagged:
        text = (
            ngettext(  # one form in English, two where the verb follows the count
                "{flagged} of {distinct} numbers would reach {recipient} without a consent on record.",
                "{flagged} of {distinct} numbers would reach {recipient} without a consent on record.",
                summary.flagged,
            )
            if summary.distinct > 1
            else _("The only number would reach {recipient} without a consent on record.")
        )
        recipient = result.run.recipient_name
        found = text.format(flagged=summary.flagged, distinct=summary.distinct, recipient=recipient)
        yield _alarm(f"{found} {_to_be_checked(summary.review)}".rstrip())
        if alone := _listed_alone(result):
            text = ngettext(
                "{count} of them is in none of these files: WhatsApp's account report lists it.",
                "{count} of them are in none of these files: WhatsApp's account report lists them.",
                alone,
            )
            yield _alarm(text.format(count=alone))
    elif summary.review:
        text = (
            _("The only number needs a look: whether it has a consent on record is open.")
            if summary.distinct == 1
            else ngettext(
                "Of {distinct} numbers none lacks a consent or an exemption for certain, but {review} needs a look.",
                "Of {distinct} numbers none lacks a consent or an exemption for certain, but {review} need a look.",
                summary.review,
            )
        )
        recipient = result.run.recipient_name
        yield Said(
            text.format(review=summary.review, distinct=summary.distinct, recipient=recipient), "caution", leads=True
        )
    elif summary.unread:
        yield _alarm(_("Nothing was found in what could be read, but not everything could be read."))
    elif result.is_whole:
        yield Said(_looked_at(result), "calm", leads=True)
    elif not result.not_audited:
        yield Said(
            _("Nothing was found in these files, but they are not all that is to be audited."), "alarm", leads=True
        )
    yield from freshness(result)
    yield from _left_aside(result)
    if (summary.flagged or summary.review) and not result.fails:
        if result.settled:
            yield Said(_settled(result), "caution")
        if result.run.fail_on != "any":
            text = _("All of this is below the threshold (--fail-on {threshold}), so the exit status does not show it.")
            yield Said(text.format(threshold=result.run.fail_on), "caution")


def _alarm(text: str) -> Said:
    return Said(text, "alarm", leads=True)


def _to_be_checked(review: int) -> str:
    """What is open beside the flagged numbers, in a sentence; empty where nothing is."""
    if not review:
        return ""
    text = ngettext("{review} more is to be checked.", "{review} more are to be checked.", review)
    return text.format(review=review)


def _left_aside(result: AuditResult) -> Iterator[Said]:
    """What the user's own choice of columns kept from being looked at."""
    for export in result.run.exports:
        if export.columns_aside and any(option == "phone-column" for option, _value in export.overrides):
            text = _("Not looked at in {export}, because --phone-column names others: {columns}.")
            yield Said(text.format(export=safe(export.name, 60), columns=columns(export.columns_aside)), "caution")


def _settled(result: AuditResult) -> str:
    """Whatever waivers and a baseline answer for is open all the same: never "clean"."""
    use = result.baseline
    if use is not None and use.until is not None:
        return _(
            "{new} new, {known} open until {until} or later: known from the baseline, and still to be done."
        ).format(new=use.new, known=use.known, until=day(use.until))
    return _("Nothing new: what is open is waived for a time, and stays open.")


def _counted(result: AuditResult) -> str:
    summary = result.summary
    return _(
        "Looked at: {contacts} contacts, {numbers} phone entries, {distinct} different numbers; consent on record "
        "{consented}, exempt {exempt}, to be checked {review}, without a consent on record {flagged}, "
        "not read {unread}."
    ).format(
        contacts=summary.contacts,
        numbers=summary.numbers,
        distinct=summary.distinct,
        consented=summary.consented,
        exempt=summary.exempt,
        review=summary.review,
        flagged=summary.flagged,
        unread=summary.unread,
    )


def _looked_at(result: AuditResult) -> str:
    """Law 4: clean is a count."""
    summary, run = result.summary, result.run
    found = _("Nothing found but what is noticed below") if remarks(result) else _("Nothing found")
    return _(
        "{answer}: of {contacts} contacts with {numbers} phone entries ({distinct} different numbers), "
        "checked against {events} ledger events, {consented} have a consent on record and {exempt} a written "
        "exemption."
    ).format(
        answer=found,
        contacts=summary.contacts,
        numbers=summary.numbers,
        distinct=summary.distinct,
        events=run.ledger.events if run.ledger else 0,
        consented=summary.consented,
        exempt=summary.exempt,
    )


def _listed_alone(result: AuditResult) -> int:
    """How many flagged numbers stand in WhatsApp's account report alone."""
    exports = result.run.exports
    return len(
        {row.id for row in result.rows if row.verdict is Verdict.FLAGGED and exports[row.export].listing is not None}
    )
