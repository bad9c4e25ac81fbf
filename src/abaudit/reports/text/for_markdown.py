"""Text that Markdown shows as it is: no markup, no HTML, no link, no mention, no new cell of a table.

A backslash is not enough: GitHub and GitLab look for addresses, ``@names`` and ``#numbers`` in the text that comes out.
So every word that is more than letters, digits and a few harmless signs stands in a code span, where nothing is looked
for.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from abaudit.reports.text.harmless import safe

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 2000

_HARMLESS = re.compile(
    r"[(“„‘]*"
    r"(?:\+?[^\W_]+(?:(?:-(?=[^\W_])|[.,](?=\d)|[–'’/()•·…])+[^\W_]*)*[•…]*|[-–—→]|[•…]+)"
    r"[).,;:!?”“’…]*"
)
"""A word that no reader of Markdown takes for anything else: letters and digits with a few signs between them."""

_LIST = re.compile(r"\d{1,9}[.)]|[-+]")
"""What would begin a list at the beginning of a line."""

_REFERENCE = re.compile(r"(?i:\W*(?:[0-9a-f]{7,}|gh-\d+)\W*)", re.ASCII)
"""What GitHub takes for a commit or an issue."""

_END = re.compile(r"[.,;:!?)”]*\Z")
"""Signs that end a word, and may follow a code span."""

_IN_CODE = str.maketrans({"`": "'", "|": "¦"})
"""What would end a code span, or a table's cell even in one."""


def inline(text: str, limit: int = _LONGEST) -> str:
    """*text* on one line as Markdown that shows it."""
    return " ".join(_words(safe(text, limit)))


def cell(text: str, limit: int = _LONGEST) -> str:
    """The same for a cell of a table, which must not be empty."""
    return inline(text, limit) or " "


def code(text: str) -> str:
    """*text* as one code span."""
    return f"`{inside}`" if (inside := safe(text, _LONGEST).translate(_IN_CODE)) else ""


def _words(text: str) -> Iterator[str]:
    """The words of *text*; what is not harmless stands in code, neighbours together."""
    first, *others = text.split(" ")
    judged = [
        (first, _is_harmless(first) and not _LIST.fullmatch(first)),
        *((word, _is_harmless(word)) for word in others),
    ]
    for harmless, words in groupby(judged, lambda pair: pair[1]):
        joined = " ".join(word for word, _harmless in words)
        yield joined if harmless else _spanned(joined)


def _is_harmless(word: str) -> bool:
    return not word or (bool(_HARMLESS.fullmatch(word)) and not _REFERENCE.fullmatch(word))


def _spanned(text: str) -> str:
    """*text* in a code span, with the signs at its end behind it."""
    end = _END.search(text)
    at = end.start() if end and end.start() else len(text)
    return f"`{text[:at].translate(_IN_CODE)}`{text[at:]}"
