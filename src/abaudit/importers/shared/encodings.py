"""Which encoding an export is written in, and decoding that neither raises nor drops a character.

The order is from certain to likely: byte order mark, the pattern of NUL bytes, strict UTF-8, and only then the most
plausible of the three one-byte encodings that phone and office programs of this country have used (cp1252, cp850,
mac_roman).  A general detector library is wrong more often on files as small as these.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from functools import cache
from itertools import islice

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16-LE
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNICODE = frozenset({"utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"})
_ASCII = bytes(range(127)).decode("ascii")
_ONE_BYTE = ("cp1252", "cp850", "mac_roman")
"""In the order that decides a tie."""

_PROBE = 8192
"""Bytes of the beginning in which the pattern of NULs is looked for."""
_SAMPLE = 20_000
"""Places with a byte above 127 that are weighed; a larger file says nothing new."""

_HIGH = re.compile(rb"(?s).?[\x80-\xff].?")
_UTF8_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|([\x80-\xff])", re.DOTALL
)
"""``ä`` in UTF-8 (C3 A4), or a byte such as E4 that belongs to no sequence."""

_GERMAN = frozenset("äöüÄÖÜß")
_EUROPEAN = frozenset("éèêëáàâåæíìîïóòôøúùûñçÉÈÊÁÀÂÅÆÍÎÓÔØÚÛÑÇ")
_TYPOGRAPHY = frozenset("„“”‚‘’–—…€§°´«»©®·•\xa0½¼²³ªº¿¡£\xad")
_VOWELS = frozenset("aeiouyAEIOUY")


def unicode_encoding(data: bytes) -> str | None:
    """The Unicode encoding that *data* shows by a byte order mark or by its NUL bytes, or None.

    ``utf-8-sig``, ``utf-16-le``, ``utf-16-be``, ``utf-32-le`` or ``utf-32-be``; the mark itself is `bom_length` bytes
    long and is not part of the text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    return _by_nul_pattern(data[:_PROBE])


def bom_length(data: bytes) -> int:
    """How many bytes the byte order mark at the beginning of *data* takes; 0 where there is none."""
    return next((len(mark) for mark, _ in _MARKS if data.startswith(mark)), 0)


def detect(data: bytes) -> str:
    """Python's name of the encoding of *data*: certain where a mark or strict UTF-8 says so, else the likeliest.

    ``utf-8`` is also the answer where a few broken bytes stand among many proper sequences: a file cut off in the
    middle of a letter is no cp1252.
    """
    found = unicode_encoding(data)
    if found is not None:
        return found
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "utf-8" if _mostly_utf8(data) else _best_one_byte(data)
    return "utf-8"


def usable(name: str) -> str | None:
    """Python's name of the encoding that a user means by *name*, or None where no table can be read in it.

    Structure is cut before decoding (see `abaudit.importers.shared.units`), so it must be a Unicode encoding or one
    with a byte for each character that agrees with ASCII.
    """
    try:
        found = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        return None
    if found in _UNICODE:
        return "utf-8" if found == "utf-8-sig" else found
    try:
        every = bytes(range(256)).decode(found, "replace")
        return found if len(every) == 256 and every[:128].isascii() and every[:127] == _ASCII else None
    except (LookupError, UnicodeError, AssertionError):
        return None


def stated(data: bytes, encoding: str) -> str:
    """*encoding* as the user stated it, with the order of bytes that *data* shows where it leaves that open."""
    if encoding not in ("utf-16", "utf-32"):
        return encoding
    shown = unicode_encoding(data) or ""
    return shown if shown.startswith(encoding) else f"{encoding}-le"


def decode(data: bytes, encoding: str) -> str:
    """The text of *data*, a piece of an export without its byte order mark; never raises.

    A byte that the encoding does not know shows as U+FFFD, so that nothing goes missing unseen.
    """
    # "utf-8-sig" would take a mark off every piece that begins with one; only the file's own mark is no text.
    return data.decode("utf-8" if encoding == "utf-8-sig" else encoding, "replace")


def _by_nul_pattern(head: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: most characters of an address book have NULs at the same places."""
    if len(head) < 2 or b"\0" not in head:
        return None
    if len(head) >= 4:
        shares = [_nul_share(head[place::4]) for place in range(4)]
        if min(shares[2:]) > 0.9 and shares[0] < 0.1:
            return "utf-32-le"
        if min(shares[:2]) > 0.9 and shares[3] < 0.1:
            return "utf-32-be"
    first, second = _nul_share(head[::2]), _nul_share(head[1::2])
    if second > 0.3 and first < 0.05:
        return "utf-16-le"
    if first > 0.3 and second < 0.05:
        return "utf-16-be"
    return None


def _nul_share(units: bytes) -> float:
    return units.count(0) / len(units)


def _mostly_utf8(data: bytes) -> bool:
    """Whether sequences of several bytes outnumber the broken ones by far."""
    proper = broken = 0
    for match in islice(_UTF8_SEQUENCE.finditer(data), _SAMPLE):
        if match[1]:
            broken += 1
        else:
            proper += 1
    return proper > 4 * broken


def _best_one_byte(data: bytes) -> str:
    places = Counter(match[0] for match in islice(_HIGH.finditer(data), _SAMPLE))
    scores = [
        sum(count * _plausibility(decode(place, encoding)) for place, count in places.items()) for encoding in _ONE_BYTE
    ]
    return _ONE_BYTE[scores.index(max(scores))]


@cache
def _plausibility(place: str) -> float:
    """How well a character outside ASCII fits between its neighbours; *place* is one to three characters."""
    at = next(index for index, character in enumerate(place) if not character.isascii())
    character, before, after = place[at], place[:at], place[at + 1 :]
    if character == "\ufffd" or (not character.isprintable() and character not in _TYPOGRAPHY):
        return -6
    if character in _TYPOGRAPHY:
        return -3 if before.isalpha() and after.isalpha() and character != "’" else 0.5
    if not character.isalpha() or ord(character) > 0x17F or character == "ƒ":
        return -4
    weight = 3.0 if character in _GERMAN else 1.5 if character in _EUROPEAN else 0.5
    return weight + _misfit(character, before, after)


def _misfit(letter: str, before: str, after: str) -> float:
    """0 where *letter* can stand between its neighbours, else how much speaks against it."""
    if letter == "ß":
        return 0 if not before.isascii() or before in _VOWELS else -5
    if not before.isalpha() and not after.isalpha():
        return -1
    if letter.isupper() and (before.islower() or (before.isalpha() and after.islower())):
        return -6
    if letter.islower() and before.isupper() and after.isupper():
        return -3
    return 0
