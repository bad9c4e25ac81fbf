"""A result in which one name, and one text that is no number, stand wherever a person can write them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from abaudit import pseudonyms
from abaudit.audit import audit
from abaudit.known import baseline, compare, waivers
from abaudit.model.contacts import Column, Contact, Span, Unread
from abaudit.model.facts import ExemptionKind
from abaudit.model.findings import AuditResult, Notice
from abaudit.model.known import BaselineEntry, Waiver
from abaudit.model.rulebook import Exemption
from factories import ANNA, BERND, CLARA, OFFICE, TODAY, book, contact, event, ledger, ruleset, scope

PIT = "+491713920009"
KEY = pseudonyms.SecretKey(b"k" * 32)


def named_result(name: str = "Bernd Muster", raw: str = "3920002") -> AuditResult:
    """Two exports, every verdict, unread parts, waivers, a baseline, a comparison, notes; unredacted, with hmac ids.

    *name* stands wherever a person can write a name, *raw* where an entry is no number.
    """
    result = _audited(name, raw)
    known = pseudonyms.apply(result, KEY)
    clara = next(row.id for row in known.rows if row.number == CLARA)
    waived = (
        Waiver("W-1", f"moves to another phone, {name}", name, name, date(2026, 11, 1), date(2026, 12, 31), id=clara),
        Waiver("W-2", "over", "owner", "managing director", date(2026, 1, 1), date(2026, 2, 1), rule="AB101", line=9),
        Waiver("W-3", "later", "owner", "managing director", date(2027, 1, 1), date(2027, 2, 1), group=name, line=18),
    )
    known = waivers.apply(known, waived)
    bernd, pit = (next(row.id for row in known.rows if row.number == number) for number in (BERND, PIT))
    entries = (
        BaselineEntry(bernd, "AB101", "office", date(2027, 3, 31)),
        BaselineEntry(pit, "AB101", "office", date(2026, 1, 31)),
        BaselineEntry("0" * 32, "AB101", "office", date(2027, 3, 31)),
    )
    known = baseline.apply(known, baseline.Baseline(KEY.id, entries, "b" * 64))
    earlier = pseudonyms.apply(_audited(name, raw, with_clara=False), KEY)
    earlier = replace(earlier, run=replace(earlier.run, on=date(2026, 5, 1)))
    return replace(known, comparison=compare.compare(earlier, known))


def _audited(name: str, raw: str, *, with_clara: bool = True) -> AuditResult:
    phone: list[Contact] = [
        contact("Anna Beispiel", ANNA, raw, "112"),
        replace(contact(name, BERND, f"{raw};ext=5", ""), groups=(name, "Privat")),
        contact("", OFFICE, organisation=name),
    ]
    if with_clara:
        phone.append(contact("Clara Probe", CLARA))
    unread = (
        Unread(None, 9, Span(0, 1), "vcard-truncated", "The file ends in the middle of a card."),
        Unread(3, 12, Span(2, 3), "vcard-line", "A line could not be read."),
    )
    exports = [
        book(*phone, name=f"{name}.vcf", unread=unread),
        book(contact(name, PIT), contact("Anna Beispiel", ANNA), name="office.csv"),
    ]
    written = ledger(event("given", ANNA, "Anna Beispiel", until=date(2027, 1, 1)), event("refused", CLARA, "Clara P"))
    exempt = (Exemption((OFFICE,), ExemptionKind.OWN, "our own line", "owner", 1),)
    result = audit(exports, written, ruleset(), scope(exemptions=exempt))
    first, second = result.run.exports
    second = replace(second, phone_columns=(Column(0, name), Column(1, "")), columns_aside=(Column(2, name),))
    declared = (("device", name), ("exported_on", TODAY.isoformat()))
    run = replace(result.run, exports=(first, second), declared=declared)
    return replace(result, run=run, notices=(*result.notices, Notice("region-default", (("region", "DE"),))))
