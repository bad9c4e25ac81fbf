"""GitHub annotations: commands as the runner reads them, and never more than it shows."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import unquote

import pytest

from abaudit.audit import audit
from abaudit.model.findings import AuditResult, UnreadRow
from abaudit.reports.document import Document
from abaudit.reports.formats import github
from factories import ANNA, book, contact, event, ledger, ruleset, scope
from results_factory import rich_result

COMMAND = re.compile(r"::(error|warning|notice) (?:file=([^,:]+),line=(\d+),)?title=([^:,]*)::(.+)")


def commands(result: AuditResult) -> list[tuple[str, str, str, str, str]]:
    """(kind, file, line, title, text) of each annotation, read as the runner does."""
    lines = github.render(Document(result)).decode().splitlines()
    log = lines.index("::group::All findings") if "::group::All findings" in lines else len(lines)
    found = [COMMAND.fullmatch(line) for line in lines[:log]]
    assert all(found)
    assert not [line for line in lines[log + 1 :] if line.startswith("::") and line != "::endgroup::"]
    return [
        (match[1], match[2] or "", match[3] or "", unquote(match[4]), unquote(match[5])) for match in found if match
    ]


def many(count: int) -> AuditResult:
    """An audit with *count* numbers without a consent."""
    people = [contact(f"Person {place}", f"+4917139200{place:02}") for place in range(count)]
    return audit([book(*people)], None, ruleset(), scope())


def test_findings_are_annotations_at_their_lines() -> None:
    """What accuses is an error or a warning at its file and line, what only notes a notice."""
    found = commands(rich_result())
    assert ("error", "export-1.vcf", "99") in {each[:3] for each in found}
    kinds = {each[3][:5]: each[0] for each in found}
    assert kinds["AB104"] == "error"
    assert kinds["AB403"] == "warning"
    assert kinds["AB401"] == "notice"


def test_what_is_settled_is_a_notice() -> None:
    """A waived or known finding is shown, but not as an error."""
    settled = [each for each in commands(rich_result()) if "Waiver W-1 covers" in each[4] and each[1]]
    assert [each[0] for each in settled] == ["notice"]
    assert [each[0] for each in commands(rich_result()) if "past its due day" in each[4] and each[1]] == ["error"]


@pytest.mark.parametrize("count", [1, 10, 11, 40])
def test_no_more_than_github_shows(count: int) -> None:
    """Of each kind there are ten at most; the last says how many more stand in the log, where all of them are."""
    result = many(count)
    found = commands(result)
    for kind in ("error", "warning", "notice"):
        assert len([each for each in found if each[0] == kind]) <= github.SHOWN
    errors = [each for each in found if each[0] == "error"]
    assert len(errors) == min(count, 10)
    assert (errors[-1][3] == "Further findings") == (count > 10)
    if count > 10:
        assert errors[-1][4].startswith(f"{count - 9} more")
    log = github.render(Document(result)).decode().split("::group::All findings\n")[1]
    assert len(re.findall(r"^error: ", log, re.MULTILINE)) == count


def test_the_summary_and_the_box_are_always_there() -> None:
    """A clean audit prints what was looked at and what it does not say, and no empty group."""
    written = ledger(event("given", ANNA, "Anna Beispiel"))
    result = audit([book(contact("Anna Beispiel", ANNA))], written, ruleset(), scope())
    assert [each[0] for each in commands(result)] == ["notice", "notice"]
    said = github.render(Document(result)).decode()
    assert "1 different numbers" in said
    assert "Not checked" in said
    assert "::group::" not in said


def test_texts_cannot_become_commands() -> None:
    """Line ends, commas, colons and percent signs of a rule's texts are escaped, in the log as well."""
    rich = rich_result()
    hard = (("en", "100 %, a: b\n::error::x ##[error]y ::"),)
    rule = replace(rich.rules[0], title=hard, remedy=hard)
    result = replace(rich, rules=(rule, *rich.rules[1:]), unread=(UnreadRow(0, None, 0, "x", "a\r\n::error::b"),))
    found = commands(result)
    assert "100 %, a: b ::error::x ##[error]y ::" in {each[3].removeprefix("AB101 ") for each in found}
    assert found[0][2] == "1"
    log = github.render(Document(result)).decode().split("::group::All findings\n")[1]
    assert "##[" not in log
