from __future__ import annotations

import pytest

from abaudit.importers.tables.stems import is_plain, kinds_of, role_of
from abaudit.importers.tables.vocabulary import Role


def headers(text: str) -> list[str]:
    """The headers of *text*, with ``|`` or a line end between them."""
    return [header.strip() for header in text.replace("|", "\n").splitlines() if header.strip()]


PHONE_HEADERS = headers("""
    Tel | Tel. | Telefon | TELEFON | Phone | Handy | Handy-Nr. | Mobil | Móvil | Cellulare | Cell | Telefax
    Fax | Telefonnummer | Rufnummer | Privattelefon | Telefon geschäftlich | Tel\ufffdfono | TelÃ©fono
    HomePhone | PHONE_MOBILE | telephoneNumber | Festnetz | Phone 1 - Value | Durchwahl | Mobilfunknummer
    Telefonnummern | Téléphone (bureau) | Telefon komórkowy | Fon | Natel | Mobiele telefoon | Telefoon op werk
    Diensthandy | Faxnummer | Tel.-Nr. | Rufnummern | Mobiltelefon | Телефон | Τηλέφωνο
    Mobiltelefon, allgemein | Tél. mobile | Telefono casa | Telefone | Cell Phone | Phone (work)
""")
OTHER_HEADERS = headers("""
    WhatsApp ok? | Handy WhatsApp ok? | Telegram | E-Mail | Hotel | Nachname | Stiefonkel | Telefonnotiz
    Telefonat | Mobiliar
    Automobil | Immobilien | Telekom | Phonetic First Name | Title | Beruf | Anruf | Rufname | Letzter Anruf
    Kundennummer | Kontakt | Name | Vorname | Straße | Geburtstag | Notizen | Cellar | Firma | Telefonkosten
    Telex | Automobilclub | Mikrofon | Telemarketing | Steuernummer | Titel
    Bitte das Telefon am Vormittag nicht mehr anrufen | Telefon kaputt, er ruft selbst wieder an
""")
DOUBTFUL_HEADERS = headers("""
    Telefon-Kategorie | Phone type | Fax erlaubt | Telefon (Bemerkung) | Nummer | WhatsApp
    WhatsApp-Nummer | Kontakt-Nr. | Telefon Vorwahl | Phone Verified
""")


@pytest.mark.parametrize(
    "header",
    PHONE_HEADERS,
)
def test_phone_columns(header: str) -> None:
    """The words for telephone in the languages of Europe make a phone column."""
    assert role_of(header) is Role.PHONE


@pytest.mark.parametrize(
    "header",
    OTHER_HEADERS,
)
def test_columns_that_only_sound_like_it(header: str) -> None:
    """Words that hold a piece of such a word, and sentences, make none."""
    assert role_of(header) not in {Role.PHONE, Role.MAYBE_PHONE}


def test_nothing_means_nothing() -> None:
    """An empty header has no role."""
    assert role_of("") is None


@pytest.mark.parametrize(
    "header",
    DOUBTFUL_HEADERS,
)
def test_columns_whose_cells_must_tell(header: str) -> None:
    """About the telephone, but perhaps not its number: the cells decide."""
    assert role_of(header) is Role.MAYBE_PHONE


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Vorname", Role.GIVEN),
        ("2. Vorname", Role.MIDDLE),
        ("Nachname", Role.FAMILY),
        ("Vor- und Nachname", Role.NAME),
        ("Kontakt", Role.NAME),
        ("Firma", Role.ORGANISATION),
        ("Kategorien", Role.GROUPS),
        ("Notiz", Role.NOTE),
        ("E-Mail 2", Role.EMAIL),
        ("E-Mail (privat)", Role.EMAIL),
        ("Stra\ufffde", Role.ADR),
        ("PLZ", Role.ADR),
        ("Geburtstag", Role.CODE),
        ("WhatsApp ok?", Role.CONSENT),
        ("Einwilligung WA", Role.CONSENT),
        ("WA erlaubt", Role.CONSENT),
        ("Handy WhatsApp ok?", Role.CONSENT),
        ("DSGVO", Role.CONSENT),
        ("Opt-In WhatsApp", Role.CONSENT),
        ("OptIn", Role.CONSENT),
        ("Benutzer 3", Role.FREE),
        ("Benutzerdef. 2", Role.FREE),
        ("Anrede", Role.OTHER),
        ("Schuhgröße", None),
    ],
)
def test_other_columns(header: str, role: Role | None) -> None:
    """Names, notes, e-mail, addresses and codes are told apart."""
    assert role_of(header) is role


@pytest.mark.parametrize(
    ("label", "kinds"),
    [
        ("Mobile", ("cell",)),
        ("Work Fax", ("work", "fax")),
        ("Fax privat", ("home", "fax")),
        ("Telefon gesch\ufffdftlich", ("work",)),
        ("Diensthandy", ("cell", "work")),
        ("Zentrale", ("main",)),
        ("Pager", ("pager",)),
        ("Other", ("other",)),
        ("Sommerhaus am See", ()),
        ("", ()),
    ],
)
def test_kinds(label: str, kinds: tuple[str, ...]) -> None:
    """The words of a label say what kind of number it is, in the order of the model."""
    assert kinds_of(label) == kinds


@pytest.mark.parametrize("header", ["Telefon", "Fax privat", "Vorname", "E-Mail-Adresse", "Handy"])
def test_a_header_of_known_words_can_be_shown(header: str) -> None:
    """Nothing but known words stands in it."""
    assert is_plain(header)


@pytest.mark.parametrize("header", ["Anna Beispiel", "Fax Anna", "Ort Muster", "Tel 0171", "", "a" * 500, "!"])
def test_a_cell_of_a_person_is_never_shown(header: str) -> None:
    """A single unknown word or a digit hides it."""
    assert not is_plain(header)
