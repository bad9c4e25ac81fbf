"""Which names a record gives its holder, and whether it is a company."""

from __future__ import annotations

import pytest

from abaudit import importers
from abaudit.importers.shared.naming import NameParts, of_record


@pytest.mark.parametrize(
    ("full", "parts", "names"),
    [
        (["Anna Beispiel"], NameParts("Beispiel", "Anna"), ["Anna Beispiel"]),
        (["Beispiel, Anna"], NameParts("Beispiel", "Anna", "", "Dr.", "MdB"), ["Beispiel, Anna"]),
        (["Dr. Anna Maria Beispiel"], NameParts("Beispiel", "Anna"), ["Dr. Anna Maria Beispiel"]),
        (["ANNA BEISPIEL"], NameParts("Beispiel", "Anna"), ["ANNA BEISPIEL"]),
        (["Anna"], NameParts("Fremd", "Anna"), ["Anna", "Anna Fremd"]),
        (["Anna Beispiel"], NameParts("Fremd", "Karl"), ["Anna Beispiel", "Karl Fremd"]),
        (["राम"], NameParts("", "मीरा"), ["राम", "मीरा"]),
        (["山田太郎"], NameParts("山田", "太郎"), ["山田太郎"]),
        (["山田太郎"], NameParts("山田", "花子"), ["山田太郎", "花子 山田"]),
        (["Anna Beispiel", "Beispiel Anna"], NameParts(), ["Anna Beispiel"]),
        (["Anna", "Anna Beispiel", "Anna"], NameParts(), ["Anna", "Anna Beispiel"]),
        (["Mieter 3"], NameParts("Mieter 4"), ["Mieter 3", "Mieter 4"]),
        (["🙂"], NameParts("", "🙂"), ["🙂"]),
        ([], NameParts("Beispiel", "Anna", "", "Dr."), ["Dr. Anna Beispiel"]),
        ([""], NameParts(), []),
    ],
)
def test_a_name_in_other_words_is_another_name(full: list[str], parts: NameParts, names: list[str]) -> None:
    """Whatever says a word more is kept as a name of its own; order, case and titles are none."""
    read = of_record(full, parts)
    assert [name for name in (read.name, *read.other_names) if name] == names


@pytest.mark.parametrize(
    ("full", "parts", "organisation", "says", "company"),
    [
        ([], NameParts(), "Fliesen Beispiel GmbH", False, True),
        (["Fliesen Beispiel GmbH"], NameParts(), "Fliesen Beispiel GmbH", False, True),
        (["FLIESEN BEISPIEL GMBH"], NameParts("Fliesen Beispiel GmbH"), "Fliesen Beispiel GmbH", False, True),
        (["Tim Lehrling"], NameParts("Lehrling", "Tim"), "Fliesen Beispiel", False, False),
        (["Beispiel"], NameParts(), "Fliesen Beispiel", False, False),
        (["Fliesen Beispiel"], NameParts("Lehrling", "Tim"), "Fliesen Beispiel", False, False),
        (["Fliesen Beispiel Notdienst"], NameParts(), "Fliesen Beispiel", True, True),
        (["Fliesen Beispiel"], NameParts(), "", True, True),
        (["Fliesen Beispiel"], NameParts("Lehrling", "Tim"), "Fliesen Beispiel", True, False),
        ([], NameParts("Lehrling", "Tim"), "Fliesen Beispiel", True, False),
        (["Anna Beispiel"], NameParts(), "", False, False),
    ],
)
def test_a_company_is_a_record_that_names_nobody_else(
    full: list[str], parts: NameParts, organisation: str, says: bool, company: bool
) -> None:
    """A company has no name but its organisation's, or says so itself and names nobody in it."""
    read = of_record(full, parts, organisation=organisation, says_company=says)
    assert read.company is company
    assert not (read.company and read.person)


@pytest.mark.parametrize(
    ("family", "given", "person"),
    [
        ("Beispiel", "Anna", True),
        ("Muster GmbH", "Fliesen", False),
        ("GmbH", "Fliesen Muster", False),
        ("Fliesen Muster", "GmbH", False),
        ("Kegelclub Nord", "e.V.", False),
        ("Beispiel (Muster GmbH)", "Anna", True),
        ("Beispiel, Muster GmbH", "Anna", True),
        ("Beispiel Büro", "Anna", True),
        ("Muster GmbH", "", False),
    ],
)
def test_a_firm_that_a_program_cut_in_two_is_no_person(family: str, given: str, person: bool) -> None:
    """A legal form at either end of the whole name shows it; beside a person's name it is that of his firm."""
    assert of_record([], NameParts(family, given)).person is person
    assert of_record([f"{given} {family}"], NameParts(family, given)).person is person
    assert of_record([f"{given} {family}"], says_person=bool(given)).person is person


CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\n{lines}TEL:+49 171 3920001\r\nEND:VCARD\r\n"
BOOK = (
    '<?xml version="1.0" encoding="utf-8"?><phonebooks><phonebook><contact><person>{names}</person><telephony>'
    '<number type="mobile">+49 171 3920001</number></telephony></contact></phonebook></phonebooks>'
)


@pytest.mark.parametrize(
    "text",
    [
        CARD.format(lines="FN:Anna Beispiel\r\nN:Fremd;Karl;;;\r\n"),
        CARD.format(lines="FN:Anna Beispiel\r\nFN:Karl Fremd\r\n"),
        CARD.format(lines="N:Beispiel;Anna\r\nN:Fremd;Karl;;;\r\n"),
        BOOK.format(names="<realName>Anna Beispiel</realName><realName>Karl Fremd</realName>"),
        "dn: cn=x\ncn: Anna Beispiel\ncn: Karl Fremd\nmobile: +49 171 3920001\n",
        "dn: cn=x\ncn: Anna Beispiel\ngivenName: Karl\nsn: Fremd\nmobile: +49 171 3920001\n",
        "dn: cn=x\ncn: Anna Beispiel\ndisplayName: Karl Fremd\nmobile: +49 171 3920001\n",
        '{"value": [{"displayName": "Anna Beispiel", "givenName": "Karl", "surname": "Fremd", "homePhones": ["0"]}]}',
    ],
)
def test_every_format_tells_both_names(text: str) -> None:
    """A record that names two people says so, whatever the program that wrote it."""
    [contact] = importers.read(text.encode()).contacts
    assert contact.names == ("Anna Beispiel", "Karl Fremd")
    assert contact.shown == "Anna Beispiel / Karl Fremd"


def test_a_card_says_itself_that_it_is_a_company() -> None:
    """Apple and vCard 4.0 each have a property for it; a person in it is told all the same."""
    for mark in ("KIND:org", "X-ABShowAs:COMPANY"):
        [firm] = importers.read(
            CARD.format(lines=f"FN:Fliesen\r\nORG:Fliesen Beispiel\r\n{mark}\r\n").encode()
        ).contacts
        assert firm.company
        text = CARD.format(lines=f"FN:Fliesen\r\nN:Lehrling;Tim\r\nORG:Fliesen Beispiel\r\n{mark}\r\n")
        [person] = importers.read(text.encode()).contacts
        assert (person.company, person.person) == (False, True)
