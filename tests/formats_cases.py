"""Every importer with its seeds, for whoever wants to try arbitrary and damaged bytes."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import formats_corpus
import tables_corpus
import vcard_corpus
from abaudit import importers

if TYPE_CHECKING:
    from collections.abc import Callable

SIGNS = (
    *(b"\n", b"\r", b"\r\n ", b"\0", b'"', b"'", b":", b"::", b";", b",", b"\t", b"[", b"]", b"{", b"}", b"<", b">"),
    *(b"=", b"\\", b"&", b"<!--", b"]]>", b"dn: a\n", b"TEL:", b"BEGIN:VCARD\n", b'"wa_contacts": [', b'"contacts": {'),
    *(
        b"<number>",
        b"</contact>",
        b"<phonebook owner='255'>",
        b"mobile: ",
        b"homePhone:: ",
        b"0171 3920001",
        b"\xff\xfe",
    ),
    *(b"<c r='A1'>", b"<v>", b"</row>", b"PK\x03\x04", b"\xc3"),
)
"""What damage is made of."""


def seeds() -> list[bytes]:
    """Every file of every corpus that is small enough to be tried often."""
    found = [*formats_corpus.files(), *tables_corpus.files(), *vcard_corpus.files()]
    return [file.read_bytes() for file in found if file.stat().st_size < 16_000]


def check(data: bytes) -> None:
    """Open *data* with everything that can be asked of it."""
    contents = importers.contents(data)
    assert bool(contents.problem) == bool(contents.hint)
    assert bool(contents.problem) != bool(contents.books)
    assert not contents.failed or contents.problem
    for book in contents.books:
        imported = book.imported
        assert imported.counted == imported.entries or imported.unread
        for contact in imported.contacts:
            assert contact.line > 0
            assert 0 <= contact.span.start <= contact.span.end <= len(book.data)
            for entry in contact.entries:
                assert 0 <= entry.span.start <= entry.span.end <= len(book.data)
            for field in contact.fields:
                importers.decode_field(book.data, imported, field)


def repacked(data: bytes, damage: Callable[[bytes], bytes]) -> bytes:
    """An archive with every member damaged but the packing whole, so that the readers inside are reached."""
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
            for info in old.infolist():
                new.writestr(info.filename, damage(old.read(info)))
    except (zipfile.BadZipFile, RuntimeError, OSError, ValueError):
        return data
    return out.getvalue()
