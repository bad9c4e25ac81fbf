"""One rule, explained: what it looks for, why, what to do, and where that stands in the law."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from abaudit.i18n import N_, _, language
from abaudit.model.facts import EVERY_FACT
from abaudit.model.rulebook import Charge, in_language
from abaudit.reports.text.articles import article
from abaudit.reports.text.verdict_words import ACTIONS, CHARGES, SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from abaudit.model.rulebook import Rule, RuleSet, Text

Line = tuple[int, str]
"""How far a line is indented, and what it says."""

_CEILINGS = {
    "83(4)": N_("up to 10 million euros or 2 % of the worldwide annual turnover, whichever is higher"),
    "83(5)": N_("up to 20 million euros or 4 % of the worldwide annual turnover, whichever is higher"),
}


def as_lines(rule: Rule, ruleset: RuleSet) -> Iterator[Line]:
    """*rule* of *ruleset* in the language in use."""
    yield 0, f"{rule.id}  {_say(rule.title)}"
    yield 1, f"{rule.name}"
    yield 1, _("Severity: {severity}.").format(severity=_(SEVERITIES[rule.severity]))
    says = (
        _("What it says of the whole audit: {verdict}.") if rule.is_whole else _("What it says of a number: {verdict}.")
    )
    yield 1, says.format(verdict=_(CHARGES[rule.verdict]))
    if rule.verdict is not Charge.NOTE:  # what is only noted asks for no step about the number
        yield 1, _("Next step: {action}.").format(action=_(ACTIONS[rule.action]))
    yield 0, ""
    yield 0, _("Why")
    yield 1, _say(rule.why)
    if rule.is_heuristic:
        yield 1, _("This rests on words in groups, labels or names: a heuristic, and no proof.")
    yield 0, ""
    yield 0, _("What to do")
    yield 1, _say(rule.remedy)
    yield 0, ""
    yield 0, _("Articles and sources")
    for reference in rule.references:
        yield 1, article(reference)
    yield from ((1, line) for line in _fine(rule))
    yield 1, _("As of version {version} of the rules.").format(version=ruleset.version)
    yield 0, ""
    yield 0, _("When it fires")
    yield from ((1, line) for line in _when(rule))
    yield 0, ""
    yield 0, _("Examples")
    for example in rule.examples:
        yield 1, "- " + "; ".join(_(_words(fact, value)) for fact, value in example)
    if not rule.is_whole:
        yield 1, _("Everything else in an example is as for an ordinary number without a consent.")


def as_document(rule: Rule) -> dict[str, Any]:
    """*rule* for machines, in English.

    Keys: id, name, title, severity, verdict, action, why, remedy, references, fine_tier (or null), heuristic, when
    (fact → values), when_in_words (a list for each fact), examples (fact → value each).
    """
    return {
        "id": rule.id,
        "name": rule.name,
        "title": in_language(rule.title, "en"),
        "severity": rule.severity,
        "verdict": rule.verdict,
        "action": rule.action,
        "why": in_language(rule.why, "en"),
        "remedy": in_language(rule.remedy, "en"),
        "references": list(rule.references),
        "fine_tier": rule.fine_tier or None,
        "heuristic": rule.is_heuristic,
        "when": {fact: list(values) for fact, values in rule.when},
        "when_in_words": [[_words(fact, value) for value in values] for fact, values in rule.when],
        "examples": [dict(example) for example in rule.examples],
    }


def _fine(rule: Rule) -> Iterable[str]:
    if not rule.fine_tier:
        yield _("No ceiling of fines is named for this rule.")
        return
    ceiling = _CEILINGS.get(rule.fine_tier)
    said = _("Ceiling of fines: {article}.").format(article=article(f"GDPR {rule.fine_tier}"))
    yield (
        said
        if ceiling is None
        else _("Ceiling of fines: {article}, {ceiling}.").format(
            article=article(f"GDPR {rule.fine_tier}"), ceiling=_(ceiling)
        )
    )


def _when(rule: Rule) -> Iterator[str]:
    if not rule.when:
        yield _("Where the number has neither a consent on record nor an exemption, and no other rule says why.")
        return
    if len(rule.when) > 1:
        yield _("When all of this holds:")
    for fact, values in rule.when:
        yield "- " + _("; or ").join(_(_words(fact, value)) for value in values)


def _words(fact: str, value: str) -> str:
    return EVERY_FACT[fact].value(value).words


def _say(text: Text) -> str:
    return in_language(text, language())
