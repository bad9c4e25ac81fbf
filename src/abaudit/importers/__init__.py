"""Readers: bytes of an export → `Imported`.  No reader touches the disk, and no bytes make one raise.

`abaudit.importers.plain.IMPORTERS` names every format: what its files begin with, and the module that recognises and
reads them and decodes what it left as bytes (`abaudit.importers.importer.FormatModule`).  Whatever is of no format of
its own is tried as a table.

``vcard/``     vCard 2.1, 3.0 and 4.0              ``tables/``    delimited text, with its layouts as data
``fritzbox``   the phone book of a FRITZ!Box       ``ldif``       LDAP and Thunderbird
``jsons/``     Telegram, Microsoft Graph, WhatsApp's account report
``shared/``    what they have in common            ``workbooks/`` the sheets of an .xlsx, as tables
``archives``   members of a .zip, within bounds    ``packed``     gzip and tar, likewise
``aside``      what is left aside, by name and reason
``opening``    a file, archive, folder or workbook → every address book in it
"""

from __future__ import annotations

from abaudit.importers.aside import is_excluded, may_be_export, why_aside
from abaudit.importers.opening import OWN, AddressBook, Contents, contents, of_members, unreadable
from abaudit.importers.options import DEFAULTS, Options
from abaudit.importers.plain import decode_field, layouts, read

__all__ = [
    "DEFAULTS",
    "OWN",
    "AddressBook",
    "Contents",
    "Options",
    "contents",
    "decode_field",
    "is_excluded",
    "layouts",
    "may_be_export",
    "of_members",
    "read",
    "unreadable",
    "why_aside",
]
