"""What each format is recognised by, and what its corpus does not show."""

from __future__ import annotations

import json

import pytest

from abaudit import importers
from abaudit.importers import fritzbox
from abaudit.importers.jsons import located
from abaudit.importers.plain import IMPORTERS
from formats_corpus import CORPUS

BOOK = (
    "<phonebooks><phonebook><contact><person><realName>Jörg</realName></person><telephony><number>{}</number>"
    "</telephony></contact></phonebook></phonebooks>"
)


def raws(data: bytes) -> list[str]:
    """The texts of all entries of *data*."""
    return [entry.raw for contact in importers.read(data).contacts for entry in contact.entries]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_json_is_read_in_every_encoding_of_unicode(encoding: str) -> None:
    """A list that a Windows program saved again is the same list, with places in its own bytes."""
    text = '{\r\n "wa_contacts": [\r\n  "+491713920001",\r\n  "+49 171 \\u0033920002"\r\n ]\r\n}'
    data = text.encode(encoding)
    imported = importers.read(data)
    assert [(e.raw, e.line) for c in imported.contacts for e in c.entries] == [
        ("+491713920001", 3),
        ("+49 171 3920002", 4),
    ]
    assert not imported.unread
    first = imported.contacts[0].entries[0].span
    plain = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(encoding, encoding)
    assert data[first.start : first.end] == '"+491713920001"'.encode(plain)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "iso-8859-1", "cp1252"])
def test_a_phone_book_is_read_in_the_encoding_that_it_declares(encoding: str) -> None:
    """The place of a number is that in the bytes of the file."""
    declared = "utf-16" if "16" in encoding else encoding
    mark = "\ufeff" if "16" in encoding else ""
    data = (mark + f'<?xml version="1.0" encoding="{declared}"?>' + BOOK.format("0171 3920001")).encode(encoding)
    imported = importers.read(data)
    (contact,) = imported.contacts
    assert (imported.layout, contact.name, imported.unread) == ("fritzbox", "Jörg", ())
    span = contact.entries[0].span
    assert data[span.start : span.end].decode(encoding) == "<number>0171 3920001</number>"


def test_no_entity_is_ever_expanded() -> None:
    """A billion laughs end in one sentence, and quickly."""
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 30))
    data = f'<?xml version="1.0"?><!DOCTYPE phonebooks [<!ENTITY l0 "ha">{lines}]>{BOOK.format("&l29;")}'.encode()
    imported = importers.read(data)
    assert imported.layout == "fritzbox"
    assert [part.code for part in imported.unread] == ["fritzbox-entities"]


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[]", b"<a/>", b'{"contacts": 3}', b"Name;Telefon\n", b'{"value": []}', b"dn;Telefon\n", b"<html>"],
)
def test_other_text_is_not_taken_for_one_of_these_formats(data: bytes) -> None:
    """Each format is recognised by something that no other has."""
    for importer in IMPORTERS[1:-1]:
        assert not importer.recognises(data), importer.name


def test_a_list_that_is_not_where_it_should_be_is_told() -> None:
    """A report, an export of Telegram or a page of Graph in another shape is not an empty one."""
    for data in (b'{"x": {"wa_contacts": ["+491713920001"]}}', b'{"@odata.context": "x"}'):
        imported = importers.read(data)
        assert [part.code for part in imported.unread if part.code == "json-no-list"]


def test_json_too_deep_is_told() -> None:
    """Lists without end are given up, and the numbers before them kept."""
    data = b'{"wa_contacts": ["+491713920001", ' + b"[" * 100_000
    imported = importers.read(data)
    assert imported.entries == 1
    assert [part.code for part in imported.unread] == ["json-no-record", "json-broken"]


@pytest.mark.parametrize(
    "text",
    ["{}", "[]", '[1, "a", {"b": [true, null]}]', '"a"', "-1.5e3", '{"a": {}, "a": []}', " [ [ ] , { } ] \n"],
)
def test_whole_json_has_no_break(text: str) -> None:
    """Whatever Python reads as JSON is whole here, too."""
    json.loads(text)
    assert located.parse(text.encode()).broken is None


@pytest.mark.parametrize("text", ["", "{", "[1,]", '{"a" 1}', "[1 2]", '{"a": }', "]", "[}", "{1: 2}", "[1] 2", '"a'])
def test_broken_json_says_where(text: str) -> None:
    """Whatever Python refuses is broken here, too."""
    with pytest.raises(ValueError, match=r"."):
        json.loads(text)
    assert located.parse(text.encode()).broken is not None


def test_ldif_fields_are_decoded_on_request() -> None:
    """A note in base64 says what it says."""
    data = (CORPUS / "thunderbird-128-ldif" / "adressbuch.ldif").read_bytes()
    imported = importers.read(data)
    notes = [field for field in imported.contacts[0].fields if field.name == "NOTE"]
    assert importers.decode_field(data, imported, notes[0]) == "Ruft gern unter 0171 3920009 an"


