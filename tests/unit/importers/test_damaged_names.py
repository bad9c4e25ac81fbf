"""A name whose field is damaged is read, or told as not known; never is such a record proved to have none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from abaudit import importers

if TYPE_CHECKING:
    from collections.abc import Iterator

_CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\n{}Karl Fremd\r\nTEL;TYPE=CELL:+49 171 3920001\r\nEND:VCARD\r\n"
_BOOK = (
    "<phonebooks><phonebook><contact><person>{}Karl Fremd</realName></person><telephony><number>+49 171 3920001"
    "</number></telephony></contact></phonebook></phonebooks>"
)
_SIGNS = " =;.:-_x\t\r\n\"'N0<>,/{#é：\u00a0"

FORMATS = {
    "FN": (_CARD, "FN:"),
    "N": (_CARD, "N:"),
    "FN with a charset": (_CARD, "FN;CHARSET=UTF-8:"),
    "FN in a group": (_CARD, "item1.FN:"),
    "FN behind a note": (_CARD.replace("VERSION:3.0", "NOTE:Bad"), "FN:"),
    "FN behind a picture": (_CARD.replace("VERSION:3.0", "PHOTO;ENCODING=b:\r\n AAAA\r\n BBBB"), "FN:"),
    "cn": ("dn: uid=4711\nobjectclass: person\n{}Karl Fremd\nmobile: +49 171 3920001\n", "cn: "),
    "cn at the end": ("dn: uid=4711\nobjectclass: person\nmobile: +49 171 3920001\n{}Karl Fremd\n", "cn: "),
    "dn": ("dn: {}Karl Fremd\nmobile: +49 171 3920001\n", "cn="),
    "realName": (_BOOK, "<realName>"),
    "displayName": (
        '{{"value": [{{"id": "A", {}"Karl Fremd", "mobilePhone": "+49 171 3920001"}}]}}',
        '"displayName": ',
    ),
    "first_name": ('{{"contacts": {{"list": [{{{}"Karl", "phone_number": "1"}}]}}}}', '"first_name": '),
    "a header": ("{};Telefon\nKarl Fremd;+49 171 3920001\n", "Name"),
    "a cell": ("Name;Telefon;Mobil\n{}Karl Fremd;+49 171 3920001;\n", ""),
}


def _damaged(text: str) -> Iterator[str]:
    """*text* with one sign more, less or another, or with two swapped."""
    for at in range(len(text) + 1):
        yield from (text[:at] + sign + text[at:] for sign in _SIGNS)
    for at in range(len(text)):
        yield text[:at] + text[at + 1 :]
        yield from (text[:at] + sign + text[at + 1 :] for sign in _SIGNS)
        yield text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :]
        yield text[:at] + text[at].swapcase() + text[at + 1 :]


@pytest.mark.parametrize("name", FORMATS)
def test_no_slip_in_the_field_of_a_name_proves_that_there_is_none(name: str) -> None:
    """Whatever one slip of a program or an editor makes of the field, the record is not nameless."""
    template, field = FORMATS[name]
    for written in dict.fromkeys(_damaged(field)):
        imported = importers.read(template.format(written).encode())
        proved = [
            contact for contact in imported.contacts if contact.entries and not (contact.names or contact.name_unknown)
        ]
        assert not proved or imported.unread, repr(written)
