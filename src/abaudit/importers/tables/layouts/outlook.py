"""What Outlook writes, on the desktop and in the browser, and what Windows once wrote."""

from __future__ import annotations

from abaudit.importers.tables.layouts.outlook_languages import LAYOUTS as _OTHER_LANGUAGES
from abaudit.importers.tables.shape import TableLayout, listed, phones
from abaudit.importers.tables.vocabulary import Role

EN_PHONES = phones(
    work="Business Phone · Business Phone 2",
    work_main="Company Main Phone",
    work_fax="Business Fax",
    home="Home Phone · Home Phone 2",
    home_fax="Home Fax",
    cell="Mobile Phone · Car Phone · Radio Phone",
    main="Primary Phone",
    pager="Pager",
    fax_other="Other Fax",
    other="Assistant's Phone · Callback · ISDN · Other Phone · TTY/TDD Phone · Telex",
)
EN_FIELDS = (
    (Role.NOTE, ("Notes",)),
    (Role.EMAIL, ("E-mail Address", "E-mail # Address")),
    (
        Role.ADR,
        tuple(
            f"{where} {what}"
            for where in ("Business", "Home", "Other")
            for what in listed("Street · Street 2 · Street 3 · City · State · Postal Code · Country · Country/Region")
        ),
    ),
    (Role.FREE, ("User 1", "User 2", "User 3", "User 4")),
)
EN_OTHERS = listed("""
    Title · Department · Job Title · Account · Anniversary · Assistant's Name · Billing Information · Birthday
    · Business Address PO Box · Children · Directory Server · E-mail Type · E-mail Display Name · E-mail # Type
    · E-mail # Display Name · Gender · Government ID Number · Hobby · Home Address PO Box · Initials
    · Internet Free Busy · Keywords · Language · Location · Manager's Name · Mileage · Office Location
    · Organizational ID Number · Other Address PO Box · Priority · Private · Profession · Referred By · Sensitivity
    · Spouse · Web Page
""")

_DESKTOP_EN = TableLayout(
    # Zimbra, zimbra-contact-fields.xml; Open-Xchange, outlook2003.en_EN.properties.  Outlook 2003 to 2016 alike.
    name="outlook-desktop-en",
    required=("First Name", "Business Phone", "E-mail Address"),
    phones=EN_PHONES,
    names=(("First Name", "Middle Name", "Last Name", "Suffix"),),
    given="First Name",
    family="Last Name",
    organisation="Company",
    groups="Categories",
    fields=EN_FIELDS,
    others=EN_OTHERS,
    office=True,
)

_COM_EN = TableLayout(
    # outlook.com and Outlook on the web: published exports of outlook.live.com.  The new Outlook for Windows writes
    # the same; that it begins with a mark is not verified.
    name="outlook-com",
    required=("First Name", "Business Phone", "Given Yomi", "Surname Yomi"),
    phones=EN_PHONES,
    names=(("First Name", "Middle Name", "Last Name", "Suffix"), ("Nickname",)),
    given="First Name",
    family="Last Name",
    organisation="Company",
    groups="Categories",
    fields=EN_FIELDS,
    others=(*EN_OTHERS, "Company Yomi", "IMAddress", "Personal Web Page", "Schools"),
)

_DE_PHONES = phones(
    work="Telefon geschäftlich · Telefon geschäftlich 2",
    work_main="Telefon Firma",
    work_fax="Fax geschäftlich",
    home="Telefon privat · Telefon privat 2",
    home_fax="Fax privat",
    cell="Mobiltelefon · Mobiltelefon 2 · Autotelefon",
    main="Haupttelefon",
    pager="Pager",
    fax_other="Weiteres Fax",
    other="Telefon Assistent · Rückmeldung · ISDN · Weiteres Telefon · Telefon für Hörbehinderte · Telex",
)
_DE_FIELDS = (
    (Role.NOTE, ("Notizen",)),
    (Role.EMAIL, ("E-Mail-Adresse", "E-Mail #: Adresse")),
    (
        Role.ADR,
        (
            *(
                f"{what} {where}"
                for what in listed("Straße · Ort · Region · Bundesland/Kanton · Postleitzahl · Land/Region · Land")
                for where in ("geschäftlich", "privat")
            ),
            *(f"Straße {where} {line}" for where in ("geschäftlich", "privat") for line in (2, 3)),
            *listed("""
                Weitere Straße · Weitere Straße 2 · Weitere Straße 3 · Weiterer Ort · Weitere/r Bundesland/Kanton
                · Weitere Region · Weitere Postleitzahl · Weiteres Land · Weiteres/e Land/Region
            """),
        ),
    ),
    (Role.FREE, ("Benutzer 1", "Benutzer 2", "Benutzer 3", "Benutzer 4")),
)
_DE_OTHERS = listed("""
    Abteilung · Position · Abrechnungsinformation · Abrechnungsinformationen · Assistent(in) · Beruf · Büro
    · E-Mail-Typ · E-Mail: Angezeigter Name · E-Mail #: Typ · E-Mail #: Angezeigter Name · Empfohlen von · Geburtstag
    · Geschlecht · Hobby · Initialen · Internet-Frei/Gebucht · Jahrestag · Kinder · Konto · Name des/der Vorgesetzten
    · Ort · Organisations-Nr. · Partner · Postfach · Postfach geschäftlich · Postfach privat · Priorität · Privat
    · Regierungs-Nr. · Reisekilometer · Sprache · Stichwörter · Vertraulichkeit · Verzeichnisserver · Webseite
    · Weiteres Postfach
""")

