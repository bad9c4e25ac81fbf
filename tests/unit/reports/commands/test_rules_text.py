"""Every rule, exemption and recipient, for reading."""

from __future__ import annotations

import pytest

from abaudit import i18n
from abaudit.reports.commands.rules_text import render
from factories import ruleset, whatsapp

CATEGORIES = (("private", ("privat", "family")), ("child", ("azubi",)))


@pytest.mark.parametrize("language", ["en", "de"])
def test_everything_that_judges_is_listed(language: str) -> None:
    """Each rule stands there once with its texts in the language in use, and so do exemptions and recipients."""
    i18n.use(language)
    try:
        text = render(ruleset(), CATEGORIES, [whatsapp()])
    finally:
        i18n.use("en")
    flat = " ".join(text.split())
    for rule in ruleset().everything:
        assert flat.count(f"{rule.id} {dict(rule.title)[language]} [{rule.name}") == 1
        assert " ".join(dict(rule.why)[language].split()) in flat
        assert " ".join(dict(rule.remedy)[language].split()) in flat
    for exemption in ruleset().exemptions:
        assert " ".join(dict(exemption.reason)[language].split()) in flat
    assert "privat, family" in flat
    for taken in whatsapp().takes:
        assert " ".join(dict(taken.note)[language].split()) in flat
        assert all(source in text or source in flat for source in taken.sources)


def test_lines_are_short_enough_to_read() -> None:
    """Prose is wrapped; only a head line or an address may be longer."""
    prose = [
        line
        for line in render(ruleset(), CATEGORIES, [whatsapp()]).splitlines()
        if line.startswith("    ") and "http" not in line
    ]
    assert max(map(len, prose)) <= 96


def test_rules_come_in_the_order_of_their_ids() -> None:
    """Whoever looks for a rule finds it by its number."""
    ids = [line[:5] for line in render(ruleset(), CATEGORIES, []).splitlines() if line[:2] == "AB"]
    assert ids == sorted(ids)
    assert "AB100" in ids
