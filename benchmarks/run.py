"""Measure whole processes over an invented address book and print one table.

    python benchmarks/run.py [--contacts 1000] [--large] [--photos] [--tables] [--runs 5]

``--large`` adds the same book with ten times the contacts, ``--photos`` puts pictures into every third card,
``--tables`` adds CSV tables of 10,000 and 100,000 rows.  Times are
wall-clock seconds of a whole process after one warm-up; memory is the peak resident set of that process (Linux and
macOS).  Nothing here passes or fails: figures belong to a machine, and the goals stand in docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).parent
ABAUDIT = (sys.executable, "-m", "abaudit")
DAY = ("--on", "2026-11-23")
ENVIRONMENT = {name: value for name, value in os.environ.items() if name not in {"PYTHONDONTWRITEBYTECODE", "CI"}}
"""As on a user's machine, where modules are compiled once and not at every start."""
HAS_PDF = find_spec("typst") is not None


@dataclass(frozen=True)
class Measured:
    """What each run took: seconds on the wall, seconds of the processor, peak memory in MB.

    Processor and memory are 0 where the system does not tell.
    """

    runs: tuple[tuple[float, float, float], ...]

    @property
    def seconds(self) -> tuple[float, ...]:
        """On the wall."""
        return tuple(wall for wall, _, _ in self.runs)

    @property
    def median(self) -> float:
        """Seconds on the wall."""
        return statistics.median(self.seconds)

    @property
    def processor(self) -> float:
        """The median, in seconds; steadier than the wall where other programs run."""
        return statistics.median(used for _, used, _ in self.runs)

    @property
    def peak(self) -> float:
        """The largest, in MB."""
        return max(peak for _, _, peak in self.runs)


def measure(command: Sequence[str], runs: int) -> Measured:
    """Run *command* once for warmth and *runs* times for the clock; its output goes through a pipe."""
    _once(command)
    return Measured(tuple(_once(command) for _ in range(runs)))


def _once(command: Sequence[str]) -> tuple[float, float, float]:
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
    assert process.stdout is not None
    process.stdout.read()
    process.stdout.close()
    if not hasattr(os, "wait4"):
        process.wait()
        return time.perf_counter() - begin, 0.0, 0.0
    # Not getrusage(RUSAGE_CHILDREN): that is the largest of all children so far.
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    megabytes = used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    return seconds, used.ru_utime + used.ru_stime, megabytes


def compare(read: dict[str, list[str]], true: dict[str, list[str]]) -> tuple[int, int, int]:
    """(numbers read, of these wrong, true numbers not read), contact by contact."""
    wrong = missed = 0
    for name in {*read, *true}:
        got, said = Counter(read.get(name, ())), Counter(true.get(name, ()))
        wrong += (got - said).total()
        missed += (said - got).total()
    return sum(map(len, read.values())), wrong, missed


def of_inspect(command: Sequence[str]) -> tuple[int, dict[str, list[str]]]:
    """(phone entries, exact numbers of each contact) that ``abaudit inspect`` sees."""
    document = _json([*command, "-o", "json"])
    numbers: dict[str, list[str]] = {}
    for contact in document["contacts"]:
        numbers.setdefault(contact["name"], []).extend(n["e164"] for n in contact["numbers"] if n["reading"] == "exact")
    return sum(export["numbers"] for export in document["exports"]), numbers


def _json(command: Sequence[str]) -> Any:
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, env=ENVIRONMENT, check=True).stdout)


def _line(what: str, measured: Measured) -> str:
    low, high = min(measured.seconds), max(measured.seconds)
    used = f"{measured.processor:.3f} | {measured.peak:.0f} MB" if measured.peak else "– | –"
    return f"| {what} | {low:.3f} | {measured.median:.3f} | {high:.3f} | {used} |"


def _ratio(one: Measured, other: Measured) -> str:
    return f"{one.processor / other.processor:.1f}" if other.processor else "–"


def start_up(runs: int) -> list[str]:
    """What any call costs, before it does anything."""
    nothing = measure((sys.executable, "-c", "pass"), runs)
    asked = measure((*ABAUDIT, "--help"), runs)
    return [
        _line("`python -c pass`", nothing),
        _line("`abaudit --help`", asked),
        f"| … times `pass` | | {asked.median / nothing.median:.1f} | | {_ratio(asked, nothing)} | |",
    ]


def short_report(runs: int) -> list[str]:
    """The report of a book of three contacts: a few pages, as a PDF."""
    if not HAS_PDF:
        return []
    with tempfile.TemporaryDirectory() as folder:
        generate = [sys.executable, str(HERE / "generate.py"), folder, "--contacts", "3", "--events", "2"]
        subprocess.run(generate, check=True)
        vcf, ledger = (str(Path(folder, name)) for name in ("book.vcf", "ledger.yaml"))
        measured = measure((*ABAUDIT, "audit", vcf, "--ledger", ledger, *DAY, "-o", "pdf"), runs)
    return [_line("audit, 3 contacts, vCard, `-o pdf`", measured)]


