"""The cover and the first chapters: summary, scope, criteria, method, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.i18n import _, ngettext
from abaudit.model.readings import ReadingKind
from abaudit.reports.document import notes
from abaudit.reports.formats.pdf import blocks
from abaudit.reports.formats.pdf.words import DECLARED, FIELDS, FORMS, WHOSE, number, say, share, size
from abaudit.reports.text.articles import article
from abaudit.reports.text.days import day, day_or_text
from abaudit.reports.text.export_words import layout
from abaudit.reports.text.harmless import safe
from abaudit.reports.text.verdict_words import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from abaudit.reports.document import Document
    from abaudit.reports.formats.pdf.blocks import Block, Cell

_SOURCES = 60
"""Exports that get a row in the chapter of sources; the manifest has all."""


def cover(document: Document) -> dict[str, Any]:
    """Page one: who, what, when, by which versions, and what the report does not say."""
    head, rested = document.head, document.sources
    title = _("Telephone numbers, {recipient} and consents").format(recipient=head.recipient_name)
    controller = blocks.cell(head.controller or _("not declared"))
    declared = dict(rested.declared)
    device = _declared(declared.get("device"))
    pairs: list[tuple[str, Cell]] = [
        (_("Controller"), controller),
        (_("Device or profile"), device),
        (_("Day of the audit"), day(head.on)),
        (_("Would receive the data"), blocks.cell(head.recipient_name)),
        (_("Address books"), _books(document)),
        (_("Tool"), blocks.cell(f"abaudit {head.tool_version}, phonenumbers {head.phonenumbers_version}")),
        (_("Rules"), blocks.cell(_("version {version}").format(version=rested.rules_version) + _own(document))),
        (_("Confidentiality"), blocks.cell(document.duties.confidential, blocks.LONG)),
    ]
    owner = [safe(head.controller, 60)] if head.controller else []
    return {
        "kicker": _("Audit report"),
        "title": blocks.cell(title),
        "controller": controller,
        "running": blocks.cell(" · ".join((_("Audit report"), *owner, day(head.on)))),
        "subject": _("Audit of address books against a consent ledger, on {on}").format(on=day(head.on)),
        "facts": blocks.facts(pairs),
        "box": blocks.box(document.box.title, (document.box.checked, document.box.not_checked)),
    }


def chapters(document: Document) -> Iterator[Block]:
    """Summary to sources."""
    yield from _summary(document)
    yield from _scope(document)
    yield from _criteria(document)
    yield from _method(document)
    yield from _sources(document)


def _summary(document: Document) -> Iterator[Block]:
    yield blocks.heading(_("Summary"))
    for said in document.answer.said:
        yield blocks.para(said.text, "lead" if said.leads else "")
    summary = document.answer.summary
    counts = document.piles.by_verdict[::-1]
    if summary.distinct:
        told = "; ".join(f"{_(VERDICTS[verdict])}: {number(count)}" for verdict, count in counts)
        yield blocks.chart([(verdict.value, count) for verdict, count in counts], told)
    yield blocks.table(
        "1 autor autor",
        (_("Verdict"), _("Numbers"), _("Share")),
        [
            *(
                (blocks.toned(_(VERDICTS[verdict]), verdict.value), number(count), share(count, summary.distinct))
                for verdict, count in counts
            ),
            (_("different numbers in all"), number(summary.distinct), share(summary.distinct, summary.distinct)),
        ],
    )
    yield blocks.para(
        _(
            "Phone entries: {entries}; contacts: {contacts}; of the different numbers {readable} could be read; parts "
            "that could not be read at all: {unread}."
        ).format(
            entries=number(summary.numbers),
            contacts=number(summary.contacts),
            readable=number(summary.readable),
            unread=number(summary.unread),
        ),
        "small",
    )
    first = document.measures.first
    if first:
        yield blocks.heading(_("What to do first"), 2)
        yield blocks.bullets(first, numbered=True)


def _scope(document: Document) -> Iterator[Block]:
    yield blocks.heading(_("Mandate, scope and exclusions"))
    yield blocks.para(
        _(
            "The question of this audit: which numbers in the named files would reach {recipient} without a consent on "
            "record for this controller and the purpose of upload, as of {on}? The results speak of the contacts in "
            "these files."
        ).format(recipient=document.head.recipient_name, on=day(document.head.on))
    )
    yield blocks.heading(_("Declared by the controller, not verified"), 2)
    declared = dict(document.sources.declared)
    yield blocks.facts((_(label), _declared(declared.get(key))) for key, label in DECLARED.items())
    yield blocks.heading(_("Not part of this audit"), 2)
    yield blocks.bullets(_exclusions(document))
    if told := document.notes.under(notes.NOTE):
        yield blocks.heading(_("Remarks on this run"), 2)
        yield blocks.bullets(told)


def _exclusions(document: Document) -> Iterator[str]:
    recipient = document.head.recipient_name
    yield _("Whether a consent is valid: that it was free, informed and specific is for a person to judge.")
    yield _("Accounts, devices and contacts that are not in the named files.")
    yield _("Which contacts the app could in fact see, and what {recipient} has received before.").format(
        recipient=recipient
    )
    yield _(
        "Whether {recipient} may be used otherwise: messages, groups, contracts, transfers to other countries."
    ).format(recipient=recipient)
    yield _("Contents of notes, pictures, e-mail and postal addresses.")
    for index in document.not_audited:
        text = _("Export {place}: it holds no entry that reads as a telephone number, so nothing of it was audited.")
        yield text.format(place=index + 1)
    if document.unread:
        text = ngettext(
            "{count} place that could not be read; it is named under the findings.",
            "{count} places that could not be read; they are named under the findings.",
            len(document.unread),
        )
        yield text.format(count=number(len(document.unread)))


def _criteria(document: Document) -> Iterator[Block]:
    yield blocks.heading(_("Criteria"))
    yield blocks.para(
        _(
            "The audit judged by the rules of version {version}. Their texts stand in this report as criteria; whether "
            "and how they apply to this business is left to the legal assessment."
        ).format(version=document.sources.rules_version)
    )
    cited: dict[str, list[str]] = {}
    for rule in document.rules.values():
        for reference in rule.references:
            cited.setdefault(reference, []).append(rule.id)
    if cited:
        rows = [
            (blocks.cell(article(reference)), blocks.cell(", ".join(ids), blocks.LONG))
            for reference, ids in sorted(cited.items(), key=_place)
        ]
        yield blocks.table("2 5", (_("Source"), _("Cited by the rules")), rows, compact=True)
    for own in document.sources.own_rules:
        text = _("Rules of the controller's own: {name}, version {version}.")
        yield blocks.para(text.format(name=own.name, version=own.version or "–"))
    profile = document.recipient
    if profile is None:
        return
    yield blocks.heading(_("What {recipient} takes").format(recipient=profile.name), 2)
    yield blocks.table(
        "3 5 10 4",
        (_("Field"), _("How"), _("By which sources"), _("Sources read")),
        (
            (
                blocks.cell(_(FIELDS.get(taken.field, taken.field))),
                blocks.cell(_how(taken.whose, taken.form, taken.where, disputed=taken.disputed)),
                blocks.cell(f"{say(taken.note)} ({'; '.join(taken.sources)})", blocks.LONG),
                blocks.cell(taken.checked),
            )
            for taken in profile.takes
        ),
        compact=True,
    )
    told = _("Profile of version {version}; where sources disagree, that is said.")
    yield blocks.para(told.format(version=profile.version), "small")


def _how(whose: str, form: str, where: tuple[str, ...], *, disputed: bool) -> str:
    parts = [_(WHOSE.get(whose, whose)), _(FORMS.get(form, form)), *([", ".join(where)] if where else [])]
    return "; ".join((*parts, *([_("disputed")] if disputed else [])))


def _place(cited: tuple[str, list[str]]) -> tuple[bool, list[int], str]:
    """Articles in the order of the law, everything else behind them."""
    import re

    reference = cited[0]
    return not reference.startswith("GDPR"), [int(figure) for figure in re.findall(r"\d+", reference)], reference


def _method(document: Document) -> Iterator[Block]:
    readings = [row.reading for row in document.rows]
    yield blocks.heading(_("Method and its limits"))
    yield blocks.heading(_("Reading the numbers"), 2)
    yield blocks.para(
        _(
            "Every phone entry was read with the number plans of phonenumbers {version}. An entry counts as read only "
            "where its text can mean one number and no other; numbers without a country code were read as numbers of "
            "{region}. Read as exactly one number: {exact} entries; not beyond doubt: {review}; no number of a person: "
            "{none}. Each export was counted a second time by an independent scanner; where the counts differ, the "
            "part is reported as unread."
        ).format(
            version=document.head.phonenumbers_version,
            region=document.head.region,
            exact=number(readings.count(ReadingKind.EXACT)),
            review=number(readings.count(ReadingKind.REVIEW)),
            none=number(readings.count(ReadingKind.NONE)),
        )
    )
    yield blocks.heading(_("Matching with the ledger"), 2)
    yield blocks.para(
        _(
            "A number has a consent on record only where the ledger shows one in force on the day of the audit "
            "for this number and person, this controller, this recipient and the purpose of upload, with its "
            "proof in place and nothing against it. The words of the contact's name must be contained in the name "
            "of the person in the ledger, or the other way round, and tell one person from another. Of several "
            "people at one number each must have consented; a refusal or withdrawal outweighs the consents of the "
            "others."
        )
        if document.sources.ledger
        else _("There was no consent ledger, so no number could be matched with a consent.")
    )
    yield blocks.heading(_("Limits"), 2)
    yield blocks.bullets(
        (
            _("An export is a picture of one moment and of the accounts that were exported, not the device itself."),
            _("A number plan tells whether a number can exist, not whether it is in service or whose it is."),
            _("Evidence was looked up by file and checksum; what it says was not read."),
            _("Children, employees and special categories are found by words in groups and labels: hints, no proof."),
        )
    )


def _sources(document: Document) -> Iterator[Block]:
    yield blocks.heading(_("Sources"))
    rows: list[list[Cell]] = []
    for index, export in enumerate(document.sources.exports[:_SOURCES], 1):
        counts = (export.records, export.contacts, export.numbers, export.unread)
        kind = f"{layout(export.layout) or '–'}, {export.encoding}"
        rows.append(
            [blocks.cell(f"{index}  {export.name}", 60), blocks.cell(kind), size(export.size), *map(number, counts)]
        )
        rows.append(blocks.across(f"SHA-256 {export.sha256}", width=7))
    heads = (_("File"), _("Kind"), _("Size"), _("Records"), _("Contacts"), _("Entries"), _("Unread"))
    yield blocks.table("4 3 autor autor autor autor autor", heads, rows)
    if len(document.sources.exports) > _SOURCES:
        yield blocks.para(_("Further files are named in the list of checksums."), "small")
    if document.sources.ledger is None:
        yield blocks.para(_("Consent ledger: none."))
        return
    text = ngettext(
        "Consent ledger ({kind}) with {count} event; checksum:",
        "Consent ledger ({kind}) with {count} events; checksum:",
        document.sources.ledger.events,
    )
    yield blocks.facts(
        [
            (
                text.format(kind=document.sources.ledger.kind, count=number(document.sources.ledger.events)),
                blocks.mono(document.sources.ledger.digest),
            )
        ]
    )


def _declared(value: str | None) -> str:
    if not value:
        return _("not declared")
    return _("declared, not shown in this report") if value == "declared" else blocks.cell(day_or_text(value))


def _books(document: Document) -> str:
    count = len(document.sources.exports)
    files = ngettext("{count} file", "{count} files", count).format(count=number(count))
    contacts = ngettext("{count} contact", "{count} contacts", document.answer.summary.contacts)
    return f"{files}, {contacts.format(count=number(document.answer.summary.contacts))}"


def _own(document: Document) -> str:
    count = len(document.sources.own_rules)
    return ngettext(" and {count} own file", " and {count} own files", count).format(count=count) if count else ""
