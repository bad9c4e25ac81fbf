"""The things that can be imagined different about one number, each a function from world to world.

What is imagined is no more than what its sentence says: a consent comes with its proof, but without a guardian; a proof
that is there changes no date.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from abaudit import phone
from abaudit.audit.fitting import names_of
from abaudit.ledger import NOT_COUNTED, Book
from abaudit.model.consent import Doubt, Event, Evidence, EvidenceState, Standing, State
from abaudit.model.facts import (
    Age,
    Child,
    Employee,
    ExemptionKind,
    Form,
    Match,
    NotExempt,
    OtherBasis,
    Private,
    Special,
)
from abaudit.model.findings import Hint
from abaudit.model.rulebook import AcceptedBasis, Exemption, Verdict
from abaudit.names import key_of
from abaudit.rules import category, proof

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from abaudit.audit.cases import Case
    from abaudit.audit.world import World
    from abaudit.model.contacts import Contact

    Alteration = Callable[[World, Case], "Different | None"]


@dataclass(frozen=True, slots=True)
class AlteredThing:
    """One thing that is different."""

    code: str
    names: tuple[str, ...] = field(default=(), repr=False)
    """Whom it is about."""
    number: str = field(default="", repr=False)
    """E.164, where it is about a way of writing."""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Different:
    """A world in which one thing is different."""

    part: AlteredThing
    world: World


def consent(world: World, case: Case) -> Different | None:
    """Everybody at the number has consented to just what is asked, with proof."""
    standing = case.number.standing
    if standing.standing.in_force:
        return None
    lacking = [person.person for person in standing.persons if not person.standing.in_force]
    called = [] if standing.persons else [*_called(case.number.contacts), case.number.e164 or ""]
    events = [_event(world, case, State.GIVEN, person) for person in lacking]
    if called:
        events.append(_event(world, case, State.GIVEN, _SOMEBODY, known_as=tuple(called)))
    names = lacking or _names(case.number.contacts)
    return Different(AlteredThing("consent", tuple(names)), _with_proof(world.with_events(*events)))


def variant(world: World, case: Case) -> Different | None:
    """The ledger names this way of writing the number, too."""
    number = case.number.e164
    if number is None or case.facts.match is not Match.VARIANT:
        return None
    forms = set(phone.variants(number))

    def named(event: Event) -> Event:
        return event if forms.isdisjoint(event.numbers) else replace(event, numbers=(*event.numbers, number))

    return Different(AlteredThing("variant", number=number), world.altered(named))


def names(world: World, case: Case) -> Different | None:
    """The ledger knows its person by the contact's name, too."""
    number = case.number.e164
    if case.facts.match not in (Match.NAMES_DIFFER, Match.NO_NAME) or number is None:
        return None
    standing = case.number.standing
    person = key_of(standing.persons[0].person)
    region = world.scope.region
    apart = [p.holder for p in case.number.places if p.holder.fitting(standing, number, region) is not Match.CLEAR]
    strangers = tuple(dict.fromkeys(name for holder in apart for name in names_of(holder.contact) or (number,)))

    def known(event: Event) -> Event:
        concerned = number in event.numbers and key_of(event.person) == person
        return replace(event, known_as=(*event.known_as, *strangers)) if concerned else event

    return Different(AlteredThing("names", strangers), world.altered(known))


def doubt(world: World, case: Case) -> Different | None:
    """The ends that are in doubt lie before the consent, and left it standing."""
    standing = case.number.standing
    if not standing.standing.in_force or standing.doubt is Doubt.NONE:
        return None
    doubted = [event for person in standing.persons for event in person.doubtful]
    return Different(
        AlteredThing("doubt", tuple(dict.fromkeys(event.person for event in doubted))), world.without(doubted)
    )


def alike(world: World, case: Case) -> Different | None:
    """Whoever may be meant by the end of somebody's consents has given the consent again."""
    if case.facts.match is not Match.ENDED_ALIKE:
        return None
    persons = [person for person in case.number.standing.persons if person.standing.in_force]
    given = (_event(world, case, State.GIVEN, person.person, known_as=person.names[1:]) for person in persons)
    return Different(AlteredThing("alike", tuple(p.person for p in persons)), _with_proof(world.with_events(*given)))


