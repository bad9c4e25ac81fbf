"""Telephone numbers in free text: notes, remarks, fields that the owner named himself.

WhatsApp does not take them out of an address book, so they are no entries.  They are told, because people keep numbers
there, and a note may follow a contact to places where it is read.
"""

from __future__ import annotations

import re

_PLAIN = str.maketrans(
    {"\xa0": " ", "\u2007": " ", "\u202f": " ", "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-"}
)
_NUMBER = re.compile(
    r"(?<![\w@.+/-])(?!\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?!\d))(?!0[.,]\d)"
    r"(?:(?:\+|00|\(?\+?0|\(\+)(?:[ ()/.\-]{0,2}\d){5,14}|(?:4[139]|1[567])\d{8,11})(?![\w@])"
)
"""Written with a plus or a zero in front, or without both and a blank; no date, no decimal, no piece of an address."""
_LONGEST = 20_000
"""Characters of one text that are looked at."""
_MOST = 50
"""Numbers of one text that are told."""


def numbers_in(text: str) -> tuple[str, ...]:
    """What looks like a telephone number in *text*, as it is written, in order."""
    found = []
    for match in _NUMBER.finditer(text[:_LONGEST].translate(_PLAIN)):
        if 7 <= sum(map(str.isdigit, match[0])) <= 15:
            found.append(match[0].strip())
            if len(found) == _MOST:
                break
    return tuple(found)
