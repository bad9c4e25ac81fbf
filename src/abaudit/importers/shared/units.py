"""An export as units that can be cut without decoding.

One unit is one byte of a one-byte encoding or of UTF-8, one code unit of UTF-16 or UTF-32.  Whatever gives a table,
an LDIF file or a JSON document its structure (separators, quotes, line ends) is ASCII.  So they are cut in a view of
the source that has one byte for each unit, and every piece keeps its exact place in the original bytes, however broken
the text inside it may be.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from abaudit.importers.shared.encodings import bom_length, decode, detect, stated
from abaudit.model.contacts import Span

_OPAQUE = bytes([0]) + bytes([0x80]) * 255
"""Translation table: any byte but NUL becomes one that no separator, quote or line end can be."""


@dataclass(frozen=True, slots=True)
class UnitSource:
    """The bytes of an export, its encoding, and its view in units."""

    data: bytes = field(repr=False)
    encoding: str
    base: int
    """Bytes before the first unit: the byte order mark."""
    width: int
    """Bytes of one unit."""
    units: bytes = field(repr=False)

    def span(self, start: int, end: int) -> Span:
        """The place in the source of the units from *start* to *end*."""
        return Span(self.base + start * self.width, min(self.base + end * self.width, len(self.data)))

    def text(self, start: int, end: int) -> str:
        """The units from *start* to *end*, decoded."""
        return decode(self.data[self.base + start * self.width : self.base + end * self.width], self.encoding)

    def decoded(self, span: Span) -> str:
        """What stands at a place in the source."""
        return decode(self.data[span.start : span.end], self.encoding)


def source_of(data: bytes, encoding: str = "") -> UnitSource:
    """*data* as a source, in *encoding* where one is stated, else in the one that it shows."""
    encoding = stated(data, encoding) if encoding else detect(data)
    base = bom_length(data)
    width = {"utf-16": 2, "utf-32": 4}.get(encoding[:6], 1)
    body = data[base:] if base else data
    return UnitSource(data, encoding, base, width, body if width == 1 else _view(body, width, encoding.endswith("be")))


def _view(body: bytes, width: int, big_endian: bool) -> bytes:
    """One byte for each unit: the character where it is ASCII, else some byte above 127.

    A last unit that is cut off counts as one above 127, so that it stays part of its cell.
    """
    torn = len(body) % width
    whole = body[: len(body) - torn]
    low = width - 1 if big_endian else 0
    view = int.from_bytes(whole[low::width], "little")
    for place in range(width):
        if place != low:
            view |= int.from_bytes(whole[place::width].translate(_OPAQUE), "little")
    return view.to_bytes(len(whole) // width, "little") + (b"\x80" if torn else b"")