_DESKTOP_DE = TableLayout(
    # tine20, importtest_outlook2013.csv and adb_outlook2007_default_de.csv; Zimbra, zimbra-contact-fields.xml.
    name="outlook-desktop-de",
    required=("Anrede", "Weitere Vornamen", "Telefon geschäftlich"),
    phones=_DE_PHONES,
    names=(("Vorname", "Weitere Vornamen", "Nachname", "Suffix"),),
    given="Vorname",
    family="Nachname",
    organisation="Firma",
    groups="Kategorien",
    fields=_DE_FIELDS,
    others=_DE_OTHERS,
    office=True,
)

_COM_DE = TableLayout(
    # The layout of outlook.com with the words of German Outlook.  Not verified: nobody has seen such a file, but the
    # programs are translated one by one.
    name="outlook-com-de",
    required=("Vorname", "Nachname", "Spitzname", "Telefon geschäftlich", "Haupttelefon"),
    phones=(
        *_DE_PHONES,
        *phones(other="Rückruf · Funktelefon · Texttelefon · Anderes Telefon", fax_other="Anderes Fax"),
    ),
    names=(("Vorname", "Zweiter Vorname|Weitere Vornamen", "Nachname", "Suffix"), ("Spitzname",)),
    given="Vorname",
    family="Nachname",
    organisation="Firma|Unternehmen",
    groups="Kategorien",
    fields=(*_DE_FIELDS, (Role.EMAIL, ("E-Mail-Adresse #", "E-Mail-#-Adresse"))),
    others=(
        *_DE_OTHERS,
        *listed("""
            Titel · Yomi-Vorname|Vorname (Yomi) · Yomi-Nachname|Nachname (Yomi) · Yomi-Firma|Firma (Yomi)
            · IM-Adresse|IMAddress · Persönliche Webseite · Schulen · Standort · Hobbys
        """),
    ),
)

_WINDOWS_DE = TableLayout(
    # Windows Contacts and Windows Live Mail: Zimbra, zimbra-contact-fields.xml.  The separator is not verified.
    name="windows-contacts-de",
    required=("Vorname", "Nachname", "2. Vorname", "Telefon (geschäftlich)"),
    phones=phones(
        work="Telefon (geschäftlich)",
        work_fax="Fax (geschäftlich)",
        home="Telefon (privat)",
        home_fax="Fax (privat)",
        cell="Mobiltelefon",
        pager="Pager",
    ),
    names=(("Name",), ("Vorname", "2. Vorname", "Nachname"), ("Spitzname",)),
    given="Vorname",
    family="Nachname",
    organisation="Firma",
    fields=(
        (Role.NOTE, ("Notizen|Kommentare|Anmerkungen",)),
        (Role.EMAIL, ("E-Mail-Adresse",)),
        (
            Role.ADR,
            tuple(
                f"{what} ({where})"
                for where in ("privat", "geschäftlich")
                for what in listed("Straße · Ort · Postleitzahl · Bundesland · Bundesland/Kanton · Land/Region")
            ),
        ),
    ),
    others=listed("Position · Abteilung · Büro · Webseite (privat) · Webseite (geschäftlich) · Geburtstag"),
    office=True,
)

LAYOUTS = (_DESKTOP_EN, _DESKTOP_DE, _COM_EN, _COM_DE, _WINDOWS_DE, *_OTHER_LANGUAGES)
