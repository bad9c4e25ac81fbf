"""The page about the rules is what the rules say."""

from __future__ import annotations

from pathlib import Path

from abaudit import rulefiles
from abaudit.reports.commands.rules_markdown import render
from factories import ruleset, whatsapp


def page() -> str:
    """The page as it is made now."""
    return render(ruleset(), rulefiles.categories(), [whatsapp()])


def test_the_page_in_docs_is_up_to_date(root: Path) -> None:
    """docs/rules.md is made by `abaudit rules list --markdown`; whoever changes a rule makes it again."""
    assert (root / "docs" / "rules.md").read_text(encoding="utf-8") == page()


def test_every_rule_is_told_in_both_languages() -> None:
    """Title, reason and remedy of every rule stand on the page, in English and in German."""
    text = page()
    for rule in ruleset().everything:
        assert f"## {rule.id} {rule.name}" in text
        for sentences in (rule.title, rule.why, rule.remedy):
            assert all(sentence in text for _language, sentence in sentences)


def test_words_exemptions_and_disputed_fields_are_there() -> None:
    """The shipped words, the shipped exemptions and what sources dispute can be read without opening a rule file."""
    text = page()
    assert "**private**: privat" in text
    assert "`emergency-number` (service, abaudit)" in text
    assert "**name** (everybody, clear, IE, US, **disputed**)" in text
