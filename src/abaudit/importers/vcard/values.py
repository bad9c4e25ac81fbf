"""From the bytes of a value to its text: charset, quoted-printable, base64, backslashes, components."""

from __future__ import annotations

import binascii
import codecs
import re
from encodings.aliases import aliases
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from abaudit.importers.vcard.heads import Head

_ESCAPE = re.compile(r"\\([\\;,:\"nN])")
_COMPONENTS = re.compile(r"((?:[^;\\]++|\\.|\\\Z)*+)(?:;|\Z)", re.DOTALL)
_ITEMS = re.compile(r"((?:[^,\\]++|\\.|\\\Z)*+)(?:,|\Z)", re.DOTALL)
_BASE64 = re.compile(rb"[A-Za-z0-9+/]+={0,2}")
_LETTER = re.compile(rb"[A-Za-z]")
_NOT_A_NAME = re.compile(r"[^a-z0-9]+")
_NOT_FOR_TEXT = frozenset({"utf_7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"})
"""Codecs that would change the characters of a number, or that are no charset of any file."""

# What Windows shows for the five bytes that cp1252 leaves undefined: nothing is lost, nothing raises.
_CP1252 = {
    byte: bytes([byte]).decode("cp1252") for byte in range(0x80, 0xA0) if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
_ASCII = bytes(range(0x20, 0x7F))


def text_of(value: bytes, head: Head, *, is_utf8: bool) -> str:
    """The text of an unfolded *value*, decoded as its *head* says but with its backslashes.

    ``is_utf8``: the whole file was converted, so that a CHARSET speaks only of what was encoded inside the value.
    """
    if not head.encoding:
        return decode(value, "" if is_utf8 else head.charset)
    if head.encoding == "quoted-printable":
        return decode(binascii.a2b_qp(value), head.charset)
    return _base64(value, head.charset)


def decode(data: bytes, charset: str = "") -> str:
    """*data* in the stated *charset*, else UTF-8, else cp1252; never raises and drops nothing."""
    if charset:
        text = _stated(data, charset)
        if text is not None:
            return text
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1").translate(_CP1252)


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


def _stated(data: bytes, charset: str) -> str | None:
    codec, contains_ascii = _codec(charset)
    if not codec or not (contains_ascii or b"\0" in data):
        return None  # without a NUL it is no UTF-16, whatever the label says: converted on the way
    try:
        return data.decode(codec)
    except UnicodeError:
        return None


@lru_cache(maxsize=256)
def _codec(charset: str) -> tuple[str, bool]:
    """Python's name of *charset* (empty: unknown or no charset for text), and whether ASCII means the same in it."""
    # Only names that Python lists are looked up: each miss would search the disk for a module of that name.
    name = _NOT_A_NAME.sub("_", charset.casefold()).strip("_")
    if name not in aliases and name not in _listed():
        return "", False
    try:
        codec = codecs.lookup(name).name
    except LookupError:  # mbcs outside of Windows
        return "", False
    try:
        if _NOT_A_NAME.sub("_", codec) in _NOT_FOR_TEXT:
            return "", False
        return codec, _ASCII.decode(codec) == _ASCII.decode("ascii")
    except LookupError:  # hex and its like turn bytes into bytes
        return "", False
    except UnicodeError:
        return codec, False


@lru_cache(maxsize=1)
def _listed() -> frozenset[str]:
    return frozenset(aliases.values())
