"""What a result says of an export."""

from __future__ import annotations

from abaudit.model.contacts import Column
from abaudit.model.findings import (
    ExportFacts,
    Listing,
)
from abaudit.results.codec import Field, Record, later
from abaudit.results.shapes import (
    COUNT,
    DAY,
    FLAG,
    SHA256,
    SOME,
    TEXT,
    Shape,
    choice,
    count,
    many,
    maybe,
    older,
    text,
)

_OVERRIDES = ("as", "encoding", "phone-column", "name-column")


COLUMN = Record(
    lambda index, header: Column(index - 1, header),
    Field("index", Shape(count(1).schema, COUNT.read, lambda index: index + 1), key="position"),
    Field("header", SOME),
)


def _columns(name: str) -> Field:
    return later(name, many(COLUMN.shape()))


OVERRIDE = Record(
    lambda option, value: (option, value),
    Field("option", Shape(choice(_OVERRIDES).schema, TEXT.read), path="record[0]"),
    Field("value", SOME, path="record[1]"),
)

LISTING = Record(Listing, Field("on", maybe(DAY)), Field("source", choice(("stated", "archive", "unknown"))))

EXPORT_AS_SEEN = Record(
    ExportFacts,
    Field("name", TEXT),
    Field("sha256", SHA256),
    Field("layout", TEXT),
    Field("encoding", TEXT),
    Field("records", COUNT),
    Field("contacts", COUNT),
    Field("numbers", COUNT),
    Field("unread", COUNT),
    later("noise", COUNT),
    later("size", older(COUNT, 0), about="In bytes."),
    _columns("phone_columns"),
    _columns("columns_aside"),
    _columns("consent_columns"),
    later("columns", COUNT),
    later("known_headers", COUNT),
    later("free_text_numbers", COUNT),
    later("office", FLAG),
    later("overrides", many(OVERRIDE.shape())),
    later("container", SOME, about="The folder, archive or workbook that this is a part of."),
    later(
        "listing",
        maybe(LISTING.shape()),
        key="already_shared",
        about="Set where this is no address book, but WhatsApp's own account report.",
    ),
)
"""What ``inspect`` and a result both say of an export."""

EXPORT = Record(
    ExportFacts,
    *EXPORT_AS_SEEN.fields,
    later(
        "id",
        maybe(text("^[0-9a-f]{32}$"), ""),
        about="Pseudonym of the export's name, by which a later audit knows it again; null without a key.",
    ),
    later(
        "written",
        maybe(DAY),
        about="First day on which these bytes are known to have been there; null where nobody asked or knows.",
    ),
)
