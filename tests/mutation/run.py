"""Mutation testing: changes the fold, the reading and the rules in one detail at a time, and sees who notices.

``python tests/mutation/run.py [NAME…]`` (or ``make mutation``) works on a copy in a temporary folder and leaves
nothing behind.  NAME selects mutants, as shell patterns: ``abaudit.ledger.timeline.*``.  Exit status 1 where fewer
than nine tenths were killed.  docs/mutation.md holds the figures and the reasons of those that survive.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

MUTATED = ("ledger", "phone", "rules")
"""The packages in which a wrong answer is a wrong verdict."""

COPIED = ("src", "tests", "tools", "rules", "pyproject.toml")

LEAST_KILLED = 90
"""Per cent."""

_MEMORY = frozenset({"cache", "lru_cache"})

_KILLED = frozenset({1, 3})
_TIMED_OUT = frozenset({36, 24, 152, 255, -24})
_WITHOUT_TEST = frozenset({5, 33})
"""Exit statuses by which mutmut tells what became of a mutant; 0 is survival."""


def main() -> int:
    """Mutate, test, count, and show what survived."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these mutants")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="of each function every Nth mutant only")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="tests at a time (default: one a core)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="abaudit-mutation-") as folder:
        place = Path(folder)
        _copy(place)
        environment = {**os.environ, "ABAUDIT_HYPOTHESIS": "mutation", "PYTHONDONTWRITEBYTECODE": "1"}
        command = [sys.executable, "-m", "mutmut", "run", "--max-children", str(arguments.jobs)]
        names = arguments.names
        if arguments.every > 1:
            subprocess.run([*command, "none"], cwd=place, env=environment, check=False, stdout=sys.stderr)  # only makes
            names = _sample(place, arguments.every)
        subprocess.run([*command, *names], cwd=place, env=environment, check=True, stdout=sys.stderr)
        _demand_plain_names(place)
        outcomes = _outcomes(place)
        for name in sorted(name for name, status in outcomes.items() if status not in _KILLED):
            shown = subprocess.run(
                [sys.executable, "-m", "mutmut", "show", name], cwd=place, check=True, capture_output=True, text=True
            )
            sys.stdout.write(f"{_fate(outcomes[name])}: {shown.stdout.strip()}\n\n")
    return _report(outcomes)


def undecorated(source: str) -> str:
    """*source* with functions that remember nothing, and properties made by a call behind them.

    mutmut leaves every decorated function alone, and its tests run in forks of a process that remembers what the
    code said before it was changed.  Neither decorator changes what a pure function says.
    """
    lines = source.splitlines(keepends=True)
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    for function in sorted(functions, key=lambda node: node.lineno, reverse=True):
        names = {_name(decorator): decorator.lineno for decorator in function.decorator_list}
        if "property" in names:
            indent = " " * function.col_offset
            lines.insert(function.end_lineno or 0, f"{indent}{function.name} = property({function.name})\n")
        for name in names.keys() & (_MEMORY | {"property"}):
            lines[names[name] - 1] = ""
    return "".join(lines)


# ------------------------------------------------------------------------------------------------------------------


def _copy(place: Path) -> None:
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, place / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, place / name)
    for package in MUTATED:
        for module in (place / "src" / "abaudit" / package).rglob("*.py"):
            module.write_text(undecorated(module.read_text("utf-8")), "utf-8")


def _demand_plain_names(place: Path) -> None:
    """Stop where a test's name holds a doubled backslash.

    pytest doubles it once more when it runs twice in one process, does not find the test, and mutmut takes the failure
    for a kill.
    """
    tests = json.loads((place / "mutants" / "mutmut-stats.json").read_text("utf-8"))["duration_by_test"]
    for test in tests:
        if "\\\\" in test:
            sys.exit(f"Give this test's case a name without backslashes, else every mutant counts as killed: {test}")


def _name(decorator: ast.expr) -> str:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return called.id if isinstance(called, ast.Name) else ""


def _sample(place: Path, every: int) -> list[str]:
    """The first mutant of each function, and every *every*th after it."""
    by_function: dict[str, list[str]] = defaultdict(list)
    for name in _mutants(place):
        by_function[name.rpartition("__mutmut_")[0]].append(name)
    return [name for names in by_function.values() for name in names[::every]]


def _outcomes(place: Path) -> dict[str, int]:
    """Mutant → the exit status that mutmut noted, for those that were tried."""
    return {name: status for name, status in _mutants(place).items() if status is not None}


def _mutants(place: Path) -> dict[str, int | None]:
    """All mutants in the order in which they were made; None for one that was not tried."""
    mutants: dict[str, int | None] = {}
    for notes in sorted((place / "mutants").rglob("*.meta")):
        mutants.update(json.loads(notes.read_text("utf-8"))["exit_code_by_key"])
    return mutants


def _fate(status: int) -> str:
    if status in _KILLED:
        return "killed"
    if status in _TIMED_OUT:
        return "timed out"
    return "without a test" if status in _WITHOUT_TEST else "survived"


def _report(outcomes: dict[str, int]) -> int:
    """Print the figures of each module and of all; the exit status."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, status in outcomes.items():
        for row in (name.rpartition(".")[0], "all"):
            counts[row][_fate(status)] += 1
    sys.stdout.write(f"mutmut {version('mutmut')}\n\n")
    sys.stdout.write(
        "| module | mutants | killed | timed out | survived | without a test |\n|---|--:|--:|--:|--:|--:|\n"
    )
    for row in sorted(counts, key=lambda name: (name == "all", name)):
        fates = counts[row]
        figures = [fates.total(), *(fates[fate] for fate in ("killed", "timed out", "survived", "without a test"))]
        sys.stdout.write(f"| {row} | {' | '.join(map(str, figures))} |\n")
    total = counts["all"]
    caught = total["killed"] + total["timed out"]
    sys.stdout.write(f"\n{100 * caught / max(total.total(), 1):.1f} % noticed.\n")
    return 0 if total.total() and caught * 100 >= LEAST_KILLED * total.total() else 1


if __name__ == "__main__":
    sys.exit(main())
