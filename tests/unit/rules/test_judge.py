"""Facts → findings and one verdict, over the whole closed vocabulary."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from abaudit.model.rulebook import EXEMPTION_KINDS, VOCABULARY, Charge, Facts, RuleSet, Verdict
from abaudit.rules import Judge
from abaudit.rules.judge import judge, proves_consent
from factories import ruleset

ORDINARY = Facts("exact", "absent", "none", "none", "no", "none")

ALL_FACTS = [Facts(**dict(zip(VOCABULARY, values, strict=True))) for values in product(*VOCABULARY.values())]


def rules_of(facts: Facts) -> list[str]:
    """The ids of the rules that hold for *facts*."""
    return [finding.rule for finding in judge(facts, ruleset()).findings]


@pytest.mark.parametrize(
    ("facts", "verdict", "rules"),
    [
        (ORDINARY, "flagged", ["AB101"]),
        (replace(ORDINARY, sibling="yes"), "flagged", ["AB107"]),
        (replace(ORDINARY, match="variant"), "review", ["AB206"]),
        (replace(ORDINARY, standing="given", match="clear"), "consented", []),
        (replace(ORDINARY, standing="renewed", match="clear"), "consented", []),
        (replace(ORDINARY, standing="given", match="names-differ"), "review", ["AB206"]),
        (replace(ORDINARY, standing="requested", match="clear"), "flagged", ["AB102"]),
        (replace(ORDINARY, standing="unknown", match="clear"), "flagged", ["AB102"]),
        (replace(ORDINARY, standing="not-yet", match="clear"), "flagged", ["AB102"]),
        (replace(ORDINARY, standing="refused", match="clear"), "flagged", ["AB103"]),
        (replace(ORDINARY, standing="refused", match="persons-differ"), "flagged", ["AB103", "AB206"]),
        (replace(ORDINARY, standing="withdrawn", match="clear"), "flagged", ["AB104"]),
        (replace(ORDINARY, standing="revoked", match="clear"), "flagged", ["AB104"]),
        (replace(ORDINARY, standing="invalidated", match="clear"), "flagged", ["AB104"]),
        (replace(ORDINARY, standing="expired", match="clear"), "flagged", ["AB105"]),
        (replace(ORDINARY, elsewhere="recipient", match="clear"), "flagged", ["AB106"]),
        (replace(ORDINARY, elsewhere="purpose", match="clear"), "flagged", ["AB106"]),
        (replace(ORDINARY, elsewhere="controller", match="clear"), "flagged", ["AB109"]),
        (replace(ORDINARY, exemption="not-personal"), "exempt", []),
        (replace(ORDINARY, exemption="named-contact"), "flagged", ["AB101"]),
        (replace(ORDINARY, exemption="own", standing="withdrawn", match="clear"), "flagged", ["AB104"]),
        (Facts("review", "n/a", "n/a", "n/a", "no", "none"), "review", ["AB403"]),
        (Facts("none", "n/a", "n/a", "n/a", "no", "service"), "exempt", []),
        (Facts("none", "n/a", "n/a", "n/a", "no", "none"), "flagged", ["AB100"]),
    ],
)
def test_each_situation_has_its_verdict_and_its_rules(facts: Facts, verdict: str, rules: list[str]) -> None:
    """The catalogue decides the situations that it was written for."""
    assert judge(facts, ruleset()).verdict == verdict
    assert rules_of(facts) == rules


def test_nothing_is_consented_that_the_facts_do_not_prove() -> None:
    """Over the whole vocabulary `consented` means: exact, in force, the right person, and no finding but notes."""
    for facts in ALL_FACTS:
        judgement = judge(facts, ruleset())
        if judgement.verdict is Verdict.CONSENTED:
            assert facts.reading == "exact"
            assert facts.standing in {"given", "renewed"}
            assert facts.match == "clear"
            assert all(finding.verdict is Charge.NOTE for finding in judgement.findings)


def test_nothing_is_exempt_without_an_exemption() -> None:
    """Over the whole vocabulary `exempt` needs a written exemption, and no finding that it does not answer."""
    for facts in ALL_FACTS:
        if judge(facts, ruleset()).verdict is Verdict.EXEMPT:
            assert facts.exemption in EXEMPTION_KINDS
            assert not {"AB102", "AB103", "AB104", "AB105", "AB206", "AB403"} & set(rules_of(facts))


def test_no_combination_of_facts_is_unexplained() -> None:
    """Whatever is not acquitted carries at least one finding that says why, over the whole vocabulary."""
    for facts in ALL_FACTS:
        judgement = judge(facts, ruleset())
        if judgement.verdict in (Verdict.FLAGGED, Verdict.REVIEW):
            worst = {finding.verdict for finding in judgement.findings}
            assert Charge(judgement.verdict) in worst


def test_an_exemption_silences_only_the_missing_consent() -> None:
    """With an exemption exactly AB101 and AB107 go; every other finding stays."""
    for facts in ALL_FACTS:
        if facts.exemption in EXEMPTION_KINDS:
            without = judge(replace(facts, exemption="none"), ruleset()).findings
            kept = [each for each in without if each.rule not in {"AB101", "AB107", "AB100"}]
            found = [each for each in judge(facts, ruleset()).findings if each.rule != "AB100"]
            assert found == kept


def test_without_any_rule_nothing_is_let_through() -> None:
    """An empty rule set flags under AB100 whatever the facts themselves do not acquit."""
    empty = RuleSet((), ruleset().unexplained, (), "x", "0" * 64)
    for facts in ALL_FACTS:
        judgement = judge(facts, empty)
        if proves_consent(facts):
            assert judgement.verdict is Verdict.CONSENTED
        elif facts.exemption in EXEMPTION_KINDS:
            assert judgement.verdict is Verdict.EXEMPT
        else:
            assert [finding.rule for finding in judgement.findings] == ["AB100"]
            assert judgement.verdict is Verdict.FLAGGED


def test_a_further_rule_never_acquits() -> None:
    """Taking any rule away never makes a verdict worse: rules only accuse, AB100 apart."""
    order = list(Verdict)
    for rule in ruleset().rules:
        fewer = replace(ruleset(), rules=tuple(each for each in ruleset().rules if each is not rule))
        for facts in ALL_FACTS[::7]:
            less, more = judge(facts, fewer), judge(facts, ruleset())
            if [finding.rule for finding in less.findings] != ["AB100"]:
                assert order.index(less.verdict) <= order.index(more.verdict)


def test_a_judge_remembers_what_it_said() -> None:
    """The same facts get the very same judgement, made once."""
    remembering = Judge(ruleset())
    assert remembering(ORDINARY) is remembering(replace(ORDINARY))
    assert remembering(ORDINARY) == judge(ORDINARY, ruleset())
