"""The phone book of a FRITZ!Box (``FRITZ.Box_Telefonbuch_….xml``).

Shape by the programs that read and write it (petermost/FritzBoxCallMonitor, ncreuschling/fonbok,
BlackSenator/carddav2fb): ``phonebooks/phonebook/contact`` with ``person/realName``, ``telephony/number`` and
``category`` (1 = an important person).  A file may hold several books; the one with owner 255, and numbers of the type
``intern``, are the box's own telephones: skipped, and told as noise.

elements  XML → contacts, with the place of everything     scanner  the second count of ``number`` elements
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abaudit.importers.fritzbox import scanner
from abaudit.importers.fritzbox.elements import PhonebookReader, RefusedError
from abaudit.importers.fritzbox.reasons import UNREAD
from abaudit.importers.options import DEFAULTS, Options
from abaudit.importers.shared.encodings import bom_length, decode, unicode_encoding
from abaudit.importers.shared.naming import name_like_records, with_doubts
from abaudit.importers.shared.quotes import decode_field
from abaudit.model.contacts import Imported, Span, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["decode_field", "read", "recognises"]

LAYOUT = "fritzbox"

_LOOKED_AT = 64 * 1024
_ROOT = re.compile(r"\A\s*+(?>(?:<!--.*?-->|<\?[^>]*\?>)\s*)*+(?:<!DOCTYPE\b.*?)?<phonebooks?[\s/>]", re.DOTALL)
"""``<?xml version="1.0"?> <!-- Box --> <phonebooks>``: comments and declarations may come first."""
_DECLARED = re.compile(rb"\A\s*<\?xml[^>]*?\sencoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
"""``<?xml version="1.0" encoding="iso-8859-1"?>``"""


def recognises(data: bytes) -> bool:
    """Whether *data* is XML whose first element is ``phonebooks`` or ``phonebook``."""
    if b"<" not in data[:4] and not data[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return False
    head = decode(data[bom_length(data) : _LOOKED_AT], unicode_encoding(data) or "latin-1")
    return _ROOT.match(head) is not None


def read(data: bytes, options: Options = DEFAULTS) -> Imported:  # noqa: ARG001 - the format says where numbers are
    """Everything that the phone book *data* holds; never raises, whatever the bytes are."""
    encoding = _encoding(data)
    reader = PhonebookReader(data, encoding)
    unread = reader.unread
    counted = 0
    try:
        reader.read()
    except RefusedError as refused:
        span = Span(min(refused.at, len(data)), len(data))
        unread.append(Unread(None, refused.line, span, refused.code, UNREAD[refused.code]))
    found = sum(len(contact.entries) for contact in reader.contacts)
    if not any(part.code in ("fritzbox-broken", "fritzbox-entities") for part in unread):
        counted = scanner.count(decode(data[bom_length(data) :], encoding))
        if counted != found:
            whole = Span(0, len(data))
            unread.append(Unread(None, 1, whole, "count-mismatch", UNREAD["count-mismatch"]))
    else:
        counted = found
    name_like = name_like_records(data, encoding, reader.contacts, scanner.may_be_named)
    return Imported(
        layout=LAYOUT,
        encoding=encoding,
        contacts=with_doubts(reader.contacts, name_like),
        name_like=name_like,
        unread=tuple(sorted(unread, key=lambda part: part.span.start)),
        noise=tuple(reader.noise),
        counted=counted,
    )


def _encoding(data: bytes) -> str:
    """Python's name of the encoding that the document declares; UTF-8 where it declares none."""
    return next(_known(data), "utf-8")


def _known(data: bytes) -> Iterator[str]:
    found = unicode_encoding(data)
    if found is not None:
        yield found
    declared = _DECLARED.match(data)
    if declared is not None:
        import codecs

        try:
            name = codecs.lookup(declared[1].decode("ascii")).name
        except LookupError:
            return
        yield {"iso8859-1": "latin-1"}.get(name, name)
