"""Facts → findings and one verdict, over the whole closed vocabulary."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from abaudit.model.consent import Doubt
from abaudit.model.facts import OF_A_NUMBER, ExemptionKind, Facts, number_with
from abaudit.model.rulebook import Charge, RuleSet, Verdict
from abaudit.rules import Judge
from abaudit.rules.judge import judge, proves_consent
from factories import ruleset

CORE = ("reading", "standing", "elsewhere", "match", "sibling", "exemption")
"""The facts that an acquittal rests on."""

OTHERS = [fact for name, fact in OF_A_NUMBER.items() if name not in CORE]
"""The facts that only ever add a finding; as ordinary each says nothing."""


def facts(*core: str) -> Facts:
    """Facts of which only the core says anything."""
    return number_with(dict(zip(CORE, core, strict=True)))


def stating(known: Facts, **stated: str) -> Facts:
    """*known*, but for the *stated* facts."""
    members: dict[str, Any] = {name: OF_A_NUMBER[name].value(value) for name, value in stated.items()}
    return replace(known, **members)


ORDINARY = facts("exact", "absent", "none", "none", "no", "none")

ALL_FACTS = [facts(*values) for values in product(*(OF_A_NUMBER[fact].values for fact in CORE))]
"""The whole vocabulary of the core."""

IN_FORCE = stating(
    ORDINARY, standing="given", match="clear", evidence="ok", text="known", form="ok", timing="ok", age="ok"
)

EVERY_ADDITION = [(fact.name, value) for fact in OTHERS for value in fact.values if value is not fact.ordinary]


def rules_of(known: Facts) -> list[str]:
    """The ids of the rules that hold for *known*."""
    return [finding.rule for finding in judge(known, ruleset()).findings]


@pytest.mark.parametrize(
    ("known", "verdict", "rules"),
    [
        (ORDINARY, "flagged", ["AB101"]),
        (stating(ORDINARY, sibling="yes"), "flagged", ["AB107"]),
        (stating(ORDINARY, match="variant"), "review", ["AB206"]),
        (stating(ORDINARY, standing="given", match="clear"), "consented", []),
        (stating(ORDINARY, standing="renewed", match="clear"), "consented", []),
        (stating(ORDINARY, standing="given", match="names-differ"), "review", ["AB206"]),
        (stating(ORDINARY, standing="requested", match="clear"), "flagged", ["AB102"]),
        (stating(ORDINARY, standing="unknown", match="clear"), "flagged", ["AB102"]),
        (stating(ORDINARY, standing="not-yet", match="clear"), "flagged", ["AB102"]),
        (stating(ORDINARY, standing="refused", match="clear"), "flagged", ["AB103"]),
        (stating(ORDINARY, standing="refused", match="persons-differ"), "flagged", ["AB103", "AB206"]),
        (stating(ORDINARY, standing="withdrawn", match="clear"), "flagged", ["AB104"]),
        (stating(ORDINARY, standing="revoked", match="clear"), "flagged", ["AB104"]),
        (stating(ORDINARY, standing="invalidated", match="clear"), "flagged", ["AB104"]),
        (stating(ORDINARY, standing="expired", match="clear"), "flagged", ["AB105"]),
        (stating(ORDINARY, elsewhere="recipient", match="clear"), "flagged", ["AB106"]),
        (stating(ORDINARY, elsewhere="purpose", match="clear"), "flagged", ["AB106"]),
        (stating(ORDINARY, elsewhere="controller", match="clear"), "flagged", ["AB109"]),
        (stating(ORDINARY, exemption="not-personal"), "exempt", []),
        (stating(ORDINARY, exemption="named-contact"), "flagged", ["AB101"]),
        (stating(ORDINARY, exemption="own", standing="withdrawn", match="clear"), "flagged", ["AB104"]),
        (facts("review", "n/a", "n/a", "n/a", "no", "none"), "review", ["AB403"]),
        (facts("none", "n/a", "n/a", "n/a", "no", "service"), "exempt", []),
        (facts("none", "n/a", "n/a", "n/a", "no", "none"), "flagged", ["AB100"]),
        (stating(ORDINARY, standing="unknown", match="clear", basis="claimed"), "flagged", ["AB108"]),
        (stating(ORDINARY, standing="unknown", match="clear", basis="accepted", exemption="other-basis"), "exempt", []),
        (stating(ORDINARY, standing="unknown", match="clear", form="implied"), "flagged", ["AB102", "AB205"]),
        (stating(IN_FORCE, doubt="same-day"), "review", ["AB207"]),
        (stating(IN_FORCE, doubt="end-announced"), "review", ["AB207"]),
        (stating(IN_FORCE, doubt="end-before-consent"), "review", ["AB207"]),
        (stating(ORDINARY, standing="withdrawn", match="clear", doubt="same-day"), "flagged", ["AB104", "AB207"]),
        (stating(IN_FORCE, age="over"), "review", ["AB110"]),
        (stating(IN_FORCE, evidence="missing"), "review", ["AB201"]),
        (stating(IN_FORCE, evidence="altered"), "flagged", ["AB202"]),
        (stating(IN_FORCE, timing="after-upload"), "review", ["AB203"]),
        (stating(IN_FORCE, text="unknown"), "review", ["AB204"]),
        (stating(IN_FORCE, form="unstated"), "review", ["AB205"]),
        (stating(IN_FORCE, form="not-written"), "review", ["AB205"]),
        (stating(IN_FORCE, child="unguarded"), "review", ["AB301"]),
        (stating(IN_FORCE, child="guarded"), "consented", []),
        (stating(IN_FORCE, special="likely"), "review", ["AB302"]),
        (stating(IN_FORCE, special="explicit"), "consented", []),
        (stating(IN_FORCE, employee="undocumented"), "review", ["AB303"]),
        (stating(IN_FORCE, employee="documented"), "consented", []),
        (stating(IN_FORCE, private="yes"), "consented", ["AB401"]),
        (stating(IN_FORCE, surplus="yes"), "consented", ["AB402"]),
        (stating(IN_FORCE, listed="covered"), "consented", []),
        (stating(IN_FORCE, listed="uncovered"), "review", ["AB503"]),
        (stating(ORDINARY, listed="uncovered"), "flagged", ["AB101", "AB503"]),
        (stating(ORDINARY, listed="covered"), "flagged", ["AB101"]),
    ],
)
def test_each_situation_has_its_verdict_and_its_rules(known: Facts, verdict: str, rules: list[str]) -> None:
    """The catalogue decides the situations that it was written for."""
    assert judge(known, ruleset()).verdict == verdict
    assert rules_of(known) == rules


def test_nothing_is_consented_that_the_facts_do_not_prove() -> None:
    """Over the whole vocabulary `consented` means: exact, in force, the right person, and no finding but notes."""
    for known in ALL_FACTS:
        judgement = judge(known, ruleset())
        if judgement.verdict is Verdict.CONSENTED:
            assert known.reading == "exact"
            assert known.standing in {"given", "renewed"}
            assert known.match == "clear"
            assert all(finding.verdict is Charge.NOTE for finding in judgement.findings)


def test_no_doubtful_end_leaves_a_consent_alone() -> None:
    """Over the whole vocabulary, whatever would be consented is to be checked as soon as an end is in doubt."""
    for known in ALL_FACTS:
        before = judge(known, ruleset()).verdict
        for doubt in list(Doubt)[1:]:
            after = judge(stating(known, doubt=doubt), ruleset())
            assert after.verdict is (Verdict.REVIEW if before is Verdict.CONSENTED else before)
            assert not proves_consent(stating(known, doubt=doubt))


def test_nothing_is_exempt_without_an_exemption() -> None:
    """Over the whole vocabulary `exempt` needs a written exemption, and no finding that it does not answer."""
    for known in ALL_FACTS:
        if judge(known, ruleset()).verdict is Verdict.EXEMPT:
            assert known.exemption in set(ExemptionKind)
            assert not {"AB102", "AB103", "AB104", "AB105", "AB206", "AB403"} & set(rules_of(known))


def test_no_combination_of_facts_is_unexplained() -> None:
    """Whatever is not acquitted carries at least one finding that says why, over the whole vocabulary."""
    for known in ALL_FACTS:
        judgement = judge(known, ruleset())
        if judgement.verdict in (Verdict.FLAGGED, Verdict.REVIEW):
            worst = {finding.verdict for finding in judgement.findings}
            assert Charge(judgement.verdict) in worst


def test_the_other_facts_only_ever_add_findings() -> None:
    """Whatever the facts beside the core say, no verdict gets better, and nothing stays unexplained.

    So what holds for the whole core holds for the whole vocabulary: every rule asks for the core, or for one of the
    others, which then only adds to what the core says.  The one pair that depends on both is AB102 and AB108.
    """
    order = list(Verdict)
    for known in ALL_FACTS:
        before = judge(known, ruleset())
        for fact, value in EVERY_ADDITION:
            if fact == "basis" and known.standing in {"requested", "unknown", "not-yet"}:
                continue
            after = judge(stating(known, **{fact: value}), ruleset())
            assert order.index(after.verdict) >= order.index(before.verdict)


def test_another_basis_answers_only_what_was_noted_for_it() -> None:
    """A claimed basis is flagged, and an accepted one acquits nobody without the exemption that goes with it."""
    for known in ALL_FACTS:
        assert judge(stating(known, basis="claimed"), ruleset()).verdict is Verdict.FLAGGED
        if known.exemption not in set(ExemptionKind) and not proves_consent(known):
            accepted = judge(stating(known, basis="accepted"), ruleset()).verdict
            assert accepted in (Verdict.FLAGGED, Verdict.REVIEW)


def test_an_exemption_silences_only_the_missing_consent() -> None:
    """With an exemption exactly AB101 and AB107 go; every other finding stays."""
    for known in ALL_FACTS:
        if known.exemption in set(ExemptionKind):
            without = judge(stating(known, exemption="none"), ruleset()).findings
            kept = [each for each in without if each.rule not in {"AB101", "AB107", "AB100"}]
            found = [each for each in judge(known, ruleset()).findings if each.rule != "AB100"]
            assert found == kept


def test_without_any_rule_nothing_is_let_through() -> None:
    """An empty rule set flags under AB100 whatever the facts themselves do not acquit."""
    empty = RuleSet((), ruleset().unexplained, (), "x", "0" * 64)
    for known in ALL_FACTS:
        judgement = judge(known, empty)
        if proves_consent(known):
            assert judgement.verdict is Verdict.CONSENTED
        elif known.exemption in set(ExemptionKind):
            assert judgement.verdict is Verdict.EXEMPT
        else:
            assert [finding.rule for finding in judgement.findings] == ["AB100"]
            assert judgement.verdict is Verdict.FLAGGED


def test_a_further_rule_never_acquits() -> None:
    """Taking any rule away never makes a verdict worse: rules only accuse, AB100 apart."""
    order = list(Verdict)
    for rule in ruleset().rules:
        fewer = replace(ruleset(), rules=tuple(each for each in ruleset().rules if each is not rule))
        for known in ALL_FACTS[::7]:
            less, more = judge(known, fewer), judge(known, ruleset())
            if [finding.rule for finding in less.findings] != ["AB100"]:
                assert order.index(less.verdict) <= order.index(more.verdict)


def test_a_judge_remembers_what_it_said() -> None:
    """The same facts get the very same judgement, made once."""
    remembering = Judge(ruleset())
    assert remembering(ORDINARY) is remembering(replace(ORDINARY))
    assert remembering(ORDINARY) == judge(ORDINARY, ruleset())


def test_an_own_rule_only_ever_adds() -> None:
    """A mild rule of the owner's on any fact leaves no verdict milder, not even where only AB100 held."""
    order = list(Verdict)
    mild = next(rule for rule in ruleset().rules if rule.id == "AB403")
    for fact in OF_A_NUMBER.values():
        own = replace(mild, id="XY001", when=((fact.name, fact.values),), own=True)
        widened = replace(ruleset(), rules=(*ruleset().rules, own))
        for known in ALL_FACTS[::11]:
            before, after = judge(known, ruleset()), judge(known, widened)
            assert order.index(after.verdict) >= order.index(before.verdict)
            assert {finding.rule for finding in before.findings} <= {finding.rule for finding in after.findings}
