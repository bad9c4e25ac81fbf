"""What the reader saw in the exports: ``abaudit/inspect/1`` as JSON, and a page for the owner's eyes.

This is the owner's look at his own file, so ``full`` shows everything and ``id`` only places and readings.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from abaudit import phone
from abaudit.audit import export_facts, read_entry
from abaudit.i18n import N_, _, ngettext
from abaudit.model.aside import REASONS
from abaudit.model.export_facts import unaudited
from abaudit.model.readings import NONE_REASONS, REVIEW_REASONS, Exact, NoNumber, Reading, Review, kind_of
from abaudit.redact import aliases
from abaudit.reports.json_result import dump
from abaudit.reports.text import days
from abaudit.reports.text.export_words import columns, layout, overrides
from abaudit.reports.text.harmless import safe
from abaudit.results.of_exports import EXPORT_AS_SEEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from abaudit.model.aside import Aside
    from abaudit.model.contacts import Column, Contact, Imported, Mention, PhoneEntry
    from abaudit.model.export_facts import Export, ExportFacts

SCHEMA = "abaudit/inspect/1"
ACCOUNT_REPORT = "whatsapp-account-report"
"""The layout of WhatsApp's account report (the importers' word for it)."""

_KINDS = {
    "cell": N_("cell"),
    "home": N_("home"),
    "work": N_("work"),
    "main": N_("main"),
    "fax": N_("fax"),
    "pager": N_("pager"),
    "other": N_("other"),
    "custom": N_("custom"),
}
"""Kind of a phone line → the word for it."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """The exports as read, and how much of a person may be shown."""

    exports: tuple[Export, ...]
    region: str
    full: bool
    aside: tuple[Aside, ...] = ()
    """What lies in folders, archives and workbooks and is no address book."""

    def facts(self) -> tuple[ExportFacts, ...]:
        """What may be shown of each export."""
        facts = tuple(map(export_facts, self.exports))
        return facts if self.full else aliases(facts)

    @property
    def status(self) -> int:
        """The exit status: 3 partly unread, 4 an export without an entry that reads as a number, 0."""
        if any(export.imported.unread for export in self.exports):
            return 3
        with_number = [index for index, export in enumerate(self.exports) if self._has_a_number(export)]
        return 4 if unaudited(self.facts(), with_number) else 0

    def _has_a_number(self, export: Export) -> bool:
        readings = (
            reading
            for contact in export.imported.contacts
            for entry in contact.entries
            for _text, reading in read_entry(entry, self.region)
        )
        return any(not isinstance(reading, NoNumber) for reading in readings)


def to_json(inspection: Inspection) -> bytes:
    """*inspection* as a JSON document."""
    exports = [(index, export.imported) for index, export in enumerate(inspection.exports)]
    return dump(
        {
            "schema": SCHEMA,
            "region": inspection.region,
            "show": "full" if inspection.full else "id",
            "exports": [
                _export(export.imported, facts, inspection)
                for export, facts in zip(inspection.exports, inspection.facts(), strict=True)
            ],
            "contacts": [_contact(index, contact, inspection) for index, one in exports for contact in one.contacts],
            "free_text": [_mention(index, mention, inspection) for index, one in exports for mention in one.mentions],
            "unread": [
                {"export": index, "record": part.record, "line": part.line, "code": part.code, "reason": part.reason}
                for index, one in exports
                for part in one.unread
            ],
            "noise": [
                {"export": index, "line": part.line, "code": part.code, "reason": part.reason}
                for index, one in exports
                for part in one.noise
            ],
            "aside": [each.name for each in inspection.aside] if inspection.full else [],
            "aside_because": [each.why for each in inspection.aside] if inspection.full else [],
        }
    )


def to_text(inspection: Inspection) -> str:
    """*inspection* as plain lines: one export after the other, what was read, what was not, every contact."""
    lines = [
        line
        for export, facts in zip(inspection.exports, inspection.facts(), strict=True)
        for line in _export_lines(export, facts, inspection)
    ]
    return "\n".join((*lines, *_aside_lines(inspection)))


def _aside_lines(inspection: Inspection) -> Iterator[str]:
    """The files that were not opened, by name only where everything is shown."""
    if inspection.aside:
        title = _("no address books, left aside")
        yield f"{title}: {len(inspection.aside)}"
        if inspection.full:
            yield from (f"  {safe(each.name, 100)}: {_(REASONS[each.why])}" for each in inspection.aside)
        yield ""


def _report_lines(day: date | None) -> Iterator[str]:
    """What is to be known of WhatsApp's account report before its numbers are."""
    yield "  " + _("WhatsApp's account report: numbers that WhatsApp has listed for this account, without names.")
    if day is None:
        yield "  " + _("Its day is not known; state it with --already-shared-on.")
    else:
        yield "  " + _("By the dates in the archive it was made on {day}.").format(day=days.day(day))
    yield "  " + _(
        "A number that is not in it may have reached WhatsApp all the same: it lists only people who use it."
    )
    yield "  " + _("Compare it with the address books: abaudit audit EXPORT --already-shared REPORT")


