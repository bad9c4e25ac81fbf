"""Whatever happens → a status, told in process."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

import pytest

from abaudit import cli, i18n
from abaudit.cli import boundary
from abaudit.errors import Problem, RulesError


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """English, whatever the machine speaks and whatever a call chose."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    yield
    i18n.use("en")


@pytest.mark.parametrize(
    ("raised", "status", "told"),
    [
        (KeyboardInterrupt(), 130, ""),
        (
            RulesError("own.yaml", Problem("this is wrong", 3, "Do that.")),
            2,
            "own.yaml:3: this is wrong\n    Do that.\n",
        ),
    ],
    ids=["interrupted", "unusable"],
)
def test_what_the_user_can_mend_is_told_as_it_is(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    raised: BaseException,
    status: int,
    told: str,
) -> None:
    """An interruption is silent, and a problem says what, where and what to do."""

    def fail(_arguments: Sequence[str]) -> NoReturn:
        raise raised

    monkeypatch.setattr(boundary, "_dispatch", fail)
    assert boundary.run(["audit"]) == status
    assert capsys.readouterr().err == told


@pytest.mark.parametrize("error", [ValueError, KeyError, MemoryError, UnicodeError, AssertionError, RuntimeError])
def test_a_bug_tells_places_and_no_values(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: type[Exception]
) -> None:
    """Any other error is a bug: its kind and its places are told, its message and the machine's folders are not."""

    def fail(_arguments: Sequence[str]) -> NoReturn:
        raise error("+491713920001") from LookupError("Anna Beispiel")

    monkeypatch.setattr(boundary, "_dispatch", fail)
    assert boundary.run(["audit"]) == 70
    told = capsys.readouterr().err
    assert error.__name__ in told
    assert "test_boundary.py" in told
    for hidden in ("Anna", "3920001", str(Path(__file__).parents[3])):
        assert hidden not in told


def test_the_language_of_the_call_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    """The language is chosen before the first word is said."""
    assert boundary.run(["schema", "result", "--lang", "de"]) == 0
    assert i18n.language() == "de"
    assert capsys.readouterr().err == ""


def test_wrong_usage_points_to_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    """The help that is named is that of the command."""
    assert boundary.run(["inspect"]) == 2
    assert "abaudit inspect --help" in capsys.readouterr().err


def test_an_interruption_while_importing_is_none_of_a_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C counts from the first moment on."""

    def interrupted(_arguments: Sequence[str]) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(boundary, "run", interrupted)
    monkeypatch.setattr(sys, "argv", ["abaudit"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 130
