"""The tables that are known by their headers.  A new program is one more entry here, and nothing else.

Headers are written as the program writes them and compared after folding (`headers.fold`), so that brackets, blanks
and case do not matter: Outlook 2003-2010's ``Telefon privat`` and Outlook 2013's ``Telefon (privat)`` are one.
``#`` stands for any number, in a phone column and its label column for the same one.
"""

from __future__ import annotations

from abaudit.importers.tables.shape import Layout, Phones
from abaudit.importers.tables.vocabulary import Role

_OUTLOOK_EN = Layout(
    # Zimbra, zimbra-contact-fields.xml; Open-Xchange, outlook2003.en_EN.properties.  Outlook 2003 to 2016 alike.
    name="outlook-desktop-en",
    required=("First Name", "Business Phone", "E-mail Address"),
    phones=(
        Phones("Assistant's Phone", ("other",)),
        Phones("Business Fax", ("work", "fax")),
        Phones("Business Phone", ("work",)),
        Phones("Business Phone 2", ("work",)),
        Phones("Callback", ("other",)),
        Phones("Car Phone", ("cell",)),
        Phones("Company Main Phone", ("work", "main")),
        Phones("Home Fax", ("home", "fax")),
        Phones("Home Phone", ("home",)),
        Phones("Home Phone 2", ("home",)),
        Phones("ISDN", ("other",)),
        Phones("Mobile Phone", ("cell",)),
        Phones("Other Fax", ("fax", "other")),
        Phones("Other Phone", ("other",)),
        Phones("Pager", ("pager",)),
        Phones("Primary Phone", ("main",)),
        Phones("Radio Phone", ("cell",)),
        Phones("TTY/TDD Phone", ("other",)),
        Phones("Telex", ("other",)),
    ),
    names=(("First Name", "Middle Name", "Last Name", "Suffix"),),
    given="First Name",
    family="Last Name",
    organisation="Company",
    groups="Categories",
    fields=(
        (Role.NOTE, ("Notes",)),
        (Role.EMAIL, ("E-mail Address", "E-mail # Address")),
        (
            Role.ADR,
            tuple(
                f"{where} {what}"
                for where in ("Business", "Home", "Other")
                for what in (
                    "Street",
                    "Street 2",
                    "Street 3",
                    "City",
                    "State",
                    "Postal Code",
                    "Country",
                    "Country/Region",
                )
            ),
        ),
    ),
    others=(
        *("Title", "Department", "Job Title", "Account", "Anniversary", "Assistant's Name", "Billing Information"),
        *("Birthday", "Business Address PO Box", "Children", "Directory Server", "E-mail Type", "E-mail Display Name"),
        *("E-mail # Type", "E-mail # Display Name", "Gender", "Government ID Number", "Hobby", "Home Address PO Box"),
        *("Initials", "Internet Free Busy", "Keywords", "Language", "Location", "Manager's Name", "Mileage"),
        *("Office Location", "Organizational ID Number", "Other Address PO Box", "Priority", "Private", "Profession"),
        *("Referred By", "Sensitivity", "Spouse", "User 1", "User 2", "User 3", "User 4", "Web Page"),
    ),
)

