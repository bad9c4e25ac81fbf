"""Standard output closed, full, piped or in an old code page: no traceback, nothing lost, no colour out of place."""

from __future__ import annotations

import json
import os
import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from cli.process import BERND, COMMAND, LIMIT, Ended, Ground, abaudit, card, environment, run

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes, terminals and devices of POSIX")

SGR = re.compile(r"\x1b\[[0-9;]*m")
"""A colour or weight of an ANSI terminal."""


@pytest.fixture
def found(ground: Ground) -> Ground:
    """A ground whose book has a finding, so that the status is 1."""
    ground.book(card("Bernd Muster", BERND) + card("Jürgen Größe", "0171 3920004"))
    return ground


def with_a_reader_that_left(ground: Ground, *arguments: str) -> Ended:
    """Audit into a pipe that nobody reads."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        return ground.audit(*arguments, stdout=writing)
    finally:
        os.close(writing)


def on_a_screen(
    ground: Ground, *arguments: str, columns: int = 100, env: dict[str, str] | None = None
) -> tuple[int, str]:
    """The status, and what a terminal *columns* wide receives."""
    import fcntl
    import pty
    import termios

    screen, keyboard = pty.openpty()
    fcntl.ioctl(keyboard, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    with subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=ground.folder,
        stdin=subprocess.DEVNULL,
        stdout=keyboard,
        stderr=subprocess.STDOUT,
        env=environment({"TERM": "xterm-256color", **(env or {})}),
    ) as process:
        os.close(keyboard)
        received = b""
        while True:
            try:
                part = os.read(screen, 65536)
            except OSError:  # the other side is closed, as Linux says it
                break
            if not part:
                break
            received += part
        os.close(screen)
        return process.wait(LIMIT), received.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("output", ["terminal", "json"])
def test_a_reader_that_left_changes_nothing_else(found: Ground, output: str) -> None:
    """Named files are written, the status is the result's, and nothing is complained about."""
    ended = with_a_reader_that_left(found, "book.vcf", "-o", output, "-o", "json:result.json", "-q")
    assert (ended.status, ended.err) == (1, "")
    assert json.loads((found.folder / "result.json").read_text())["run"]["status"] == 1


def test_what_was_written_is_told_once(found: Ground) -> None:
    """Every file by its path, and that ids stand in it where nobody chose; nothing of it under ``-q``."""
    files = ("-o", "html:page.html", "-o", "json:result.json")
    ids = "(ids instead of names and numbers; --show full writes them out)"
    assert found.audit("book.vcf", *files).err == f"Written: page.html, result.json {ids}\n"
    assert found.audit("book.vcf", *files, "--show", "id").err == "Written: page.html, result.json\n"
    assert found.audit("book.vcf", "-o", "csv:list.csv", "--show", "full").err == "Written: list.csv\n"
    assert found.audit("book.vcf", *files, "-q").err == ""


def test_ids_in_a_pipe_are_told_where_people_read(found: Ground) -> None:
    """A report for people says how names are shown; one for programs says it in a field."""
    told = "Ids instead of names and numbers; --show full shows them."
    assert found.audit("book.vcf").out.count(told) == 1
    assert told not in found.audit("book.vcf", "--show", "full", "-o", "terminal").out
    assert found.audit("book.vcf").err == ""


@pytest.mark.parametrize("call", [("--help",), ("schema", "result"), ("rules", "list"), ("inspect", "book.vcf")])
def test_a_reader_that_left_is_no_error_of_any_command(ground: Ground, call: tuple[str, ...]) -> None:
    """``abaudit … | head`` ends as it would have without ``head``."""
    reading, writing = os.pipe()
    os.close(reading)
    ended = abaudit(*call, cwd=ground.folder, stdout=writing)
    os.close(writing)
    assert (ended.status, ended.err) == (0, "")


@pytest.mark.parametrize("closing", [">&-", ">&- 2>&-", ">&- 2>&- <&-"])
def test_closed_standard_output_changes_nothing_else(found: Ground, closing: str) -> None:
    """A process without standard output still writes its files and ends with its status."""
    shell = f'exec "$0" -m abaudit audit book.vcf -q -o terminal -o json:result.json {closing}'
    stand_in = {"PYTHONWARNINGS": "error,ignore::ResourceWarning"}  # what stands in for it lives until the end
    ended = run(["sh", "-c", shell, sys.executable], cwd=found.folder, env=stand_in)
    assert (ended.status, ended.out, ended.err) == (1, "", "")
    assert json.loads((found.folder / "result.json").read_text())["run"]["status"] == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("output", ["terminal", "json"])
