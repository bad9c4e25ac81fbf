"""What can be known of a number, and of an audit, when it is judged: one declaration for each fact.

A fact is a field of `Facts` or `WholeFacts`.  Its type is the closed set of its values, each with its words; the field
says what an ordinary number has.  Whatever else needs to know (rule files and their schema, the examples in them,
explanations) asks `OF_A_NUMBER` and `OF_AN_AUDIT`, which are made of these fields.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from types import UnionType
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from abaudit.i18n import N_
from abaudit.model.consent import Doubt, Elsewhere, EvidenceState, Standing
from abaudit.model.readings import ReadingKind
from abaudit.model.worded import Worded

if TYPE_CHECKING:
    from collections.abc import Mapping

NOT_APPLICABLE = "n/a"
"""The value of a fact that makes no sense beside the others, e.g. the standing of a number that nobody could read."""


class Unasked(Worded):
    """The value beside those of `Standing`."""

    NOT_APPLICABLE = NOT_APPLICABLE, N_("the ledger was not asked, because the entry is not exactly one number")


class Match(Worded):
    """How the ledger's persons at a number fit the contacts that have it."""

    CLEAR = "clear", N_("the contact's name fits the person in the ledger")
    """Each contact is surely one of them, and they stand alike."""
    PERSONS_DIFFER = (
        "persons-differ",
        N_("several persons share the number in the ledger, and they stand differently"),
    )
    NAMES_DIFFER = "names-differ", N_("a contact's name is not surely that of the person in the ledger")
    NO_NAME = "no-name", N_("a contact has no name, or one that could not be read")
    ENDED_ELSEWHERE = "ended-elsewhere", N_("the person ended a consent under another business's name since")
    ENDED_ALIKE = "ended-alike", N_("somebody who may be this person ended a consent since")
    """Somebody of a similar name ended every consent since, or somebody one for another form of this number."""
    VARIANT = "variant", N_("the ledger has a consent only under another way of writing this number")
    NONE = "none", N_("the ledger names nobody at this number")
    NOT_APPLICABLE = NOT_APPLICABLE, N_("names were not compared")


class Sibling(Worded):
    """Whether some contact with the number has another number with a consent in force."""

    YES = "yes", N_("the contact has a consent on record for another of its numbers")
    NO = "no", N_("the contact has no consent on record for another number")


class OtherBasis(Worded):
    """Another legal basis than consent that the ledger notes for a number."""

    NONE = "none", N_("no other legal basis is noted")
    CLAIMED = "claimed", N_("another legal basis is noted, but the policy or its document does not bear it out")
    ACCEPTED = "accepted", N_("another legal basis is noted, accepted and documented")


class ShownText(Worded):
    """Whether the text that was shown is in the archive of texts."""

    KNOWN = "known", N_("the text that was shown is in the archive")
    UNKNOWN = "unknown", N_("the text that was shown is not in the archive, or was changed")
    NOT_APPLICABLE = NOT_APPLICABLE, N_("there is no consent in force whose text would be needed")


class Form(Worded):
    """How consent was expressed, against the policy."""

    OK = "ok", N_("it is on record how consent was given")
    UNSTATED = "unstated", N_("it is not on record how consent was given")
    NOT_WRITTEN = "not-written", N_("the consent was not given in writing, as the house rule asks")
    IMPLIED = "implied", N_("the consent was only implied")
    NOT_APPLICABLE = NOT_APPLICABLE, N_("there is no consent whose form would matter")


class Timing(Worded):
    """Whether a consent was given only after the first upload that the owner declared."""

    OK = "ok", N_("the consent was there before the first upload, or no day of it is declared")
    AFTER_UPLOAD = "after-upload", N_("the consent came only after the first upload")
    NOT_APPLICABLE = NOT_APPLICABLE, N_("there is no consent whose day would matter")


class Age(Worded):
    """Whether a consent is older than the house rule allows."""

    OK = "ok", N_("the consent is not too old for the house rule")
    OVER = "over", N_("the consent is older than the house rule allows")
    NOT_APPLICABLE = NOT_APPLICABLE, N_("there is no consent whose age would matter")


