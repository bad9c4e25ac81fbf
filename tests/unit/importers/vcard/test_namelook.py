"""Which cards may have a name that was not read, and which are proved to have none."""

from __future__ import annotations

import pytest

from abaudit.importers import vcard
from abaudit.importers.vcard import namelook
from abaudit.model.contacts import Contact, Imported, Span

NAMES = [
    ["FN=Karl Fremd"],
    ["FN;CHARSET=UTF-8=Karl Fremd"],
    ["FN Karl Fremd"],
    ["FN\tKarl Fremd"],
    [" FN:Karl Fremd"],
    ["\tN:Fremd;Karl;;;"],
    ["NOTE:Bad", " FN:Karl Fremd"],
    ["FN：Karl Fremd"],
    ["F N:Karl Fremd"],
    ["FM:Karl Fremd"],
    ["FNN:Karl Fremd"],
    ["Name:Karl Fremd"],
    ["item1.FULLNAME:Karl Fremd"],
    ["FN:", "Karl Fremd"],
    ["Karl Fremd"],
    ["N:;;;;", "FN:", "TITLE:Karl Fremd"],
    ["ROLE:Karl Fremd"],
    ["SORT-STRING:Fremd"],
    ["X-NICKNAME:Karl"],
    ["X-PHONETIC-FIRST-NAME:Karl"],
    ["X-EVOLUTION-FILE-AS:Fremd\\, Karl"],
    ["X-FILE-AS:Fremd"],
    ["X-MAIDENNAME:Fremd"],
    ["X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Karl Fremd;1;;;;;;;;;;;;;"],
    ['N;SORT-AS="Fremd,Karl":;;;;'],
    ["N:;;;;;Fremd;"],
    ['JSPROP;JSPTR="name/full":"Karl Fremd"'],
    ["EMAIL;X-CN=Karl Fremd:a@example.org"],
    ["EMAIL:Karl Fremd <k@example.org>"],
    ["TEL:Karl Fremd"],
    ["X-KARL:\u5c71\u7530"],
    ["X-QUELLE;ENCODING=QUOTED-PRINTABLE:=55=77=65"],
    ["PHOTO;ENCODING=b:AAAA", " AAAA", " FN:Karl Fremd"],
]
NOTHING = [
    [],
    ["N:;;;;", "FN:"],
    ["N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;=20;;;", "FN;CHARSET=UTF-8:"],
    ["ORG:Fliesen Muster"],
    ["NOTE:ruf an", " und komm"],
    ["NOTE;ENCODING=QUOTED-PRINTABLE:ruf an=0D=0A=", "und komm"],
    ["EMAIL:<karl@example.org>"],
    ["EMAIL:karl@example.org", "URL:https://example.org", "CATEGORIES:Kunden"],
    ["item1.X-ABLabel:Baustelle"],
    ["PHOTO;ENCODING=b;TYPE=JPEG:AAAA", " BBBB", " CCCC"],
    ["PHOTO;BASE64:", "AAAA", "BBBB=="],
    ["X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2000-01-01;3;;;;;;;;;;;;;"],
    ["REV:2026-01-01T00:00:00Z", "UID:abc", "PRODID:-//x//y//DE"],
]


def card(lines: list[str], encoding: str = "utf-8", end: str = "\r\n") -> Contact:
    """The one contact of a card with a number and *lines*."""
    text = end.join(["BEGIN:VCARD", "VERSION:3.0", *lines, "TEL:+49 171 3920001", "END:VCARD", ""])
    return vcard.read(text.encode(encoding)).contacts[0]


@pytest.mark.parametrize("lines", NAMES, ids=lambda lines: " ".join(lines)[:40])
def test_what_may_be_a_name_keeps_a_card_from_having_none(lines: list[str]) -> None:
    """A card with letters where no known property explains them is not proved to be nameless."""
    for encoding, end in (("utf-8", "\r\n"), ("utf-16", "\n"), ("utf-8", "\r")):
        contact = card(lines, encoding, end)
        assert contact.name_unknown, (encoding, end)
        assert not contact.names


@pytest.mark.parametrize("lines", NOTHING, ids=lambda lines: " ".join(lines)[:40])
def test_a_card_without_a_name_is_proved_to_have_none(lines: list[str]) -> None:
    """Notes, pictures, addresses, labels and what programs keep for themselves are no names."""
    for encoding in ("utf-8", "utf-16"):
        contact = card(lines, encoding)
        assert (contact.names, contact.name_unknown) == ((), False)


@pytest.mark.parametrize(
    "line", ["FN=Karl Fremd", "FN Karl Fremd", " FN:Karl Fremd", "FN：Karl Fremd", "F N:Karl Fremd"]
)
def test_a_damaged_second_name_is_told_beside_the_first(line: str) -> None:
    """A card with a name may have another one that nobody could read."""
    contact = card(["FN:Anna Beispiel", "NOTE:Bad", line])
    assert (contact.name, contact.name_unknown) == ("Anna Beispiel", True)


@pytest.mark.parametrize("lines", NAMES[15:23])
def test_what_stands_beside_a_name_does_not_make_it_doubtful(lines: list[str]) -> None:
    """Titles, phonetic names and names to sort by say nothing against a name that was read."""
    assert not card(["FN:Anna Beispiel", *lines]).name_unknown


@pytest.mark.parametrize("between", ["FN:Karl Fremd", "N:Fremd;Karl;;;", "Karl Fremd", "FN=Karl Fremd"])
def test_a_name_between_two_cards_may_be_that_of_either(between: str) -> None:
    """A card that was cut in two leaves its name outside."""
    number = "BEGIN:VCARD\r\nTEL:+49 171 39200{}\r\nEND:VCARD\r\n"
    named = "BEGIN:VCARD\r\nFN:Anna Beispiel\r\nTEL:1\r\nEND:VCARD\r\n"
    for encoding in ("utf-8", "utf-16"):
        text = number.format("01") + between + "\r\n" + number.format("02") + named + "\r\n" + number.format("03")
        contacts = vcard.read(text.encode(encoding)).contacts
        assert [contact.name_unknown for contact in contacts] == [True, True, False, False]
    before = vcard.read(f"{between}\r\n{number.format('01')}".encode()).contacts
    behind = vcard.read(f"{number.format('01')}{between}\r\n".encode()).contacts
    assert [contact.name_unknown for contact in (*before, *behind)] == [True, True]


def test_an_import_holds_the_second_look() -> None:
    """A contact cannot be told as nameless where the second look found a name."""
    nameless = Contact(1, 1, Span(0, 1))
    with pytest.raises(ValueError, match="second look"):
        Imported("vcard", "utf-8", contacts=(nameless,), name_like=frozenset({1}))


@pytest.mark.parametrize("ends", ["", "END:VCARD\n" * 300], ids=["open", "closed"])
def test_cards_in_cards_are_looked_through_once(monkeypatch: pytest.MonkeyPatch, ends: str) -> None:
    """However deep they lie in each other, no byte is looked at twice; and a name in one of them is found."""
    looked: list[int] = []
    plain = namelook._decoded

    def counted(piece: bytes, wide: str) -> str:
        looked.append(len(piece))
        return plain(piece, wide)

    monkeypatch.setattr(namelook, "_decoded", counted)
    data = ("BEGIN:VCARD\nTEL:1\nAGENT:\n" * 300 + "FN=Karl\n" + ends).encode()
    imported = vcard.read(data)
    assert len(imported.contacts) == 300
    assert sum(looked) <= len(data)
    assert any(contact.name_unknown for contact in imported.contacts)
