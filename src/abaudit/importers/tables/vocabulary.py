"""The words of headers and labels, in the languages of Europe: data for `stems`.

All words are folded (`headers.fold`): lower case, no accents.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from abaudit.model.contacts import Kind


class Role(StrEnum):
    """What a column is for.  The values of NOTE, EMAIL and ADR are also the names of a contact's fields."""

    PHONE = "phone"
    MAYBE_PHONE = "maybe-phone"
    """Only its cells can tell: *Telefon (Bemerkung)*, *Nummer*, *WhatsApp*."""
    GIVEN = "given"
    MIDDLE = "middle"
    FAMILY = "family"
    NAME = "name"
    ORGANISATION = "organisation"
    GROUPS = "groups"
    NOTE = "NOTE"
    EMAIL = "EMAIL"
    ADR = "ADR"
    CODE = "code"
    """Numbers and dates that are no telephone numbers: customer number, birthday, bank account."""
    FREE = "free"
    """Text of any kind beside the notes: *Benutzer 1*, *Custom 2*.  A number in it is no entry."""
    CONSENT = "consent"
    """Somebody wrote down there who agreed: *WhatsApp ok?*, *Einwilligung WA*.  Shown, and never believed."""
    OTHER = "other"


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


PHONE_WORD = re.compile(
    r"(?:tel|tele|tlf|tfno|fon|fono|gsm|natel|cep|ceptel|cell|cellulare|cellulari|celular|celulares|cellular|portable"
    r"|movil|moviles|telemovel|mobitel|mobiel|mobiele|mobilni|mobilny|komorka|komorkowy|puhelin|matkapuhelin"
    r"|durchwahl|pager|piepser|faks|telefaks|facsimile|телефон|мобильный|факс|τηλεφωνο|κινητο|φαξ"
    r"|\w*(?:tele(?:f|ph)o{1,2}n[eo]?s?|phones?|handys?|festnetz|fax|mobilfunk)|\w*ruf(?=n)|mobile?)"
    r"(?:nummern?|nr|no|number|numbers|numero|num|anschluss"
    r"|privat|geschaft|geschaftlich|dienstlich|mobil|zentrale|buro|firma|arbeit)?"
)
"""A word that names a telephone number, whole."""

CODE_WORD = re.compile(
    r"(?:kunden|rechnung|auftrag|artikel|vertrag|beleg|bestell|mitglied|personal|steuer|serien|konto|inventar|debitor"
    r"|kreditor|lieferanten|versicherung|ausweis|mandat|projekt|vorgang|akten)s?\w*"
    r"|account|invoice|order|contract|member|tax|serial|billing|abrechnung\w*|id|guid|uuid|uid|ean|isbn|iban|bic|government"
    r"|regierungs|organisations|organizational|betrag|summe|preis|umsatz|saldo|amount|price|sum|total|eur|euro"
    r"|\w*datum|date|seit|birthday|geburtstag|jahrestag|anniversary|event|web|website|webseite|url|mileage"
    r"|reisekilometer|zipcode|plz|notiz\w*|notes?|photo"
)
"""A word of a header whose column holds the numbers of something else than a telephone."""

NOT_THE_NUMBER = _set("""
    ok okay einwilligung zustimmung erlaubnis erlaubt consent permission opt optin optout dsgvo gdpr werbung
    marketing newsletter kategorie category typ type label art notiz notizen note notes bemerkung bemerkungen
    kommentar comment kosten vertrag tarif anbieter provider carrier marke modell model gerat device imei pin
    puk datum date zeit time uhrzeit erreichbar erreichbarkeit status verified verifiziert bestatigt bestatigung
    gepruft extension vorwahl landervorwahl code country prefix page rate cost
""")
"""Beside such a word the column is about the telephone, and only its cells can tell whether they are numbers."""

CONSENT_WORD = re.compile(
    r"einwillig\w*|eingewilligt|zustimm\w*|zugestimmt|einverstand\w*|einverstanden|erlaubnis\w*|dsgvo\w*|gdpr|rgpd"
    r"|datenschutz\w*|consent|consents|consented|optin|doubleoptin|consentement|consenso|consentimiento|toestemming"
    r"|zgoda|privacy"
)
"""A word of a header under which somebody noted who agreed."""

MESSENGER_WORDS = _set("whatsapp wa whats wapp")
AGREED_WORDS = _set("""
    ok okay ja erlaubt einverstanden gestattet genehmigt freigegeben freigabe erlauben darf nein allowed permitted
    agreed yes agree
""")
"""Beside the name of the messenger: *WhatsApp ok?*, *WA erlaubt*."""

ANSWERS = _set("""
    ja nein j n x ok okay yes no y true false wahr falsch 0 1 erteilt verweigert offen unklar erlaubt einverstanden -
    oui non si tak nie ? vielleicht widerrufen gefragt angefragt
""")
"""What stands under such a header, folded to lower case."""

NUMBER_WORDS = _set("nummer nummern kontaktnummer number numbers numero nr no whatsapp whats app signal threema")
"""Words that may name a telephone number where nothing else stands in the header."""

BESIDE_NUMBER = _set("kontakt contact")

WHOLE_WORDS = _set("telefono telephone movil komorkowy geschaft geschaftlich buro strasse")
"""Words whose accented letter is lost often enough."""

KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "cell",
        re.compile(
            r"\w*(?:handy|mobilfunk|mobil|mobile|cell|cellular|iphone|smartphone)(?:s|nummer|nr|telefon|phone)?|cellphone"
            r"|gsm|natel|cep|ceptel|cellulare|celular|portable|movil|telemovel|mobitel|mobiel|mobiele|komorka|komorkowy"
            r"|matkapuhelin|мобильный|κινητο|autotelefon"
        ),
    ),
    (
        "home",
        re.compile(r"home|\w*privat|private?|zuhause|haus|wohnung|casa|abitazione|domicile|maison|particular|thuis"),
    ),
    (
        "work",
        re.compile(
            r"work|business|office|firma\w*|buro\w*|(?:\w*(?:telefon|tel|fax))?(?:geschaft|dienst|arbeit)\w*|bureau|travail"
            r"|ufficio|lavoro|trabajo|oficina|werk|zakelijk|praca|company|job"
        ),
    ),
    ("main", re.compile(r"main|primary|\w*zentrale|haupt\w*|centrale|principal|principale")),
    ("fax", re.compile(r"\w*fax(?:nummer|nr|number|privat|geschaftlich)?|faks|telefaks|facsimile|факс|φαξ")),
    ("pager", re.compile(r"pager\w*|piepser|beeper")),
    ("other", re.compile(r"other|andere\w*|weitere\w*|sonstige\w*|autre|altro|otro|overig")),
)
"""What the words of a label say about a number, in the order of `Kind`."""

ROLE_HEADERS: dict[Role, str] = {
    Role.GIVEN: """
        Vorname | First Name | Given Name | Given | First | Prénom | Nombre de pila | Nome proprio | Voornaam
        Imię | Rufname
    """,
    Role.MIDDLE: """
        Middle Name | Additional Name | Weitere Vornamen | # Vorname | Zweiter Vorname | Middle
    """,
    Role.FAMILY: """
        Nachname | Familienname | Zuname | Last Name | Family Name | Surname | Last | Nom de famille | Apellido
        Apellidos | Cognome | Achternaam | Nazwisko | Sobrenome
    """,
    Role.NAME: """
        Name | Namen | Anzeigename | Display Name | Full Name | Voller Name | Vollständiger Name
        Vor- und Nachname | Vorname Nachname | Nachname Vorname | Name Vorname | Vorname Name | Kontakt
        Kontaktname | Contact | Contact Name | Ansprechpartner | Person | Kunde | Kundenname | Customer
        Customer Name | Nom | Nombre | Nome | Naam | Nome completo | Nombre completo | Nom complet | Namn | Navn
    """,
    Role.ORGANISATION: """
        Firma | Firmenname | Unternehmen | Organisation | Organization | Organization Name | Company
        Company Name | Betrieb | Société | Entreprise | Azienda | Empresa | Bedrijf | Institution | Verein
    """,
    Role.GROUPS: """
        Gruppe | Gruppen | Kategorie | Kategorien | Category | Categories | Group | Groups | Labels | Tags
        Schlagworte
    """,
    Role.NOTE: """
        Notiz | Notizen | Bemerkung | Bemerkungen | Anmerkung | Anmerkungen | Kommentar | Note | Notes | Comment
        Comments | Remarks | Beschreibung | Description | Info | Remarque | Nota | Notas | Freitext | Sonstiges
    """,
    Role.FREE: """
        Benutzer # | Benutzerdef. # | Benutzerdefiniert # | Benutzerdefiniertes Feld # | User # | Custom #
    """,
    Role.EMAIL: """
        E-Mail | E-Mail-Adresse | Email | Email Address | E-mail # | E-mail # Address | Mail | Mailadresse
        Correo | Courriel
    """,
    Role.ADR: """
        Adresse | Anschrift | Address | Straße | Str | Straße und Hausnummer | Hausnummer | Street | PLZ
        Postleitzahl | Postal Code | Zip | Zip Code | Ort | PLZ Ort | Wohnort | Stadt | City | Land | Country
        Bundesland | State | Adresse # | Rue | Ville | Indirizzo | Via | Città | Dirección | Calle | Ciudad
        Adres | Straat | Woonplaats | Adresszusatz
    """,
    Role.CODE: """
        Geburtstag | Geburtsdatum | Birthday | Date of Birth | Jahrestag | Anniversary | Kundennummer
        Kunden-Nr | Kundennr | Customer ID | Customer Number | Customer No | ID | Nr | No | Lieferantennummer
        IBAN | BIC | Konto | Kontonummer | BLZ | Steuernummer | USt-IdNr | VAT ID | Datum | Date | Erstellt
        Geändert | Created | Modified | Personalnummer | Debitor | Debitorennummer | Webseite | Website | URL
        Homepage | Web Page
    """,
    Role.OTHER: """
        Anrede | Titel | Title | Prefix | Suffix | Position | Abteilung | Department | Funktion | Beruf
        Spitzname | Nickname
    """,
}
"""Whole headers, with ``|`` or a line end between them; ``#`` stands for any number."""

ROLE_WORDS: dict[Role, frozenset[str]] = {
    Role.EMAIL: _set("email mail mailadresse"),
    Role.CODE: _set("iban bic geburtstag geburtsdatum birthday kundennummer website webseite url id datum date konto"),
    Role.ADR: _set("strasse street plz postleitzahl postal zip ort stadt city adresse address anschrift"),
    Role.NOTE: _set("notiz notizen notes bemerkung bemerkungen kommentar comment comments"),
}
"""Words that give a longer header its meaning; an earlier role wins."""
