"""The sentences of the rules speak of whoever was asked about."""

from __future__ import annotations

from abaudit import rulefiles
from abaudit.model.rulebook import RECIPIENT_GAP, RuleSet


def _sentences(rules: RuleSet) -> list[str]:
    return [
        sentence
        for rule in rules.everything
        for text in (rule.title, rule.why, rule.remedy)
        for _lang, sentence in text
    ]


def test_every_gap_is_filled_with_the_name() -> None:
    """No gap is left; what speaks of the recipient speaks of the one that is named, in every language."""
    asked, usual = _sentences(rulefiles.load(recipient_name="Krähenpost")), _sentences(rulefiles.load())
    assert not [sentence for sentence in (*asked, *usual) if RECIPIENT_GAP in sentence]
    named = [sentence for sentence in asked if "Krähenpost" in sentence]
    assert len(named) >= 8
    assert [sentence.replace("Krähenpost", "WhatsApp") for sentence in asked] == usual


def test_only_what_is_known_of_one_recipient_alone_names_it() -> None:
    """WhatsApp stands by name where the rule is about its account report, or says what is known of WhatsApp alone."""
    rules = rulefiles.load(recipient_name="Krähenpost")
    named = {
        rule.id
        for rule in rules.everything
        for text in (rule.title, rule.why, rule.remedy)
        for _lang, sentence in text
        if "WhatsApp" in sentence
    }
    assert named == {"AB104", "AB503"}
