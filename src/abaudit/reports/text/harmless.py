"""Text that can steer nothing: on one line, without control characters, whatever somebody wrote."""

from __future__ import annotations

import re
import unicodedata

_HALVES = re.compile("[\ud800-\udfff]")

_JOINERS = "\u200c\u200d"

_TYPEWRITER = str.maketrans("“”„‘’‚·•…–", "\"\"\"'''-*~-")


def safe(text: str, limit: int = 200) -> str:
    """*text* on one line, without anything that could steer a terminal or turn the direction of writing.

    White space becomes one blank; control, format and unassigned characters become U+FFFD; joiners inside words stay.
    Longer texts end in an ellipsis.
    """
    if len(text) <= limit and text.isprintable() and "  " not in text:
        return text.strip()  # printable says the same of every character as the check below, all at once
    text = " ".join(text[: 4 * limit].split())
    text = "".join(c if _is_harmless(c) else "\ufffd" for c in text)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def whole(text: str) -> str:
    """*text* with U+FFFD for each half of a sign (a lone surrogate), which stands for bytes that are no text."""
    return text if text.isascii() else _HALVES.sub("\ufffd", text)


def typewriter(text: str) -> str:
    """*text* with the signs that every console has, sign by sign, so that columns keep their places."""
    return text.translate(_TYPEWRITER)


def _is_harmless(character: str) -> bool:
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} or character in _JOINERS


_LONGEST = 2000


def line_of(text: str) -> str:
    """*text* as one harmless line."""
    return safe(text, _LONGEST)
