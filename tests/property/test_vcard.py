"""The laws of reading vCards, on files made to break them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import vobject
from hypothesis import example, given, strategies as st

from abaudit.importers import vcard
from abaudit.model.contacts import Contact, Imported, PhoneEntry
from vcard_cases import nasty_files, tidy_cards

_LINE_ENDS = re.compile("\r\r\n|\r\n|\r|\n")
_CODECS = {"utf-8-sig": "utf-8"}


def _wrapped(piece: bytes, encoding: str) -> bytes:
    """*piece* as the only property of a card, in the encoding of the file that it comes from."""
    codec = _CODECS.get(encoding, encoding)
    wide = codec.startswith(("utf-16", "utf-32"))
    mark = "\ufeff" if wide else ""
    if not wide:  # so many NULs in so short a file would look like UTF-16
        piece = piece.replace(b"\0", b"")
    return f"{mark}BEGIN:VCARD\r\n".encode(codec) + piece + "\r\nEND:VCARD\r\n".encode(codec)


def _meaning(entry: PhoneEntry) -> tuple[object, ...]:
    return (entry.raw, entry.waid)


@given(nasty_files())
@example(b"VERSION;ENCODING=QUOTED-PRINTABLE:abc=\r\n \nTEL:1\n")
@example(b'BEGIN:VCARD\n;X=a"b: \n=\n TEL;ENCODING=QUOTED-PRINTABLE:1\nEND:VCARD\n')
@example(b"BEGIN:\r\n VCARD\r\n TEL:1\r\nTEL:2\r\nEND:VCARD\r\n")
def test_both_counts_agree(data: bytes) -> None:
    """The scanner counts what the reader found, whatever was folded, glued, encoded or cut off."""
    imported = vcard.read(data)
    assert imported.counted == imported.entries
    assert "count-mismatch" not in {unread.code for unread in imported.unread}


@given(nasty_files())
def test_every_span_reads_again(data: bytes) -> None:
    """The bytes of an entry's span, wrapped into a card, give the same entry."""
    imported = vcard.read(data)
    if "vcard-mixed-encodings" in {unread.code for unread in imported.unread}:
        return  # a piece of such a file has no encoding of its own
    for contact in imported.contacts:
        for entry in contact.entries:
            again = vcard.read(_wrapped(data[entry.span.start : entry.span.end], imported.encoding))
            assert _meaning(entry) in [_meaning(other) for card in again.contacts for other in card.entries]


@given(nasty_files())
def test_places_are_in_order_and_inside_the_file(data: bytes) -> None:
    """Records are numbered from 1 without a gap, and everything lies inside its contact, and that inside the file."""
    imported = vcard.read(data)
    numbers = {contact.record for contact in imported.contacts}
    numbers |= {unread.record for unread in imported.unread if unread.record}
    assert numbers == set(range(1, len(numbers) + 1))
    order = [contact.record for contact in imported.contacts]
    assert order == sorted(set(order))
    for contact in imported.contacts:
        assert 0 <= contact.span.start <= contact.span.end <= len(data)
        parts = [(entry.span, entry.line) for entry in contact.entries]
        parts += [(field.span, field.line) for field in contact.fields]
        for span, line in parts:
            assert contact.span.start <= span.start <= span.end <= contact.span.end
            assert line >= contact.line


@given(nasty_files())
def test_lines_are_physical_lines(data: bytes) -> None:
    """An entry's line is one more than the line ends before it, in whatever encoding and with NULs anywhere."""
    imported = vcard.read(data)
    codec = _CODECS.get(imported.encoding, imported.encoding)
    for contact in imported.contacts:
        for entry in contact.entries:
            before = data[: entry.span.start].decode(codec, "ignore").replace("\0", "")
            assert entry.line == len(_LINE_ENDS.findall(before)) + 1


@given(nasty_files(), st.sampled_from(["utf-16-le", "utf-16-be", "utf-32-le"]))
def test_the_encoding_does_not_matter(data: bytes, encoding: str) -> None:
    """A file in UTF-8 and the same file in a wider encoding hold the same."""
    text = data.decode("utf-8", "ignore").replace("\ufeff", "").replace("\0", "")
    narrow, wide = vcard.read(text.encode()), vcard.read(f"\ufeff{text}".encode(encoding))
    assert wide.encoding == encoding
    if "CHARSET" in text.upper():
        return  # what a CHARSET says is only true of bytes that were not converted

    def shown(imported: Imported) -> list[object]:
        return [
            (card.record, card.line, card.name, card.organisation, card.groups, card.others, entry.raw, entry.line)
            for card in imported.contacts
            for entry in card.entries
        ]

    assert shown(narrow) == shown(wide)


