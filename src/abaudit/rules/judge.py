"""What a rule set says of a tuple of facts.

Rules accuse, they never acquit (law 3).  A number is `consented` or `exempt` only where the facts themselves say so
*and* no rule speaks against it; whatever is neither, and no rule explains, is flagged under AB100.
"""

from __future__ import annotations

from dataclasses import dataclass

from abaudit.model.consent import Doubt, Standing
from abaudit.model.facts import ExemptionKind, Facts, Match, WholeFacts
from abaudit.model.findings import Finding
from abaudit.model.readings import ReadingKind
from abaudit.model.rulebook import Charge, Rule, RuleSet, Verdict

SILENCED_BY_EXEMPTION = frozenset({"AB101", "AB107"})
"""What an exemption answers: that there is no consent.  Every other finding stays."""

_VERDICTS = {Charge.FLAGGED: Verdict.FLAGGED, Charge.REVIEW: Verdict.REVIEW}


@dataclass(frozen=True, slots=True)
class Judgement:
    """One verdict and the findings behind it, in the order of the rules."""

    verdict: Verdict
    findings: tuple[Finding, ...]


class Judge:
    """A rule set, remembering what it said of each tuple of facts."""

    def __init__(self, ruleset: RuleSet) -> None:
        self._ruleset = ruleset
        self._remembered: dict[Facts, Judgement] = {}

    def __call__(self, facts: Facts) -> Judgement:
        """The verdict on *facts* and what stands behind it."""
        judgement = self._remembered.get(facts)
        if judgement is None:
            judgement = self._remembered[facts] = judge(facts, self._ruleset)
        return judgement


def judge(facts: Facts, ruleset: RuleSet) -> Judgement:
    """The verdict of *ruleset* on *facts*."""
    exempt = isinstance(facts.exemption, ExemptionKind)
    holding = [
        rule for rule in ruleset.rules if rule.holds(facts) and not (exempt and rule.id in SILENCED_BY_EXEMPTION)
    ]
    acquittal = _acquittal(facts, exempt=exempt)
    if acquittal is None and not any(rule.explains for rule in holding):
        holding.append(ruleset.unexplained)
    charges = [_VERDICTS[rule.verdict] for rule in holding if rule.verdict is not Charge.NOTE]
    verdict = max((*charges, *([acquittal] if acquittal else [])), key=list(Verdict).index)
    return Judgement(verdict, tuple(map(_finding, holding)))


def judge_whole(facts: WholeFacts, ruleset: RuleSet) -> tuple[Finding, ...]:
    """What *ruleset* says of an audit as a whole."""
    return tuple(_finding(rule) for rule in ruleset.whole if rule.holds(facts))


def proves_consent(facts: Facts) -> bool:
    """Whether *facts* show a consent in force for this number and this person.

    Nothing here has a default: each fact must have the one value that speaks for the consent.
    """
    return (
        facts.reading is ReadingKind.EXACT
        and facts.standing in (Standing.GIVEN, Standing.RENEWED)
        and facts.match is Match.CLEAR
        and facts.doubt is Doubt.NONE
    )


def _acquittal(facts: Facts, *, exempt: bool) -> Verdict | None:
    if proves_consent(facts):
        return Verdict.CONSENTED
    return Verdict.EXEMPT if exempt else None


def _finding(rule: Rule) -> Finding:
    return Finding(rule.id, rule.severity, rule.verdict, rule.action)
