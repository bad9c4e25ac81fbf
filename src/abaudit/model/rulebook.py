"""What judges: the rules over the facts, exemptions, house rules and recipients.

A rule is data.  Its ``when`` names facts and the values that it wants to see; all must hold.  Because every fact is a
small closed set, a tuple of facts is judged once and remembered, and every combination can be tried in a test.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date  # noqa: TC003 - a dataclass field, read at run time by tools
from enum import StrEnum
from typing import TYPE_CHECKING

from abaudit.model.facts import EVERY_FACT, OF_AN_AUDIT, ExemptionKind

if TYPE_CHECKING:
    from abaudit.model.facts import Facts, WholeFacts


class Severity(StrEnum):
    """How much a finding weighs, heaviest first."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    def at_least(self, other: Severity) -> bool:
        """Whether this is *other* or heavier."""
        order = list(Severity)
        return order.index(self) <= order.index(other)


class Verdict(StrEnum):
    """What an audit says of one number, best first."""

    CONSENTED = "consented"
    EXEMPT = "exempt"
    REVIEW = "review"
    FLAGGED = "flagged"


class Charge(StrEnum):
    """What a rule can say.  None of these acquits; ``note`` leaves the verdict as it is."""

    FLAGGED = "flagged"
    REVIEW = "review"
    NOTE = "note"


class Action(StrEnum):
    """The next step, most pressing first."""

    REMOVE = "remove"
    ASK = "ask"
    CHECK = "check"
    NONE = "none"


Text = tuple[tuple[str, str], ...]
"""The same sentence in several languages: (language, sentence) pairs; English is always there."""


RECIPIENT_GAP = "{recipient}"
"""Stands in the sentences of a rule for the name of whoever would receive the numbers."""