class Child(Worded):
    """Groups or labels that mean a child, and whether the guardian's part is recorded."""

    NO = "no", N_("no group or label means a child")
    GUARDED = "guarded", N_("a group or label means a child, and the consent names who has custody")
    UNGUARDED = "unguarded", N_("a group or label means a child, and no consent names who has custody")


class Employee(Worded):
    """Groups or labels that mean an employee, and whether form and voluntariness are recorded."""

    NO = "no", N_("no group or label means an employee")
    DOCUMENTED = "documented", N_("a group or label means an employee, and it is on record why the consent is free")
    UNDOCUMENTED = (
        "undocumented",
        N_("a group or label means an employee, and it is not on record in writing why consent is free"),
    )


class Special(Worded):
    """Words that hint at a special category of data."""

    NO = "no", N_("no word hints at a special category of data")
    EXPLICIT = "explicit", N_("a word hints at a special category of data, and the consent is explicit")
    LIKELY = "likely", N_("a word hints at a special category of data, and no consent is explicit")


class Private(Worded):
    """Groups or labels that mean a private contact."""

    NO = "no", N_("no group or label means a private contact")
    YES = "yes", N_("a group or label means a private contact")


class Surplus(Worded):
    """Whether the contact carries more than a name and how to reach it."""

    NO = "no", N_("the contact carries no more than a name and how to reach it")
    YES = "yes", N_("the contact carries notes, addresses, birthdays or pictures")


class Listed(Worded):
    """Whether WhatsApp's own account report lists a number, and whether a consent was in force on the report's day."""

    NO = "no", N_("no account report of WhatsApp that was looked at lists the number")
    """Proves nothing: the report lists WhatsApp's users alone."""
    COVERED = (
        "covered",
        N_("WhatsApp's account report lists the number, and a consent was in force on the report's day"),
    )
    UNCOVERED = (
        "uncovered",
        N_("WhatsApp's account report lists the number, and no consent is shown to have been in force on its day"),
    )
    """Also where nobody knows that day."""


class NotExempt(Worded):
    """Why no written exemption covers a number."""

    NONE = "none", N_("no written exemption covers the number")
    NAMED_CONTACT = (
        "named-contact",
        N_("an exemption was written for the number, but a contact with it is a named person"),
    )


class ExemptionKind(Worded):
    """What a written exemption says of a number."""

    NOT_PERSONAL = (
        "not-personal",
        N_("a written exemption says: a general line that belongs to nobody in particular"),
    )
    OWN = "own", N_("a written exemption says: the business's own number")
    SERVICE = "service", N_("a written exemption says: an emergency or service number")
    OTHER_BASIS = "other-basis", N_("a written exemption says: another legal basis is on record")


class FollowUp(Worded):
    """How an audit stands against an earlier result."""

    FIRST = "first", N_("no earlier result is named")
    IN_ORDER = (
        "in-order",
        N_("since the earlier result nothing is newly open, and the interval of the house rules is kept"),
    )
    OVERDUE = "overdue", N_("more days have passed since the earlier result than the house rules allow")
    DRIFT = "drift", N_("numbers are open that were not open in the earlier result")


