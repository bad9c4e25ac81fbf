"""What Google writes, and what administrators write with Google's tools."""

from __future__ import annotations

from abaudit.importers.tables.layouts.outlook import EN_FIELDS, EN_OTHERS, EN_PHONES
from abaudit.importers.tables.shape import Phones, TableLayout, listed
from abaudit.importers.tables.vocabulary import Role

_FIELDS = (
    (Role.NOTE, ("Notes",)),
    (Role.EMAIL, ("E-mail # - Value",)),
    (
        Role.ADR,
        listed("""
            Address # - Formatted · Address # - Street · Address # - City · Address # - PO Box · Address # - Region
            · Address # - Postal Code · Address # - Country · Address # - Extended Address
        """),
    ),
)
_OTHERS = listed("""
    E-mail # - Label · E-mail # - Type · Address # - Label · Address # - Type · Website # - Label · Website # - Type
    · Website # - Value · Event # - Label · Event # - Type · Event # - Value · Relation # - Label · Relation # - Type
    · Relation # - Value · Custom Field # - Label · Custom Field # - Type · Custom Field # - Value · Birthday · Photo
    · Name Prefix · Name Suffix
""")

_CONTACTS = TableLayout(
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
    fields=_FIELDS,
    others=(
        *_OTHERS,
        *("Phonetic First Name", "Phonetic Middle Name", "Phonetic Last Name", "Organization Title"),
        *("Organization Department",),
    ),
)

_CONTACTS_OLD = TableLayout(
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
    fields=_FIELDS,
    others=(
        *_OTHERS,
        *listed("""
            Yomi Name · Given Name Yomi · Additional Name Yomi · Family Name Yomi · Initials · Short Name · Maiden Name
            · Gender · Location · Billing Information · Directory Server · Mileage · Occupation · Hobby · Sensitivity
            · Priority · Subject · Language · IM # - Type · IM # - Service · IM # - Value · Organization # - Type
            · Organization # - Yomi Name · Organization # - Title · Organization # - Department
            · Organization # - Symbol · Organization # - Location · Organization # - Job Description
        """),
    ),
)

_OUTLOOK_CSV = TableLayout(
    # Google Contacts, "Outlook CSV"; as published exports of 2016 to 2024 have it.  Newer files leave out columns that
    # nobody fills; what then lacks the addresses of Google's own is read as Outlook's.
    name="google-outlook-csv",
    required=("First Name", "Mobile Phone", "Home Address", "Business Address", "Categories"),
    phones=EN_PHONES,
    names=(("First Name", "Middle Name", "Last Name", "Suffix"),),
    given="First Name",
    family="Last Name",
    organisation="Company",
    groups="Categories",
    fields=(*EN_FIELDS, (Role.ADR, ("Home Address", "Business Address", "Other Address"))),
    others=EN_OTHERS,
)

_GAM = TableLayout(
    # GAM 7, "print contacts": the fields of the People API, flattened.  Not verified.
    name="gam-contacts",
    required=("resourceName", "names.#.displayName", "phoneNumbers.#.value"),
    phones=(Phones("phoneNumbers.#.value", label="phoneNumbers.#.type"),),
    names=(("names.#.displayName",), ("names.#.givenName", "names.#.middleName", "names.#.familyName")),
    given="names.#.givenName",
    family="names.#.familyName",
    organisation="organizations.#.name",
    groups="contactGroups.#.name",
    fields=(
        (Role.NOTE, ("biographies.#.value",)),
        (Role.EMAIL, ("emailAddresses.#.value",)),
        (Role.ADR, ("addresses.#.formattedValue", "addresses.#.streetAddress", "addresses.#.city")),
        # The same number once more, and how many there are.
        (Role.CODE, ("phoneNumbers", "phoneNumbers.#.canonicalForm")),
    ),
    others=listed("""
        User · names · names.#.displayNameLastFirst · names.#.unstructuredName · emailAddresses · emailAddresses.#.type
        · organizations · organizations.#.title · phoneNumbers.#.formattedType · addresses · biographies · etag
        · memberships · memberships.#.contactGroupMembership.contactGroupId · photos · photos.#.url
    """),
    office=True,
)

_GAM_OLD = TableLayout(
    # GAM with the Contacts API (until 2022), "print contacts".  Not verified.
    name="gam-contacts-old",
    required=("User", "ContactID|Contact ID", "Phones.#.value|Phones.#.phoneNumber|Phones.#.Phone Number"),
    phones=(Phones("Phones.#.value|Phones.#.phoneNumber|Phones.#.Phone Number", label="Phones.#.rel|Phones.#.type"),),
    names=(("Name",), ("Given Name", "Additional Name", "Family Name")),
    given="Given Name",
    family="Family Name",
    organisation="Organizations.#.name",
    groups="ContactGroups",
    fields=(
        (Role.NOTE, ("Notes",)),
        (Role.EMAIL, ("Emails.#.address",)),
        (Role.ADR, ("Addresses.#.formatted", "Addresses.#.street", "Addresses.#.city")),
        (Role.CODE, ("Phones",)),
    ),
    others=listed("Emails · Emails.#.rel · Organizations · Addresses · Addresses.#.rel · Phones.#.primary · Updated"),
    office=True,
)

LAYOUTS = (_CONTACTS, _CONTACTS_OLD, _OUTLOOK_CSV, _GAM, _GAM_OLD)
