"""Every file of the corpus reads as it says beside it, and every entry's place reads again as the same entry."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from abaudit import importers
from abaudit.importers.ldif.lines import attributes
from abaudit.importers.shared.encodings import decode
from abaudit.importers.shared.quotes import unquoted
from abaudit.importers.shared.units import source_of
from formats_corpus import described, expected, files

_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_NAMES = [f"{file.parent.name}/{file.name}" for file in files()]


def said(piece: str, layout: str) -> str:
    """What a piece of a source of *layout* says as a number, by other means than the reader's."""
    if layout == "fritzbox":
        inside = re.sub(r"\A<number[^>]*>|</number\s*>\Z", "", piece)
        return html.unescape(_CDATA.sub(lambda match: html.escape(match[1]), inside))
    if layout == "ldif":
        return next(attributes(source_of(piece.encode()))).text
    if layout in ("telegram", "microsoft-graph", "whatsapp-account-report"):
        value = json.loads(piece)
        return value if isinstance(value, str) else piece
    return re.sub(r"\ATEL[^:]*:", "", piece) if layout == "vcard" else unquoted(piece)


@pytest.mark.parametrize("file", files(), ids=_NAMES)
def test_the_corpus_reads_as_it_says(file: Path) -> None:
    """What users see of a format changes only where somebody changes the expectation, too."""
    assert described(file.read_bytes()) == expected(file).read_text(encoding="utf-8")


@pytest.mark.parametrize("file", files(), ids=_NAMES)
def test_every_place_reads_again_as_the_same_entry(file: Path) -> None:
    """The bytes of an entry's place, read alone, say the number that the entry says."""
    for book in importers.contents(file.read_bytes()).books:
        for entry in (entry for contact in book.imported.contacts for entry in contact.entries):
            piece = decode(book.data[entry.span.start : entry.span.end], book.imported.encoding)
            assert said(piece, book.imported.layout or "") == entry.raw


def test_the_samples_read_completely(samples: Path) -> None:
    """What a FRITZ!Box and WhatsApp wrote holds every number that a plain search finds in it."""
    book = importers.read((samples / "fritzbox" / "fonbok_Testdaten.xml").read_bytes())
    assert (book.layout, book.entries, book.unread) == ("fritzbox", 9, ())
    for file in sorted((samples / "whatsapp-account-report").glob("*.zip")):
        (report,) = importers.contents(file.read_bytes()).books
        assert report.imported.layout == "whatsapp-account-report"
        assert report.imported.day is not None
        assert report.imported.day.year == 2022
        assert sorted(e.raw for c in report.imported.contacts for e in c.entries) == [
            "+16263184456",
            "+31611466372",
            "+31613932394",
        ]
