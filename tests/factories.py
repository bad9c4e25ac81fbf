"""Short ways to make the values that tests judge: books, ledgers, scopes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from abaudit import rulefiles
from abaudit.audit import Scope
from abaudit.model.consent import Event, Evidence, EvidenceState, Ledger, State
from abaudit.model.contacts import Contact, Imported, PhoneEntry, Span
from abaudit.model.export_facts import Export
from abaudit.model.known import Waiver
from abaudit.model.rulebook import Policy
from abaudit.rules.proof import Proofs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from abaudit.model.contacts import Unread
    from abaudit.model.rulebook import Exemption, Recipient, RuleSet

TODAY = date(2026, 11, 23)
US = "Fliesen Beispiel GmbH"
SISTER = "Naturstein Beispiel GmbH"

TEXT = "whatsapp-2026-01"
EVIDENCE = Evidence("evidence/form.pdf", "2" * 64)
PROOFS = Proofs({EVIDENCE: EvidenceState.OK}, frozenset({TEXT}))

ANNA = "+491713920001"
BERND = "+491713920002"
CLARA = "+491713920003"
OFFICE = "+493023125006"


@cache
def ruleset() -> RuleSet:
    """The shipped rules."""
    return rulefiles.load()


@cache
def whatsapp() -> Recipient:
    """The shipped recipient."""
    return rulefiles.recipient("whatsapp")


def contact(name: str, *numbers: str, organisation: str = "", person: bool = False) -> Contact:
    """A contact with these numbers; record and line are set by `book`."""
    entries = tuple(PhoneEntry(number, line=1, span=Span(0, 0), kinds=("cell",)) for number in numbers)
    return Contact(
        record=1, line=1, span=Span(0, 0), name=name, organisation=organisation, person=person, entries=entries
    )


def book(*contacts: Contact, name: str = "book.vcf", unread: Iterable[Unread] = ()) -> Export:
    """An export that holds these contacts, one record each."""
    placed = tuple(replace(each, record=record, line=record) for record, each in enumerate(contacts, 1))
    count = sum(len(each.entries) for each in placed)
    imported = Imported("vcard", "utf-8", contacts=placed, unread=tuple(unread), counted=count)
    return Export(name, "0" * 64, 1, imported)


def event(
    state: State | str,
    number: str | tuple[str, ...],
    person: str,
    day: date = date(2026, 1, 1),
    *,
    line: int = 0,
    until: date | None = None,
    controller: str = US,
    recipients: tuple[str, ...] = ("whatsapp",),
    purposes: tuple[str, ...] = ("upload",),
    known_as: tuple[str, ...] = (),
    how: str = "signed-form",
    **further: Any,
) -> Event:
    """One event, complete and with its proof; ``line`` is set by `ledger` where it is left out."""
    further = {"text": TEXT, "evidence": EVIDENCE, **further}
    numbers = (number,) if isinstance(number, str) else number
    return Event(
        line=line,
        numbers=numbers,
        person=person,
        state=State(state),
        day=day,
        at=None,
        controller=controller,
        recipients=recipients,
        purposes=purposes,
        known_as=known_as,
        how=how,
        until=until,
        **further,
    )


def ledger(*events: Event) -> Ledger:
    """A ledger with these events in this order."""
    placed = tuple(replace(each, line=each.line or place) for place, each in enumerate(events, 1))
    return Ledger("yaml", "1" * 64, placed)


def scope(
    *,
    on: date = TODAY,
    controller: str | None = US,
    exemptions: tuple[Exemption, ...] = (),
    fail_on: str = "any",
    policy: Policy | None = None,
    proofs: Proofs | None = None,
) -> Scope:
    """What an ordinary audit asks; the proof of `event` is there."""
    return Scope(
        on=on,
        recipient=whatsapp(),
        region="DE",
        controller=controller,
        exemptions=exemptions,
        fail_on=fail_on,
        policy=policy or Policy(),
        proofs=proofs or PROOFS,
    )


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
