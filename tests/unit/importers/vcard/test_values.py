from __future__ import annotations

import pytest

from abaudit.importers.vcard.charsets import decode
from abaudit.importers.vcard.heads import PropertyHead
from abaudit.importers.vcard.values import components, items, text_of, unescape


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        (b"abc", "", "abc"),
        ("Küche".encode(), "", "Küche"),
        (b"K\xfcche", "", "Küche"),
        (b"\x80\x81\x8d\x8f\x90\x9d\x9f", "", "€\x81\x8d\x8f\x90\x9dŸ"),
        (b"\x81", "windows-1252", "\x81"),
        (b"K\xfcche", "ISO-8859-1", "Küche"),
        (b"K\x81che", "IBM850", "Küche"),
        ("Küche".encode(), "UTF8", "Küche"),
        (b"K\xfcche", "utf-8", "Küche"),
        (b"K\xfcche", "unheard-of", "Küche"),
        (b"+49 171", "utf-7", "+49 171"),
        (b"+49 171", "utf-16", "+49 171"),
        (b"+49 171", "cp500", "+49 171"),
        (b"+49 171", "hex", "+49 171"),
        (b"+49 171", "rot13", "+49 171"),
        (b"\\x41", "unicode_escape", "\\x41"),
        (b"+49 171", "ANSI", "+49 171"),
        ("Küche".encode("utf-16-le"), "utf-16-le", "Küche"),
        (b"\xb7\xb4", "Shift_JIS", "ｷｴ"),
    ],
)
def test_decoding_loses_nothing(data: bytes, charset: str, text: str) -> None:
    """The stated charset where it fits, else UTF-8, else Windows; no charset can change the digits of a number."""
    assert decode(data, charset) == text


@pytest.mark.parametrize("byte", range(256))
def test_every_byte_decodes_to_one_character(byte: int) -> None:
    """No byte raises or vanishes."""
    assert len(decode(bytes([byte]))) == 1


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (r"a\nb\Nc", "a\nb\nc"),
        (r"a\,b\;c\:d\"e\\f", 'a,b;c:d"e\\f'),
        ("a\\", "a\\"),
        (r"\\n", r"\n"),
        (r"C:\Temp", r"C:\Temp"),
    ],
)
def test_backslashes(text: str, plain: str) -> None:
    """Only the escapes of the standards are taken away; a last or a foreign backslash stays."""
    assert unescape(text) == plain


def test_components_and_items() -> None:
    """A separator behind a backslash does not separate, one behind two backslashes does."""
    assert components(r"a\;b; c ;d\\;e\,f;") == ["a;b", "c", "d\\", "e,f", ""]
    assert components("a;b") == ["a", "b"]
    assert components("a\\") == ["a\\"]
    assert items(r"a\,b,c\\,") == ["a,b", "c\\", ""]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (b"KzQ5IDE3MSAzOTIwMDAx", "+49 171 3920001"),
        (b"KzQ5IDE3MSAzOTIwMDA", "+49 171 392000"),
        (b"+49171392000", "+49171392000"),
        (b"no base64!", "no base64!"),
        (b"AAAA", "AAAA"),
        (b"ABCDE", "ABCDE"),
        (b"", ""),
    ],
)
def test_base64_is_unpacked_where_it_is_base64(value: bytes, text: str) -> None:
    """A value that only claims to be base64, or that would become unprintable, stays as it is written."""
    assert text_of(value, PropertyHead("phone", encoding="base64"), is_utf8=False) == text


def test_a_converted_file_ignores_charsets_of_plain_values() -> None:
    """What was UTF-16 is UTF-8 now, whatever CHARSET says; inside quoted-printable it still holds."""
    plain = PropertyHead("full name", charset="ISO-8859-1")
    quoted = PropertyHead("full name", charset="ISO-8859-1", encoding="quoted-printable")
    assert text_of("ü".encode(), plain, is_utf8=True) == "ü"
    assert text_of("ü".encode(), plain, is_utf8=False) == "Ã¼"
    assert text_of(b"=FC", quoted, is_utf8=True) == "ü"
