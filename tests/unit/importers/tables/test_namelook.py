"""Which rows may have a name that was not read, and which are proved to have none."""

from __future__ import annotations

import pytest

from abaudit.importers import tables
from abaudit.importers.options import Options
from abaudit.model.contacts import Contact

NUMBER = "+49 171 3920001"


def last(text: str, *, name: str = "") -> Contact:
    """The last contact of a table."""
    return tables.read(text.encode(), Options(name_columns=(name,) if name else ())).contacts[-1]


@pytest.mark.parametrize(
    "text",
    [
        f"Name;Telefon\n;{NUMBER};Karl Fremd\n",
        f"Name;Telefon\nKarl Fremd;030 23125000\n;{NUMBER}\n",
        f"Name;Telefon\nKarl Fremd;030 23125000\n;030 23125001\n;{NUMBER}\n",
        f"Name;Firma;Telefon\nKarl Fremd;Muster;030 23125000\n;;{NUMBER}\n",
        f"Name;Wer;Telefon\n;Karl Fremd;{NUMBER}\n",
        f"Name;Spitzname;Telefon\n;Karl;{NUMBER}\n",
        f"Name;Titel;Telefon\n;Herr Fremd;{NUMBER}\n",
        f"Name;Benutzer 1;Telefon\n;Karl Fremd;{NUMBER}\n",
        f"Name;Telefon;Mobil\n;Karl Fremd;{NUMBER}\n",
        f"Name;E-Mail;Telefon\n;Karl Fremd <k@example.org>;{NUMBER}\n",
        f"Bezeichnung;Telefon\nKarl Fremd;{NUMBER}\n",
        f"Bemerkung;Telefon\nKarl Fremd;{NUMBER}\n",
        f'Name;Wer;Telefon\n;"Fremd;\nKarl";{NUMBER}\n',
        f"Firma;Wer;Telefon\nMuster;Karl Fremd;{NUMBER}\n",
        f"First Name,Last Name,Phonetic Last Name,Labels,Phone 1 - Label,Phone 1 - Value\n,,Fremd,,,{NUMBER}\n",
        f"First Name,Last Name,Organization Title,Labels,Phone 1 - Label,Phone 1 - Value\n,,Karl,,,{NUMBER}\n",
    ],
)
def test_what_may_be_a_name_keeps_a_row_from_having_none(text: str) -> None:
    """A name in a strange column, beyond the header, or once for several rows is not "no name"."""
    contact = last(text)
    assert (contact.names, contact.name_unknown, contact.company) == ((), True, False)


@pytest.mark.parametrize(
    ("text", "company"),
    [
        (f"Name;Telefon\n;{NUMBER}\n", False),
        (f"Name;Telefon\n;030 23125000\n;{NUMBER}\n", False),
        (f"Firma;Name;Telefon\nMuster;;{NUMBER}\n", True),
        (f"Firma;Telefon\nMuster;{NUMBER}\n", True),
        (f"Name;Firma;Telefon\nKarl Fremd;Muster;030 23125000\n;Beispielbau;{NUMBER}\n", True),
        (f"Name;Firma;Telefon\nKarl Fremd;Muster;030 23125000\n;Muster;{NUMBER}\n", True),
        (f"Name;Notiz;Ort;E-Mail;Gruppe;Telefon\n;ruf an;Oldenburg;k@example.org;Kunde;{NUMBER}\n", False),
        (f"Name;Kundennummer;Geburtstag;Telefon\n;K4711;01.01.1980;{NUMBER}\n", False),
        (f"Anrede;Name;Firma;Telefon\nFirma;;Muster;{NUMBER}\n", True),
        ("Firma;Gebiet;Telefon\n" + "".join(f"Muster {n};Nord;030 2312500{n}\n" for n in range(8)), True),
        (f"First Name,Last Name,Birthday,Labels,Phone 1 - Label,Phone 1 - Value\n,,x,a,Mobil,{NUMBER}\n", False),
        (f"First Name,Last Name,Birthday,Labels,Phone 1 - Label,Phone 1 - Value\nA,B,,,,1\n,,,,,{NUMBER}\n", False),
    ],
)
def test_a_row_without_a_name_is_proved_to_have_none(text: str, company: bool) -> None:
    """Columns that are known for something else, and those that say the same of many, hold no names."""
    contact = last(text)
    assert (contact.names, contact.name_unknown, contact.company) == ((), False, company)


def test_a_named_column_that_is_empty_hides_no_name_in_another() -> None:
    """Whoever points at an empty column has not proved that there is no name."""
    text = f"Name;Alias;Telefon\nKarl Fremd;;{NUMBER}\n"
    assert last(text, name="Alias").name_unknown
    assert not last(text).name_unknown
    parts = f"Vorname;Nachname;Alias;Telefon\nKarl;;;{NUMBER}\n"
    assert last(parts, name="Alias").name_unknown


def test_columns_that_name_two_people_are_both_told() -> None:
    """A full name beside other given and family names is another name; a nickname or a name to sort by is none."""
    head = "Vorname;Nachname;Anzeigename;Spitzname;Telefon"
    assert last(f"{head}\nKarl;Fremd;Anna Beispiel;Karlchen;{NUMBER}\n").names == ("Anna Beispiel", "Karl Fremd")
    assert last(f"{head}\nAnna;Beispiel;Beispiel, Anna;Anni;{NUMBER}\n").names == ("Beispiel, Anna",)
    google = "First Name,Last Name,File As,Nickname,Labels,Phone 1 - Label,Phone 1 - Value"
    assert last(f"{google}\nAnna,Beispiel,Muster GmbH,Anni,,,{NUMBER}\n").names == ("Anna Beispiel",)
    nickname = last(f"{google}\n,,,Anni,,,{NUMBER}\n")
    assert (nickname.name, nickname.person) == ("Anni", True)
