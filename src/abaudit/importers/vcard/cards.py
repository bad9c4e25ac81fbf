"""Property lines → contacts: which card a line belongs to, where cards begin and end, what could not be read.

Cards are kept on a flat stack.  Only an AGENT property opens a card inside another one; any other BEGIN inside an open
card means that its END is missing.  Phone lines outside of all cards become a contact of their own, together with an
`Unread` that says so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abaudit.importers.shared.defaults import is_no_day
from abaudit.importers.vcard.card import Card, CardPlace
from abaudit.importers.vcard.heads import Heads, Role
from abaudit.importers.vcard.lines import Line, property_lines
from abaudit.importers.vcard.reasons import NOISE, UNREAD
from abaudit.importers.vcard.source import Places
from abaudit.importers.vcard.values import text_of, unescape
from abaudit.model.contacts import Contact, Noise, Span, Unread

if TYPE_CHECKING:
    from abaudit.importers.vcard.source import CardSource

DEEPEST_AGENT = 8
"""Cards written as text inside of cards are followed so far; nobody's address book goes beyond one."""

_NUMBER = re.compile(rb"\+?\d(?:[ ()/.-]{0,2}\d){5,}")
_LIKE_A_NUMBER = re.compile(rb"(?:tel:)?[+0(][\d ()/.-]{6,}", re.IGNORECASE)
_LONG_BASE64 = re.compile(rb"[A-Za-z0-9+/=]{40,}")
_PHONE_START = re.compile(rb"(?:[^:;\s]*\.)?TEL(?![A-Za-z0-9_-])", re.IGNORECASE)
_LINE_END = re.compile(rb"[\r\n]")
_PHONE_INSIDE = re.compile(rb"(?<![A-Za-z0-9_-])TEL[^A-Za-z0-9_-]", re.IGNORECASE)
_CARD_AS_TEXT = re.compile(r"\s*BEGIN:VCARD[ \t]*[\r\n]", re.IGNORECASE)
_BLANK = bytes(range(0x21)) + b"\x7f"
_EMPTY = _BLANK + b";"
_DATE = re.compile(rb"\d{4}-?\d\d-?\d\d(?:[T ][\d:.,Z+-]*)?|\d\d?\.\d\d?\.(?:\d\d){1,2}")
"""``1980-03-01``, ``19800301T120000Z``, ``1.3.1980``"""
_ELSEWHERE_NAME = re.compile(r"TEL|PHONE|MOBIL|WHATSAPP")
_ELSEWHERE_VALUE = re.compile(rb"(?:tel|whatsapp):", re.IGNORECASE)
_SHORT_BASE64 = re.compile(rb"(?=[^A-Za-z]*[A-Za-z])[A-Za-z0-9+/=]+")
_MARKS = rb"(?:[\x01-\x09\x0b\x0c\x0e-\x20\x7f\"'])*+"
_OWN_NAME = rb"(?:[A-Za-z0-9_-]++\.)?+TEL"
_DIGITS = rb"(?=\D{0,40}\d(?:\D{0,8}\d){2})"
_INDENTED = re.compile(
    rb"[\r\n][ \t]" + _MARKS + rb"(" + _OWN_NAME + rb"(;[^:\r\n]*+)?[ \t]*+:)" + _DIGITS, re.IGNORECASE
)
"""A phone line that the blanks before it make a fold."""
_SWALLOWED = re.compile(
    rb"=[ \t]*+(?>\r\r\n|\r\n|\r|\n)"
    + _MARKS
    + rb"((?i:"
    + _OWN_NAME
    + rb");[^:\r\n]*+:|(?:[A-Za-z0-9_-]++\.)?+TEL[ \t]*+:)"
    rb"(?=(?:[^\r\nA-Za-z\d]*\d){3}[^\r\nA-Za-z]*+(?:(?:=0[AD])*+=?+[ \t]*+(?:[\r\n]|\Z)))",
)
"""A phone line that a ``=`` at the end of the line before it joins to a text."""
_STRICT: frozenset[Role] = frozenset({"phone", "other", "field", "agent", "unknown"})
"""Where ``tel:`` in small letters may be text or an address."""
_LONG_TEXTS = frozenset({"NOTE", "ADR", "LABEL"})
"""What people write over several lines."""
_DAYS = frozenset({"BDAY", "ANNIVERSARY", "X-ANNIVERSARY", "X-BIRTHDAY", "X-MS-ANNIVERSARY", "DEATHDATE"})
_SAY_COMPANY = {"KIND": ("org", "organization"), "X-ABSHOWAS": ("company",), "X-ADDRESSBOOKSERVER-KIND": ("org",)}
"""Properties by which a card says that it is no person's, and their values."""
_TEXTS = frozenset({"full name", "name", "organisation", "groups", "label"})


