"""JSON in which every value knows where it stands.

Python's ``json`` reads all or nothing and tells no places.  Here a document that is cut off or broken is read as far as
it goes, and says where it breaks.  Whatever gives JSON its structure is ASCII, so it is cut in the same view of one
byte for each code unit as tables are.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from abaudit.importers.shared.units import UnitSource, source_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abaudit.model.contacts import Span

DEEPEST = 100
"""Lists and objects inside one another; no address book goes beyond six."""

_HEAD = 64 * 1024

_TOKEN = re.compile(
    rb'[ \t\r\n]*+(?:([{}\[\],:])|("(?:[^"\\]++|\\.)*+")|(-?[0-9][0-9.eE+-]*+|true|false|null))', re.DOTALL
)
"""One sign, text or word: ``{``, ``"Anna"``, ``-1.5e3``, ``null``, with the blanks before it."""
_WHITE = re.compile(rb"[ \t\r\n]*+")

Kind = Literal["object", "array", "string", "other"]


@dataclass(slots=True)
class Node:
    """One value; ``start`` and ``end`` are in units."""

    kind: Kind
    start: int
    end: int
    items: list[Node] = field(default_factory=list, repr=False)
    """Of an array; of an object its values, in order."""
    keys: list[str] = field(default_factory=list, repr=False)
    """Of an object: the name of each value; a name may occur twice."""
    text: str = field(default="", repr=False)
    """What a string says; a number or word as it is written."""

    def named(self, name: str) -> Iterator[Node]:
        """Every value of an object that is called *name*."""
        return (item for key, item in zip(self.keys, self.items, strict=False) if key == name)

    def says(self, *names: str) -> str:
        """The first text among the values with these *names*, without blanks around it."""
        for name in names:
            for item in self.named(name):
                if item.kind == "string" and item.text.strip():
                    return item.text.strip()
        return ""


@dataclass(frozen=True, slots=True)
class LocatedDocument:
    """A document as far as it could be read."""

    source: UnitSource
    root: Node | None
    broken: int | None
    """Where it breaks, in units; None where it is whole."""

    def span(self, node: Node) -> Span:
        """The place of *node* in the bytes of the source."""
        return self.source.span(node.start, node.end)

    def rest(self) -> Span:
        """From where it breaks to its end."""
        return self.source.span(self.broken or 0, len(self.source.units))


class LineCounter:
    """The line of an offset, for offsets that are asked in rising order (others cost a count from the beginning)."""

    def __init__(self, units: bytes) -> None:
        self._units = units
        self._at = 0
        self._line = 1

    def line(self, offset: int) -> int:
        """The 1-based physical line of *offset*; LF, CR LF and CR end one."""
        if offset < self._at:
            self._at, self._line = 0, 1
        piece = self._units[self._at : offset]
        ends = piece.count(b"\n") + piece.count(b"\r") - piece.count(b"\r\n")
        if self._at and piece.startswith(b"\n") and self._units[self._at - 1] == 0x0D:
            ends -= 1
        self._at, self._line = offset, self._line + ends
        return self._line


def head(data: bytes) -> bytes:
    """The beginning of *data* in units where it may be a JSON object, else nothing."""
    units = source_of(data[:_HEAD]).units.lstrip(b" \t\r\n")
    return units if units.startswith(b"{") else b""


def parse(data: bytes) -> LocatedDocument:
    """*data* as JSON, as far as it goes; never raises."""
    source = source_of(data)
    parser = _Parser(source)
    broken = parser.run()
    return LocatedDocument(source, parser.root, broken)


class _Parser:
    """Tokens → nodes, without recursion."""

    def __init__(self, source: UnitSource) -> None:
        self.root: Node | None = None
        self._source = source
        self._open: list[Node] = []
        self._key: str | None = None
        self._expect: Literal["value", "key", "colon", "comma", "end"] = "value"

    def run(self) -> int | None:
        """Read to the end, or to where it breaks."""
        units = self._source.units
        at = 0
        while self._expect != "end":
            token = _TOKEN.match(units, at)
            if token is None or not self._take(token):
                for node in self._open:
                    node.end = at
                return at
            at = token.end()
        blank = _WHITE.match(units, at)
        at = blank.end() if blank else at
        return None if at >= len(units) or not units[at:].strip(b" \t\r\n\0\x1a") else at

    def _take(self, token: re.Match[bytes]) -> bool:
        sign, string, other = token.groups()
        if sign is not None and sign not in b"{[":
            return self._take_sign(sign, token.end())
        start = token.start(2 if string is not None else 3 if other is not None else 1)
        if self._expect == "key":
            if string is None:
                return False
            self._key = self._text(start, token.end())
            self._expect = "colon"
            return True
        if self._expect != "value" or len(self._open) >= DEEPEST:
            return False
        if sign is not None:
            node = Node("object" if sign == b"{" else "array", start, token.end())
        elif string is not None:
            node = Node("string", start, token.end(), text=self._text(start, token.end()))
        else:
            node = Node("other", start, token.end(), text=other.decode("ascii"))
        self._place(node)
        if sign is not None:
            self._open.append(node)
            self._expect = "key" if sign == b"{" else "value"
        else:
            self._expect = "comma" if self._open else "end"
        return True

    def _take_sign(self, sign: bytes, end: int) -> bool:
        if sign == b":":
            fits = self._expect == "colon"
            self._expect = "value"
            return fits
        if not self._open:
            return False
        above = self._open[-1]
        if sign == b",":
            fits = self._expect == "comma"
            self._expect = "key" if above.kind == "object" else "value"
            return fits
        empty = not above.items and self._expect == ("key" if above.kind == "object" else "value")
        if (above.kind == "object") != (sign == b"}") or not (self._expect == "comma" or empty):
            return False
        above.end = end
        self._open.pop()
        self._expect = "comma" if self._open else "end"
        return True

    def _place(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        above = self._open[-1]
        above.items.append(node)
        if above.kind == "object":
            above.keys.append(self._key or "")

    def _text(self, start: int, end: int) -> str:
        written = self._source.text(start, end)
        if "\\" not in written:
            return written[1:-1]
        try:
            said = json.loads(written, strict=False)
        except ValueError:
            return written[1:-1]
        return said if isinstance(said, str) else written[1:-1]
