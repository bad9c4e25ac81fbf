"""What somebody at a terminal sees while a run goes on, and what is left of it: in pseudo terminals."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from cli.process import BERND, Ground, card, environment, write

pty = pytest.importorskip("pty", reason="pseudo terminals are a thing of POSIX")

EAGER = """
import sys, time
from abaudit import importers
from abaudit.cli import line, main
line.PATIENCE, line._BEAT = 0.01, 0.01
contents = importers.contents
def slowly(data, options):
    time.sleep({seconds})
    return contents(data, options)
importers.contents = slowly
main()
"""
"""abaudit that shows its progress after no time, and needs some."""


@dataclass(frozen=True)
class Seen:
    """A run's status, everything that reached its terminal, what is left there, and what went through the pipe."""

    status: int
    written: str
    piped: str

    @property
    def screen(self) -> list[str]:
        """The lines of the terminal at the end, for a carriage return and signs that write over others."""
        lines = [""]
        column = 0
        for sign in self.written.replace("\r\n", "\n"):
            if sign == "\n":
                lines.append("")
                column = 0
            elif sign == "\r":
                column = 0
            else:
                lines[-1] = lines[-1][:column] + sign + lines[-1][column + 1 :]
                column += 1
        return [line.rstrip() for line in lines]


def run(
    folder: Path,
    *arguments: str,
    env: dict[str, str] | None = None,
    seconds: float = 0.3,
    stdout: bool = False,
    interrupt: bool = False,
) -> Seen:
    """Run abaudit with its standard error, and *stdout* too if wanted, on a terminal."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", EAGER.format(seconds=seconds), *arguments],
        cwd=folder,
        env=environment({"TERM": "xterm", "COLUMNS": "100", "LINES": "50", **(env or {})}),
        stdin=subprocess.DEVNULL,
        stdout=theirs if stdout else subprocess.PIPE,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    written = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:  # Linux says so when the other end is closed
            break
        if not piece:
            break
        written += piece
        if interrupt and "Reading" in written.decode("utf-8", "replace"):
            time.sleep(0.05)
            process.send_signal(signal.SIGINT)
            interrupt = False
    piped = process.stdout.read().decode() if process.stdout else ""
    if process.stdout:
        process.stdout.close()
    os.close(ours)
    return Seen(process.wait(60), written.decode(), piped)


AUDIT = ("audit", "book.vcf", "--on", "2026-11-23")


def test_a_long_run_says_what_it_does_and_leaves_nothing_behind(ground: Ground) -> None:
    """The line on standard error names the file; at the end the screen is as empty as before."""
    seen = run(ground.folder, *AUDIT)
    assert seen.status == 0
    assert "Reading book.vcf" in seen.written
    assert seen.screen == [""]
    assert seen.piped == ground.audit("book.vcf").out
    assert "\x1b" not in seen.written


def test_progress_and_report_on_one_screen(ground: Ground) -> None:
    """The line is gone before the report begins; what is left is the report and nothing else."""
    plain = {"NO_COLOR": "1"}
    with_line = run(ground.folder, *AUDIT, stdout=True, env=plain)
    assert "Reading book.vcf" in with_line.written
    without = run(ground.folder, *AUDIT, stdout=True, env=plain | {"TERM": "dumb"})
    assert "Reading" not in without.written
    assert with_line.screen == without.screen
    assert len(without.screen) > 10


@pytest.mark.parametrize("arguments", [(), ("-q",)])
@pytest.mark.parametrize("env", [{"CI": "true"}, {"TERM": "dumb"}])
def test_nothing_moves_where_nobody_wants_it(ground: Ground, arguments: tuple[str, ...], env: dict[str, str]) -> None:
    """No progress in CI, on a terminal that cannot write over a line, and with --quiet."""
    assert run(ground.folder, *AUDIT, *arguments, env=env).written == ""
    assert run(ground.folder, *AUDIT, "-q").written == ""


def test_an_interrupted_run_leaves_the_screen_clean(ground: Ground) -> None:
    """Ctrl-C while something is read ends with 130 and takes the line away."""
    seen = run(ground.folder, *AUDIT, seconds=20, interrupt=True)
    assert seen.status == 130
    assert seen.screen == [""]


def test_an_error_stands_alone(ground: Ground) -> None:
    """What is wrong is on a line of its own, without rests of the progress."""
    write(ground.folder / "broken.csv", "no;table\nof;anything\n")
    seen = run(ground.folder, "audit", "broken.csv", "--on", "2026-11-23")
    assert seen.status == 2
    assert seen.screen[0].startswith("broken.csv: ")


def test_a_hostile_file_name_steers_no_terminal(ground: Ground) -> None:
    """Escape sequences and line ends in a file's name are shown as signs without effect."""
    name = "b\x1b[2J\x07\n.vcf"
    write(ground.folder / name, card("Bernd Muster", BERND))
    seen = run(ground.folder, "audit", name, "-q", "-v", "--on", "2026-11-23")
    assert "\x1b" not in seen.written
    seen = run(ground.folder, "audit", name, "--on", "2026-11-23")
    assert "Reading b" in seen.written
    assert "\x1b" not in seen.written
    assert "\x07" not in seen.written


def test_verbose_tells_files_and_steps_but_nobody(ground: Ground) -> None:
    """-v writes to standard error which files are used, each step, and no name or number; the output stays the same."""
    write(ground.folder / "book.vcf", card("Bernd Muster", BERND))
    told = ground.audit("book.vcf", "-v", "-o", "json:result.json")
    silent = ground.audit("book.vcf")
    assert (told.status, told.raw) == (silent.status, silent.raw)
    for word in (
        "abaudit.yaml",
        "ledger.yaml",
        "Reading book.vcf",
        "SHA-256",
        "vcard",
        "Judging",
        "Writing result.json",
    ):
        assert word in told.err
    assert "Bernd" not in told.err
    assert BERND not in told.err


def test_links_on_a_terminal_that_takes_them(ground: Ground) -> None:
    """The place of an entry leads to its file there, and is bare text elsewhere; what is read stays the same."""
    write(ground.folder / "book.vcf", card("Bernd Muster", BERND))
    taking = run(ground.folder, *AUDIT, stdout=True, env={"VTE_VERSION": "7006", "NO_COLOR": "1"})
    bare = run(ground.folder, *AUDIT, stdout=True, env={"NO_COLOR": "1"})
    assert f"{ground.folder.as_uri().removeprefix('file://')}/book.vcf\x1b\\line 4\x1b]8;;" in taking.written
    assert "\x1b]8" not in bare.written
    assert "\x1b]8" not in run(ground.folder, *AUDIT, env={"VTE_VERSION": "7006"}).piped
