"""What the commands of the ledger have in common: which ledger, whose, and what may be shown."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from abaudit.cli import streams
from abaudit.errors import UsageError
from abaudit.i18n import _

if TYPE_CHECKING:
    from datetime import date

    from abaudit.model.consent import Ledger
    from abaudit.service.ledgers import LedgerPlace
    from abaudit.stores.chained.store import EventStore

Where = Annotated[
    str,
    typer.Option(
        "--ledger",
        "-l",
        metavar=_("LEDGER"),
        envvar="ABAUDIT_LEDGER",
        help=_(
            "The ledger: a file, or postgresql://USER@SERVER/DATABASE. [default: as in abaudit.yaml, or consents.db]"
        ),
    ),
]
Show = Annotated[
    str,
    typer.Option(
        "--show",
        metavar="id|full",
        help=_("Whether to show names and numbers: full is the default, except in CI (variable CI)."),
    ),
]


def place(ledger: str, config: str, region: str = "") -> LedgerPlace:
    """The ledger that the options name, or ``abaudit.yaml``, or the one that ``init`` makes where nobody says."""
    from abaudit.cli import inputs
    from abaudit.service import ledgers

    return ledgers.place(ledger, inputs.settings([ledger] if ledger else [], config, region))


def today(where: LedgerPlace) -> date:
    """The day on which the owner is."""
    from abaudit.cli import inputs

    return inputs.day("", where.settings.config.timezone)


def read(where: LedgerPlace) -> Ledger:
    """The whole ledger, verified, wherever it is kept; says on standard error which it is."""
    from abaudit.cli import inputs

    inputs.tell_ledger(where.name)
    return where.read()


def recorded() -> str:
    """Now, as entries keep it."""
    from datetime import UTC, datetime

    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def is_full(show: str) -> bool:
    """Whether names and numbers may be shown: this is the owner's look at his own ledger, but not in CI."""
    if show not in ("", "id", "full"):
        raise UsageError(_("--show: write one of {shows}.").format(shows="id, full"))
    return show == "full" or (not show and not os.environ.get("CI"))


def may_name() -> bool:
    """Whether what a command says beside its work may hold names: on the owner's own screen, and in no open file."""
    return is_full("") and not streams.stdout_is_open_file()


def needs_full(show: str) -> None:
    """`UsageError` where a command that does nothing but show a person must not."""
    if not is_full(show):
        raise UsageError(_("This shows names and numbers, so it needs --show full here."))
    if streams.stdout_is_open_file():
        raise UsageError(
            _(
                "Standard output goes into a file that others on this computer may read. "
                "Write -o PATH instead; such a file is made private."
            )
        )


def say_head(store: EventStore) -> None:
    """The head after a change, to note down."""
    head = store.head
    streams.say(_("Entry {seq}, head {head}.").format(seq=head.seq, head=head.hash.hex()))
