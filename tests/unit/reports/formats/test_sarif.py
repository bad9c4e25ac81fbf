"""SARIF: valid by the published schema, accepted by GitHub, and true to the result."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from abaudit.audit import audit
from abaudit.model.findings import AuditResult
from abaudit.reports.document import Document
from abaudit.reports.document.gaps import NOT_AUDITED, UNREAD
from abaudit.reports.formats import sarif
from factories import ANNA, book, contact, event, ledger, ruleset, scope
from hostile import HOSTILE
from results_factory import hostile_result, rich_result

SCHEMAS = Path(__file__).parents[3] / "schemas"


@cache
def schema() -> Any:
    """The schema of OASIS, errata 01."""
    document = json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_text("utf-8"))
    return jsonschema.Draft4Validator(document, format_checker=jsonschema.FormatChecker())


def run_of(result: AuditResult) -> dict[str, Any]:
    """The only run of the log, which is valid."""
    log = json.loads(sarif.render(Document(result)))
    schema().validate(log)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def plain(count: int = 0) -> AuditResult:
    """An audit without anything known before; *count* entries of one number."""
    contacts = [contact("Anna Beispiel", ANNA) for _ in range(count)] or [contact("Anna Beispiel", ANNA)]
    return audit([book(*contacts)], None, ruleset(), scope())


def test_the_schema_is_the_one_that_is_named() -> None:
    """The log names the schema that the test validates against."""
    document = json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_text("utf-8"))
    assert json.loads(sarif.render(Document(rich_result())))["$schema"] == document["id"] == sarif.SCHEMA


def test_every_finding_is_one_result_with_all_its_places() -> None:
    """Each (number, rule) pair is one result, its rule stands at its index, its places are those of the rows."""
    rich = rich_result()
    run = run_of(rich)
    rules = run["tool"]["driver"]["rules"]
    for found in run["results"]:
        assert rules[found["ruleIndex"]]["id"] == found["ruleId"]
    found = {
        (each["properties"]["number"], each["ruleId"]): [
            (place["physicalLocation"]["artifactLocation"]["uri"], place["physicalLocation"]["region"]["startLine"])
            for place in each["locations"]
        ]
        for each in run["results"]
        if each["ruleId"] != UNREAD
    }
    names = ("export-1.vcf", "export-2.csv")
    assert found == {
        (row.id, finding.rule): [(names[other.export], other.line) for other in rich.rows if other.id == row.id]
        for row in rich.rows
        for finding in row.findings
    }


def test_rules_carry_what_github_shows() -> None:
    """Each cited rule has texts, help in both forms, a level, a score where it accuses, and no link to nowhere."""
    rules = run_of(rich_result())["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [*sorted(rule["id"] for rule in rules[:-1]), UNREAD]
    for rule in rules:
        assert all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help"))
        assert len(rule["properties"]["tags"]) <= 10
        assert "helpUri" not in rule
        scored = "security-severity" in rule["properties"]
        assert scored == ("security" in rule["properties"]["tags"]) == (rule["defaultConfiguration"]["level"] != "note")
    by_id = {rule["id"]: rule for rule in rules}
    assert float(by_id["AB104"]["properties"]["security-severity"]) >= 9
    assert by_id["AB104"]["properties"]["articles"] == ["GDPR 7(3)", "GDPR 17(1)(b)", "GDPR 19"]
    assert "**What to do:**" in by_id["AB104"]["help"]["markdown"]


def test_waivers_become_suppressions_without_their_wording() -> None:
    """A waived result is suppressed by the waiver's name alone; every other one has an empty list."""
    results = run_of(rich_result())["results"]
    suppressed = [found["suppressions"] for found in results if found["suppressions"]]
    assert suppressed == [[{"kind": "external", "status": "accepted", "justification": "W-1"}]]
    assert not any("suppressions" in found for found in run_of(plain())["results"])


def test_the_baseline_says_what_is_new() -> None:
    """Known and not yet due is unchanged; everything else is new, what is past its due day as well."""
    results = run_of(rich_result())["results"]
    states = {(found["ruleId"], found.get("properties", {}).get("due")): found["baselineState"] for found in results}
    assert states["AB105", "2027-03-31"] == "unchanged"
    assert states["AB101", "2026-01-31"] == "new"
    assert [state for state in states.values() if state != "new"] == ["unchanged"]
    assert not any("baselineState" in found for found in run_of(plain())["results"])


