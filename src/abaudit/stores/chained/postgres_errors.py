"""What a PostgreSQL server's refusals mean.  Its own words may quote a value or a password, and are never passed on."""

from __future__ import annotations

import re

from abaudit.errors import Problem
from abaudit.i18n import _

_SAYINGS = (
    (r"connection (?:was |is |has been )?(?:closed|lost|terminated|refused|reset)|closed the connection", "lost"),
    (r"password|authentication|pg_hba|role .* does not exist|no password", "account"),
    (r"database .* does not exist", "database"),
    (r"name resolution|could not translate|not known|No such host", "host"),
    (r"invalid (?:port|integer|connection|uri|percent)|missing \"=\"|unexpected character", "address"),
)
"""What a refused connection says, in a language that the client chose: libpq gives it no code."""


def problem(code: str, said: str) -> Problem:
    """What the server refuses, and what to do about it: its SQLSTATE, or what libpq *said* where it has none."""
    if not code:
        return _not_connected(said)
    if code.startswith(("42501", "28")):
        return Problem(
            _("This account may not do that in the database."),
            hint=_("Nothing was stored. Check user and password, and the rights on the tables abaudit_…"),
        )
    if code.startswith("3D"):
        return Problem(
            _("The server has no database of this name."), hint=_("Check the name at the end of the address.")
        )
    if code in ("55P03", "57014", "40001", "40P01"):
        return Problem(
            _("Another program has been writing to the ledger for too long."),
            hint=_("Nothing was stored. Close the other program, or wait, and try again."),
        )
    if code == "53100":
        return Problem(
            _("The disk of the server is full."), hint=_("Nothing was stored. Make room on the server and try again.")
        )
    if code.startswith("53"):
        return Problem(
            _("The server has no room or no connections left."), hint=_("Nothing was stored. Make room and try again.")
        )
    if code == "25006":
        return Problem(
            _("The database can only be read (a standby, or set so)."),
            hint=_("Nothing was stored. Name the main server."),
        )
    if code.startswith(("57P", "08")):
        return _lost()
    return Problem(
        _("The database refuses what abaudit asks of it (code {code}).").format(code=code),
        hint=_("Somebody may have changed the tables abaudit_…; “abaudit ledger verify” tells what still holds."),
    )


def _not_connected(said: str) -> Problem:
    kind = next((kind for pattern, kind in _SAYINGS if re.search(pattern, said, re.IGNORECASE)), "")
    if kind == "account":
        return Problem(
            _("The server does not let this user in."),
            hint=_("Check user and password; a password can stand in ~/.pgpass."),
        )
    if kind == "database":
        return Problem(
            _("The server has no database of this name."), hint=_("Check the name at the end of the address.")
        )
    if kind == "host":
        return Problem(_("There is no server of this name."), hint=_("Check the name in the address, and the network."))
    if kind == "address":
        return Problem(
            _("This is no address of a PostgreSQL database."), hint=_("Write it as postgresql://USER@SERVER/DATABASE.")
        )
    return _lost()


def _lost() -> Problem:
    return Problem(
        _("The server does not answer, or the connection to it was lost."),
        hint=_("What was not reported as stored may be missing: look with “abaudit ledger log”, then try again."),
    )