class CardReader:
    """Collects what one export holds."""

    def __init__(self, source: CardSource) -> None:
        self.contacts: list[Contact] = []
        self.unread: list[Unread] = []
        self.noise: list[Noise] = []
        self._source = source
        self._places = Places(source)
        self._heads = Heads()
        self._records = 0

    def read(self) -> None:
        """Read the whole source."""
        source = self._source
        cards = _Cards(self, source.text, is_utf8=source.unicode)
        for line in property_lines(source.text, source.start, self._heads):
            cards.take(line)
        cards.finish()
        self.contacts.sort(key=lambda contact: contact.record)

    def read_agent(self, text: str, place: CardPlace, depth: int) -> None:
        """Read the cards that stand as *text* in an AGENT property; all of it lies at that property's *place*."""
        data = text.encode("utf-8")
        cards = _Cards(self, data, is_utf8=True, fixed=place, depth=depth)
        for line in property_lines(data, 0, self._heads):
            cards.take(line)
        cards.finish()

    def place(self, start: int, end: int) -> CardPlace:
        """Line and span of what stands between two positions."""
        return CardPlace(self._places.line(start), Span(self._places.offset(start), self._places.offset(end)))

    def line(self, position: int) -> int:
        """The physical line of *position*."""
        return self._places.line(position)

    def offset(self, position: int) -> int:
        """Where *position* is in the original."""
        return self._places.offset(position)

    def next_record(self) -> int:
        """The number of a record that begins."""
        self._records += 1
        return self._records


