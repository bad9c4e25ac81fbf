"""The second, independent count of law 1: how many phone lines a vCard file has.

It shares neither a regular expression nor a line of code with the reader: it turns the whole file into text, takes the
folds and soft breaks out of it, and counts the lines whose name is TEL.  Simple on purpose; it knows no cards.
"""

from __future__ import annotations

import base64
import binascii
import quopri
import re

from abaudit.importers.encodings import bom_length, unicode_encoding

DEEPEST = 8
"""Cards written as text inside of cards are followed so far."""

_FLAGS = re.IGNORECASE | re.MULTILINE | re.ASCII
_BEFORE_A_NAME = r"[\x01-\x09\x0b-\x20\x7f\"'\ufeff\xa0\udcfe\udcff]*+"
_RETURNS = re.compile("\r?\r?\n|\r")
_CARD_LIMITS = re.compile(f"^(?:{_BEFORE_A_NAME}(?:BEGIN|END)[ \t]*:[ \t]*VCARD[ \t]*)+", _FLAGS)
_PHONE_LINE = re.compile(rf"^{_BEFORE_A_NAME}(?:[^\n:;]*\.[ \t\"']*)?TEL(?![A-Z0-9_-])[^\n:;.]*(?:;[^\n:]*)?:", _FLAGS)
_AGENT_LINE = re.compile(rf"^{_BEFORE_A_NAME}(?:[^\n:;]*\.)?AGENT(;[^\n:]*)?:(.*)", _FLAGS)
_QUOTED = re.compile("quoted-printable", _FLAGS)
_PACKED = re.compile(r";\s*(?:encoding=)?\"?(?:b|base64)\"?\s*(?:;|$)", _FLAGS)
_ESCAPED = re.compile(r"\\([\\;,:\"nN])")
_LIMIT = "\x1e"
"""Stands for the BEGIN and END that were taken out."""


def count_phone_lines(data: bytes) -> int:
    """How many properties named TEL *data* has, those of cards inside cards too.  Never raises."""
    return _count(_decoded(data), 0)


def _count(text: str, depth: int) -> int:
    if "\r" in text:
        text = _RETURNS.sub("\n", text)
    text = text.replace("\n ", "").replace("\n\t", "")
    text = _CARD_LIMITS.sub(f"{_LIMIT}\n", text)
    small = text.lower()
    if "quoted-printable" in small:
        text = "\n".join(_soft_breaks_joined(text.split("\n")))
    found = sum(1 for _ in _PHONE_LINE.finditer(text))
    if "agent" in small and depth < DEEPEST:
        found += sum(_count(_inner(match[1] or "", match[2]), depth + 1) for match in _AGENT_LINE.finditer(text))
    return found


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


def _soft_breaks_joined(lines: list[str]) -> list[str]:
    """*lines* with those that end in ``=`` under a quoted-printable head joined to the next one."""
    joined: list[list[str]] = []
    is_open = quoted = False
    for line in lines:
        if is_open and line != _LIMIT:
            joined[-1].append(line)
        else:
            head, colon, _ = line.partition(":")
            quoted = bool(colon and _QUOTED.search(head))
            joined.append([line])
        last = joined[-1][-1].rstrip(" \t")
        is_open = quoted and last.endswith("=")
        if is_open:
            joined[-1][-1] = last[:-1]
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
