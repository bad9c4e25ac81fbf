"""A rule, explained."""

from __future__ import annotations

from dataclasses import replace

import pytest

from abaudit.i18n import use
from abaudit.model.rulebook import Rule
from abaudit.reports.explain.one_rule import as_document, as_lines
from abaudit.reports.explain.writing import to_text
from factories import ruleset

RULES = ruleset().everything


def text(rule: Rule) -> str:
    """*rule* on lines so wide that none is wrapped."""
    return to_text(as_lines(rule, ruleset()), 2000)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_can_be_explained(rule: Rule) -> None:
    """With its title, why, remedy, every article and every example, as text and as a document."""
    shown = text(rule)
    for sentence in (rule.id, rule.name, *(dict(said)["en"] for said in (rule.title, rule.why, rule.remedy))):
        assert " ".join(sentence.split()) in shown
    assert shown.count("\n  - ") >= len(rule.examples)
    found = as_document(rule)
    assert (found["id"], found["references"]) == (rule.id, list(rule.references))
    assert found["when"] == {fact: list(values) for fact, values in rule.when}
    assert len(found["examples"]) == len(rule.examples) > 0


def test_the_words_are_those_of_the_reader() -> None:
    """Articles as the law books of the language write them."""
    withdrawn = ruleset().by_id("AB104")
    assert "Art. 17(1)(b) GDPR" in text(withdrawn)
    use("de")
    try:
        assert "Art. 17 Abs. 1 Buchst. b DSGVO" in text(withdrawn)
        assert "Einwilligung zurückgenommen" in text(withdrawn)
    finally:
        use("en")


def test_when_it_fires_is_said_in_words() -> None:
    """One fact with its values; several facts that must all hold; none at all."""
    assert "- the consent was withdrawn; or the consent was revoked; or the consent was declared invalid" in text(
        ruleset().by_id("AB104")
    )
    assert "When all of this holds:" in text(ruleset().by_id("AB106"))
    assert "no other rule says why" in text(ruleset().unexplained)


def test_the_ceiling_of_fines_is_named() -> None:
    """By article and in words where it is one of the two, by article alone where it is another, or not at all."""
    rule = ruleset().by_id("AB104")
    assert "Ceiling of fines: Art. 83(5) GDPR, up to 20 million euros or 4 %" in text(rule)
    assert "up to 10 million euros or 2 %" in text(replace(rule, fine_tier="83(4)"))
    assert "Ceiling of fines: Art. 83(6) GDPR.\n" in text(replace(rule, fine_tier="83(6)"))
    assert "No ceiling of fines is named for this rule." in text(replace(rule, fine_tier=""))


def test_only_what_rests_on_words_is_a_heuristic() -> None:
    """Children, employees, special categories and private contacts are told by words; the rest is known."""
    assert {rule.id for rule in RULES if rule.is_heuristic} == {"AB301", "AB302", "AB303", "AB401"}
    assert "a heuristic, and no proof" in text(ruleset().by_id("AB301"))
    assert "a heuristic, and no proof" not in text(ruleset().by_id("AB104"))
