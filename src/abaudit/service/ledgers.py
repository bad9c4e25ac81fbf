"""Which ledger a command works on, who is meant by a number or name, and what is on record of them.

One opener and one default for every command: the ledger that the call names, else that of ``abaudit.yaml``, else
``consents.db`` in the working directory.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from abaudit.errors import LedgerError, Problem, UsageError
from abaudit.i18n import _

if TYPE_CHECKING:
    from abaudit.config import Config
    from abaudit.model.consent import Event, Ledger
    from abaudit.service.settings import Settings
    from abaudit.stores.chained.store import EventStore

_DIGITS = 5
"""What has letters and fewer digits than this is somebody's name."""


@dataclass(frozen=True, slots=True)
class LedgerPlace:
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

    def open(self, *, write: bool = False) -> EventStore:
        """As `open_store`."""
        return open_store(self.name, write=write)

    def read(self) -> Ledger:
        """The whole ledger, verified, wherever it is kept."""
        from abaudit.service.settings import read_ledger

        return read_ledger(self.name, self.settings)


def open_store(name: str, *, write: bool = False) -> EventStore:
    """The event store *name*, a path or address; `LedgerError` where it is a text ledger or none at all."""
    from abaudit import stores

    if not stores.is_store(name):
        raise LedgerError(
            name,
            Problem(
                _("A ledger in a text file is written with an editor; this command needs one that abaudit keeps."),
                hint=_("Make one with “abaudit ledger init” and take the file in with “abaudit ledger import”."),
            ),
        )
    from abaudit.stores.chained.store import EventStore

    return EventStore.open(name, write=write)


def place(ledger: str, settings: Settings) -> LedgerPlace:
    """The ledger that *ledger* names, or the settings, or the one that ``init`` makes where nobody says."""
    from abaudit.service import belongings
    from abaudit.service.settings import ledger_name
    from abaudit.stores.chained.locations import DEFAULT

    stated = ledger_name(ledger, settings)
    belongings.watch(settings, stated)
    return LedgerPlace(stated or DEFAULT, settings, stated=bool(stated))


@dataclass(frozen=True, slots=True)
class OpenedLedger:
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


def opened(where: LedgerPlace) -> OpenedLedger:
    """The ledger at *where*, read; `UsageError` where nobody names one and the default is not there."""
    if not where.name_if_any:
        raise UsageError(
            _("Which ledger? There is no {name} here. Name one with --ledger, or in abaudit.yaml (ledger).").format(
                name=where.name
            )
        )
    return OpenedLedger(where.name, where.read(), where.settings)


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
