"""What the report calls things, and how it writes figures and ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.i18n import N_, _, customs, language
from abaudit.model.rulebook import in_language
from abaudit.reports.text.harmless import safe

if TYPE_CHECKING:
    from abaudit.model.findings import Row
    from abaudit.model.rulebook import Text
    from abaudit.reports.document import Document

DECLARED = {
    "device": N_("Device or profile"),
    "accounts": N_("Accounts exported"),
    "exported_by": N_("Exported by"),
    "exported_on": N_("Exported on"),
    "app_permission": N_("The app's permission to see contacts"),
}
"""What an owner can declare, in the order in which it is shown."""

FIELDS = {
    "number": N_("telephone number"),
    "name": N_("name"),
    "email": N_("e-mail address"),
    "photo": N_("picture"),
    "address": N_("postal address"),
    "note": N_("notes"),
}
WHOSE = {
    "everybody": N_("of everybody"),
    "users": N_("of users only"),
    "nobody": N_("of nobody"),
}
FORMS = {
    "clear": N_("in clear text"),
    "hash": N_("as a checksum"),
    "enclave": N_("into a sealed part of the server"),
    "none": N_("not at all"),
}

WAIVER_STATES = {
    "in-force": N_("in force"),
    "lapsed": N_("lapsed"),
    "not-yet": N_("not yet in force"),
}

_SHORT_ID = 12


def number(value: int) -> str:
    """A count as the reader writes it: 1.240 in German, 1,240 otherwise."""
    return f"{value:,}".replace(",", customs().thousands)


def share(part: int, whole: int) -> str:
    """A part of *whole* in per cent; nothing is ever rounded to none or to all."""
    if not whole or not part:
        return "–"
    if part == whole:
        return "100 %"
    return f"{min(99, max(1, round(100 * part / whole)))} %"


def size(count: int) -> str:
    """*count* bytes."""
    return _("{count} bytes").format(count=number(count))


def say(text: Text) -> str:
    """*text* of a rule, in the language in use."""
    return in_language(text, language())


def short(pseudonym: str) -> str:
    """The beginning of a keyed id; running numbers whole."""
    return pseudonym[:_SHORT_ID]


def who(row: Row) -> str:
    """The contact, so far as it may be shown."""
    return row.contact if row.name is None else safe(row.name, 60) or _("(no name)")


def which(row: Row) -> str:
    """The number, so far as it may be shown."""
    return short(row.id) if row.number is None else safe(row.number, 40) or _("(empty)")


def where(row: Row, document: Document) -> str:
    """Where the entry stands: the line, and before it the number of the file where there are several."""
    if len(document.sources.exports) == 1:
        return _("line {line}").format(line=row.line)
    return _("file {file}, line {line}").format(file=row.export + 1, line=row.line)
