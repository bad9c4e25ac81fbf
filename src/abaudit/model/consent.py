"""What a ledger holds: events, and the standing of a number that they fold to.

The states follow the W3C Data Privacy Vocabulary (DPV 2.3, consent status): ``dpv:ConsentRequested``,
``ConsentGiven``, ``RenewedConsentGiven``, ``ConsentRefused``, ``ConsentWithdrawn`` (by the person),
``ConsentRevoked`` (by somebody else), ``ConsentInvalidated``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime  # noqa: TC003 - dataclass fields, read at run time by tools
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from abaudit.i18n import N_
from abaudit.model.worded import Worded

if TYPE_CHECKING:
    from collections.abc import Mapping


class State(StrEnum):
    """What an event can say."""

    REQUESTED = "requested"
    GIVEN = "given"
    RENEWED = "renewed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    REVOKED = "revoked"
    INVALIDATED = "invalidated"


ENDS = frozenset({State.REFUSED, State.WITHDRAWN, State.REVOKED, State.INVALIDATED})
"""The states that end a consent, for every number and recipient of the person unless the event names its own."""


class Standing(Worded):
    """What holds for a number on a day, best first: a later member outweighs an earlier one among several persons."""

    GIVEN = "given", N_("a consent is in force")
    RENEWED = "renewed", N_("a renewed consent is in force")
    NOT_YET = "not-yet", N_("the consent begins only after the day asked")
    """Derived, as are the following ones that no event can say."""
    EXPIRED = "expired", N_("the consent was limited in time, and that time is over")
    REQUESTED = "requested", N_("consent was asked for, and no answer is on record")
    UNKNOWN = (
        "unknown",
        N_("what is on record opens no consent (implied, another legal basis, a renewal of nothing)"),
    )
    ABSENT = "absent", N_("the ledger has no consent of this number for this business, recipient and purpose")
    REFUSED = "refused", N_("the consent was refused")
    INVALIDATED = "invalidated", N_("the consent was declared invalid")
    REVOKED = "revoked", N_("the consent was revoked")
    WITHDRAWN = "withdrawn", N_("the consent was withdrawn")

    @property
    def in_force(self) -> bool:
        """Whether this standing is a consent in force; nothing else is."""
        return self in (Standing.GIVEN, Standing.RENEWED)

    @property
    def weight(self) -> int:
        """0 for the best; the largest of several persons counts."""
        return _WEIGHT[self]


_WEIGHT = {standing: weight for weight, standing in enumerate(Standing)}


class Doubt(Worded):
    """Why an end on record may concern a consent that the days let stand, mildest first."""

    NONE = "none", N_("no refusal or withdrawal is in doubt")
    END_ANNOUNCED = "end-announced", N_("a refusal or withdrawal bears a day that has not come")
    END_BEFORE_CONSENT = (
        "end-before-consent",
        N_("a withdrawal lies before the consent, when there was nothing to withdraw"),
    )
    SAME_DAY = (
        "same-day",
        N_("a consent and a refusal or withdrawal bear the same day, and no times tell which of them came first"),
    )

    @property
    def weight(self) -> int:
        """0 for none; the largest of several counts."""
        return list(Doubt).index(self)


class Elsewhere(Worded):
    """Whether a consent in force exists for something else, where there is none for what is asked."""

    NONE = "none", N_("there is no consent for something else either")
    CONTROLLER = "controller", N_("there is a consent, but to another business")
    RECIPIENT = "recipient", N_("there is a consent, but for another recipient")
    PURPOSE = "purpose", N_("there is a consent, but for another purpose than the upload of the number")
    NOT_APPLICABLE = "n/a", N_("consents for something else were not looked for")


PURPOSES = ("upload", "messaging", "advertising")
"""What a consent can be for; only ``upload`` counts for the audit."""

HOW = ("signed-form", "web-form", "chat", "email", "in-person", "phone-call", "implied")
BASES = ("consent", "contract", "legitimate-interest")


class EvidenceState(Worded):
    """Whether the evidence of a consent is there and unchanged."""

    OK = "ok", N_("the evidence is there and unchanged")
    MISSING = "missing", N_("evidence of the consent is missing")
    ALTERED = "altered", N_("the evidence is not the file that was recorded")
    NOT_APPLICABLE = "n/a", N_("there is no consent in force that evidence would be needed for")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where the proof lies: a path relative to the ledger as written, and the SHA-256 it had (lower-case hex)."""

    file: str = field(repr=False)
    sha256: str = ""
    stored: bool = False
    """Whether the piece lies in the ledger itself, under its SHA-256; ``file`` is then what it was called."""


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a ledger, complete: what ``defaults`` stated is filled in.

    For an event that ends a consent, empty ``numbers``, ``recipients`` or ``purposes`` mean *every one*; only what
    such an event names itself (not through ``defaults``) narrows it.
    """

    line: int
    """1-based line of the ledger where the event begins; also its order."""
    numbers: tuple[str, ...] = field(repr=False)
    """E.164."""
    person: str = field(repr=False)
    state: State
    day: date
    """The event's day in the configured time zone."""
    at: datetime | None
    """The moment, aware, where the ledger gave a time."""
    controller: str
    recipients: tuple[str, ...]
    purposes: tuple[str, ...]
    known_as: tuple[str, ...] = field(default=(), repr=False)
    how: str = ""
    """One of `HOW`, or empty where the ledger does not say."""
    text: str = ""
    evidence: Evidence | None = None
    until: date | None = None
    """Last day on which the consent is in force, inclusive."""
    basis: str = "consent"
    document: str = field(default="", repr=False)
    guardian: str = field(default="", repr=False)
    explicit: bool = False
    voluntary: str = field(default="", repr=False)
    note: str = field(default="", repr=False)
    on_phone: date | None = None
    """The day on which the number came onto the phone, where the owner states it."""
    instead_of: int = 0
    """The entry of the event that this one corrects, and whose place it takes; 0 where it corrects none."""

    @property
    def place(self) -> int:
        """Where it stands among the events of its day."""
        return self.instead_of or self.line


