"""What the user decides instead of the readers holds, and the result remembers it."""

from __future__ import annotations

import pytest

from abaudit import importers
from abaudit.importers import Options
from abaudit.importers.shared.encodings import stated, usable

CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna\r\nTEL:0171 3920001\r\nEND:VCARD\r\n"
TABLE = "First Name,Last Name,Labels,Phone 1 - Label,Phone 1 - Value\nAnna,Größer,,Mobile,0171 3920001\n"


def test_a_layout_can_be_stated() -> None:
    """It is used whatever else fits better, with the columns that it knows, and is remembered."""
    imported = importers.read(TABLE.encode(), Options(layout="hubspot"))
    assert imported.layout == "hubspot"
    assert [entry.raw for contact in imported.contacts for entry in contact.entries] == ["0171 3920001"]
    assert imported.overrides == (("as", "hubspot"),)


def test_any_table_can_be_read_by_its_words_alone() -> None:
    """The layout generic takes no known one."""
    imported = importers.read(TABLE.encode(), Options(layout="generic"))
    assert (imported.layout, imported.entries, imported.known_headers) == ("generic", 1, 5)


@pytest.mark.parametrize("layout", ["datev", "nokia-suite-de", "unknown"])
def test_a_layout_that_no_row_has_is_refused(layout: str) -> None:
    """No row is forced into a layout of which it has not two columns."""
    imported = importers.read(TABLE.encode(), Options(layout=layout))
    assert imported.problem == "No row of this file has the column names of the layout that was named."
    assert "4 (not shown)" in imported.hint


def test_a_card_file_can_be_stated() -> None:
    """The layout vcard is one of the layouts, and is remembered only where it was stated."""
    assert importers.read(CARD).overrides == ()
    assert importers.read(CARD, Options(layout="vcard")).overrides == (("as", "vcard"),)
    assert importers.read(CARD, Options(layout="generic")).layout is None
    assert "vcard" in importers.layouts()
    assert "generic" in importers.layouts()


def test_an_encoding_can_be_stated() -> None:
    """It is used instead of the one that the bytes show."""
    data = TABLE.encode("cp1250").replace("Größer".encode("cp1250"), "Łucja".encode("cp1250"))
    imported = importers.read(data, Options(encoding="cp1250"))
    assert (imported.contacts[0].name, imported.encoding) == ("Anna Łucja", "cp1250")
    assert imported.overrides == (("encoding", "cp1250"),)
    assert importers.read(data).contacts[0].name != "Anna Łucja"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8"])
def test_a_mark_is_no_text_in_a_stated_encoding(encoding: str) -> None:
    """A byte order mark is passed over, and tells the order of bytes where the statement leaves it open."""
    text = TABLE if encoding in {"utf-16", "utf-32"} else "\ufeff" + TABLE
    imported = importers.read(text.encode(encoding), Options(encoding=encoding))
    assert imported.contacts[0].name == "Anna Größer"


def test_named_columns_are_remembered() -> None:
    """Each as it was named."""
    options = Options(phone_columns=("5",), name_columns=("last name",))
    imported = importers.read(TABLE.encode(), options)
    assert imported.overrides == (("phone-column", "5"), ("name-column", "last name"))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        *(("UTF8", "utf-8"), ("utf-8-sig", "utf-8"), ("latin1", "iso8859-1"), ("cp1252", "cp1252"), ("cp850", "cp850")),
        *(("macroman", "mac-roman"), ("UTF-16", "utf-16"), ("cp1250", "cp1250")),
        *(("shift_jis", None), ("cp037", None), ("utf-7", None), ("base64", None), ("rot13", None), ("none", None)),
        *(("", None), ("a\0b", None)),
    ],
)
def test_encodings_of_tables(name: str, found: str | None) -> None:
    """Unicode, and one byte a character that agrees with ASCII: only there a separator is a separator."""
    assert usable(name) == found


def test_the_order_of_bytes_is_found_out() -> None:
    """By the mark or the NULs; little-endian where nothing shows."""
    assert stated("ab".encode("utf-16-be"), "utf-16") == "utf-16-be"
    assert stated(b"", "utf-16") == "utf-16-le"
    assert stated("ab".encode("utf-16-be"), "cp1252") == "cp1252"
