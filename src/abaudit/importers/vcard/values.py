"""From the bytes of a value to its text: charset, quoted-printable, base64, backslashes, components."""

from __future__ import annotations

import binascii
import re
from typing import TYPE_CHECKING

from abaudit.importers.vcard.charsets import decode

if TYPE_CHECKING:
    from abaudit.importers.vcard.heads import PropertyHead

_ESCAPE = re.compile(r"\\([\\;,:\"nN])")
_COMPONENTS = re.compile(r"((?:[^;\\]++|\\.|\\\Z)*+)(?:;|\Z)", re.DOTALL)
_ITEMS = re.compile(r"((?:[^,\\]++|\\.|\\\Z)*+)(?:,|\Z)", re.DOTALL)
_BASE64 = re.compile(rb"[A-Za-z0-9+/]+={0,2}")
_LETTER = re.compile(rb"[A-Za-z]")


def text_of(value: bytes, head: PropertyHead, *, is_utf8: bool) -> str:
    """The text of an unfolded *value*, decoded as its *head* says but with its backslashes.

    ``is_utf8``: the whole file was converted, so that a CHARSET speaks only of what was encoded inside the value.
    """
    if not head.encoding:
        return decode(value, "" if is_utf8 else head.charset)
    if head.encoding == "quoted-printable":
        return decode(binascii.a2b_qp(value), head.charset)
    return _base64(value, head.charset)


def unescape(text: str) -> str:
    r"""*text* with ``\n`` as a line end and ``\,`` ``\;`` ``\:`` ``\"`` ``\\`` as the character itself."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], text)


def components(text: str) -> list[str]:
    """The parts of a structured value, between semicolons without a backslash; each unescaped and stripped."""
    return _split(text, ";", _COMPONENTS)


def items(text: str) -> list[str]:
    """The parts of a list, between commas without a backslash; each unescaped and stripped."""
    return _split(text, ",", _ITEMS)


def _split(text: str, separator: str, pattern: re.Pattern[str]) -> list[str]:
    if "\\" not in text:
        return [part.strip() for part in text.split(separator)]
    parts = []
    at = 0
    while True:
        match = pattern.match(text, at)
        assert match is not None  # noqa: S101 - the pattern matches the empty text too
        parts.append(unescape(match[1]).strip())
        if match.end() == match.end(1):
            return parts
        at = match.end()


def _base64(value: bytes, charset: str) -> str:
    """The text inside base64, or *value* as it stands where it only claims to be base64."""
    packed = b"".join(value.split())
    # base64 of a number always has letters: a value without any is the number itself under a wrong label
    if _LETTER.search(packed) and _BASE64.fullmatch(packed):
        try:
            data = binascii.a2b_base64(packed + b"=" * (-len(packed) % 4))
        except binascii.Error:
            return decode(value, charset)
        text = decode(data, charset)
        if all(character.isprintable() or character in "\r\n\t" for character in text):
            return text
    return decode(value, charset)
