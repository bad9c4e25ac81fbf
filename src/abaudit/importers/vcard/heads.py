"""The head of a property: group, name, parameters.  vobject keeps its grammar; this module remembers what it said.

Heads repeat endlessly (``TEL;type=CELL;type=VOICE``), values do not.  So vobject sees each distinct head once, and
never a value.  Where it cannot read a head, parameter after parameter is tried alone, and only those that remain
unreadable are dropped: the number behind the head stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from abaudit.importers.vcard import labels
from abaudit.importers.vcard.charsets import decode

if TYPE_CHECKING:
    from abaudit.model.contacts import Kind

JUNK = rb"(?:[\x01-\x09\x0b\x0c\x0e-\x20\x7f\"'\xfe\xff]|\xef\xbb\xbf|\xc2\xa0)*+"
"""What may stand before a name without belonging to it: blanks, control characters, marks, stray quotes."""


Role = Literal[
    "phone", "full name", "name", "organisation", "groups", "label", "field", "agent", "begin", "end", "structure",
    "binary", "other", "unknown", "unreadable",
]  # fmt: skip
"""What the reader does with a property.

``unknown``: a name that no vCard standard has and that does not begin with X-, perhaps a line of somebody's text.
``unreadable``: no name at all.
"""


@dataclass(frozen=True, slots=True)
class PropertyHead:
    """The head of a property as vobject read it."""

    role: Role
    name: str = ""
    """Upper case."""
    group: str = ""
    """Lower case; empty where there is none."""
    encoding: str = ""
    """``quoted-printable``, ``base64`` or empty."""
    charset: str = ""
    soft_breaks: bool = False
    """A ``=`` at the end of a line joins the next one to it."""
    kinds: tuple[Kind, ...] = ()
    label: str = ""
    whatsapp: bool = False
    waid: str | None = None


_ROLES: dict[str, Role] = {
    "TEL": "phone",
    "FN": "full name",
    "N": "name",
    "ORG": "organisation",
    "CATEGORIES": "groups",
    "X-CATEGORIES": "groups",
    "X-ABLABEL": "label",
    "NOTE": "field",
    "EMAIL": "field",
    "ADR": "field",
    "AGENT": "agent",
    "BEGIN": "begin",
    "END": "end",
    "VERSION": "structure",
    "PROFILE": "structure",
    "PHOTO": "binary",
    "LOGO": "binary",
    "SOUND": "binary",
    "KEY": "binary",
}
_MAY_BE_BINARY: frozenset[Role] = frozenset({"binary", "other", "unknown"})
"""With base64 inside these are dropped; all others are text even then."""

_STANDARD = frozenset({
    "ANNIVERSARY", "BDAY", "BIRTHPLACE", "CALADRURI", "CALURI", "CAPURI", "CLASS", "CLIENTPIDMAP", "CONTACT-URI",
    "CREATED", "DAYLIGHT", "DEATHDATE", "DEATHPLACE", "EXPERTISE", "FBURL", "GENDER", "GEO", "GRAMGENDER", "HOBBY",
    "IMPP", "INTEREST", "JSPROP", "KIND", "LABEL", "LANG", "LANGUAGE", "MAILER", "MEMBER", "NAME", "NICKNAME",
    "ORG-DIRECTORY", "PRODID", "PRONOUNS", "RELATED", "REV", "ROLE", "SOCIALPROFILE", "SORT-STRING", "SOURCE",
    "TITLE", "TZ", "UID", "URL", "XML",
})  # fmt: skip
_LEADING = re.compile(JUNK)
_PLAIN_NAME = re.compile(r"(?:[A-Za-z0-9_-]+\.)?[A-Za-z0-9_-]+")
_VENDOR_NAME = re.compile(r"[Xx]-[A-Za-z0-9_./ -]{1,60}")
_PHONE_NAME = re.compile(r"(?i)TEL(?![A-Za-z0-9_-])")
_PARAMETER = re.compile(r'[A-Za-z0-9_-]++(?:[=,](?:"[^"]*+"|[^"=,:]*+))*+')
_PARAMETERS = re.compile(r';((?:[^;"]|"[^"]*+"|")*+)')


class Heads:
    """Remembers what each distinct head means, for as long as one export is read."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: dict[bytes, PropertyHead] = {}

    def read(self, written: bytes) -> PropertyHead:
        """The meaning of a head: unfolded bytes before the colon.  Never raises."""
        head = self._known.get(written)
        if head is None:
            head = self._known[written] = _meaning(written)
        return head


