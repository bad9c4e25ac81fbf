"""Where results go, and how much of a person each place may show."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from abaudit.audit import audit
from abaudit.cli import outputs, streams
from abaudit.cli.outputs import Output
from abaudit.errors import UsageError
from abaudit.files import writing
from abaudit.model.findings import AuditResult
from factories import BERND, book, contact, ruleset, scope

FORMATS = ("json", "terminal")


@pytest.fixture
def result() -> AuditResult:
    """One flagged number."""
    return audit([book(contact("Bernd Muster", BERND))], None, ruleset(), scope())


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard output is a terminal."""
    monkeypatch.setattr(streams, "stdout_is_terminal", lambda: True)


@pytest.mark.parametrize(
    ("written", "quiet", "expected"),
    [
        ((), False, [Output("terminal", None)]),
        ((), True, []),
        (("json",), False, [Output("json", None)]),
        (("json:-",), True, [Output("json", None)]),
        (("json:a.json",), False, [Output("json", "a.json"), Output("terminal", None)]),
        (("json:a.json",), True, [Output("json", "a.json")]),
        (("json:C:\\a.json",), True, [Output("json", "C:\\a.json")]),
        (("json:a", "terminal:b"), True, [Output("json", "a"), Output("terminal", "b")]),
        (("json:a", "terminal"), True, [Output("json", "a"), Output("terminal", None)]),
    ],
)
def test_outputs_are_what_the_call_names(written: tuple[str, ...], quiet: bool, expected: list[Output]) -> None:
    """The screen gets its report unless it is named or silenced; a drive letter belongs to the path."""
    assert list(outputs.parse(written, FORMATS, ["book.vcf"], quiet=quiet)) == expected


@pytest.mark.parametrize(
    ("written", "words"),
    [
        (("yaml",), "known are json, terminal"),
        (("",), "no such format"),
        (("json:",), "path is missing"),
        (("json", "terminal"), "same place"),
        (("json:-", "terminal"), "same place"),
        (("json:a", "terminal:./a"), "same place"),
        (("json:book.vcf",), "book.vcf is an input"),
        (("json:./book.vcf",), "./book.vcf is an input"),
    ],
)
def test_outputs_that_make_no_sense_are_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, written: tuple[str, ...], words: str
) -> None:
    """Each mistake is named before anything is read or written."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "book.vcf").touch()
    with pytest.raises(UsageError, match=words):
        outputs.parse(written, FORMATS, ["book.vcf"], quiet=False)


def test_a_file_called_dash_is_no_standard_input(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Reading from standard input takes no name away."""
    monkeypatch.chdir(tmp_path)
    assert outputs.parse(["json:./-"], FORMATS, ["-"], quiet=True) == (Output("json", "./-"),)
    assert outputs.parse(["json"], FORMATS, ["-"], quiet=True) == (Output("json", None),)


@pytest.mark.usefixtures("screen")
def test_only_the_owners_screen_shows_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without ``--show`` names stand on a terminal outside of CI, and nowhere else."""
    assert outputs.show_of("", Output("terminal", None)) == "full"
    assert outputs.show_of("", Output("terminal", "a.txt")) == "id"
    assert outputs.show_of("", Output("json", None)) == "id"
    monkeypatch.setenv("CI", "true")
    assert outputs.show_of("", Output("terminal", None)) == "id"
    assert outputs.show_of("masked", Output("terminal", None)) == "masked"


def test_a_word_that_is_no_show_is_refused() -> None:
    """The three words are named."""
    with pytest.raises(UsageError, match="id, masked, full"):
        outputs.show_of("Full", Output("json", None))


@pytest.mark.parametrize("show", ["masked", "full"])
def test_a_redirect_that_others_may_read_is_refused(monkeypatch: pytest.MonkeyPatch, show: str) -> None:
    """Names do not go where others may look; pseudonyms and private files may."""
    monkeypatch.setattr(streams, "stdout_is_open_file", lambda: True)
    with pytest.raises(UsageError, match="-o json:PATH"):
        outputs.show_of(show, Output("json", None))
    assert outputs.show_of("id", Output("json", None)) == "id"
    assert outputs.show_of(show, Output("json", "a.json")) == show


def test_files_are_written_before_the_screen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, result: AuditResult
) -> None:
    """Whatever happens to standard output, the named files are there."""

    def fail(_data: bytes) -> None:
        raise UsageError("gone")

    monkeypatch.setattr(streams, "say_bytes", fail)
    with pytest.raises(UsageError, match="gone"):
        outputs.write(result, [Output("json", None), Output("terminal", str(tmp_path / "r.txt"))], "", force=False)
    assert "N-0001" in (tmp_path / "r.txt").read_text(encoding="utf-8")


def test_each_place_gets_what_it_may_show(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, result: AuditResult
) -> None:
    """One run shows names on the owner's screen and pseudonyms in the file."""
    monkeypatch.setattr(streams, "stdout_is_terminal", lambda: True)
    outputs.write(result, [Output("terminal", None), Output("json", str(tmp_path / "r.json"))], "", force=False)
    assert "Bernd Muster" in capsys.readouterr().out
    document = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert (document["run"]["show"], document["numbers"][0]["name"]) == ("id", None)


def test_a_file_that_could_not_be_protected_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The owner learns where names lie that others may read."""
    monkeypatch.setattr(writing, "protect", lambda _path: False)
    outputs.write_file(str(tmp_path / "r.json"), b"{}", private=True, force=False)
    assert "Warning" in capsys.readouterr().err
    outputs.write_file(str(tmp_path / "open.json"), b"{}", private=False, force=False)
    assert capsys.readouterr().err == ""


def test_an_unknown_format_is_a_bug(result: AuditResult, tmp_path: Path) -> None:
    """Formats are checked when the call is read; later an unknown one is the program's fault."""
    with pytest.raises(LookupError):
        outputs.write(result, [Output("yaml", str(tmp_path / "r"))], "id", force=False)


@pytest.mark.usefixtures("screen")
def test_colours_are_for_those_who_want_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR and a dumb terminal get none."""
    monkeypatch.setenv("TERM", "xterm")
    assert outputs.in_color()
    monkeypatch.setenv("NO_COLOR", "1")
    assert not outputs.in_color()
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert not outputs.in_color()


def test_the_width_is_the_screens(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal says how wide it is; a pipe always gets the same width, so that its bytes are the same."""
    monkeypatch.setenv("COLUMNS", "77")
    assert outputs.screen_width() == 100
    monkeypatch.setattr(streams, "stdout_is_terminal", lambda: True)
    assert outputs.screen_width() == 77


@pytest.mark.parametrize("category", ["/a", "a/", "a//b", "a b", "Büro", "a\n", "x" * 101, "{0}", "a?b"])
def test_a_category_that_would_be_read_otherwise_is_refused(category: str) -> None:
    """GitHub cuts it at its last slash, and it stands in files that others read."""
    with pytest.raises(UsageError, match="--category"):
        outputs.check_category(category)


@pytest.mark.parametrize("category", ["", "phones", "phones/office-1", "a.b_c/2"])
def test_a_plain_category_is_taken(category: str) -> None:
    """Parts with slashes between them."""
    outputs.check_category(category)
