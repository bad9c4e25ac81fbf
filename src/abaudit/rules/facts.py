"""Everything that is known of one number → `Facts`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abaudit.model.rulebook import CATEGORIES, NOT_APPLICABLE, Facts
from abaudit.rules import category, proof

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from abaudit.model.consent import Event, NumberStanding
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
    reading: str,
    match: str,
    sibling: str,
    listed: str,
    exemption: str,
) -> Facts:
    """The facts of a number: of several persons the worst, and the *marks* of every contact that has it."""
    policy, proofs = context.policy, context.proofs
    exact = reading == "exact"
    events = proof.consents(standing)
    return Facts(
        reading=reading,
        standing=standing.standing if exact else NOT_APPLICABLE,
        elsewhere=standing.elsewhere if exact else NOT_APPLICABLE,
        match=match,
        doubt=standing.doubt,
        sibling=sibling,
        basis=proof.basis(standing, policy, proofs, context.on),
        evidence=proof.evidence(events, proofs) if events else NOT_APPLICABLE,
        text=proof.text(events, proofs) if events else NOT_APPLICABLE,
        form=proof.form(standing, policy),
        timing=proof.timing(standing, policy) if events else NOT_APPLICABLE,
        age=proof.age(events, policy, context.on) if events else NOT_APPLICABLE,
        child=_child(marks, events),
        employee=_employee(marks, events),
        special=_special(marks, events),
        private="yes" if "private" in marks else "no",
        surplus="yes" if "surplus" in marks else "no",
        listed=listed,
        exemption=exemption,
    )


def has_accepted_basis(standing: NumberStanding, context: Context) -> bool:
    """Whether the ledger notes a legal basis for everybody here that the policy accepts and a document bears out."""
    return proof.basis(standing, context.policy, context.proofs, context.on) == "accepted"


def _child(marks: frozenset[str], events: Sequence[Event]) -> str:
    if "child" not in marks:
        return "no"
    return "guarded" if events and all(event.guardian for event in events) else "unguarded"


def _employee(marks: frozenset[str], events: Sequence[Event]) -> str:
    if "employee" not in marks:
        return "no"
    documented = all(event.voluntary and event.how in proof.WRITTEN for event in events)
    return "documented" if events and documented else "undocumented"


def _special(marks: frozenset[str], events: Sequence[Event]) -> str:
    if "special" not in marks:
        return "no"
    return "explicit" if events and all(event.explicit for event in events) else "likely"
