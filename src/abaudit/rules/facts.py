"""Everything that is known of one number → `Facts`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abaudit.model.consent import Elsewhere, EvidenceState
from abaudit.model.facts import (
    Age,
    Child,
    Employee,
    Facts,
    OtherBasis,
    Private,
    ShownText,
    Sibling,
    Special,
    Surplus,
    Timing,
    Unasked,
)
from abaudit.model.readings import ReadingKind
from abaudit.model.rulebook import CATEGORIES
from abaudit.rules import category, proof

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from abaudit.model.consent import Event, NumberStanding
    from abaudit.model.facts import ExemptionKind, Listed, Match, NotExempt
    from abaudit.model.rulebook import Policy
    from abaudit.rules.proof import Proofs

Words = dict[str, frozenset[str]]
"""Category → the folded words that mean it."""


@dataclass(frozen=True, slots=True)
class Context:
    """What all numbers of an audit are seen against."""

    policy: Policy
    proofs: Proofs
    on: date


def words_of(policy: Policy) -> Words:
    """The words of *policy*, ready to compare; every category is there."""
    stated: Mapping[str, Sequence[str]] = dict(policy.words)
    return {name: category.folded(stated.get(name, ())) for name in CATEGORIES}


def gather(
    standing: NumberStanding,
    marks: frozenset[str],
    context: Context,
    *,
    reading: ReadingKind,
    match: Match,
    sibling: Sibling,
    listed: Listed,
    exemption: NotExempt | ExemptionKind,
) -> Facts:
    """The facts of a number: of several persons the worst, and the *marks* of every contact that has it."""
    policy, proofs = context.policy, context.proofs
    exact = reading is ReadingKind.EXACT
    events = proof.consents(standing)
    return Facts(
        reading=reading,
        standing=standing.standing if exact else Unasked.NOT_APPLICABLE,
        elsewhere=standing.elsewhere if exact else Elsewhere.NOT_APPLICABLE,
        match=match,
        doubt=standing.doubt,
        sibling=sibling,
        basis=proof.basis(standing, policy, proofs, context.on),
        evidence=proof.evidence(events, proofs) if events else EvidenceState.NOT_APPLICABLE,
        text=proof.text(events, proofs) if events else ShownText.NOT_APPLICABLE,
        form=proof.form(standing, policy),
        timing=proof.timing(standing, policy) if events else Timing.NOT_APPLICABLE,
        age=proof.age(events, policy, context.on) if events else Age.NOT_APPLICABLE,
        child=_child(marks, events),
        employee=_employee(marks, events),
        special=_special(marks, events),
        private=Private.YES if "private" in marks else Private.NO,
        surplus=Surplus.YES if "surplus" in marks else Surplus.NO,
        listed=listed,
        exemption=exemption,
    )


def has_accepted_basis(standing: NumberStanding, context: Context) -> bool:
    """Whether the ledger notes a legal basis for everybody here that the policy accepts and a document bears out."""
    return proof.basis(standing, context.policy, context.proofs, context.on) is OtherBasis.ACCEPTED


def _child(marks: frozenset[str], events: Sequence[Event]) -> Child:
    if "child" not in marks:
        return Child.NO
    return Child.GUARDED if events and all(event.guardian for event in events) else Child.UNGUARDED


def _employee(marks: frozenset[str], events: Sequence[Event]) -> Employee:
    if "employee" not in marks:
        return Employee.NO
    documented = all(event.voluntary and event.how in proof.WRITTEN for event in events)
    return Employee.DOCUMENTED if events and documented else Employee.UNDOCUMENTED


def _special(marks: frozenset[str], events: Sequence[Event]) -> Special:
    if "special" not in marks:
        return Special.NO
    return Special.EXPLICIT if events and all(event.explicit for event in events) else Special.LIKELY
