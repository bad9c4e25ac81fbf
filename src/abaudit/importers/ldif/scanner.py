"""The second look of law 1, line by line and without the reader: telephone attributes with a value, and names."""

from __future__ import annotations

import base64
import binascii
import re

_PHONES = frozenset({
    "telephonenumber", "homephone", "mobile", "mobiletelephonenumber", "hometelephonenumber", "cellphone",
    "carphone", "facsimiletelephonenumber", "fax", "homefacsimiletelephonenumber", "pager", "pagerphone",
    "pagertelephonenumber", "othertelephone", "otherhomephone", "othermobile",
    "otherfacsimiletelephonenumber", "otherpager", "ipphone", "otheripphone", "companyphone", "primaryphone",
    "callbackphone", "assistantphone", "radiophone", "telexnumber", "telex", "internationalisdnnumber",
})  # fmt: skip


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NO_NAMES = _set("""
    objectclass objectcategory mail mozillasecondemail xmozillasecondemail othermailbox description street
    streetaddress l localityname st stateorprovincename postalcode postaladdress postofficebox homepostaladdress
    co countryname friendlycountryname o company organizationname ou department departmentnumber orgunit
    physicaldeliveryofficename roomnumber category categories labeleduri url wwwhomepage workurl homeurl
    mozillaworkurl mozillahomeurl mozillahomestreet mozillahomestreet2 mozillahomelocalityname mozillahomestate
    mozillahomepostalcode mozillahomecountryname mozillaworkstreet2 mozillausehtmlmail xmozillausehtmlmail
    mozillacustom1 mozillacustom2 mozillacustom3 mozillacustom4 nsaimid modifytimestamp createtimestamp whenchanged
    whencreated changetype entryuuid entrydn structuralobjectclass creatorsname modifiersname memberof manager
    secretary assistant version birthday birthyear birthmonth dateofbirth objectguid objectsid instancetype
    useraccountcontrol jpegphoto thumbnailphoto photo usercertificate userpassword preferredlanguage employeetype
""")
"""Attributes whose letters belong to no name of whom the record is about."""
_NO_NAMES_IN_DN = _set("mail dc ou o l st uid entryuuid serialnumber emailaddress")
_LONGEST_COUNTRY = 3
_FOLDED_ATTRIBUTE = re.compile(r"\n[ \t]+[A-Za-z][\w;-]*[ \t]*::?[ \t]*[^\W\d_]")
"""A line that the blank before it makes the rest of another attribute."""
_HEAD = re.compile(r"[A-Za-z][A-Za-z0-9.-]*(?:;[A-Za-z0-9-]+)*")


def may_be_named(record: str) -> bool:
    """Whether a line of *record* holds letters and is no attribute that is known to be without names."""
    plain = record.replace("\r\n", "\n").replace("\r", "\n")
    return _FOLDED_ATTRIBUTE.search(plain) is not None or any(map(_may_name, plain.replace("\n ", "").split("\n")))


def _may_name(line: str) -> bool:
    head, colon, value = line.partition(":")
    if not colon or not _HEAD.fullmatch(head.rstrip(" \t")):
        return any(map(str.isalpha, line))
    name = head.partition(";")[0].rstrip(" \t").casefold()
    if name == "dn":
        return any(map(_is_named_by, re.split(r"[,+]", _unpacked(value[1:]) if value.startswith(":") else value)))
    if name in _PHONES and any(map(str.isdecimal, value)):
        return False
    return name not in _NO_NAMES and not _is_country(name, value) and any(map(str.isalpha, value))


def _is_country(key: str, value: str) -> bool:
    """Whether it is the code of a country, and no ``cn`` that lost a letter."""
    return key == "c" and len(value.strip()) <= _LONGEST_COUNTRY


def _is_named_by(part: str) -> bool:
    """Whether a part of a distinguished name (``cn=Anna``) may be the name of somebody."""
    key, equals, value = part.partition("=")
    key = key.strip().casefold()
    if equals and (_is_country(key, value) or (key in _NO_NAMES_IN_DN and "=" not in value)):
        return False
    return any(map(str.isalpha, value if equals else part))


def _unpacked(value: str) -> str:
    """What base64 says, or *value* itself where it is none."""
    try:
        packed = "".join(value.split()).encode("ascii", "replace")
        return base64.b64decode(packed, validate=True).decode("utf-8", "replace")
    except binascii.Error:
        return value


def count(text: str) -> int:
    """How many lines of *text* are a telephone attribute with something in it.  Never raises."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n ", "")
    return sum(_is_phone(line) for line in plain.split("\n"))


def _is_phone(line: str) -> bool:
    name, colon, value = line.partition(":")
    if not colon or name.partition(";")[0].rstrip(" \t").casefold() not in _PHONES or value.startswith("<"):
        return False
    if not value.startswith(":"):
        return bool(value.strip())
    try:
        return bool(
            base64.b64decode("".join(value[1:].split()).encode("ascii", "replace"), validate=True)
            .decode("utf-8", "replace")
            .strip()
        )
    except binascii.Error:
        return False
