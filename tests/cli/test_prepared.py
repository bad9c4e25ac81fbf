"""A forked call is what a call that starts anew is; so whatever the other tests say of it holds for users."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from cli import prepared
from cli.process import ANNA, COMMAND, LIMIT, Ended, card, environment, run

CALLS = [
    (["--help"], b""),
    (["--lang", "de", "audit", "--help"], b""),
    (["audit", "-", "--on", "2026-11-23", "-o", "json"], card("Anna Beispiel", ANNA).encode()),
    (["audit", "missing.vcf"], b""),
    (["inspect", "-", "--show", "id"], b"\0\xff\xfe"),
    (["ledgr"], b""),
]


@pytest.mark.skipif(not prepared.IS_POSSIBLE, reason="calls are not forked on this system")
@pytest.mark.parametrize(("arguments", "given"), CALLS, ids=[" ".join(call) for call, _given in CALLS])
@pytest.mark.parametrize("env", [{}, {"LANG": "C"}, {"TZ": "Asia/Tokyo", "ABAUDIT_LANG": "de"}], ids=str)
def test_it_says_the_same(arguments: list[str], given: bytes, env: dict[str, str], tmp_path: Path) -> None:
    """Status, standard output and standard error, byte for byte."""
    real = run([*COMMAND, *arguments], cwd=tmp_path, given=given, env=env)
    surroundings = {"HOME": str(tmp_path / "home"), **environment(env)}
    status, out, err = prepared.run(
        arguments, cwd=tmp_path, environment=surroundings, given=given, stdout=None, limit=LIMIT
    )
    assert Ended(status, out, err.decode()) == real


@pytest.mark.skipif(not prepared.IS_POSSIBLE, reason="calls are not forked on this system")
def test_a_call_that_hangs_is_ended(tmp_path: Path) -> None:
    """And the next one is answered as if nothing had been."""
    surroundings = {"HOME": str(tmp_path / "home"), **environment()}
    for limit in (0.001, LIMIT):
        try:
            ended = prepared.run(
                ["--version"], cwd=tmp_path, environment=surroundings, given=b"", stdout=None, limit=limit
            )
        except subprocess.TimeoutExpired:
            assert limit < 1
        else:
            assert (ended[0], ended[1][:7]) == (0, b"abaudit")


@pytest.mark.parametrize("name", ["PYTHONHASHSEED", "PYTHONIOENCODING", "PYTHONUTF8"])
def test_what_python_looks_at_needs_a_start_of_its_own(name: str) -> None:
    """A fork would have the setting of the interpreter that it comes from."""
    assert not prepared.can_run({**environment(), name: "1"})
