"""The second count of law 1: telephone attributes with a value, counted line by line and without the reader."""

from __future__ import annotations

import base64
import binascii

_PHONES = frozenset({
    "telephonenumber", "homephone", "mobile", "mobiletelephonenumber", "hometelephonenumber", "cellphone",
    "carphone", "facsimiletelephonenumber", "fax", "homefacsimiletelephonenumber", "pager", "pagerphone",
    "pagertelephonenumber", "othertelephone", "otherhomephone", "othermobile",
    "otherfacsimiletelephonenumber", "otherpager", "ipphone", "otheripphone", "companyphone", "primaryphone",
    "callbackphone", "assistantphone", "radiophone", "telexnumber", "telex", "internationalisdnnumber",
})  # fmt: skip


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
