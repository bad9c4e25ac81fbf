"""Outlook on the desktop in French, Italian, Spanish, Dutch and Polish."""

from __future__ import annotations

from abaudit.importers.tables.shape import TableLayout, listed, phones
from abaudit.importers.tables.vocabulary import Role


def _addresses(form: str, words: str, places: tuple[str, ...]) -> tuple[str, ...]:
    """Headers such as ``Rue (bureau) 2``: *form* with each of the *words* for each of the *places*."""
    return tuple(form.format(what=what, where=where) for what in listed(words) for where in places)


_FR = TableLayout(
    # Zimbra, zimbra-contact-fields.xml; roundcube, localization/fr_FR/csv2vcard.inc; exports of the Polytechnique.
    name="outlook-desktop-fr",
    required=("Prénom", "Téléphone (bureau)", "Tél. mobile"),
    phones=phones(
        work="Téléphone (bureau) · Téléphone 2 (bureau)",
        work_main="Téléphone société",
        work_fax="Télécopie (bureau)",
        home="Téléphone (domicile) · Téléphone 2 (domicile)",
        home_fax="Télécopie (domicile)",
        cell="Tél. mobile · Téléphone (voiture) · Radio téléphone",
        main="Téléphone principal",
        pager="Récepteur de radiomessagerie",
        fax_other="Télécopie (autre)",
        other="Téléphone de l'assistant(e) · Rappel · RNIS · Téléphone (autre) · Téléphone TDD/TTY · Télex",
    ),
    names=(("Prénom", "Deuxième prénom", "Nom", "Suffixe"), ("Surnom",)),
    given="Prénom",
    family="Nom",
    organisation="Société",
    groups="Catégories",
    fields=(
        (Role.NOTE, ("Notes",)),
        (Role.EMAIL, ("Adresse de messagerie", "Adresse de messagerie #")),
        (
            Role.ADR,
            (
                *_addresses(
                    "{what} ({where})",
                    "Rue · Ville · Dép/Région · Code postal · Pays · Pays/Région",
                    ("bureau", "domicile", "autre"),
                ),
                *_addresses("Rue ({where}) {what}", "2 · 3", ("bureau", "domicile", "autre")),
            ),
        ),
        (Role.FREE, ("Utilisateur 1", "Utilisateur 2", "Utilisateur 3", "Utilisateur 4")),
        (Role.CODE, ("Numéro d'identification de l'organisation", "Code gouvernement", "Informations facturation")),
    ),
    others=listed("""
        Titre · Service · Profession · Type de messagerie · Nom complet de l'adresse de messagerie
        · Type de messagerie # · Nom complet de l'adresse de messagerie # · Anniversaire
        · Anniversaire de mariage ou fête · Autre boîte postale · B.P. professionnelle · Boîte postale du domicile
        · Bureau · Compte · Conjoint(e) · Critère de diffusion · Disponibilité Internet · Emplacement · Enfants
        · Initiales · Kilométrage · Langue · Mots clés · Nom de l'assistant(e) · Page Web · Passe-temps · Priorité
        · Privé · Recommandé par · Responsable · Serveur d'annuaire · Sexe
    """),
    office=True,
)

_IT = TableLayout(
    # Zimbra, zimbra-contact-fields.xml; published converters to Italian Outlook.
    name="outlook-desktop-it",
    required=("Nome", "Cognome", "Ufficio", "Abitazione", "Cellulare"),
    phones=phones(
        work="Ufficio · Ufficio 2",
        work_main="Telefono principale società",
        work_fax="Fax (uff.)",
        home="Abitazione · Abitazione 2",
        home_fax="Fax (ab.)",
        cell="Cellulare · Telefono auto · Radiotelefono",
        main="Telefono principale",
        pager="Cercapersone",
        fax_other="Altro fax",
        other="Telefono assistente · Richiamata automatica · ISDN · Altro telefono · Telefono TTY/TDD · Telex",
    ),
    names=(("Nome", "Secondo nome", "Cognome", "Titolo straniero"),),
    given="Nome",
    family="Cognome",
    organisation="Società",
    groups="Categorie",
    fields=(
        (Role.NOTE, ("Notes|Note",)),
        (Role.EMAIL, ("Indirizzo posta elettronica", "Indirizzo posta elettronica #")),
        (
            Role.ADR,
            (
                *_addresses(
                    "{what} ({where})", "Via · Città · Provincia · CAP · Paese/area geografica", ("uff.", "ab.")
                ),
                *_addresses("Via ({where}) {what}", "2 · 3", ("uff.", "ab.")),
                *listed("""
                    Altra via · Altra via 2 · Altra via 3 · Altra città · Altra provincia · Altro CAP
                    · Altro paese/area geografica
                """),
            ),
        ),
        (Role.FREE, ("Utente 1", "Utente 2", "Utente 3", "Utente 4")),
        (Role.CODE, ("Cod. Fisc./P. IVA", "Dati fatturazione")),
    ),
    others=listed("""
        Titolo · Reparto · Posizione · Account · Altro indirizzo - Casella postale · Anniversario · Compleanno
        · Disponibilità Internet · Figli · Hobby · Indennità trasferta · Indirizzo (ab.) - Casella postale
        · Indirizzo (uff.) - Casella postale · Iniziali · Lingua · Luogo · Nome assistente · Nome manager
        · Pagina Web · Parole chiave · Priorità · Privato · Professione · Sesso
    """),
    office=True,
)

