"""Cases → `AuditResult`."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from abaudit import __version__, phone
from abaudit.ledger import folded
from abaudit.model.export_facts import ExportFacts
from abaudit.model.facts import Listed, Private
from abaudit.model.findings import AuditResult, Consent, LedgerFacts, Notice, Row, Run, Summary, UnreadRow
from abaudit.model.readings import NoNumber, kind_of
from abaudit.model.rulebook import Verdict
from abaudit.rules import category

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from abaudit.audit.cases import Case, Examined, NumberPlace
    from abaudit.audit.scope import Scope
    from abaudit.model.consent import Ledger, NumberStanding
    from abaudit.model.export_facts import Export
    from abaudit.model.rulebook import Rule, RuleSet

_SLIP = 0.85
"""Likeness of two controllers from which on a slip is likelier than a sister company."""


def assemble(
    exports: Sequence[Export], ledger: Ledger | None, ruleset: RuleSet, scope: Scope, examined: Examined
) -> AuditResult:
    """The result of an audit whose cases were *examined*."""
    placed = [(place.order, _row(place, case)) for case in examined.cases for place in case.number.places]
    rows = tuple(row for _, row in sorted(placed, key=lambda pair: pair[0]))
    return AuditResult(
        run=_run(exports, ledger, ruleset, scope),
        summary=_summary(exports, examined.cases, len(rows)),
        rows=rows,
        unread=tuple(
            UnreadRow(index, part.record, part.line, part.code, part.reason)
            for index, export in enumerate(exports)
            for part in export.imported.unread
        ),
        rules=_cited(examined.cases, ruleset),
        notices=(
            *scope.notices,
            *_ledger_notices(ledger),
            *_export_notices(exports),
            *examined.notices,
            *_listed(exports, examined.cases),
        ),
        profile=scope.recipient,
    )


def export_facts(export: Export) -> ExportFacts:
    """What a result says of *export*."""
    imported = export.imported
    return ExportFacts(
        name=export.name,
        sha256=export.sha256,
        layout=imported.layout or "",
        encoding=imported.encoding,
        records=imported.records,
        contacts=0 if export.listing else len(imported.contacts),
        numbers=imported.entries,
        unread=len(imported.unread),
        noise=len(imported.noise),
        size=export.size,
        phone_columns=imported.phone_columns,
        columns_aside=imported.columns_aside,
        consent_columns=imported.consent_columns,
        columns=len(imported.columns),
        known_headers=imported.known_headers,
        free_text_numbers=len(imported.mentions),
        office=imported.office,
        overrides=imported.overrides,
        listing=export.listing,
        container=export.container,
        written=export.written,
    )


def _row(place: NumberPlace, case: Case) -> Row:
    number, contact = case.number, place.holder.contact
    return Row(
        id=number.id,
        contact=place.holder.id,
        export=place.holder.export,
        record=contact.record,
        line=place.entry.line,
        kinds=place.entry.kinds,
        reading=kind_of(number.reading),
        reason=number.reason,
        standing=number.standing.standing if number.e164 else None,
        verdict=case.judgement.verdict,
        findings=case.judgement.findings,
        hint=category.hint(contact, private=case.facts.private is Private.YES),
        exemption=case.exemption if case.judgement.verdict is Verdict.EXEMPT else None,
        consents=_consents(number.standing) if case.judgement.verdict is Verdict.CONSENTED else (),
        listed=case.facts.listed,
        name=contact.shown,
        number=number.e164 or place.text,
        label=place.entry.label,
        groups=contact.groups,
    )


def _consents(standing: NumberStanding) -> tuple[Consent, ...]:
    """The events that keep everybody's consent at one number in force."""
    events = (person.event for person in standing.persons if person.standing.in_force)
    return tuple(
        Consent(
            event=event.line,
            on=event.day,
            how=event.how,
            until=event.until,
            evidence_sha256=event.evidence.sha256 if event.evidence else "",
            text=event.text,
            person=event.person,
            evidence=event.evidence.file if event.evidence else "",
        )
        for event in events
        if event is not None
    )


