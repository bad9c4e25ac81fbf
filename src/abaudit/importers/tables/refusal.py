"""What to say when a file is no table that can be read, without showing a cell of a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.i18n import N_, _
from abaudit.importers.tables.stems import is_plain
from abaudit.model.contacts import Imported

if TYPE_CHECKING:
    from collections.abc import Sequence

EMPTY = N_("The file is empty.")
NOT_TEXT = N_("The file is no text: it looks like a workbook, an archive or a picture.")
LINE_TOO_LONG = N_("A line of this file is longer than those of any address book.")
TOO_MANY_ROWS = N_("The file has more rows than an address book, and more than can be read at once.")
NO_ADDRESS_BOOK = N_("The rows of this file are too short to hold telephone numbers, and there are very many of them.")
NO_HEADER = N_("No row with known column names was found.")
NO_PHONE_COLUMN = N_("No column with telephone numbers was found.")
NO_NUMBERS = N_("This is LinkedIn's list of connections, and LinkedIn writes no telephone numbers into it.")
NOT_IN_LAYOUT = N_("No row of this file has the column names of the layout that was named.")
NO_SUCH_COLUMN = N_("A column that was named does not exist in this file.")

_MONSTERS = frozenset({LINE_TOO_LONG, TOO_MANY_ROWS, NO_ADDRESS_BOOK})

_SHOWN = 40
_SIGNATURES = (
    b"PK\x03\x04",
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"\xd0\xcf\x11\xe0",
    b"GIF8",
    b"\x1f\x8b",
    b"SQLite ",
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1a"))


def is_not_text(units: bytes) -> bool:
    """Whether *units* begin as no text does."""
    head = units[:4096]
    return units.startswith(_SIGNATURES) or (len(head) - len(head.translate(None, _CONTROLS))) * 20 > len(head)


def refusal(encoding: str, problem: str, headers: Sequence[str] = ()) -> Imported:
    """An import that read nothing because of *problem*; *headers* are the cells of what may be the header."""
    return Imported(layout=None, encoding=encoding, problem=problem, hint=_hint(problem, headers))


def _hint(problem: str, headers: Sequence[str]) -> str:
    if problem == EMPTY:
        return _("Export the contacts again, and check that the program wrote any.")
    if problem == NOT_TEXT:
        return _("Open it in the program that wrote it, and save the contacts as vCard or CSV.")
    if problem in _MONSTERS:
        return _("Check that this is the file that you mean; if it is, split it into several and audit each.")
    if problem == NO_NUMBERS:
        return _("There is nothing in it that could be audited. Export the address book of the phone itself.")
    hint = _(
        "Say which column holds the numbers with --phone-column, and which the names with --name-column, "
        "each by its header or by its position, counted from 1."
    )
    hidden = _("(not shown)")
    shown = [f"{place} {header.strip() if is_plain(header) else hidden}" for place, header in enumerate(headers, 1)]
    more = [_("and more")] if len(shown) > _SHOWN else []
    return hint + " " + _("The columns of this file: {columns}.").format(columns=", ".join(shown[:_SHOWN] + more))
