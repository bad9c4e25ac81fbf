"""What bookkeeping and customer management write: lists of an office, not of a telephone."""

from __future__ import annotations

from abaudit.importers.tables.shape import Phones, TableLayout, listed, phones
from abaudit.importers.tables.vocabulary import Role

_LEXWARE = TableLayout(
    # Lexware Office (lexoffice): the beginning of the header as a published reader has it; support article 2112664.
    # It has two phone columns and one for the contact person, whose exact headers are not verified.
    name="lexware-office",
    required=("Kundennummer", "Lieferantennummer", "Firmenname", "Vorname", "Nachname"),
    phones=phones(
        work="Telefon (geschäftlich)",
        home="Telefon (privat)",
        cell="Mobil|Mobiltelefon|Telefon (mobil)",
        fax="Fax",
        other="Telefon #|Telefonnummer # · Telefon|Telefonnummer · Ansprechpartner # Telefon|Telefon Ansprechpartner #",
    ),
    names=(("Vorname", "Nachname"), ("Kontakt",)),
    given="Vorname",
    family="Nachname",
    organisation="Firmenname",
    fields=(
        (Role.NOTE, ("Notiz|Notizen|Bemerkung",)),
        (Role.EMAIL, ("E-Mail #|E-Mail-Adresse #", "E-Mail (geschäftlich)", "Ansprechpartner # E-Mail")),
        (
            Role.ADR,
            (
                *("Straße #", "PLZ #", "Ort #", "Land #", "Adresszusatz #"),
                *(f"{what} (Rechnungsadresse)" for what in ("Straße", "PLZ", "Ort", "Land")),
            ),
        ),
        (Role.CODE, ("Umsatzsteuer-ID|USt-IdNr.", "Steuernummer", "IBAN", "BIC")),
    ),
    others=listed("""
        Anrede · Ansprechpartner # Anrede · Ansprechpartner # Vorname · Ansprechpartner # Nachname
        · Ansprechpartner # · Skonto · Zahlungsziel
    """),
    office=True,
)

_SEVDESK = TableLayout(
    # The header of sevDesk's template for importing contacts, from programs that fill it in; that sevDesk's own export
    # has the same is not verified.  One writer has "Position " with a blank behind it.
    name="sevdesk",
    required=("Kunden-Nr.", "Organisation", "Telefon-Kategorie"),
    phones=(Phones("Telefon", label="Telefon-Kategorie"), *phones(cell="Mobil", fax="Fax")),
    names=(("Vorname", "Nachname", "Namenszusatz"),),
    given="Vorname",
    family="Nachname",
    organisation="Organisation",
    groups="Tags",
    separator=",",
    fields=(
        (Role.NOTE, ("Beschreibung",)),
        (Role.EMAIL, ("E-Mail",)),
        (Role.ADR, ("Strasse|Straße", "PLZ", "Ort", "Land")),
        (Role.CODE, ("IBAN", "BIC", "Umsatzsteuer-ID", "Debitoren/Kreditoren-Nr.")),
    ),
    others=listed("""
        Anrede · Titel · Position · Kategorie · Adress-Kategorie · E-Mail-Kategorie · Webseite · Webseiten-Kategorie
        · Geburtstag
    """),
    office=True,
)

_DATEV = TableLayout(
    # DATEV, format "Debitoren/Kreditoren": programs that write it (Odoo, Frappe and others) agree on these headers but
    # for two spellings.  The row above them is DATEV's own, and has dates and numbers of consultant and client.
    name="datev",
    required=(
        *("Konto", "Name (Adressattyp Unternehmen)|Name (Adressatentyp Unternehmen)", "Telefon"),
        *("Bemerkung (Telefon)",),
    ),
    phones=phones(work="Telefon GL|Telefon Geschäftsleitung", fax="Fax", other="Telefon"),
    names=(
        (
            "Vorname (Adressattyp natürl. Person)|Vorname (Adressatentyp natürl. Person)",
            "Name (Adressattyp natürl. Person)|Name (Adressatentyp natürl. Person)",
        ),
        ("Name (Adressattyp keine Angabe)|Name (Adressatentyp keine Angabe)",),
        ("Kurzbezeichnung",),
    ),
    given="Vorname (Adressattyp natürl. Person)|Vorname (Adressatentyp natürl. Person)",
    family="Name (Adressattyp natürl. Person)|Name (Adressatentyp natürl. Person)",
    organisation="Name (Adressattyp Unternehmen)|Name (Adressatentyp Unternehmen)",
    fields=(
        (Role.EMAIL, ("E-Mail",)),
        (Role.ADR, ("Straße", "Postfach", "Postleitzahl", "Ort", "Land", "Adresszusatz")),
        (
            Role.FREE,
            listed("""
                Bemerkung (Telefon) · Bemerkung (Telefon GL) · Bemerkung (E-Mail) · Bemerkung (Internet)
                · Bemerkung (Fax) · Bemerkung (Sonstige)
            """),
        ),
        (
            Role.CODE,
            listed("""
                Konto · EU-UStID|EU-USt-IdNr. · Bankleitzahl # · Bank-Kontonummer #|Bankkonto-Nummer #
                · IBAN-Nr. #|IBAN # · SWIFT-Code #|SWIFTCode # · Kundennummer · Steuernummer
                · Adresse Gültig von · Adresse Gültig bis
                · Bankverb # Gültig von|Bankverb. # Gültig von · Bankverb # Gültig bis|Bankverb. # Gültig bis
            """),
        ),
    ),
    others=listed("""
        Unternehmensgegenstand · Adressattyp|Adressatentyp · EU-Land · Anrede · Titel/Akad. Grad · Adelstitel
        · Namensvorsatz · Adressart · Versandzusatz · Abweichende Anrede · Abw. Zustellbezeichnung #
        · Kennz. Korrespondenzadresse · Internet · Sonstige · Bankbezeichnung # · Länderkennzeichen #
        · Leerfeld|Leerfeld # · Abw. Kontoinhaber # · Kennz. Hauptbankverb. #|Kennz. Haupt-Bankverb. # · Briefanrede
        · Grußformel · Sprache · Ansprechpartner · Vertreter · Sachbearbeiter
    """),
    office=True,
    above=("EXTF", "DTVF"),
)