_ES = TableLayout(
    # roundcube, localization/es_ES/csv2vcard.inc; published exports of contacts.  Zimbra's Spanish list is partly
    # English; the names of fax, pager and car phone are not verified.
    name="outlook-desktop-es",
    required=("Nombre", "Apellidos", "Teléfono del trabajo", "Particular"),
    phones=phones(
        work="Teléfono del trabajo · Teléfono del trabajo 2",
        work_main="Número de centralita de la organización|Teléfono principal de la compañía",
        work_fax="Fax del trabajo",
        home="Particular · Número de teléfono particular 2|Particular 2",
        home_fax="Fax particular",
        cell="Teléfono móvil · Teléfono del automóvil · Radioteléfono",
        main="Teléfono principal",
        pager="Localizador|Buscapersonas",
        fax_other="Otro fax",
        other="Teléfono del ayudante|Teléfono del asistente · Devolución de llamada · RDSI|ISDN · Otro teléfono"
        " · Número de teletipo|Teléfono TTY/TDD · Télex",
    ),
    names=(("Nombre", "Segundo nombre", "Apellidos", "Sufijo"),),
    given="Nombre",
    family="Apellidos",
    organisation="Organización|Compañía",
    groups="Categorías",
    fields=(
        (Role.NOTE, ("Notas",)),
        (
            Role.EMAIL,
            ("Dirección de correo electrónico", "Dirección de correo electrónico #|Dirección del correo electrónico #"),
        ),
        (
            Role.ADR,
            listed("""
                Calle del trabajo · Calle del trabajo 2 · Calle del trabajo 3 · Ciudad de trabajo
                · Provincia o estado de trabajo · Código postal del trabajo · País o región del trabajo
                · Calle del domicilio · Calle del domicilio 2 · Calle del domicilio 3 · Ciudad del domicilio
                · Provincia o estado de residencia · Código postal del domicilio · País o región del domicilio
                · Otra calle · Otra calle 2 · Otra calle 3 · Otra ciudad · Otra provincia o estado
                · Otro código postal · Otro país o región
            """),
        ),
        (Role.FREE, ("Usuario 1", "Usuario 2", "Usuario 3", "Usuario 4")),
    ),
    others=listed("""
        Título|Tratamiento · Departamento · Puesto · Cuenta · Aniversario · Cumpleaños · Género|Sexo
        · Nombre del director · Nombre del asistente · Página web · Palabras clave · Prioridad · Privado · Profesión
        · Idioma · Iniciales · Hijos · Cónyuge · Ubicación
    """),
    office=True,
)

