"""What mail programs and telephones write."""

from __future__ import annotations

from abaudit.importers.tables.shape import TableLayout, listed, phones
from abaudit.importers.tables.vocabulary import Role

_THUNDERBIRD_EN = TableLayout(
    # mozilla/releases-comm-central, AddrBookUtils.sys.mjs and test/unit/data/export.csv.
    name="thunderbird-en",
    required=("Display Name", "Primary Email", "Mobile Number"),
    phones=phones(work="Work Phone", home="Home Phone", fax="Fax Number", pager="Pager Number", cell="Mobile Number"),
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
        (Role.FREE, ("Custom 1", "Custom 2", "Custom 3", "Custom 4")),
    ),
    others=listed("""
        Screen Name · Job Title · Department · Web Page 1 · Web Page 2 · Birth Year · Birth Month · Birth Day
    """),
    office=True,
)

_THUNDERBIRD_DE = TableLayout(
    # thunderbird/thunderbird-l10n, de/mail/chrome/messenger/importMsgs.properties, 2100 to 2136.
    name="thunderbird-de",
    required=("Anzeigename", "Primäre E-Mail-Adresse", "Mobil-Tel.-Nr."),
    phones=phones(
        work="Tel. dienstlich", home="Tel. privat", fax="Fax-Nummer", pager="Pager-Nummer", cell="Mobil-Tel.-Nr."
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
        (Role.FREE, ("Benutzerdef. 1", "Benutzerdef. 2", "Benutzerdef. 3", "Benutzerdef. 4")),
    ),
    others=listed("""
        Messenger-Name · Arbeitstitel · Abteilung · Webseite 1 · Webseite 2 · Geburtsjahr · Geburtsmonat · Geburtstag
    """),
    office=True,
)

_APPLE_DE = TableLayout(
    # Apple's Address Book, tab export in German: intex-publishing.de; tine20, adb_mac_import.csv.  The phone columns
    # are known from there; the other headers are not verified.
    name="apple-address-book-de",
    required=("Vorname", "Nachname", "Arbeit Telefon", "Privat Telefon"),
    phones=phones(
        work="Arbeit Telefon",
        work_fax="Arbeit Fax|Fax Arbeit",
        home="Privat Telefon",
        home_fax="Privat Fax|Fax Privat",
        cell="Mobiltelefon",
        main="Hauptnummer",
        pager="Pager",
        other="Andere Telefonnummer",
    ),
    names=(("Vorname", "Weitere Vornamen|Zweiter Vorname", "Nachname"), ("Spitzname",)),
    given="Vorname",
    family="Nachname",
    organisation="Firma",
    groups="Gruppen|Gruppe",
    fields=(
        (Role.NOTE, ("Notiz|Notizen",)),
        (Role.EMAIL, ("Arbeit E-Mail", "Privat E-Mail", "Andere E-Mail")),
        (
            Role.ADR,
            listed("""
                Arbeit Straße · Arbeit Stadt|Arbeit Ort · Arbeit Postleitzahl|Arbeit PLZ · Arbeit Bundesland
                · Arbeit Land
                · Privat Straße · Privat Stadt|Privat Ort · Privat Postleitzahl|Privat PLZ · Privat Bundesland
                · Privat Land
            """),
        ),
    ),
    others=listed("Titel · Suffix · Position · Abteilung · Geburtstag · Homepage · Jahrestag"),
)

_YAHOO = TableLayout(
    # Zimbra, zimbra-contact-fields.xml; published exports of Yahoo's address book.
    name="yahoo",
    required=("First", "Last", "Messenger ID|Yahoo! ID", "Yahoo! Phone"),
    phones=phones(home="Home", work="Work", pager="Pager", fax="Fax", cell="Mobile", other="Other · Yahoo! Phone"),
    names=(("First", "Middle", "Last"), ("Nickname",)),
    given="First",
    family="Last",
    organisation="Company",
    groups="Category",
    fields=(
        (Role.NOTE, ("Comments",)),
        (Role.EMAIL, ("Email", "Alternate Email #")),
        (
            Role.ADR,
            listed("""
                Work Address · Work City|Work Town · Work State|Work County · Work ZIP|Work Post Code · Work Country
                · Home Address · Home City|Home Town · Home State|Home County · Home ZIP|Home Post Code · Home Country
            """),
        ),
        (Role.FREE, ("Custom 1", "Custom 2", "Custom 3", "Custom 4")),
    ),
    others=listed("""
        Distribution Lists · Primary · Personal Website · Business Website · Title · Birthday · Anniversary
        · Messenger ID# · Skype ID · IRC ID · ICQ ID · Google ID · MSN ID · AIM ID · QQ ID
    """),
)

