"""``abaudit schema``: the published JSON Schemas."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from abaudit.cli import streams
from abaudit.cli.commands import command
from abaudit.cli.overview import described
from abaudit.i18n import _

FOLDER = Path(__file__).parent.parent / "schemas"
NAMES = ("result", "inspect", "ledger", "rules", "config", "waivers", "diff", "due", "guard", "consent-records")


@command(described("schema"))
def schema(
    name: Annotated[
        str,
        typer.Argument(
            metavar=_("DOCUMENT"), help=_("Which document it describes: {names}.").format(names=", ".join(NAMES))
        ),
    ],
) -> int:
    from abaudit.errors import UsageError

    if name not in NAMES:
        raise UsageError(_("There is no such schema; known are {names}.").format(names=", ".join(NAMES)))
    streams.say_bytes((FOLDER / f"{name}.json").read_bytes())
    return 0