def in_language(text: Text, language: str) -> str:
    """*text* in *language*, in English where it was not translated."""
    sentences = dict(text)
    return sentences.get(language) or sentences["en"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: which facts it wants, and what it says when they hold."""

    id: str
    """Never reused: ``AB`` and three digits for the shipped ones."""
    name: str
    """The offence in kebab case, e.g. ``consent-withdrawn``."""
    severity: Severity
    verdict: Charge
    action: Action
    when: tuple[tuple[str, tuple[str, ...]], ...]
    """(fact, accepted values) pairs; empty only for the rule that catches what no other explains."""
    title: Text
    why: Text
    remedy: Text
    references: tuple[str, ...]
    """Articles and sources, e.g. ``GDPR 7(3)``."""
    own: bool = False
    """Whether it comes from a rule file of the owner's, and not from those that are shipped."""
    fine_tier: str = ""
    """Which ceiling of Art. 83 GDPR the cited articles fall under, e.g. ``83(5)``; empty for a house rule."""
    examples: tuple[tuple[tuple[str, str], ...], ...] = ()
    """(fact, value) pairs that the rule decides; what an example leaves out is as for an ordinary number."""

    def holds(self, facts: Facts | WholeFacts) -> bool:
        """Whether every fact that the rule asks for has one of the values that it accepts."""
        return all(getattr(facts, fact) in accepted for fact, accepted in self.when)

    def naming(self, recipient: str) -> Rule:
        """The rule with *recipient*, a name for people, wherever its sentences have `RECIPIENT_GAP`."""

        def filled(text: Text) -> Text:
            return tuple((language, sentence.replace(RECIPIENT_GAP, recipient)) for language, sentence in text)

        return replace(self, title=filled(self.title), why=filled(self.why), remedy=filled(self.remedy))

    @property
    def is_whole(self) -> bool:
        """Whether it is about the audit as a whole, and not about a number."""
        return any(fact in OF_AN_AUDIT for fact, _accepted in self.when)

    @property
    def is_heuristic(self) -> bool:
        """Whether it rests on what words hint at."""
        return any(EVERY_FACT[fact].heuristic for fact, _accepted in self.when)

    @property
    def explains(self) -> bool:
        """Whether it says why a number is not acquitted; an own rule adds to the shipped ones and replaces none."""
        accuses = self.verdict is not Charge.NOTE and not self.own
        return accuses and any(EVERY_FACT[fact].explains for fact, _accepted in self.when)


@dataclass(frozen=True, slots=True)
class ShippedExemption:
    """An exemption that the rule file itself writes down, for readings that are no person's number."""

    reading_reason: str
    """A key of `abaudit.model.readings.NONE_REASONS`."""
    kind: ExemptionKind
    owner: str
    reason: Text


@dataclass(frozen=True, slots=True)
class RuleFile:
    """An own rule file that a run judged by, beside the shipped rules."""

    name: str
    """Without its folder."""
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class RuleSet:
    """All rules of a run, with the digest of the files that they were read from."""

    rules: tuple[Rule, ...]
    """Those about a number."""
    unexplained: Rule
    """AB100: what flags a number that no other rule explains and that is neither consented nor exempt."""
    exemptions: tuple[ShippedExemption, ...]
    version: str
    sha256: str
    """Of the shipped file alone where there are no own ones, else of all digests in order."""
    own: tuple[RuleFile, ...] = ()
    whole: tuple[Rule, ...] = ()
    """Those about the audit as a whole."""

    @property
    def everything(self) -> tuple[Rule, ...]:
        """Every rule, in the order of their ids."""
        return tuple(sorted((*self.rules, *self.whole, self.unexplained), key=lambda rule: rule.id))

    def naming(self, recipient: str) -> RuleSet:
        """The same rules, with *recipient* where their sentences leave a gap for its name."""
        return replace(
            self,
            rules=tuple(rule.naming(recipient) for rule in self.rules),
            unexplained=self.unexplained.naming(recipient),
            whole=tuple(rule.naming(recipient) for rule in self.whole),
        )

    def by_id(self, rule_id: str) -> Rule:
        """The rule with this id; `KeyError` where there is none."""
        for rule in (*self.rules, self.unexplained, *self.whole):
            if rule.id == rule_id:
                return rule
        raise KeyError(rule_id)


@dataclass(frozen=True, slots=True)
class Exemption:
    """One written exemption of ``abaudit.yaml``."""

    numbers: tuple[str, ...] = field(repr=False)
    """E.164."""
    kind: ExemptionKind
    reason: str = field(repr=False)
    owner: str = field(repr=False)
    line: int = 0
    document: str = field(default="", repr=False)
    """What substantiates ``other-basis``."""
    organisation: str = field(default="", repr=False)
    """What the address book calls the organisation whose general line this is, where its name does not show that."""
    mobile: str = field(default="", repr=False)
    """Why a mobile number belongs to nobody in particular; without it ``not-personal`` covers none."""


CATEGORIES = ("private", "employee", "child", "special")
"""What groups and labels can mean, so far as rules ask for it."""


@dataclass(frozen=True, slots=True)
class AcceptedBasis:
    """Another legal basis than consent that the owner accepts, with what substantiates it."""

    basis: str
    """``contract`` or ``legitimate-interest``."""
    document: str = field(repr=False)
    reason: str = field(repr=False)
    owner: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Policy:
    """The owner's house rules, from ``abaudit.yaml``; what is not stated asks for nothing."""

    require_written: bool = False
    max_age_months: int | None = None
    first_upload: date | None = None
    """The day on which the app could first read the contacts."""
    accepted_bases: tuple[AcceptedBasis, ...] = ()
    audit_interval_days: int | None = None
    """How many days may pass between two audits."""
    words: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Category → folded words that mean it; the shipped ones where the owner states none."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One field of the address book that a recipient takes, and how sure that is."""

    field: str
    """``number``, ``name``, ``email`` …"""
    whose: str
    form: str
    where: tuple[str, ...]
    """ISO 3166 codes of the countries that it goes to."""
    disputed: bool
    sources: tuple[str, ...]
    checked: str
    """ISO date (or year-month) on which the sources were read."""
    note: Text


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who would receive the data: what a messenger takes, from whom, in which form, to where."""

    id: str
    name: str
    version: str
    takes: tuple[Taken, ...]
    sha256: str