def test_ldif_of_an_older_program_in_one_byte_letters() -> None:
    """Letters of cp1252 are read, and the number beside them kept."""
    data = "dn: cn=Jörg\ncn: Jörg Kühn\nmobile: 0171 3920001\nhomePhone:: SvZyZw==\n".encode("cp1252")
    imported = importers.read(data)
    assert imported.contacts[0].name == "Jörg Kühn"
    assert raws(data) == ["0171 3920001", "Jörg"]


def test_a_number_in_a_strange_attribute_of_ldif_is_told() -> None:
    """A telephone number under a name of the owner's is neither an entry nor lost."""
    imported = importers.read(b"dn: cn=a\ncn: Anna\ncustom1: 0171 3920001\nuidNumber: 0171392000\n")
    assert [part.code for part in imported.unread] == ["ldif-number-elsewhere"]


@pytest.mark.parametrize(
    ("data", "entries", "codes"),
    [
        (b'{"wa_contacts": "+491713920001"}', 0, ["json-no-record"]),
        (b'{"wa_contacts": {"a": "+491713920001"}}', 0, ["json-no-record"]),
        (b'{"wa_contacts": ["+491713920001", true]}', 1, ["json-no-text", "json-no-record"]),
        (b'{"wa_contacts": ["+49\\q1713920001"]}', 1, ["count-mismatch"]),
        (b'{"contacts": {"list": ["+491713920001"]}}', 0, ["json-no-record"]),
        (b'{"contacts": {"list": [{"first_name": "Anna", "phone_number": ["+49171", "2"]}]}}', 2, []),
        (b'{"contacts": {"about": "x", "other": [{"phone_number": "+491713920001"}]}}', 0, ["json-no-list"]),
        (b'{"@odata.context": "", "value": [1]}', 0, ["json-no-record"]),
        (b'{"@odata.context": "", "value": {"mobilePhone": "0171 3920001"}}', 1, []),
        (b'{"@odata.context": "", "value": []}', 0, []),
        (b'[{"wa_contacts": []}]', 0, None),
        (b"dn: cn=a\ncn: Anna\nno attribute 0171 3920001\nno attribute\n", 0, ["ldif-stray"]),
        (b"custom1: 0171 3920001\ndn: cn=a\n", 0, None),
        (b"dn: cn=a\nmobile: 0171 3920001\n\nfax: 0171 3920002\nhome: 0171 3920003\n", 2, None),
        (b"dn: cn=a\n\ncustom1: 0171 3920001\n", 0, ["ldif-number-elsewhere"]),
        (b"dn: cn=a\ncn:\nmobile:\nmobile:: \n", 0, []),
        (b'<?xml version="1.0" encoding="no-such"?><phonebooks/>', 0, ["fritzbox-broken"]),
        (b"<phonebooks><phonebook><number></number><realName>x</realName></phonebook></phonebooks>", 0, []),
        (b"<phonebook><contact><number>0171 <b>3920001</b></number></contact></phonebook>", 1, None),
        (b"<phonebooks><phonebook><contact/></phonebook></phonebooks>junk", 0, ["fritzbox-broken"]),
    ],
)
def test_what_was_not_understood_is_told(data: bytes, entries: int, codes: list[str] | None) -> None:
    """A shape that no program is known to write leaves a mark; None: whatever it is, it is no lost number."""
    imported = importers.read(data)
    assert imported.entries == entries
    if codes is not None:
        assert [part.code for part in imported.unread] == codes
    assert imported.counted == imported.entries or imported.unread


def test_a_workbook_that_is_too_wide_or_damaged_is_refused() -> None:
    """The message says what to do, and no part of the file is shown."""
    from io import BytesIO
    from zipfile import ZipFile

    for parts in ({"xl/workbook.xml": b"<x"}, {"xl/workbook.bin": b""}, {"xl/workbook.xml": b"<workbook/>"}):
        out = BytesIO()
        with ZipFile(out, "w") as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
        contents = importers.contents(out.getvalue())
        assert "workbook is damaged" in contents.problem or "table" in contents.problem or contents.hint
        assert not contents.books


@pytest.mark.parametrize("piece", [b"<!-- a --> ", b"<?a b?> ", b"<!-- ", b"\n", b"<!-- a --> <?a?>"])
def test_comments_before_the_root_take_no_time(piece: bytes) -> None:
    """However many there are, and whatever follows; doubling them once doubled the time twenty times over."""
    assert not fritzbox.recognises(b"<!-- a -->" + piece * 5000 + b"<html>")
    closed = piece * 20 if piece != b"<!-- " else piece * 20 + b"-->"
    assert fritzbox.recognises(b"<?xml version='1.0'?>" + closed + b"<phonebooks>")
