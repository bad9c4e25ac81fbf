"""The second, independent look for names of law 1: which cards hold something that may be one.

It shares no code with the reader and knows the other way round: not how a name is written, but which properties hold
none.  Every other letter in a card without a name may be a piece of one: a damaged ``FN=Karl``, a nickname of Android,
a title, a line of no property at all.
"""

from __future__ import annotations

import quopri
import re
from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from abaudit.importers.shared.encodings import unicode_encoding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from abaudit.model.contacts import Contact


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NO_NAMES = _set("""
    BEGIN END VERSION PROFILE TEL EMAIL ADR LABEL NOTE URL PHOTO LOGO SOUND KEY BDAY ANNIVERSARY BIRTHPLACE DEATHDATE
    DEATHPLACE REV UID PRODID CATEGORIES ORG TZ GEO MAILER CLASS SOURCE IMPP LANG LANGUAGE GENDER GRAMGENDER PRONOUNS
    KIND CALURI CALADRURI CAPURI FBURL CLIENTPIDMAP CREATED RELATED MEMBER SOCIALPROFILE CONTACT-URI ORG-DIRECTORY
    HOBBY INTEREST EXPERTISE DAYLIGHT
    X-CATEGORIES X-GROUP-MEMBERSHIP X-GROUPMEMBERSHIP X-ABLABEL X-ABADR X-ABUID X-ABDATE X-ABSHOWAS
    X-ABRELATEDNAMES X-ADDRESSBOOKSERVER-KIND X-ADDRESSBOOKSERVER-MEMBER X-ANNIVERSARY X-BIRTHDAY X-GENDER X-SPOUSE
    X-MANAGER X-ASSISTANT X-EVOLUTION-SPOUSE X-EVOLUTION-MANAGER X-EVOLUTION-ASSISTANT X-EVOLUTION-ANNIVERSARY
    X-EVOLUTION-UI-SLOT X-EVOLUTION-E164 X-EVOLUTION-BLOG-URL X-EVOLUTION-VIDEO-URL X-EVOLUTION-CALLBACK
    X-EVOLUTION-WEBDAV-ETAG X-KADDRESSBOOK-X-ANNIVERSARY X-KADDRESSBOOK-X-SPOUSESNAME X-MOZILLA-HTML X-AIM X-ICQ
    X-JABBER X-MSN X-YAHOO X-SKYPE X-SKYPE-USERNAME X-QQ X-SIP X-TWITTER X-GOOGLE-TALK X-GTALK X-GADUGADU X-GROUPWISE
    X-SOCIALPROFILE X-SERVICE-TYPE X-URL X-REV X-CLASS X-TIMES_CONTACTED X-LAST_TIME_CONTACTED X-STARRED X-IRMC-LUID
    X-IRMC-CALL-DATETIME X-IMAGETYPE X-IMAGEHASH X-SHARED-PHOTO-DISPLAY-PREF X-WA-BIZ-DESCRIPTION X-WA-LID
    X-MS-OL-DEFAULT-POSTAL-ADDRESS X-MS-OL-DESIGN X-MS-CARDPICTURE X-MS-TEL X-MS-IMADDRESS X-MS-MANAGER
    X-MS-ASSISTANT X-MS-SPOUSE X-MS-CHILD X-MS-ANNIVERSARY X-ACCOUNT X-CALENDAR X-PHOTOHASH
""")
"""Properties whose letters belong to no name of the card's holder."""

_BINARY = frozenset({"PHOTO", "LOGO", "SOUND", "KEY", "X-MS-CARDPICTURE"})
_SHORT = frozenset(
    {"BEGIN", "END", "VERSION", "PROFILE", "TEL", "REV", "BDAY", "ANNIVERSARY", "GENDER", "KIND", "TZ", "GEO"}
)
"""Properties whose value never goes on in letters on a further line."""
_PLAIN = re.compile(r"[A-Z0-9_-]+")
_ANDROID = re.compile(r"vnd\.[^;/]*/(?:relation|contact_event|sip_address|im|website|group_membership|photo)\b")
"""What X-ANDROID-CUSTOM may hold that is no name of the holder's."""
_AS_A_NAME = re.compile(
    r"\s*(?:[\w-]+\.)?(?:F\s*N|N|FULL\s*NAME|NAME|NICK\s*NAME|TITLE|ROLE|SORT-STRING|X-[\w-]*(?:NAME|FILE-AS))\s*[;:=：]",
    re.IGNORECASE,
)
"""How a line begins that only looks like the continuation of another one."""
_IN_THE_HEAD = re.compile(r";\s*(?:SORT-AS|CN|X-CN|PHONETIC-NAME)\s*=\s*[^;:]", re.IGNORECASE)
_BASE64 = re.compile(r"[A-Za-z0-9+/=]+\s*")
_LINE_END = re.compile(r"\r?\r?\n|\r")
_DAMAGED = (
    rb"(?:[ \t]+(?:[Ii][Tt][Ee][Mm]\d*\.)?[Ff][Nn](?:;[^:\r\n]*)?:[ \t]*\S"
    rb"|[ \t]*(?:[Ii][Tt][Ee][Mm]\d*\.)?(?:[Ff][ \t]?[Nn]|[Ff][Uu][Ll][Ll][ \t]?[Nn][Aa][Mm][Ee])"
    rb"(?:[ \t]*(?:=|\xef\xbc\x9a)[ \t]*\S|[ \t]+[^:;\s][^:;\r\n]*[\r\n])"
    rb"|[Ff][ \t]+[Nn][;:][ \t]*\S)"
)
_DAMAGED_LINE, _DAMAGED_LINE_OF_OLD_MAC = re.compile(rb"\n" + _DAMAGED), re.compile(rb"\r" + _DAMAGED)
"""A line that was meant as one more full name.  A letter in both cases and one line end are much faster to look for."""


