"""Every distinct number of the exports, with everything that its verdict rests on."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from abaudit import phone
from abaudit.audit.fitting import Fitting, fitting, surroundings
from abaudit.audit.listings import Listings, read_entry
from abaudit.ledger import Book
from abaudit.model.consent import ENDS, NumberStanding, Standing
from abaudit.model.facts import ExemptionKind, Facts, Match, Sibling
from abaudit.model.readings import Exact, NoNumber, Reading, Review, kind_of
from abaudit.names import Surroundings
from abaudit.rules import Exemptions, Judge, category, facts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abaudit.audit.scope import Scope
    from abaudit.model.consent import Ledger
    from abaudit.model.contacts import Contact, PhoneEntry
    from abaudit.model.export_facts import Export
    from abaudit.model.findings import Notice
    from abaudit.model.rulebook import RuleSet
    from abaudit.rules import Judgement
    from abaudit.rules.facts import Words


@dataclass(slots=True)
class Holder:
    """One contact of one export, with the numbers for which it has a consent in force in its own name."""

    id: str
    """Running number of the contact, good within this audit."""
    export: int
    """0-based."""
    contact: Contact
    around: Surroundings = field(default_factory=Surroundings)
    """What the whole address book shows of its words."""
    marks: frozenset[str] = frozenset()
    """The categories that its groups and labels hint at."""
    listed: bool = False
    """It stands in a report that never names anybody, so that the missing name says nothing."""
    covered: set[str] = field(default_factory=set, repr=False)

    def fitting(self, standing: NumberStanding, e164: str, region: str) -> Fitting:
        """Whether this contact is somebody whom the ledger names at the number *e164*."""
        return Match.CLEAR if self.listed else fitting(self.contact, standing.persons, e164, self.around, region)

    def covers_another(self, e164: str) -> bool:
        """Whether it has a consent in force for another number than this one."""
        return len(self.covered) > (e164 in self.covered)


@dataclass(frozen=True, slots=True)
class NumberPlace:
    """Where a number stands; ``order`` is that of the entries in the exports."""

    order: int
    holder: Holder
    entry: PhoneEntry
    text: str = field(repr=False)
    """The entry's text, or the piece of it that is this number."""


@dataclass(frozen=True, slots=True)
class Number:
    """One distinct number, or one text that is not exactly one, with every place where it stands."""

    id: str
    """Running number, good within this audit."""
    reading: Reading
    standing: NumberStanding
    places: list[NumberPlace]

    @property
    def e164(self) -> str | None:
        """The number where it reads EXACT."""
        return self.reading.e164 if isinstance(self.reading, Exact) else None

    @property
    def text(self) -> str:
        """The number as a result names it: E.164, or the text that is not exactly one."""
        return self.e164 or self.places[0].text

    @property
    def reason(self) -> str:
        """Why it does not read EXACT, else empty."""
        return self.reading.reason if isinstance(self.reading, Review | NoNumber) else ""

    @property
    def marks(self) -> frozenset[str]:
        """What the groups and labels of everybody who has it hint at."""
        return frozenset[str]().union(*(place.holder.marks for place in self.places))

    @property
    def contacts(self) -> list[Contact]:
        """Everybody who has it, once for each place."""
        return [place.holder.contact for place in self.places]


@dataclass(frozen=True, slots=True)
class Case:
    """One number, judged: the facts about it and what the rules say of them."""

    number: Number
    facts: Facts
    judgement: Judgement

    @property
    def exemption(self) -> ExemptionKind | None:
        """What the exemption that covers the number says; None where none does."""
        return self.facts.exemption if isinstance(self.facts.exemption, ExemptionKind) else None


@dataclass(frozen=True, slots=True)
class Examined:
    """All cases in the order of the numbers' first appearance, and what the exemptions have to tell."""

    cases: tuple[Case, ...]
    notices: tuple[Notice, ...]


def examine(
    exports: Sequence[Export],
    ledger: Ledger | None,
    ruleset: RuleSet,
    scope: Scope,
    around: Surroundings | None = None,
) -> Examined:
    """Every distinct number of *exports*, judged.

    *around* tells of the whole address book where *exports* are only a part of it.
    """
    around = surroundings(exports, ledger, scope.controller) if around is None else around
    book = Book(ledger, scope.controller, scope.recipient.id, scope.on) if ledger is not None else None
    listings = Listings(exports, ledger, scope)
    words = facts.words_of(scope.policy)
    context = facts.Context(scope.policy, scope.proofs, scope.on)
    exemptions = Exemptions(scope.exemptions, ruleset, context)
    judge = Judge(ruleset)
    cases = []
    for number in _collect(exports, book, scope, words, around):
        e164 = number.e164
        known = facts.gather(
            number.standing,
            number.marks,
            context,
            reading=kind_of(number.reading),
            match=_match(number, book, scope),
            sibling=Sibling.YES
            if e164 and any(place.holder.covers_another(e164) for place in number.places)
            else Sibling.NO,
            listed=listings.fact(e164, number.standing, (place.holder.export for place in number.places)),
            exemption=exemptions.fact(number.reading, number.standing, number.contacts),
        )
        cases.append(Case(number, known, judge(known)))
    return Examined(tuple(cases), tuple(exemptions.notices()))


