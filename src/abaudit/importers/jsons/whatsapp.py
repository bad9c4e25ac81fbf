"""WhatsApp's own account report: the numbers that it lists for this account.

Both known shapes (the test archives of sodascience/port-whatsapp-datadonation): until 2022 one ``portability.json``
with ``contacts`` and ``groups``; since then ``whatsapp_connections/contacts.json`` with ``wa_contacts``.  The report
comes as an archive, see `abaudit.importers.whatsapp_report`.

It lists people who use WhatsApp, by number and without names.  That a number stands in it shows that WhatsApp listed
it on the day of the report, from this address book, an earlier phone, a contact saved in WhatsApp, or a chat.  That
one does not proves nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abaudit.importers.jsons import counting, located
from abaudit.importers.jsons.building import NO_LIST, Builder
from abaudit.importers.options import DEFAULTS, Options
from abaudit.importers.shared.quotes import decode_field

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from abaudit.importers.jsons.located import LocatedDocument, Node
    from abaudit.model.contacts import Imported

__all__ = ["LAYOUT", "decode_field", "read", "recognises"]

LAYOUT = "whatsapp-account-report"
LISTS = ("wa_contacts", "contacts")

_NEW = re.compile(rb'"wa_contacts"\s*:')
_OLD = re.compile(rb'"contacts"\s*:\s*\[\s*(?:"\s*\+|\]\s*,\s*"groups")')


def recognises(data: bytes) -> bool:
    """Whether *data* is the report's list: an object with ``wa_contacts``, or with ``contacts`` of bare numbers."""
    head = located.head(data)
    return bool(head) and (_NEW.search(head) is not None or _OLD.search(head) is not None)


def read(data: bytes, options: Options = DEFAULTS, *, day: date | None = None) -> Imported:  # noqa: ARG001 - likewise
    """Everything that the list *data* holds, each number a record of its own; *day* is that of the report."""
    document = located.parse(data)
    builder = Builder(document, LAYOUT)
    lists = list(_lists(document))
    for found in lists:
        if found.kind != "array":
            builder.no_record(found)
            continue
        for item in found.items:
            entries = builder.entries(item, (), "", whatsapp=True) if item.kind != "array" else []
            if entries:
                builder.contact(item, entries)
            else:
                builder.no_record(item)
    if not lists and document.root is not None:
        builder.miss(document.root, "json-no-list", NO_LIST)
    return builder.imported(_count(data), day)


def _lists(document: LocatedDocument) -> Iterator[Node]:
    """The lists of contacts; ``contacts`` only where there is none of the newer kind."""
    root = document.root
    if root is None or root.kind != "object":
        return
    for name in LISTS:
        found = list(root.named(name))
        yield from found
        if found:
            return


def _count(data: bytes) -> int:
    root = counting.loaded(data)
    for name in LISTS:
        lists = list(counting.under(root, name))
        if lists:
            return sum(
                counting.filled(item)
                for found in lists
                if isinstance(found, list) and not isinstance(found, counting.Pairs)
                for item in found
            )
    return 0