_KIVITENDO = TableLayout(
    # tine20, importtest_lxoffice1.csv.
    name="kivitendo",
    required=("customernumber|vendornumber", "name", "cp_phone1"),
    phones=phones(work="phone · cp_phone1 · cp_phone2", cell="cp_mobile1 · cp_mobile2", fax="fax", work_fax="cp_fax"),
    names=(("cp_givenname", "cp_name"),),
    given="cp_givenname",
    family="cp_name",
    organisation="name",
    fields=(
        (Role.NOTE, ("notes",)),
        (Role.EMAIL, ("email", "cp_email")),
        (Role.ADR, ("street", "zipcode", "city", "country")),
        (Role.CODE, ("customernumber|vendornumber", "ustid", "taxnumber")),
    ),
    others=("greeting", "department_1", "department_2", "cp_greeting", "cp_title", "homepage", "contact"),
    office=True,
)

_HUBSPOT_EN = TableLayout(
    # HubSpot, export of contacts: developers.hubspot.com/docs/api/crm/exports; published exports.
    name="hubspot",
    required=(
        "Record ID",
        "First Name",
        "Last Name",
        "Contact owner|Marketing contact status|Lifecycle Stage|Create Date",
    ),
    phones=phones(work="Phone Number", cell="Mobile Phone Number", fax="Fax Number", other="WhatsApp Phone Number"),
    names=(("First Name", "Last Name"),),
    given="First Name",
    family="Last Name",
    organisation="Company Name|Associated Company|Primary Associated Company",
    fields=(
        (Role.NOTE, ("Message|Notes",)),
        (Role.EMAIL, ("Email", "Work email")),
        (Role.ADR, ("Street Address", "City", "Postal Code", "State/Region", "Country/Region")),
        (Role.CODE, ("Record ID", "Associated Company IDs|Primary Associated Company ID")),
    ),
    others=listed("""
        Contact owner|Marketing contact status|Lifecycle Stage|Create Date · Lead Status · Last Activity Date
        · Job Title · Website URL
    """),
    office=True,
)

_HUBSPOT_DE = TableLayout(
    # The same, exported in German.  Not verified.
    name="hubspot-de",
    required=("Datensatz-ID", "Vorname", "Nachname"),
    phones=phones(
        work="Telefonnummer", cell="Mobiltelefonnummer|Handynummer", fax="Faxnummer", other="WhatsApp-Telefonnummer"
    ),
    names=(("Vorname", "Nachname"),),
    given="Vorname",
    family="Nachname",
    organisation="Unternehmensname|Zugehöriges Unternehmen|Primäres zugehöriges Unternehmen",
    fields=(
        (Role.NOTE, ("Nachricht|Notizen",)),
        (Role.EMAIL, ("E-Mail", "E-Mail-Adresse")),
        (Role.ADR, ("Adresse|Straße und Hausnummer", "Stadt|Ort", "Postleitzahl", "Bundesland/Region", "Land/Region")),
        (Role.CODE, ("Datensatz-ID",)),
    ),
    others=listed("""
        Contact-Inhaber|Zuständiger Mitarbeiter · Lead-Status · Lifecycle-Phase · Erstellungsdatum
        · Datum der letzten Aktivität · Marketingkontakt-Status · Jobtitel
    """),
    office=True,
)

_LINKEDIN = TableLayout(
    # LinkedIn, Connections.csv: published exports.  It begins with notes, and never has a number.
    name="linkedin-connections",
    required=("First Name", "Last Name", "Email Address", "Connected On"),
    phones=(),
    names=(("First Name", "Last Name"),),
    given="First Name",
    family="Last Name",
    organisation="Company",
    fields=((Role.EMAIL, ("Email Address",)),),
    others=("URL", "Position"),
    office=True,
)

LAYOUTS = (_LEXWARE, _SEVDESK, _DATEV, _KIVITENDO, _HUBSPOT_EN, _HUBSPOT_DE, _LINKEDIN)