def _export(imported: Imported, facts: ExportFacts, inspection: Inspection) -> dict[str, Any]:
    uses = [
        {"position": column.index + 1, "header": (column.header if inspection.full else "") or None, "use": column.use}
        for column in imported.columns
    ]
    return {**EXPORT_AS_SEEN.write(facts), "column_uses": uses}


def _mention(index: int, mention: Mention, inspection: Inspection) -> dict[str, Any]:
    full = inspection.full
    return {
        "export": index,
        "record": mention.record,
        "line": mention.line,
        "where": mention.where if full else None,
        "number": mention.text if full else None,
    }


def _contact(index: int, contact: Contact, inspection: Inspection) -> dict[str, Any]:
    full = inspection.full
    return {
        "export": index,
        "record": contact.record,
        "line": contact.line,
        "name": " / ".join(contact.names) if full else None,
        "name_unknown": contact.name_unknown,
        "organisation": contact.organisation if full else None,
        "company": contact.company,
        "groups": list(contact.groups) if full else [],
        "numbers": [
            _number(entry, text, reading, inspection)
            for entry in contact.entries
            for text, reading in read_entry(entry, inspection.region)
        ],
        "others": list(contact.others) if full else [],
    }


def _number(entry: PhoneEntry, text: str, reading: Reading, inspection: Inspection) -> dict[str, Any]:
    full = inspection.full
    parts = phone.pieces(text, inspection.region) if isinstance(reading, Review) and full else ()
    exact = reading if isinstance(reading, Exact) else None
    doubt = None if isinstance(reading, Exact) else reading.reason
    return {
        "raw": text if full else None,
        "labels": [entry.label if full and kind == "custom" and entry.label else kind for kind in entry.kinds],
        "line": entry.line,
        "reading": kind_of(reading),
        "e164": exact.e164 if exact and full else None,
        "via": exact.via if exact else None,
        "reason": doubt,
        "candidates": list(reading.candidates) if isinstance(reading, Review) and full else [],
        "pieces": [{"raw": part, "e164": piece.e164 if isinstance(piece, Exact) else None} for part, piece in parts],
        "whatsapp": entry.whatsapp,
    }


def _export_lines(export: Export, facts: ExportFacts, inspection: Inspection) -> Iterator[str]:
    imported = export.imported
    yield f"{safe(facts.name, 80)}"
    yield "  " + _("layout {layout}, encoding {encoding}, SHA-256 {sha256}").format(
        layout=layout(facts.layout), encoding=facts.encoding, sha256=facts.sha256
    )
    yield from (f"  {line}" for line in _recognition(facts))
    if facts.layout == ACCOUNT_REPORT:
        yield from _report_lines(imported.day)
    yield "  " + ngettext("{count} record", "{count} records", facts.records).format(count=facts.records)
    if facts.layout != ACCOUNT_REPORT:
        yield "  " + ngettext("{count} contact", "{count} contacts", facts.contacts).format(count=facts.contacts)
    yield "  " + ngettext("{count} phone entry", "{count} phone entries", facts.numbers).format(count=facts.numbers)
    yield from (f"  {line}" for line in _column_lines(facts, imported, inspection))
    yield from _parts(_("could not be read, may hold numbers"), imported.unread)
    yield from _parts(_("no contact and no number"), imported.noise)
    yield from _free_text(imported.mentions, inspection)
    for contact in imported.contacts:
        yield from _contact_lines(contact, inspection)
    yield ""


