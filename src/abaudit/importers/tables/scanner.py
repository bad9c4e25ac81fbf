"""The second count of law 1: non-empty cells of the phone columns, found without the reader.

It takes from the reader what a table *is* (where the data begin, the separator, which columns) and nothing of how it
was read: the text is cut by Python's own ``csv``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_LONGEST_LINE = 1_000_000
"""Characters of one line that are looked at: 2,000 columns of 500.  What lies behind makes the counts disagree."""
_LONGEST_FIELD = 2**31 - 1
_LINE_END = re.compile(r"\r+\n")
_LINE = re.compile(r"[^\n]*+\n|[^\n]++")
_LINE_OF_OLD_MAC = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n)|[^\r\n]++")


def count(text: str, delimiter: str, columns: Collection[int], *, cr_ends: bool) -> int:
    """How many cells of *columns* (0-based) hold anything but blanks, in *text*, the rows below the header.

    *cr_ends*: a CR alone ends a row; elsewhere it is an ordinary character.
    """
    import csv

    before = csv.field_size_limit(_LONGEST_FIELD)
    try:
        reader = csv.reader(_lines(text, cr_ends), delimiter=delimiter, skipinitialspace=True)
        return sum(1 for row in reader for index in columns if index < len(row) and row[index].strip())
    finally:
        csv.field_size_limit(before)


def _lines(text: str, cr_ends: bool) -> Iterator[str]:
    if not cr_ends:
        text = _LINE_END.sub("\n", text).replace("\r", " ")
    for match in (_LINE_OF_OLD_MAC if cr_ends else _LINE).finditer(text):
        start, end = match.span()
        yield match[0] if end - start <= _LONGEST_LINE else text[start : start + _LONGEST_LINE] + "\n"