def test_a_full_disk_is_told(found: Ground, output: str) -> None:
    """Output that was not written is no success: status 2 and the reason."""
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a descriptor for the process
        ended = found.audit("book.vcf", "-o", output, "-o", "json:result.json", stdout=full.fileno())
    assert ended.status == 2
    assert "cannot write to standard output" in ended.err
    assert "Traceback" not in ended.err
    assert (found.folder / "result.json").is_file()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_device_as_output_is_told(found: Ground) -> None:
    """A named output that takes nothing is told by its name."""
    ended = found.audit("book.vcf", "-q", "-o", "json:/dev/full")
    assert ended.status == 2
    assert "cannot write /dev/full" in ended.err


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_standard_output_by_its_path_is_standard_output(found: Ground, name: str) -> None:
    """All that holds for it holds then, too: pipes, readers that left, files, and that one output goes there."""
    if not Path(name).exists():
        pytest.skip(f"no {name} on this machine")
    ended = found.audit("book.vcf", "-o", f"json:{name}")
    assert (ended.status, ended.err) == (1, "")
    assert json.loads(ended.out)["summary"]["flagged"] == 2
    left = with_a_reader_that_left(found, "book.vcf", "-o", f"json:{name}", "-o", "csv:list.csv", "-q")
    assert (left.status, left.err) == (1, "")
    assert (found.folder / "list.csv").is_file()
    with (found.folder / "out.json").open("ab") as file:
        file.write(b"before\n")
        file.flush()
        found.audit("book.vcf", "-o", f"json:{name}", stdout=file.fileno())
    assert (found.folder / "out.json").read_bytes().startswith(b"before\n{"), "what stood there is not replaced"
    (found.folder / "out.json").chmod(0o644)
    with (found.folder / "out.json").open("wb") as file:
        open_file = found.audit("book.vcf", "--show", "full", "-o", f"json:{name}", stdout=file.fileno())
        twice = found.audit("book.vcf", "-o", f"json:{name}", "-o", "csv", stdout=file.fileno())
    assert (open_file.status, twice.status) == (2, 2)
    assert (found.folder / "out.json").read_bytes() == b""


def test_a_pipe_with_a_name_is_written_through(found: Ground) -> None:
    """What the call names is delivered or told: a pipe gets every byte, and one that nobody reads is no success."""
    script = (
        'exec 9> >(cat > got.json); "$0" -m abaudit audit book.vcf -q -o json:/dev/fd/9; s=$?; exec 9>&-; wait; exit $s'
    )
    ended = run(["bash", "-c", script, sys.executable], cwd=found.folder)
    assert (ended.status, ended.err) == (1, "")
    assert json.loads((found.folder / "got.json").read_text())["summary"]["flagged"] == 2
    gone = 'exec 9> >(true); sleep 0.3; exec "$0" -m abaudit audit book.vcf -q -o json:/dev/fd/9'
    ended = run(["bash", "-c", gone, sys.executable], cwd=found.folder)
    assert ended.status == 2
    assert "whoever read it has gone" in ended.err


@pytest.mark.parametrize(
    "call", [("ledger", "export", "-l", "ledger.yaml", "-o"), ("ledger", "text", "template", "-o")], ids=" ".join
)
def test_other_outputs_know_standard_output_by_its_path(ground: Ground, call: tuple[str, ...]) -> None:
    """The same bytes as with ``-``, and a reader that left is no error."""
    shown = ("--show", "full") if "export" in call else ()
    by_path = abaudit(*call, "/dev/stdout", *shown, cwd=ground.folder)
    assert (by_path.status, by_path.raw) == (0, abaudit(*call, "-", *shown, cwd=ground.folder).raw)
    reading, writing = os.pipe()
    os.close(reading)
    ended = abaudit(*call, "/dev/stdout", *shown, cwd=ground.folder, stdout=writing)
    os.close(writing)
    assert "cannot write" not in ended.err
    assert ended.status == 0


def test_quiet_prints_nothing(found: Ground) -> None:
    """``-q`` leaves the status alone to speak."""
    ended = found.audit("book.vcf", "-q")
    assert (ended.status, ended.raw, ended.err) == (1, b"", "")


def test_quiet_keeps_what_was_asked_for(found: Ground) -> None:
    """``-q`` does not silence an output that the call names."""
    assert json.loads(found.audit("book.vcf", "-q", "-o", "json").out)["run"]["status"] == 1


def test_a_pipe_gets_neither_colour_nor_names(found: Ground) -> None:
    """What is no terminal gets plain text and pseudonyms."""
    ended = found.audit("book.vcf")
    assert "\x1b" not in ended.out
    assert "Muster" not in ended.out
    assert "N-0001" in ended.out


