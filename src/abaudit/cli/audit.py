"""``abaudit audit``: the main job."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from abaudit.cli import arguments as args
from abaudit.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abaudit.cli.inputs import Settings
    from abaudit.model.consent import Ledger
    from abaudit.model.findings import Notice

HELP = _(
    "Judge every number of the exports: has its person consented that WhatsApp receives it?\n\n"
    "Shows who must be taken off the phone, who can be asked, and what needs a look. Without a ledger nobody has "
    "consented, and the output says so."
)


def audit(  # noqa: D103 - HELP is its description, in the user's language
    exports: args.Exports,
    *,
    ledger: Annotated[
        str,
        typer.Option(
            "--ledger", "-l", metavar="FILE", envvar="ABAUDIT_LEDGER", help=_("The consent ledger (.yaml or .csv).")
        ),
    ] = "",
    recipient: Annotated[
        str,
        typer.Option(
            "--recipient",
            metavar="NAME",
            envvar="ABAUDIT_RECIPIENT",
            help=_("Who would receive the data. [default: whatsapp]"),
        ),
    ] = "",
    region: args.Region = "",
    on: Annotated[
        str, typer.Option("--on", metavar="DATE", help=_("The day to judge, e.g. 2026-03-01. [default: today]"))
    ] = "",
    output: args.Output = None,
    show: args.Show = "",
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on",
            metavar="SEVERITY",
            show_default=False,
            help=_(
                "From which severity on the exit status is 1: critical, high, medium, low, never. "
                "[default: any number that is flagged or to be checked]"
            ),
        ),
    ] = "any",
    phone_column: args.PhoneColumn = None,
    name_column: args.NameColumn = None,
    config: args.Config = "",
    lang: args.Lang = "",  # noqa: ARG001 - read before the commands are imported
    quiet: args.Quiet = False,
) -> int:
    from abaudit import rulefiles
    from abaudit.audit import Scope, audit as judge_all
    from abaudit.cli import inputs, outputs, proofs
    from abaudit.errors import UsageError
    from abaudit.importers import Options
    from abaudit.reports import FORMATS
    from abaudit.rules.proof import Proofs

    if fail_on not in args.FAIL_ON:
        raise UsageError(_("--fail-on: write one of {words}.").format(words=", ".join(args.FAIL_ON)))
    inputs.check_names(exports, ledger, config)
    settings = inputs.settings(exports, config, region)
    on_day = inputs.day(on, settings.config.timezone)
    ledger_name = ledger or settings.config.ledger
    used = [name for name in (*exports, ledger_name, settings.config.path) if name]
    wanted = outputs.parse(output or (), [known.name for known in FORMATS], used, quiet=quiet)
    for one in wanted:
        outputs.show_of(show, one)
    consents = inputs.read_ledger(ledger_name, settings) if ledger_name else None
    chosen = rulefiles.recipient(recipient or settings.config.recipient or "whatsapp")
    ruleset = rulefiles.load()
    books = inputs.read_exports(exports, Options(tuple(phone_column or ()), tuple(name_column or ())))
    controller = inputs.controller(settings, consents, ledger_name)
    result = judge_all(
        books,
        consents,
        ruleset,
        Scope(
            on=on_day,
            recipient=chosen,
            region=settings.region,
            controller=controller,
            exemptions=settings.config.exemptions,
            policy=inputs.policy(settings),
            proofs=proofs.look_up(consents, ledger_name, settings.config) if consents is not None else Proofs(),
            declared=settings.config.declared,
            fail_on=fail_on,
            notices=tuple(_notices(settings, consents, ledger_name, controller)),
        ),
    )
    outputs.write(result, wanted, show)
    return result.status


def _notices(settings: Settings, ledger: Ledger | None, ledger_name: str, controller: str | None) -> Iterator[Notice]:
    """What the reader of the result must know of how it came about."""
    from abaudit import files
    from abaudit.config import DECLARED
    from abaudit.model.findings import Notice

    if not settings.region_stated:
        yield Notice("region-default", (("region", settings.region),))
    if not settings.config.controller:
        yield Notice("controller-from-ledger" if controller else "no-controller")
    declared = dict(settings.config.declared)
    if missing := [key for key in DECLARED if key not in declared]:
        yield Notice("not-declared", (("keys", ", ".join(missing)),))
    if ledger is not None and files.in_git_work_tree(ledger_name):
        yield Notice("ledger-in-git")
