"""``abaudit explain``: why a number has its verdict, and what a rule means."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from abaudit.cli import arguments as args, progress, streams
from abaudit.cli.commands import command
from abaudit.cli.overview import described
from abaudit.i18n import _
from abaudit.service.lookup import FoundAnswer, looks_like_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import click

    from abaudit.cli.outputs import Output


class Explain(typer.core.TyperCommand):
    """A command whose ``--in`` takes every file name that follows it, as a shell's ``*.vcf`` gives them."""

    def parse_args(self, ctx: click.Context, arguments: list[str]) -> list[str]:
        """Write ``--in a b`` as ``--in a --in b``; what looks like an id stays one."""
        return super().parse_args(ctx, list(_each_with_its_option(arguments)))


@command(
    described(
        "explain",
        _(
            "A number is named by its id (N-0007), by a contact that has it (C-0003, “Anke Eilers”), or as it is "
            "written. Ids are those of “abaudit audit” with the same exports and options; of several exports they need "
            "the --check code of its report. This is your own look at your own files, so it shows names and numbers "
            "unless --show id is given."
        ),
    ),
    parser=Explain,
)
def explain(
    what: Annotated[
        list[str],
        typer.Argument(
            metavar=_("RULE|ID|NUMBER|NAME..."),
            help=_(
                "Rules by id or name; numbers (N-0007), contacts (C-0003), telephone numbers or names (“Anke Eilers”) "
                "of the exports."
            ),
        ),
    ],
    *,
    exports: Annotated[
        list[str] | None,
        typer.Option(
            "--in",
            metavar=_("EXPORT..."),
            help=_("The address books, in the order in which they were audited; - is standard input."),
        ),
    ] = None,
    ledger: args.LedgerFile = "",
    rules: args.RulesFolder = "",
    recipient: args.RecipientName = "",
    region: args.Region = "",
    on: args.On = "",
    output: args.PlainOutput = None,
    show: Annotated[
        str,
        typer.Option(
            "--show",
            metavar="id|full",
            help=_("Whether to show names and numbers: full is the default, except in CI (variable CI)."),
        ),
    ] = "",
    check: Annotated[
        str,
        typer.Option(
            "--check",
            metavar=_("CODE"),
            help=_("The check code of the audit that ids come from; it stands at the head of every report."),
        ),
    ] = "",
    force: args.Force = False,
    already_shared: args.AlreadyShared = "",
    already_shared_on: args.AlreadySharedOn = "",
    phone_column: args.PhoneColumn = None,
    name_column: args.NameColumn = None,
    as_layout: args.AsLayout = "",
    encoding: args.Encoding = "",
    exclude: args.Exclude = None,
    config: args.Config = "",
) -> int:
    from abaudit.cli import inputs, outputs
    from abaudit.errors import UsageError
    from abaudit.service import settings

    if show not in ("", "id", "full"):
        raise UsageError(_("--show: write one of {shows}.").format(shows="id, full"))
    full = show == "full" or (not show and not os.environ.get("CI"))
    if full:
        outputs.refuse_open_file(output or ())
    asked = inputs.request(
        exports or (),
        ledger=ledger,
        rules=rules,
        recipient=recipient,
        region=region,
        on=on,
        fail_on="any",
        options=settings.options(phone_column, name_column, as_layout, encoding, exclude),
        config=config,
        already_shared=already_shared,
        already_shared_on=already_shared_on,
    )
    wanted = outputs.parse(output or (), ["json", "terminal"], asked.inputs, quiet=False, force=force)
    if asked.exports:
        progress.step(_("Reading {name}").format(name=", ".join(asked.exports)))
        inputs.tell_ledger(asked.ledger)
    _write(FoundAnswer(what, asked, check), wanted, full=full, force=force)
    return 0


def _each_with_its_option(arguments: Sequence[str]) -> Iterator[str]:
    expected = further = False
    for place, argument in enumerate(arguments):
        if argument == "--":
            yield from arguments[place:]
            return
        if expected or argument == "-" or not argument.startswith("-"):
            if further and not expected and not looks_like_id(argument):
                yield "--in"
            expected = False
        else:
            expected = further = argument == "--in"
        yield argument


def _write(answer: FoundAnswer, wanted: Sequence[Output], *, full: bool, force: bool) -> None:
    """To every output, named files first."""
    from abaudit.cli import outputs
    from abaudit.reports.explain import writing

    for one in sorted(wanted, key=lambda one: one.path is None):
        if one.format == "json":
            data = writing.to_json(answer.explained, answer.explanations, answer.rules, answer.contacts, full=full)
        else:
            data = _text(answer, full=full).encode("utf-8", "replace")
        if one.path is not None:
            outputs.write_file(one.path, data, private=full, force=force)
        elif one.format == "json":
            streams.say_bytes(data)
        else:
            streams.say(data.decode())


def _text(answer: FoundAnswer, *, full: bool) -> str:
    from abaudit.cli import outputs
    from abaudit.reports.explain import one_rule, writing
    from abaudit.reports.text.harmless import typewriter

    parts = [list(one_rule.as_lines(rule, answer.ruleset)) for rule in answer.rules]
    parts += [
        [(0, _("{contact} has no phone entry, so there is nothing to judge.").format(contact=contact))]
        for contact, numbers in answer.contacts
        if not numbers
    ]
    parts += [list(writing.number_lines(one, full=full)) for one in answer.explanations]
    if answer.explained is not None and answer.explanations:
        parts.append(list(writing.box_lines(answer.explained)))
    lines = [line for part in parts for line in ((0, ""), (0, ""), *part)][2:]
    text = writing.to_text(lines, outputs.screen_width())
    return text if streams.can_draw() else typewriter(text)