def test_the_owners_screen_gets_colours_and_names(found: Ground) -> None:
    """On a terminal the report is coloured and shows names and numbers in full."""
    status, seen = on_a_screen(found, "audit", "book.vcf")
    assert status == 1
    assert SGR.search(seen)
    assert "Bernd Muster" in seen
    assert "+491713920002" in seen


def test_ci_gets_pseudonyms_even_on_a_terminal(found: Ground) -> None:
    """A job's terminal is not the owner's screen."""
    _, seen = on_a_screen(found, "audit", "book.vcf", env={"CI": "1"})
    assert "Muster" not in seen
    assert "3920002" not in seen
    assert "N-0001" in seen


def test_ci_hides_what_inspect_shows(found: Ground) -> None:
    """``inspect`` shows names under ``CI`` only where the call says so."""
    assert "Muster" in abaudit("inspect", "book.vcf", cwd=found.folder).out
    hidden = abaudit("inspect", "book.vcf", cwd=found.folder, env={"CI": "true"}).out
    assert "Muster" not in hidden
    assert "3920002" not in hidden
    shown = abaudit("inspect", "book.vcf", "--show", "full", cwd=found.folder, env={"CI": "true"}).out
    assert "Muster" in shown


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_who_wants_no_colour_gets_none(found: Ground, env: dict[str, str]) -> None:
    """``NO_COLOR`` and a dumb terminal get no escape sequence at all."""
    _, seen = on_a_screen(found, "audit", "book.vcf", env=env)
    assert "\x1b" not in seen
    assert "Bernd Muster" in seen


def test_an_empty_no_color_does_not_count(found: Ground) -> None:
    """NO_COLOR counts when it holds something (no-color.org)."""
    _, seen = on_a_screen(found, "audit", "book.vcf", env={"NO_COLOR": ""})
    assert SGR.search(seen)


@pytest.mark.parametrize("columns", [40, 80, 160])
def test_the_report_fits_the_terminal(found: Ground, columns: int) -> None:
    """No line is wider than the terminal, and a wide one is used."""
    _, seen = on_a_screen(found, "audit", "book.vcf", columns=columns)
    widths = [len(SGR.sub("", line)) for line in seen.splitlines()]
    assert max(widths) == columns


@pytest.mark.parametrize("encoding", ["cp850", "cp1252", "ascii", "latin-1", "utf-8"])
def test_any_console_encoding_gets_a_report(found: Ground, encoding: str) -> None:
    """A console that lacks characters gets others in their place, and never a traceback."""
    ended = found.audit("book.vcf", "--lang", "en", env={"PYTHONIOENCODING": encoding})
    text = ended.raw.decode(encoding)
    assert (ended.status, ended.err) == (1, "")
    assert ("█" in text) == (encoding == "utf-8")
    assert "?" not in text, "every sign that the report draws has one that any console knows"


@pytest.mark.parametrize("encoding", ["cp850", "ascii"])
def test_any_console_encoding_gets_the_other_commands(found: Ground, encoding: str) -> None:
    """``inspect``, ``rules list`` and messages survive a console that cannot show a name."""
    found.book(card("李小龙 Größe", BERND))
    env = {"PYTHONIOENCODING": encoding}
    for call in (("inspect", "book.vcf"), ("rules", "list")):
        ended = abaudit(*call, cwd=found.folder, env=env)
        assert ended.status == 0
        assert ended.raw.decode(encoding)
    refused = run([*COMMAND, "audit", "李小龙.vcf"], cwd=found.folder, env={**env, "LC_ALL": "C.UTF-8"})
    assert refused.status == 2
    assert "there is no such file" in refused.err


def test_json_is_utf_8_on_any_console(found: Ground) -> None:
    """JSON has one encoding, whatever the console's."""
    ended = abaudit("inspect", "book.vcf", "-o", "json", cwd=found.folder, env={"PYTHONIOENCODING": "cp850"})
    assert json.loads(ended.raw)["contacts"][1]["name"] == "Jürgen Größe"


def test_json_cannot_steer_a_terminal(found: Ground) -> None:
    """Control characters of a hostile name are escaped in JSON, and a reader gets them back."""
    name = "a\x9b31mb\u202ec\u2066d\x7f"
    found.book(card(name, BERND))
    ended = abaudit("inspect", "book.vcf", "-o", "json", cwd=found.folder)
    assert not set("\x9b\u202e\u2066\x7f\x1b") & set(ended.out)
    assert json.loads(ended.out)["contacts"][0]["name"] == name
