"""An account without a name, a home or a folder that it may write: no command needs any of them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from abaudit.cli.app import command
from abaudit.cli.boundary import run
from cli.process import COMMAND, LIMIT, Ground, abaudit, write
from conftest import lacking
from unit.cli.test_every_ledger_command import MINIMAL, _below
from unit.cli.test_nothing_is_written_over import CALLS, CHANGES

if sys.platform == "win32":
    pytest.skip("Windows knows no account without a name", allow_module_level=True)

import click

NOBODY = 12345
"""A user id that no machine gives to anybody."""


def _as_nobody(ground: Ground, *arguments: str, env: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    """Run abaudit with nothing in its environment, as an account that is only a number.

    It may read what root may, since the interpreter can lie in root's own folder.
    """
    if os.geteuid() != 0:
        lacking("root, to become an account without a name")
    if shutil.which("setpriv") is None:
        lacking("setpriv (util-linux)")
    may = ("--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search")
    return subprocess.run(
        ["setpriv", "--reuid", str(NOBODY), "--clear-groups", *may, "env", "-i", *env, *COMMAND, *arguments],
        cwd=ground.folder,
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=False,
    )


@pytest.mark.parametrize("home", [(), ("HOME=/nonexistent",), ("HOME=",), ("HOME=home",), ("HOME=/root",)])
def test_an_account_that_is_only_a_number_audits(ground: Ground, home: tuple[str, ...]) -> None:
    """As any container runs it: no passwd entry, and no home, one that is not there, or root's."""
    for call in (("audit", "book.vcf"), ("inspect", "book.vcf", "--show", "id"), ("rules", "list")):
        ended = _as_nobody(ground, *call, env=home)
        assert (ended.returncode, ended.stderr) == (0, ""), call
    without = _as_nobody(ground, "key", "show-id", env=home)
    assert without.returncode == 2
    assert "ABAUDIT_KEY_FILE" in without.stderr or home in (("HOME=/nonexistent",), ("HOME=/root",))


def test_an_account_that_is_only_a_number_keeps_a_key_where_it_is_told(ground: Ground) -> None:
    """``key init`` says how to name a file, and the named one works."""
    assert "ABAUDIT_KEY_FILE" in _as_nobody(ground, "key", "init").stderr
    own = ground.folder / "own"
    own.mkdir()
    os.chown(own, NOBODY, NOBODY)
    named = (f"ABAUDIT_KEY_FILE={own / 'key'}",)
    assert _as_nobody(ground, "key", "init", env=named).returncode == 0
    assert _as_nobody(ground, "key", "show-id", env=named).returncode == 0


@pytest.mark.parametrize(
    ("owner", "group", "mode", "usable"),
    [(0, 4242, 0o440, True), (0, 4242, 0o640, True), (0, 0, 0o444, False), (0, 4242, 0o460, False),
     (0, 4242, 0o550, False),
     (NOBODY, 4242, 0o440, False), (NOBODY, NOBODY, 0o400, True), (NOBODY, 0, 0o600, True)],
)  # fmt: skip
def test_a_mounted_key_is_used(ground: Ground, owner: int, group: int, mode: int, *, usable: bool) -> None:
    """As Kubernetes mounts a secret: links, root's file, readable to a group; never to everybody, nor to be written."""
    made = abaudit("key", "init", cwd=ground.folder, env={"ABAUDIT_KEY_FILE": "secret/..2026/key"})
    assert made.status == 0
    folder = ground.folder / "secret"
    for each in (folder, folder / "..2026"):
        each.chmod(0o755)
    (folder / "..data").symlink_to("..2026")
    (folder / "key").symlink_to("..data/key")
    if os.geteuid() == 0:
        os.chown(folder / "key", owner, group)
    (folder / "key").chmod(mode)
    ended = _as_nobody(ground, "key", "show-id", env=("ABAUDIT_KEY_FILE=secret/key",))
    assert ended.returncode == (0 if usable else 2)
    assert usable or "0440" in ended.stderr


def _every_call() -> list[tuple[str, ...]]:
    """Every command of the whole command line, with arguments where the tests of outputs know some."""
    known: dict[str, tuple[str, ...]] = {f"ledger {name}": more for name, more in MINIMAL.items()}
    for name, call in {**CALLS, **CHANGES}.items():
        words = name.rpartition(" ")[0]
        known[words] = tuple(part.format("out") for part in call[len(words.split()) :])
    whole = command()
    found = [(*words, *known.get(" ".join(words), ())) for words, each in _below(whole) if not each.hidden]
    assert isinstance(whole, click.Group)
    assert {"audit", "guard", "key", "ledger"} <= {call[0] for call in found}
    return found


@pytest.mark.parametrize("call", _every_call(), ids=" ".join)
def test_no_command_needs_a_home(call: tuple[str, ...], ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not one of them takes "no folder for a key" for a bug."""
    import pwd

    def unknown(_number: int) -> None:
        raise KeyError

    monkeypatch.setattr(pwd, "getpwuid", unknown)
    for name in ("HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("builtins.input", lambda _text="": "")
    monkeypatch.chdir(ground.folder)
    write(ground.folder / "phone.vcf", (ground.folder / "book.vcf").read_text())
    assert run(call) in (0, 1, 2, 3, 4)
