"""Which records of the formats beside vCard may have a name that was not read, and which are proved to have none."""

from __future__ import annotations

import pytest

from abaudit import importers
from abaudit.model.contacts import Contact

BOOK = (
    '<?xml version="1.0" encoding="utf-8"?><phonebooks><phonebook><contact><category>0</category>{}'
    '<telephony nid="1"><number type="mobile" id="0">+49 171 3920001</number></telephony>'
    "<services><email classifier='private'>karl@example.org</email></services><setup/><mod_time>1</mod_time>"
    "</contact></phonebook></phonebooks>"
)
LDIF = "dn: {}\nobjectclass: person\nmail: karl@example.org\nl: Oldenburg\nmobile: +49 171 3920001\n"
GRAPH = (
    '{{"value": [{{"@odata.etag": "W/x", "id": "AAMk", "displayName": "", {} "mobilePhone": "+49 171 3920001",'
    ' "homePhones": [], "categories": ["Kunde"], "emailAddresses": [{{"name": "", "address": "k@example.org"}}]}}]}}'
)
TELEGRAM = (
    '{{"contacts": {{"about": "x", "list": [{{"user_id": 0, "first_name": "", "last_name": "", {}'
    '"phone_number": "00491713920001", "date": "2021-01-01T00:00:00"}}]}}}}'
)


def read(text: str) -> Contact:
    """The one contact of *text*."""
    [contact] = importers.read(text.encode()).contacts
    return contact


@pytest.mark.parametrize(
    "text",
    [
        BOOK.format("<person><realName/></person>"),
        BOOK.format("<person><realName> </realName><imageURL>file:///karl</imageURL></person>"),
        BOOK.format(""),
        LDIF.format("mail=karl@example.org,dc=example"),
        LDIF.format("cn=,mail=karl@example.org"),
        LDIF.format("uid=4711") + "cn:\nsn:\no:\n",
        GRAPH.format(""),
        GRAPH.format('"homeAddress": {"street": "Beispielweg"},'),
        TELEGRAM.format(""),
    ],
)
def test_a_record_without_a_name_is_proved_to_have_none(text: str) -> None:
    """What programs keep beside a name does not make a record doubtful."""
    contact = read(text)
    assert (contact.names, contact.name_unknown, contact.company) == ((), False, False)


@pytest.mark.parametrize(
    "text",
    [
        BOOK.format("<person><nickName>Karl</nickName></person>"),
        BOOK.format("<person><realname>Karl Fremd</realname></person>"),
        BOOK.format("<person><realName><b>Karl</b></realName></person>"),
        BOOK.format("<person><realName/>Karl Fremd</person>"),
        BOOK.format("<person><![CDATA[Karl]]></person>"),
        LDIF.format("cn=Karl Fremd,mail=karl@example.org"),
        LDIF.format("mail=karl@example.org,cn=Karl Fremd"),
        "dn:: Y249S2FybCBGcmVtZA==\nmobile: +49 171 3920001\n",
        LDIF.format("uid=1") + "cn:: !!!Karl\n",
        LDIF.format("uid=1") + "cn:< file:///karl\n",
        LDIF.format("uid=1") + "cn Karl Fremd\n",
        LDIF.format("uid=1") + "cn=Karl Fremd\n",
        LDIF.format("uid=1") + "c n: Karl Fremd\n",
        LDIF.format("uid=1") + "title: Karl Fremd\n",
        LDIF.format("uid=1") + "initials: KF\n",
        LDIF.format("uid=1") + "mozillaPhoneticFirstName: Karl\n",
        GRAPH.format('"title": "Herr Fremd",'),
        GRAPH.format('"jobTitle": "Karl Fremd",'),
        GRAPH.format('"yomiGivenName": "Karl",'),
        GRAPH.format('"name": {"first": ["\\u5c71"]},'),
        TELEGRAM.format('"name": "Karl",'),
        TELEGRAM.format('"nick": ["Karl"],'),
    ],
)
def test_what_may_be_a_name_keeps_a_record_from_having_none(text: str) -> None:
    """Letters that no known field explains may be a name, whatever the format."""
    contact = read(text)
    assert contact.name_unknown
    assert not contact.names


def test_a_name_that_is_damaged_in_part_is_not_known() -> None:
    """Half of a name is no name to compare."""
    contact = read("dn: uid=1\ngivenName:: !!!\nsn: Beispiel\nmobile: +49 171 3920001\n")
    assert (contact.name, contact.name_unknown) == ("Beispiel", True)


def test_an_organisation_beside_an_unread_name_is_no_company() -> None:
    """Whoever works for a company is not it."""
    contact = read(LDIF.format("uid=1") + "o: Fliesen Muster\ncn:: !!!\n")
    assert (contact.company, contact.name_unknown) == (False, True)
    assert read(LDIF.format("uid=1") + "o: Fliesen Muster\n").company
