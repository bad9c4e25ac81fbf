"""The bytes of an export as the reader works on them, and the way back to the original bytes.

The reader works on UTF-8 or one-byte text without NUL bytes.  UTF-16 and UTF-32 are turned into UTF-8, NULs (padding
of old phones, or a piece of UTF-16 that somebody pasted behind other cards) are left out.  `Places` tells for each
position in that text the physical line and the byte in the original.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from abaudit.importers.shared.encodings import bom_length, unicode_encoding

_NULS = re.compile(rb"\0+")
_NARROW_PHONE = re.compile(rb"(?i)TEL[;:]|BEGIN:VCARD")
_WIDE_PHONE = re.compile(rb"(?i)T\0+E\0+L\0+[;:]|B\0+E\0+G\0+I\0+N\0+:")
_READ_PHONE = re.compile(rb"(?i)TEL[;:]|BEGIN:")


@dataclass(frozen=True, slots=True)
class CardSource:
    """An export made readable."""

    text: bytes
    """UTF-8 or one-byte text without NULs."""
    start: int
    """Where the text begins in it (behind a byte order mark that was left standing)."""
    encoding: str
    """Python's name of the encoding of the original."""
    wide: str = ""
    """The UTF-16 or UTF-32 encoding that was turned into UTF-8, or empty."""
    mark: int = 0
    """Length of the original's byte order mark where it is not part of ``text``."""
    padded: bytes = b""
    """``text`` before the NULs were left out; empty where there were none."""
    mixed: bool = False
    """Some part of the original is in another encoding than the rest, so that it could not be read."""

    @property
    def unicode(self) -> bool:
        """Whether ``text`` is known to be UTF-8, whatever CHARSET a property claims."""
        return bool(self.wide)


def open_source(data: bytes) -> CardSource:
    """*data* as the reader works on it; never raises."""
    encoding = unicode_encoding(data)
    if encoding is not None and encoding != "utf-8-sig":
        mark = bom_length(data)
        text = _narrowed(data[mark:], encoding)
        if text is not None:
            return _without_nuls(text, 0, encoding, wide=encoding, mark=mark, mixed=_is_mixed(data, text))
    if encoding == "utf-8-sig":
        return _without_nuls(data, bom_length(data), encoding)
    return _without_nuls(data, 0, _name_of(data))


def reopen(piece: bytes, encoding: str) -> CardSource:
    """A *piece* of an export whose *encoding* is known, such as the bytes of a span."""
    if encoding.startswith(("utf-16", "utf-32")):
        text = _narrowed(piece, encoding)
        if text is not None:
            return _without_nuls(text, 0, encoding, wide=encoding)
    return _without_nuls(piece, 0, encoding)


class Places:
    """Line numbers and original offsets of positions in a source's text; fast where each is near the one before."""

    __slots__ = ("_gaps", "_line", "_line_at", "_offset", "_offset_at", "_padded_text", "_plain", "_text", "_wide")

    def __init__(self, source: CardSource) -> None:
        self._text = source.text
        self._padded_text = source.padded or source.text
        self._wide = source.wide
        self._gaps = _gaps(source.padded) if source.padded else None
        self._plain = self._text.count(b"\r") == self._text.count(b"\r\n")
        self._line, self._line_at = 1, 0
        self._offset, self._offset_at = source.mark, 0

    def line(self, position: int) -> int:
        """The 1-based physical line of *position*."""
        if position >= self._line_at:
            self._line += self._line_ends(self._line_at, position)
        else:
            self._line -= self._line_ends(position, self._line_at)
        self._line_at = position
        return self._line

    def offset(self, position: int) -> int:
        """Where *position* is in the original."""
        if self._gaps is not None:
            starts, widths = self._gaps
            position += widths[bisect_right(starts, position)]
        if not self._wide:
            return position
        if position >= self._offset_at:
            self._offset += self._width(self._offset_at, position)
        else:
            self._offset -= self._width(position, self._offset_at)
        self._offset_at = position
        return self._offset

    def _width(self, start: int, end: int) -> int:
        """How many bytes of the original ``[start, end)`` of the UTF-8 text takes."""
        return len(self._padded_text[start:end].decode("utf-8", "surrogatepass").encode(self._wide, "surrogatepass"))

    def _line_ends(self, start: int, end: int) -> int:
        """How many of CR CR LF, CR LF, CR and LF stand in ``[start, end)``."""
        count = self._text.count
        feeds = count(b"\n", start, end)
        if self._plain:
            return feeds
        pairs, triples = count(b"\r\n", start, end), count(b"\r\r\n", start, end)
        return feeds + count(b"\r", start, end) - pairs - triples


def _narrowed(data: bytes, encoding: str) -> bytes | None:
    """*data* as UTF-8, or None where it is not in *encoding* at all; half a character at its end is left out."""
    unit = 4 if encoding.startswith("utf-32") else 2
    try:
        return data[: len(data) // unit * unit].decode(encoding, "surrogatepass").encode("utf-8", "surrogatepass")
    except UnicodeError:
        return None


def _is_mixed(data: bytes, text: bytes) -> bool:
    """Whether *data* has cards or numbers that *text*, the same as UTF-8, does not show."""
    if _NARROW_PHONE.search(data):
        return True
    return len(_WIDE_PHONE.findall(data)) > len(_READ_PHONE.findall(text))


def _without_nuls(
    text: bytes, start: int, encoding: str, *, wide: str = "", mark: int = 0, mixed: bool = False
) -> CardSource:
    if b"\0" not in text:
        return CardSource(text, start, encoding, wide, mark, b"", mixed)
    return CardSource(text.replace(b"\0", b""), start, encoding, wide, mark, text, mixed)


def _gaps(padded: bytes) -> tuple[list[int], list[int]]:
    """Where NULs were left out: positions in the text without them, and how many were left out up to each."""
    starts: list[int] = []
    widths = [0]
    for run in _NULS.finditer(padded):
        starts.append(run.start() - widths[-1])
        widths.append(widths[-1] + run.end() - run.start())
    return starts, widths


def _name_of(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
