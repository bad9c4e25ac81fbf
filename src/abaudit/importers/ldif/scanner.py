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
    streetaddress l localityname st stateorprovincename postalcode postaladdress postofficebox homepostaladdress c
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
_NAMED_IN_DN = re.compile(r"(?:^|,|\+)\s*(?:cn|sn|gn|givenname|displayname)\s*=\s*[^,+]*[^\W\d_]", re.IGNORECASE)
_HEAD = re.compile(r"[A-Za-z][A-Za-z0-9.-]*(?:;[A-Za-z0-9-]+)*")


def may_be_named(record: str) -> bool:
    """Whether a line of *record* holds letters and is no attribute that is known to be without names."""
    plain = record.replace("\r\n", "\n").replace("\r", "\n").replace("\n ", "")
    return any(map(_may_name, plain.split("\n")))


def _may_name(line: str) -> bool:
    if line.startswith("#"):
        return False
    head, colon, value = line.partition(":")
    if not colon or not _HEAD.fullmatch(head.rstrip(" \t")):
        return any(map(str.isalpha, line))
    name = head.partition(";")[0].rstrip(" \t").casefold()
    if name in _NO_NAMES or name in _PHONES:
        return False
    if value.startswith(":") and name == "dn":
        value = _unpacked(value[1:])
    return _NAMED_IN_DN.search(value) is not None if name == "dn" else any(map(str.isalpha, value))


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
