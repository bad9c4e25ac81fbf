"""A saved result (``abaudit/result/1``, see ``reports/json_result.py``) → `AuditResult`.

Every report can be written again from the file, without the exports, the ledger or the rules.  Keys that are not known
are ignored; counts that do not fit the rows are refused, because such a result could look cleaner than it is.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from abaudit.errors import Problem, ResultError
from abaudit.i18n import _
from abaudit.model.consent import Standing
from abaudit.model.contacts import Column
from abaudit.model.facts import ExemptionKind, Listed
from abaudit.model.findings import (
    DECIDERS,
    AuditResult,
    Consent,
    Decider,
    ExportFacts,
    Finding,
    Hint,
    LedgerFacts,
    Listing,
    Notice,
    Row,
    Run,
    Summary,
    UnreadRow,
)
from abaudit.model.known import (
    BaselineUse,
    Comparison,
    ExportChange,
    ExportState,
    Waiver,
    WaiverState,
    WaiverUse,
)
from abaudit.model.notices import NOTICES
from abaudit.model.readings import ReadingKind
from abaudit.model.rulebook import Action, Charge, Recipient, Rule, RuleFile, Severity, Taken, Verdict
from abaudit.results.parts import DamagedError, Part

if TYPE_CHECKING:
    from collections.abc import Sequence

SCHEMA = "abaudit/result/1"

_KINDS = ("cell", "home", "work", "main", "fax", "pager", "other")
_SHOWS = ("id", "masked", "full")


def load(source: str, data: bytes) -> AuditResult:
    """The result in *data*, called *source* in messages; `ResultError` where it is none, or damaged."""
    hint = _("Save one with “abaudit audit … -o json:RESULT.json”.")
    try:
        found: Any = json.loads(data)
    except (ValueError, RecursionError):
        raise ResultError(source, Problem(_("this is no JSON document"), hint=hint)) from None
    schema = found.get("schema") if isinstance(found, dict) else None
    if schema != SCHEMA:
        newer = isinstance(schema, str) and schema.startswith("abaudit/result/")
        problem = Problem(
            _("this result was written by another version of abaudit") if newer else _("this is no result of an audit"),
            hint=_("Install the current abaudit.") if newer else hint,
        )
        raise ResultError(source, problem)
    try:
        return _result(Part(found))
    except DamagedError as damaged:
        message = _("the result is damaged at “{place}”").format(place=damaged)
    except ValueError:  # the laws that an AuditResult holds by itself
        message = _("the result contradicts itself; somebody changed it")
    raise ResultError(source, Problem(message, hint=hint))


def _result(root: Part) -> AuditResult:
    rules = tuple(_rule(part) for part in root.items("rules"))
    summary = root.part("summary")
    rows = tuple(_row(part) for part in root.items("numbers"))
    exports = len(root.part("run").items("exports"))
    for part, row in zip(root.items("numbers"), rows, strict=True):
        part.demand(row.export < exports, "export")
        _demand_rules(part, row.findings, rules)
    result = AuditResult(
        run=_run(root),
        summary=Summary(
            **{
                name: summary.count(name)
                for name in (
                    "contacts",
                    "numbers",
                    "distinct",
                    "consented",
                    "exempt",
                    "review",
                    "flagged",
                    "unread",
                    "readable",
                )
            }
        ),
        rows=rows,
        unread=tuple(_unread(part, exports) for part in root.items("unread")),
        rules=rules,
        findings=tuple(_finding(part) for part in root.items("findings")),
        notices=tuple(_notice(part) for part in root.items("notices")),
        profile=_recipient(root.part("recipient")) if root.has("recipient") else None,
        waivers=tuple(_waiver(part) for part in root.items("waivers")),
        baseline=_baseline(root.part("baseline")) if root.has("baseline") else None,
        comparison=_comparison(root.part("comparison"), exports) if root.has("comparison") else None,
    )
    _demand_rules(root, result.findings, rules)
    _demand_counts(summary, result)
    return result


def _demand_rules(part: Part, findings: Sequence[Finding], rules: Sequence[Rule]) -> None:
    known = {rule.id for rule in rules}
    part.demand(all(finding.rule in known for finding in findings), "findings")


def _demand_counts(summary: Part, result: AuditResult) -> None:
    """A result whose counts and rows disagree could look cleaner than it is."""
    verdicts = {row.id: row.verdict for row in result.rows}
    counts = result.summary
    summary.demand(counts.numbers == len(result.rows), "numbers")
    summary.demand(counts.unread == len(result.unread), "unread")
    summary.demand(counts.distinct == len(verdicts), "distinct")
    readable = {row.id for row in result.rows if row.reading is not ReadingKind.NONE}
    summary.demand(counts.readable == len(readable), "readable")
    for verdict in Verdict:
        counted = sum(found is verdict for found in verdicts.values())
        summary.demand(getattr(counts, verdict.value) == counted, verdict)


def _run(root: Part) -> Run:
    run, tool, rules = root.part("run"), root.part("tool"), root.part("run").part("rules")
    ledger = run.part("ledger") if run.has("ledger") else None
    return Run(
        on=run.day("on"),
        controller=run.optional("controller"),
        recipient=run.text("recipient"),
        recipient_name=run.optional("recipient_name") or run.text("recipient"),
        region=run.text("region"),
        exports=tuple(_export(part) for part in run.items("exports")),
        ledger=LedgerFacts(ledger.text("kind"), ledger.text("digest"), ledger.count("events")) if ledger else None,
        rules_sha256=rules.text("sha256"),
        rules_version=rules.text("version"),
        own_rules=tuple(
            RuleFile(part.text("name"), part.text("version"), part.text("sha256")) for part in rules.items("own")
        ),
        tool_version=tool.text("version"),
        phonenumbers_version=tool.text("phonenumbers"),
        declared=run.pairs("declared"),
        fail_on=run.choice("fail_on", ("any", *Severity, "never")),
        show=run.choice("show", _SHOWS),  # type: ignore[arg-type]  # one of them
        ids=run.text("ids"),
        decided_by=tuple(
            Decider(part.choice("role", DECIDERS), part.text("name"), part.text("sha256"))
            for part in run.items("decided_by")
        ),
        category=run.optional("category") or "",
        rules_page=run.optional("rules_page") or "",
        max_age=run.count("max_age") if run.has("max_age") else None,
    )


def _export(part: Part) -> ExportFacts:
    return ExportFacts(
        name=part.text("name"),
        sha256=part.text("sha256"),
        layout=part.text("layout"),
        encoding=part.text("encoding"),
        records=part.count("records"),
        contacts=part.count("contacts"),
        numbers=part.count("numbers"),
        unread=part.count("unread"),
        noise=part.count("noise"),
        size=part.count("size") if part.has("size") else 0,
        phone_columns=_columns(part.items("phone_columns")),
        columns_aside=_columns(part.items("columns_aside")),
        consent_columns=_columns(part.items("consent_columns")),
        columns=part.count("columns"),
        known_headers=part.count("known_headers"),
        free_text_numbers=part.count("free_text_numbers"),
        office=part.boolean("office"),
        overrides=tuple((each.text("option"), each.optional("value") or "") for each in part.items("overrides")),
        listing=_listing(part.part("already_shared")) if part.has("already_shared") else None,
        container=part.optional("container") or "",
        id=part.optional("id") or "",
        written=part.optional_day("written"),
    )


def _listing(part: Part) -> Listing:
    return Listing(part.optional_day("on"), part.choice("source", ("stated", "archive", "unknown")))  # type: ignore[arg-type]  # one of them


def _columns(parts: Sequence[Part]) -> tuple[Column, ...]:
    return tuple(Column(part.count("position") - 1, part.optional("header") or "") for part in parts)


def _row(part: Part) -> Row:
    return Row(
        id=part.text("id"),
        contact=part.text("contact"),
        export=part.count("export"),
        record=part.count("record"),
        line=part.count("line"),
        kinds=tuple(kind if kind in _KINDS else "custom" for kind in part.texts("labels")),  # type: ignore[misc]  # of Kind
        reading=ReadingKind(part.choice("reading", tuple(ReadingKind))),
        reason=part.optional("reason") or "",
        standing=Standing(part.choice("standing", tuple(Standing))) if part.has("standing") else None,
        verdict=Verdict(part.choice("verdict", tuple(Verdict))),
        findings=tuple(_finding(each) for each in part.items("findings")),
        hint=Hint(part.choice("hint", tuple(Hint))) if part.has("hint") else None,
        exemption=ExemptionKind(part.choice("exemption", tuple(ExemptionKind))) if part.has("exemption") else None,
        listed=Listed(part.choice("already_shared", tuple(Listed))) if part.has("already_shared") else Listed.NO,
        consents=tuple(_consent(each) for each in part.items("consents")),
        name=part.optional("name"),
        number=part.optional("number"),
        label=part.optional("label"),
        groups=part.texts("groups"),
    )


def _finding(part: Part) -> Finding:
    return Finding(
        rule=part.text("rule"),
        severity=Severity(part.choice("severity", tuple(Severity))),
        verdict=Charge(part.choice("verdict", tuple(Charge))),
        action=Action(part.choice("action", tuple(Action))),
        waiver=part.optional("waiver") or "",
        due=part.optional_day("due"),
        owner=part.optional("owner") or "",
    )


def _consent(part: Part) -> Consent:
    return Consent(
        event=part.count("event"),
        on=part.day("on"),
        how=part.optional("how") or "",
        until=part.optional_day("until"),
        evidence_sha256=part.optional("evidence_sha256") or "",
        text=part.optional("text"),
        person=part.optional("person"),
        evidence=part.optional("evidence"),
    )


def _unread(part: Part, exports: int) -> UnreadRow:
    export = part.count("export")
    part.demand(export < exports, "export")
    record = part.count("record") if part.has("record") else None
    return UnreadRow(export, record, part.count("line"), part.text("code"), part.text("reason"))


def _notice(part: Part) -> Notice:
    code = part.choice("code", tuple(NOTICES))
    return Notice(code, tuple((name, value) for name, value in part.all_texts() if name != "code"))


def _rule(part: Part) -> Rule:
    return Rule(
        id=part.text("id"),
        name=part.text("name"),
        severity=Severity(part.choice("severity", tuple(Severity))),
        verdict=Charge(part.choice("verdict", tuple(Charge))),
        action=Action(part.choice("action", tuple(Action))),
        when=(),
        title=part.localized("title"),
        why=part.localized("why"),
        remedy=part.localized("remedy"),
        references=part.texts("references"),
        own=part.boolean("own"),
        fine_tier=part.optional("fine") or "",
    )


def _recipient(part: Part) -> Recipient:
    return Recipient(
        id=part.text("id"),
        name=part.text("name"),
        version=part.text("version"),
        takes=tuple(
            Taken(
                field=each.text("field"),
                whose=each.text("whose"),
                form=each.text("form"),
                where=each.texts("where"),
                disputed=each.boolean("disputed"),
                sources=each.texts("sources"),
                checked=each.text("checked"),
                note=each.localized("note"),
            )
            for each in part.items("takes")
        ),
        sha256=part.text("sha256"),
    )


def _waiver(part: Part) -> WaiverUse:
    return WaiverUse(
        Waiver(
            name=part.text("name"),
            reason=part.optional("reason") or "",
            owner=part.optional("owner") or "",
            approved_by=part.optional("approved_by") or "",
            approved_on=part.day("approved_on"),
            expires=part.day("expires"),
            id=part.optional("id") or "",
            rule=part.optional("rule") or "",
            group=part.optional("group") or "",
        ),
        WaiverState(part.choice("state", tuple(WaiverState))),
        part.count("covers"),
    )


def _baseline(part: Part) -> BaselineUse:
    return BaselineUse(
        sha256=part.text("sha256"),
        entries=part.count("entries"),
        new=part.count("new"),
        known=part.count("known"),
        overdue=part.count("overdue"),
        fixed=part.count("fixed"),
        until=part.optional_day("until"),
    )


def _comparison(part: Part, exports: int) -> Comparison:
    return Comparison(
        on=part.day("on"),
        new=part.texts("new"),
        lapsed=part.texts("lapsed"),
        fixed=part.texts("fixed"),
        unchanged=part.texts("unchanged"),
        exports=tuple(_export_change(each, exports) for each in part.items("exports")),
    )


def _export_change(part: Part, exports: int) -> ExportChange:
    place = part.count("export") if part.has("export") else None
    part.demand(place is None or place < exports, "export")
    return ExportChange(
        state=ExportState(part.choice("state", tuple(ExportState))),
        export=place,
        earlier=part.count("earlier") if part.has("earlier") else None,
        name=part.text("name"),
        before=part.count("before"),
        now=part.count("now"),
        accepted=part.boolean("accepted"),
    )
