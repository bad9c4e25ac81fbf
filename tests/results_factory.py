"""A result in which everything occurs that a report can be asked to show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from abaudit import pseudonyms
from abaudit.audit import audit
from abaudit.known import baseline, compare, waivers
from abaudit.model.contacts import Column, PhoneEntry, Span, Unread
from abaudit.model.export_facts import Export
from abaudit.model.facts import ExemptionKind
from abaudit.model.findings import AuditResult, Decider, DeciderRole, Notice
from abaudit.model.known import BaselineEntry, Waiver
from abaudit.model.rulebook import Exemption, Policy
from abaudit.pseudonyms import SecretKey
from factories import ANNA, BERND, CLARA, OFFICE, TODAY, book, contact, event, ledger, ruleset, scope

KEY = SecretKey(b"k" * 32)

DORA = "+491713920004"
EMIL = "+491713920005"
FRIDA = "+491713920006"
LANDLINE = "+493023125007"
UNCLEAR = "3920099"

PRIVATE = (
    "Anna Beispiel",
    "Bernd Muster",
    "Clara Probe",
    "Dora Fiktiv",
    "Emil Erfunden",
    "Frida Gedacht",
    "Gustav Niemand",
    "Wohnzimmer-Telefon",
    "Kegelbrüder",
    "Werkstatthandy von Paul",
    "Telefonbuch Paul Muster",
    "Büroliste Geheim",
    "Umbau dauert bis Ostern",
    "Herr Zuständig",
    "Frau Entscheiderin",
    "Privatnummer Chef",
    "evidence/form.pdf",
    "Regeln von Paul",
    "Text für Paul",
    "Ausnahmen von Paul",
    "Stand von Paul",
    ANNA.removeprefix("+49"),
    BERND.removeprefix("+49"),
    CLARA.removeprefix("+49"),
    DORA.removeprefix("+49"),
    EMIL.removeprefix("+49"),
    FRIDA.removeprefix("+49"),
    LANDLINE.removeprefix("+49"),
    OFFICE.removeprefix("+49"),
    UNCLEAR,
)
"""Every name, number, label, group, file name and free text of `rich_result`; none of it may show under ``id``."""


DECIDED = (
    Decider(DeciderRole.CONFIG, "Regeln von Paul.yaml", "a" * 64),
    Decider(DeciderRole.TEXT, "Text für Paul.txt", "b" * 64),
    Decider(DeciderRole.WAIVERS, "Ausnahmen von Paul.yaml", "c" * 64),
    Decider(DeciderRole.BASELINE, "Stand von Paul.txt", "d" * 64),
)
"""The files that decided `rich_result`, beside its ledger and rules."""


def rich_result() -> AuditResult:
    """Unredacted, every verdict and action, two exports, unread parts, waivers, a baseline, a comparison, notices."""
    result = _audited((_phone(), _office()), TODAY)
    result = waivers.apply(result, _waivers(result))
    entries = tuple(
        BaselineEntry(row.id, finding.rule, "Herr Zuständig", due)
        for row, due in zip(
            [row for row in result.rows if row.number in {CLARA, EMIL}],
            (date(2027, 3, 31), date(2026, 1, 31)),
            strict=True,
        )
        for finding in row.findings
    )
    gone = BaselineEntry("0" * 32, "AB101", "Herr Zuständig", date(2027, 3, 31))
    result = baseline.apply(result, baseline.Baseline(KEY.id, (*entries, gone), "3" * 64))
    earlier = _audited((_phone(),), date(2026, 5, 4))
    return replace(result, comparison=compare.compare(earlier, result))


def hostile_result(text: str) -> AuditResult:
    """An unredacted result with *text* wherever a person can write something."""
    rich = rich_result()
    exports = tuple(replace(export, name=f"x{text}.vcf") for export in rich.run.exports)
    rows = tuple(
        replace(
            row,
            name=text,
            number=text if row.reading != "exact" else row.number,
            label=text,
            groups=(text,),
            consents=tuple(replace(each, text=text, person=text, evidence=text) for each in row.consents),
        )
        for row in rich.rows
    )
    run = replace(rich.run, controller=text, exports=exports, declared=(("device", text),))
    run = replace(run, decided_by=tuple(replace(each, name=text) for each in run.decided_by))
    uses = tuple(
        replace(use, waiver=replace(use.waiver, reason=text, owner=text, approved_by=text)) for use in rich.waivers
    )
    return replace(rich, run=run, rows=rows, waivers=uses)


def _audited(exports: tuple[Export, ...], on: date) -> AuditResult:
    exempt = (Exemption((OFFICE,), ExemptionKind.OWN, "Privatnummer Chef", "Herr Zuständig", 1),)
    written = ledger(
        event("given", ANNA, "Anna Beispiel"),
        event("given", BERND, "Bernd Muster", date(2026, 1, 1)),
        event("withdrawn", BERND, "Bernd Muster", date(2026, 9, 1)),
        event("given", CLARA, "Clara Probe", date(2026, 1, 1), until=date(2026, 6, 30)),
        event("given", FRIDA, "Frida Gedacht", text="", evidence=None),
    )
    asked = scope(on=on, exemptions=exempt, policy=Policy(words=(("private", ("kegelbruder",)),)))
    result = audit(exports, written, ruleset(), asked)
    run = replace(result.run, declared=(("device", "Werkstatthandy von Paul"),), decided_by=DECIDED)
    notices = (Notice("region-default", (("region", "DE"),)), Notice("not-declared", (("keys", "accounts"),)))
    return pseudonyms.apply(replace(result, run=run, notices=notices), KEY)


def _phone() -> Export:
    anna = replace(contact("Anna Beispiel", ANNA), groups=("Kegelbrüder",))
    dora = replace(
        contact("Dora Fiktiv", DORA),
        entries=(PhoneEntry(DORA, 1, Span(0, 0), ("custom",), "Wohnzimmer-Telefon"),),
    )
    unread = (Unread(None, 99, Span(0, 1), "vcard-truncated", "The file ends in the middle of a card."),)
    people = (
        anna,
        contact("Bernd Muster", BERND, UNCLEAR),
        contact("Clara Probe", CLARA),
        dora,
        contact("Emil Erfunden", EMIL),
        contact("Frida Gedacht", FRIDA),
        contact("", OFFICE, "112"),
    )
    return book(*people, name="Telefonbuch Paul Muster.vcf", unread=unread)


def _office() -> Export:
    export = book(contact("Gustav Niemand", LANDLINE), contact("Bernd Muster", BERND), name="Büroliste Geheim.csv")
    imported = replace(
        export.imported,
        layout="generic",
        phone_columns=(Column(2, "Privatnummer Chef"),),
        columns_aside=(Column(3, "Werkstatthandy von Paul"),),
    )
    return replace(export, sha256="4" * 64, imported=imported)


def _waivers(result: AuditResult) -> tuple[Waiver, ...]:
    dora = next(row.id for row in result.rows if row.number == DORA)

    def waiver(name: str, expires: date, **what: str) -> Waiver:
        return Waiver(
            name=name,
            reason="Umbau dauert bis Ostern",
            owner="Herr Zuständig",
            approved_by="Frau Entscheiderin",
            approved_on=date(2026, 1, 2),
            expires=expires,
            **what,  # type: ignore[arg-type]  # only the keys that hold text
        )

    return (
        waiver("W-1", date(2027, 1, 31), id=dora),
        waiver("W-2", date(2026, 6, 30), rule="AB104"),
        waiver("W-3", date(2027, 1, 31), group="Kegelbrüder", rule="AB104"),
    )
