"""The exit status of design.md §5, each through a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cli.process import ANNA, BERND, CLARA, LIMIT, Ended, Ground, abaudit, card, environment, event, ledger, run, write

TRUNCATED = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bernd Muster\r\nTEL:0171 39200"
NOTHING = card("Notruf", "112", "")

posix = pytest.mark.skipif(os.name == "nt", reason="signals and descriptors of POSIX")


def wrapped(ground: Ground, before: str, *arguments: str) -> Ended:
    """Run abaudit in a process that first runs the Python code *before*."""
    code = f"import sys\n{before}\nsys.argv[0] = 'abaudit'\nfrom abaudit.cli import main\nmain()\n"
    return run([sys.executable, "-c", code, *arguments], cwd=ground.folder)


def test_a_book_of_consents_alone_ends_with_0(ground: Ground) -> None:
    """Nothing is found where every number has a consent in force, and the answer says what was looked at."""
    ended = ground.audit("book.vcf")
    assert (ended.status, ended.err) == (0, "")
    assert "Nothing found: of 1 contacts with 1 phone entries" in ended.out


def test_an_exempt_number_ends_with_0(ground: Ground) -> None:
    """A number under a written exemption is as good as a consent for the status."""
    exemption = "exemptions:\n  - number: 0221 4710 100\n    kind: own\n    reason: our own line\n    owner: Owner\n"
    config = ground.folder / "abaudit.yaml"
    config.write_text(config.read_text() + exemption)
    ground.book(card("Werkstatt", "0221 4710 100") + card("Anna Beispiel", ANNA))
    ended = ground.audit("book.vcf")
    assert ended.status == 0
    assert "the business's own number" in ended.out


@pytest.mark.parametrize(
    ("book", "events"),
    [
        pytest.param(card("Bernd Muster", BERND), (), id="absent"),
        pytest.param(card("Bernd Muster", BERND), (event(BERND, "Bernd Muster", "refused"),), id="refused"),
        pytest.param(card("Bernd Muster", "3920002"), (), id="review"),
    ],
)
def test_a_number_without_a_consent_ends_with_1(ground: Ground, book: str, events: tuple[str, ...]) -> None:
    """A number that is flagged or to be checked is a finding."""
    write(ground.folder / "ledger.yaml", ledger(event(ANNA, "Anna Beispiel"), *events))
    ground.book(card("Anna Beispiel", ANNA) + book)
    assert ground.audit("book.vcf", "-q").status == 1


@pytest.mark.parametrize(("threshold", "status"), [("critical", 1), ("low", 1), ("any", 1), ("never", 0)])
def test_the_threshold_decides_between_0_and_1(ground: Ground, threshold: str, status: int) -> None:
    """A missing consent is critical, so only ``never`` is silent about it."""
    ground.book(card("Bernd Muster", BERND))
    assert ground.audit("book.vcf", "-q", "--fail-on", threshold).status == status


def test_below_the_threshold_is_never_called_clean(ground: Ground) -> None:
    """Findings that do not reach the threshold are shown, and the text says why the status does not."""
    ground.book(card("Bernd Muster", "3920002"))
    ended = ground.audit("book.vcf", "--fail-on", "critical")
    assert ended.status == 0
    assert "below the threshold (--fail-on critical)" in " ".join(ended.out.split())
    assert "Nothing found" not in ended.out
    assert "clean" not in ended.out.casefold()


@pytest.mark.parametrize("severity", ["critical", "high", "medium", "low"])
def test_the_threshold_is_the_worst_severity_found(ground: Ground, severity: str) -> None:
    """The status is 1 exactly where some finding of the result weighs at least the threshold."""
    order = ["critical", "high", "medium", "low"]
    ground.book(card("Bernd Muster", "3920002"))
    ended = ground.audit("book.vcf", "-o", "json", "--fail-on", severity)
    result = json.loads(ended.out)
    found = [finding["severity"] for row in result["numbers"] for finding in row["findings"]]
    assert found
    assert ended.status == any(order.index(one) <= order.index(severity) for one in found)
    assert result["run"]["status"] == ended.status


def test_a_truncated_export_ends_with_3(ground: Ground) -> None:
    """What could not be read may hold a number, so the result is no pass."""
    ground.book(card("Anna Beispiel", ANNA) + TRUNCATED)
    ended = ground.audit("book.vcf")
    assert ended.status == 3
    assert "Could not be read" in ended.out
    assert "Nothing found" not in ended.out


@pytest.mark.parametrize(
    "book", [NOTHING, card("Anna Beispiel"), card("Anna Beispiel", "")], ids=["emergency", "no-entry", "empty-entry"]
)
def test_a_book_without_any_number_ends_with_4(ground: Ground, book: str) -> None:
    """A book in which nothing reads as a number was not audited, and does not look clean."""
    ground.book(book)
    ended = ground.audit("book.vcf")
    assert ended.status == 4
    assert "Nothing was audited" in ended.out
    assert "Nothing found" not in ended.out


@pytest.mark.parametrize(
    ("book", "status"),
    [
        pytest.param(NOTHING + TRUNCATED.replace("0171 39200", ""), 3, id="3-over-4"),
        pytest.param(card("Clara Probe", CLARA) + TRUNCATED, 3, id="3-over-1"),
        pytest.param(NOTHING, 4, id="4-over-1"),
    ],
)
def test_the_first_status_that_applies_wins(ground: Ground, book: str, status: int) -> None:
    """Unread comes before nothing to audit, and both before findings, whatever ``--fail-on`` says."""
    ground.book(book)
    assert ground.audit("book.vcf", "-q").status == status
    assert ground.audit("book.vcf", "-q", "--fail-on", "never").status == status


@pytest.mark.parametrize(
    ("book", "status"),
    [(card("Bernd Muster", BERND), 0), (card("Anna Beispiel", ANNA) + TRUNCATED, 3), (NOTHING, 4)],
    ids=["0", "3", "4"],
)
def test_inspect_tells_reading_alone(ground: Ground, book: str, status: int) -> None:
    """``inspect`` knows no findings: 0, 3 and 4 are about what could be read."""
    ground.book(book)
    assert abaudit("inspect", "book.vcf", cwd=ground.folder).status == status


def test_a_bug_ends_with_70_and_shows_no_value(ground: Ground) -> None:
    """Neither the message of an unexpected error nor a local value reaches the screen."""
    before = (
        "import abaudit.audit\n"
        "def broken(*_given, **_named):\n"
        "    name = 'Clara Probe'\n"
        "    raise ValueError(f'{name} +491713920003')\n"
        "abaudit.audit.audit = broken\n"
    )
    ended = wrapped(ground, before, "audit", "book.vcf", "-o", "json:result.json")
    shown = ended.out + ended.err
    assert ended.status == 70
    assert "ValueError" in ended.err
    assert "broken" in ended.err
    for secret in ("Clara", "Probe", "3920003", "Anna", "3920001"):
        assert secret not in shown
    assert "result.json" not in ground.files()


def test_an_end_of_file_out_of_place_is_a_bug(ground: Ground) -> None:
    """An ``EOFError`` of the program's own is not taken for an interruption."""
    before = "import abaudit.audit\ndef broken(*_given): raise EOFError('secret')\nabaudit.audit.audit = broken\n"
    ended = wrapped(ground, before, "audit", "book.vcf")
    assert ended.status == 70
    assert "secret" not in ended.err


