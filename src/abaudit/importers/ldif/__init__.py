"""LDIF (RFC 2849) as LDAP servers and Thunderbird write it: ``dn:`` begins a record, an empty line ends it.

lines    the file cut into attributes: folds joined, comments left out     attributes   which attribute means what
records  attributes → contacts                                             scanner      the second count
"""

from __future__ import annotations

import re

from abaudit.importers.ldif import scanner
from abaudit.importers.ldif.lines import attributes
from abaudit.importers.ldif.records import MISCOUNT, LdifReader
from abaudit.importers.options import DEFAULTS, Options
from abaudit.importers.shared.encodings import bom_length, decode
from abaudit.importers.shared.naming import name_like_records, with_doubts
from abaudit.importers.shared.units import source_of
from abaudit.model.contacts import Imported, PersonalField, Span, Unread

__all__ = ["decode_field", "read", "recognises"]

_HEAD = 64 * 1024
_FIRST = re.compile(
    rb"(?:[ \t]*+\r?\n|#[^\n]*\n(?: [^\n]*\n)*|version[ \t]*:[ \t]*\d+[ \t]*\r?\n)*+dn::?[ \t]*[^\s;,]",
    re.IGNORECASE,
)
"""``version: 1``, ``# exported`` and empty lines, and then ``dn: cn=Anna Beispiel``."""


def recognises(data: bytes) -> bool:
    """Whether the first line of *data* that is no comment and no version begins with ``dn:``."""
    return _FIRST.match(source_of(data[:_HEAD]).units) is not None


def read(data: bytes, options: Options = DEFAULTS) -> Imported:  # noqa: ARG001 - the format says where numbers are
    """Everything that the file *data* holds; never raises, whatever the bytes are."""
    source = source_of(data)
    reader = LdifReader(source)
    reader.read()
    counted = scanner.count(decode(data[bom_length(data) :], source.encoding))
    if counted != sum(len(contact.entries) for contact in reader.contacts):
        reader.unread.append(Unread(None, 1, Span(0, len(data)), "count-mismatch", MISCOUNT))
    name_like = name_like_records(data, source.encoding, reader.contacts, scanner.may_be_named)
    return Imported(
        layout="ldif",
        encoding=source.encoding,
        contacts=with_doubts(reader.contacts, name_like),
        name_like=name_like,
        unread=tuple(sorted(reader.unread, key=lambda part: part.span.start)),
        noise=tuple(reader.noise),
        counted=counted,
    )


def decode_field(data: bytes, encoding: str, field: PersonalField) -> str:
    """The text of *field*, an attribute of the file *data*."""
    text = decode(data[field.span.start : field.span.end], encoding)
    return next((attribute.text for attribute in attributes(source_of(text.encode("utf-8")))), "")