@dataclass(frozen=True, slots=True)
class ConsentText:
    """One text that was shown when consent was asked: its id, file, language and SHA-256."""

    id: str
    file: str
    language: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is left of an erased number: on which day it was erased, and that its person had said no."""

    state: State
    """`State.REFUSED` or `State.WITHDRAWN`."""
    day: date
    line: int
    """The entry of the erasure."""


class Refusals(Protocol):
    """The numbers that were erased after a refusal or a withdrawal: do not ask, never acquit.

    They are kept as keyed marks, so one can be asked for, but none read.
    """

    def __len__(self) -> int:
        """How many there are."""

    def of(self, e164: str) -> Refusal | None:
        """What is left of this number, if anything."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger as read: ``digest`` is the file's SHA-256 (text) or the chain's head (stores)."""

    kind: str
    """``yaml``, ``csv``, ``sqlite`` or ``postgres``."""
    digest: str
    events: tuple[Event, ...]
    texts: tuple[ConsentText, ...] = ()
    refusals: Refusals | None = None
    """None where the ledger cannot forget."""
    pieces: Mapping[str, EvidenceState] = field(default_factory=dict, repr=False)
    """SHA-256 → whether it is unchanged, for the pieces of evidence that lie in the ledger itself."""


@dataclass(frozen=True, slots=True)
class PersonStanding:
    """The standing of one person at one number, for one controller, recipient and purpose, on one day."""

    person: str = field(repr=False)
    names: tuple[str, ...] = field(repr=False)
    """The person and everything that the ledger knows them as, as written."""
    standing: Standing
    event: Event | None = None
    """The event that decided, or None where nothing is on record."""
    since: date | None = None
    """The day since which a consent has been in force without a break; None where none is."""
    doubt: Doubt = Doubt.NONE
    """Whether an end on record may concern the consent after all."""
    doubtful: tuple[Event, ...] = ()
    """The ends that are in doubt."""


@dataclass(frozen=True, slots=True)
class NumberStanding:
    """The standing of one number: of several persons the worst counts."""

    standing: Standing
    persons: tuple[PersonStanding, ...] = ()
    """Everybody whom the ledger names at this number, in the order of their first event."""
    elsewhere: Elsewhere = Elsewhere.NONE
    """The first that applies where the standing is absent; `Elsewhere.NONE` where it is another."""
    ended_elsewhere: bool = False
    """Somebody in force here ended a consent for this number since, under another controller: a sister company, or a
    slip of the pen that would leave the consent standing."""
    ended_alike: bool = False
    """Somebody in force here has a name like that of a person who ended every consent of theirs since."""
    on_phone: date | None = None
    """The earliest day on which the number came onto the phone, of those that this controller's events state."""

    @property
    def doubt(self) -> Doubt:
        """The heaviest doubt about anybody at the number."""
        return max((person.doubt for person in self.persons), key=lambda doubt: doubt.weight, default=Doubt.NONE)