def test_a_bug_deep_down_is_told_in_few_lines(ground: Ground) -> None:
    """A recursion without end does not fill the screen."""
    before = "import abaudit.audit\ndef deep(*given): return deep(*given)\nabaudit.audit.audit = deep\n"
    ended = wrapped(ground, before, "audit", "book.vcf")
    assert ended.status == 70
    assert "RecursionError" in ended.err
    assert len(ended.err.splitlines()) < 60


@posix
def test_an_interruption_ends_with_130(ground: Ground) -> None:
    """Ctrl-C while standard input is read ends the process quietly."""
    code = (
        "import signal, sys, abaudit.files as files\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "read = files._standard_input\n"
        "def reading():\n    print('reading', file=sys.stderr, flush=True)\n    return read()\n"
        "files._standard_input = reading\n"
        "sys.argv = ['abaudit', 'audit', '-']\n"
        "from abaudit.cli import main\nmain()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ground.folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as process:
        assert process.stderr is not None
        assert process.stdout is not None
        assert process.stderr.readline() == b"reading\n"
        process.send_signal(signal.SIGINT)
        assert process.wait(LIMIT) == 130
        assert process.stderr.read().strip() == b""
        assert process.stdout.read() == b""


def test_help_and_versions_end_with_0(tmp_path: Path) -> None:
    """Asking for help or the version is no error."""
    assert abaudit("--version", cwd=tmp_path).status == 0
    assert "Exit status" in abaudit("--help", cwd=tmp_path).out


def test_a_call_without_a_command_shows_the_help_and_ends_with_2(tmp_path: Path) -> None:
    """Whoever types only the program's name gets its help."""
    ended = abaudit(cwd=tmp_path)
    assert ended.status == 2
    assert "audit" in ended.out + ended.err
