"""Bytes of one plain export → `Imported`: which reader recognises them, asked in the order of certainty."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from abaudit.importers.options import DEFAULTS, Options

if TYPE_CHECKING:
    from abaudit.model.contacts import Imported, PersonalField


_LOOKED_AT = 64 * 1024
_BEFORE = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
"""Marks and blanks that may stand before the first sign."""


def read(data: bytes, options: Options = DEFAULTS) -> Imported:
    """Everything that *data* holds; never raises, whatever the bytes are.

    Whatever is not recognised by a format of its own is tried as a table.
    """
    if options.layout:
        return _read_as(options.layout, data, options)
    from abaudit.importers import vcard

    if vcard.recognises(data):
        return vcard.read(data, options)
    # Each reader is imported only where the first signs leave room for its format.
    first = data[:_LOOKED_AT].lstrip(_BEFORE)[:1]
    if first == b"<":
        from abaudit.importers import fritzbox

        if fritzbox.recognises(data):
            return fritzbox.read(data, options)
    if first == b"{":
        from abaudit.importers import jsons

        if jsons.recognises(data):
            return jsons.read(data, options)
    if b"dn:" in data[:_LOOKED_AT].replace(b"\0", b"").lower():
        from abaudit.importers import ldif

        if ldif.recognises(data):
            return ldif.read(data, options)
    from abaudit.importers import tables

    return tables.read(data, options)


def layouts() -> tuple[str, ...]:
    """The names of all layouts that `Options.layout` can ask for."""
    from abaudit.importers.tables.layouts import NAMES
    from abaudit.importers.tables.recognise import GENERIC

    return (*_OWN_FORMATS, *NAMES, GENERIC)


_OWN_FORMATS = ("vcard", "fritzbox", "ldif", "telegram", "microsoft-graph")


def _read_as(layout: str, data: bytes, options: Options) -> Imported:
    """*data* in the layout that the user named, which is remembered."""
    from abaudit.importers import fritzbox, jsons, ldif, tables, vcard

    match layout:
        case "vcard":
            imported = vcard.read(data, options)
        case "fritzbox":
            imported = fritzbox.read(data, options)
        case "ldif":
            imported = ldif.read(data, options)
        case "telegram" | "microsoft-graph":
            imported = jsons.read_as(layout, data)
        case _:
            return tables.read(data, options)
    return replace(imported, overrides=(("as", layout),)) if imported.layout else imported


def decode_field(data: bytes, imported: Imported, field: PersonalField) -> str:
    """The text of a note, e-mail or postal address that *imported* left as bytes of *data*."""
    if imported.layout == "vcard":
        from abaudit.importers import vcard

        return vcard.decode_field(data, imported.encoding, field)
    if imported.layout == "ldif":
        from abaudit.importers import ldif

        return ldif.decode_field(data, imported.encoding, field)
    from abaudit.importers import tables

    return tables.decode_field(data, imported.encoding, field)
