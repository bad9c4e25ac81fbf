"""Every rule, shipped exemption, category and recipient as a Markdown page, both languages side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.model.rulebook import Charge, in_language
from abaudit.reports.text.articles import article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from abaudit.model.rulebook import Recipient, Rule, RuleSet, Text

_HEAD = """\
# The rules

Generated from the rule files by `abaudit rules list --markdown`; do not edit. Rules version {version}.

A rule accuses, it never acquits: *flagged* and *review* decide a verdict, *note* only tells something. A number is
consented only where the facts prove a consent in force; whatever is neither consented nor exempt and no rule explains
is flagged under AB100. How a rule file is written stands in `rules/gdpr.yaml`; own rules are added with `--rules DIR`.

| rule | title | severity | verdict | action |
|---|---|---|---|---|"""


_OTHERS = {"de": ("Warum", "Was tun")}
"""The languages beside English: what they call the reason of a rule, and what to do."""


def render(ruleset: RuleSet, categories: Iterable[tuple[str, Sequence[str]]], recipients: Iterable[Recipient]) -> str:
    """The page, in Markdown, with a final newline."""
    rules = ruleset.everything
    lines = [_HEAD.format(version=ruleset.version)]
    for rule in rules:
        anchor = f"[{rule.id}](#{rule.id.lower()}-{rule.name})"
        lines.append(f"| {anchor} | {_en(rule.title)} | {rule.severity} | {rule.verdict} | {rule.action} |")
    for rule in rules:
        lines += _rule(rule)
    lines += ["", "## Exemptions that come with the rules", ""]
    lines += [
        f"- `{shipped.reading_reason}` ({shipped.kind}, {shipped.owner}): {_en(shipped.reason)}"
        for shipped in ruleset.exemptions
    ]
    lines += [
        "",
        "## Words that hint at a category",
        "",
        "`policy: categories:` in `abaudit.yaml` replaces a list.",
        "",
    ]
    lines += [f"- **{name}**: {', '.join(words)}" for name, words in categories]
    for recipient in recipients:
        lines += _recipient(recipient)
    return "\n".join(lines) + "\n"


def _rule(rule: Rule) -> Iterator[str]:
    yield from ("", f"## {rule.id} {rule.name}", "")
    yield " · ".join((f"**{_en(rule.title)}**", *(in_language(rule.title, language) for language in _OTHERS)))
    yield from ("", f"Why: {_en(rule.why)}", "", f"What to do: {_en(rule.remedy)}", "")
    for language, (why, what) in _OTHERS.items():
        yield f"> {why}: {in_language(rule.why, language)}"
        yield from (">", f"> {what}: {in_language(rule.remedy, language)}", "")
    when = "; ".join(f"`{fact}` is {_or(values)}" for fact, values in rule.when)
    yield f"- fires when {when or 'no other rule explains a number that is neither consented nor exempt'}"
    unchanged = " (changes no verdict)" if rule.verdict is Charge.NOTE else ""
    yield f"- says {rule.verdict}{unchanged}, next step {rule.action}"
    tier = f"fine up to the ceiling of Art. {rule.fine_tier} GDPR" if rule.fine_tier else "a house rule sets no fine"
    yield f"- {', '.join(article(reference, 'en') for reference in rule.references)}; {tier}"


def _recipient(recipient: Recipient) -> Iterator[str]:
    yield from ("", f"## What {recipient.name} takes", "", f"Version {recipient.version}.", "")
    for taken in recipient.takes:
        disputed = ", **disputed**" if taken.disputed else ""
        where = f", {', '.join(taken.where)}" if taken.where else ""
        yield f"- **{taken.field}** ({taken.whose}, {taken.form}{where}{disputed}): {_en(taken.note)}"
        yield f"  Sources, read {taken.checked}: {'; '.join(taken.sources)}."


def _or(values: Sequence[str]) -> str:
    return " or ".join(f"`{value}`" for value in values)


def _en(text: Text) -> str:
    return in_language(text, "en")
