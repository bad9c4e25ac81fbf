"""vCard 2.1, 3.0 and 4.0 → `Imported`.

source    bytes of any encoding → text bytes, and the way back to line numbers and offsets of the original
lines     text bytes → property lines: folds, soft breaks, base64, glued cards
heads     the head of a property, read by vobject once and remembered     labels   its types → kinds
values    the bytes of a value → its text
cards     property lines → contacts (card), unread, noise (reasons)
scanner   the second, independent count of phone lines      namelook   and the look for names
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abaudit.importers.options import DEFAULTS, Options
from abaudit.importers.shared.freetext import numbers_in
from abaudit.importers.shared.naming import with_doubts
from abaudit.importers.vcard import namelook
from abaudit.importers.vcard.cards import CardReader
from abaudit.importers.vcard.heads import JUNK, Heads
from abaudit.importers.vcard.lines import property_lines
from abaudit.importers.vcard.reasons import UNREAD
from abaudit.importers.vcard.scanner import count_phone_lines
from abaudit.importers.vcard.source import open_source, reopen
from abaudit.importers.vcard.values import components, text_of, unescape
from abaudit.model.contacts import Imported, Mention, PersonalField, Span, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from abaudit.model.contacts import Contact

__all__ = ["decode_field", "read", "recognises"]

_LOOKED_AT = 256 * 1024
"""Bytes in which the first card must begin."""

_MAY_HOLD_NUMBER = re.compile(rb"(?i)\d(?:[^\d]{0,12}\d){4}|base64|[;=]b[;:]|encoding=b")
"""Digits enough for a number, in any encoding of letters, or a note that shows no digits as it is written."""

_FIRST_CARD = re.compile(
    rb"(?:\A|[\r\n])" + JUNK + rb"BEGIN[ \t]*+:[ \t]*+VCARD[ \t]*+(?=[\r\n\x1a]|\Z)", re.IGNORECASE
)
"""``BEGIN:VCARD`` on a line of its own, also as ``begin : vcard``."""


def recognises(data: bytes) -> bool:
    """Whether *data* is a vCard file: a card begins on a line of its own that lies in no quoted cell of a table."""
    text = open_source(data[:_LOOKED_AT]).text
    first = _FIRST_CARD.search(text)
    return first is not None and text.count(b'"', 0, first.start()) % 2 == 0


def read(data: bytes, options: Options = DEFAULTS) -> Imported:  # noqa: ARG001 - a vCard says itself where its numbers are
    """Everything that the vCard file *data* holds.  Never raises, whatever the bytes are."""
    source = open_source(data)
    reader = CardReader(source)
    reader.read()
    unread = reader.unread
    whole = Span(0, len(data))
    if source.mixed:
        unread.append(Unread(None, 1, whole, "vcard-mixed-encodings", UNREAD["vcard-mixed-encodings"]))
    counted = count_phone_lines(data)
    if counted != sum(len(contact.entries) for contact in reader.contacts):
        unread.append(Unread(None, 1, whole, "count-mismatch", UNREAD["count-mismatch"]))
    name_like = namelook.records(data, reader.contacts)
    return Imported(
        layout="vcard",
        mentions=tuple(_mentions(data, source.encoding, reader.contacts)),
        encoding=source.encoding,
        contacts=with_doubts(reader.contacts, name_like),
        name_like=name_like,
        unread=tuple(sorted(unread, key=lambda part: part.span.start)),
        noise=tuple(sorted(reader.noise, key=lambda noise: noise.line)),
        counted=counted,
    )


def _mentions(data: bytes, encoding: str, contacts: Sequence[Contact]) -> Iterator[Mention]:
    """The numbers in the notes of *contacts*."""
    for contact in contacts:
        for field in contact.fields:
            place = field.span
            if field.name != "NOTE" or place == contact.span:  # a card that stands as text in another one's AGENT
                continue
            if _MAY_HOLD_NUMBER.search(data, place.start, place.end):
                for number in numbers_in(decode_field(data, encoding, field)):
                    yield Mention(contact.record, field.line, field.name, number)


def decode_field(data: bytes, encoding: str, field: PersonalField) -> str:
    """The text of a note, e-mail or postal address of a file in *encoding*; the parts of an address by comma."""
    source = reopen(data[field.span.start : field.span.end], encoding)
    for line in property_lines(source.text, source.start, Heads()):
        text = text_of(line.value, line.head, is_utf8=source.unicode).replace("\r\n", "\n")
        return ", ".join(filter(None, components(text))) if line.head.name == "ADR" else unescape(text)
    return ""
