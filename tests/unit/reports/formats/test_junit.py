"""JUnit XML: valid by the schema that Jenkins publishes, with counts that add up."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from abaudit.audit import audit
from abaudit.model.findings import AuditResult, Finding
from abaudit.model.rulebook import Action, Charge, Severity
from abaudit.reports.document import Document
from abaudit.reports.formats import junit
from factories import ANNA, BERND, book, contact, event, ledger, ruleset, scope
from hostile import HOSTILE
from results_factory import hostile_result, rich_result

OUTCOMES = ("failure", "error", "skipped")


@cache
def schema() -> Any:
    """The schema of Jenkins' xUnit plugin."""
    return etree.XMLSchema(etree.parse(str(Path(__file__).parents[3] / "schemas" / "junit-10.xsd")))


def tree(result: AuditResult) -> Any:
    """The document, valid, and with counts that are those of its cases."""
    root = etree.fromstring(junit.render(Document(result)))
    schema().assertValid(root)
    for element in (root, *root):
        cases = element.findall(".//testcase")
        assert int(element.get("tests")) == len(cases)
        assert int(element.get("failures")) == len([case for case in cases if case.find("failure") is not None])
        assert int(element.get("errors")) == len([case for case in cases if case.find("error") is not None])
        if element is not root:
            assert int(element.get("skipped")) == len([case for case in cases if case.find("skipped") is not None])
    assert all(len(case) <= 1 for case in root.iter("testcase"))
    return root


def outcomes(result: AuditResult) -> dict[str, str]:
    """Name of each case → what came of it."""
    found = {case.get("name"): case[0].tag if len(case) else "passed" for case in tree(result).iter("testcase")}
    assert set(found.values()) <= {*OUTCOMES, "passed"}
    return found


def test_every_number_is_one_case_with_its_outcome() -> None:
    """A number fails where something counts, is skipped where all of it is settled, and passes without accusation."""
    rich = rich_result()
    found = outcomes(rich)
    ids = {row.number: row.id for row in rich.rows}
    assert len(found) == rich.summary.distinct + len(rich.unread)
    assert found["vcard-truncated:99"] == "error"
    assert {number: found[mark] for number, mark in ids.items()} == {
        "+491713920001": "passed",
        "+491713920002": "failure",
        "3920099": "failure",
        "+491713920003": "skipped",
        "+491713920004": "skipped",
        "+491713920005": "failure",
        "+491713920006": "failure",
        "+493023125006": "passed",
        "112": "passed",
        "+493023125007": "failure",
    }


def test_a_failure_names_every_finding_and_place() -> None:
    """The text of a failure holds rules, articles, remedy and all places of the number."""
    rich = rich_result()
    bernd = next(row.id for row in rich.rows if row.number == BERND)
    failure, other = (case[0] for case in tree(rich).iter("testcase") if case.get("name") == bernd)
    assert failure.text == other.text
    assert (failure.get("type"), failure.get("message")) == ("AB104", "Consent withdrawn")
    assert "Art. 7(3) GDPR" in failure.text
    assert "export-1.vcf:1" in failure.text
    assert "export-2.csv:1" in failure.text


def test_every_suite_has_a_case_for_each_number_of_its_export() -> None:
    """However many exports hold the number: what an export holds fails in its own suite."""
    rich = rich_result()
    held = [{row.id for row in rich.rows if row.export == place} for place in range(len(rich.run.exports))]
    suites = tree(rich).findall("testsuite")[: len(held)]
    named = [{case.get("name") for case in suite.iter("testcase") if case.find("error") is None} for suite in suites]
    assert named == held
    assert any(one & other for one, other in pairwise(held))


def test_a_skip_says_why() -> None:
    """The reason of a skipped case is the waiver, the baseline or the threshold."""
    rich = rich_result()
    reasons = [skipped.get("message") for skipped in tree(rich).iter("skipped")]
    assert any("Waiver W-1" in reason for reason in reasons)
    assert any("may stay open until 2027-03-31" in reason for reason in reasons)
    lenient = replace(rich, run=replace(rich.run, fail_on="never"))
    assert "failure" not in outcomes(lenient).values()
    assert any("threshold (--fail-on never)" in skipped.get("message") for skipped in tree(lenient).iter("skipped"))


@pytest.mark.parametrize("threshold", ["any", "critical", "high", "medium", "low", "never"])
def test_there_are_failures_exactly_where_the_status_says_findings(threshold: str) -> None:
    """A build that reads this file fails exactly where the exit status would be 1."""
    rich = rich_result()
    result = replace(rich, run=replace(rich.run, fail_on=threshold))
    assert ("failure" in outcomes(result).values()) == result.fails


def test_an_audit_of_nothing_is_an_error() -> None:
    """An export without any number is no empty suite, which Jenkins would call a success."""
    root = tree(audit([book(contact("Anna")), book(contact("Bernd", BERND))], None, ruleset(), scope()))
    assert [(suite.get("tests"), suite.get("errors")) for suite in root] == [("1", "1"), ("1", "0")]


def test_findings_about_the_whole_audit_have_a_suite_of_their_own() -> None:
    """A finding without a number is a case named after its rule."""
    whole = Finding("AB101", Severity.HIGH, Charge.FLAGGED, Action.ASK)
    root = tree(replace(rich_result(), findings=(whole,)))
    assert [suite.get("name") for suite in root] == ["export-1", "export-2", junit.WHOLE]
    assert [case.get("name") for case in root[-1].iter("testcase")] == ["AB101"]


def test_suites_carry_sources_counts_and_the_box() -> None:
    """Each suite says of which bytes it speaks, what was looked at, and what it does not say."""
    written = ledger(event("given", ANNA, "Anna Beispiel"))
    (suite,) = tree(audit([book(contact("Anna Beispiel", ANNA))], written, ruleset(), scope()))
    properties = {each.get("name"): each.get("value") for each in suite.iter("property")}
    assert properties["sha256"] == "0" * 64
    assert suite.get("timestamp") == "2026-11-23T00:00:00"
    assert "1 different numbers" in suite.find("system-out").text
    assert "Not checked" in suite.find("system-out").text


@pytest.mark.parametrize("text", HOSTILE, ids=[ascii(text)[:24] for text in HOSTILE])
def test_hostile_texts_keep_it_valid(text: str) -> None:
    """Only characters of XML 1.0 come out, whatever a contact or a rule says."""
    result = hostile_result(text)
    hard = replace(result.rules[0], title=(("en", text),), remedy=(("en", text),), references=(text,))
    tree(replace(result, rules=(hard, *result.rules[1:])))
