"""Whether the caps on typer and click can go: ``make newest``.

Puts the newest typer into a temporary environment and asks of it what docs/adr/0002 demands.  Exit status 0 while a
reason for the caps remains, with the reasons; 1 once there is none.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from pathlib import Path
from statistics import median

SLOWER = 1.3
"""How many times the processor time of today's version a call may take."""
RUNS = 9
"""How often each is measured."""

PROGRAM = """
from typing import Annotated
import gettext, sys, typer

class Marking(gettext.NullTranslations):
    def gettext(self, message): return "§" + message
    def ngettext(self, one, many, n): return "§" + (one if n == 1 else many)

gettext.translation = lambda *_args, **_named: Marking()
gettext.find = lambda *_args, **_named: None
app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)

@app.command(help="Text.")
def go(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="argument text")],
    on: Annotated[str, typer.Option("--on", metavar="DAY", help="option text")] = "",
    number: Annotated[list[str] | None, typer.Option("--number", metavar="NUMBER", help="number text")] = None,
) -> None:
    pass

app()
"""
"""A command like those of abaudit, in a language that puts § before whatever it translates."""

_TRANSLATED = (
    ("usage", ("--help",), "§Usage"),
    ("the description of --help", ("--help",), "§Show this message and exit"),
    ("a mistyped option", ("--nothing",), "§No such option"),
    ("a missing argument", (), "§Missing argument"),
)


def reasons(today: str, newest: str, program: str) -> Iterator[str]:
    """What still speaks against the typer of the Python *newest*, compared with that of *today*."""
    for what, arguments, wanted in _TRANSLATED:
        if wanted not in _said(newest, program, *arguments):
            yield f"{what} does not pass through gettext"
    if "argument text" not in _said(newest, program, "--help"):
        yield "the help of arguments is not shown"
    for what, arguments in (("--help", ("--help",)), ("a call", ("file",))):
        ratio = _seconds(newest, program, *arguments) / _seconds(today, program, *arguments)
        if ratio > SLOWER:
            yield f"{what} takes {ratio:.1f} times the processor time of today's version"


def _said(python: str, program: str, *arguments: str) -> str:
    command = [python, "-X", "utf8", program, *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return done.stdout + done.stderr


def _seconds(python: str, program: str, *arguments: str) -> float:
    """Median processor time of a run."""
    spent = []
    for _run in range(RUNS):
        before = os.times()
        _said(python, program, *arguments)
        after = os.times()
        spent.append(after.children_user + after.children_system - before.children_user - before.children_system)
    return median(spent)


def main() -> int:
    """Install, ask, tell."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        venv.create(place / "newest", with_pip=True)
        newest = str(place / "newest" / ("Scripts" if os.name == "nt" else "bin") / "python")
        subprocess.run([newest, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "typer"], check=True)
        version = _said(newest, "-c", "from importlib.metadata import version; print(version('typer'))").strip()
        program = place / "program.py"
        program.write_text(PROGRAM, encoding="utf-8")
        found = list(reasons(sys.executable, newest, str(program)))
    print(f"typer {version}:", "the caps of docs/adr/0002 can go." if not found else "the caps stay, because")
    print(*(f"  {reason}" for reason in found), sep="\n")
    return not found


if __name__ == "__main__":
    sys.exit(main())
