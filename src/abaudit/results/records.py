"""What ``abaudit/result/1`` holds: each record of a result, key by key, in the order in which it is written.

A new field of a result is a line here, or in `of_exports`, `of_numbers` or `of_known`, beside its attribute in
`abaudit.model`; ``make schemas`` writes the schema.  Keys that came after results were first saved are not demanded,
and say what they are where an older result lacks them.
"""

from __future__ import annotations

from typing import Any, get_args

from abaudit.model.findings import AuditResult, Decider, DeciderRole, LedgerFacts, Notice, Run, Show, Summary
from abaudit.model.notices import NOTICES
from abaudit.model.rulebook import Severity
from abaudit.results.codec import Record, RecordKey, follows, later
from abaudit.results.of_exports import EXPORT
from abaudit.results.of_known import BASELINE, COMPARISON, EXPORT_CHANGE, RECIPIENT, RULE, RULE_FILE, WAIVER
from abaudit.results.of_numbers import FINDING, NUMBER, UNREAD
from abaudit.results.shapes import (
    COUNT,
    DAY,
    FLAG,
    PAIRS,
    SHA256,
    TEXT,
    JsonShape,
    choice,
    demand,
    many,
    maybe,
    older,
    read_pairs,
    text,
)

SCHEMA = "abaudit/result/1"


def _read_notice(value: Any) -> Notice:
    demand(isinstance(value, dict))
    demand(isinstance(value.get("code"), str) and value["code"] in NOTICES, "code")
    return Notice(value["code"], tuple(pair for pair in read_pairs(value) if pair[0] != "code"))


LEDGER = Record(LedgerFacts, RecordKey("kind", TEXT), RecordKey("digest", TEXT), RecordKey("events", COUNT))

DECIDER = Record(Decider, RecordKey("role", choice(DeciderRole)), RecordKey("name", TEXT), RecordKey("sha256", SHA256))

RULES_OF_RUN: Record[dict[str, Any]] = Record(
    dict,
    RecordKey("rules_sha256", SHA256, key="sha256"),
    RecordKey("rules_version", TEXT, key="version"),
    later("own_rules", many(RULE_FILE.shape()), key="own"),
    of="record.run",
)

TOOL: Record[dict[str, Any]] = Record(
    dict,
    RecordKey("tool_version", TEXT, key="version"),
    RecordKey("phonenumbers_version", TEXT, key="phonenumbers"),
    of="record.run",
)


def _read_run(rules: dict[str, Any], recipient_name: str, **own: Any) -> dict[str, Any]:
    return {**own, **rules, "recipient_name": recipient_name or own["recipient"]}


RUN = Record(
    _read_run,
    RecordKey("on", DAY),
    RecordKey("controller", maybe(TEXT)),
    RecordKey("recipient", TEXT),
    later("recipient_name", older(TEXT, "")),
    RecordKey("region", text("^[A-Z]{2}$")),
    later("fail_on", choice(("any", *map(str, Severity), "never"))),
    follows("status", JsonShape({"enum": [0, 1, 3, 4]}, COUNT.read), is_demanded=False),
    follows("read_complete", FLAG),
    RecordKey("show", choice(get_args(Show))),
    RecordKey("ids", text("^(running|hmac:.+)$")),
    follows(
        "check",
        maybe(text("^[0-9a-f]{6}$"), ""),
        told=lambda result: result.run.check or None,
        is_demanded=False,
        about="What “abaudit explain” must be told with running ids, which count through several exports in this "
        "order; null where there is one.",
    ),
    RecordKey(
        "category",
        older(text("^[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*$"), ""),
        is_sparse=True,
        about="What this audit is called beside others of the same tool (--category); left out where nobody said.",
    ),
    RecordKey(
        "rules_page",
        older(text("^https://"), ""),
        is_sparse=True,
        about="Address of a page that explains the rules, from the config; left out where it names none.",
    ),
    later("max_age", maybe(COUNT), about="How many days old an export may be; null where nobody set a limit."),
    follows(
        "too_old",
        JsonShape(many(COUNT).schema, many(COUNT).read, list),
        is_demanded=False,
        about="The exports (0-based) that are older, or whose age nobody knows.",
    ),
    RecordKey("declared", PAIRS),
    RecordKey("exports", many(EXPORT.shape("export")), schema={"minItems": 1}),
    RecordKey("ledger", maybe(LEDGER.shape())),
    later(
        "decided_by",
        many(DECIDER.shape()),
        about="The owner's files that decided beside ledger and rules: the config with its exemptions and house rules, "
        "consent texts that were found, waivers, baseline.",
    ),
    RecordKey("rules", RULES_OF_RUN.shape(), told=RULES_OF_RUN.write),
    of="record.run",
)

SUMMARY = Record(
    Summary,
    RecordKey("contacts", COUNT),
    RecordKey("numbers", COUNT),
    RecordKey("distinct", COUNT),
    RecordKey("consented", COUNT),
    RecordKey("exempt", COUNT),
    RecordKey("review", COUNT),
    RecordKey("flagged", COUNT),
    RecordKey("unread", COUNT),
    later(
        "readable",
        COUNT,
        about="Distinct numbers that read exact or review; 0 means that there was nothing to audit.",
    ),
)

NOTICE = JsonShape(
    {
        "type": "object",
        "properties": {"code": {"type": "string"}},
        "required": ["code"],
        "additionalProperties": {"type": "string"},
    },
    _read_notice,
    lambda notice: {"code": notice.code, **dict(notice.values)},
)


def _read_result(run: dict[str, Any], tool: dict[str, Any], **parts: Any) -> AuditResult:
    return AuditResult(run=Run(**run, **tool), **parts)


RESULT = Record(
    _read_result,
    follows("schema", JsonShape({"const": SCHEMA}, TEXT.read), told=lambda _result: SCHEMA),
    RecordKey("tool", TOOL.shape(), told=TOOL.write),
    RecordKey("run", RUN.shape(), told=RUN.write),
    RecordKey("summary", SUMMARY.shape()),
    RecordKey("rows", many(NUMBER.shape("number")), key="numbers"),
    RecordKey("findings", many(FINDING.shape("finding"))),
    RecordKey("unread", many(UNREAD.shape("unread"))),
    later("notices", many(NOTICE)),
    later("waivers", many(WAIVER.shape())),
    later("baseline", maybe(BASELINE.shape())),
    later("comparison", maybe(COMPARISON.shape())),
    later("rules", many(RULE.shape()), about="Every rule that is cited, with its texts."),
    later("profile", maybe(RECIPIENT.shape()), key="recipient"),
)

DEFINITIONS: dict[str, Record[Any]] = {
    "export_change": EXPORT_CHANGE,
    "export": EXPORT,
    "number": NUMBER,
    "finding": FINDING,
    "unread": UNREAD,
}
"""The records that have a name in the schema."""
