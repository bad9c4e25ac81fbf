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
    from abaudit.model.contacts import Contact
    from abaudit.model.rulebook import Policy
    from abaudit.rules.proof import Proofs

Words = dict[str, frozenset[str]]
"""Category → the folded words that mean it."""


@dataclass(frozen=True, slots=True)
class Context:
    """What all numbers of an audit are seen against."""

    words: Words
    policy: Policy
    proofs: Proofs
    on: date


def words_of(policy: Policy) -> Words:
    """The words of *policy*, ready to compare; every category is there."""
    stated: Mapping[str, Sequence[str]] = dict(policy.words)
    return {name: category.folded(stated.get(name, ())) for name in CATEGORIES}


def gather(
    standing: NumberStanding,
    contacts: Sequence[Contact],
    context: Context,
    *,
    reading: str,
    match: str,
    sibling: str,
    exemption: str,
) -> Facts:
    """The facts of a number that *contacts* have, of several contacts and persons always the worst."""
    words, policy, proofs = context.words, context.policy, context.proofs
    exact = reading == "exact"
    events = proof.consents(standing)
    return Facts(
        reading=reading,
        standing=standing.standing if exact else NOT_APPLICABLE,
        elsewhere=standing.elsewhere if exact else NOT_APPLICABLE,
        match=match,
        sibling=sibling,
        basis=proof.basis(standing, policy, proofs),
        evidence=proof.evidence(events, proofs),
        text=proof.text(events, proofs),
        form=proof.form(standing, policy),
        timing=proof.timing(events, policy),
        age=proof.age(events, policy, context.on),
        child=_child(contacts, words, events),
        employee=_employee(contacts, words, events),
        special=_special(contacts, words, events),
        private="yes" if _any(contacts, words["private"]) else "no",
        surplus="yes" if any(category.has_surplus(contact) for contact in contacts) else "no",
        exemption=exemption,
    )


def has_accepted_basis(standing: NumberStanding, policy: Policy, proofs: Proofs) -> bool:
    """Whether the ledger notes a legal basis for everybody here that the policy accepts and a document bears out."""
    return proof.basis(standing, policy, proofs) == "accepted"


def _child(contacts: Sequence[Contact], words: Words, events: Sequence[Event]) -> str:
    if not _any(contacts, words["child"]):
        return "no"
    return "guarded" if events and all(event.guardian for event in events) else "unguarded"


def _employee(contacts: Sequence[Contact], words: Words, events: Sequence[Event]) -> str:
    if not _any(contacts, words["employee"]):
        return "no"
    documented = all(event.voluntary and event.how in proof.WRITTEN for event in events)
    return "documented" if events and documented else "undocumented"


def _special(contacts: Sequence[Contact], words: Words, events: Sequence[Event]) -> str:
    if not any(category.means(contact, words["special"], names_too=True) for contact in contacts):
        return "no"
    return "explicit" if events and all(event.explicit for event in events) else "likely"


def _any(contacts: Sequence[Contact], words: frozenset[str]) -> bool:
    return bool(words) and any(category.means(contact, words, names_too=False) for contact in contacts)
