"""Readers: bytes of an export → `Imported`.  No reader touches the disk, and no bytes make one raise.

Each importer is a module with ``recognises(data) -> bool`` and ``read(data, options) -> Imported``, and one line in
`read` below.  Whatever is not recognised by a format of its own is tried as a table.

``vcard/``  vCard 2.1, 3.0 and 4.0        ``tables/``  delimited text, with its layouts as data
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from abaudit.importers.options import DEFAULTS, Options

if TYPE_CHECKING:
    from abaudit.model.contacts import Field, Imported

__all__ = ["DEFAULTS", "Options", "decode_field", "layouts", "read"]


def layouts() -> tuple[str, ...]:
    """The names of all layouts that `Options.layout` can ask for."""
    from abaudit.importers.tables.layouts import NAMES
    from abaudit.importers.tables.recognise import GENERIC

    return ("vcard", *NAMES, GENERIC)


def read(data: bytes, options: Options = DEFAULTS) -> Imported:
    """Everything that *data* holds; never raises, whatever the bytes are."""
    from abaudit.importers import vcard

    if options.layout == "vcard" or (not options.layout and vcard.recognises(data)):
        imported = vcard.read(data, options)
        return replace(imported, overrides=(("as", "vcard"),)) if options.layout else imported
    from abaudit.importers import tables

    return tables.read(data, options)


def decode_field(data: bytes, imported: Imported, field: Field) -> str:
    """The text of a note, e-mail or postal address that *imported* left as bytes of *data*."""
    if imported.layout == "vcard":
        from abaudit.importers import vcard

        return vcard.decode_field(data, imported.encoding, field)
    from abaudit.importers import tables

    return tables.decode_field(data, imported.encoding, field)