_OPEN_XCHANGE = TableLayout(
    # Open-Xchange, ContactField.java and the HTTP API's table of contact fields (its slip "assostant" included).  That
    # the CSV of mailbox.org and other hosts has these headers is not verified.
    name="open-xchange",
    required=("Given name", "Telephone business 1", "Cellular telephone 1"),
    phones=phones(
        work="Telephone business 1 · Telephone business 2",
        work_main="Telephone company",
        work_fax="FAX business",
        home="Telephone home 1 · Telephone home 2",
        home_fax="FAX home",
        cell="Cellular telephone 1 · Cellular telephone 2 · Telephone car · Telephone radio",
        main="Telephone primary",
        pager="Telephone pager",
        fax_other="FAX other",
        other="Telephone assistant|Telephone assostant · Telephone callback · Telephone other · Telephone ISDN"
        " · Telephone telex · Telephone TTY/TDD · Telephone IP",
    ),
    names=(("Display name",), ("Given name", "Middle name", "Sur name|Surname"), ("Nickname",)),
    given="Given name",
    family="Sur name|Surname",
    organisation="Company",
    groups="Categories|Tags",
    separator=",",
    fields=(
        (Role.NOTE, ("Note",)),
        (Role.EMAIL, ("Email #",)),
        (
            Role.ADR,
            tuple(
                f"{what} {where}"
                for what in ("Street", "Postal code", "City", "State", "Country", "Address")
                for where in ("home", "business", "other")
            ),
        ),
        (Role.FREE, ("Dynamic Field #", "Info")),
        (Role.CODE, ("Object id", "Tax id", "Commercial register", "Internal user id", "Sales volume")),
    ),
    others=listed("""
        Title · Suffix · Birthday · Anniversary · Marital status · Number of children · Profession · Spouse name
        · Department · Position · Employee type · Room number · Number of employee · Branches · Business category
        · Manager's name · Assistant's name · URL · Instantmessenger # · Created by · Modified by · Creation date
        · Last modified · Folder id · Private flag · Color label · Default address · Number of distributionlists
    """),
)

_NOKIA_PLACES = ("allgemein", "privat", "geschäftlich")
_NOKIA_DE = TableLayout(
    # chatelao/php-addressbook, include/export.xls-nokia.php.
    name="nokia-suite-de",
    required=("Vorname", "Nachname", "Mobiltelefon, allgemein", "Telefon, allgemein"),
    phones=phones(
        cell="Mobiltelefon, allgemein",
        cell_home="Mobiltelefon, privat",
        cell_work="Mobiltelefon, geschäftlich",
        home="Telefon, privat · Videoanruf, privat",
        work="Telefon, geschäftlich · Videoanruf, geschäftlich",
        fax="Fax, allgemein",
        home_fax="Fax, privat",
        work_fax="Fax, geschäftlich",
        other="Telefon, allgemein · Videoanruf, allgemein",
    ),
    names=(("Vorname", "Weitere Vornamen", "Nachname", "Namenszusatz"), ("Name",)),
    given="Vorname",
    family="Nachname",
    organisation="Firma",
    fields=(
        (Role.NOTE, ("Notizen",)),
        (Role.EMAIL, tuple(f"E-Mail, {place}" for place in _NOKIA_PLACES)),
        (
            Role.ADR,
            tuple(
                f"{what}, {place}"
                for what in ("Straße", "Postleitzahl", "Stadt", "Bundesland", "Land/Region", "Postfach")
                for place in _NOKIA_PLACES
            ),
        ),
    ),
    others=(
        *("Position", "Geburtstag", "SIP-Adresse", "Push-to-talk", "Gemeinsame Ansicht", "Benutzer-ID"),
        *(f"{what}, {place}" for what in ("Webadresse", "VoIP-Adresse", "Durchwahl") for place in _NOKIA_PLACES),
    ),
)

LAYOUTS = (_THUNDERBIRD_EN, _THUNDERBIRD_DE, _APPLE_DE, _YAHOO, _OPEN_XCHANGE, _NOKIA_DE)
