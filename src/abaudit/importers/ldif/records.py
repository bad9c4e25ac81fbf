"""Attributes → contacts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from abaudit.i18n import N_
from abaudit.importers.ldif.lines import Attribute, attributes
from abaudit.importers.shared.defaults import is_no_group
from abaudit.importers.shared.likeness import may_hold_number
from abaudit.importers.shared.naming import NameParts, of_record, with_doubts
from abaudit.model.contacts import Contact, Noise, PersonalField, PhoneEntry, Unread

if TYPE_CHECKING:
    from abaudit.importers.shared.units import UnitSource
    from abaudit.model.contacts import Kind

# Thunderbird writes mozillaAbPersonAlpha and older names beside those of inetOrgPerson (RFC 2798) and RFC 4519.
PHONES: dict[str, tuple[Kind, ...]] = {
    "telephonenumber": ("work",),
    "homephone": ("home",),
    "mobile": ("cell",),
    "mobiletelephonenumber": ("cell",),
    "hometelephonenumber": ("home",),
    "cellphone": ("cell",),
    "carphone": ("cell",),
    "facsimiletelephonenumber": ("fax",),
    "fax": ("fax",),
    "homefacsimiletelephonenumber": ("home", "fax"),
    "pager": ("pager",),
    "pagerphone": ("pager",),
    "pagertelephonenumber": ("pager",),
    "othertelephone": ("other",),
    "otherhomephone": ("home",),
    "othermobile": ("cell",),
    "otherfacsimiletelephonenumber": ("fax", "other"),
    "otherpager": ("pager",),
    "ipphone": ("other",),
    "otheripphone": ("other",),
    "companyphone": ("work", "main"),
    "primaryphone": ("main",),
    "callbackphone": ("other",),
    "assistantphone": ("other",),
    "radiophone": ("cell",),
    "telexnumber": ("other",),
    "telex": ("other",),
    "internationalisdnnumber": ("other",),
}
_FIELDS = {"mail": "EMAIL", "description": "NOTE", "street": "ADR", "homepostaladdress": "ADR", "postaladdress": "ADR"}
_GROUPS = frozenset({"groupofnames", "groupofuniquenames", "posixgroup", "organizationalunit"})
_KNOWN_WITHOUT_NUMBER = re.compile(
    r"objectclass|modifytimestamp|createtimestamp|birth|mozilla|postal|street|zip|serial|uid|gid|entry|usn|guid|sid"
    r"|jpegphoto|usercertificate|userpassword|mail|url|uri|when|time|date|changetype|version|number$"
)
"""Begins the names of attributes such as ``objectClass``, ``birthday``, ``mozillaWorkUrl``."""

MISCOUNT = N_("A second count of the telephone attributes came to another number than the reader.")
_OUTSIDE = N_("A telephone attribute stands outside of any record, so nobody can tell whose number it is.")
_BROKEN = N_("The value of this telephone attribute could not be taken apart.")
_STRAY = N_("A line that is no attribute may hold a number.")
_ELSEWHERE = N_("An attribute that is none of telephones seems to hold a number.")
_STRAY_TEXT = N_("A line that is no attribute.")
_GROUP = N_("A group or folder of the address book, and no contact.")

_NUMBER = re.compile(r"[+(0][\d ()/.\-]{7,}")


@dataclass(slots=True)
class _Open:
    start: Attribute
    values: dict[str, list[str]] = field(default_factory=dict)
    entries: list[PhoneEntry] = field(default_factory=list)
    fields: list[PersonalField] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    end: int = 0
    has_broken_name: bool = False


class LdifReader:
    """Collects what one file holds."""

    def __init__(self, source: UnitSource) -> None:
        self.contacts: list[Contact] = []
        self.unread: list[Unread] = []
        self.noise: list[Noise] = []
        self._source = source
        self._open: _Open | None = None
        self._records = 0

    def read(self) -> None:
        """Read the whole file."""
        for attribute in attributes(self._source):
            if not attribute.name:
                self._finish()
            elif attribute.name == "dn":
                self._finish()
                self._open = _Open(attribute, end=attribute.end)
            else:
                self._take(attribute)
        self._finish()

    def _take(self, attribute: Attribute) -> None:
        name, text = attribute.name, attribute.text
        if self._open is None:
            self._outside(attribute)
        elif name in "?#":
            self._open.end = attribute.end
        if name == "?":
            if may_hold_number(text.encode("utf-8", "replace")):
                self._miss(attribute, "ldif-stray", _STRAY)
            else:
                self.noise.append(Noise(attribute.line, "ldif-stray", _STRAY_TEXT))
        elif name == "#":
            pass
        elif name in PHONES:
            self._take_phone(attribute)
        elif self._open is not None:
            self._open.end = attribute.end
            self._take_value(self._open, attribute)
        elif _NUMBER.fullmatch(text.strip()) and not _KNOWN_WITHOUT_NUMBER.search(name):
            self._miss(attribute, "ldif-number-elsewhere", _ELSEWHERE)

    def _outside(self, attribute: Attribute) -> None:
        """What stands behind an empty line is nobody's, or the name of the record before."""
        is_text = attribute.name not in PHONES and any(map(str.isalpha, attribute.text))
        if is_text and self.contacts and not self.contacts[-1].names:
            self.contacts[-1:] = with_doubts(self.contacts[-1:], {self.contacts[-1].record})

    def _take_value(self, record: _Open, attribute: Attribute) -> None:
        name, text = attribute.name, attribute.text.strip()
        if not text:
            return
        if attribute.broken and name in _NAMES:
            record.has_broken_name = True
            return
        record.values.setdefault(name, []).append(" ".join(text.split()))
        if name in _FIELDS:
            span = self._source.span(attribute.start, attribute.end)
            record.fields.append(PersonalField(_FIELDS[name], attribute.line, span))
        elif name not in _NAMES:
            record.others.append(name.upper())
        if _NUMBER.fullmatch(text) and not _KNOWN_WITHOUT_NUMBER.search(name):
            self._miss(attribute, "ldif-number-elsewhere", _ELSEWHERE)

    def _take_phone(self, attribute: Attribute) -> None:
        if attribute.broken:
            self._miss(attribute, "ldif-broken-value", _BROKEN)
            return
        if not attribute.text.strip():
            return
        kinds = PHONES[attribute.name]
        span = self._source.span(attribute.start, attribute.end)
        entry = PhoneEntry(attribute.text, attribute.line, span, kinds)
        if self._open is None:
            self._records += 1
            self.contacts.append(Contact(self._records, attribute.line, span, entries=(entry,)))
            self.unread.append(Unread(self._records, attribute.line, span, "ldif-outside", _OUTSIDE))
            return
        self._open.end = attribute.end
        self._open.entries.append(entry)

    def _finish(self) -> None:
        record, self._open = self._open, None
        if record is None:
            return
        values = record.values
        if not record.entries and _GROUPS.intersection(word.casefold() for word in values.get("objectclass", ())):
            self.noise.append(Noise(record.start.line, "ldif-group", _GROUP))
            return
        given, family = _first(values, "givenname", "gn"), _first(values, "sn", "surname")
        full = [name for key in ("cn", "commonname", "displayname") for name in values.get(key, ())]
        organisation = _first(values, "o", "company", "organizationname")
        nickname = _first(values, "mozillanickname", "xmozillanickname")
        names = of_record(full, NameParts(family, given), nickname=nickname, organisation=organisation)
        groups = [*values.get("category", ()), *values.get("categories", ())]
        self._records += 1
        self.contacts.append(
            Contact(
                record=self._records,
                line=record.start.line,
                span=self._source.span(record.start.start, record.end),
                name=names.name,
                other_names=names.other_names,
                organisation=organisation,
                company=names.company and not record.has_broken_name,
                person=names.person,
                name_unknown=record.has_broken_name,
                groups=tuple(dict.fromkeys(group for group in groups if not is_no_group(group))),
                entries=tuple(record.entries),
                fields=tuple(record.fields),
                others=tuple(dict.fromkeys(record.others)),
            )
        )

    def _miss(self, attribute: Attribute, code: str, reason: str) -> None:
        record = self._records + 1 if self._open is not None else None
        span = self._source.span(attribute.start, attribute.end)
        self.unread.append(Unread(record, attribute.line, span, code, reason))


_NAMES = frozenset({
    "cn", "commonname", "givenname", "gn", "sn", "surname", "displayname", "mozillanickname", "xmozillanickname", "o",
    "company", "organizationname", "category", "categories", "objectclass", "modifytimestamp", "changetype",
})  # fmt: skip


def _first(values: dict[str, list[str]], *names: str) -> str:
    return next((values[name][0] for name in names if name in values), "")
