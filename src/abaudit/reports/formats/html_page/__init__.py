"""The result as one web page in one file: for the owner's browser, for the data-protection officer, for the printer.

The page asks nobody for anything.  Its policy (``Content-Security-Policy``) forbids every request and every script and
style but the two that it brings, which it names by their SHA-256.  Without script it is a plain document with a plain
table; with it, the table can be sorted and filtered.

``page``  the document     ``summary``  verdicts and first steps     ``findings``  by rule     ``contacts``  the table
``sources``  what was read, and by which rules     ``markup``  elements that escape whatever is text
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.reports.formats.html_page.page import page

if TYPE_CHECKING:
    from abaudit.reports.document import Document


def render(document: Document) -> bytes:
    """*document* as an HTML document in UTF-8, in the language in use."""
    return page(document).encode("utf-8")