def _run(exports: Sequence[Export], ledger: Ledger | None, ruleset: RuleSet, scope: Scope) -> Run:
    return Run(
        on=scope.on,
        controller=scope.controller,
        recipient=scope.recipient.id,
        recipient_name=scope.recipient.name,
        region=scope.region,
        exports=tuple(export_facts(export) for export in exports),
        ledger=LedgerFacts(ledger.kind, ledger.digest, len(ledger.events)) if ledger is not None else None,
        rules_sha256=ruleset.sha256,
        rules_version=ruleset.version,
        own_rules=ruleset.own,
        tool_version=__version__,
        phonenumbers_version=phone.library_version(),
        declared=scope.declared,
        fail_on=scope.fail_on,
        decided_by=scope.decided_by,
        max_age=scope.max_age,
    )


def _summary(exports: Sequence[Export], cases: Sequence[Case], rows: int) -> Summary:
    verdicts = [case.judgement.verdict for case in cases]
    return Summary(
        contacts=sum(len(export.imported.contacts) for export in exports if export.listing is None),
        numbers=rows,
        distinct=len(cases),
        consented=verdicts.count(Verdict.CONSENTED),
        exempt=verdicts.count(Verdict.EXEMPT),
        review=verdicts.count(Verdict.REVIEW),
        flagged=verdicts.count(Verdict.FLAGGED),
        unread=sum(len(export.imported.unread) for export in exports),
        readable=sum(not isinstance(case.number.reading, NoNumber) for case in cases),
    )


def _cited(cases: Iterable[Case], ruleset: RuleSet) -> tuple[Rule, ...]:
    ids = {finding.rule for case in cases for finding in case.judgement.findings}
    return tuple(ruleset.by_id(rule_id) for rule_id in sorted(ids))


def _export_notices(exports: Sequence[Export]) -> Iterator[Notice]:
    """What the reader of the result must know of where the contacts come from."""
    imported = [export.imported for export in exports]
    office = sorted({one.layout or "" for one in imported if one.office})
    if office:
        yield Notice("office-export", (("layouts", ", ".join(office)),))
    if consents := sum(len(one.consent_columns) for one in imported):
        yield Notice("consent-columns", (("count", str(consents)),))
    if mentions := sum(len(one.mentions) for one in imported):
        yield Notice("free-text-numbers", (("count", str(mentions)),))


def _ledger_notices(ledger: Ledger | None) -> Iterator[Notice]:
    if ledger is None:
        yield Notice("no-ledger")
    elif not ledger.events:
        yield Notice("empty-ledger")
    elif _almost_alike({event.controller for event in ledger.events}):
        yield Notice("controllers-almost-alike")


def _almost_alike(names: Iterable[str]) -> bool:
    """Whether two different names are so close that one may be a slip of the other."""
    from difflib import SequenceMatcher

    written = {folded(name) for name in names}
    return any(
        SequenceMatcher(None, one, other).ratio() > _SLIP for one, other in combinations(sorted(written)[:50], 2)
    )


def _listed(exports: Sequence[Export], cases: Sequence[Case]) -> Iterator[Notice]:
    """What a report of WhatsApp says as a whole, and what it does not."""
    reports = {index: export.listing for index, export in enumerate(exports) if export.listing is not None}
    if not reports:
        return
    own = sum(all(place.holder.export in reports for place in case.number.places) for case in cases)
    found = sum(case.facts.listed is not Listed.NO for case in cases if _in_book(case, reports))
    counts = (("listed", str(found + own)), ("found", str(found)), ("elsewhere", str(own)))
    days = {listing.on for listing in reports.values()}
    if None in days:
        yield Notice("already-shared-undated", counts)
    for day in sorted(day for day in days if day is not None):
        yield Notice("already-shared", (("on", day.isoformat()), *counts))
    if any(listing.source == "archive" for listing in reports.values()):
        yield Notice("already-shared-day")


def _in_book(case: Case, reports: Collection[int]) -> bool:
    return any(place.holder.export not in reports for place in case.number.places)