_OUTLOOK_DE = Layout(
    # tine20, importtest_outlook2013.csv and adb_outlook2007_default_de.csv; Zimbra, zimbra-contact-fields.xml.
    name="outlook-desktop-de",
    required=("Anrede", "Weitere Vornamen", "Telefon geschäftlich"),
    phones=(
        Phones("Telefon Assistent", ("other",)),
        Phones("Fax geschäftlich", ("work", "fax")),
        Phones("Telefon geschäftlich", ("work",)),
        Phones("Telefon geschäftlich 2", ("work",)),
        Phones("Rückmeldung", ("other",)),
        Phones("Autotelefon", ("cell",)),
        Phones("Telefon Firma", ("work", "main")),
        Phones("Fax privat", ("home", "fax")),
        Phones("Telefon privat", ("home",)),
        Phones("Telefon privat 2", ("home",)),
        Phones("ISDN", ("other",)),
        Phones("Mobiltelefon", ("cell",)),
        Phones("Mobiltelefon 2", ("cell",)),
        Phones("Weiteres Fax", ("fax", "other")),
        Phones("Weiteres Telefon", ("other",)),
        Phones("Pager", ("pager",)),
        Phones("Haupttelefon", ("main",)),
        Phones("Telefon für Hörbehinderte", ("other",)),
        Phones("Telex", ("other",)),
    ),
    names=(("Vorname", "Weitere Vornamen", "Nachname", "Suffix"),),
    given="Vorname",
    family="Nachname",
    organisation="Firma",
    groups="Kategorien",
    fields=(
        (Role.NOTE, ("Notizen",)),
        (Role.EMAIL, ("E-Mail-Adresse", "E-Mail #: Adresse")),
        (
            Role.ADR,
            (
                *(
                    f"{what} {where}"
                    for what in ("Straße", "Ort", "Region", "Bundesland/Kanton", "Postleitzahl", "Land/Region", "Land")
                    for where in ("geschäftlich", "privat")
                ),
                *(f"Straße {where} {line}" for where in ("geschäftlich", "privat") for line in (2, 3)),
                *(
                    "Weitere Straße",
                    "Weitere Straße 2",
                    "Weitere Straße 3",
                    "Weiterer Ort",
                    "Weitere/r Bundesland/Kanton",
                ),
                *("Weitere Region", "Weitere Postleitzahl", "Weiteres Land", "Weiteres/e Land/Region"),
            ),
        ),
    ),
    others=(
        *("Abteilung", "Position", "Abrechnungsinformation", "Abrechnungsinformationen", "Assistent(in)", "Benutzer 1"),
        *("Benutzer 2", "Benutzer 3", "Benutzer 4", "Beruf", "Büro", "E-Mail-Typ", "E-Mail: Angezeigter Name"),
        *("E-Mail #: Typ", "E-Mail #: Angezeigter Name", "Empfohlen von", "Geburtstag", "Geschlecht", "Hobby"),
        *("Initialen", "Internet-Frei/Gebucht", "Jahrestag", "Kinder", "Konto", "Name des/der Vorgesetzten", "Ort"),
        *("Organisations-Nr.", "Partner", "Postfach", "Postfach geschäftlich", "Postfach privat", "Priorität"),
        *("Privat", "Regierungs-Nr.", "Reisekilometer", "Sprache", "Stichwörter", "Vertraulichkeit"),
        *("Verzeichnisserver", "Webseite", "Weiteres Postfach"),
    ),
)

_THUNDERBIRD_EN = Layout(
    # mozilla/releases-comm-central, AddrBookUtils.sys.mjs and test/unit/data/export.csv.
    name="thunderbird-en",
    required=("Display Name", "Primary Email", "Mobile Number"),
    phones=(
        Phones("Work Phone", ("work",)),
        Phones("Home Phone", ("home",)),
        Phones("Fax Number", ("fax",)),
        Phones("Pager Number", ("pager",)),
        Phones("Mobile Number", ("cell",)),
    ),
    names=(("Display Name",), ("First Name", "Last Name"), ("Nickname",)),
    given="First Name",
    family="Last Name",
    organisation="Organization",
    fields=(
        (Role.NOTE, ("Notes",)),
        (Role.EMAIL, ("Primary Email", "Secondary Email")),
        (
            Role.ADR,
            tuple(
                f"{where} {what}"
                for where in ("Home", "Work")
                for what in ("Address", "Address 2", "City", "State", "ZipCode", "Country")
            ),
        ),
    ),
    others=(
        *("Screen Name", "Job Title", "Department", "Web Page 1", "Web Page 2", "Birth Year", "Birth Month"),
        *("Birth Day", "Custom 1", "Custom 2", "Custom 3", "Custom 4"),
    ),
)

