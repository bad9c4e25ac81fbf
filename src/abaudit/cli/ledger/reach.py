"""Whom an end reached, and who looks like that person and was not reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.cli import streams
from abaudit.cli.ledger import shared
from abaudit.i18n import _
from abaudit.service import ledgers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from abaudit.model.consent import Event
    from abaudit.stores.chained.store import EventStore


def say_ended(store: EventStore, ends: Iterable[Event], numbers: Iterable[str], *, everywhere: bool) -> None:
    """Say for whom and at which *numbers* the *ends* were stored, and who is called alike and was not reached.

    Names and numbers only on the owner's own screen.  *everywhere*: they mean every number of their person.
    """
    from abaudit.ledger import concerned
    from abaudit.names import alike, key_of
    from abaudit.reports.text.harmless import safe

    persons = list(dict.fromkeys(end.person for end in ends))
    reached = list(dict.fromkeys(numbers))
    full = shared.may_name()
    if full:
        ended = _("Ended for {persons}: {numbers}.")
        streams.say_lines(ended.format(persons=", ".join(map(safe, persons)), numbers=", ".join(reached)))
    with store.backend.reading():
        events = ledgers.events_in(store)
    keys = {key_of(person) for person in persons}
    near = {
        pair: None
        for person in persons
        for pair in concerned.of_name(events, person).near
        if pair[1] and pair[1] not in reached and key_of(pair[0]) not in keys and alike(pair[0], person)
    }
    if not near:
        return
    message = (
        _("Called alike, and not ended; an audit has these checked until you say whose they are: {count}.")
        if everywhere
        else _("Called alike, and not ended: {count}.")
    )
    streams.say_lines(message.format(count=len(near)))
    if full:
        streams.say("\n".join(f"    {number}  {safe(name)}" for name, number in near))
