"""Which events of a ledger are about a person, or about a number: what its holder may ask for (Art. 15 GDPR)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from abaudit.names import NameIndex, key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from abaudit.model.consent import Event


@dataclass(frozen=True, slots=True)
class Concerned:
    """The events about somebody, and who else may be meant."""

    events: tuple[Event, ...]
    """In the order given: every spelling and every number of the person, and everything at a number asked for."""
    near: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """Whoever is called alike and is not among them: pairs of name and number, each once."""
    others: int = 0
    """How many other persons are on record at the same numbers."""

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the events, each once."""
        return tuple(dict.fromkeys(number for event in self.events for number in event.numbers))


def of_number(events: Sequence[Event], number: str) -> Concerned:
    """Everything at *number*, and everything of whoever is on record there."""
    at = [event for event in events if number in event.numbers]
    names = _names(at)
    return _gathered(events, names, lambda event: number in event.numbers)


def of_name(events: Sequence[Event], name: str) -> Concerned:
    """Everything of whoever is called *name* in any spelling, by any of the names on record."""
    wanted = key_of(name)
    found = [event for event in events if wanted in _keys(event)]
    return _gathered(events, _names(found) or [name], lambda _event: False)


# ------------------------------------------------------------------------------------------------------------------


def _gathered(events: Sequence[Event], names: Iterable[str], besides: Callable[[Event], bool]) -> Concerned:
    index: NameIndex[None] = NameIndex()
    for name in names:
        index.add(name, None)
    keys = {key_of(name) for name in names}
    kept = tuple(event for event in events if besides(event) or not keys.isdisjoint(_keys(event)))
    numbers = {number for event in kept for number in event.numbers}
    near: dict[tuple[str, str], None] = {}
    others: set[str] = set()
    for event in events:
        if not keys.isdisjoint(_keys(event)):
            continue
        if not numbers.isdisjoint(event.numbers):
            others.add(key_of(event.person))
        if any(any(index.find(name)) for name in (event.person, *event.known_as)):
            near.update(dict.fromkeys((event.person, number) for number in event.numbers or ("",)))
    return Concerned(kept, tuple(near), len(others))


def _names(events: Iterable[Event]) -> list[str]:
    return list(dict.fromkeys(name for event in events for name in (event.person, *event.known_as)))


def _keys(event: Event) -> set[str]:
    return {key_of(event.person), *map(key_of, event.known_as)}