def _collect(
    exports: Sequence[Export], book: Book | None, scope: Scope, words: Words, around: Surroundings
) -> list[Number]:
    """Every distinct number in the order of its first appearance; what only a report of WhatsApp lists comes last."""
    numbers: dict[tuple[str, str], Number] = {}
    order = 0
    for index, export, first in _reports_last(exports):
        in_books = frozenset(numbers) if export.listing else frozenset[tuple[str, str]]()
        for contacts, contact in enumerate(export.imported.contacts, first):
            marks = category.marks(contact, words)
            holder = Holder(f"C-{contacts:04}", index, contact, around, marks, listed=export.listing is not None)
            for entry in contact.entries:
                for text, reading in read_entry(entry, scope.region):
                    e164 = reading.e164 if isinstance(reading, Exact) else ""
                    key = (e164, "") if e164 else (kind_of(reading), _what_it_may_mean(text, reading))
                    if key in in_books:
                        continue  # the report says of it that WhatsApp lists it, and nothing of whose it is
                    if key not in numbers:
                        standing = book.standing(e164) if book is not None and e164 else _NOBODY
                        numbers[key] = Number(f"N-{len(numbers) + 1:04}", reading, standing, [])
                    number = numbers[key]
                    number.places.append(NumberPlace(order, holder, entry, text))
                    order += 1
                    if number.standing.standing.in_force and _is_clear(holder, number, e164, scope):
                        holder.covered.add(e164)
    return list(numbers.values())


def _what_it_may_mean(text: str, reading: Reading) -> str:
    """A text that is not exactly one number, with what WhatsApp's own id beside it says where that differs."""
    if isinstance(reading, Review) and reading.reason == "waid-differs":
        return "\0".join((text, *reading.candidates))
    return text


def _reports_last(exports: Sequence[Export]) -> list[tuple[int, Export, int]]:
    """Each export with its index and the running number of its first contact, reports of WhatsApp behind the others."""
    starts = accumulate((len(export.imported.contacts) for export in exports), initial=1)
    placed = [(index, export, first) for index, (export, first) in enumerate(zip(exports, starts, strict=False))]
    return sorted(placed, key=lambda each: each[1].listing is not None)


_NOBODY = NumberStanding(Standing.ABSENT)


def _is_clear(holder: Holder, number: Number, e164: str, scope: Scope) -> bool:
    return holder.fitting(number.standing, e164, scope.region) is Match.CLEAR


def _match(number: Number, book: Book | None, scope: Scope) -> Match:
    e164 = number.e164
    if e164 is None:
        return Match.NOT_APPLICABLE
    persons = number.standing.persons
    forms = phone.variants(e164) if book is not None else ()
    if not persons:
        known = book is not None and any(book.standing(form).standing.in_force for form in forms)
        return Match.VARIANT if known else Match.NONE
    if not number.standing.standing.in_force and len({person.standing for person in persons}) > 1:
        return Match.PERSONS_DIFFER
    if number.standing.ended_elsewhere:
        return Match.ENDED_ELSEWHERE
    if number.standing.ended_alike or (book is not None and any(_ends(book, form, number.standing) for form in forms)):
        return Match.ENDED_ALIKE
    fittings = {place.holder.fitting(number.standing, e164, scope.region) for place in number.places}
    return next((worst for worst in (Match.NAMES_DIFFER, Match.NO_NAME) if worst in fittings), Match.CLEAR)


def _ends(book: Book, form: str, standing: NumberStanding) -> bool:
    """Whether somebody ended a consent for another *form* of the number since the one that *standing* rests on."""
    refusal = book.refusal(form)
    ends = [person.event.day for person in book.standing(form).persons if person.event and person.standing in _ENDED]
    ends += [refusal.day] if refusal else []
    given = [person.event.day for person in standing.persons if person.event and person.standing.in_force]
    return any(end >= consent for end in ends for consent in given)


_ENDED = frozenset(Standing(state) for state in ENDS)
