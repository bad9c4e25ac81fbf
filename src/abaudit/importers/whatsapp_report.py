"""WhatsApp's account report as it comes: an archive with the list of contacts in any folder, or that list alone."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from abaudit.i18n import N_
from abaudit.importers import archives
from abaudit.importers.jsons import whatsapp
from abaudit.importers.members import is_archive

if TYPE_CHECKING:
    from abaudit.importers.members import Member

LAYOUT = whatsapp.LAYOUT

NO_CONTACTS = N_("This account report of WhatsApp holds no list of contacts that can be read.")
NO_CONTACTS_HINT = N_(
    "Request the report again in WhatsApp (Settings, Account, Request account info) and take the archive as it comes."
)

_LISTS = frozenset({"contacts.json", "portability.json"})
_FOLDERS = frozenset({"whatsapp_connections", "whatsapp_account_information", "whatsapp_settings"})
_JUNK = "__MACOSX"


def recognises(data: bytes) -> bool:
    """Whether *data* is the report: an archive with its folders or its list of contacts, or the list alone."""
    if not is_archive(data):
        return whatsapp.recognises(data)
    paths = [PurePosixPath(name) for name in archives.names(data) if _JUNK not in name.split("/")]
    if any(_FOLDERS.intersection(path.parts[:-1]) for path in paths):
        return True
    return any(path.name in _LISTS for path in paths) and bool(lists(data))


def lists(data: bytes) -> list[Member]:
    """The lists of contacts in the archive *data*, those that could not be unpacked too; none where it is damaged."""
    try:
        found = archives.members(data, _may_be_list)
    except archives.ArchiveError:
        return []
    return [member for member in found if member.problem or whatsapp.recognises(member.data)]


def _may_be_list(name: str) -> bool:
    path = PurePosixPath(name)
    return path.name in _LISTS and _JUNK not in path.parts and not path.name.startswith("._")
