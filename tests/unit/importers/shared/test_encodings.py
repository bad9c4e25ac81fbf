from __future__ import annotations

import codecs

import pytest
from hypothesis import given, strategies as st

from abaudit.importers.shared.encodings import bom_length, decode, detect, unicode_encoding

TEXTS = (
    "Vorname;Nachname;Telefon\r\nJörg;Müller;0171\r\n",
    "Straße",
    "Málaga;Andrés;Muñoz",
    "Größe Jäger Köhler MÜLLER GMBH",
    "Télephone;José;François",
    "Ömer Özdemir",
    "Übergröße; Ärzte; Öl",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "cp1252", "cp850", "mac_roman"],
)
def test_an_encoding_is_found(text: str, encoding: str) -> None:
    """What was written in an encoding of this country's programs is found to be in it, and reads as it was written."""
    data = text.encode(encoding)
    assert detect(data) == encoding
    assert decode(data[bom_length(data) :], encoding) == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_mark_decides(mark: bytes, encoding: str) -> None:
    """A byte order mark tells the encoding, and is no part of the text."""
    assert unicode_encoding(mark) == detect(mark) == encoding
    assert bom_length(mark + b"abcd") == len(mark)


def test_without_mark_and_nul_nothing_is_certain() -> None:
    """Plain bytes show no Unicode encoding, and have no mark."""
    for data in (b"", b"a", b"\0", b"Telefon", "Größe".encode("cp1252"), b"a\0\0bc\0de\0\0"):
        assert unicode_encoding(data) is None
        assert bom_length(data) == 0


def test_two_bytes_can_be_enough() -> None:
    """A single character of UTF-16 is known by its NUL."""
    assert unicode_encoding(b"a\0") == "utf-16-le"
    assert unicode_encoding(b"\0a") == "utf-16-be"


def test_a_torn_letter_does_not_change_the_encoding() -> None:
    """A UTF-8 file cut off in the middle of a letter stays UTF-8, and the torn letter shows."""
    data = "Müller, Jäger, Köhler, Größe, Büro".encode()[:-3]
    assert detect(data) == "utf-8"
    assert decode(data, "utf-8").startswith("Müller, Jäger, Köhler, Größe, B")
    assert decode(data, "utf-8").endswith("\ufffd")


def test_a_byte_that_the_encoding_does_not_know_shows() -> None:
    """What cp1252 leaves undefined is a visible replacement, one for each byte."""
    assert decode(b"a\x81b\x8d", "cp1252") == "a\ufffdb\ufffd"


def test_a_later_mark_is_text() -> None:
    """A piece of a file that begins with a mark of its own keeps it."""
    assert decode(b"\xef\xbb\xbfa", "utf-8-sig") == "\ufeffa"


def test_typography_is_no_letter() -> None:
    """German quotation marks and dashes of cp1252 do not make it cp850."""
    assert detect("„Bad“ – 5 €; Müller’s".encode("cp1252")) == "cp1252"


@given(st.binary(max_size=200))
def test_any_bytes_have_an_encoding(data: bytes) -> None:
    """Whatever the bytes are, an encoding is named and decoding does not raise."""
    decode(data[bom_length(data) :], detect(data))


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_utf_8_is_never_mistaken(text: str) -> None:
    """Proper UTF-8 without NUL bytes is always read as UTF-8."""
    data = text.replace("\0", "").encode()
    assert detect(data) in {"utf-8", "utf-8-sig"}
    assert decode(data, "utf-8") == text.replace("\0", "")