def _values(component: Any, name: str) -> list[str]:
    return [line.value for line in component.contents.get(name, [])]


def _parts(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


@given(tidy_cards())
def test_vobject_agrees_on_tidy_cards(text: str) -> None:
    """Where vobject damages nothing, every value is the one that vobject reads."""
    data = text.encode()
    imported = vcard.read(data)
    assert not imported.unread
    assert not imported.noise
    cards = list(vobject.readComponents(text))
    assert len(cards) == len(imported.contacts)
    for card, contact in zip(cards, imported.contacts, strict=True):
        compare(card, contact, data, imported.encoding)


def compare(card: Any, contact: Contact, data: bytes, encoding: str) -> None:
    """Assert that *contact* holds what vobject's *card* holds."""
    assert [entry.raw for entry in contact.entries] == _values(card, "tel")
    assert contact.name == " ".join(_values(card, "fn")[0].split())
    name = card.n.value
    assert contact.person == bool(str(name.given).strip() and str(name.family).strip())
    organisation = [part for value in _values(card, "org")[:1] for part in _parts(value)]
    assert contact.organisation == ", ".join(" ".join(part.split()) for part in organisation if part.strip())
    groups = [group.strip() for value in _values(card, "categories") for group in _parts(value)]
    assert contact.groups == tuple(dict.fromkeys(filter(None, groups)))
    notes = [vcard.decode_field(data, encoding, field) for field in contact.fields if field.name == "NOTE"]
    assert notes == _values(card, "note")


READABLE = [
    "John_Doe_BLACK_BERRY",
    "John_Doe_EVOLUTION",
    "John_Doe_GMAIL",
    "John_Doe_IPHONE",
    "John_Doe_MAC_ADDRESS_BOOK",
    "John_Doe_MS_OUTLOOK",
    "gmail-single2",
    "outlook-2007",
    "thunderbird-MoreFunctionsForAddressBook-extension",
]
"""The samples on which vobject does not raise; it does on a second PROFILE (Lotus) and on bad base64 (Android)."""


@pytest.mark.parametrize("name", READABLE)
def test_vobject_agrees_on_samples(samples: Path, name: str) -> None:
    """What vobject can read of real exports, it reads as we do, apart from its cut at a comma."""
    data = (samples / "vcard" / f"{name}.vcf").read_bytes()
    cards = list(vobject.readComponents(data.decode().replace("\r\r\n", "\r\n"), allowQP=True))
    contacts = vcard.read(data).contacts
    assert len(cards) == len(contacts)
    for card, contact in zip(cards, contacts, strict=True):
        assert [entry.raw for entry in contact.entries] == _values(card, "tel")
        assert contact.name == _values(card, "fn")[0] or contact.name.startswith(f"{_values(card, 'fn')[0]},")
        assert contact.organisation == ", ".join(_parts(card.org.value))


@pytest.mark.parametrize(
    ("line", "whole", "damaged"),
    [
        ("TEL:+49 171 3920001,,123#", "+49 171 3920001,,123#", "+49 171 3920001"),
        ("FN:München, Falk", "München, Falk", "München"),
        ("FN:Küche\\", "Küche\\", "Küche\\eof"),
    ],
)
def test_where_vobject_damages_a_value_the_text_is_whole(line: str, whole: str, damaged: str) -> None:
    """A comma without a backslash, digits to dial afterwards and a last backslash stay."""
    text = f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:;;;;\r\n{line}\r\nEND:VCARD\r\n"
    [card], [contact] = list(vobject.readComponents(text)), vcard.read(text.encode()).contacts
    [name] = [name for name in ("tel", "fn") if line.lower().startswith(name)]
    assert _values(card, name) == [damaged]
    assert (contact.entries[0].raw if contact.entries else contact.name) == whole


def test_a_foreign_encoding_is_no_base64() -> None:
    """``ENCODING=7BIT`` leaves the number a number, where vobject makes bytes of it."""
    [contact] = vcard.read(b"BEGIN:VCARD\nTEL;ENCODING=7BIT:+491713920001\nEND:VCARD\n").contacts
    assert contact.entries[0].raw == "+491713920001"
