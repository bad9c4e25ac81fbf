"""Bytes → property lines: line ends, folds, soft breaks, base64 without folds, glued BEGIN and END.

A line end is CR CR LF, CR LF, CR or LF and nothing else.  The value of a property is handed on as bytes, unfolded and
with its soft breaks joined.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from abaudit.importers.vcard.heads import JUNK, Heads, PropertyHead

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

_END = rb"(?>\r\r\n|\r\n|\r|\n)"
_FOLDED = rb"[^\r\n]*+(?:" + _END + rb"[ \t][^\r\n]*+)*+"
_SIMPLE = re.compile(rb"([^:\"\r\n]++):(" + _FOLDED + rb")(?:" + _END + rb")?+")
_ANY = re.compile(_FOLDED)
_LINE_END = re.compile(_END)
_FOLD = re.compile(_END + rb"[ \t]")
_FRAME = re.compile(JUNK + rb"(BEGIN|END)[ \t]*+:[ \t]*+VCARD[ \t]*+", re.IGNORECASE)
_FRAME_STARTS = frozenset(b"BEbe\"'\x7f\xc2\xef\xfe\xff") | frozenset(range(0x21)) - frozenset(b"\r\n")
_UNFOLDED_BASE64 = re.compile(rb"(?:" + _END + rb"[A-Za-z0-9+/=]++[ \t]*+(?=[\r\n]|\Z)(?!" + _END + rb"[ \t]))*+")
_QUOTED_HEAD = re.compile(rb'(?:[^":]++|(?<=[=,])"[^"]*+"(?=[,;:]))*+:')
_SOFT_BREAK = re.compile(rb"=[ \t]*+" + _END)
_ENCODED_END = re.compile(rb"=0[AD]=\Z", re.IGNORECASE)
_PHONE_HEAD = re.compile(JUNK + rb"(?:[^:;.]*+\.)?+TEL(?:;[^:]*+)?+:", re.IGNORECASE)

_BEGIN_HEAD = PropertyHead("begin", "BEGIN")
_END_HEAD = PropertyHead("end", "END")
_NO_HEAD = PropertyHead("unreadable")


class Line(NamedTuple):
    """One property line, or a line that is none (`"unreadable"`, the value is the line)."""

    start: int
    end: int
    """The whole property with folds and soft breaks, without its last line end."""
    head: PropertyHead
    value: bytes
    """Unfolded, not decoded; that of a binary property as it stands."""


def property_lines(text: bytes, start: int, heads: Heads) -> Iterator[Line]:
    """The lines of *text* from *start* on, in order; blank lines are left out."""
    at, size = start, len(text)
    simple_at, read_head = _SIMPLE.match, heads.read
    while at < size:
        first = text[at]
        if first in b"\r\n":
            at += 1
        elif first in _FRAME_STARTS and (frame := _FRAME.match(text, at)):
            yield Line(at, frame.end(), _frame_head(frame[1]), b"VCARD")
            at = frame.end()
        elif simple := simple_at(text, at):
            written, value = simple.groups()
            head, end, following = read_head(written), simple.end(2), simple.end()
            role = head.role
            if role in {"begin", "end"}:
                at = yield from _unusual(text, at, heads)  # folded, or glued to what follows
                continue
            if role == "unreadable":
                value = _unfold(text[at:end])
            elif role != "binary":
                value = _joined(value, head)
            if role == "binary" or head.soft_breaks:
                value, following = _continued(text, end, head, value)
                end = following
            yield Line(at, end, head, value)
            at = following
        else:
            at = yield from _unusual(text, at, heads)


def split_head(line: bytes) -> tuple[bytes, bytes] | None:
    """Head and value of an unfolded line, parted at the first colon outside of quotes; None where there is none."""
    match = _QUOTED_HEAD.match(line)
    if match:
        return line[: match.end() - 1], line[match.end() :]
    head, colon, value = line.partition(b":")
    return (head, value) if colon else None


def _unusual(text: bytes, at: int, heads: Heads) -> Generator[Line, None, int]:
    """The line at *at* whose head is folded, quoted or missing; returns its end."""
    match = _ANY.match(text, at)
    assert match is not None  # noqa: S101 - the expression matches the empty line too
    end = match.end()
    line = _unfold(match[0])
    inside = 0
    while frame := _FRAME.match(line, inside):
        yield Line(at, end, _frame_head(frame[1]), b"VCARD")
        inside = frame.end()
    line = line[inside:]
    parts = split_head(line)
    if parts is None:
        yield Line(at, end, _NO_HEAD, line)
        return end
    head, value = heads.read(parts[0]), parts[1]
    if head.role == "unreadable":
        value = line
    elif head.soft_breaks:
        value = _joined(_written_from(match[0], inside + len(parts[0]) + 1), head)
    if head.role == "binary" or head.soft_breaks:
        value, end = _continued(text, end, head, value)
    yield Line(at, end, head, value)
    return end


def _continued(text: bytes, end: int, head: PropertyHead, value: bytes) -> tuple[bytes, int]:
    """*value*, which so far reaches to *end*, with the lines that belong to it without being folded."""
    if not head.soft_breaks:
        more = _UNFOLDED_BASE64.match(text, end)
        return value, more.end() if more else end
    parts = [value]
    while (last := parts[-1].rstrip(b" \t")).endswith(b"="):
        parts[-1] = last[:-1]
        line_end = _LINE_END.match(text, end)
        more = _ANY.match(text, line_end.end()) if line_end else None
        if more is None or _FRAME.match(following := _unfold(more[0])):
            break  # a card that begins or ends here was never meant to be swallowed
        if not _ENCODED_END.search(last) and _PHONE_HEAD.match(following):
            break  # nor a number, unless the text itself goes on with a new line ("=0D=0A=")
        parts.append(_joined(more[0], head))
        end = more.end()
    return b"".join(parts), end


def _joined(written: bytes, head: PropertyHead) -> bytes:
    """A value without its folds, and without soft breaks where its head allows them."""
    if b"\n" not in written and b"\r" not in written:
        return written
    if head.soft_breaks:
        written = _SOFT_BREAK.sub(b"", written)
    return _FOLD.sub(b"", written)


def _unfold(written: bytes) -> bytes:
    return _FOLD.sub(b"", written) if b"\n" in written or b"\r" in written else written


def _written_from(written: bytes, unfolded: int) -> bytes:
    """The rest of *written* from the position that is *unfolded* once its folds are gone."""
    gone = 0
    for fold in _FOLD.finditer(written):
        if fold.start() - gone >= unfolded:
            break
        gone += fold.end() - fold.start()
    return written[unfolded + gone :]


def _frame_head(word: bytes) -> PropertyHead:
    return _BEGIN_HEAD if word[:1] in b"Bb" else _END_HEAD
