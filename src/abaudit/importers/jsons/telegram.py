"""Telegram Desktop's export of an account (``result.json``): ``contacts.list[]`` with ``phone_number``.

The keys are those of Telegram Desktop's own writer; ``frequent_contacts`` holds no numbers and chats are no contacts.
An export of contacts alone has ``contacts`` at the top as well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abaudit.importers.jsons import counting, located
from abaudit.importers.jsons.building import NO_LIST, Builder
from abaudit.importers.options import DEFAULTS, Options
from abaudit.importers.shared.naming import NameParts, of_record
from abaudit.importers.shared.quotes import decode_field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abaudit.importers.jsons.located import Node
    from abaudit.model.contacts import Imported

__all__ = ["LAYOUT", "decode_field", "read", "recognises"]

LAYOUT = "telegram"
_NUMBERS = ("phone_number", "phone")

_MARK = re.compile(rb'"contacts"\s*:\s*\{\s*(?:"about"\s*:|"list"\s*:)')


def recognises(data: bytes) -> bool:
    """Whether *data* is an object whose ``contacts`` are an object with a ``list``."""
    head = located.head(data)
    return bool(head) and _MARK.search(head) is not None


def read(data: bytes, options: Options = DEFAULTS) -> Imported:  # noqa: ARG001 - the format says where numbers are
    """Everything that the export *data* holds; never raises."""
    document = located.parse(data)
    builder = Builder(document, LAYOUT)
    lists = list(_lists(document.root)) if document.root is not None else []
    for found in lists:
        for item in found.items:
            if item.kind != "object":
                builder.no_record(item)
                continue
            given, family = item.says("first_name"), item.says("last_name")
            entries = [
                entry for name in _NUMBERS for node in item.named(name) for entry in builder.entries(node, (), "")
            ]
            builder.contact(item, entries, names=of_record([], NameParts(family, given)))
    if not lists and document.root is not None:
        builder.miss(document.root, "json-no-list", NO_LIST)
    return builder.imported(_count(data))


def _lists(root: Node) -> Iterator[Node]:
    for contacts in root.named("contacts"):
        for found in contacts.named("list"):
            if found.kind == "array":
                yield found


def _count(data: bytes) -> int:
    return sum(
        counting.filled(value)
        for contacts in counting.under(counting.loaded(data), "contacts")
        for found in counting.under(contacts, "list")
        for item in counting.several(found)
        for name in _NUMBERS
        for inner in counting.under(item, name)
        for value in counting.flat(inner)
    )
