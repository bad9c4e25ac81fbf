"""``abaudit diff``: what changed between two saved results."""

from __future__ import annotations

from typing import Annotated

import typer

from abaudit.cli import arguments as args, streams
from abaudit.cli.commands import command
from abaudit.cli.overview import described
from abaudit.i18n import _


@command(
    described(
        "diff",
        _(
            "Both need ids that were made with the same key. Exit status 1 where something is new; 3 or 4 where the "
            "later result did not read or audit everything."
        ),
    )
)
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD.json", help=_("The earlier result."))],
    new: Annotated[str, typer.Argument(metavar="NEW.json", help=_("The later result."))],
    *,
    output: args.PlainOutput = None,
    force: args.Force = False,
) -> int:
    from abaudit.cli import outputs
    from abaudit.errors import UsageError
    from abaudit.known.compare import compare
    from abaudit.reports.commands import difference
    from abaudit.service import belongings, saved

    belongings.watch()
    wanted = outputs.parse(output or (), ["json", "terminal"], [old, new], quiet=False, force=force)
    before, after = saved.read(old), saved.read(new)
    saved.demand_same_key((old, saved.key_id(before, old)), (new, saved.key_id(after, new)))
    if (before.run.recipient, before.run.controller) != (after.run.recipient, after.run.controller):
        raise UsageError(
            _("The two results are about different recipients or controllers, so nothing can be compared.")
        )
    found = difference.Difference(before, after, compare(before, after))
    full = outputs.owner_is_looking()
    for one in sorted(wanted, key=lambda one: one.path is None):
        if one.format == "json":
            data = difference.to_json(found)
        else:
            text = difference.to_text(found, width=outputs.screen_width(), full=full and one.path is None)
            data = text.encode("utf-8", "replace")
        if one.path is not None:
            outputs.write_file(one.path, data, private=False, force=force)
        elif one.format == "json":
            streams.say_bytes(data)
        else:
            streams.say(data.decode())
    return after.status if after.status in (3, 4) else int(found.comparison.has_new)