def _recognition(facts: ExportFacts) -> Iterator[str]:
    """What the layout rests on, and what the user decided himself."""
    if facts.columns:
        text = ngettext(
            "{known} of {count} column name is known", "{known} of {count} column names are known", facts.columns
        )
        yield text.format(known=facts.known_headers, count=facts.columns)
    if facts.overrides:
        yield _("decided by you: {options}").format(options=overrides(facts))
    if facts.office:
        yield _("written by an office program or a directory: its contacts need not be on the phone")


def _column_lines(facts: ExportFacts, imported: Imported, inspection: Inspection) -> Iterator[str]:
    """What the columns were taken for, and which were left aside."""
    used = {use: tuple(column for column in imported.columns if column.use == use) for use in ("free-text", "note", "")}
    free = _shown((*used["note"], *used["free-text"]), inspection)
    for text, found in (
        (_("phone columns: {columns}"), facts.phone_columns),
        (_("name columns: {columns}"), imported.name_columns if inspection.full else ()),
        (_("columns with consents, shown and not believed: {columns}"), facts.consent_columns),
        (_("columns of free text: {columns}"), free),
        (_("number-like columns left aside: {columns}"), facts.columns_aside),
        (_("columns not used: {columns}"), _shown(used[""], inspection)),
    ):
        if found:
            yield text.format(columns=columns(found))
    if facts.consent_columns:
        yield _(
            "To bring consents into the ledger, write one line for each: number, person, state, day, how it was given "
            "and the proof (the README shows the columns); a tick in a list proves nothing."
        )


def _shown(found: tuple[Column, ...], inspection: Inspection) -> tuple[Column, ...]:
    return found if inspection.full else tuple(replace(column, header="") for column in found)


def _free_text(mentions: Sequence[Mention], inspection: Inspection) -> Iterator[str]:
    if mentions:
        yield "  " + _("in free text, not uploaded as contacts: {count}").format(count=len(mentions))
        for mention in mentions:
            place = _("record {record}, line {line}").format(record=mention.record, line=mention.line)
            shown = f": {safe(mention.where, 40)}: {safe(mention.text, 40)}" if inspection.full else ""
            yield f"    {place}{shown}"


def _parts(title: str, parts: Sequence[Any]) -> Iterator[str]:
    if parts:
        yield f"  {title}: {len(parts)}"
        for part in parts:
            yield "    " + _("line {line}").format(line=part.line) + f": {_(part.reason)} ({part.code})"


def _contact_lines(contact: Contact, inspection: Inspection) -> Iterator[str]:
    unread = _("(a name that could not be read)") if contact.name_unknown else ""
    shown = " ".join(filter(None, (safe(contact.shown, 120), unread))) or _("(no name)")
    name = shown if inspection.full else ""
    place = _("record {record}, line {line}").format(record=contact.record, line=contact.line)
    yield f"  {name}  [{place}]" if name else f"  [{place}]"
    for entry in contact.entries:
        for text, reading in read_entry(entry, inspection.region):
            raw = safe(text, 60) or _("(empty)")
            kinds = "/".join(_(_KINDS[kind]) for kind in entry.kinds) or "-"
            start = f"    {_('line {line}').format(line=entry.line)}  {kinds}"
            if inspection.full:
                start += f"  {raw}"
            yield f"{start}  =>  {_says(reading, full=inspection.full)}"
            if inspection.full and isinstance(reading, Review):
                yield from _piece_lines(phone.pieces(text, inspection.region))


def _piece_lines(parts: Sequence[tuple[str, Reading]]) -> Iterator[str]:
    """The parts of a cell that was not cut, each with what it says on its own."""
    for part, reading in parts:
        yield f"      {safe(part, 60)}  =>  {_says(reading, full=True)}"


def _says(reading: Reading, *, full: bool) -> str:
    match reading:
        case Exact(e164=e164, via=via):
            how = _("written with its country code") if via == "international" else _("completed by the region")
            return f"{e164} ({how})" if full else how
        case Review(reason=reason, candidates=candidates):
            sentence = _("please check: {reason}").format(reason=_(REVIEW_REASONS.get(reason, reason)))
            return f"{sentence} [{', '.join(candidates)}]" if candidates and full else sentence
        case NoNumber(reason=reason):
            return _("no number: {reason}").format(reason=_(NONE_REASONS.get(reason, reason)))
