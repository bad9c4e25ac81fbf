"""LDIF cut into attributes, each with its place: folded lines joined, base64 taken apart, comments left out."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from abaudit.importers.shared.encodings import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abaudit.importers.shared.units import UnitSource

_LOGICAL = re.compile(rb"(?:\r\n|\n|\r)|[^\r\n]++(?:(?:\r\n|\n|\r) [^\r\n]*+)*+(?:\r\n|\n|\r)?+")
"""A line with those behind it that begin with a blank: ``cn: Anna`` and `` Beispiel``."""
_FOLD = re.compile(r"(?:\r\n|\n|\r) ")
_ENDS = re.compile(rb"\r\n|\n|\r")
_HEAD = re.compile(r"([A-Za-z][A-Za-z0-9.-]*)((?:;[A-Za-z0-9-]*)*)[ \t]*:(:|<)?[ \t]*")
"""``telephoneNumber;lang-de:: `` and ``jpegPhoto:< ``"""


@dataclass(frozen=True, slots=True)
class Attribute:
    """One line, or a mark: ``name`` is empty for an empty line, ``#`` for a comment, ``?`` for anything else."""

    name: str
    """Lower case, without options such as ``;lang-de``."""
    text: str = field(repr=False)
    start: int
    end: int
    """In units, without the final line end."""
    line: int
    broken: bool = False
    """Its value could not be taken apart: base64 that is none, or a reference to another file."""


def attributes(source: UnitSource) -> Iterator[Attribute]:
    """Every line of *source* in order."""
    line = 1
    for match in _LOGICAL.finditer(source.units):
        piece = match[0]
        here, line = line, line + len(_ENDS.findall(piece))
        body = piece.rstrip(b"\r\n")
        start, end = match.start(), match.start() + len(body)
        if not body.strip():
            yield Attribute("", "", start, end, here)
        elif body.startswith(b"#"):
            yield Attribute("#", "", start, end, here)
        else:
            yield _attribute(_FOLD.sub("", source.text(start, end)), start, end, here, source.encoding)


def _attribute(text: str, start: int, end: int, line: int, encoding: str) -> Attribute:
    head = _HEAD.match(text)
    if head is None:
        return Attribute("?", text, start, end, line)
    name, value = head[1].casefold(), text[head.end() :]
    if head[3] == "<":
        return Attribute(name, value, start, end, line, broken=True)
    if head[3] == ":":
        try:
            decoded = base64.b64decode("".join(value.split()).encode("ascii", "replace"), validate=True)
        except binascii.Error:
            return Attribute(name, value, start, end, line, broken=True)
        try:
            return Attribute(name, decoded.decode("utf-8"), start, end, line)
        except UnicodeDecodeError:
            fallback = encoding if not encoding.startswith(("utf-8", "utf-16", "utf-32")) else "cp1252"
            return Attribute(name, decode(decoded, fallback), start, end, line)
    return Attribute(name, value, start, end, line)
