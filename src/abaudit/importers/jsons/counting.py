"""The second look of law 1 for JSON: Python's own ``json`` reads the document and the values are counted, and names."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from abaudit.importers.shared.encodings import bom_length, decode, detect

if TYPE_CHECKING:
    from collections.abc import Iterator


def loaded(data: bytes) -> Any:
    """The document, or None where it is no whole JSON; objects as (name, value) pairs, so that none is lost."""
    text = decode(data[bom_length(data) :], detect(data)).rstrip(" \t\r\n\0\x1a")
    try:
        return json.loads(text, object_pairs_hook=Pairs, strict=False)
    except (ValueError, RecursionError):
        return None


class Pairs(list[tuple[str, Any]]):
    """An object as (name, value) pairs."""


_NO_NAMES = re.compile(
    r"@odata\.\w+|id|changekey|parentfolderid|createddatetime|lastmodifieddatetime|\w*phones?|phone_number|date|birthday"
    r"|categories|personalnotes|companyname|department|officelocation|businesshomepage|emailaddresses|imaddresses"
    r"|generation|\w*type|\w*address|street|city|state|countryorregion|postalcode|spousename|children|manager"
    r"|assistantname|\w*unixtime",
    re.IGNORECASE,
)
"""Names of values whose letters belong to no name of the holder."""


def may_be_named(record: str) -> bool:
    """Whether *record*, the text of one value in a list of contacts, holds letters that may be a name."""
    try:
        value = json.loads(record, object_pairs_hook=Pairs, strict=False)
    except (ValueError, RecursionError):
        return any(map(str.isalpha, record))
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Pairs):
            waiting += [inner for key, inner in one if not _NO_NAMES.fullmatch(key)]
        elif isinstance(one, list):
            waiting += one
        elif isinstance(one, str) and any(map(str.isalpha, one)):
            return True
    return False


def under(value: Any, name: str) -> Iterator[Any]:
    """Every value called *name* directly in the object *value*."""
    if isinstance(value, Pairs):
        yield from (inner for key, inner in value if key == name)


def filled(value: Any) -> bool:
    """Whether *value* is a text with something in it, or a number."""
    if isinstance(value, str):
        return bool(value.strip())
    return isinstance(value, int | float) and not isinstance(value, bool)


def several(value: Any) -> list[Any]:
    """The entries of a list, or the value alone."""
    return value if isinstance(value, list) and not isinstance(value, Pairs) else [value]


def flat(value: Any) -> list[Any]:
    """The values of lists inside lists; an object is one value."""
    waiting, found = [value], []
    while waiting:
        one = waiting.pop()
        if isinstance(one, list) and not isinstance(one, Pairs):
            waiting += one
        else:
            found.append(one)
    return found
