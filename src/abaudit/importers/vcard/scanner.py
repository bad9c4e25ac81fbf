"""The second, independent count of law 1: how many phone lines a vCard file has.

It shares neither a regular expression nor a line of code with the reader: it turns the whole file into text, takes the
folds and soft breaks out of it, and counts the lines whose name is TEL.  Simple on purpose; it knows no cards.
"""

from __future__ import annotations

import base64
import binascii
import quopri
import re

from abaudit.importers.shared.encodings import bom_length, unicode_encoding

DEEPEST = 8
"""Cards written as text inside of cards are followed so far."""

_FLAGS = re.IGNORECASE | re.ASCII | re.DOTALL
_BEFORE_A_NAME = r"[\x01-\x09\x0b-\x20\x7f\"'\ufeff\xa0\udcfe\udcff]*+"
_RETURNS = re.compile("\r?\r?\n|\r")
_LIMITS = rf"(?:{_BEFORE_A_NAME}(?:BEGIN|END)[ \t]*:[ \t]*VCARD[ \t]*)"
_CARD_LIMITS = re.compile(f"{_LIMITS}+", _FLAGS)
_PHONE_LINE = re.compile(
    rf"{_LIMITS}*{_BEFORE_A_NAME}(?:[^\n:;]*\.[ \t\"']*)?TEL(?![A-Z0-9_-])[^\n:;.]*(?:;[^\n:]*)?:", _FLAGS
)
"""``TEL;TYPE=CELL:`` and ``item1.TEL:``, but not ``TELEX:``."""
_AGENT_LINE = re.compile(rf"{_LIMITS}*{_BEFORE_A_NAME}(?:[^\n:;]*\.)?AGENT(;[^\n:]*)?:(.*)", _FLAGS)
_QUOTED = re.compile("quoted-printable", _FLAGS)
_PACKED = re.compile(r";\s*(?:encoding=)?\"?(?:b|base64)\"?\s*(?:;|$)", _FLAGS)
_ESCAPED = re.compile(r"\\([\\;,:\"nN])")
_SOFT_BREAK = re.compile("=[ \t]*\n")
_NEXT_NUMBER = re.compile(rf"{_BEFORE_A_NAME}(?:[^\n:;.]*\.)?TEL(?:;[^\n:]*)?:", _FLAGS)


def count_phone_lines(data: bytes) -> int:
    """How many properties named TEL *data* has, those of cards inside cards too.  Never raises."""
    return _count(_decoded(data), 0)


def _count(text: str, depth: int) -> int:
    if "\r\r" not in text:
        text = text.replace("\r\n", "\n")  # what nearly every file needs, and much faster
    if "\r" in text:
        text = _RETURNS.sub("\n", text)
    lines = _unfolded(text).split("\n")
    # line by line, because a copy of a whole file of photos in small letters takes longer than all the rest
    if any("quoted-printable" in line.lower() for line in lines):
        lines = _soft_breaks_joined(re.split("\n(?![ \t])", text))
    found = 0
    for line in lines:
        small = line.lower()
        if "tel" in small and _PHONE_LINE.match(line):
            found += 1
        elif "agent" in small and depth < DEEPEST and (agent := _AGENT_LINE.match(line)):
            found += _count(_inner(agent[1] or "", agent[2]), depth + 1)
    return found


def _unfolded(text: str) -> str:
    return text.replace("\n ", "").replace("\n\t", "") if "\n" in text else text


def _decoded(data: bytes) -> str:
    encoding = unicode_encoding(data) or ""
    if encoding.startswith(("utf-16", "utf-32")):
        body = data[bom_length(data) :]
        whole = len(body) - len(body) % (int(encoding[4:6]) // 8)
        try:
            return body[:whole].decode(encoding, "surrogatepass").replace("\0", "")
        except UnicodeError:
            pass  # its mark lies
    return data.decode("utf-8", "surrogateescape").replace("\0", "")


def _soft_breaks_joined(folded: list[str]) -> list[str]:
    """Lines that may hold folds → lines without, those that end in ``=`` under a quoted-printable head joined."""
    joined: list[list[str]] = []
    is_open = quoted = False
    for written in folded:
        line = _unfolded(written)
        limits = _CARD_LIMITS.match(line) if ":" in line else None
        if is_open and not limits and not joined[-1][-1].upper().endswith(("=0A", "=0D")) and _NEXT_NUMBER.match(line):
            is_open = False  # a stray = at the end of a value must not swallow the number below it
        if not is_open or limits:
            head, colon, _ = line[limits.end() if limits else 0 :].partition(":")
            quoted = bool(colon and _QUOTED.search(head))
            joined.append([])
        if quoted:
            # a continuation is all value; otherwise the value begins behind the colon of the head
            parts = (
                [written] if is_open and not limits else written.split(":", limits[0].count(":") + 1 if limits else 1)
            )
            line = _unfolded(":".join([*parts[:-1], _SOFT_BREAK.sub("", parts[-1])]))
        bare = line.rstrip(" \t")
        is_open = quoted and bare.endswith("=")
        joined[-1].append(bare[:-1] if is_open else line)
    return ["".join(parts) for parts in joined]


def _inner(parameters: str, value: str) -> str:
    """The card that the *value* of an AGENT holds as text, or an empty text."""
    if _QUOTED.search(parameters):
        value = quopri.decodestring(value.encode("utf-8", "surrogatepass")).decode("utf-8", "replace")
    elif _PACKED.search(parameters):
        try:
            value = base64.b64decode(value.encode("utf-8", "surrogatepass")).decode("utf-8", "replace")
        except binascii.Error:
            return ""
    text = _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)
    return text if re.match(r"\s*BEGIN:VCARD[ \t]*[\r\n]", text, _FLAGS) else ""
