from __future__ import annotations

import pytest

from abaudit.importers import decode_field, read, vcard
from abaudit.importers.vcard import cards, reasons
from abaudit.model.contacts import Contact, Imported

CARD = "BEGIN:VCARD\r\nFN:Anna Beispiel\r\nTEL:+491713920001\r\nEND:VCARD\r\n"


def card(*lines: str) -> Contact:
    """The only contact of a card of *lines*."""
    [contact] = vcard.read("\r\n".join(["BEGIN:VCARD", *lines, "END:VCARD", ""]).encode()).contacts
    return contact


def codes(imported: Imported) -> list[str]:
    """The codes of everything unread."""
    return [unread.code for unread in imported.unread]


@pytest.mark.parametrize(
    "data",
    [
        CARD.encode(),
        CARD.lower().encode(),
        CARD.replace("\r\n", "\r").encode(),
        CARD.encode("utf-8-sig"),
        CARD.encode("utf-16"),
        CARD.encode("utf-16-le"),
        CARD.encode("utf-16-be"),
        CARD.encode("utf-32"),
        b"\r\n\n  \n" + CARD.encode(),
        b"HTTP/1.1 200 OK\r\nContent-Type: text/vcard; charset=utf-8\r\n\r\n" + CARD.encode(),
        b"\0\0" + CARD.encode(),
        b"  BEGIN : VCARD \n",
        b"BEGIN:VCARD",
    ],
)
def test_vcards_are_recognised(data: bytes) -> None:
    """A card that begins on a line of its own makes a vCard file, whatever stands before it, in any encoding."""
    assert vcard.recognises(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Name;Nummer\nAnna;+491713920001\n",
        b"Name,Notiz\nAnna,BEGIN:VCARD\n",
        b'Name,Notiz\nAnna,"eins\nBEGIN:VCARD\nFN:Anna\nEND:VCARD\n"\n',
        b"BEGIN:VCALENDAR\nEND:VCALENDAR\n",
        b"XBEGIN:VCARD\n",
        b"BEGIN:VCARDS\n",
        b"\xff" * 50,
    ],
)
def test_other_files_are_not_recognised(data: bytes) -> None:
    """A table that merely has the words in a cell, or anything else, is no vCard file."""
    assert not vcard.recognises(data)


def test_the_door_of_the_importers_leads_here() -> None:
    """A vCard file is read as one, and its fields are decoded, by way of the importers' own functions."""
    data = CARD.replace("END", "NOTE:Bad\\nKüche\r\nEND").encode()
    imported = read(data)
    assert imported.layout == "vcard"
    [field] = imported.contacts[0].fields
    assert decode_field(data, imported, field) == "Bad\nKüche"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16", "utf-16-be", "utf-32"])
def test_fields_are_decoded_on_request(encoding: str) -> None:
    """Note, e-mail and address come out of their bytes in every encoding; an address by its parts."""
    lines = ["NOTE:Küche;\\, Bad", "item1.EMAIL:anna@example.org", "ADR;TYPE=HOME:;;Beispielweg 1;Öldorf;;26121;"]
    data = "\r\n".join(["BEGIN:VCARD", *lines, "END:VCARD", ""]).encode(encoding)
    imported = vcard.read(data)
    [contact] = imported.contacts
    assert [field.name for field in contact.fields] == ["NOTE", "EMAIL", "ADR"]
    texts = [vcard.decode_field(data, imported.encoding, field) for field in contact.fields]
    assert texts == ["Küche;, Bad", "anna@example.org", "Beispielweg 1, Öldorf, 26121"]


