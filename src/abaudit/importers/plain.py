"""Bytes of one plain export → `Imported`: which reader recognises them, asked in the order of certainty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.importers.options import DEFAULTS, Options

if TYPE_CHECKING:
    from abaudit.model.contacts import Field, Imported


_LOOKED_AT = 64 * 1024
_BEFORE = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
"""Marks and blanks that may stand before the first sign."""


def read(data: bytes, options: Options = DEFAULTS) -> Imported:
    """Everything that *data* holds; never raises, whatever the bytes are.

    Whatever is not recognised by a format of its own is tried as a table.
    """
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


def decode_field(data: bytes, imported: Imported, field: Field) -> str:
    """The text of a note, e-mail or postal address that *imported* left as bytes of *data*."""
    if imported.layout == "vcard":
        from abaudit.importers import vcard

        return vcard.decode_field(data, imported.encoding, field)
    if imported.layout == "ldif":
        from abaudit.importers import ldif

        return ldif.decode_field(data, imported.encoding, field)
    from abaudit.importers import tables

    return tables.decode_field(data, imported.encoding, field)
