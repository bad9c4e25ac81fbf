"""One event that was not read from a file: the same keys, the same checks, no line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.documents import KeyValue, ListNode, MapNode, Problems, Reader, ScalarNode
from abaudit.errors import LedgerError
from abaudit.stores import fields

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from abaudit.documents import Node
    from abaudit.model.consent import Event


def event(source: str, values: Mapping[str, str | Sequence[str]], *, region: str, timezone: str) -> Event:
    """The event with these *values*, by the keys of `abaudit.stores.keys.KEYS`; empty ones are left out.

    Raises `LedgerError`, naming *source*, with everything that is wrong.
    """
    problems = Problems(source, LedgerError)
    entries = {key: KeyValue(key, 0, _node(value)) for key, value in values.items() if value}
    terms = fields.Terms(region, timezone, "", fields.Defaults())
    reader = Reader(MapNode(entries, 0), problems)
    events = fields.events([reader], terms)
    reader.close()
    problems.check()
    return events[0]


def _node(value: str | Sequence[str]) -> Node:
    if isinstance(value, str):
        return ScalarNode(value, 0)
    return ListNode(tuple(ScalarNode(one, 0) for one in value), 0)
