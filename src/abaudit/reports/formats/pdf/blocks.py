"""What the report is made of: blocks as plain data that ``report.typ`` sets, each kind in its own way.

A block is a dictionary with its ``kind``; a cell is a string, or a dictionary with ``text`` and what is special about
it.  Every text in them goes through `abaudit.reports.formats.pdf.glyphs.shown`; the typesetter gets data and no markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from abaudit.reports.formats.pdf.glyphs import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Block = dict[str, Any]
Cell = str | dict[str, Any]

LONG = 2000
"""Characters of a paragraph at most."""

_PAGE = 2000
"""Characters from which on a finding may be too long to be kept on one page."""


def heading(text: str, level: int = 1) -> Block:
    """A numbered heading; level 1 opens a chapter."""
    return {"kind": "heading", "text": shown(text), "level": level}


def para(text: str, style: str = "") -> Block:
    """A paragraph; *style* is empty, ``lead``, ``strong``, ``small``, or ``tied`` to the page of what follows."""
    return {"kind": "para", "text": shown(text, LONG), "style": style}


def bullets(texts: Iterable[str], *, numbered: bool = False) -> Block:
    """A list."""
    return {"kind": "list", "items": [shown(text, LONG) for text in texts], "numbered": numbered}


def facts(pairs: Iterable[tuple[str, Cell]]) -> Block:
    """Names with values, one below the other."""
    return {"kind": "facts", "pairs": [[shown(name), value] for name, value in pairs]}


def table(widths: str, head: Sequence[str], rows: Iterable[Sequence[Cell]], *, compact: bool = False) -> Block:
    """A table; *widths* has a word for each column: a share (``3``) or ``auto``, with ``r`` where figures stand right.

    The head is repeated on every page.
    """
    columns = widths.split()
    return {
        "kind": "table",
        "widths": [column.removesuffix("r") for column in columns],
        "right": [column.endswith("r") and column != "r" for column in columns],
        "head": [shown(text) for text in head],
        "rows": [list(row) for row in rows],
        "compact": compact,
    }


def box(title: str, texts: Iterable[str]) -> Block:
    """Paragraphs that nobody must pass over."""
    return {"kind": "box", "title": shown(title), "texts": [shown(text, LONG) for text in texts]}


def chart(parts: Iterable[tuple[str, int]], alternative: str) -> Block:
    """A bar of parts, each with its tone and how large it is; *alternative* says the same in words."""
    shares = [{"tone": tone, "share": share} for tone, share in parts if share]
    return {"kind": "chart", "parts": shares, "alternative": shown(alternative, LONG)}


def finding(title: str, tone: str, tag: str, pairs: Iterable[tuple[str, str]]) -> Block:
    """A finding: its heading, what it weighs, and its parts from criterion to remedy."""
    parts = [[shown(name), shown(text, LONG)] for name, text in pairs]
    return {
        "kind": "finding",
        "text": shown(title),
        "tone": tone,
        "tag": shown(tag),
        "pairs": parts,
        "long": sum(len(text) for _name, text in parts) > _PAGE,
    }


def field(label: str, height: int) -> Block:
    """An empty place to write into by hand, *height* millimetres high."""
    return {"kind": "field", "label": shown(label), "height": height}


def signatures(roles: Iterable[tuple[str, str]], lines: Sequence[str]) -> Block:
    """Places to sign: for each role its name, a remark, and the *lines* to fill in."""
    return {
        "kind": "signatures",
        "roles": [[shown(role), shown(remark)] for role, remark in roles],
        "lines": [shown(line) for line in lines],
    }


def cell(text: str, limit: int = 200) -> str:
    """*text* in a table."""
    return shown(text, limit)


def toned(text: str, tone: str) -> Cell:
    """*text* in the colour of a verdict, which is never all that tells it apart."""
    return {"text": shown(text), "tone": tone}


def mono(text: str) -> Cell:
    """A checksum or an id."""
    return {"text": shown(text, 80).replace("\u200b", ""), "mono": True}


def across(text: str, *, width: int) -> list[Cell]:
    """A row that is one cell over *width* columns, in the type of checksums."""
    return [{"text": shown(text).replace("\u200b", ""), "mono": True, "span": width}]
