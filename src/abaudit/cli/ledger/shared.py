"""What the commands of the ledger have in common: which ledger, whose, and what may be shown."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from abaudit.cli import streams
from abaudit.errors import LedgerError, Problem, UsageError
from abaudit.i18n import _

if TYPE_CHECKING:
    from datetime import date

    from abaudit.model.consent import Event, Ledger
    from abaudit.service.settings import Settings
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


_DIGITS = 5
"""What has letters and fewer digits than this is somebody's name."""


@dataclass(frozen=True, slots=True)
class Place:
    """Which ledger a command works on, and what holds there."""

    name: str
    settings: Settings
    stated: bool = True
    """Whether somebody named it; else it is the default."""

    @property
    def is_there(self) -> bool:
        """Whether the ledger exists, as far as can be told without opening it."""
        from pathlib import Path

        return "://" in self.name or Path(self.name).exists()

    @property
    def name_if_any(self) -> str:
        """Its name; empty where nobody named one and the default does not exist."""
        return self.name if self.stated or self.is_there else ""

    @property
    def today(self) -> date:
        """The day on which the owner is."""
        from abaudit.cli import inputs

        return inputs.day("", self.settings.config.timezone)

    def open(self, *, write: bool = False) -> EventStore:
        """The event store; `LedgerError` where it is a text ledger or none at all."""
        from abaudit import stores

        if not stores.is_store(self.name):
            raise LedgerError(
                self.name,
                Problem(
                    _("A ledger in a text file is written with an editor; this command needs one that abaudit keeps."),
                    hint=_("Make one with “abaudit ledger init” and take the file in with “abaudit ledger import”."),
                ),
            )
        from abaudit.stores.chained.store import EventStore

        return EventStore.open(self.name, write=write)

    def read(self) -> Ledger:
        """The whole ledger, verified, wherever it is kept."""
        from abaudit.cli import inputs
        from abaudit.service import settings

        inputs.tell_ledger(self.name)
        return settings.read_ledger(self.name, self.settings)


def place(ledger: str, config: str, region: str = "") -> Place:
    """The ledger that the options name, or ``abaudit.yaml``, or the one that ``init`` makes where nobody says."""
    from abaudit.cli import inputs
    from abaudit.service import belongings
    from abaudit.service.settings import ledger_name
    from abaudit.stores.chained.locations import DEFAULT

    settings = inputs.settings([ledger] if ledger else [], config, region)
    stated = ledger_name(ledger, settings)
    belongings.watch(settings, stated)
    return Place(stated or DEFAULT, settings, stated=bool(stated))


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


def number_of(written: str, region: str) -> str | None:
    """The number that *written* says, or None where it is a name; `UsageError` where it is a doubtful number."""
    from abaudit import phone
    from abaudit.model.readings import Exact

    reading = phone.read(written, region)
    if isinstance(reading, Exact):
        return reading.e164
    if sum(sign.isdigit() for sign in written) < _DIGITS and any(sign.isalpha() for sign in written):
        return None
    raise _no_number()


def needs_number(written: str, region: str) -> str:
    """The number that *written* says; `UsageError` where it is a name or a doubtful number."""
    number = number_of(written, region)
    if number is None:
        raise _no_number()
    return number


def _no_number() -> UsageError:
    return UsageError(_("This is not exactly one telephone number. Write it with its country code, as in +49 …"))


def persons_of(events: list[Event], name: str) -> list[Event]:
    """The events of whoever is called *name* in any spelling, by any of the names on record."""
    from abaudit.names import key_of

    wanted = key_of(name)
    return [event for event in events if wanted in {key_of(event.person), *map(key_of, event.known_as)}]


def events_in(store: EventStore) -> list[Event]:
    """Every event of an open store that counts, its chain verified."""
    from abaudit.stores.chained import verified

    events: list[Event] = []
    seen = verified.walk(store, events.append)
    verified.check(store, seen)
    return [event for event in events if event.line not in seen.taken_back]


def say_head(store: EventStore) -> None:
    """The head after a change, to note down."""
    head = store.head
    streams.say(_("Entry {seq}, head {head}.").format(seq=head.seq, head=head.hash.hex()))
