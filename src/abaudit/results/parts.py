"""JSON values of the kinds that are expected; whatever is not is damage, told by its place and never quoted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection

    from abaudit.model.rulebook import Text


class DamagedError(Exception):
    """A value is missing or of the wrong kind; its text is the place, e.g. ``numbers[3].verdict``."""


class Part:
    """One object of a JSON document, read key by key."""

    def __init__(self, value: Any, place: str = "") -> None:
        self._place = place
        if not isinstance(value, dict):
            raise DamagedError(place)
        self._values: dict[str, Any] = value

    def has(self, key: str) -> bool:
        """Whether *key* is there and not null."""
        return self._values.get(key) is not None

    def demand(self, holds: bool, key: str) -> None:
        """Raise where something does not hold that must hold at *key*."""
        if not holds:
            raise DamagedError(self._at(key))

    def part(self, key: str) -> Part:
        """The object at *key*."""
        return Part(self._values.get(key), self._at(key))

    def items(self, key: str) -> tuple[Part, ...]:
        """The objects in the list at *key*; none where the key is missing."""
        return tuple(Part(value, f"{self._at(key)}[{place}]") for place, value in enumerate(self._list(key)))

    def text(self, key: str) -> str:
        """The text at *key*."""
        value = self._values.get(key)
        self.demand(isinstance(value, str), key)
        return str(value)

    def optional(self, key: str) -> str | None:
        """The text at *key*, or None where there is none."""
        return self.text(key) if self.has(key) else None

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts in the list at *key*."""
        values = self._list(key)
        self.demand(all(isinstance(value, str) for value in values), key)
        return tuple(values)

    def choice(self, key: str, allowed: Collection[str]) -> str:
        """The text at *key*, one of *allowed*."""
        value = self.text(key)
        self.demand(value in allowed, key)
        return value

    def count(self, key: str) -> int:
        """The whole number at *key*, 0 or more."""
        value = self._values.get(key)
        self.demand(isinstance(value, int) and not isinstance(value, bool) and value >= 0, key)
        return int(value or 0)

    def boolean(self, key: str) -> bool:
        """The truth value at *key*."""
        value = self._values.get(key)
        self.demand(isinstance(value, bool), key)
        return bool(value)

    def day(self, key: str) -> date:
        """The ISO date at *key*."""
        try:
            return date.fromisoformat(self.text(key))
        except ValueError:
            raise DamagedError(self._at(key)) from None

    def optional_day(self, key: str) -> date | None:
        """The ISO date at *key*, or None where there is none."""
        return self.day(key) if self.has(key) else None

    def localized(self, key: str) -> Text:
        """The same sentence in several languages; English must be among them."""
        pairs = self.pairs(key)
        self.demand("en" in dict(pairs), key)
        return pairs

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """The object at *key* as (name, text) pairs."""
        return self.part(key).all_texts()

    def all_texts(self) -> tuple[tuple[str, str], ...]:
        """Everything here as (name, text) pairs."""
        return tuple((key, self.text(key)) for key in self._values)

    def _list(self, key: str) -> list[Any]:
        value = self._values.get(key)
        self.demand(value is None or isinstance(value, list), key)
        return value or []

    def _at(self, key: str) -> str:
        return f"{self._place}.{key}" if self._place else key
