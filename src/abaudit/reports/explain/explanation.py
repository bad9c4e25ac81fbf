"""Why one number has its verdict: from the bytes of its file to the rule, and what would change it.

An `Explanation` is put together from sentences; `abaudit.reports.explain.writing` shows it as text and as JSON.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from abaudit.audit import Case, examine, export_facts
from abaudit.audit.whatif import WhatIf, what_if
from abaudit.audit.world import world_of
from abaudit.i18n import N_
from abaudit.ledger import Book
from abaudit.model.facts import OtherBasis
from abaudit.model.readings import Exact
from abaudit.model.rulebook import Verdict
from abaudit.names import alike, words_at_a_glance
from abaudit.phone import read
from abaudit.phone.trace import PRIVATE, STEPS, TRANSLATED, trace
from abaudit.redact import export_alias
from abaudit.reports.explain.changes import changed, known
from abaudit.reports.explain.ledger import history, matching, proofs
from abaudit.reports.text.sentences import Article, Localized, PrivateText, Sentence, sentence
from abaudit.reports.text.verdict_words import SEVERITIES, VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abaudit.audit import NumberPlace, Scope
    from abaudit.ledger import PersonHistory
    from abaudit.model.consent import Ledger
    from abaudit.model.contacts import Contact
    from abaudit.model.export_facts import Export
    from abaudit.model.rulebook import RuleSet


@dataclass(frozen=True, slots=True)
class Section:
    """One part of an explanation: a stable code, its heading, and sentences with how far each is indented."""

    code: str
    title: str
    """An English heading, marked for translation."""
    lines: tuple[tuple[int, Sentence], ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that the verdict on one number rests on."""

    case: Case
    history: tuple[PersonHistory, ...]
    changes: tuple[WhatIf, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Explained:
    """A run whose numbers can be explained: what `abaudit.audit.audit` judges, with the bytes of the exports."""

    exports: tuple[Export, ...]
    sources: tuple[bytes, ...] = field(repr=False)
    """Of each export."""
    ledger: Ledger | None
    ruleset: RuleSet
    scope: Scope

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """Every distinct number, judged, in the order of their ids."""
        return examine(self.exports, self.ledger, self.ruleset, self.scope).cases

    @cached_property
    def contacts(self) -> tuple[Contact, ...]:
        """Every contact, in the order of their ids: C-0001 is the first."""
        return tuple(contact for export in self.exports for contact in export.imported.contacts)

    def number(self, number_id: str) -> Case | None:
        """The number with this id, such as ``N-0007``."""
        return next((case for case in self.cases if case.number.id == number_id), None)

    def of_contact(self, contact_id: str) -> tuple[Case, ...]:
        """The numbers of the contact with this id, such as ``C-0003``."""
        return tuple(case for case in self.cases if any(place.holder.id == contact_id for place in case.number.places))

    def called(self, name: str) -> tuple[str, ...]:
        """The ids of the contacts whose name has every word of *name*, or is written like it where none has them."""
        wanted = words_at_a_glance(name)
        if not wanted:
            return ()
        named = [(f"C-{place:04}", contact) for place, contact in enumerate(self.contacts, 1)]
        return tuple(
            contact_id for contact_id, contact in named if wanted <= words_at_a_glance(contact.shown)
        ) or tuple(contact_id for contact_id, contact in named if any(alike(name, one) for one in contact.names))

    def written(self, text: str) -> Case | None:
        """The number that *text* says, or whose field holds just this text."""
        reading = read(text, self.scope.region)
        wanted = reading.e164 if isinstance(reading, Exact) else None
        return next((case for case in self.cases if wanted and case.number.e164 == wanted), None) or next(
            (case for case in self.cases if any(place.text.strip() == text.strip() for place in case.number.places)),
            None,
        )

    def explain(self, case: Case) -> Explanation:
        """Why *case* was judged so."""
        world = world_of(
            case, self.cases, exports=self.exports, ledger=self.ledger, ruleset=self.ruleset, scope=self.scope
        )
        told = self._book.history(case.number.e164) if self._book and case.number.e164 else ()
        changes = what_if(case, world)
        sections = (
            Section("file", N_("What the file says"), tuple(self._file(case))),
            Section("reading", N_("How it is read"), tuple(self._reading(case))),
            Section("ledger", N_("What the consent ledger says"), tuple(history(case, told, self.ledger))),
            Section("person", N_("Whose number it is"), tuple(matching(case, self.ledger))),
            Section("proof", N_("Proof of the consent"), tuple(proofs(case, self.scope.proofs, self.ledger))),
            Section("facts", N_("What is known of it"), tuple(known(case))),
            Section("verdict", N_("Why this verdict"), tuple(self._verdict(case))),
            Section("changes", N_("What would change it"), tuple(changed(changes))),
        )
        return Explanation(case, told, changes, tuple(section for section in sections if section.lines))

    @cached_property
    def _book(self) -> Book | None:
        if self.ledger is None:
            return None
        return Book(self.ledger, self.scope.controller, self.scope.recipient.id, self.scope.on)

    def _file(self, case: Case) -> Iterator[tuple[int, Sentence]]:
        for place in case.number.places:
            values = {
                "file": self.file_name(place),
                "line": place.entry.line,
                "contact": place.holder.id,
                "name": PrivateText(place.holder.contact.shown or "-"),
                "source": PrivateText(self.source(place)),
            }
            column = place.entry.label if self.exports[place.holder.export].imported.phone_columns else ""
            if column:
                message = N_("{file}:{line}, contact {contact} ({name}), column “{column}”: {source}")
                yield 1, sentence(message, **values, column=PrivateText(column))
            else:
                yield 1, sentence(N_("{file}:{line}, contact {contact} ({name}): {source}"), **values)

    def file_name(self, place: NumberPlace) -> Sentence:
        """The name of the file that *place* lies in; the one that can be published where not everything is shown."""
        index = place.holder.export
        facts = export_facts(self.exports[index])
        return Sentence("{name}", (("name", PrivateText(facts.name, export_alias(index, facts).name)),))

    def source(self, place: NumberPlace) -> str:
        """The line or cell of *place* as it stands in its file."""
        span = place.entry.span
        encoding = self.exports[place.holder.export].imported.encoding
        piece = self.sources[place.holder.export][span.start : span.end]
        return piece.decode("utf-8" if encoding == "utf-8-sig" else encoding, "replace")

    def _reading(self, case: Case) -> Iterator[tuple[int, Sentence]]:
        places = {(place.entry.raw, place.text): place for place in case.number.places}
        for raw, text in places:
            if raw != text:
                message = N_("The field holds several numbers, and each is read on its own; this one is “{text}”.")
                yield 1, sentence(message, text=PrivateText(text))
            for step in trace(text, self.scope.region):
                values = {
                    name: PrivateText(value) if name in PRIVATE else Sentence(value) if name in TRANSLATED else value
                    for name, value in step.values
                }
                yield 1, sentence(STEPS[step.code], **values)

    def _verdict(self, case: Case) -> Iterator[tuple[int, Sentence]]:
        judgement = case.judgement
        yield 1, sentence(N_("Verdict: {verdict}."), verdict=Sentence(VERDICTS[judgement.verdict]))
        if judgement.verdict is Verdict.CONSENTED:
            yield (
                1,
                sentence(
                    N_("A consent is in force for just this number and this person, and no rule speaks against it.")
                ),
            )
        if judgement.verdict is Verdict.EXEMPT:
            yield from ((1, reason) for reason in self._exemption(case))
        for finding in judgement.findings:
            rule = self.ruleset.by_id(finding.rule)
            yield (
                1,
                sentence(
                    "{id}  {title} ({severity})",
                    id=rule.id,
                    title=Localized(rule.title),
                    severity=Sentence(SEVERITIES[rule.severity]),
                ),
            )
            if rule.when:
                holding = "; ".join(f"{{{fact}}}" for fact, _values in rule.when)
                said = {fact: Sentence(getattr(case.facts, fact).words) for fact, _values in rule.when}
                yield 2, sentence(N_("It fires, because: {facts}."), facts=sentence(holding, **said))
            else:
                yield 2, sentence(N_("It fires, because no other rule says why there is no consent."))
            yield 2, sentence("{text}", text=Localized(rule.why))
            if rule.is_heuristic:
                yield 2, sentence(N_("This rests on words in groups, labels or names: a heuristic, and no proof."))
            yield 2, sentence(N_("What to do: {remedy}"), remedy=Localized(rule.remedy))
            yield 2, sentence("{articles}", articles=tuple(Article(reference) for reference in rule.references))

    def _exemption(self, case: Case) -> Iterator[Sentence]:
        for written in self.scope.exemptions:
            if case.number.e164 in written.numbers:
                message = N_("Written exemption of abaudit.yaml, line {line}: {reason} ({owner}).")
                yield sentence(
                    message, line=written.line, reason=PrivateText(written.reason), owner=PrivateText(written.owner)
                )
        for shipped in self.ruleset.exemptions:
            if shipped.reading_reason == case.number.reason:
                yield sentence(N_("Exemption of the rules: {reason}"), reason=Localized(shipped.reason))
        for person in case.number.standing.persons:
            if case.facts.basis is OtherBasis.ACCEPTED and person.event:
                message = N_("The ledger notes another legal basis, which abaudit.yaml accepts: {basis} ({document}).")
                yield sentence(message, basis=person.event.basis, document=PrivateText(person.event.document or "-"))
