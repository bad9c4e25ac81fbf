"""``abaudit audit``: the main job."""

from __future__ import annotations

from typing import Annotated

import typer

from abaudit.cli import arguments as args
from abaudit.i18n import _

HELP = _(
    "Judge every number of the exports: has its person consented that WhatsApp receives it?\n\n"
    "Shows who must be taken off the phone, who can be asked, and what needs a look. Without a ledger nobody has "
    "consented, and the output says so."
)


def audit(  # noqa: D103 - HELP is its description, in the user's language
    exports: args.Exports,
    *,
    ledger: args.LedgerFile = "",
    rules: args.RulesFolder = "",
    recipient: args.RecipientName = "",
    region: args.Region = "",
    on: args.On = "",
    output: args.Output = None,
    show: args.Show = "",
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on",
            metavar=_("SEVERITY"),
            show_default=False,
            help=_(
                "From which severity on the exit status is 1: critical, high, medium, low, never. "
                "[default: any number that is flagged or to be checked]"
            ),
        ),
    ] = "any",
    already_shared: args.AlreadyShared = "",
    already_shared_on: args.AlreadySharedOn = "",
    phone_column: args.PhoneColumn = None,
    name_column: args.NameColumn = None,
    config: args.Config = "",
    lang: args.Lang = "",  # noqa: ARG001 - read before the commands are imported
    quiet: args.Quiet = False,
) -> int:
    from abaudit.audit import audit as judge_all
    from abaudit.cli import outputs, preparation
    from abaudit.errors import UsageError
    from abaudit.reports import FORMATS

    if fail_on not in args.FAIL_ON:
        raise UsageError(_("--fail-on: write one of {words}.").format(words=", ".join(args.FAIL_ON)))
    asked = preparation.request(
        exports,
        ledger=ledger,
        rules=rules,
        recipient=recipient,
        region=region,
        on=on,
        fail_on=fail_on,
        phone_column=phone_column,
        name_column=name_column,
        config=config,
        already_shared=already_shared,
        already_shared_on=already_shared_on,
    )
    wanted = outputs.parse(output or (), [known.name for known in FORMATS], asked.inputs, quiet=quiet)
    for one in wanted:
        outputs.show_of(show, one)
    prepared = preparation.prepare(asked, [one.path for one in wanted if one.path])
    result = judge_all(prepared.exports, prepared.ledger, prepared.ruleset, prepared.scope)
    outputs.write(result, wanted, show)
    return result.status
