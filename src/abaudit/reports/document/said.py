"""A sentence with how loud it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Mood = Literal["alarm", "caution", "calm", ""]


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence in the language in use, for people."""

    text: str
    mood: Mood = ""
    leads: bool = False
    """Whether it is the answer itself, or weighs as much; else it is said beside the answer."""