class _Cards:
    """The stack of open cards of one text: the export itself, or an AGENT inside it."""

    def __init__(
        self, reader: CardReader, text: bytes, *, is_utf8: bool, fixed: CardPlace | None = None, depth: int = 0
    ) -> None:
        self._reader = reader
        self._text = text
        self._is_utf8 = is_utf8
        self._fixed = fixed
        self._depth = depth
        self._stack: list[Card] = []
        self._loose: Card | None = None
        """Lines outside of any card, as if they were one."""
        self._begun = False
        """The line before was a BEGIN."""
        self._after_text = False
        """The property before may continue on lines that were not folded."""
        self._after_long = False
        """It is a text of several lines, in which a number is no phone line."""
        self._after_binary = False
        """It holds base64."""

    def take(self, line: Line) -> None:
        """One more line."""
        role = line.head.role
        if role in {"begin", "end"}:
            self._after_text = self._after_long = self._after_binary = self._begun = False
            self._frame(line, role)
            return
        indented = False
        if self._begun:
            self._begun = False
            indented = self._check_indent(line)
        if role == "unreadable":
            self._stray(line)
        else:
            self._property(line, role)
            self._after_text = role != "phone"
            if role != "unknown":  # perhaps a line of the text before
                self._after_long = line.head.name in _LONG_TEXTS
                self._after_binary = role == "binary"
        if not indented and (role != "binary" or line.head.soft_breaks) and self._has_lines(line):
            self._check_inside(line, role)

    def finish(self) -> None:
        """The text has ended."""
        self._close_loose()
        if not self._stack:
            return
        card = self._stack.pop()
        span = Span(card.place.span.start, self._offset(card.end))
        self._unread("vcard-truncated", CardPlace(card.place.line, span), card.record)
        if not card.empty:
            self._keep(card)
        self._close_all(card.end)

    def _frame(self, line: Line, role: Role) -> None:
        if line.value.strip(_BLANK).upper() != b"VCARD":
            self._noise("vcard-other-component", line)
        elif role == "begin":
            self._begin(line)
        elif self._stack:
            card = self._stack.pop()
            card.end = line.end
            self._keep(card)
            if self._stack:
                self._stack[-1].end = line.end
        elif self._loose and self._loose.phones:
            self._loose.end = line.end
            self._close_loose()
        else:
            self._close_loose()
            self._noise("vcard-end-stray", line)

    def _begin(self, line: Line) -> None:
        self._close_loose()
        if self._stack and self._stack[-1].empty:
            self._noise("vcard-begin-repeated", line)
            return
        if self._stack and self._stack[-1].awaits_agent:
            self._stack[-1].awaits_agent = False
        elif self._stack:
            self._close_all(self._stack[-1].end)
        self._begun = True
        self._stack.append(Card(self._reader.next_record(), self._place(line), line.end))

    def _property(self, line: Line, role: Role) -> None:
        card = self._stack[-1] if self._stack else self._loose
        if card is None:
            card = self._loose = Card(0, self._place(line), line.end)
        card.end = line.end
        card.empty = card.awaits_agent = False
        head, value = line.head, line.value
        if role == "phone":
            card.add_phone(self._decoded(line), head, self._place(line))
        elif role in _TEXTS:
            card.add_text(head, self._decoded(line))
        elif role == "agent":
            self._agent(card, line)
        elif role != "structure" and value.strip(_EMPTY):
            if role == "field":
                card.add_field(head.name, self._place(line))
            elif role != "unknown":
                if head.name not in _DAYS or not is_no_day(self._decoded(line)):
                    card.add_other(head.name)
                self._elsewhere(card, line)
            elif self._holds_number(line):
                self._unread("vcard-unknown-property", self._place(line), card.record)
            else:  # the name is kept nowhere: it may be a word of somebody's text
                self._noise("vcard-unknown-name", line)
        if card is self._loose and role not in {"phone", "unknown"}:
            self._noise("vcard-outside-line", line)

    def _elsewhere(self, card: Card, line: Line) -> None:
        """A nickname, or a number in a property that is no phone line."""
        name = line.head.name
        if name == "NICKNAME":
            card.add_nickname(self._decoded(line))
        elif name in _SAY_COMPANY:
            card.says_company = card.says_company or self._decoded(line).strip().casefold() in _SAY_COMPANY[name]
        elif line.head.role == "other" and (
            _ELSEWHERE_NAME.search(name) or _ELSEWHERE_VALUE.match(line.value.strip(_BLANK))
        ):
            text = self._decoded(line)
            if _NUMBER.search(text.encode("utf-8", "surrogatepass")):
                card.elsewhere.append((text, self._place(line)))

    def _holds_number(self, line: Line) -> bool:
        """Whether the value of an unknown property may hold a number."""
        value = self._decoded(line).encode("utf-8", "surrogatepass").strip(_BLANK)
        if _DATE.fullmatch(value):
            return False
        return bool(_LIKE_A_NUMBER.fullmatch(value) or _NUMBER.search(value))

    def _agent(self, card: Card, line: Line) -> None:
        """A card inside a card: its lines follow (2.1), or it stands here as text (3.0)."""
        value = line.value.strip(_BLANK)
        if not value:
            card.awaits_agent = bool(self._stack)
            return
        card.add_other(line.head.name)
        if value.upper() == b"BEGIN:VCARD":
            card.awaits_agent = bool(self._stack)
            self._begin(line)
            return
        text = unescape(self._decoded(line))
        if not _CARD_AS_TEXT.match(text):
            if _PHONE_INSIDE.search(value):
                self._unread("vcard-agent", self._place(line), card.record)
        elif self._depth == DEEPEST_AGENT:
            self._unread("vcard-agent", self._place(line), card.record)
        else:
            self._reader.read_agent(text, self._place(line), self._depth + 1)

    def _stray(self, line: Line) -> None:
        """A line that is no property."""
        value = line.value.strip(_BLANK)
        if not value:
            return
        card = self._stack[-1] if self._stack else None
        if value.startswith(b"#"):
            self._noise("vcard-comment", line)
        elif _PHONE_START.match(value):
            self._unread("vcard-phone-line", self._place(line), card.record if card else 0)
        elif not self._after_long and _NUMBER.search(value) and not self._is_base64(value):
            self._unread("vcard-stray-text", self._place(line), card.record if card else 0)
        elif self._after_text:
            self._noise("vcard-continued-text", line)
        else:
            self._noise("vcard-no-property", line)

    def _is_base64(self, value: bytes) -> bool:
        return bool(_LONG_BASE64.fullmatch(value) or (self._after_binary and _SHORT_BASE64.fullmatch(value)))

    def _has_lines(self, line: Line) -> bool:
        find = self._text.find
        return find(b"\n", line.start, line.end) >= 0 or find(b"\r", line.start, line.end) >= 0

    def _check_inside(self, line: Line, role: Role) -> None:
        """A line that belongs to a property by its blanks or the ``=`` before it, but looks like a phone line."""
        card = self._stack[-1] if self._stack else self._loose
        record = card.record if card else 0
        swallowed: set[int] = set()
        if line.head.soft_breaks:
            for match in _SWALLOWED.finditer(self._text, line.start, line.end):
                swallowed.add(match.start(1))
                self._unread("vcard-swallowed-number", self._part(match.start(1), line.end), record)
        strict = role in _STRICT and (
            role in {"phone", "other"} or not self._text[line.start : line.start + 3].islower()
        )
        for match in _INDENTED.finditer(self._text, line.start, line.end):
            if match.start(1) in swallowed:
                continue
            plain = match[2] is None and b"." not in match[1]
            if not (plain and strict) or match[1].startswith(b"TEL"):
                self._unread("vcard-indented-number", self._part(match.start(1), line.end), record)

    def _part(self, start: int, end: int) -> CardPlace:
        return self._fixed or self._reader.place(start, end)

    def _check_indent(self, line: Line) -> bool:
        """The first line of a card cannot be a fold.  Where it looks like one, all lines after it do, and are none."""
        if self._text[line.start] in b" \t" and _LINE_END.search(self._text, line.start, line.end):
            self._unread("vcard-indented", self._place(line), self._stack[-1].record)
            return True
        return False

    def _close_all(self, end: int) -> None:
        """End every open card, none of which has an END of its own."""
        while self._stack:
            card = self._stack.pop()
            card.end = max(card.end, end)
            self._reader.noise.append(Noise(card.place.line, "vcard-end-missing", NOISE["vcard-end-missing"]))
            self._keep(card)

    def _close_loose(self) -> None:
        card, self._loose = self._loose, None
        if card is None:
            return
        if not card.phones:
            self._report_lost(card)
            return
        card.record = self._reader.next_record()
        self._keep(card)
        span = Span(card.place.span.start, self._offset(card.end))
        self._unread("vcard-outside-card", CardPlace(card.place.line, span), card.record)

    def _report_lost(self, card: Card) -> None:
        for place in card.lost():
            self._unread("vcard-number-elsewhere", place, card.record)

    def _keep(self, card: Card) -> None:
        self._report_lost(card)
        self._reader.contacts.append(card.contact(self._offset(card.end)))

    def _decoded(self, line: Line) -> str:
        return text_of(line.value, line.head, is_utf8=self._is_utf8)

    def _place(self, line: Line) -> CardPlace:
        return self._fixed or self._reader.place(line.start, line.end)

    def _offset(self, position: int) -> int:
        return self._fixed.span.end if self._fixed else self._reader.offset(position)

    def _noise(self, code: str, line: Line) -> None:
        number = self._fixed.line if self._fixed else self._reader.line(line.start)
        self._reader.noise.append(Noise(number, code, NOISE[code]))

    def _unread(self, code: str, place: CardPlace, record: int) -> None:
        self._reader.unread.append(Unread(record or None, place.line, place.span, code, UNREAD[code]))
