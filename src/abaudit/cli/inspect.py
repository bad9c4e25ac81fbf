"""``abaudit inspect``: what the reader saw."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from abaudit.cli import arguments as args, streams
from abaudit.cli.commands import command
from abaudit.cli.overview import described
from abaudit.i18n import _


@command(
    described(
        "inspect", _("This is your own look at your own file, so it shows names and numbers unless --show id is given.")
    )
)
def inspect(
    exports: args.Exports,
    *,
    region: args.Region = "",
    output: args.PlainOutput = None,
    show: Annotated[
        str,
        typer.Option(
            "--show",
            metavar="id|full",
            help=_("Whether to show names and numbers: full is the default, except in CI (variable CI)."),
        ),
    ] = "",
    force: args.Force = False,
    phone_column: args.PhoneColumn = None,
    name_column: args.NameColumn = None,
    as_layout: args.AsLayout = "",
    encoding: args.Encoding = "",
    exclude: args.Exclude = None,
    config: args.Config = "",
) -> int:
    from abaudit.cli import inputs, outputs, progress
    from abaudit.errors import UsageError
    from abaudit.reports.commands import inspection
    from abaudit.service import books, settings as chosen_settings

    if show not in ("", "id", "full"):
        raise UsageError(_("--show: write one of {shows}.").format(shows="id, full"))
    full = show == "full" or (not show and not os.environ.get("CI"))
    if full:
        outputs.refuse_open_file(output or ())
    chosen_settings.check_names(exports, config)
    settings = inputs.settings(exports, config, region)
    used = [name for name in (*exports, settings.config.path) if name]
    wanted = outputs.parse(output or (), ["json", "terminal"], used, quiet=False, force=force)
    progress.step(_("Reading {name}").format(name=", ".join(exports)))
    options = chosen_settings.options(phone_column, name_column, as_layout, encoding, exclude)
    found = books.look_into(exports, options, [*used, *(one.path for one in wanted if one.path)])
    seen = inspection.Inspection(found.exports, settings.region, full=full, aside=found.aside)
    for one in sorted(wanted, key=lambda one: one.path is None):
        data = inspection.to_json(seen) if one.format == "json" else inspection.to_text(seen).encode("utf-8", "replace")
        if one.path is not None:
            outputs.write_file(one.path, data, private=full, force=force)
        elif one.format == "json":
            streams.say_bytes(data)
        else:
            streams.say_lines(data.decode())
    return seen.status