def _meaning(written: bytes) -> PropertyHead:
    soft_breaks = b"QUOTED-PRINTABLE" in written.upper()
    junk = _LEADING.match(written)
    text = decode(written[junk.end() :] if junk else written)
    start, _, parameters = text.partition(";")
    group, name = _group_and_name(start.strip("\"' \t"))
    if not name:
        return PropertyHead("unreadable", soft_breaks=soft_breaks)
    group, name, pairs = _grammar(group, name, _readable(parameters))
    return _head(group.lower(), name.upper(), pairs, soft_breaks=soft_breaks)


def _group_and_name(written: str) -> tuple[str, str]:
    """Group and name; an empty name where there is none.  A phone line is kept whatever stands around its name."""
    group, _, last = written.rpartition(".")
    if _PLAIN_NAME.fullmatch(written):
        return group, last
    if _PHONE_NAME.match(last.lstrip("\"' \t")):
        return group, "TEL"
    return "", written if _VENDOR_NAME.fullmatch(written) else ""


def _readable(parameters: str) -> list[str]:
    """The parameters that vobject can read; empty ones (``TEL;:``, ``;;``, ``TYPE=``) say nothing.

    Whatever passes here is sure to match vobject's expression.  That matters: where it fails, it first tries every way
    of sharing commas out among its groups, which takes exponential time.
    """
    found = (match[1].strip() for match in _PARAMETERS.finditer(f";{parameters}"))
    return [one for one in found if _PARAMETER.fullmatch(one) and not one.endswith("=")]


def _grammar(group: str, name: str, parameters: list[str]) -> tuple[str, str, list[list[str]]]:
    """What vobject makes of a head; a group or name that it would refuse is passed by it."""
    from vobject.base import parseLine

    is_plain = _PLAIN_NAME.fullmatch(f"{group}.{name}" if group else name) is not None
    start = (f"{group}.{name}" if group else name) if is_plain else "X"
    parsed_name, pairs, _, parsed_group = parseLine(";".join([start, *parameters]) + ":")
    return (parsed_group or "", parsed_name, pairs) if is_plain else (group, name, pairs)


def _head(group: str, name: str, pairs: list[list[str]], *, soft_breaks: bool) -> PropertyHead:
    parameters: dict[str, list[str]] = {}
    singles: list[str] = []
    for key, *values in pairs:
        if values:
            parameters.setdefault(key.upper(), []).extend(values)
        else:
            singles.append(key)
    encoding = _encoding(parameters.get("ENCODING", []), singles)
    charset = next(iter(parameters.get("CHARSET", [])), "").strip()
    role = _role(name, encoding)
    if role != "phone":
        return PropertyHead(role, name, group, encoding, charset, soft_breaks)
    types = [part for value in parameters.get("TYPE", []) for part in value.split(",")]
    kinds, label, whatsapp = labels.of_types([*types, *singles])
    waid = next(iter(parameters.get("WAID", [])), None)
    on_whatsapp = whatsapp or waid is not None
    return PropertyHead(role, name, group, encoding, charset, soft_breaks, kinds, label, on_whatsapp, waid)


def _role(name: str, encoding: str) -> Role:
    role = _ROLES.get(name)
    if role is None:
        role = "other" if name in _STANDARD or name.startswith("X-") else "unknown"
    return "binary" if encoding == "base64" and role in _MAY_BE_BINARY else role


def _encoding(stated: list[str], singles: list[str]) -> str:
    words = {word.strip().upper() for word in [*stated, *singles]}
    if "QUOTED-PRINTABLE" in words:
        return "quoted-printable"
    return "base64" if words & {"BASE64", "B"} else ""