def evidence(world: World, case: Case) -> Different | None:
    """The proof of the consents is there and unchanged."""
    found = world.scope.proofs.evidence
    there = {piece for piece, state in found.items() if state is EvidenceState.OK}
    lacking = [event for event in _consents(case) if event.evidence not in there]
    code = "evidence-restored" if case.facts.evidence is EvidenceState.ALTERED else "evidence"
    return _mended(world, lacking, code, evidence=_EVIDENCE)


def text(world: World, case: Case) -> Different | None:
    """The text that was shown is in the archive."""
    lacking = [event for event in _consents(case) if event.text not in world.scope.proofs.texts]
    return _mended(world, lacking, "text", text=_TEXT)


def form(world: World, case: Case) -> Different | None:
    """It is on record that the consents were given in writing."""
    if case.facts.form not in (Form.UNSTATED, Form.NOT_WRITTEN):
        return None
    lacking = [event for event in _consents(case) if event.how not in proof.WRITTEN]
    return _mended(world, lacking, "form", how=_HOW)


def age(world: World, case: Case) -> Different | None:
    """Everybody whose consent is too old has renewed it today, with proof."""
    policy, on = world.scope.policy, world.scope.on
    old = [
        person.person
        for person in case.number.standing.persons
        if person.standing.in_force and person.event and proof.age((person.event,), policy, on) is Age.OVER
    ]
    if not old:
        return None
    renewed = (_event(world, case, State.RENEWED, person) for person in old)
    return Different(AlteredThing("age", tuple(old)), _with_proof(world.with_events(*renewed)))


def guardian(world: World, case: Case) -> Different | None:
    """The ledger names who has custody."""
    return _mended(
        world, _consents(case) if case.facts.child is Child.UNGUARDED else [], "guardian", guardian=_SOMEBODY
    )


def voluntary(world: World, case: Case) -> Different | None:
    """The ledger says why an employee's consent is free, and how it was given in writing."""
    lacking = _consents(case) if case.facts.employee is Employee.UNDOCUMENTED else []
    return _mended(world, lacking, "voluntary", voluntary=_STATED, how=_HOW)


def explicit(world: World, case: Case) -> Different | None:
    """The consent names the special category."""
    return _mended(world, _consents(case) if case.facts.special is Special.LIKELY else [], "explicit", explicit=True)


def timing(world: World, case: Case) -> Different | None:
    """The consents had been given by the day of the first upload."""
    standing, policy = case.number.standing, world.scope.policy
    first = proof.uploaded_since(standing, policy)
    late = [person.event for person in proof.late(standing, policy) if person.event]
    mended = _mended(world, late, "timing", day=first, at=None, state=State.GIVEN)
    return replace(mended, part=replace(mended.part, day=first)) if mended else None


def basis(world: World, case: Case) -> Different | None:
    """The owner's policy accepts the other legal basis, and its document is there."""
    if case.facts.basis is not OtherBasis.CLAIMED:
        return None
    noted = [
        person.event for person in case.number.standing.persons if person.event and person.event.basis != "consent"
    ]
    accepted = tuple(
        AcceptedBasis(kind, _STATED, _STATED, _STATED) for kind in sorted({event.basis for event in noted})
    )
    scope = world.scope
    documents = scope.proofs.documents.union((_STATED,), (event.document for event in noted))
    policy = replace(scope.policy, accepted_bases=(*scope.policy.accepted_bases, *accepted))
    changed = replace(scope, policy=policy, proofs=replace(scope.proofs, documents=documents))
    return Different(AlteredThing("basis"), replace(world, scope=changed))


def exemption(world: World, case: Case) -> Different | None:
    """It is written down that this is the general line of a company; only where it looks like one."""
    number, contacts = case.number.e164, case.number.contacts
    if number is None or case.facts.exemption is not NotExempt.NONE or any(contact.person for contact in contacts):
        return None
    private = case.facts.private is Private.YES
    if not all(category.hint(contact, private=private) is Hint.COMPANY for contact in contacts):
        return None
    written = Exemption((number,), ExemptionKind.NOT_PERSONAL, _STATED, _STATED)
    scope = replace(world.scope, exemptions=(*world.scope.exemptions, written))
    return Different(AlteredThing("exemption"), replace(world, scope=scope))