_THUNDERBIRD_DE = Layout(
    # thunderbird/thunderbird-l10n, de/mail/chrome/messenger/importMsgs.properties, 2100 to 2136.
    name="thunderbird-de",
    required=("Anzeigename", "Primäre E-Mail-Adresse", "Mobil-Tel.-Nr."),
    phones=(
        Phones("Tel. dienstlich", ("work",)),
        Phones("Tel. privat", ("home",)),
        Phones("Fax-Nummer", ("fax",)),
        Phones("Pager-Nummer", ("pager",)),
        Phones("Mobil-Tel.-Nr.", ("cell",)),
    ),
    names=(("Anzeigename",), ("Vorname", "Nachname"), ("Spitzname",)),
    given="Vorname",
    family="Nachname",
    organisation="Organisation",
    fields=(
        (Role.NOTE, ("Notizen",)),
        (Role.EMAIL, ("Primäre E-Mail-Adresse", "Sekundäre E-Mail-Adresse")),
        (
            Role.ADR,
            tuple(
                f"{where}: {what}"
                for where in ("Privat", "Dienstlich")
                for what in ("Adresse", "Adresse 2", "Ort", "Bundesland", "PLZ", "Land")
            ),
        ),
    ),
    others=(
        *("Messenger-Name", "Arbeitstitel", "Abteilung", "Webseite 1", "Webseite 2", "Geburtsjahr", "Geburtsmonat"),
        *("Geburtstag", "Benutzerdef. 1", "Benutzerdef. 2", "Benutzerdef. 3", "Benutzerdef. 4"),
    ),
)

_GOOGLE_FIELDS = (
    (Role.NOTE, ("Notes",)),
    (Role.EMAIL, ("E-mail # - Value",)),
    (
        Role.ADR,
        tuple(
            f"Address # - {what}"
            for what in (
                *("Formatted", "Street", "City", "PO Box", "Region", "Postal Code", "Country", "Extended Address"),
            )
        ),
    ),
)
_GOOGLE_OTHERS = (
    *("E-mail # - Label", "E-mail # - Type", "Address # - Label", "Address # - Type", "Website # - Label"),
    *("Website # - Type", "Website # - Value", "Event # - Label", "Event # - Type", "Event # - Value"),
    *("Relation # - Label", "Relation # - Type", "Relation # - Value", "Custom Field # - Label"),
    *("Custom Field # - Type", "Custom Field # - Value", "Birthday", "Photo", "Name Prefix", "Name Suffix"),
)

_GOOGLE = Layout(
    # Google Contacts since 2024; agamm/rolomind, tests/fixtures/google.csv.
    name="google-contacts",
    required=("First Name", "Last Name", "Labels"),
    phones=(Phones("Phone # - Value", label="Phone # - Label"),),
    names=(("First Name", "Middle Name", "Last Name"), ("File As",), ("Nickname",)),
    given="First Name",
    family="Last Name",
    organisation="Organization Name",
    groups="Labels",
    separator=" ::: ",
    fields=_GOOGLE_FIELDS,
    others=(
        *_GOOGLE_OTHERS,
        *("Phonetic First Name", "Phonetic Middle Name", "Phonetic Last Name", "Organization Title"),
        *("Organization Department",),
    ),
)

_GOOGLE_OLD = Layout(
    # Google Contacts until 2024; roundcube, tests/src/Csv2vcard/gmail.csv; tine20, google_contacts.csv.
    name="google-contacts-old",
    required=("Given Name", "Family Name", "Group Membership"),
    phones=(Phones("Phone # - Value", label="Phone # - Type"),),
    names=(("Name",), ("Given Name", "Additional Name", "Family Name"), ("Nickname",)),
    given="Given Name",
    family="Family Name",
    organisation="Organization 1 - Name",
    groups="Group Membership",
    separator=" ::: ",
    fields=_GOOGLE_FIELDS,
    others=(
        *_GOOGLE_OTHERS,
        *("Yomi Name", "Given Name Yomi", "Additional Name Yomi", "Family Name Yomi", "Initials", "Short Name"),
        *("Maiden Name", "Gender", "Location", "Billing Information", "Directory Server", "Mileage", "Occupation"),
        *("Hobby", "Sensitivity", "Priority", "Subject", "Language", "IM # - Type", "IM # - Service", "IM # - Value"),
        *("Organization # - Type", "Organization # - Yomi Name", "Organization # - Title"),
        *("Organization # - Department", "Organization # - Symbol", "Organization # - Location"),
        *("Organization # - Job Description",),
    ),
)

LAYOUTS = (_GOOGLE, _GOOGLE_OLD, _OUTLOOK_EN, _OUTLOOK_DE, _THUNDERBIRD_EN, _THUNDERBIRD_DE)
"""In the order that decides between two that know equally many headers."""
