"""Every rule, shipped exemption and recipient, for reading."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from abaudit.i18n import _, language
from abaudit.model.rulebook import in_language
from abaudit.reports.text.articles import article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from abaudit.model.rulebook import Recipient, RuleSet, Text

_WIDTH = 96


def render(ruleset: RuleSet, categories: Iterable[tuple[str, Sequence[str]]], recipients: Iterable[Recipient]) -> str:
    """*ruleset*, *categories* and *recipients* as plain text in the language in use."""
    lines = (*_rules(ruleset), *_exemptions(ruleset), *_categories(categories), *_recipients(recipients))
    return "\n".join(lines)


def _rules(ruleset: RuleSet) -> Iterator[str]:
    yield _("Rules, version {version}").format(version=ruleset.version)
    for rule in ruleset.everything:
        yield ""
        yield f"{rule.id}  {_say(rule.title)}  [{rule.name}, {rule.severity}, {rule.verdict}, {rule.action}]"
        yield from _wrapped(_say(rule.why))
        yield from _wrapped(_("What to do: {remedy}").format(remedy=_say(rule.remedy)))
        references = ", ".join(article(reference) for reference in rule.references)
        tier = _("; fine up to the ceiling of {article}").format(article=article(f"GDPR {rule.fine_tier}"))
        yield from _wrapped(references + (tier if rule.fine_tier else ""))
        when = "; ".join(f"{fact}: {', '.join(values)}" for fact, values in rule.when)
        yield from _wrapped(_("Fires when {facts}").format(facts=when or _("no other rule explains the number")))


def _exemptions(ruleset: RuleSet) -> Iterator[str]:
    yield ""
    yield _("Exemptions that come with the rules")
    for exemption in ruleset.exemptions:
        yield ""
        yield f"{exemption.reading_reason}  [{exemption.kind}]"
        yield from _wrapped(_say(exemption.reason))


def _categories(categories: Iterable[tuple[str, Sequence[str]]]) -> Iterator[str]:
    yield ""
    yield _("Words in groups and labels that hint at a category (a hint is no proof)")
    for name, words in categories:
        yield ""
        yield name
        yield from _wrapped(", ".join(words))


def _recipients(recipients: Iterable[Recipient]) -> Iterator[str]:
    for recipient in recipients:
        yield ""
        yield _("What {name} takes, version {version}").format(name=recipient.name, version=recipient.version)
        for taken in recipient.takes:
            disputed = _(", disputed") if taken.disputed else ""
            yield ""
            yield f"{taken.field}  [{taken.whose}, {taken.form}{disputed}]"
            yield from _wrapped(_say(taken.note))
            sources = _("Sources, read {checked}: {sources}")
            yield from _wrapped(sources.format(checked=taken.checked, sources="; ".join(taken.sources)))


def _say(text: Text) -> str:
    return in_language(text, language())


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False)
