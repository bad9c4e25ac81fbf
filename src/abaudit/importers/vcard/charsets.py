"""Bytes of a vCard as text: by the charset that a property states, else UTF-8, else cp1252."""

from __future__ import annotations

import codecs
import re
from encodings.aliases import aliases
from functools import lru_cache

_NOT_A_NAME = re.compile(r"[^a-z0-9]+")
_NOT_FOR_TEXT = frozenset({"utf_7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"})
"""Codecs that would change the characters of a number, or that are no charset of any file."""

# What Windows shows for the five bytes that cp1252 leaves undefined: nothing is lost, nothing raises.
_CP1252 = {
    byte: bytes([byte]).decode("cp1252") for byte in range(0x80, 0xA0) if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
_ASCII = bytes(range(0x20, 0x7F))


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
