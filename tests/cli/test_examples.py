"""The example of the README gives what is kept beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cli.process import environment
from rewrite_examples import EXPECTED, REPORT, RESULT, produce

AGAIN = "if this is meant, run: python tools/rewrite_examples.py"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's outputs, made anew."""
    folder = tmp_path_factory.mktemp("examples")
    assert produce(folder, environment()) == 1
    return folder


def comparable(path: Path) -> dict[str, Any]:
    """A result without what depends on the versions installed and on where the checkout lies."""
    document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    document["tool"] = None
    document["notices"] = [one for one in document["notices"] if one["code"] != "ledger-in-git"]
    return document


def test_the_examples_result_is_the_one_kept(made: Path) -> None:
    """The example's JSON is what is kept in examples/expected."""
    assert comparable(made / RESULT) == comparable(EXPECTED / RESULT), AGAIN


def test_the_examples_report_is_the_one_kept(made: Path) -> None:
    """The example's report is what is kept in examples/expected, to the letter."""
    git = "The consent ledger lies in a git work tree."
    kept, new = ((folder / REPORT).read_text(encoding="utf-8") for folder in (EXPECTED, made))
    if (git in kept) == (git in new):  # the project may be unpacked from an archive, outside of git
        assert new == kept, AGAIN
    assert new.split("\nNote\n")[0] == kept.split("\nNote\n")[0], AGAIN


def test_the_example_shows_every_verdict(made: Path) -> None:
    """Whoever tries the example sees each verdict, each next step and each way to read."""
    rows = json.loads((made / RESULT).read_text(encoding="utf-8"))["numbers"]
    assert {row["verdict"] for row in rows} == {"consented", "exempt", "review", "flagged"}
    assert {row["reading"] for row in rows} == {"exact", "review", "none"}
    assert {finding["action"] for row in rows for finding in row["findings"]} >= {"ask", "remove", "check"}
