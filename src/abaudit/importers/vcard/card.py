"""One open card: gathers what its properties say, and becomes a contact at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from abaudit.importers.shared.defaults import is_no_group
from abaudit.importers.shared.naming import NameParts, of_record
from abaudit.importers.vcard import labels
from abaudit.importers.vcard.values import components, items, unescape
from abaudit.model.contacts import Contact, PersonalField, PhoneEntry, Span

if TYPE_CHECKING:
    from abaudit.importers.vcard.heads import PropertyHead


_TOLD_APART = 9
"""So many digits at the end of two numbers are taken to be of one; fewer may be the same in two cities."""


class CardPlace(NamedTuple):
    """Where something stands in the original."""

    line: int
    span: Span


class Card:
    """A card that is being read.  Values arrive decoded, but with their backslashes."""

    __slots__ = (
        "_fields", "_full_names", "_groups", "_labels", "_more_names", "_name", "_nickname", "_organisation", "_others",
        "awaits_agent", "elsewhere", "empty", "end", "phones", "place", "record", "says_company",
    )  # fmt: skip

    def __init__(self, record: int, place: CardPlace, end: int) -> None:
        self.record = record
        self.place = place
        """Of the line that opened the card."""
        self.end = end
        """Position in the text where what belongs to the card ends so far."""
        self.empty = True
        self.awaits_agent = False
        """The last property was an AGENT without a value: the card that begins next lies inside this one."""
        self.phones: list[tuple[str, PropertyHead, CardPlace]] = []
        self.elsewhere: list[tuple[str, CardPlace]] = []
        """The digits of numbers in properties that are no phone lines."""
        self.says_company = False
        """It says itself that it is no person's."""
        self._fields: list[PersonalField] = []
        self._full_names: dict[str, str] = {}
        self._name: list[str] = []
        self._more_names: list[str] = []
        self._nickname = ""
        self._organisation: list[str] = []
        self._groups: dict[str, None] = {}
        self._labels: dict[str, str] = {}
        self._others: dict[str, None] = {}

    def add_phone(self, text: str, head: PropertyHead, place: CardPlace) -> None:
        """A phone line."""
        self.phones.append((unescape(text), head, place))

    def add_field(self, name: str, place: CardPlace) -> None:
        """A note, e-mail or postal address."""
        self._fields.append(PersonalField(name, *place))

    def add_other(self, name: str) -> None:
        """A property of which only the name is kept."""
        self._others[name] = None

    def add_nickname(self, text: str) -> None:
        """A nickname, which is the name where there is no other."""
        self._nickname = self._nickname or ", ".join(filter(None, map(_one_line, items(text))))

    def add_text(self, head: PropertyHead, text: str) -> None:
        """A name, an organisation, groups or a label.

        Names all count: each may be another person.  Of the others the first that says something counts.
        """
        if head.role == "full name":
            if name := _one_line(unescape(text)):
                self._full_names.setdefault(name.casefold(), name)
        elif head.role == "name":
            parts = [_one_line(part) for part in components(text)]
            if not any(self._name):
                self._name = parts
            elif any(parts):
                self._more_names.append(NameParts(*parts[:5]).whole)
        elif head.role == "organisation":
            if not any(self._organisation):
                self._organisation = [_one_line(part) for part in components(text)]
        elif head.role == "groups":
            self._groups.update(dict.fromkeys(group for group in items(text) if group and not is_no_group(group)))
        elif head.group:
            self._labels.setdefault(head.group, unescape(text).strip())

    def contact(self, end: int) -> Contact:
        """The card as a contact whose last byte is before *end*."""
        organisation = ", ".join(filter(None, self._organisation))
        names = of_record(
            list(self._full_names.values()),
            NameParts(*self._name[:5]),
            nickname=self._nickname,
            organisation=organisation,
            beside=self._more_names,
            says_company=self.says_company,
        )
        return Contact(
            record=self.record,
            line=self.place.line,
            span=Span(self.place.span.start, end),
            name=names.name,
            other_names=names.other_names,
            organisation=organisation,
            company=names.company,
            person=names.person,
            groups=tuple(self._groups),
            entries=tuple([self._entry(*phone) for phone in self.phones]),
            fields=tuple(self._fields),
            others=tuple(self._others),
        )

    def lost(self) -> list[CardPlace]:
        """Where numbers stand outside of phone lines that no phone line has."""
        own = {_significant(raw) for raw, _, _ in self.phones}
        return [place for digits, place in self.elsewhere if not _is_among(_significant(digits), own)]

    def _entry(self, raw: str, head: PropertyHead, place: CardPlace) -> PhoneEntry:
        kinds, label, whatsapp = head.kinds, head.label, head.whatsapp
        written = self._labels.get(head.group) if head.group else None
        if written:
            more, own, by_label = labels.of_label(written)
            kinds, label, whatsapp = labels.in_order((*kinds, *more)), own or label, whatsapp or by_label
        return PhoneEntry(raw, place.line, place.span, kinds, label, head.waid, whatsapp)


def _significant(number: str) -> str:
    """The digits of *number* without the zeros before them."""
    return "".join(filter(str.isdecimal, number)).lstrip("0")


def _is_among(digits: str, own: set[str]) -> bool:
    """Whether *digits* are one of *own*, with or without the code of a country or city."""
    return any(
        digits == other
        or (min(len(digits), len(other)) >= _TOLD_APART and (digits.endswith(other) or other.endswith(digits)))
        for other in own
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())
