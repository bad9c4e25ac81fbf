"""What the commands of ``abaudit ledger`` that read have in common: the ledger, and where their answer goes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from abaudit import files
from abaudit.cli import streams
from abaudit.cli.ledger import shared
from abaudit.errors import UsageError
from abaudit.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abaudit.config import Config
    from abaudit.model.consent import Ledger
    from abaudit.service.settings import Settings

Written = Annotated[
    str, typer.Option("-o", "--output", metavar=_("PATH"), help=_("The file to write; without it, standard output."))
]


@dataclass(frozen=True, slots=True)
class Opened:
    """The ledger of a command, as read, and what holds for the run."""

    name: str
    """As the user or abaudit.yaml names it."""
    ledger: Ledger
    settings: Settings

    @property
    def of_a_file(self) -> bool:
        """Whether its events stand in the lines of a file."""
        return self.ledger.kind in ("yaml", "csv")

    @property
    def inputs(self) -> tuple[str, ...]:
        """The files that no output may replace."""
        return tuple(name for name in (self.name, self.settings.config.path) if name)


def opened(ledger: str, config: str, region: str = "") -> Opened:
    """The ledger that every command finds, read; `UsageError` where nobody names one and the default is not there."""
    where = shared.place(ledger, config, region)
    if not where.name_if_any:
        raise UsageError(
            _("Which ledger? There is no {name} here. Name one with --ledger, or in abaudit.yaml (ledger).").format(
                name=where.name
            )
        )
    return Opened(where.name, where.read(), where.settings)


def with_opening(config: Config, name: str) -> Config:
    """*config*, with the controller's details that the ledger *name* holds where the config states none.

    They are those of the business that the ledger is for, so a config that names another one gets nothing from it.
    """
    from abaudit import stores
    from abaudit.ledger import folded
    from abaudit.stores.chained.store import EventStore

    if not name or not stores.is_store(name):
        return config
    with EventStore.open(name) as store:
        opening = store.opening()
    if config.controller and folded(config.controller) != folded(opening.controller):
        return config
    stated = config.details
    details = replace(
        stated,
        address=stated.address or opening.address,
        contact=stated.contact or opening.contact,
        officer=stated.officer or opening.officer,
    )
    return replace(config, controller=config.controller or opening.controller, details=details)


def put(path: str | None, data: bytes, *, private: bool, prose: bool, force: bool) -> None:
    """Write *data* to the file *path*, or to standard output; *prose* is folded where a person looks at it."""
    from abaudit.cli import outputs

    if path is not None:
        outputs.write_file(path, data, private=private, force=force)
    elif prose:
        streams.say_lines(data.decode())
    else:
        streams.say_bytes(data)


def target(path: str, inputs: tuple[str, ...]) -> str | None:
    """Where ``-o PATH`` leads: None for standard output; `UsageError` where it would replace one of *inputs*."""
    if not path or streams.is_stdout(path):
        return None
    files.note(*inputs)
    files.refuse_kept(path)
    return path


def tell_gaps(gaps: Sequence[str]) -> None:
    """Say on standard error how many gaps a paper still has."""
    if gaps:
        text = ngettext("{count} gap is marked in the text.", "{count} gaps are marked in the text.", len(gaps))
        streams.complain(text.format(count=len(gaps)))
