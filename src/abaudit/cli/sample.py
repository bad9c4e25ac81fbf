"""``abaudit sample``: consented numbers drawn for a check of their evidence."""

from __future__ import annotations

from typing import Annotated

import typer

from abaudit.cli import arguments as args, streams
from abaudit.cli.commands import command
from abaudit.cli.overview import described
from abaudit.i18n import _


@command(
    described(
        "sample",
        _("The same seed draws the same numbers. Names are on the pages where the result was saved with --show full."),
    )
)
def sample(
    result: args.SavedResult,
    *,
    count: Annotated[int, typer.Option("--n", metavar="N", min=1, help=_("How many to draw."))] = 20,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help=_("Which draw; note it with the result."))] = 1,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar=_("FILE"), help=_("Where to write it. [default: standard output]"))
    ] = "",
    force: args.Force = False,
) -> int:
    from abaudit.cli import outputs
    from abaudit.errors import UsageError
    from abaudit.redact import redact
    from abaudit.reports.commands import sampling
    from abaudit.service import belongings, saved

    belongings.watch()
    found = saved.read(result)
    if not found.summary.consented:
        raise UsageError(_("{name} holds no consented number, so there is nothing to draw.").format(name=result))
    to_file = bool(output) and not streams.is_stdout(output)
    shown = found if to_file or outputs.owner_is_looking() else redact(found, "id")
    data = sampling.render(shown, count=count, seed=seed).encode("utf-8", "replace")
    if to_file:
        outputs.write_file(output, data, private=shown.run.show != "id", force=force)
    else:
        streams.say_bytes(data)
    return 0
