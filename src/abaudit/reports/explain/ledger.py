"""What the ledger says of a number, whose number it is, and what proves a consent, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit import phone
from abaudit.audit.fitting import fit_of, names_of
from abaudit.i18n import N_
from abaudit.ledger import Effect
from abaudit.model.consent import Doubt, EvidenceState, Standing, State
from abaudit.reports.text.ledger_words import EFFECTS, HOW, STATES
from abaudit.reports.text.sentences import PrivateText, Sentence, sentence
from abaudit.rules.proof import consents

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from abaudit.audit import Case, Holder
    from abaudit.ledger import HistoryStep, PersonHistory
    from abaudit.model.consent import Event, Ledger, PersonStanding
    from abaudit.names import Why
    from abaudit.rules.proof import Proofs


def history(case: Case, told: Sequence[PersonHistory], ledger: Ledger | None) -> Iterator[tuple[int, Sentence]]:
    """Every event that concerns the number in its order, with its effect, and what they lead to."""
    if case.number.e164 is None:
        yield 1, sentence(N_("It is not asked: only what reads as exactly one number can be looked up in it."))
    elif ledger is None:
        yield 1, sentence(N_("There was no ledger."))
    elif not told and case.number.standing.standing is not Standing.ABSENT:
        message = N_("The number was erased after its person had said no; a mark is left: do not ask, never acquit.")
        yield 1, sentence(message)
    elif not told:
        yield 1, sentence(N_("No event names this number."))
    for person in told:
        yield 1, sentence(N_("{person}:"), person=PrivateText(person.standing.person, _person(told, person)))
        for step in person.steps:
            yield 2, _step(step, ledger)
        standing = Sentence(person.standing.standing.words)
        yield 2, sentence(N_("On the day asked: {standing}."), standing=standing)
        if person.standing.doubt is not Doubt.NONE:
            yield 2, _doubt(person.standing, ledger)
    if len(told) > 1:
        yield 1, sentence(N_("Of several persons at a number the worst counts."))


def matching(case: Case, ledger: Ledger | None) -> Iterator[tuple[int, Sentence]]:
    """How the contacts that have the number fit the persons that the ledger names at it."""
    persons = case.number.standing.persons
    forms = phone.variants(case.number.e164) if case.number.e164 and ledger else ()
    for form in forms:
        if ledger and any(form in event.numbers for event in ledger.events):
            message = N_("The ledger has this subscriber's number under another way of writing it: {number}.")
            yield 1, sentence(message, number=PrivateText(form))
    for holder in {place.holder.id: place.holder for place in case.number.places}.values():
        if persons and not holder.listed:
            yield from ((1, told) for told in _fit(holder, persons))
        if others := sorted(holder.covered - {case.number.e164}):
            message = N_("Contact {contact} has a consent on record for another number: {numbers}.")
            yield 1, sentence(message, contact=holder.id, numbers=tuple(map(PrivateText, others)))
        if holder.contact.groups:
            message = N_("Groups of contact {contact}: {groups}.")
            yield 1, sentence(message, contact=holder.id, groups=tuple(map(PrivateText, holder.contact.groups)))


def proofs(case: Case, found: Proofs, ledger: Ledger | None) -> Iterator[tuple[int, Sentence]]:
    """What proves each consent in force, and what is missing."""
    for event in consents(case.number.standing):
        message = N_("Consent of {day}, {where} of the ledger:")
        yield 1, sentence(message, day=event.day, where=_where(ledger, event))
        yield 2, _evidence(event, found)
        if event.text in found.texts:
            yield 2, sentence(N_("Text {text}: in the archive, unchanged."), text=PrivateText(event.text))
        elif event.text:
            yield 2, sentence(N_("Text {text}: not in the archive, or changed."), text=PrivateText(event.text))
        else:
            yield 2, sentence(N_("The text that was shown is not named."))
        if event.how:
            yield 2, sentence(N_("Given: {how}."), how=Sentence(HOW[event.how]))
        else:
            yield 2, sentence(N_("How it was given is not said."))


# ------------------------------------------------------------------------------------------------------------------


def _person(told: Sequence[PersonHistory], person: PersonHistory) -> str:
    """What a person is called where no names are shown."""
    return f"#{told.index(person) + 1}"


def _where(ledger: Ledger | None, *events: Event) -> Sentence:
    """Where events stand: in lines of a text file, or as entries of a store, which has no lines."""
    message = N_("line {places}") if ledger is None or ledger.kind in _OF_LINES else N_("entry {places}")
    return sentence(message, places=", ".join(str(event.line) for event in events))


_OF_LINES = frozenset({"yaml", "csv"})


def _step(step: HistoryStep, ledger: Ledger | None) -> Sentence:
    event, effect = step.event, Sentence(EFFECTS[step.effect])
    if event is None:
        return sentence(N_("{day}: {effect}; this was its last day."), day=step.day, effect=effect)
    where, state = _where(ledger, event), Sentence(STATES[event.state])
    values = {"day": step.day, "where": where, "state": state, "effect": effect}
    if event.until is not None and event.state in (State.GIVEN, State.RENEWED):
        return sentence(N_("{day}, {where}: {state}, until {until}; {effect}."), **values, until=event.until)
    if step.effect is Effect.OTHER_CONTROLLER:
        message = N_("{day}, {where}: {state}, to {controller}; {effect}.")
        return sentence(message, **values, controller=PrivateText(event.controller))
    return sentence(N_("{day}, {where}: {state}; {effect}."), **values)


def _doubt(person: PersonStanding, ledger: Ledger | None) -> Sentence:
    """Why an end may concern the consent after all, with the places of what raises the doubt."""
    doubt = Sentence(person.doubt.words)
    return sentence(N_("In doubt: {doubt} ({where})."), doubt=doubt, where=_where(ledger, *person.doubtful))


def _fit(holder: Holder, persons: Sequence[PersonStanding]) -> Iterator[Sentence]:
    """Whether each name of a contact agrees with a person's, which words do, and what is left over."""
    contact = holder.contact
    names = names_of(contact)
    if not names or contact.name_unknown:
        message = (
            N_("Contact {contact} has a name in the export that could not be read, so nobody knows whose number it is.")
            if contact.name_unknown
            else N_("Contact {contact} has no name, so nothing says that it is the ledger's {person}.")
        )
        known = tuple(PrivateText(person.person) for person in persons)
        yield sentence(message, contact=holder.id, person=known)
    for fit in (fit_of(name, persons, holder.around) for name in names):
        values = {"contact": holder.id, "name": PrivateText(fit.name), "person": PrivateText(fit.person)}
        if fit.comparison is None:
            message = N_("Contact {contact} ({name}) is called just as the ledger knows the person: {person}.")
            yield sentence(message, **values)
            continue
        yield sentence(_WHY[fit.comparison.why], **values, words=tuple(map(PrivateText, fit.comparison.shared)))
        for side, message in (
            (fit.comparison.contact_only, _LEFT_OVER),
            (fit.comparison.ledger_only, _LEFT_OVER_THERE),
        ):
            if side:
                yield sentence(message, words=tuple(map(PrivateText, side)))