def records(data: bytes, contacts: Sequence[Contact]) -> frozenset[int]:
    """The records among *contacts* that may hold a name which is not among theirs.

    Cards without a name are looked through; in those with one only a damaged further name is looked for.
    """
    found = set(_damaged(data, contacts))
    nameless = [contact for contact in contacts if not contact.names]
    if nameless:
        found.update(_nameless(data, contacts, nameless))
    return frozenset(found)


def _nameless(data: bytes, contacts: Sequence[Contact], nameless: Sequence[Contact]) -> Iterator[int]:
    """The records among *nameless* whose card may hold a name; cards lie in each other, and no byte is read twice."""
    wide = unicode_encoding(data) or ""
    ends = sorted({0, *(contact.span.end for contact in contacts)})
    starts = sorted({len(data), *(contact.span.start for contact in contacts)})
    # a name between two cards may have been cut off from either
    reach = [
        (ends[bisect_right(ends, contact.span.start) - 1], starts[bisect_left(starts, contact.span.end)])
        for contact in nameless
    ]
    bounds = sorted({place for each in reach for place in each})
    piece = {place: index for index, place in enumerate(bounds)}
    opened = [0] * len(bounds)
    for start, end in reach:
        opened[piece[start]] += 1
        opened[piece[end]] -= 1
    # how many pieces before each bound may hold a name
    named = [0]
    for (start, end), depth in zip(pairwise(bounds), accumulate(opened), strict=False):
        named.append(named[-1] + (depth > 0 and _may_be_named(_decoded(data[start:end], wide))))
    for contact, (start, end) in zip(nameless, reach, strict=True):
        if named[piece[start]] < named[piece[end]]:
            yield contact.record


def _damaged(data: bytes, contacts: Sequence[Contact]) -> Iterator[int]:
    damaged = _DAMAGED_LINE if b"\n" in data else _DAMAGED_LINE_OF_OLD_MAC
    places = [match.start() for match in damaged.finditer(data)]
    for contact in contacts if places else ():
        if bisect_left(places, contact.span.start) < bisect_left(places, contact.span.end):
            yield contact.record


def _decoded(piece: bytes, wide: str) -> str:
    if wide.startswith(("utf-16", "utf-32")):
        return piece.decode(wide, "replace")
    return piece.decode("utf-8", "surrogateescape").replace("\0", "")


def _may_be_named(card: str) -> bool:
    """Whether a letter stands in *card* that belongs to no property without names."""
    silent = binary = joined = False
    for line in _LINE_END.split(card):
        continues = joined or line.startswith((" ", "\t")) or (binary and _BASE64.fullmatch(line))
        if not (continues and silent) or _AS_A_NAME.match(line):
            head, colon, value = line.partition(":")
            name = head.partition(";")[0].rpartition(".")[2].strip(" \t\"'\ufeff").upper()
            quoted = "QUOTED-PRINTABLE" in head.upper()
            if not (colon and _PLAIN.fullmatch(name)):
                name, value = "", line
            explained = name in _NO_NAMES or (name == "X-ANDROID-CUSTOM" and _ANDROID.match(value) is not None)
            if name == "TEL" and not any(map(str.isdecimal, value)):
                explained = False  # what is no number was put into the wrong field
            if name == "EMAIL" and "<" in value:
                explained, value = False, value.partition("<")[0]
            if _has_letters("" if explained else value, quoted=quoted) or _IN_THE_HEAD.search(head):
                return True
            silent = explained and name not in _SHORT
            binary = name in _BINARY
            joined = quoted
        joined = joined and line.rstrip().endswith("=")
    return False


def _has_letters(text: str, *, quoted: bool) -> bool:
    """Whether *text* holds a letter of any script, or a byte of an encoding that is not UTF-8."""
    if quoted:
        text = quopri.decodestring(text.encode("utf-8", "surrogateescape")).decode("utf-8", "surrogateescape")
    return any(character.isalpha() or "\udc80" <= character <= "\udcff" for character in text)