_NL = TableLayout(
    # Open-Xchange, CSVContactImporterTest.java; Zimbra, zimbra-contact-fields.xml.
    name="outlook-desktop-nl",
    required=("Voornaam", "Achternaam", "Telefoon op werk", "Mobiele telefoon"),
    phones=phones(
        work="Telefoon op werk · Telefoon op werk 2",
        work_main="Hoofdtelefoon bedrijf",
        work_fax="Fax op werk",
        home="Telefoon thuis · Telefoon thuis 2",
        home_fax="Fax thuis",
        cell="Mobiele telefoon · Autotelefoon · Radiotelefoon",
        main="Hoofdtelefoon",
        pager="Pager",
        fax_other="Andere fax",
        other="Telefoon assistent · Terugbellen · ISDN · Andere telefoon · Teksttelefoon · Telex",
    ),
    names=(("Voornaam", "Middelste naam", "Achternaam", "Achtervoegsel"),),
    given="Voornaam",
    family="Achternaam",
    organisation="Bedrijf",
    groups="Categorieën|Categorien",
    fields=(
        (Role.NOTE, ("Notities",)),
        (Role.EMAIL, ("E-mailadres", "E-mailadres #")),
        (
            Role.ADR,
            (
                *_addresses(
                    "{where}, {what}",
                    "straat · plaats · provincie · postcode · postbusnummer",
                    ("Werkadres", "Huisadres", "Ander adres"),
                ),
                *_addresses("{where}, straat {what}", "2 · 3", ("Werkadres", "Huisadres", "Ander adres")),
                *_addresses("{where} {what}, straat", "2 · 3", ("Werkadres",)),
                *("Land/regio (werk)", "Land/regio (thuis)", "Land/regio (anders)"),
            ),
        ),
        (Role.FREE, ("Gebruiker 1", "Gebruiker 2", "Gebruiker 3", "Gebruiker 4")),
        (Role.CODE, ("Factuurinformatie", "Organisatie-id", "Sofinummer")),
    ),
    others=listed("""
        Titel · Afdeling · Functie · Account · Adreslijstserver · Beroep · E-mailtype · Weergavenaam voor e-mail
        · E-mailtype # · E-mail, weergegeven naam # · Geslacht · Gevoeligheid · Hobby's · Initialen
        · Internet Beschikbaarheidsinfo · Kantoorlocatie · Kinderen · Locatie · Naam assistent · Naam manager
        · Partner · Prioriteit · Privé|Priv · Referentie van · Reisafstand · Speciale datum · Taal · Trefwoorden
        · Verjaardag · Webpagina
    """),
    office=True,
)

_PL = TableLayout(
    # roundcube, localization/pl_PL/csv2vcard.inc; published programs that write Polish Outlook's columns.
    name="outlook-desktop-pl",
    required=("Nazwisko", "Telefon służbowy", "Telefon komórkowy"),
    phones=phones(
        work="Telefon służbowy · Telefon służbowy 2",
        work_main="Główny telefon do firmy",
        work_fax="Faks służbowy",
        home="Telefon domowy · Telefon domowy 2",
        home_fax="Faks domowy",
        cell="Telefon komórkowy · Telefon w samochodzie · Radiotelefon",
        main="Telefon podstawowy|Telefon główny",
        pager="Pager",
        fax_other="Inny faks",
        other="Telefon asystenta · Wywołanie zwrotne · ISDN · Inny telefon · Telefon TTY/TDD · Teleks",
    ),
    names=(("Imię", "Drugie imię", "Nazwisko", "Sufiks"),),
    given="Imię",
    family="Nazwisko",
    organisation="Firma",
    groups="Kategorie",
    fields=(
        (Role.NOTE, ("Notatki",)),
        (Role.EMAIL, ("Adres e-mail", "Adres e-mail #")),
        (
            Role.ADR,
            (
                *_addresses(
                    "{where} - {what}",
                    "ulica · ulica 2 · ulica 3 · miejscowość · województwo · kod pocztowy · kraj · kraj/region",
                    ("Adres służbowy", "Adres domowy", "Inny adres"),
                ),
            ),
        ),
        (Role.FREE, ("Użytkownik 1", "Użytkownik 2", "Użytkownik 3", "Użytkownik 4")),
        (Role.CODE, ("PESEL", "Numer ewidencyjny w organizacji", "Informacje rozliczeniowe")),
    ),
    others=listed("""
        Tytuł · Dział · Stanowisko · Typ e-mail · Wyświetlana nazwa e-mail · Rodzaj e-mail #
        · Wyświetlana nazwa e-mail # · Charakter · Domowa skrzynka pocztowa · Dzieci · Hobby
        · Imię i nazwisko asystenta · Inicjały · Inna skrzynka pocztowa · Internetowe informacje wolny/zajęty · Język
        · Konto · Lokalizacja · Lokalizacja biura · Menedżer · Osoba polecająca · Płeć · Priorytet · Prywatne
        · Przebieg · Rocznica · Serwer adresowy · Słowa kluczowe · Służbowa skrzynka pocztowa · Strona sieci Web
        · Urodziny · Współmałżonek · Zawód
    """),
    office=True,
)

LAYOUTS = (_FR, _IT, _ES, _NL, _PL)