_WHY: dict[Why, str] = {
    "agree": N_("Contact {contact} ({name}) and the ledger's {person} agree in: {words}."),
    "left-over": N_(
        "Contact {contact} ({name}) and the ledger's {person} agree in {words}, but each has something that the other "
        "lacks, so they may be two people."
    ),
    "no-name": N_(
        "Contact {contact} ({name}) and the ledger's {person} have no word of a name in common; titles, trades, rooms, "
        "roles, placeholders and initials do not count."
    ),
    "common": N_(
        "Contact {contact} ({name}) and the ledger's {person} have only {words} in common, which many contacts of this "
        "address book share, or which is a trade or a place as well."
    ),
    "several": N_(
        "Contact {contact} ({name}) or the ledger's {person} means several people; the consent of one does not count "
        "for all."
    ),
    "relation": N_(
        "Contact {contact} ({name}) or the ledger's {person} names a relative, a relation or a former holder, so it "
        "may be somebody else."
    ),
    "own-business": N_(
        "Contact {contact} ({name}) is called like the business itself, so it may be anybody who works there; the "
        "ledger's {person} shares {words} with it."
    ),
}
_LEFT_OVER = N_("Left over in the contact: {words}.")
_LEFT_OVER_THERE = N_("Left over in the ledger: {words}.")


def _evidence(event: Event, found: Proofs) -> Sentence:
    if event.evidence is None:
        return sentence(N_("No evidence is named."))
    messages = {
        EvidenceState.OK: N_("Evidence {file}: there and unchanged."),
        EvidenceState.ALTERED: N_("Evidence {file}: not the file that was recorded; its checksum differs."),
    }
    message = messages.get(found.evidence.get(event.evidence, EvidenceState.MISSING), N_("Evidence {file}: missing."))
    return sentence(message, file=PrivateText(event.evidence.file))
