"""What programs write into fields that nobody filled: no data of a person."""

from __future__ import annotations

import re

_NO_DAY = re.compile(
    r"(?:0{1,4}[./-]0{1,2}[./-]0{1,4}"  # Outlook: 0.0.00
    r"|0?1[./-]0?1[./-](?:0001|1900|4501)"  # a date column of a spreadsheet, Exchange's "none"
    r"|(?:0001|1900|4501)-0?1-0?1"
    r"|(?:0001|1900|4501)0101"
    r"|(?:30[./-]12|12[./-]30)[./-]1899|1899-12-30"
    r")(?:[T ]0{1,2}:00(?::00(?:\.0+)?)?(?:Z|\+00:00)?)?"
)
_NO_GROUPS = frozenset({"mycontacts", "starred", "starredinandroid", "allcontacts", "othercontacts"})
"""What Google puts contacts into by itself, without blanks and case."""


def is_no_day(text: str) -> bool:
    """Whether *text*, the value of a day, says that there is none."""
    return _NO_DAY.fullmatch(text.strip()) is not None


def is_no_group(text: str) -> bool:
    """Whether a program puts every contact, or every one of some kind, into the group *text* by itself."""
    name = text.casefold().removeprefix("system group:").rpartition("/")[2]
    return "".join(name.split()) in _NO_GROUPS