def test_an_empty_span_decodes_to_nothing() -> None:
    """A field without bytes has no text."""
    data = b"BEGIN:VCARD\nNOTE:x\nEND:VCARD\n"
    [field] = vcard.read(data).contacts[0].fields
    assert vcard.decode_field(b"", "utf-8", field) == ""


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["FN:Anna Beispiel", "N:Muster;Clara;;;"], "Anna Beispiel / Clara Muster"),
        (["FN:Anna Beispiel", "N:Beispiel;Anna;;Dr.;"], "Anna Beispiel"),
        (["N:Muster;Clara;Maria;Dr.;MdB"], "Dr. Clara Maria Muster MdB"),
        (["FN:", "N:Küche Beispielweg"], "Küche Beispielweg"),
        (["FN: ", "FN:Zweiter"], "Zweiter"),
        (["FN:Anna\\nBeispiel"], "Anna Beispiel"),
        (["N:;;;;", "N:Muster"], "Muster"),
        (["ORG:Fliesen Beispiel GmbH"], ""),
        (["NICKNAME:Anni"], "Anni"),
        (["NICKNAME:Anni", "N:Muster"], "Muster"),
        (["FN:Anna Beispiel", "FN:Boris Fremd", "FN:anna beispiel"], "Anna Beispiel / Boris Fremd"),
        (["N:Beispiel\\;x;Anna\\\\"], "Anna\\ Beispiel;x"),
    ],
)
def test_the_name_is_the_one_that_a_phone_shows(lines: list[str], name: str) -> None:
    """Every FN, what N says beside it, else the nickname, else nothing: an organisation is no name."""
    assert " / ".join(card(*lines).names) == name


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("N:Muster;Clara", True),
        ("N:Muster;;;;", False),
        ("N:;Clara", False),
        ("N: ; ", False),
        ("FN:Clara Muster", False),
    ],
)
def test_a_person_has_a_given_and_a_family_name(line: str, person: bool) -> None:
    """Only N can tell a named person from a general line, and only with both parts."""
    assert card(line).person is person


@pytest.mark.parametrize(
    ("head", "kinds", "label"),
    [
        ("TEL", (), ""),
        ("TEL;CELL;VOICE", ("cell",), ""),
        ("TEL;TYPE=work,CELL", ("cell", "work"), ""),
        ("TEL;TYPE=pref;TYPE=HOME", ("home",), ""),
        ('TEL;TYPE="voice,fax"', ("fax",), ""),
        ("TEL;TYPE=X-MOBILE", ("cell",), ""),
        ("TEL;TYPE=Werkstatt", ("custom",), "Werkstatt"),
        ("TEL;X-Büro;HOME", ("home",), ""),
        ("TEL;TYPE=X-Chef;TYPE=Hof", ("custom",), "Chef, Hof"),
        ("TEL;TYPE=;PREF=1", (), ""),
        ("TEL;ENCODING=8BIT;CHARSET=UTF-8", (), ""),
    ],
)
def test_types_are_read_in_every_writing(head: str, kinds: tuple[str, ...], label: str) -> None:
    """Bare, listed, repeated or quoted; a word that no standard has is the owner's own label."""
    [entry] = card(f"{head}:1").entries
    assert (entry.kinds, entry.label) == (kinds, label)


@pytest.mark.parametrize(
    ("label", "kinds", "own", "whatsapp"),
    [
        ("_$!<Mobile>!$_", ("cell",), "", False),
        ("_$!<HomeFAX>!$_", ("home", "fax"), "", False),
        ("_$!<Radio>!$_", ("other",), "Radio", False),
        ("mobile", ("cell",), "mobile", False),
        ("Hof", ("custom",), "Hof", False),
        ("WhatsApp", (), "WhatsApp", True),
        (" ", (), "", False),
    ],
)
def test_labels_belong_to_the_phone_line_of_their_group(
    label: str,
    kinds: tuple[str, ...],
    own: str,
    whatsapp: bool,
) -> None:
    """An X-ABLabel says what the line of the same group is, before or after it, in any case of letters."""
    for lines in ([f"item1.X-ABLabel:{label}", "ITEM1.TEL:1"], ["item1.TEL:1", f"Item1.X-ABLABEL:{label}"]):
        [entry] = card(*lines, "item2.X-ABLabel:Other", "X-ABLabel:Pager").entries
        assert (entry.kinds, entry.label, entry.whatsapp) == (kinds, own, whatsapp)


@pytest.mark.parametrize("line", ["TEL;TYPE=CELL:+49 171 3920001", "NOTE:Anna", "FN:Anna"])
def test_nothing_personal_is_in_a_repr(line: str) -> None:
    """Neither a name nor a number shows in the repr of what was read."""
    shown = repr(vcard.read(f"BEGIN:VCARD\n{line}\nEND:VCARD\n".encode()))
    assert "Anna" not in shown
    assert "3920001" not in shown


def test_a_file_that_is_cut_off_is_no_pass() -> None:
    """Wherever a file ends inside a card, it says so and keeps what it has."""
    data = CARD.encode() * 2
    for end in range(len(CARD) + len("BEGIN:VCARD"), len(data) - len("D\r\n")):
        imported = vcard.read(data[:end])
        assert "vcard-truncated" in codes(imported)
        assert imported.records == 2


