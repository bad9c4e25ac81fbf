"""Many names, asked which of them are alike another one, without comparing each with each."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Generic, TypeVar

from abaudit.names.comparing import alike
from abaudit.names.letters import sound, spellings
from abaudit.names.parsing import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

_Value = TypeVar("_Value")


class NameIndex(Generic[_Value]):
    """Values under names; `find` gives those under every name that is `alike`.

    Two words that are similar share a key: a letter left out of either, a beginning, or their sound.  So a look-up
    costs the number of its keys and not that of the names.
    """

    def __init__(self) -> None:
        self._by_key: dict[str, list[tuple[str, _Value]]] = {}

    def __bool__(self) -> bool:
        """Whether it holds any name."""
        return bool(self._by_key)

    def add(self, name: str, value: _Value) -> None:
        """Put *value* under *name*."""
        entry = (name, value)
        for key in _keys(name):
            self._by_key.setdefault(key, []).append(entry)

    def find(self, name: str) -> Iterator[tuple[str, _Value]]:
        """Each name that is alike *name*, with its value, in the order in which they were put in under one key."""
        seen: set[int] = set()
        for key in _keys(name):
            for entry in self._by_key.get(key, ()):
                if id(entry) not in seen:
                    seen.add(id(entry))
                    if alike(name, entry[0]):
                        yield entry


def _keys(name: str) -> tuple[str, ...]:
    """Whatever a name that is alike *name* has in common with it."""
    words = [word.text for word in parse(name).words]
    together = ("".join(words[at : at + length]) for length in (1, 2, 3) for at in range(len(words) - length + 1))
    keys = (key for text in together for spelling in spellings(text) for key in _of(spelling.letters))
    return tuple(dict.fromkeys(keys)) or (_NOTHING,)


_NOTHING = ""
"""The key of names without a word, which are alike each other."""


def _of(word: str) -> Iterator[str]:
    yield word
    yield from (word[:end] for end in range(3, len(word)))
    if heard := sound(word):
        yield f"~{heard}"
    if len(word) >= 4:
        yield from (word[:at] + word[at + 1 :] for at in range(len(word)))
    if len(word) >= 8:
        for one, other in combinations(range(len(word)), 2):
            yield word[:one] + word[one + 1 : other] + word[other + 1 :]
