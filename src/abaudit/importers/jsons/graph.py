"""Microsoft Graph's answer to ``/users/{id}/contacts`` or ``/me/contacts``, saved as JSON.

Properties by the resource type ``contact`` (learn.microsoft.com/graph/api/resources/contact): ``homePhones`` and
``businessPhones`` are lists, ``mobilePhone`` is a text.  Graph answers in pages: a link ``@odata.nextLink`` means that
more contacts stand behind it, which this file does not hold.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abaudit.i18n import N_
from abaudit.importers.jsons import counting, located
from abaudit.importers.jsons.building import NO_LIST, Builder
from abaudit.importers.options import DEFAULTS, Options
from abaudit.importers.shared.defaults import is_no_day
from abaudit.importers.shared.naming import NameParts, of_record
from abaudit.importers.shared.quotes import decode_field

if TYPE_CHECKING:
    from abaudit.importers.jsons.located import LocatedDocument, Node
    from abaudit.model.contacts import Imported, Kind

__all__ = ["LAYOUT", "decode_field", "read", "recognises"]

LAYOUT = "microsoft-graph"

_PHONES: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    ("mobilePhone", ("cell",)),
    ("homePhones", ("home",)),
    ("businessPhones", ("work",)),
)
_OTHERS = (
    *("birthday", "personalNotes", "homeAddress", "businessAddress", "otherAddress", "emailAddresses", "imAddresses"),
    *("jobTitle", "spouseName", "children"),
)
_CONTEXT = re.compile(rb'"@odata\.(?:context|nextLink)"\s*:')
_PHONE = re.compile(rb'"(?:mobilePhone|homePhones|businessPhones)"\s*:')
_VALUE = re.compile(rb'"value"\s*:\s*\[')
_NEXT = "@odata.nextLink"
_MORE = N_(
    "This is one page of several: the service holds more contacts behind the link at this place. Export all pages."
)


def recognises(data: bytes) -> bool:
    """Whether *data* is an OData answer with a list ``value``, or one contact with Graph's phone properties."""
    head = located.head(data)
    if not head:
        return False
    return _CONTEXT.search(head) is not None or (_VALUE.search(head) is not None and _PHONE.search(head) is not None)


def read(data: bytes, options: Options = DEFAULTS) -> Imported:  # noqa: ARG001 - the format says where numbers are
    """Everything that the answer *data* holds; never raises."""
    document = located.parse(data)
    builder = Builder(document, LAYOUT)
    contacts = _contacts(document)
    for item in contacts:
        if item.kind == "object":
            _take(builder, item)
        else:
            builder.no_record(item)
    root = document.root
    if root is not None:
        for link in root.named(_NEXT):
            builder.miss(link, "graph-more-pages", _MORE)
        if not contacts and not any(found.kind == "array" for found in root.named("value")):
            builder.miss(root, "json-no-list", NO_LIST)
    return builder.imported(_count(data))


def _contacts(document: LocatedDocument) -> list[Node]:
    root = document.root
    if root is None or root.kind != "object":
        return []
    lists = list(root.named("value"))
    if not lists and any(name in root.keys for name, _kinds in _PHONES):
        return [root]
    return [item for found in lists for item in (found.items if found.kind == "array" else [found])]


def _take(builder: Builder, item: Node) -> None:
    organisation = item.says("companyName")
    parts = NameParts(item.says("surname"), item.says("givenName"), item.says("middleName"))
    names = of_record(
        [item.says("displayName")],
        parts,
        nickname=item.says("nickName"),
        organisation=organisation,
        beside=[item.says("fileAs")],
    )
    entries = [
        entry for name, kinds in _PHONES for node in item.named(name) for entry in builder.entries(node, kinds, "")
    ]
    groups = tuple(
        word.text.strip()
        for found in item.named("categories")
        for word in found.items
        if word.kind == "string" and word.text.strip()
    )
    others = tuple(name for name in _OTHERS if any(_says_something(node) for node in item.named(name)))
    builder.contact(
        item,
        entries,
        names=names,
        organisation=organisation,
        groups=tuple(dict.fromkeys(groups)),
        others=others,
    )


def _says_something(node: Node) -> bool:
    return (
        bool(node.items)
        if node.kind in ("array", "object")
        else not (node.text.strip() in ("", "null") or is_no_day(node.text))
    )


def _count(data: bytes) -> int:
    root = counting.loaded(data)
    values = list(counting.under(root, "value"))
    items = [item for value in values for item in counting.several(value)] if values else [root]
    return sum(
        counting.filled(value)
        for item in items
        for name, _kinds in _PHONES
        for inner in counting.under(item, name)
        for value in counting.flat(inner)
    )
