"""The whole program in one function: exports, ledger and rules → `AuditResult`.

Pure: no clock, no disk, no locale.  The same input gives the same result, and the order of contacts or exports changes
no verdict.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from abaudit import __version__, phone
from abaudit.ledger import Book
from abaudit.model.consent import NumberStanding, Standing
from abaudit.model.findings import (
    AuditResult,
    Export,
    ExportFacts,
    LedgerFacts,
    Notice,
    Row,
    Run,
    Summary,
    UnreadRow,
)
from abaudit.model.readings import Exact, NoNumber, Reading, Review, name_of
from abaudit.model.rulebook import NOT_APPLICABLE, Exemption, Facts, Rule, RuleSet, Verdict
from abaudit.rules import Judge, Judgement
from abaudit.rules.names import agree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from abaudit.model.consent import Ledger
    from abaudit.model.contacts import Contact, PhoneEntry
    from abaudit.model.rulebook import Recipient


@dataclass(frozen=True, slots=True)
class Scope:
    """What is asked: for which day, controller, recipient and region, and what the owner wrote down beforehand."""

    on: date
    recipient: Recipient
    region: str
    controller: str | None = None
    exemptions: tuple[Exemption, ...] = ()
    declared: tuple[tuple[str, str], ...] = ()
    fail_on: str = "any"
    notices: tuple[Notice, ...] = ()
    """What the caller already knows and a reader of the result must know too."""


def audit(exports: Sequence[Export], ledger: Ledger | None, ruleset: RuleSet, scope: Scope) -> AuditResult:
    """Judge every number of *exports* against *ledger* by *ruleset*.

    ``scope.controller`` None takes the only controller that the ledger names; `LedgerError` where it names several.
    """
    book = Book(ledger, scope.controller, scope.recipient.id, scope.on) if ledger is not None else None
    numbers = _collect(exports, book, scope.region)
    exemptions = _Exemptions(scope.exemptions, ruleset)
    judge = Judge(ruleset)
    judged = [(number, judge(_facts(number, exemptions.fact(number), book))) for number in numbers]
    placed = [
        (place.order, _row(place, number, judgement, exemptions))
        for number, judgement in judged
        for place in number.places
    ]
    rows = tuple(row for _, row in sorted(placed, key=lambda pair: pair[0]))
    return AuditResult(
        run=_run(exports, ledger, ruleset, scope),
        summary=_summary(exports, judged, len(rows)),
        rows=rows,
        unread=tuple(
            UnreadRow(index, part.record, part.line, part.code, part.reason)
            for index, export in enumerate(exports)
            for part in export.imported.unread
        ),
        rules=_cited((judgement for _, judgement in judged), ruleset),
        notices=(*scope.notices, *_ledger_notices(ledger), *exemptions.notices()),
    )


def read_entry(entry: PhoneEntry, region: str) -> Iterator[tuple[str, Reading]]:
    """The number or numbers that *entry* says, each with its text: several only where every piece reads EXACT."""
    for piece in phone.split(entry.raw, region):
        yield piece, phone.read(piece, region)


def export_facts(export: Export) -> ExportFacts:
    """What a result says of *export*."""
    imported = export.imported
    return ExportFacts(
        name=export.name,
        sha256=export.sha256,
        layout=imported.layout or "",
        encoding=imported.encoding,
        records=imported.records,
        contacts=len(imported.contacts),
        numbers=imported.entries,
        unread=len(imported.unread),
        noise=len(imported.noise),
        phone_columns=imported.phone_columns,
        columns_aside=imported.columns_aside,
    )


@dataclass(slots=True)
class _Holder:
    """One contact of one export, with the numbers for which it has a consent in force in its own name."""

    id: str
    export: int
    contact: Contact
    covered: set[str] = field(default_factory=set)

    def fits(self, standing: NumberStanding) -> bool:
        """Whether this contact's name agrees with somebody whom the ledger names at the number."""
        names = (self.contact.name, self.contact.organisation)
        return any(agree(names, person.names) for person in standing.persons)

    def covers_another(self, e164: str) -> bool:
        return len(self.covered) > (e164 in self.covered)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a number stands; ``order`` is that of the entries in the exports."""

    order: int
    holder: _Holder
    entry: PhoneEntry
    text: str


@dataclass(slots=True)
class _Number:
    """One distinct number, or one text that is not exactly one, with every place where it stands."""

    id: str
    reading: Reading
    standing: NumberStanding
    places: list[_Place] = field(default_factory=list)

    @property
    def e164(self) -> str | None:
        return self.reading.e164 if isinstance(self.reading, Exact) else None

    @property
    def reason(self) -> str:
        return self.reading.reason if isinstance(self.reading, Review | NoNumber) else ""


def _collect(exports: Sequence[Export], book: Book | None, region: str) -> list[_Number]:
    """Every distinct number in the order of its first appearance."""
    numbers: dict[tuple[str, str], _Number] = {}
    contacts = order = 0
    for index, export in enumerate(exports):
        for contact in export.imported.contacts:
            contacts += 1
            holder = _Holder(f"C-{contacts:04}", index, contact)
            for entry in contact.entries:
                for text, reading in read_entry(entry, region):
                    e164 = reading.e164 if isinstance(reading, Exact) else ""
                    key = (e164, "") if e164 else (name_of(reading), text)
                    if key not in numbers:
                        standing = book.standing(e164) if book is not None and e164 else _NOBODY
                        numbers[key] = _Number(f"N-{len(numbers) + 1:04}", reading, standing)
                    number = numbers[key]
                    number.places.append(_Place(order, holder, entry, text))
                    order += 1
                    if number.standing.standing.in_force and holder.fits(number.standing):
                        holder.covered.add(e164)
    return list(numbers.values())


_NOBODY = NumberStanding(Standing.ABSENT)


def _facts(number: _Number, exemption: str, book: Book | None) -> Facts:
    e164 = number.e164
    if e164 is None:
        return Facts(
            reading=name_of(number.reading),
            standing=NOT_APPLICABLE,
            elsewhere=NOT_APPLICABLE,
            match=NOT_APPLICABLE,
            sibling="no",
            exemption=exemption,
        )
    return Facts(
        reading="exact",
        standing=number.standing.standing,
        elsewhere=number.standing.elsewhere,
        match=_match(number, e164, book),
        sibling="yes" if any(place.holder.covers_another(e164) for place in number.places) else "no",
        exemption=exemption,
    )


def _match(number: _Number, e164: str, book: Book | None) -> str:
    persons = number.standing.persons
    if not persons:
        known = book is not None and any(book.standing(form).standing.in_force for form in phone.variants(e164))
        return "variant" if known else "none"
    if len({person.standing for person in persons}) > 1:
        return "persons-differ"
    if not all(place.holder.fits(number.standing) for place in number.places):
        return "names-differ"
    return "clear"


class _Exemptions:
    """Which written exemption covers a number, and which of them covered nothing."""

    def __init__(self, written: Iterable[Exemption], ruleset: RuleSet) -> None:
        self._written = tuple(written)
        self._by_number = {number: exemption for exemption in self._written for number in exemption.numbers}
        self._by_reason = {shipped.reading_reason: shipped.kind for shipped in ruleset.exemptions}
        self._used: set[int] = set()
        self._refused: set[int] = set()

    def fact(self, number: _Number) -> str:
        """The exemption fact: a kind, ``named-contact`` where one was refused, or ``none``."""
        if isinstance(number.reading, NoNumber):
            return self._by_reason.get(number.reading.reason, "none")
        exemption = self._by_number.get(number.e164 or "")
        if exemption is None:
            return "none"
        self._used.add(exemption.line)
        if exemption.kind == "not-personal" and any(place.holder.contact.person for place in number.places):
            self._refused.add(exemption.line)
            return "named-contact"
        return exemption.kind

    def notices(self) -> Iterator[Notice]:
        for exemption in self._written:
            if exemption.line not in self._used:
                yield Notice("exemption-unused", (("line", str(exemption.line)),))
            elif exemption.line in self._refused:
                yield Notice("exemption-named-contact", (("line", str(exemption.line)),))


def _row(place: _Place, number: _Number, judgement: Judgement, exemptions: _Exemptions) -> Row:
    exempt = judgement.verdict is Verdict.EXEMPT
    return Row(
        id=number.id,
        contact=place.holder.id,
        export=place.holder.export,
        record=place.holder.contact.record,
        line=place.entry.line,
        kinds=place.entry.kinds,
        reading=name_of(number.reading),
        reason=number.reason,
        standing=number.standing.standing if number.e164 else None,
        verdict=judgement.verdict,
        findings=judgement.findings,
        exemption=exemptions.fact(number) if exempt else "",
        name=place.holder.contact.name or place.holder.contact.organisation,
        number=number.e164 or place.text,
        label=place.entry.label,
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
        tool_version=__version__,
        phonenumbers_version=phone.library_version(),
        declared=scope.declared,
        fail_on=scope.fail_on,
    )


def _summary(exports: Sequence[Export], judged: Sequence[tuple[_Number, Judgement]], rows: int) -> Summary:
    verdicts = [judgement.verdict for _, judgement in judged]
    return Summary(
        contacts=sum(len(export.imported.contacts) for export in exports),
        numbers=rows,
        distinct=len(judged),
        consented=verdicts.count(Verdict.CONSENTED),
        exempt=verdicts.count(Verdict.EXEMPT),
        review=verdicts.count(Verdict.REVIEW),
        flagged=verdicts.count(Verdict.FLAGGED),
        unread=sum(len(export.imported.unread) for export in exports),
        readable=sum(not isinstance(number.reading, NoNumber) for number, _ in judged),
    )


def _cited(judgements: Iterable[Judgement], ruleset: RuleSet) -> tuple[Rule, ...]:
    ids = {finding.rule for judgement in judgements for finding in judgement.findings}
    return tuple(ruleset.by_id(rule_id) for rule_id in sorted(ids))


def _ledger_notices(ledger: Ledger | None) -> Iterator[Notice]:
    if ledger is None:
        yield Notice("no-ledger")
    elif not ledger.events:
        yield Notice("empty-ledger")
