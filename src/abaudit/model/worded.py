"""Closed sets of values that can be said to people."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Worded(StrEnum):
    """A closed set of values; each is written ``NAME = value, words``.

    The words are part of an English sentence, marked for translation.  To a machine a member is its value alone.
    """

    words: str

    def __new__(cls, value: str, words: str = "") -> Self:
        """The member called *value*; *words* may be missing only where an existing member is looked up."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.words = words
        return member