def _like(ordinary: Worded, *, explains: bool = False, heuristic: bool = False, always: bool = False) -> dict[str, Any]:
    """The metadata of a fact's field; no default: whoever makes `Facts` states every fact (`Fact` has the words)."""
    return {"ordinary": ordinary, "explains": explains, "heuristic": heuristic, "always_told": always}


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that is known of one number when it is judged.

    What is said of consents is so of every consent in force; of several values the worst counts.
    """

    reading: ReadingKind = field(metadata=_like(ReadingKind.EXACT, explains=True, always=True))
    standing: Standing | Unasked = field(metadata=_like(Standing.ABSENT, explains=True, always=True))
    """For this controller, recipient and purpose on the day asked; of several persons the worst."""
    elsewhere: Elsewhere = field(metadata=_like(Elsewhere.NONE, explains=True))
    match: Match = field(metadata=_like(Match.NONE, explains=True, always=True))
    doubt: Doubt = field(metadata=_like(Doubt.NONE))
    sibling: Sibling = field(metadata=_like(Sibling.NO, explains=True))
    basis: OtherBasis = field(metadata=_like(OtherBasis.NONE, explains=True))
    evidence: EvidenceState = field(metadata=_like(EvidenceState.NOT_APPLICABLE))
    text: ShownText = field(metadata=_like(ShownText.NOT_APPLICABLE))
    form: Form = field(metadata=_like(Form.NOT_APPLICABLE))
    """Of an implied consent, too, which opened nothing."""
    timing: Timing = field(metadata=_like(Timing.NOT_APPLICABLE))
    age: Age = field(metadata=_like(Age.NOT_APPLICABLE))
    child: Child = field(metadata=_like(Child.NO, heuristic=True))
    employee: Employee = field(metadata=_like(Employee.NO, heuristic=True))
    special: Special = field(metadata=_like(Special.NO, heuristic=True))
    private: Private = field(metadata=_like(Private.NO, heuristic=True))
    surplus: Surplus = field(metadata=_like(Surplus.NO))
    listed: Listed = field(metadata=_like(Listed.NO))
    exemption: NotExempt | ExemptionKind = field(metadata=_like(NotExempt.NONE))


@dataclass(frozen=True, slots=True)
class WholeFacts:
    """What is known of the audit as a whole."""

    follow_up: FollowUp = field(metadata=_like(FollowUp.FIRST))


@dataclass(frozen=True, slots=True)
class Fact:
    """What the program knows of one fact."""

    name: str
    values: tuple[Worded, ...]
    """In the order of their declaration."""
    ordinary: Worded
    """What an ordinary number without a consent has; in the examples of rules it goes without saying."""
    explains: bool
    """Whether it can explain why a number has no consent.  A rule that asks for no such fact (a child, a missing piece
    of evidence) adds to a verdict, but leaves a number that is neither consented nor exempt unexplained."""
    heuristic: bool
    """Whether it rests on words in groups, labels and names."""
    always_told: bool
    """Whether an explanation tells it even where it is as ordinary."""

    def value(self, written: str) -> Worded:
        """The value that is written so; `KeyError` where there is none."""
        return {str(value): value for value in self.values}[written]

    def goes_without_saying(self, value: Worded) -> bool:
        """Whether an explanation passes over it."""
        return value == NOT_APPLICABLE or (value is self.ordinary and not self.always_told)


def _declared(kind: type[Facts | WholeFacts]) -> Mapping[str, Fact]:
    types = get_type_hints(kind)
    return {each.name: Fact(each.name, _values(types[each.name]), **each.metadata) for each in fields(kind)}


def _values(kind: type[Worded] | UnionType) -> tuple[Worded, ...]:
    kinds = get_args(kind) if isinstance(kind, UnionType) else (kind,)
    return tuple(value for each in kinds for value in each)


OF_A_NUMBER = _declared(Facts)
"""The facts about a number, by name; a rule file that names another fact or value is refused."""

OF_AN_AUDIT = _declared(WholeFacts)
"""The facts about the audit as a whole, by name; a rule asks for these or for those of a number, never for both."""

EVERY_FACT = {**OF_A_NUMBER, **OF_AN_AUDIT}


def number_with(stated: Mapping[str, str]) -> Facts:
    """An ordinary number, but for the *stated* facts; `KeyError` where one of them or its value is not known."""
    return Facts(**_with(OF_A_NUMBER, stated))


def audit_with(stated: Mapping[str, str]) -> WholeFacts:
    """A first audit, but for the *stated* facts; `KeyError` where one of them or its value is not known."""
    return WholeFacts(**_with(OF_AN_AUDIT, stated))


def _with(known: Mapping[str, Fact], stated: Mapping[str, str]) -> dict[str, Any]:
    ordinary = {name: fact.ordinary for name, fact in known.items()}
    return ordinary | {name: known[name].value(value) for name, value in stated.items()}
