"""What administrators take out of a directory of users: lists of an office, not of a telephone."""

from __future__ import annotations

from abaudit.importers.tables.shape import TableLayout, listed, phones
from abaudit.importers.tables.vocabulary import Role

_M365_DE = TableLayout(
    # Microsoft 365 admin center, template for several users, in German: published programs that write it.
    # "Telefon – Geschäftlich" is what the translation makes of the office's number; both headers fold to one.
    name="microsoft-365-admin-de",
    required=("Benutzername", "Anzeigename", "Telefon (geschäftlich)", "Mobiltelefon"),
    phones=phones(work="Telefon (geschäftlich)", cell="Mobiltelefon", fax="Fax"),
    names=(("Anzeigename",), ("Vorname", "Nachname")),
    given="Vorname",
    family="Nachname",
    fields=(
        (Role.EMAIL, ("Benutzername", "Alternative E-Mail-Adresse")),
        (Role.ADR, ("Adresse", "Ort", "Bundesstaat", "Postleitzahl", "Land oder Region")),
    ),
    others=("Position", "Abteilung"),
    office=True,
)

_M365_EN = TableLayout(
    # The same in English.  Not verified.
    name="microsoft-365-admin",
    required=("Username|User Name", "Display name", "Office phone", "Mobile phone"),
    phones=phones(work="Office phone", cell="Mobile phone", fax="Fax"),
    names=(("Display name",), ("First name", "Last name")),
    given="First name",
    family="Last name",
    fields=(
        (Role.EMAIL, ("Username|User Name", "Alternate email address")),
        (Role.ADR, ("Address", "City", "State or province", "ZIP or postal code", "Country or region")),
    ),
    others=("Job title", "Department", "Office number"),
    office=True,
)

_M365_USERS = TableLayout(
    # Microsoft 365 admin center, "Export users".  Not verified.
    name="microsoft-365-users",
    required=("User principal name", "Display name", "Phone number", "Licenses"),
    phones=phones(work="Phone number", cell="Mobile phone", fax="Fax"),
    names=(("Display name",), ("First name", "Last name")),
    given="First name",
    family="Last name",
    fields=(
        (Role.EMAIL, ("User principal name", "Proxy addresses", "Alternate email addresses")),
        (Role.ADR, ("Street address", "City", "State", "Postal code", "Country/Region|Country")),
        (Role.CODE, ("Object Id", "Last password change time stamp", "When created")),
    ),
    others=listed("""
        Block credential · Department · DirSyncEnabled · Last dirsync time · Licenses · Office
        · Password never expires · Preferred data location · Preferred language · Release track
        · Soft deletion time stamp · Strong password required · Title · Usage location
    """),
    office=True,
)

_NAME = "Name [displayName] Required|Name [displayName]|Name (example: Chris Green) [displayName]"
_LOGIN = (
    "User name [userPrincipalName] Required|User name [userPrincipalName]"
    "|User name (example: chris@contoso.com) [userPrincipalName]"
)

_ENTRA_BULK = TableLayout(
    # Microsoft Entra, bulk operations: Microsoft's template, in which "version:v1.0" stands above the header.
    name="entra-bulk",
    required=(
        _NAME,
        _LOGIN,
        "Mobile phone [mobile]",
    ),
    phones=phones(work="Office phone [telephoneNumber]", cell="Mobile phone [mobile]"),
    names=(
        (_NAME,),
        ("First name [givenName]", "Last name [surname]"),
    ),
    given="First name [givenName]",
    family="Last name [surname]",
    fields=(
        (
            Role.EMAIL,
            (_LOGIN,),
        ),
        (
            Role.ADR,
            listed("""
                Street address [streetAddress] · State or province [state] · Country or region [country] · City [city]
                · ZIP or postal code [postalCode]
            """),
        ),
    ),
    others=listed("""
        Initial password [passwordProfile] Required|Initial password [passwordProfile]
        · Block sign in (Yes/No) [accountEnabled] Required|Block sign in (Yes/No) [accountEnabled]
        · Job title [jobTitle] · Department [department] · Usage location [usageLocation]
        · Office [physicalDeliveryOfficeName]
    """),
    office=True,
    above=("version:",),
)

_ENTRA_USERS = TableLayout(
    # Microsoft Entra, "Download users": published programs that read and write it.
    name="entra-users",
    required=("userPrincipalName", "displayName", "telephoneNumber", "mobile"),
    phones=phones(
        work="telephoneNumber",
        cell="mobile",
        other="authenticationPhoneNumber · authenticationAlternativePhoneNumber",
    ),
    names=(("displayName",), ("givenName", "surname")),
    given="givenName",
    family="surname",
    organisation="companyName",
    fields=(
        (Role.EMAIL, ("userPrincipalName", "mail", "authenticationEmail", "alternateEmailAddress")),
        (Role.ADR, ("streetAddress", "state", "country", "city", "postalCode")),
        (Role.CODE, ("objectId",)),
    ),
    others=listed("""
        userType · jobTitle · department · accountEnabled · usageLocation · physicalDeliveryOfficeName · issuer
        · ageGroup · consentProvidedForMinor · legalAgeGroupClassification · isDirectorySynced · createdDateTime
    """),
    office=True,
)

_POWERSHELL = TableLayout(
    # PowerShell, Export-Csv of Get-Contact, Get-User, Get-ADUser and the Graph's Get-MgUser: names of properties.
    # Windows PowerShell writes "#TYPE …" above them.  Not verified.
    name="powershell",
    required=(
        "DisplayName",
        "UserPrincipalName|WindowsEmailAddress|PrimarySmtpAddress|DistinguishedName|ObjectClass|RecipientType",
    ),
    phones=phones(
        work="BusinessPhone|Phone|OfficePhone|telephoneNumber · BusinessPhones · OtherTelephone",
        work_fax="Fax · OtherFax",
        home="HomePhone · HomePhones · OtherHomePhone",
        cell="MobilePhone|mobile · OtherMobile",
        pager="Pager",
        other="TelephoneAssistant|AssistantPhone · ipPhone",
    ),
    names=(("DisplayName",), ("GivenName|FirstName", "Surname|LastName"), ("Name",)),
    given="GivenName|FirstName",
    family="Surname|LastName",
    organisation="Company|CompanyName",
    fields=(
        (Role.NOTE, ("Notes",)),
        (
            Role.EMAIL,
            listed("""
                UserPrincipalName|WindowsEmailAddress|PrimarySmtpAddress · EmailAddress · Mail · EmailAddresses
            """),
        ),
        (Role.ADR, ("StreetAddress", "City", "StateOrProvince|State", "PostalCode", "CountryOrRegion|Country")),
        (Role.CODE, ("ObjectGUID|Guid|Id", "SID", "ExchangeObjectId", "WhenCreated", "WhenChanged")),
    ),
    others=listed("""
        DistinguishedName · ObjectClass · RecipientType · Department · Title|JobTitle · Office · Manager
        · SamAccountName · Enabled · Identity · OrganizationalUnit · Initials
    """),
    office=True,
    above=("#TYPE",),
)

LAYOUTS = (_M365_DE, _M365_EN, _M365_USERS, _ENTRA_BULK, _ENTRA_USERS, _POWERSHELL)
