"""A result in which everything that a result can hold is there, for tests of whatever reads results."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from abaudit import pseudonyms
from abaudit.audit import audit, follow_up
from abaudit.known import baseline, waivers
from abaudit.model.contacts import Column, Span, Unread
from abaudit.model.findings import AuditResult, Notice
from abaudit.model.known import Waiver
from abaudit.model.rulebook import Exemption, RuleFile
from factories import ANNA, BERND, CLARA, OFFICE, TODAY, book, contact, event, ledger, ruleset, scope

KEY = pseudonyms.Key(b"k" * 32)
DORA = "+491713920004"


@cache
def rich_result() -> AuditResult:
    """Two exports, every verdict, unread parts, waivers of every state, a baseline, a comparison, notes; unredacted."""
    unread = (
        Unread(4, 40, Span(0, 1), "vcard-truncated", "The file ends in the middle of this card."),
        Unread(None, 50, Span(1, 2), "vcard-truncated", "The file ends in the middle of this card."),
    )
    first = book(
        contact("Anna Beispiel", ANNA, person=True),
        contact("Bernd Muster", BERND, "0441 232-15/16", person=True),
        contact("Bürozentrale", OFFICE, organisation="Amt Beispiel"),
        name="Annas Handy.vcf",
        unread=unread,
    )
    second = book(contact("Clara Neu", CLARA, person=True), contact("Dora Alt", DORA, "112"), name="Büro.csv")
    asked = replace(
        scope(exemptions=(Exemption((OFFICE,), "not-personal", "Zentrale", "Büro", 3),)),
        declared=(("device", "Annas Handy"),),
        notices=(Notice("not-declared", (("keys", "accounts"),)),),
    )
    told = ledger(
        event("given", ANNA, "Anna Beispiel", until=date(2028, 1, 1)), event("withdrawn", DORA, "Dora Alt", TODAY)
    )
    earlier = pseudonyms.apply(audit([first], told, ruleset(), replace(asked, on=date(2026, 10, 1))), KEY)
    found = pseudonyms.apply(audit([first, second], told, ruleset(), asked), KEY)
    found = replace(
        found,
        run=replace(
            found.run,
            exports=(
                found.run.exports[0],
                replace(
                    found.run.exports[1],
                    phone_columns=(Column(3, "Doras Nummer"),),
                    columns_aside=(Column(4, "Doras Fax"),),
                ),
            ),
            own_rules=(RuleFile("dora.yaml", "1", "0" * 64),),
        ),
        rows=tuple(replace(row, label="Annas Boot", groups=("Annas Kegelclub",)) for row in found.rows),
    )
    found = follow_up(found, earlier, ruleset())
    ids = {row.number: row.id for row in found.rows}
    found = waivers.apply(
        found,
        (
            waiver("W-1", id=ids[DORA], rule="AB104"),
            waiver("W-2", rule="AB403", expires=date(2026, 11, 1)),
            waiver("W-3", group="Annas Kegelclub", rule="AB110"),
            waiver("W-4", rule="AB602", approved_on=date(2027, 1, 1)),
        ),
    )
    known = baseline.of(earlier, owner="Annas Vorzimmer", due=date(2027, 1, 31))
    return baseline.apply(found, replace(known, sha256="5" * 64))


def waiver(
    name: str,
    *,
    id: str = "",  # noqa: A002 - the field is called so
    rule: str = "",
    group: str = "",
    approved_on: date = date(2026, 10, 1),
    expires: date = date(2027, 1, 31),
) -> Waiver:
    """A waiver with a wording that no report may show under ``id``."""
    return Waiver(
        name=name,
        reason="Dora ist im Urlaub",
        owner="Annas Vorzimmer",
        approved_by="Ada Beispiel",
        approved_on=approved_on,
        expires=expires,
        id=id,
        rule=rule,
        group=group,
    )
