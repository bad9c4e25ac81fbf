"""``abaudit audit``: the main job."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from abaudit.cli import arguments as args, progress
from abaudit.cli.commands import command
from abaudit.cli.overview import described
from abaudit.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abaudit.model.export_facts import Export


@command(
    described(
        "audit",
        _(
            "Shows who must be taken off the phone, who can be asked, and what needs a look. Without a ledger nobody "
            "has consented, and the output says so."
        ),
    )
)
def audit(
    exports: args.Exports,
    *,
    ledger: args.LedgerFile = "",
    rules: args.RulesFolder = "",
    recipient: args.RecipientName = "",
    region: args.Region = "",
    on: args.On = "",
    output: args.Output = None,
    show: args.Show = "",
    category: args.Category = "",
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on",
            metavar=_("SEVERITY"),
            show_default=False,
            help=_(
                "From which severity on the exit status is 1: any, critical, high, medium, low, never. "
                "[default: any, which is any number that is flagged or to be checked]"
            ),
        ),
    ] = "any",
    already_shared: args.AlreadyShared = "",
    already_shared_on: args.AlreadySharedOn = "",
    phone_column: args.PhoneColumn = None,
    name_column: args.NameColumn = None,
    waivers: Annotated[
        str,
        typer.Option(
            "--waivers",
            metavar=_("FILE"),
            help=_("Waivers of the controller. [default: waivers.yaml beside abaudit.yaml]"),
        ),
    ] = "",
    strict: Annotated[
        bool, typer.Option("--strict", help=_("Exit with 1 where a waiver covers nothing that was found."))
    ] = False,
    baseline: Annotated[
        str,
        typer.Option(
            "--baseline",
            metavar=_("FILE"),
            help=_("Findings that are known already (abaudit baseline create); only others make the exit status 1."),
        ),
    ] = "",
    previous: Annotated[
        str,
        typer.Option(
            "--previous",
            metavar="RESULT.json",
            help=_("An earlier result to compare with; the exit status is 3 where an export is gone or has shrunk."),
        ),
    ] = "",
    accept_drop: Annotated[
        list[str] | None,
        typer.Option(
            "--accept-drop",
            metavar="EXPORT",
            show_default=False,
            help=_("This export is meant to be gone or smaller since --previous; once for each."),
        ),
    ] = None,
    max_age: Annotated[
        int | None,
        typer.Option(
            "--max-age",
            metavar=_("DAYS"),
            min=0,
            help=_("How many days old an export may be; the exit status is 3 where one is older."),
        ),
    ] = None,
    key_list: Annotated[
        str,
        typer.Option(
            "--key-list",
            metavar=_("FILE"),
            help=_("Also write the list that tells which id is whom, for you alone, with a day to delete it."),
        ),
    ] = "",
    force: args.Force = False,
    as_layout: args.AsLayout = "",
    encoding: args.Encoding = "",
    exclude: args.Exclude = None,
    config: args.Config = "",
    quiet: args.Quiet = False,
    verbose: args.Verbose = False,
) -> int:
    from abaudit.cli import inputs, outputs, streams
    from abaudit.errors import UsageError
    from abaudit.reports import FORMATS
    from abaudit.reports.commands import key_list as key_lists
    from abaudit.reports.document.freshness import stops
    from abaudit.service import auditing, settings

    progress.choose(quiet=quiet, verbose=verbose)
    if fail_on not in args.FAIL_ON:
        raise UsageError(_("--fail-on: write one of {words}.").format(words=", ".join(args.FAIL_ON)))
    asked = inputs.request(
        exports,
        ledger=ledger,
        rules=rules,
        recipient=recipient,
        region=region,
        on=on,
        fail_on=fail_on,
        options=settings.options(phone_column, name_column, as_layout, encoding, exclude),
        config=config,
        already_shared=already_shared,
        already_shared_on=already_shared_on,
        max_age=max_age,
        category=category,
    )
    earlier = auditing.Earlier(waivers, baseline, previous, tuple(accept_drop or ()))
    read = (*asked.inputs, *earlier.inputs)
    wanted = outputs.parse(
        output or (), [known.name for known in FORMATS], read, quiet=quiet, force=force, key_list=key_list
    )
    outputs.check(wanted, show)
    outputs.check_category(category)
    progress.step(_("Reading {name}").format(name=", ".join(exports)))
    inputs.tell_ledger(asked.ledger)
    paths = [one.path for one in wanted if one.path] + [key_list] * bool(key_list)
    result = auditing.run(asked, earlier, outputs=paths, on_read=_tell)
    outputs.write(result, wanted, show, force=force, private={key_list: key_lists.render(result)} if key_list else {})
    if not outputs.shows_names(wanted, show):
        for sentence in stops(result):  # reports under ids do not say which file it is
            streams.complain(sentence)
    unused = strict and any(use.unused for use in result.waivers)
    return result.status or int(unused)


def _tell(exports: Sequence[Export]) -> None:
    """What was read, and that the judging begins."""
    for export in exports:
        progress.note(_told(export))
    progress.step(_("Judging every number"))


def _told(export: Export) -> str:
    """What was read, for whoever asked with ``-v``: no person in it."""
    return _("{name}: {size} bytes, SHA-256 {sha256}, {layout}, {encoding}, {records} records").format(
        name=f"{export.container}/…" if export.container else export.name,  # a member may be called after a person
        size=export.size,
        sha256=export.sha256,
        layout=export.imported.layout,
        encoding=export.imported.encoding,
        records=export.imported.records,
    )
