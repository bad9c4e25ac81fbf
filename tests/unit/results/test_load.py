"""A saved result, read again."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given, strategies as st

from abaudit import results
from abaudit.errors import ResultError
from abaudit.model.findings import AuditResult, Show
from abaudit.redact import redact
from abaudit.reports import json_result
from results_factory import rich_result

SHOWS = get_args(Show)


def bare(result: AuditResult) -> AuditResult:
    """*result* without what a report never reads: when a rule fires, and its examples."""
    rules = tuple(replace(rule, when=(), examples=()) for rule in result.rules)
    waivers = tuple(replace(use, waiver=replace(use.waiver, line=0)) for use in result.waivers)
    return replace(result, rules=rules, waivers=waivers)


@pytest.mark.parametrize("show", SHOWS)
def test_what_was_saved_is_what_is_read(show: Show) -> None:
    """Every field that a report can show comes back, and the same JSON is written again."""
    saved = redact(rich_result(), show)
    data = json_result.render(saved)
    read = results.load("r.json", data)
    assert read == bare(saved)
    assert json_result.render(read) == data


def test_what_was_hidden_stays_hidden() -> None:
    """No later --show brings back what a result was saved without."""
    read = results.load("r.json", json_result.render(redact(rich_result(), "id")))
    again = redact(read, "full")
    assert again.run.show == "id"
    assert {row.name for row in again.rows} == {None}


def test_keys_that_nobody_knows_are_ignored() -> None:
    """A newer abaudit may add some."""
    document = results.document(rich_result())
    document["further"] = {"a": 1}
    document["numbers"][0]["further"] = []
    assert results.load("r.json", json.dumps(document).encode()) == bare(rich_result())


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no JSON"),
        (b"BEGIN:VCARD", "no JSON"),
        (b"\xff\xfe", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b"[]", "no result"),
        (b"null", "no result"),
        (b'{"schema": "abaudit/inspect/1"}', "no result"),
        (b'{"schema": "abaudit/result/2"}', "another version"),
        (b'{"schema": "abaudit/result/1"}', "damaged"),
    ],
)
def test_whatever_is_no_result_is_refused(data: bytes, message: str) -> None:
    """Saying what it is not."""
    with pytest.raises(ResultError, match=message):
        results.load("r.json", data)


def _set(*path: Any, value: Any) -> Callable[[dict[str, Any]], None]:
    def change(document: dict[str, Any]) -> None:
        place: Any = document
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (_set("numbers", 0, "verdict", value="consent"), r"numbers\[0\].verdict"),
        (_set("numbers", 0, "export", value=9), r"numbers\[0\].export"),
        (_set("numbers", 0, "line", value="7"), r"numbers\[0\].line"),
        (_set("numbers", 0, "line", value=True), r"numbers\[0\].line"),
        (_set("numbers", 0, "findings", value=[1]), r"numbers\[0\].findings\[0\]"),
        (_set("numbers", 0, "labels", value=[1]), r"numbers\[0\].labels"),
        (_set("run", "on", value="yesterday"), "run.on"),
        (_set("run", "exports", value="none"), "run.exports"),
        (_set("unread", value=[]), "summary.unread"),
        (_set("unread", 0, "export", value=2), r"unread\[0\].export"),
        (_set("rules", value=[]), "findings"),
        (_set("rules", 0, "title", value={"de": "x"}), r"rules\[0\].title"),
        (_set("rules", 0, "own", value="no"), r"rules\[0\].own"),
        (_set("summary", "consented", value=0), "contradicts|summary.consented"),
        (_set("summary", "readable", value=99), "summary.readable"),
        (_set("notices", value=[{"code": "nonsense"}]), r"notices\[0\].code"),
    ],
)
def test_damage_is_told_by_its_place(change: Callable[[dict[str, Any]], None], place: str) -> None:
    """And a result whose counts do not fit its rows is refused: it could look cleaner than it is."""
    document = results.document(rich_result())
    change(document)
    with pytest.raises(ResultError, match=place):
        results.load("r.json", json.dumps(document).encode())


def test_a_row_that_was_taken_out_is_seen() -> None:
    """The summary still counts it."""
    document = results.document(rich_result())
    del document["numbers"][-1]
    with pytest.raises(ResultError):
        results.load("r.json", json.dumps(document).encode())


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=2)))
def test_any_value_anywhere_gives_a_result_or_a_refusal(value: Any) -> None:
    """Never another exception."""
    for key in ("run", "numbers", "summary", "rules", "waivers", "baseline", "comparison", "recipient", "notices"):
        document = results.document(rich_result())
        document[key] = value
        try:
            results.load("r.json", json.dumps(document).encode("utf-8", "surrogatepass"))
        except ResultError:
            continue
