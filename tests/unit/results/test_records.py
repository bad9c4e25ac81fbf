"""Each record of a result is declared once, and nothing of it is lost on the way to JSON and back."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from typing import Any

import pytest

from abaudit import results
from abaudit.model import export_facts, findings, known, rulebook
from abaudit.model.contacts import Column
from abaudit.results import of_exports, of_known, of_numbers, records, shapes
from abaudit.results.codec import Record, RecordKey
from abaudit.results.shapes import DamagedError, choice, many, maybe, older
from results_factory import rich_result

DECLARED: tuple[tuple[type, tuple[Record[Any], ...], set[str]], ...] = (
    (Column, (of_exports.COLUMN,), {"use"}),
    (export_facts.Listing, (of_exports.LISTING,), set()),
    (export_facts.ExportFacts, (of_exports.EXPORT,), set()),
    (findings.LedgerFacts, (records.LEDGER,), set()),
    (findings.Decider, (records.DECIDER,), set()),
    (findings.Run, (records.RUN, records.TOOL, records.RULES_OF_RUN), set()),
    (findings.Summary, (records.SUMMARY,), set()),
    (findings.Finding, (of_numbers.FINDING,), set()),
    (findings.Consent, (of_numbers.CONSENT,), set()),
    (findings.Row, (of_numbers.NUMBER,), set()),
    (findings.UnreadRow, (of_numbers.UNREAD,), set()),
    (findings.AuditResult, (records.RESULT,), set()),
    (known.Waiver, (of_known.WAIVER,), {"line"}),
    (known.BaselineUse, (of_known.BASELINE,), set()),
    (known.ExportChange, (of_known.EXPORT_CHANGE,), set()),
    (known.Comparison, (of_known.COMPARISON,), set()),
    (rulebook.RuleFile, (of_known.RULE_FILE,), set()),
    (rulebook.Rule, (of_known.RULE,), {"when", "examples"}),
    (rulebook.Taken, (of_known.TAKEN,), set()),
    (rulebook.Recipient, (of_known.RECIPIENT,), set()),
)
"""Kind of value → its records, and the attributes that no report reads."""


@pytest.mark.parametrize(("kind", "declared", "left_out"), DECLARED, ids=[each[0].__name__ for each in DECLARED])
def test_no_attribute_is_forgotten(kind: type, declared: tuple[Record[Any], ...], left_out: set[str]) -> None:
    """A new attribute of a result must be declared, or be named here as one that is not kept."""
    kept = {field.name for record in declared for field in record.fields if field.is_read}
    attributes = {each.name for each in fields(kind)}
    assert attributes - kept == left_out


def test_a_key_that_came_later_may_be_missing() -> None:
    """Results that were saved before it was there are read, and say what it means that nobody knew it."""
    document = json.loads(json.dumps(results.document(rich_result())))
    for export in document["run"]["exports"]:
        for key in ("size", "container", "id", "written", "already_shared"):
            del export[key]
    for number in document["numbers"]:
        for key in ("already_shared", "hint", "groups", "label", "exemption", "consents"):
            del number[key]
    for key in ("recipient_name", "max_age", "decided_by", "check", "too_old", "status"):
        del document["run"][key]
    for key in ("waivers", "notices", "baseline", "comparison", "recipient"):
        del document[key]
    read = results.load("old.json", json.dumps(document).encode())
    assert {(row.listed, row.hint, row.groups, row.consents) for row in read.rows} == {("no", None, (), ())}
    assert (read.run.recipient_name, read.run.max_age, read.run.decided_by) == ("whatsapp", None, ())
    assert {(export.size, export.container, export.written) for export in read.run.exports} == {(0, "", None)}
    assert (read.waivers, read.baseline, read.profile) == ((), None, None)


@pytest.mark.parametrize(
    ("shape", "value", "place"),
    [
        (shapes.TEXT, None, ""),
        (shapes.COUNT, -1, ""),
        (shapes.COUNT, True, ""),
        (shapes.FLAG, 1, ""),
        (shapes.DAY, "2026-13-01", ""),
        (shapes.TEXTS, ["a", 1], ""),
        (shapes.PAIRS, [], ""),
        (shapes.PAIRS, {"a": 1}, "a"),
        (shapes.LOCALIZED, {"de": "x"}, ""),
        (choice(("a", "b")), "c", ""),
        (many(shapes.TEXT), ["a", 1], "[1]"),
        (many(many(shapes.TEXT)), [["a"], ["b", 1]], "[1][1]"),
        (maybe(shapes.COUNT), "1", ""),
        (many(of_numbers.FINDING.shape()), [{}], "[0].rule"),
    ],
)
def test_a_value_of_another_kind_is_damage(shape: shapes.JsonShape[Any], value: Any, place: str) -> None:
    """Told by its place as seen from the value."""
    with pytest.raises(DamagedError) as damaged:
        shape.read(value)
    assert str(damaged.value) == place


@pytest.mark.parametrize(
    ("shape", "value", "written"),
    [
        (shapes.DAY, date(2026, 1, 2), "2026-01-02"),
        (maybe(shapes.DAY), None, None),
        (maybe(shapes.DAY), date(2026, 1, 2), "2026-01-02"),
        (maybe(shapes.TEXT, ""), "", None),
        (maybe(shapes.COUNT), 0, 0),
        (older(shapes.COUNT, 0), 0, 0),
        (shapes.PAIRS, (("a", "b"),), {"a": "b"}),
        (many(shapes.DAY), (date(2026, 1, 2),), ["2026-01-02"]),
    ],
)
def test_a_value_is_written_and_read_as_it_was(shape: shapes.JsonShape[Any], value: Any, written: Any) -> None:
    """Nothing becomes null that is something."""
    write: Callable[[Any], Any] = shape.write or (lambda value: value)
    assert write(value) == written
    assert shape.read(written) == value


def test_a_sparse_key_is_left_out_where_there_is_nothing() -> None:
    """And stands in its place where there is something."""
    record: Record[Any] = Record(
        dict, RecordKey("sha256", shapes.TEXT), RecordKey("until", maybe(shapes.DAY), is_sparse=True)
    )
    use = known.BaselineUse("0", 1, 0, 0, 0, 0, None)
    assert record.write(use) == {"sha256": "0"}
    assert record.read({"sha256": "0"}) == {"sha256": "0", "until": None}
    assert record.schema["required"] == ["sha256"]
