"""``abaudit report``: a saved result, rendered again."""

from __future__ import annotations

from dataclasses import replace

from abaudit.cli import arguments as args  # noqa: TC001 - the framework reads the annotations
from abaudit.cli.commands import command
from abaudit.cli.overview import described
from abaudit.i18n import _


@command(
    described(
        "report",
        _(
            "Save one with “abaudit audit … -o json:RESULT.json”. What a result was saved without (names, under "
            "pseudonyms) cannot come back."
        ),
    )
)
def report(
    result: args.SavedResult,
    *,
    output: args.Output = None,
    force: args.Force = False,
    show: args.Show = "",
    category: args.Category = "",
    quiet: args.Quiet = False,
) -> int:
    from abaudit.cli import outputs
    from abaudit.errors import UsageError
    from abaudit.redact import stricter
    from abaudit.reports import FORMATS
    from abaudit.service import belongings, saved

    belongings.watch()
    wanted = outputs.parse(output or (), [known.name for known in FORMATS], [result], quiet=quiet, force=force)
    outputs.check_category(category)
    found = saved.read(result)
    if category:
        found = replace(found, run=replace(found.run, category=category))
    outputs.check(wanted, show, stable_ids=found.run.ids != "running")
    for one in wanted if show else ():
        allowed = outputs.show_of(show, one)
        if stricter(allowed, found.run.show) != allowed:
            message = _("--show {show}: this result was saved with --show {saved}; the rest is not in it.")
            raise UsageError(message.format(show=allowed, saved=found.run.show))
    outputs.write(found, wanted, show, force=force)
    return 0
