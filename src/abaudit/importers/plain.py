"""Bytes of one plain export → `Imported`: `IMPORTERS`, asked in the order of certainty."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from abaudit.importers.importer import Importer, first_sign, somewhere
from abaudit.importers.options import DEFAULTS, Options

if TYPE_CHECKING:
    from abaudit.model.contacts import Imported, PersonalField

TABLES = Importer("table", "tables", is_asked_for=False)
"""Delimited text: whatever is of no other format is tried as a table, which has layouts of its own."""

IMPORTERS = (
    Importer("vcard", "vcard"),
    Importer("fritzbox", "fritzbox", first_sign(b"<")),
    Importer("ldif", "ldif", somewhere(b"dn:")),
    Importer("whatsapp-account-report", "jsons.whatsapp", first_sign(b"{"), is_asked_for=False),
    Importer("telegram", "jsons.telegram", first_sign(b"{")),
    Importer("microsoft-graph", "jsons.graph", first_sign(b"{")),
    TABLES,
)
"""Every format, in the order in which they are asked; a new one is a module and a line here."""


def read(data: bytes, options: Options = DEFAULTS) -> Imported:
    """Everything that *data* holds; never raises, whatever the bytes are."""
    if options.layout:
        return _read_as(options.layout, data, options)
    found = next(each for each in IMPORTERS if each.recognises(data))
    return found.functions.read(data, options)


def layouts() -> tuple[str, ...]:
    """The names of all layouts that `Options.layout` can ask for."""
    from abaudit.importers.tables.layouts import NAMES
    from abaudit.importers.tables.recognise import GENERIC

    return (*(each.name for each in IMPORTERS if each.is_asked_for), *NAMES, GENERIC)


def decode_field(data: bytes, imported: Imported, field: PersonalField) -> str:
    """The text of a note, e-mail or postal address that *imported* left as bytes of *data*."""
    return _called(imported.layout or "").functions.decode_field(data, imported.encoding, field)


def _read_as(layout: str, data: bytes, options: Options) -> Imported:
    """*data* in the layout that the user named, which is remembered."""
    found = _called(layout)
    imported = found.functions.read(data, options)
    if found is TABLES or not imported.layout:
        return imported  # a table says itself what it was told
    return replace(imported, overrides=(("as", layout),))


def _called(layout: str) -> Importer:
    return next((each for each in IMPORTERS if each.name == layout), TABLES)
