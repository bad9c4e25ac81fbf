"""``abaudit rules``: what an audit judges by."""

from __future__ import annotations

from typing import Annotated

import typer

from abaudit.cli import arguments as args, streams
from abaudit.cli.commands import command, group
from abaudit.cli.overview import described
from abaudit.i18n import _


def app() -> typer.Typer:
    """The group of commands, in the language in use."""
    return group(
        described("rules"),
        listing,
        check,
    )


@command(_("Show every rule, shipped exemption and recipient."), name="list")
def listing(
    rules: args.RulesFolder = "",
    *,
    markdown: Annotated[
        bool, typer.Option("--markdown", help=_("Write a Markdown page in English and German, to file or to print."))
    ] = False,
) -> int:
    from abaudit import rulefiles
    from abaudit.reports.commands import rules_markdown, rules_text

    ruleset, categories = rulefiles.load(rules), rulefiles.categories()
    known = [rulefiles.recipient(name) for name in rulefiles.recipients()]
    if markdown:
        streams.say_bytes(rules_markdown.render(ruleset, categories, known).encode())
    else:
        streams.say(rules_text.render(ruleset, categories, known))
    return 0


@command(_("Check rule files: vocabulary, texts, and that every rule decides its own examples."))
def check(
    rule_files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=_("[FILE]..."), help=_("Rule files to check; without one, those that come with abaudit.")
        ),
    ] = None,
) -> int:
    from abaudit import files, rulefiles
    from abaudit.errors import RulesError
    from abaudit.i18n import ngettext
    from abaudit.reports.text.harmless import safe

    if rule_files:
        counts = [(name, rulefiles.check(name, files.read(name, RulesError).data)) for name in rule_files]
    else:
        counts = [(rulefiles.FINDINGS_FILE, len(rulefiles.load().everything))]
        rulefiles.categories()
        for name in rulefiles.recipients():
            rulefiles.recipient(name)
    for name, count in counts:
        text = ngettext("{name}: {count} rule, nothing wrong.", "{name}: {count} rules, nothing wrong.", count)
        streams.say(text.format(name=safe(name), count=count))
    return 0
