"""What speaks for and against the consents in force at a number: evidence, text, form, time, age, another basis."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from abaudit.model.consent import EvidenceState, State
from abaudit.model.facts import Age, Form, OtherBasis, ShownText, Timing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from typing import TypeVar

    from abaudit.model.consent import Event, Evidence, NumberStanding, PersonStanding
    from abaudit.model.rulebook import Policy

    Value = TypeVar("Value")

WRITTEN = frozenset({"signed-form", "web-form", "email", "chat"})
"""Text form: the statement itself can be read again later (§ 126b BGB)."""


@dataclass(frozen=True, slots=True)
class Proofs:
    """What was found on the disk of everything that the ledger points to; what is not named here is missing."""

    evidence: Mapping[Evidence, EvidenceState] = field(default_factory=dict, repr=False)
    """Piece of evidence → `EvidenceState.OK` or `EvidenceState.ALTERED`."""
    texts: frozenset[str] = frozenset()
    """Ids of the consent texts whose files are there and unchanged."""
    documents: frozenset[str] = field(default=frozenset(), repr=False)
    """Documents of other legal bases that are there."""
    own: int = 0
    """How many named files are there and prove nothing, because they are the audit's own; they count as missing."""


def consents(standing: NumberStanding) -> tuple[Event, ...]:
    """The events that the consents in force at a number rest on."""
    return tuple(person.event for person in standing.persons if person.standing.in_force and person.event is not None)


# The events of the following functions are those of `consents`; there must be one.


def evidence(events: Iterable[Event], proofs: Proofs) -> EvidenceState:
    """Altered before missing before there."""
    missing = EvidenceState.MISSING
    found = [proofs.evidence.get(event.evidence, missing) if event.evidence else missing for event in events]
    return _worst(found, (EvidenceState.ALTERED, missing, EvidenceState.OK))


def text(events: Iterable[Event], proofs: Proofs) -> ShownText:
    """Unknown where a consent names no text, or one that is not in the archive."""
    return ShownText.KNOWN if all(event.text in proofs.texts for event in events) else ShownText.UNKNOWN


def form(standing: NumberStanding, policy: Policy) -> Form:
    """How the consents were expressed; an implied one shows even though it opened nothing."""
    deciding = [person.event for person in standing.persons if person.event is not None]
    if any(event.how == "implied" for event in deciding):
        return Form.IMPLIED
    found = [_form(event.how, policy) for event in consents(standing)]
    return _worst(found, (Form.NOT_WRITTEN, Form.UNSTATED, Form.OK)) if found else Form.NOT_APPLICABLE


def timing(standing: NumberStanding, policy: Policy) -> Timing:
    """Whether some person's consent came only after the first upload; a renewal continues the one before it."""
    return Timing.AFTER_UPLOAD if late(standing, policy) else Timing.OK


def late(standing: NumberStanding, policy: Policy) -> tuple[PersonStanding, ...]:
    """The persons whose unbroken consent in force began only after the number may have been uploaded."""
    first = uploaded_since(standing, policy)
    if first is None:
        return ()
    return tuple(person for person in standing.persons if person.since is not None and person.since > first)


def uploaded_since(standing: NumberStanding, policy: Policy) -> date | None:
    """The day since which the app could read the number: the first upload, or when the number came onto the phone.

    None where the owner declares no first upload.
    """
    if policy.first_upload is None or standing.on_phone is None:
        return policy.first_upload
    return max(policy.first_upload, standing.on_phone)


def age(events: Iterable[Event], policy: Policy, on: date) -> Age:
    """Whether a consent is older than the house rule allows."""
    limit = policy.max_age_months
    over = limit is not None and any(_months(event.day, on) >= limit for event in events)
    return Age.OVER if over else Age.OK


def basis(standing: NumberStanding, policy: Policy, proofs: Proofs, on: date) -> OtherBasis:
    """Whether the ledger notes another legal basis, and whether the policy and a document bear it out."""
    if not standing.persons:
        return OtherBasis.NONE
    others = [person for person in standing.persons if not person.standing.in_force]
    noted = [person.event for person in others if person.event is not None and person.event.basis != "consent"]
    if not noted:
        return OtherBasis.NONE
    accepted = {each.basis: each.document for each in policy.accepted_bases}
    borne_out = all(
        event.basis in accepted
        and event.state in (State.GIVEN, State.RENEWED)
        and (event.until is None or event.until >= on)
        and (event.document or accepted[event.basis]) in proofs.documents
        for event in noted
    )
    # A basis holds for the person that it was noted for; everybody else at the number needs one, too.
    return OtherBasis.ACCEPTED if borne_out and len(noted) == len(others) else OtherBasis.CLAIMED


def _form(how: str, policy: Policy) -> Form:
    if not how:
        return Form.UNSTATED
    return Form.NOT_WRITTEN if policy.require_written and how not in WRITTEN else Form.OK


def _months(start: date, end: date) -> int:
    """Whole months from *start* to *end*."""
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)


def _worst(found: list[Value], worst_first: tuple[Value, ...]) -> Value:
    return min(found, key=worst_first.index)
