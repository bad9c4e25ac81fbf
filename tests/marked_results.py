"""Two results in which every part of a report occurs, each with words of its own that a report can be searched for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from abaudit.audit import audit
from abaudit.model.contacts import Column
from abaudit.model.export_facts import Export, Listing
from abaudit.model.findings import AuditResult, Notice
from abaudit.model.known import Comparison, ExportChange, ExportState
from abaudit.model.rulebook import RuleFile
from factories import ANNA, BERND, CLARA, OFFICE, TODAY, book, contact, ruleset, scope
from results_factory import rich_result


def with_ledger() -> AuditResult:
    """`rich_result` with a note of every kind, an own rule file, and words of its own in its head."""
    rich = rich_result()
    first, second = rich.run.exports
    first = replace(first, overrides=(("encoding", "cp1252"), ("country", "AT")))
    second = replace(
        second, overrides=(("phone-column", "Mobil"),), consent_columns=(Column(4, "WhatsApp ok?"),),
        columns_aside=(Column(3, "Preis"),),
    )  # fmt: skip
    notices = (*rich.notices, Notice("no-ledger"), Notice("config-beside", (("count", "2"),)))
    notices = (*notices, Notice("config-misnamed", (("count", "1"),)), Notice("files-aside", (("count", "7"),)))
    run = replace(
        rich.run,
        exports=(first, second),
        controller="Marked Controller",
        recipient="marked-recipient",
        recipient_name="Marked Messenger",
        region="QZX",
        tool_version="98.76.54",
        phonenumbers_version="67.89.45",
        ids="hmac:markedkey",
        rules_version="2031.marked",
        own_rules=(RuleFile("own-marked.yaml", "marked-version", "e" * 64),),
    )
    return replace(rich, run=run, notices=notices)


def without_ledger() -> AuditResult:
    """Everybody is to be asked; an export holds no number, one is too old, one is gone; WhatsApp lists one alone."""
    people = (contact("Anna Beispiel", ANNA), contact("Muster GmbH", OFFICE), contact("Clara Probe", CLARA))
    report = replace(book(contact("", BERND), name="account-report.json"), listing=Listing(TODAY, "stated"))
    exports: list[Export] = [
        replace(book(*people, name="phone.vcf"), written=date(2026, 1, 2)),
        replace(book(contact("Dora Fiktiv"), name="no-number.vcf"), written=TODAY),
        report,
    ]
    found = audit(exports, None, ruleset(), scope())
    gone = ExportChange(ExportState.GONE, None, 1, "lost.vcf", 41, 0)
    known = Comparison(date(2026, 5, 4), (), (), (), tuple({row.id: None for row in found.rows}), (gone,))
    return replace(found, run=replace(found.run, max_age=30), comparison=known)
