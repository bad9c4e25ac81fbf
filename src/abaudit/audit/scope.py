"""What an audit is asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from abaudit.model.rulebook import Policy
from abaudit.rules.proof import Proofs

if TYPE_CHECKING:
    from datetime import date

    from abaudit.model.findings import Decider, Notice
    from abaudit.model.rulebook import Exemption, Recipient


@dataclass(frozen=True, slots=True)
class Scope:
    """For which day, controller, recipient and region, and what the owner wrote down beforehand."""

    on: date
    recipient: Recipient
    region: str
    controller: str | None = None
    exemptions: tuple[Exemption, ...] = ()
    policy: Policy = field(default_factory=Policy)
    proofs: Proofs = field(default_factory=Proofs)
    """What was found on the disk of evidence, texts and documents; what is not named there is missing."""
    declared: tuple[tuple[str, str], ...] = ()
    fail_on: str = "any"
    notices: tuple[Notice, ...] = ()
    """What the caller already knows and a reader of the result must know too."""
    decided_by: tuple[Decider, ...] = ()
    """The files that the above was taken from."""
    max_age: int | None = None
    """How many days old an export may be; None where nobody set a limit."""
