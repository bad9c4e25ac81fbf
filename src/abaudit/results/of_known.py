"""What a result says of waivers, a baseline, an earlier result, rules and the recipient."""

from __future__ import annotations

from abaudit.model.known import BaselineUse, Comparison, ExportChange, ExportState, Waiver, WaiverState, WaiverUse
from abaudit.model.rulebook import Action, Charge, Recipient, Rule, RuleFile, Severity, Taken
from abaudit.results.codec import Field, Record, later
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
    Field("name", TEXT),
    Field("id", SOME),
    Field("rule", SOME),
    Field("group", SOME),
    Field("reason", SOME),
    Field("owner", SOME),
    Field("approved_by", SOME),
    Field("approved_on", DAY),
    Field("expires", DAY),
    Field("state", choice(WaiverState), path="record.state"),
    Field("covers", COUNT, path="record.covers"),
    of="record.waiver",
)

BASELINE = Record(
    BaselineUse,
    Field("sha256", TEXT),
    Field("entries", COUNT),
    Field("new", COUNT),
    Field("known", COUNT),
    Field("overdue", COUNT),
    Field("fixed", COUNT),
    Field("until", maybe(DAY)),
)

EXPORT_CHANGE = Record(
    ExportChange,
    Field(
        "state",
        choice(ExportState),
        about="shrunk: less than half of the contacts or phone entries; unchanged: not a byte.",
    ),
    Field("export", maybe(COUNT), about="0-based place in this result; null where it is gone."),
    Field("earlier", maybe(COUNT), about="0-based place in the earlier result; null where it is new."),
    Field("name", TEXT),
    Field("before", COUNT, about="Contacts then."),
    Field("now", COUNT, about="Contacts now."),
    Field("accepted", FLAG, about="Whether it was said to be meant (--accept-drop)."),
)

COMPARISON = Record(
    Comparison,
    Field("on", DAY),
    Field("new", TEXTS),
    Field("lapsed", TEXTS),
    Field("fixed", TEXTS),
    Field("unchanged", TEXTS),
    later(
        "exports",
        many(EXPORT_CHANGE.shape("export_change")),
        about="What became of each address book; those that are gone come last.",
    ),
    schema={"description": "What changed since an earlier result, as ids of numbers."},
)

RULE_FILE = Record(RuleFile, Field("name", TEXT), Field("version", TEXT), Field("sha256", SHA256))

RULE = Record(
    lambda **rule: Rule(when=(), **rule),
    Field("id", TEXT),
    Field("name", TEXT),
    Field("severity", choice(Severity)),
    Field("verdict", choice(Charge)),
    Field("action", choice(Action)),
    Field("title", LOCALIZED),
    Field("why", LOCALIZED),
    Field("remedy", LOCALIZED),
    Field("references", TEXTS),
    Field("fine_tier", SOME, key="fine"),
    Field("own", FLAG),
)

TAKEN = Record(
    Taken,
    Field("field", TEXT),
    Field("whose", TEXT),
    Field("form", TEXT),
    Field("where", TEXTS),
    Field("disputed", FLAG),
    Field("sources", TEXTS),
    Field("checked", TEXT),
    Field("note", LOCALIZED),
)

RECIPIENT = Record(
    Recipient,
    Field("id", TEXT),
    Field("name", TEXT),
    Field("version", TEXT),
    Field("sha256", SHA256),
    Field("takes", many(TAKEN.shape())),
    schema={"description": "What the recipient takes, by which sources and as of when."},
)
