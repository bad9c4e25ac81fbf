"""All commands.  Each lives in a module of its own and imports what is heavy only when it runs."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import typer

from abaudit.cli import commands, streams
from abaudit.cli.overview import SUMMARIES
from abaudit.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    import click

GROUPS = frozenset({"rules", "ledger", "baseline", "waiver", "key"})
"""Groups of commands: each is made by ``app`` in the module of its name.  Any other stands in its module itself."""


ANSWER = "__complete"
"""What the shells' scripts call."""


def first_of(arguments: Sequence[str]) -> str:
    """The command that *arguments* call; empty where they call none that there is."""
    words = iter(arguments)
    for word in words:
        if word == "--lang":
            next(words, None)
        elif not word.startswith("--lang="):
            return word if word in (*SUMMARIES, ANSWER) else ""
    return ""


def command(only: str | None = None) -> click.Command:
    """The whole command line, in the language in use; or, for a call of the command *only*, that one alone.

    The others are there by their names and summaries, which is what an overview shows and a mistyped name is compared
    with.  To make all of them takes longer than most calls have to do.
    """
    app = typer.Typer(
        name="abaudit",
        help=_(
            "Which numbers of a phone's address book would reach WhatsApp without a consent on record?\n\n"
            "Reads the contacts that a phone or an office program exported, matches every number against a consent "
            "ledger, and shows who stands in the way and what to do. An audit opens no connection."
        ),
        epilog=_(
            "Exit status: 0 nothing found, 1 findings, 2 wrong usage or an input that cannot be used, 3 part of an "
            "export could not be read, 4 nothing to audit, 70 bug in abaudit, 130 interrupted, 143 ended from outside."
        ),
        context_settings=commands.SETTINGS,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=False,
        no_args_is_help=True,
    )
    app.callback()(commands.speaking(_version))
    for name in SUMMARIES:
        if only not in (None, name):
            commands.summarised(name).add_to(app)
        elif name in GROUPS:
            app.add_typer(import_module(f"abaudit.cli.{name}").app(), name=name)
        else:
            getattr(import_module(f"abaudit.cli.{name}"), name).add_to(app)
    if only is None or only == ANSWER:
        completion = import_module("abaudit.cli.completion")
        app.command(ANSWER, hidden=True, add_help_option=False)(completion.answer)
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
        from abaudit.cli.versions import versions

        streams.say(versions())
        raise typer.Exit


def _version(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help=_("Show the versions and exit.")),
    ] = False,
) -> int:
    del version  # answered by its own callback
    return 0
