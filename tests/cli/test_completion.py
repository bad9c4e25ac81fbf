"""TAB in real shells: what the program knows stands on the line."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from abaudit.cli.schema import NAMES
from cli.process import COMMAND, abaudit, card, environment, write
from conftest import lacking

pty = pytest.importorskip("pty", reason="pseudo terminals are a thing of POSIX")

COMMANDS = {
    "audit", "baseline", "completion", "diff", "explain", "guard", "inspect", "key", "ledger", "report", "rules",
    "sample", "schema", "waiver",
}  # fmt: skip

SCRIPTS = {"bash": "bash", "zsh": "zsh", "fish": "fish", "powershell": "pwsh"}
_START = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}
_PREPARE = {
    "bash": "PS1='R''EADY '; bind 'set bell-style none'; source ./script",
    "zsh": "PS1='R''EADY '; autoload -U compinit; compinit -D -u; setopt no_beep; source ./script",
    "fish": "function fish_prompt; echo -n R''EADY\\ ; end; source ./script",
}
Typed = Callable[[str, list[str]], list[list[str]]]


class _Shell:
    """An interactive shell in a terminal of its own."""

    def __init__(self, name: str, folder: Path) -> None:
        self._pid, self._terminal = pty.fork()
        if self._pid == 0:
            os.chdir(folder)
            home = {"HOME": str(folder), "TERM": "vt100", "PATH": f"{folder}/bin:/usr/bin:/bin", "COLUMNS": "200"}
            os.execvpe(_START[name][0], _START[name], environment(home))
        self._seen = ""
        self.send(_PREPARE[name] + "\n")
        self._until(r"READY ")

    def send(self, text: str) -> None:
        os.write(self._terminal, text.encode())

    def words(self, line: str, out: Path) -> list[str]:
        """The words of *line* after TAB was pressed at its end."""
        self.send(f"{line}\t\x01printf '%s\\n' \x05 >{out.name}; echo DO''NE\n")
        self._until(r"DONE\s")
        return out.read_text("utf-8").splitlines()

    def _until(self, pattern: str) -> None:
        deadline = time.monotonic() + 30
        while not re.search(pattern, self._seen):
            assert time.monotonic() < deadline, self._seen
            try:
                self._seen += os.read(self._terminal, 4096).decode("utf-8", "replace")
            except OSError:
                pytest.fail(f"the shell ended: {self._seen}")
        self._seen = ""

    def close(self) -> None:
        os.close(self._terminal)
        os.waitpid(self._pid, 0)


@pytest.fixture
def typed(tmp_path: Path) -> Iterator[Typed]:
    """The words on the line of a shell after TAB."""
    open_ones: list[_Shell] = []
    write(tmp_path / "bin" / "abaudit", f'#!/bin/sh\nexec {" ".join(map(shlex.quote, COMMAND))} "$@"\n').chmod(0o755)
    write(tmp_path / "consents.yaml", "")
    write(tmp_path / "my book.vcf", card("Anna Beispiel"))
    write(tmp_path / "results" / "old result.json", "")

    def run(name: str, lines: list[str]) -> list[list[str]]:
        if not shutil.which(name):
            lacking(name)
        if name == "bash" and subprocess.run(["bash", "-c", "complete -o nosort x"], check=False).returncode:
            lacking("bash of version 4.4 or newer")
        (tmp_path / "script").write_bytes(abaudit("completion", name, cwd=tmp_path).raw)
        shell = _Shell(name, tmp_path)
        open_ones.append(shell)
        return [shell.words(line, tmp_path / "out") for line in lines]

    yield run
    for shell in open_ones:
        shell.close()


LINES = {
    "abaudit insp": ["abaudit", "inspect"],
    "abaudit audit --fail": ["abaudit", "audit", "--fail-on"],
    "abaudit audit --fail-on cri": ["abaudit", "audit", "--fail-on", "critical"],
    "abaudit audit --lang=d": ["abaudit", "audit", "--lang=de"],
    "abaudit audit -o js": ["abaudit", "audit", "-o", "json"],
    "abaudit audit -o json:res": ["abaudit", "audit", "-o", "json:results/"],
    "abaudit audit -o json:results/": ["abaudit", "audit", "-o", "json:results/old result.json"],
    "abaudit audit --output=json:res": ["abaudit", "audit", "--output=json:results/"],
    "abaudit explain AB104": ["abaudit", "explain", "AB104"],
    "abaudit audit --region LI": ["abaudit", "audit", "--region", "LI"],
    "abaudit audit --ledger con": ["abaudit", "audit", "--ledger", "consents.yaml"],
    "abaudit audit --ledger=con": ["abaudit", "audit", "--ledger=consents.yaml"],
    "abaudit audit my": ["abaudit", "audit", "my book.vcf"],
    "abaudit audit --rules res": ["abaudit", "audit", "--rules", "results/"],
}
"""What is typed before TAB, and the words that stand there after it."""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_completes(typed: Typed, shell: str) -> None:
    """Commands, options, their values, rules, regions, files and folders, each by one TAB."""
    found = typed(shell, list(LINES))
    # zsh takes the slash of a folder away again when a blank follows.
    told = {line: [word.rstrip("/") for word in words] for line, words in zip(LINES, found, strict=True)}
    assert told == {line: [word.rstrip("/") for word in words] for line, words in LINES.items()}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("abaudit ", COMMANDS),
        ("abaudit schema ", set(NAMES)),
        ("abaudit audit --show ", {"id", "masked", "full"}),
        ("abaudit audit --recipient ", {"whatsapp"}),
        ("abaudit audit --on ", set()),
        ("abaudit rules ch", {"check"}),
        ("abaudit 'insp", {"inspect"}),
    ],
)
def test_proposals(tmp_path: Path, line: str, told: set[str]) -> None:
    """What can stand there is told whole, and hidden commands are not."""
    ended = abaudit("__complete", "--line", line, cwd=tmp_path)
    assert (ended.status, ended.err) == (0, "")
    assert {row.split("\t")[1] for row in ended.out.splitlines()[1:]} == told


def test_proposals_come_with_help_in_the_users_language(tmp_path: Path) -> None:
    """Shells that show a line beside a proposal show it in German where the system is German."""
    rows = abaudit("__complete", "--", "explain", "AB104", cwd=tmp_path, env={"LANG": "de_DE.UTF-8"}).out.splitlines()
    assert rows == ["word\tAB104\t", "plain\tAB104\tEinwilligung zurückgenommen (Widerruf)"]


@pytest.mark.parametrize("shell", SCRIPTS)
def test_scripts_are_printed(tmp_path: Path, shell: str) -> None:
    """For each shell there is a script that asks the program, and nothing is written anywhere."""
    ended = abaudit("completion", shell, cwd=tmp_path, env={"HOME": str(tmp_path)})
    assert (ended.status, ended.err) == (0, "")
    assert "__complete" in ended.out
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_shell_is_refused(tmp_path: Path) -> None:
    """With the shells that are known."""
    ended = abaudit("completion", "tcsh", cwd=tmp_path)
    assert (ended.status, ended.out) == (2, "")
    assert "bash, zsh, fish, powershell" in ended.err


def test_completing_imports_nothing_heavy(tmp_path: Path) -> None:
    """TAB is answered without the report's library, the number plans and vCards."""
    code = (
        "import sys; from abaudit.cli import boundary; boundary.run(['__complete', '--', 'audit', '--f']);"
        "print(sorted({'rich', 'phonenumbers', 'vobject', 'yaml'} & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment(), capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
