"""What a result says of each number: the finding, the consents, and the parts that were not read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from abaudit.model.consent import Standing
from abaudit.model.facts import ExemptionKind, Listed
from abaudit.model.findings import Consent, Finding, Hint, Row, UnreadRow
from abaudit.model.readings import ReadingKind
from abaudit.model.rulebook import Action, Charge, Severity, Verdict
from abaudit.results.codec import Record, RecordKey, later
from abaudit.results.shapes import (
    COUNT,
    DAY,
    SOME,
    TEXT,
    TEXTS,
    JsonShape,
    choice,
    count,
    many,
    maybe,
    older,
    text,
)

if TYPE_CHECKING:
    from abaudit.results.shapes import Schema

_KINDS = ("cell", "home", "work", "main", "fax", "pager", "other")


def _labels(row: Row) -> list[str]:
    return [row.label if kind == "custom" and row.label else kind for kind in row.kinds]


def _read_kinds(value: Any) -> tuple[str, ...]:
    return tuple(label if label in _KINDS else "custom" for label in TEXTS.read(value))


FINDING = Record(
    Finding,
    RecordKey("rule", text("^[A-Z]{2,8}[0-9]{3}$")),
    RecordKey("severity", choice(Severity)),
    later("verdict", choice(Charge)),
    RecordKey("action", choice(Action)),
    RecordKey(
        "waiver",
        SOME,
        is_sparse=True,
        about="Name of the waiver in force that covers it; changes the exit status, never the verdict.",
    ),
    RecordKey("due", maybe(DAY), is_sparse=True, about="Until when it may stay open, where the baseline knows it."),
    RecordKey("owner", SOME, is_sparse=True, about="Who sees to it, by the baseline; only where names are shown."),
)

CONSENT = Record(
    Consent,
    RecordKey("event", COUNT, about="Line of a ledger file, or sequence number in a store."),
    RecordKey("on", DAY),
    RecordKey("until", maybe(DAY)),
    RecordKey("how", SOME),
    RecordKey("text", maybe(TEXT)),
    RecordKey("person", maybe(TEXT)),
    RecordKey("evidence", maybe(TEXT)),
    RecordKey("evidence_sha256", SOME),
)

_STANDS_ONLY_WHERE_EXACT: Schema = {
    "if": {"properties": {"reading": {"const": "exact"}}},
    "then": {"properties": {"standing": {"type": "string"}}},
    "else": {"properties": {"standing": {"type": "null"}}},
}

NUMBER = Record(
    Row,
    RecordKey("id", TEXT),
    RecordKey("contact", TEXT),
    RecordKey("export", COUNT),
    RecordKey("record", count(1)),
    RecordKey("line", count(1)),
    RecordKey("name", maybe(TEXT)),
    RecordKey("number", maybe(TEXT)),
    RecordKey("kinds", JsonShape(TEXTS.schema, _read_kinds), key="labels", told=_labels),
    later(
        "label",
        maybe(TEXT),
        about="The owner's own label, or the column's header; null unless everything is shown.",
    ),
    later("groups", TEXTS),
    RecordKey("reading", choice(ReadingKind)),
    later("reason", SOME),
    RecordKey("standing", maybe(choice(Standing))),
    RecordKey("verdict", choice(Verdict)),
    later("exemption", maybe(choice(ExemptionKind))),
    later("hint", maybe(choice(Hint)), about="What the contact probably is: a guess that changes no verdict."),
    later(
        "listed",
        JsonShape(maybe(choice(Listed)).schema, older(choice(Listed), Listed.NO).read),
        key="already_shared",
        about="Whether WhatsApp's account report lists the number, covered by a consent in force on its day or not; "
        "null without a report. No proves nothing.",
    ),
    RecordKey("findings", many(FINDING.shape("finding"))),
    later(
        "consents",
        many(CONSENT.shape()),
        about="The consents that the verdict consented rests on, one for each person.",
    ),
    schema={"allOf": [_STANDS_ONLY_WHERE_EXACT]},
)

UNREAD = Record(
    UnreadRow,
    RecordKey("export", COUNT),
    RecordKey("record", maybe(count(1))),
    RecordKey("line", count(1)),
    RecordKey("code", TEXT),
    RecordKey("reason", TEXT),
)
