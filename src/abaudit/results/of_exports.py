"""What a result says of an export."""

from __future__ import annotations

from abaudit.model.contacts import Column
from abaudit.model.export_facts import ExportFacts, Listing
from abaudit.results.codec import Record, RecordKey, later
from abaudit.results.shapes import (
    COUNT,
    DAY,
    FLAG,
    SHA256,
    SOME,
    TEXT,
    JsonShape,
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
    RecordKey("index", JsonShape(count(1).schema, COUNT.read, lambda index: index + 1), key="position"),
    RecordKey("header", SOME),
)


def _columns(name: str) -> RecordKey:
    return later(name, many(COLUMN.shape()))


OVERRIDE = Record(
    lambda option, value: (option, value),
    RecordKey("option", JsonShape(choice(_OVERRIDES).schema, TEXT.read), path="record[0]"),
    RecordKey("value", SOME, path="record[1]"),
)

LISTING = Record(Listing, RecordKey("on", maybe(DAY)), RecordKey("source", choice(("stated", "archive", "unknown"))))

EXPORT_AS_SEEN = Record(
    ExportFacts,
    RecordKey("name", TEXT),
    RecordKey("sha256", SHA256),
    RecordKey("layout", TEXT),
    RecordKey("encoding", TEXT),
    RecordKey("records", COUNT),
    RecordKey("contacts", COUNT),
    RecordKey("numbers", COUNT),
    RecordKey("unread", COUNT),
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
