"""Quoted cells and texts → what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.importers.shared.encodings import decode

if TYPE_CHECKING:
    from abaudit.model.contacts import PersonalField


def decode_field(data: bytes, encoding: str, field: PersonalField) -> str:
    """The text of *field*, a cell or a string of *data*."""
    return unquoted(decode(data[field.span.start : field.span.end], encoding))


def unquoted(text: str) -> str:
    """What a cell says: *text* without the quotes around it, doubled quotes made single.

    A cell that only begins with a quote is returned as it is.
    """
    if text.startswith('"') and text.endswith('"') and text.count('"') == 2:
        return text[1:-1]  # nearly all quoted cells; the rest below would say the same
    if not text.lstrip(" ").startswith('"'):
        return text
    inner = text.lstrip(" ")[1:]
    bare = inner.rstrip(" \t")
    if (len(bare) - len(bare.rstrip('"'))) % 2 == 0:
        return text
    return bare[:-1].replace('""', '"') + inner[len(bare) :]
