"""What fills the places of a paper: from abaudit.yaml, and from the ledger where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.i18n import N_, _, ngettext
from abaudit.ledger import due
from abaudit.model.house import PROPOSED
from abaudit.reports.text.days import day
from abaudit.reports.text.harmless import safe
from abaudit.reports.text.ledger_words import period, purposes, retention_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from abaudit.config import Config
    from abaudit.model.consent import Event, Ledger

_DATA = (
    ("known_as", N_("other names under which the address book has them")),
    ("how", N_("how consent was given")),
    ("text", N_("which text was shown")),
    ("evidence", N_("evidence (form, message, recording)")),
    ("until", N_("how long the consent holds")),
    ("on_phone", N_("since when the number is on the phone")),
    ("guardian", N_("who has custody of a child")),
    ("voluntary", N_("why the consent is free, for employees")),
    ("document", N_("documents of another legal basis")),
    ("note", N_("notes")),
)
"""Field of an event that it may have → what kind of data that is."""


def of_business(config: Config) -> dict[str, str]:
    """The places of a consent text: who asks, how to reach them, and how long proof is kept where that is stated."""
    details = config.details
    return {
        "controller": config.controller,
        "address": details.address,
        "contact": details.contact,
        "representative": details.representative,
        "officer": details.officer,
        "authority": details.authority,
        "retention": period(config.retention) if config.retention is not None else "",
    }


def of_ledger(config: Config, ledger: Ledger | None, on: date, *, in_git: bool) -> dict[str, str]:
    """The places of the ledger's own papers on the day *on*; a ledger that is not there yet leaves gaps."""
    own = config.ledger_details
    values = {
        **of_business(config),
        "subjects": own.subjects,
        "stored": own.stored,
        "access": own.access,
        "backups": own.backups,
        "measures": own.measures,
        "day": day(on),
        "git": _in_git() if in_git else "",
    }
    cells = {key: " ".join(value.split()).replace("|", r"\|") for key, value in values.items()}
    return cells | (_of_events(config, ledger, on) if ledger is not None else {})


def _of_events(config: Config, ledger: Ledger, on: date) -> dict[str, str]:
    events = ledger.events
    found = due(ledger, on, 0, config.retention or PROPOSED)
    count = ngettext("{count} event", "{count} events", found.events).format(count=found.events)
    size = ngettext("{events} about {count} number", "{events} about {count} numbers", found.numbers)
    text = ngettext(
        "On {day} {count} number is past its retention.",
        "On {day} {count} numbers are past their retention.",
        len(found.past),
    )
    sentence = retention_sentence(found.retention, stated=config.retention is not None)
    return {
        "scopes": "; ".join(_scopes(events)),
        "data": ", ".join(_data(events)),
        "size": size.format(events=count, count=found.numbers),
        "due": f"{sentence} {text.format(day=day(on), count=len(found.past))}",
    }


def _scopes(events: Iterable[Event]) -> Iterator[str]:
    """Each recipient with everything that consents to it are for."""
    asked: dict[str, dict[str, None]] = {}
    for event in events:
        for recipient in event.recipients:
            asked.setdefault(recipient, {}).update(dict.fromkeys(event.purposes))
    for recipient, named in asked.items():
        yield _("{purposes}, for {recipient}").format(purposes=purposes(tuple(named)), recipient=safe(recipient, 60))


def _data(events: Iterable[Event]) -> Iterator[str]:
    """The kinds of data that the events have."""
    events = tuple(events)
    if events:
        yield _("name and telephone number")
        yield _("whether and when consent was asked for, given, refused or ended")
    yield from (_(words) for field, words in _DATA if any(getattr(event, field) for event in events))


def _in_git() -> str:
    return _(
        "Note: the ledger lies in a git work tree. What is committed stays in the history and cannot be erased "
        "(Art. 17 GDPR)."
    )