def without_exemption(world: World, case: Case) -> Different | None:
    """The written exemption is not there."""
    kept = tuple(written for written in world.scope.exemptions if case.number.e164 not in written.numbers)
    if len(kept) == len(world.scope.exemptions):
        return None
    return Different(AlteredThing("without-exemption"), replace(world, scope=replace(world.scope, exemptions=kept)))


def withdrawn(world: World, case: Case) -> Different | None:
    """Somebody who has consented, and against whom nothing speaks, withdraws on the day asked."""
    if case.judgement.verdict is not Verdict.CONSENTED:
        return None
    person = case.number.standing.persons[0].person
    return Different(
        AlteredThing("withdrawn", (person,)), world.with_events(_event(world, case, State.WITHDRAWN, person))
    )


def begins(world: World, case: Case) -> Different | None:
    """The day asked is the one on which an announced consent begins."""
    announced = [p.event.day for p in case.number.standing.persons if p.standing is Standing.NOT_YET and p.event]
    return _on(world, "begins", max(announced)) if announced else None


def expires(world: World, case: Case) -> Different | None:
    """The day asked is the one after the consent's last."""
    scope = world.scope
    if case.number.e164 is None or not case.number.standing.standing.in_force:
        return None
    book = Book(world.ledger, scope.controller, scope.recipient.id, scope.on)
    last_steps = (
        [step for step in person.steps if step.effect not in NOT_COUNTED][-1]
        for person in book.history(case.number.e164)
    )
    ends = [step.until for step in last_steps if step.until is not None]
    return _on(world, "expires", min(ends) + timedelta(days=1)) if ends else None


COMBINED = (consent, doubt, variant, names, alike, evidence, text, form, age, guardian, voluntary, explicit)
"""What can be true together, in the order in which it is imagined: a consent first, then what speaks for it."""

SINGLE = (begins, timing, basis, exemption, without_exemption, withdrawn, expires)
"""What is another way out or another day, and is imagined alone."""


# ------------------------------------------------------------------------------------------------------------------

_STATED = "stated"
_SOMEBODY = "somebody"
_HOW = "signed-form"
_TEXT = "imagined"
_EVIDENCE = Evidence("imagined")


def _consents(case: Case) -> list[Event]:
    """The events that the consents in force rest on."""
    return list(proof.consents(case.number.standing))


def _called(contacts: Iterable[Contact]) -> list[str]:
    """What the contacts are called, as whoever is asked for a consent would be known."""
    return list(dict.fromkeys(name for contact in contacts for name in names_of(contact)))


def _event(world: World, case: Case, state: State, person: str, known_as: tuple[str, ...] = ()) -> Event:
    """An event of the day asked, about just what is asked, with its proof."""
    return Event(
        line=0,
        numbers=(case.number.e164 or "",),
        person=person,
        state=state,
        day=world.scope.on,
        at=None,
        controller=world.controller,
        recipients=(world.scope.recipient.id,),
        purposes=("upload",),
        known_as=known_as,
        how=_HOW,
        text=_TEXT,
        evidence=_EVIDENCE,
    )


def _mended(world: World, lacking: list[Event], code: str, **mended: Any) -> Different | None:
    """The world in which every event of *lacking* has what it lacks; None where none lacks anything."""
    if not lacking:
        return None
    changed = world.altered(lambda event: replace(event, **mended) if event in lacking else event)
    return Different(AlteredThing(code, tuple(dict.fromkeys(event.person for event in lacking))), _with_proof(changed))


def _with_proof(world: World) -> World:
    """The world in which the imagined proof is there."""
    proofs = world.scope.proofs
    there = replace(proofs, evidence={**proofs.evidence, _EVIDENCE: EvidenceState.OK}, texts=proofs.texts | {_TEXT})
    return replace(world, scope=replace(world.scope, proofs=there))


def _on(world: World, code: str, day: date) -> Different:
    return Different(AlteredThing(code, day=day), replace(world, scope=replace(world.scope, on=day)))


def _names(contacts: Iterable[Contact]) -> list[str]:
    """What the address book calls *contacts*, each name once."""
    return list(dict.fromkeys(name for contact in contacts if (name := contact.shown)))
