"""All commands.  Each lives in a module of its own and imports what is heavy only when it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from abaudit.cli import (
    arguments as args,
    audit,
    baseline,
    completion,
    diff,
    explain,
    guard,
    inspect,
    key,
    ledger,
    report,
    rules,
    sample,
    schema,
    streams,
    waiver,
)
from abaudit.i18n import _

if TYPE_CHECKING:
    import click


def command() -> click.Command:
    """The whole command line, in the language in use."""
    app = typer.Typer(
        name="abaudit",
        help=_(
            "Which numbers of a phone's address book would reach WhatsApp without a consent on record?\n\n"
            "Reads the contacts that a phone or an office program exported, matches every number against a consent "
            "ledger, and shows who stands in the way and what to do. An audit opens no connection."
        ),
        epilog=_(
            "Exit status: 0 nothing found, 1 findings, 2 wrong usage or an input that cannot be used, 3 part of an "
            "export could not be read, 4 nothing to audit, 70 bug in abaudit, 130 interrupted."
        ),
        context_settings=args.SETTINGS,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
        no_args_is_help=True,
    )
    app.callback()(_version)
    app.command("audit", help=audit.HELP, context_settings=args.SETTINGS)(audit.audit)
    app.command("inspect", help=inspect.HELP, context_settings=args.SETTINGS)(inspect.inspect)
    app.command("explain", help=explain.HELP, context_settings=args.SETTINGS, cls=explain.Explain)(explain.explain)
    app.add_typer(rules.app(), name="rules")
    app.add_typer(ledger.app(), name="ledger")
    app.command("report", help=report.HELP, context_settings=args.SETTINGS)(report.report)
    app.command("diff", help=diff.HELP, context_settings=args.SETTINGS)(diff.diff)
    app.add_typer(baseline.app(), name="baseline")
    app.add_typer(waiver.app(), name="waiver")
    app.command("sample", help=sample.HELP, context_settings=args.SETTINGS)(sample.sample)
    app.add_typer(key.app(), name="key")
    app.command("guard", help=guard.HELP, context_settings=args.SETTINGS)(guard.guard)
    app.command("schema", help=schema.HELP, context_settings=args.SETTINGS)(schema.schema)
    app.command("completion", help=completion.HELP, context_settings=args.SETTINGS)(completion.completion)
    app.command("__complete", hidden=True, add_help_option=False)(completion.answer)
    return _in_words_of_ours(typer.main.get_command(app))


def _in_words_of_ours(command: click.Command) -> click.Command:
    """*command* and all below it with what the framework leaves no other way to translate.

    Its own suggestion for a mistyped command is English, and the parser has one already; an overview that cuts
    descriptions off in mid-sentence is of no use.
    """
    command.options_metavar = _("[OPTIONS]")
    command.short_help = (command.help or "").split("\n\n")[0]
    if isinstance(command, typer.core.TyperGroup):
        command.subcommand_metavar = _("COMMAND [ARGS]...")
        command.suggest_commands = False
        for below in command.commands.values():
            _in_words_of_ours(below)
    return command


def _print_version(wanted: bool) -> None:
    if wanted:
        from abaudit import __version__, phone

        streams.say(f"abaudit {__version__} (phonenumbers {phone.library_version()})")
        raise typer.Exit


def _version(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help=_("Show the versions and exit.")),
    ] = False,
    lang: args.Lang = "",
) -> None:
    pass
