"""The chapters that are acted on: findings, legal assessment, plan, residual risk, comparison, sign-off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.i18n import _, ngettext
from abaudit.model.rulebook import Action, Charge
from abaudit.reports.formats.pdf import blocks
from abaudit.reports.formats.pdf.words import WAIVER_STATES, number, say, short, where, who
from abaudit.reports.text.articles import article
from abaudit.reports.text.days import day
from abaudit.reports.text.harmless import safe
from abaudit.reports.text.verdict_words import ACTIONS, CHARGES, SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abaudit.model.known import WaiverUse
    from abaudit.reports.document import Document
    from abaudit.reports.document.findings import RuleFindings
    from abaudit.reports.formats.pdf.blocks import Block, Cell

_EVIDENCE = 12
"""Places that a finding names; the others stand in the list of contacts."""
_UNREAD = 50
_IDS = 30
_TO_FILL_IN = "\u2009"
"""A cell that is left empty for a pen."""


def chapters(document: Document) -> Iterator[Block]:
    """Findings to sign-off."""
    found = document.findings
    yield from _findings(document, found)
    yield from _assessment(document)
    yield from _plan(document, found)
    yield from _residual(document)
    yield from _comparison(document)
    yield from _sign_off()


def _findings(document: Document, found: tuple[RuleFindings, ...]) -> Iterator[Block]:
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
