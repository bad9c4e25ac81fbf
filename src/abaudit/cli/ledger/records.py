"""``abaudit ledger due|paper|text``, and the records that ``export`` writes for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from abaudit.cli import arguments as args, streams
from abaudit.cli.commands import command
from abaudit.cli.ledger import shared
from abaudit.cli.ledger.opened import Written, opened, put, target, tell_gaps
from abaudit.i18n import _, language
from abaudit.service import ledgers

if TYPE_CHECKING:
    from datetime import date

    from abaudit.model.findings import Show
    from abaudit.service.ledgers import OpenedLedger


@command(
    _(
        "Show which consents expire soon, and of which numbers nothing need be kept any more.\n\n"
        "A number is past its retention when nothing there is in force for anybody and the period of abaudit.yaml "
        "(retention, after_withdrawal) is over. Names are shown on your own screen only, unless --show says otherwise."
    )
)
def due(
    *,
    ledger: shared.Where = "",
    within: Annotated[
        int,
        typer.Option("--within", metavar=_("DAYS"), min=0, max=36500, help=_("How many days to look ahead.")),
    ] = 30,
    on: args.On = "",
    output: args.Output = None,
    force: args.Force = False,
    show: args.Show = "",
    region: args.Region = "",
    config: args.Config = "",
    quiet: args.Quiet = False,
) -> int:
    from abaudit.cli import inputs, outputs
    from abaudit.ledger import due as look
    from abaudit.model.house import PROPOSED
    from abaudit.reports.commands import due_list

    read = opened(ledger, config, region)
    wanted = outputs.parse(output or (), ["json", "terminal"], read.inputs, quiet=quiet, force=force)
    shows = [outputs.show_of(show, one) for one in wanted]
    settings = read.settings.config
    found = look(read.ledger, inputs.day(on, settings.timezone), within, settings.retention or PROPOSED)
    for one, shown in sorted(zip(wanted, shows, strict=True), key=lambda pair: pair[0].path is None):
        listed = due_list.DueTelling(found, settings.retention is not None, read.of_a_file, shown)
        data = due_list.to_json(listed) if one.format == "json" else due_list.to_text(listed).encode()
        put(one.path, data, private=shown != "id", prose=one.format == "terminal", force=force)
    return 0


@command(
    _(
        "Write the ledger's own papers: its entry in the record of processing (Art. 30 GDPR), the notice to the "
        "people in it (Art. 13, 14) and its deletion plan, as Markdown.\n\n"
        "Filled in from abaudit.yaml (controller_details, ledger_details, retention) and the ledger; what is missing "
        "stays marked. It is a template and no legal advice. It holds no names or numbers of the people in the ledger."
    )
)
def paper(
    *,
    output: Written = "",
    force: args.Force = False,
    ledger: shared.Where = "",
    on: args.On = "",
    region: args.Region = "",
    config: args.Config = "",
) -> int:
    from abaudit import files, papers
    from abaudit.cli import inputs
    from abaudit.papers import values

    where = shared.place(ledger, config, region)
    settings, name = where.settings, where.name_if_any
    there = shared.read(where) if name else None
    if not name:
        text = _("There is no {name} here, so what a ledger would say is marked as missing. Name one with --ledger.")
        streams.complain(text.format(name=where.name))
    path = target(output, tuple(filter(None, (name, settings.config.path))))
    day = inputs.day(on, settings.config.timezone)
    in_git = bool(name) and files.in_git_work_tree(name)
    stated = ledgers.with_opening(settings.config, name)
    filled = papers.fill(papers.template("paper", language()), values.of_ledger(stated, there, day, in_git=in_git))
    put(path, filled.text.encode(), private=False, prose=False, force=force)
    tell_gaps(filled.gaps)
    return 0


def write_records(ledger: str, output: str, *, on: str, show: str, region: str, config: str, force: bool) -> None:
    """Write the ledger for other programs: consent records as JSON-LD, as of the day *on*."""
    from abaudit.cli import inputs, outputs

    read = opened(ledger, config, region)
    path = target(output, read.inputs)
    shown = outputs.show_of(show, outputs.Output("jsonld", path))
    data = consent_records(read, inputs.day(on, read.settings.config.timezone), shown)
    put(path, data, private=shown != "id", prose=False, force=force)


def consent_records(read: OpenedLedger, on: date, show: Show) -> bytes:
    """The ledger as JSON-LD; what ISO/IEC TS 27560 asks for and nobody stated is told on standard error."""
    from abaudit.reports.json_result import dump
    from abaudit.stores import jsonld

    stated = read.settings.config
    terms = jsonld.RecordTerms(
        on=on,
        show=show,
        controller=stated.controller,
        details=stated.details,
        retention=stated.retention,
        region=read.settings.region if read.settings.region_stated else "",
        texts=(*read.ledger.texts, *stated.texts),
    )
    if absent := jsonld.missing(terms):
        text = _("ISO/IEC TS 27560 asks for more; not stated: {keys}.")
        streams.complain(text.format(keys=", ".join(absent)))
    return dump(jsonld.document(read.ledger, terms))