def book(contacts: int, runs: int, *, photos: bool) -> tuple[list[str], list[str]]:
    """(lines of the table of times, lines of the table of readings) for one generated address book."""
    with tempfile.TemporaryDirectory() as folder:
        generate = [sys.executable, str(HERE / "generate.py"), folder, "--contacts", str(contacts)]
        # In a process of its own: Linux counts the memory of the one that starts a process as that one's peak.
        subprocess.run([*generate, "--events", str(contacts * 6 // 10), *(["--photos"] if photos else [])], check=True)
        vcf, table, ledger = (str(Path(folder, name)) for name in ("book.vcf", "book.csv", "ledger.yaml"))
        ENVIRONMENT["ABAUDIT_KEY_FILE"] = _key(Path(folder))
        audit = (*ABAUDIT, "audit", "--ledger", ledger, *DAY)
        naive = (sys.executable, str(HERE / "naive.py"), vcf, ledger)
        plain = measure((*audit, vcf), runs)
        obvious = measure(naive, runs)
        size = f"{contacts:,} contacts" + (", photos" if photos else "")
        times = [
            _line(f"audit, {size}, vCard, terminal", plain),
            _line(f"audit, {size}, vCard, `-o json`", measure((*audit, vcf, "-o", "json"), runs)),
            *([_line(f"audit, {size}, vCard, `-o pdf`", measure((*audit, vcf, "-o", "pdf"), runs))] if HAS_PDF else []),
            _line(f"audit, {size}, vCard, `-o csv`", measure((*audit, vcf, "-o", "csv"), runs)),
            _line(f"audit, {size}, vCard, `-o sarif`", measure((*audit, vcf, "-o", "sarif"), runs)),
            _line(f"audit, {size}, vCard, `-o html`", measure((*audit, vcf, "-o", "html"), runs)),
            _line(f"audit, {size}, CSV, terminal", measure((*audit, table), runs)),
            _line(f"the naive script, {size}, vCard", obvious),
            f"| … times the audit | | {obvious.median / plain.median:.1f} | | {_ratio(obvious, plain)} | |",
        ]
        truth = json.loads(Path(folder, "truth.json").read_text(encoding="utf-8"))
        found = _json(naive)
        inspect = (*ABAUDIT, "inspect", "--show", "full")
        readings = [
            _reading(f"abaudit, {size}, vCard", *of_inspect((*inspect, vcf)), truth),
            _reading(f"abaudit, {size}, CSV", *of_inspect((*inspect, table)), truth),
            _reading(f"the naive script, {size}, vCard", found["entries"], found["numbers"], truth),
        ]
    return times, readings


def _key(folder: Path) -> str:
    """A key of nobody's, for the formats that need one."""
    path = folder / "key"
    path.write_text(f"abaudit-key/1 {'6b' * 32}\n", encoding="ascii")
    path.chmod(0o600)
    return str(path)


def large_tables(runs: int) -> list[str]:
    """What reading alone, and a whole audit, of tables of 10,000 and 100,000 rows take; memory beside the rows."""
    lines, peaks = [], []
    with tempfile.TemporaryDirectory() as folder:
        for rows in (10_000, 100_000):
            path = Path(folder, f"{rows}.csv")
            # In a process of its own, for the reason that `book` gives.
            subprocess.run([sys.executable, "-c", _WRITE_TABLE, str(path), str(rows)], check=True)
            read = measure((sys.executable, "-c", _READ, str(path)), runs)
            peaks.append(read.peak)
            lines.append(_line(f"reading a CSV of {rows:,} rows, two numbers each", read))
            audited = measure((*ABAUDIT, "audit", str(path), *DAY, "--region", "DE"), runs)
            lines.append(_line("audit of it, no ledger, terminal", audited))
    if all(peaks):
        lines.append(f"| … peak of reading, times that of a tenth of the rows | | {peaks[1] / peaks[0]:.1f} | | | |")
    return lines


_READ = "import sys; from abaudit import importers; importers.read(open(sys.argv[1], 'rb').read())"
_WRITE_TABLE = """
import random, sys
chance = random.Random(1)
with open(sys.argv[1], "w", encoding="utf-8", newline="") as file:
    file.write("Name;Telefon;Handy;Notiz\\r\\n")
    for row in range(int(sys.argv[2])):
        land, cell = chance.randrange(10**7), chance.randrange(10**7)
        file.write(f"Person {row};030 2{land:07};+49 171 {cell:07};Kunde seit 2019\\r\\n")
"""


def _reading(what: str, entries: int, numbers: dict[str, list[str]], truth: dict[str, Any]) -> str:
    read, wrong, missed = compare(numbers, truth["numbers"])
    return f"| {what} | {entries} of {truth['entries']} | {read} | {wrong} | {missed} |"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--contacts", type=int, default=1000)
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--photos", action="store_true")
    parser.add_argument("--tables", action="store_true")
    parser.add_argument("--runs", type=int, default=5)
    chosen = parser.parse_args()
    times, readings = [*start_up(chosen.runs), *short_report(chosen.runs)], []
    if chosen.tables:
        times += large_tables(chosen.runs)
    for contacts in (chosen.contacts, *([chosen.contacts * 10] if chosen.large else [])):
        more_times, more_readings = book(contacts, chosen.runs, photos=chosen.photos)
        times += more_times
        readings += more_readings
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    print("| what | min s | median s | max s | processor s | peak |", "|---|---|---|---|---|---|", *times, sep="\n")
    heading = "| reader | phone entries seen | numbers read | of these wrong | not read |"
    print("", heading, "|---|---|---|---|---|", *readings, sep="\n")


if __name__ == "__main__":
    main()