def test_agents_are_followed_so_far_and_no_further() -> None:
    """A card as text inside a card inside a card is read; beyond the limit it is reported."""
    text = "BEGIN:VCARD\nTEL:1\nEND:VCARD\n"
    for depth in range(cards.DEEPEST_AGENT + 2):
        imported = vcard.read(text.encode())
        if depth <= cards.DEEPEST_AGENT:
            assert (imported.entries, codes(imported)) == (depth + 1, [])
        else:
            assert (imported.entries, codes(imported)) == (depth, ["vcard-agent"])
        inner = text.replace("=", "=3D").replace("\n", "=0A")
        text = f"BEGIN:VCARD\nTEL:{depth}\nAGENT;QUOTED-PRINTABLE:{inner}\nEND:VCARD\n"


def test_counts_that_disagree_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should the two counts ever differ, the result says so instead of being wrong in silence."""
    monkeypatch.setattr(vcard, "count_phone_lines", lambda _data: 7)
    imported = vcard.read(CARD.encode())
    assert codes(imported) == ["count-mismatch"]
    assert imported.counted == 7
    assert imported.entries == 1


def test_every_reason_is_a_sentence() -> None:
    """What is shown to the owner is a whole sentence and names no code."""
    for reason in (reasons.UNREAD | reasons.NOISE).values():
        assert reason[0].isupper()
        assert reason.endswith(".")
        assert "vcard-" not in reason


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"TEL:1\nBEGIN:VCARD\nEND:VCARD\n", "vcard-outside-card"),
        (b"BEGIN:VCARD\nTEL;CELL +491713920001\nEND:VCARD\n", "vcard-phone-line"),
        (b"+491713920001\nBEGIN:VCARD\nEND:VCARD\n", "vcard-stray-text"),
        (b"BEGIN:VCARD\nMOBIL:0171 3920001\nEND:VCARD\n", "vcard-unknown-property"),
        (b"BEGIN:VCARD\n N:a\n TEL:1\nEND:VCARD\n", "vcard-indented"),
        (b"BEGIN:VCARD\nFN:B\n  TEL:+491713920055\nEND:VCARD\n", "vcard-indented-number"),
        (b"BEGIN:VCARD\nADR;QUOTED-PRINTABLE:a=0D=0A=\nTEL;CELL:0171 3920055\nEND:VCARD\n", "vcard-swallowed-number"),
        (b"BEGIN:VCARD\nFN:B\n+491713920055\nEND:VCARD\n", "vcard-stray-text"),
        (b"BEGIN:VCARD\nMOBILE:+49 171 3920056 (privat)\nEND:VCARD\n", "vcard-unknown-property"),
        (b"BEGIN:VCARD\nIMPP:whatsapp:+491713920055\nEND:VCARD\n", "vcard-number-elsewhere"),
        (CARD.encode("utf-16-le") + CARD.encode(), "vcard-mixed-encodings"),
        (CARD.encode("utf-16-le") * 50 + b"\0" + CARD.encode("utf-16-le"), "vcard-mixed-encodings"),
    ],
)
def test_what_may_hold_a_number_is_unread(data: bytes, code: str) -> None:
    """Whatever could hide a number makes the result incomplete, under a code of its own."""
    assert codes(vcard.read(data)) == [code]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("# TEL:+491713920001", "vcard-comment"),
        ("Mueller: nett", "vcard-unknown-name"),
        ("nichts", "vcard-no-property"),
        ("A" * 39 + "1234567890", "vcard-no-property"),
        ("BEGIN:VEVENT", "vcard-other-component"),
    ],
)
def test_what_cannot_hold_a_number_is_noise(line: str, code: str) -> None:
    """Comments and lines of text are counted and have no effect."""
    imported = vcard.read(f"BEGIN:VCARD\nTEL:1\n{line}\nEND:VCARD\n".encode())
    assert [noise.code for noise in imported.noise] == [code]
    assert not imported.unread
    assert imported.contacts[0].others == ()


def test_lines_outside_of_cards_without_a_number_are_noise() -> None:
    """Without a phone line among them they make no record."""
    imported = vcard.read(b"FN:Anna\nEND:VCARD\nBEGIN:VCARD\nEND:VCARD\nEND:VCARD\n")
    assert [noise.code for noise in imported.noise] == ["vcard-outside-line", "vcard-end-stray", "vcard-end-stray"]
    assert imported.records == 1
