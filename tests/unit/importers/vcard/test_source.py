from __future__ import annotations

import pytest

from abaudit.importers.vcard.source import Places, open_source, reopen

TEXT = "a🙂\r\nä\r\r\n\rb\nc\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_places_lead_back_to_the_original(encoding: str) -> None:
    """In any order, each position in the text knows its line and its offset in the file."""
    data = ("BEGIN:VCARD\r\n" + TEXT).encode(encoding)
    source = open_source(data)
    positions = [
        (source.text.index(letter), line) for letter, line in ((b"a", 2), ("ä".encode(), 3), (b"b", 5), (b"c", 6))
    ]
    places = Places(source)
    for at, line in [*positions, *reversed(positions), *positions]:
        letter = source.text[at:].decode()[0]
        assert places.line(at) == line
        codec = source.wide or "utf-8"
        assert data[places.offset(at) :].decode(codec)[0] == letter


def test_nuls_are_left_out_and_places_know_it() -> None:
    """NULs are no text, but bytes of the file all the same."""
    data = b"\0\0a\0b\nc\0\0\0d"
    source = open_source(b"x" * 50 + data)
    places = Places(source)
    assert source.text == b"x" * 50 + b"ab\ncd"
    assert [places.offset(at) - 50 for at in range(50, 55)] == [2, 4, 5, 6, 10]
    assert places.line(53) == 2


def test_half_a_character_at_the_end_is_left_out() -> None:
    """An odd byte at the end of UTF-16 does not make the file unreadable."""
    assert open_source("BEGIN:VCARD\n".encode("utf-16") + b"A").text == b"BEGIN:VCARD\n"


def test_a_mark_that_lies_is_no_mark() -> None:
    """Bytes that are no UTF-32 in spite of their mark are read as they stand, without their NULs."""
    data = b"\xff\xfe\0\0TEL:1\nxy"
    source = open_source(data)
    assert source.text == b"\xff\xfeTEL:1\nxy"
    assert source.encoding == "cp1252"
    assert reopen(data[4:], "utf-32-le").text == data[4:]


def test_lone_surrogates_survive() -> None:
    """Half a pair in UTF-16 keeps its place, so that what follows keeps its own."""
    data = "BEGIN:VCARD\nFN:".encode("utf-16-le") + b"\x00\xd8" + "\nTEL:1\n".encode("utf-16-le")
    source = open_source(data)
    at = source.text.index(b"TEL")
    assert data[Places(source).offset(at) :] == "TEL:1\n".encode("utf-16-le")
