"""The appendix: contacts, the rules that were cited, and the checksums of everything that the audit read."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from abaudit.i18n import _, ngettext
from abaudit.model.findings import DeciderRole
from abaudit.model.rulebook import Verdict
from abaudit.reports.formats.pdf import blocks
from abaudit.reports.formats.pdf.words import number, say, size, where, which, who
from abaudit.reports.text.articles import article
from abaudit.reports.text.days import day
from abaudit.reports.text.ledger_words import HOW
from abaudit.reports.text.verdict_words import CHARGES, SEVERITIES, VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abaudit.model.findings import Row
    from abaudit.reports.document import Document
    from abaudit.reports.formats.pdf.blocks import Block, Cell

MOST_ROWS = 500
"""Entries that are listed; a book of thousands is no paper."""


def chapters(document: Document, attached: bytes) -> list[Block]:
    """The chapters of the appendix; *attached* are the bytes of the attached result."""
    return [*_contacts(document), *_rules(document), *_manifest(document, attached)]


def _contacts(document: Document) -> Iterator[Block]:
    yield blocks.heading(_("Contacts"))
    rows = _pressing_first(document)
    if not rows:
        yield blocks.para(_("The files hold no phone entry."))
        return
    listed = rows[:MOST_ROWS]
    if len(listed) < len(rows):
        yield blocks.para(
            _(
                "Shown are {shown} of {total} phone entries, those with something to do first. The full list is in the "
                "attached result.json; -o xlsx or -o json writes it for work."
            ).format(shown=number(len(listed)), total=number(len(rows))),
            "strong",
        )
    else:
        text = ngettext(
            "The only phone entry.", "All {total} phone entries, those with something to do first.", len(rows)
        )
        yield blocks.para(text.format(total=number(len(rows))))
    if document.head.ids != "running":
        yield blocks.para(_("Ids are shortened to their beginning; the attached result has them whole."), "small")
    elif document.head.check:
        text = _("Check code of the ids (abaudit explain --check): {check}")
        yield blocks.para(text.format(check=document.head.check), "small")
    cells = [_contact(row, document) for row in listed]
    if any("[U+" in str(cell) for row in cells for cell in row):
        text = _("Characters that the fonts of this report do not hold are shown by their code, as in [U+1F600].")
        yield blocks.para(text, "small")
    heads = (_("Contact"), _("Number"), _("Where"), _("Verdict"), _("Why"))
    widths = "auto auto auto auto 1" if document.settings.show == "id" else "3 3 auto auto 5"
    yield blocks.table(widths, heads, cells, compact=True)


def _pressing_first(document: Document) -> list[Row]:
    """Every row once: what must go, who can be asked, what must be checked, the exempt, the consented."""
    consented = (row for row in document.rows if row.verdict is Verdict.CONSENTED)
    return [*(row for work in document.worklists.every for row in work.rows), *document.worklists.exempt, *consented]


def _contact(row: Row, document: Document) -> list[Cell]:
    return [
        blocks.cell(who(row)),
        blocks.cell(which(row)),
        blocks.cell(where(row, document)),
        blocks.toned(_(VERDICTS[row.verdict]), row.verdict.value),
        blocks.cell(_proof(row, document) if row.consents else _reason(row, document), 300),
    ]


def _reason(row: Row, document: Document) -> str:
    rules = ", ".join(finding.rule for finding in row.findings)
    reason = document.why(row)
    return f"{reason} ({rules})" if rules else reason


def _proof(row: Row, document: Document) -> str:
    """Where the consents stand in the ledger, and what was found beside them."""
    told = [
        _("Ledger, {where}: {on}, {how}").format(
            where=document.in_ledger(consent.event),
            on=day(consent.on),
            how=_(HOW[consent.how]) if consent.how in HOW else "–",
        )
        + (_(", until {until}").format(until=day(consent.until)) if consent.until else "")
        for consent in row.consents
    ]
    rules = ", ".join(finding.rule for finding in row.findings)
    return "; ".join(told) + (f" ({rules})" if rules else "")


def _rules(document: Document) -> Iterator[Block]:
    yield blocks.heading(_("Rule catalogue"))
    yield blocks.para(
        _(
            "The rules that this audit cites, of version {version}. “abaudit rules list” prints all, with their facts; "
            "their checksum stands below."
        ).format(version=document.sources.rules_version)
    )
    if not document.rules:
        yield blocks.para(_("None was cited."))
        return
    heads = (_("Rule"), _("What was found"), _("Severity"), _("Verdict"), _("Sources"), _("Fine up to"))
    yield blocks.table(
        "auto 5 auto 4 6 4",
        heads,
        (
            (
                blocks.cell(rule.id),
                blocks.cell(say(rule.title)),
                _(SEVERITIES[rule.severity]),
                _(CHARGES[rule.verdict]),
                blocks.cell(", ".join(article(reference) for reference in rule.references), blocks.LONG),
                blocks.cell(article(f"GDPR {rule.fine_tier}")) if rule.fine_tier else "–",
            )
            for rule in document.rules.values()
        ),
        compact=True,
    )


def _manifest(document: Document, attached: bytes) -> Iterator[Block]:
    yield blocks.heading(_("Checksums"))
    yield blocks.para(
        _(
            "SHA-256 of everything that the audit rests on, and of the attached result. Who has the files can check "
            "them."
        )
    )
    rested, profile, baseline = document.sources, document.recipient, document.known_before.baseline
    listed = [(f"{export.name} ({size(export.size)})", export.sha256) for export in rested.exports]
    if rested.ledger:
        listed.append((_("Consent ledger ({kind})").format(kind=rested.ledger.kind), rested.ledger.digest))
    listed.append((_("Rules, version {version}").format(version=rested.rules_version), rested.rules_sha256))
    listed += [(own.name, own.sha256) for own in rested.own_rules]
    if profile:
        name = _("What {name} takes, version {version}")
        listed.append((name.format(name=profile.name, version=profile.version), profile.sha256))
    listed += [(f"{each.what}: {each.shown}", each.sha256) for each in rested.deciders]
    if baseline and baseline.sha256 and all(each.role is not DeciderRole.BASELINE for each in rested.deciders):
        listed.append((_("Baseline"), baseline.sha256))
    for index, digest in enumerate(_evidence(document), 1):
        listed.append((_("Evidence of a consent ({place})").format(place=index), digest))
    listed.append((f"result.json ({size(len(attached))}, {_('attached')})", hashlib.sha256(attached).hexdigest()))
    rows = [(blocks.cell(name, 80), blocks.mono(digest)) for name, digest in listed]
    yield blocks.table("1 auto", (_("File"), "SHA-256"), rows, compact=True)


def _evidence(document: Document) -> list[str]:
    """The recorded checksums of evidence, in the order of the list of contacts, so far as it is shown."""
    rows = _pressing_first(document)[:MOST_ROWS]
    return list(dict.fromkeys(c.evidence_sha256 for row in rows for c in row.consents if c.evidence_sha256))
