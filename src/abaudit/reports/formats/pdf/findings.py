"""The findings by rule, and what could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.i18n import _, ngettext
from abaudit.model.rulebook import Charge
from abaudit.reports.formats.pdf import blocks
from abaudit.reports.formats.pdf.words import number, say, where, who
from abaudit.reports.text.articles import article
from abaudit.reports.text.verdict_words import CHARGES, SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abaudit.reports.document import Document
    from abaudit.reports.document.findings import RuleFindings
    from abaudit.reports.formats.pdf.blocks import Block, Cell

_EVIDENCE = 12
"""Places that a finding names; the others stand in the list of contacts."""
_UNREAD = 50


def chapters(document: Document) -> Iterator[Block]:
    """Findings in detail, and what could not be read."""
    found = document.findings
    yield blocks.heading(_("Findings in detail"))
    if not found and not document.unread:
        yield blocks.para(_("No rule found anything to say about the numbers in these files."))
    if found:
        heads = (_("Rule"), _("What was found"), _("Severity"), _("Numbers"), _("of these known"))
        rows: list[list[Cell]] = [
            [
                blocks.cell(each.rule.id),
                blocks.cell(say(each.rule.title)),
                blocks.toned(_(SEVERITIES[each.rule.severity]), each.rule.verdict.value),
                number(each.numbers) if each.rows else _("whole audit"),
                number(each.settled) if each.settled else "–",
            ]
            for each in found
        ]
        yield blocks.table("auto 1 auto autor autor", heads, rows)
        yield blocks.para(
            _(
                "A number can stand under several rules; the worst decides its verdict. “Known” means that a waiver in "
                "force or the baseline answers for the finding, which stays open all the same."
            ),
            "small",
        )
    for each in found:
        yield _finding(document, each)
    yield from _unread(document)


def _finding(document: Document, each: RuleFindings) -> Block:
    rule = each.rule
    sources = ", ".join(article(reference) for reference in rule.references)
    tag = f"{_(SEVERITIES[rule.severity])} · {_(CHARGES[rule.verdict])}"
    return blocks.finding(
        f"{rule.id}: {say(rule.title)}",
        rule.verdict.value,
        tag,
        (
            (_("Criterion"), f"{say(rule.why)} ({sources})"),
            (_("Fact"), _fact(document, each)),
            (_("Evidence"), _evidence(document, each)),
            (_("Effect"), _effect(document, each)),
            (_("Remedy"), say(rule.remedy)),
        ),
    )


def _fact(document: Document, each: RuleFindings) -> str:
    if not each.rows:
        return _("Found for the audit as a whole.")
    contacts = len({row.contact for row in each.rows})
    text = _("{count} of {distinct} different numbers; phone entries: {entries}; contacts: {contacts}.")
    return text.format(
        count=number(each.numbers),
        distinct=number(document.answer.summary.distinct),
        entries=number(len(each.rows)),
        contacts=number(contacts),
    )


def _evidence(document: Document, each: RuleFindings) -> str:
    if not each.rows:
        return _("The facts of the run stand under scope and sources.")
    places = [f"{who(row)} ({where(row, document)})" for row in each.rows[:_EVIDENCE]]
    more = len(each.rows) - len(places)
    if more:
        text = ngettext(
            "and {count} further entry (appendix, attached result)",
            "and {count} further entries (appendix, attached result)",
            more,
        )
        places.append(text.format(count=number(more)))
    return "; ".join(places)


def _effect(document: Document, each: RuleFindings) -> str:
    recipient = document.head.recipient_name
    effects = {
        Charge.FLAGGED: _(
            "With access to these contacts {recipient} would receive the numbers without a consent on record."
        ),
        Charge.REVIEW: _("As long as it is open, no consent of these numbers counts as shown."),
        Charge.NOTE: _("None on the verdict; noted for the controller."),
    }
    parts = [effects[each.rule.verdict].format(recipient=recipient)]
    if each.rule.fine_tier:
        text = _("For the cited articles the law sets the ceiling of fines in {article}.")
        parts.append(text.format(article=article(f"GDPR {each.rule.fine_tier}")))
    if each.settled:
        text = ngettext(
            "A waiver or the baseline answers for {count} number.",
            "A waiver or the baseline answers for {count} numbers.",
            each.settled,
        )
        parts.append(text.format(count=number(each.settled)))
    return " ".join(parts)


def _unread(document: Document) -> Iterator[Block]:
    if not document.unread:
        return
    yield blocks.heading(_("Could not be read"), 2)
    yield blocks.para(
        _("What could not be read may hold numbers. As long as it is unread, this audit is no proof."), "strong"
    )
    rows = [
        (blocks.cell(document.sources.exports[part.export].name, 60), str(part.line), blocks.cell(_(part.reason)))
        for part in document.unread[:_UNREAD]
    ]
    yield blocks.table("3 autor 6", (_("File"), _("Line"), _("Reason")), rows)
    if len(document.unread) > _UNREAD:
        more = number(len(document.unread) - _UNREAD)
        yield blocks.para(_("And {count} more; the attached result names all.").format(count=more), "small")
