"""What follows from the findings: legal assessment, plan, residual risk, comparison, sign-off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.i18n import _
from abaudit.model.rulebook import Action, Charge
from abaudit.reports.formats.pdf import blocks
from abaudit.reports.formats.pdf.words import WAIVER_STATES, number, say, short
from abaudit.reports.text.days import day
from abaudit.reports.text.harmless import safe
from abaudit.reports.text.verdict_words import ACTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abaudit.model.known import WaiverUse
    from abaudit.reports.document import Document
    from abaudit.reports.document.findings import RuleFindings
    from abaudit.reports.formats.pdf.blocks import Block, Cell

_IDS = 30
_TO_FILL_IN = "\u2009"
"""A cell that is left empty for a pen."""


def chapters(document: Document) -> Iterator[Block]:
    """Legal assessment to sign-off."""
    yield from _assessment(document)
    yield from _plan(document, document.findings)
    yield from _residual(document)
    yield from _comparison(document)
    yield from _sign_off()


def _assessment(document: Document) -> Iterator[Block]:
    yield blocks.heading(_("Legal assessment"))
    yield blocks.para(
        _(
            "Left empty on purpose. abaudit compares records and gives no legal advice; what the findings mean in law "
            "is for a person to write down and to sign: the legal basis besides consent, whether consents are valid, "
            "whether a breach has to be notified, whether data was passed on before."
        ),
        "tied",
    )
    if document.unread or document.not_audited:
        told = _("Not everything was audited (see scope); the assessment should say what that means.")
        yield blocks.para(told, "tied")
    yield blocks.field(_("Assessment"), 70)
    yield blocks.signatures([(_("Assessed by"), "")], (_("Name and function"), _("Place, date"), _("Signature")))


def _plan(document: Document, found: tuple[RuleFindings, ...]) -> Iterator[Block]:
    yield blocks.heading(_("Action plan"))
    rows: list[list[Cell]] = []
    if document.unread:
        count = number(len(document.unread))
        rows.append([_("Look at the places that could not be read, and audit again"), count, *_empty(3)])
    for each in found:
        action = each.rule.action
        if action is Action.NONE:
            continue
        # what is only noted concerns the contact or the audit, and its own remedy says what to do
        told = say(each.rule.remedy) if each.rule.verdict is Charge.NOTE else _(ACTIONS[action])
        step = f"{say(each.rule.title)} ({each.rule.id}): {told}"
        count = number(each.numbers) if each.rows else "–"
        rows.append([blocks.cell(step, blocks.LONG), count, _owners(each), _due(each), *_empty(1)])
    if not rows:
        yield blocks.para(_("No measure follows from this audit. The next audit:"))
        rows.append([_("Export the contacts again, and audit"), "–", *_empty(3)])
    heads = (_("Measure"), _("Numbers"), _("Responsible"), _("Deadline"), _("Done on"))
    yield blocks.table("8 autor 3 3 3", heads, rows)
    yield blocks.para(
        _("Names and deadlines that are printed come from the baseline; empty places are to be filled in."), "small"
    )


def _due(each: RuleFindings) -> str:
    """The first due day that the baseline knows for what a rule found."""
    days = [finding.due for finding in each.each if finding.due]
    return day(min(days)) if days else _TO_FILL_IN


def _owners(each: RuleFindings) -> str:
    """Who sees to what a rule found, so far as the baseline says."""
    owners = dict.fromkeys(finding.owner for finding in each.each if finding.owner)
    return ", ".join(safe(owner, 60) for owner in owners) or _TO_FILL_IN


def _empty(count: int) -> list[Cell]:
    return [_TO_FILL_IN] * count


def _residual(document: Document) -> Iterator[Block]:
    yield blocks.heading(_("Residual risk, waivers and exemptions"))
    yield blocks.para(
        _(
            "What stays open until the plan is carried out: {flagged} numbers without a consent on record, {review} to "
            "be checked. Waivers and the baseline change what makes a run fail, never a verdict."
        ).format(flagged=number(document.answer.summary.flagged), review=number(document.answer.summary.review))
    )
    yield from _waivers(document)
    yield from _baseline(document)
    yield from _exemptions(document)
    yield blocks.field(_("The controller on the risk that remains"), 30)


def _waivers(document: Document) -> Iterator[Block]:
    yield blocks.heading(_("Waivers"), 2)
    if not document.known_before.waivers:
        yield blocks.para(_("None."))
        return
    heads = (_("Waiver"), _("Covers"), _("How many"), _("Approved"), _("Until"), _("Reason, and who answers for it"))
    yield blocks.table("auto 3 autor 4 3 6", heads, map(_waiver, document.known_before.waivers), compact=True)


def _waiver(use: WaiverUse) -> list[Cell]:
    waiver = use.waiver
    named = [short(waiver.id), waiver.rule, waiver.group]
    hidden = _("not shown in this report")
    approved = _("{on} by {who}").format(on=day(waiver.approved_on), who=waiver.approved_by or hidden)
    reason = f"{waiver.reason} ({waiver.owner})" if waiver.reason else hidden
    return [
        blocks.cell(waiver.name),
        blocks.cell(", ".join(filter(None, named))),
        number(use.covers) if use.covers else _("none: unused"),
        blocks.cell(approved),
        f"{day(waiver.expires)} ({_(WAIVER_STATES[use.state.value])})",
        blocks.cell(reason, 300),
    ]


def _baseline(document: Document) -> Iterator[Block]:
    use = document.known_before.baseline
    if use is None:
        return
    yield blocks.heading(_("Baseline"), 2)
    yield blocks.facts(
        (
            (_("New, not in the baseline"), number(use.new)),
            (_("Known and open"), number(use.known)),
            (_("First due on"), day(use.until) if use.until else "–"),
            (_("Past their due day"), number(use.overdue)),
            (_("Not found any more"), number(use.fixed)),
        )
    )


def _exemptions(document: Document) -> Iterator[Block]:
    yield blocks.heading(_("Exemptions with a reason"), 2)
    exempt = document.worklists.exempt
    if not exempt:
        yield blocks.para(_("None."))
        return
    kinds: dict[str, list[str]] = {}
    for row in exempt:
        kinds.setdefault(document.why(row), []).append(row.id)
    rows = [(blocks.cell(reason), number(len(set(ids)))) for reason, ids in kinds.items()]
    yield blocks.table("1 autor", (_("Reason of the exemption"), _("Numbers")), rows)


def _comparison(document: Document) -> Iterator[Block]:
    yield blocks.heading(_("Comparison with the last audit"))
    found = document.known_before.comparison
    if found is None:
        yield blocks.para(_("No earlier result was named, so nothing is compared here."))
        return
    yield blocks.para(_("Compared with the audit of {on}.").format(on=day(found.on)))
    changes = (
        (_("New and open"), found.new),
        (_("Consent or exemption no longer counts"), found.lapsed),
        (_("Fixed"), found.fixed),
        (_("Open as before"), found.unchanged),
    )
    rows = [(label, number(len(ids)), blocks.cell(_listed(ids), blocks.LONG)) for label, ids in changes]
    yield blocks.table("3 autor 6", (_("Change"), _("Numbers"), _("Which")), rows)


def _listed(ids: tuple[str, ...]) -> str:
    named = ", ".join(map(short, ids[:_IDS])) or "–"
    return f"{named} …" if len(ids) > _IDS else named


def _sign_off() -> Iterator[Block]:
    yield blocks.heading(_("Sign-off"))
    yield blocks.para(
        _(
            "The auditor signs that the audit was run as described. The controller signs the plan and decides on what "
            "remains open. The data protection officer, where there is one, takes note and does not decide."
        ),
        "tied",
    )
    yield blocks.signatures(
        (
            (_("Auditor"), ""),
            (_("Controller"), ""),
            (_("Data protection officer"), _("has taken note")),
        ),
        (_("Name and function"), _("Place, date"), _("Signature")),
    )
    yield blocks.box(
        _("No legal advice"),
        (
            _(
                "This report sets records against rules. It judges neither a person nor a business, and it does not "
                "replace the advice of a lawyer."
            ),
        ),
    )
    yield blocks.heading(_("Keeping and deleting this report"), 2)
    yield blocks.para(
        _(
            "This report is personal data itself, with or without names. Keep it no longer than the proof is needed, "
            "and write down here until when."
        ),
        "tied",
    )
    yield blocks.signatures([(_("To be deleted on"), "")], (_("Date"), _("Kept by"), _("Deleted on, by whom")))
