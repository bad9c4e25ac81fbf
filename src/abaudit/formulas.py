"""Texts as cells of a table that no spreadsheet takes for a formula (OWASP, "CSV Injection"); and back again.

A cell, or what another separator would make a cell of, that begins with ``=``, ``+``, ``-`` or ``@`` gets an apostrophe
before it.  `bare` takes exactly that apostrophe away, so a text that was written so comes back as it was.
"""

from __future__ import annotations

import re

_SIGNS = "=+\\-@＝＋－＠"
_BLANK = r"""[^\S\t\r\n]|["']"""
_STARTS = re.compile(rf"""(^|[;,|\t\r\n])((?:{_BLANK})*)(?=[{_SIGNS}])""")
"""Where a formula would begin, also for a program that cuts cells at another separator than ours."""
_GUARDED = re.compile(rf"""(^|[;,|\t\r\n])'((?:{_BLANK})*)(?=[{_SIGNS}])""")
_ANY = re.compile(f"[{_SIGNS}]")


def harmless(text: str) -> str:
    """*text* as a cell that no spreadsheet takes for a formula."""
    return _STARTS.sub(r"\1'\2", text) if _ANY.search(text) else text


def bare(cell: str) -> str:
    """The text that `harmless` made *cell* of."""
    return _GUARDED.sub(r"\1\2", cell) if "'" in cell else cell
