"""What a result says of waivers, a baseline, an earlier result, rules and the recipient."""

from __future__ import annotations

from abaudit.model.known import BaselineUse, Comparison, ExportChange, ExportState, Waiver, WaiverState, WaiverUse
from abaudit.model.rulebook import Action, Charge, Recipient, Rule, RuleFile, Severity, Taken
from abaudit.results.codec import Record, RecordKey, later
from abaudit.results.shapes import (
    COUNT,
    DAY,
    FLAG,
    LOCALIZED,
    SHA256,
    SOME,
    TEXT,
    TEXTS,
    choice,
    many,
    maybe,
)

WAIVER = Record(
    lambda state, covers, **waiver: WaiverUse(Waiver(**waiver), state, covers),
    RecordKey("name", TEXT),
    RecordKey("id", SOME),
    RecordKey("rule", SOME),
    RecordKey("group", SOME),
    RecordKey("reason", SOME),
    RecordKey("owner", SOME),
    RecordKey("approved_by", SOME),
    RecordKey("approved_on", DAY),
    RecordKey("expires", DAY),
    RecordKey("state", choice(WaiverState), path="record.state"),
    RecordKey("covers", COUNT, path="record.covers"),
    of="record.waiver",
)

BASELINE = Record(
    BaselineUse,
    RecordKey("sha256", TEXT),
    RecordKey("entries", COUNT),
    RecordKey("new", COUNT),
    RecordKey("known", COUNT),
    RecordKey("overdue", COUNT),
    RecordKey("fixed", COUNT),
    RecordKey("until", maybe(DAY)),
)

EXPORT_CHANGE = Record(
    ExportChange,
    RecordKey(
        "state",
        choice(ExportState),
        about="shrunk: less than half of the contacts or phone entries; unchanged: not a byte.",
    ),
    RecordKey("export", maybe(COUNT), about="0-based place in this result; null where it is gone."),
    RecordKey("earlier", maybe(COUNT), about="0-based place in the earlier result; null where it is new."),
    RecordKey("name", TEXT),
    RecordKey("before", COUNT, about="Contacts then."),
    RecordKey("now", COUNT, about="Contacts now."),
    RecordKey("accepted", FLAG, about="Whether it was said to be meant (--accept-drop)."),
)

COMPARISON = Record(
    Comparison,
    RecordKey("on", DAY),
    RecordKey("new", TEXTS),
    RecordKey("lapsed", TEXTS),
    RecordKey("fixed", TEXTS),
    RecordKey("unchanged", TEXTS),
    later(
        "exports",
        many(EXPORT_CHANGE.shape("export_change")),
        about="What became of each address book; those that are gone come last.",
    ),
    schema={"description": "What changed since an earlier result, as ids of numbers."},
)

RULE_FILE = Record(RuleFile, RecordKey("name", TEXT), RecordKey("version", TEXT), RecordKey("sha256", SHA256))

RULE = Record(
    lambda **rule: Rule(when=(), **rule),
    RecordKey("id", TEXT),
    RecordKey("name", TEXT),
    RecordKey("severity", choice(Severity)),
    RecordKey("verdict", choice(Charge)),
    RecordKey("action", choice(Action)),
    RecordKey("title", LOCALIZED),
    RecordKey("why", LOCALIZED),
    RecordKey("remedy", LOCALIZED),
    RecordKey("references", TEXTS),
    RecordKey("fine_tier", SOME, key="fine"),
    RecordKey("own", FLAG),
)

TAKEN = Record(
    Taken,
    RecordKey("field", TEXT),
    RecordKey("whose", TEXT),
    RecordKey("form", TEXT),
    RecordKey("where", TEXTS),
    RecordKey("disputed", FLAG),
    RecordKey("sources", TEXTS),
    RecordKey("checked", TEXT),
    RecordKey("note", LOCALIZED),
)

RECIPIENT = Record(
    Recipient,
    RecordKey("id", TEXT),
    RecordKey("name", TEXT),
    RecordKey("version", TEXT),
    RecordKey("sha256", SHA256),
    RecordKey("takes", many(TAKEN.shape())),
    schema={"description": "What the recipient takes, by which sources and as of when."},
)