def test_what_was_not_read_fails_the_run_and_is_seen() -> None:
    """An unread part is a notification, a result (GitHub shows no notifications), and no success."""
    run = run_of(rich_result())
    (invocation,) = run["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 3)
    assert invocation["toolExecutionNotifications"][0]["properties"]["code"] == "vcard-truncated"
    assert run["results"][0]["ruleId"] == UNREAD
    nothing = run_of(audit([book(contact("Anna"))], None, ruleset(), scope()))
    assert [found["ruleId"] for found in nothing["results"]] == [NOT_AUDITED]
    assert nothing["invocations"][0]["executionSuccessful"] is False


def test_a_clean_run_says_what_was_looked_at() -> None:
    """No result is not nothing: counts and the box stand in the run."""
    written = ledger(event("given", ANNA, "Anna Beispiel"))
    run = run_of(audit([book(contact("Anna Beispiel", ANNA))], written, ruleset(), scope()))
    assert (run["results"], run["invocations"][0]["executionSuccessful"]) == ([], True)
    assert "1 different numbers" in run["properties"]["summary"]
    assert "Not checked" in run["properties"]["box"]["text"]


def test_fingerprints_are_stable_and_those_that_github_reads() -> None:
    """Both fingerprints are there, differ between results, and do not move with the lines."""
    rich = rich_result()
    moved = replace(rich, rows=tuple(replace(row, line=row.line + 3) for row in rich.rows))
    marks = [found["partialFingerprints"] for found in run_of(rich)["results"]]
    assert marks == [found["partialFingerprints"] for found in run_of(moved)["results"]]
    assert len({mark["primaryLocationLineHash"] for mark in marks}) == len(marks)
    assert all(mark["primaryLocationLineHash"] == f"{mark['abaudit/v1']}:1" for mark in marks)


def test_places_stay_below_githubs_limit() -> None:
    """A number with very many places lists a hundred and counts all: GitHub refuses more than a thousand."""
    (found,) = run_of(plain(1100))["results"]
    assert len(found["locations"]) == sarif.PLACES
    assert found["properties"]["places"] == 1100


@pytest.mark.parametrize("text", HOSTILE, ids=[ascii(text)[:24] for text in HOSTILE])
def test_hostile_texts_keep_it_valid(text: str) -> None:
    """Whatever a rule or a contact says, the log is valid and has no placeholder or link that we did not mean."""
    result = hostile_result(text)
    hard = replace(result.rules[0], title=(("en", text),), why=(("en", text),), remedy=(("en", text),))
    run = run_of(replace(result, rules=(hard, *result.rules[1:])))
    for found in run["results"]:
        bare = found["message"]["text"].replace("{{", "").replace("}}", "").replace("\\\\", "").replace("\\[", "")
        assert not set("{}[") & set(bare)


@pytest.mark.parametrize(("category", "expected"), [("", "abaudit/whatsapp/"), ("phones/office", "phones/office/")])
def test_the_run_belongs_to_the_category_that_was_asked_for(category: str, expected: str) -> None:
    """GitHub takes all before the last slash for the category, so the slash stands at the end."""
    result = plain()
    run = run_of(replace(result, run=replace(result.run, category=category)))
    assert run["automationDetails"]["id"] == expected


def test_links_lead_to_the_page_of_rules_that_the_config_names() -> None:
    """Without one there is no address at all: none is made up."""
    result = plain()
    for driver in [run_of(result)["tool"]["driver"]]:
        assert "informationUri" not in driver
        assert not [rule for rule in driver["rules"] if "helpUri" in rule]
    page = "https://intranet.example/abaudit/rules"
    driver = run_of(replace(result, run=replace(result.run, rules_page=page)))["tool"]["driver"]
    assert driver["informationUri"] == page
    headings = {
        "#" + line.removeprefix("## ").lower().replace(" ", "-")
        for line in (Path(__file__).parents[4] / "docs" / "rules.md").read_text("utf-8").splitlines()
        if line.startswith("## AB")
    }
    for rule in driver["rules"]:
        assert rule["helpUri"].removeprefix(page) in headings


def test_only_shipped_rules_have_a_place_on_that_page() -> None:
    """A house's own rules are explained elsewhere."""
    result = plain()
    own = replace(result.rules[0], id="HOUSE1")
    rows = tuple(
        replace(row, findings=tuple(replace(each, rule="HOUSE1") for each in row.findings)) for row in result.rows
    )
    run = replace(result.run, rules_page="https://intranet.example/rules")
    (rule,) = run_of(replace(result, rules=(own,), rows=rows, run=run))["tool"]["driver"]["rules"]
    assert "helpUri" not in rule
