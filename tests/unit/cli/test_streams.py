"""Standard streams that are closed, broken, full or old."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from abaudit.cli import streams
from abaudit.errors import UsageError


class Broken(io.TextIOWrapper):
    """A stream on which writing fails with one error, and flushing with another where that is given."""

    def __init__(self, failure: OSError | None, flushing: Exception | None = None) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8")
        self.failure = failure
        self.flushing = flushing

    def write(self, text: str) -> int:
        """Fail, or pretend to write."""
        if self.failure is not None:
            raise self.failure
        return len(text)

    def flush(self) -> None:
        """Fail where that was asked for."""
        if getattr(self, "flushing", None) is not None:
            raise self.flushing  # type: ignore[misc]  # checked on the line above

    def close(self) -> None:
        """Close without a failure: the collector of garbage does so, in whatever test runs then."""
        self.flushing = None
        super().close()


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each test begins with a reader, and no descriptor of the test run is redirected."""
    monkeypatch.setattr(streams, "_gone", False)
    monkeypatch.setattr(os, "dup2", lambda *_descriptors: None)
    yield
    streams._gone = False


def test_text_ends_in_one_line_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line end is added where it is missing, and only there."""
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    streams.say("one")
    streams.say("two\n")
    assert out.getvalue() == "one\ntwo\n"


class Screen(io.StringIO):
    """A stream that a person looks at."""

    def isatty(self) -> bool:
        """It is a terminal."""
        return True


@pytest.mark.parametrize(("stream", "lines"), [(Screen, 2), (io.StringIO, 1)])
def test_long_lines_are_broken_for_people_only(
    monkeypatch: pytest.MonkeyPatch, stream: type[io.StringIO], lines: int
) -> None:
    """On a screen lists and complaints are broken at blanks; into files and pipes they go as they are."""
    monkeypatch.setenv("COLUMNS", "30")
    monkeypatch.setattr(sys, "stdout", stream())
    monkeypatch.setattr(sys, "stderr", stream())
    text = "book.vcf: this line is longer than thirty columns"
    streams.say_lines(text)
    streams.complain(text)
    for written in (sys.stdout, sys.stderr):
        assert isinstance(written, io.StringIO)
        assert len(written.getvalue().splitlines()) == lines
        assert written.getvalue().split() == text.split()


def test_bytes_pass_unchanged(monkeypatch: pytest.MonkeyPatch) -> None:
    """JSON keeps its encoding and its line ends, and comes after what was printed before."""
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="cp850"))
    streams.say("first")
    streams.say_bytes("ä\n".encode())
    assert raw.getvalue() == b"first" + os.linesep.encode() + "ä\n".encode()


def test_bytes_go_to_a_stream_of_text_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some programs that embed Python have a standard output without bytes."""
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    streams.say_bytes("ä\n".encode())
    assert out.getvalue() == "ä\n"


@pytest.mark.parametrize("code", [errno.EPIPE, errno.EINVAL])
def test_a_reader_that_left_is_remembered(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    """A closed pipe, also as Windows tells it, ends nothing but the printing."""
    monkeypatch.setattr(sys, "stdout", Broken(OSError(code, "x")))
    streams.say("lost")
    assert streams.stdout_is_gone()


def test_a_full_disk_is_the_users_to_mend(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not the reader's leaving is told."""
    monkeypatch.setattr(sys, "stdout", Broken(OSError(errno.ENOSPC, "No space left on device")))
    with pytest.raises(UsageError, match="cannot write to standard output"):
        streams.say("lost")
    assert not streams.stdout_is_gone()


def test_bytes_into_a_broken_pipe_end_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes are treated as text is."""
    monkeypatch.setattr(sys, "stdout", Broken(None, BrokenPipeError()))
    streams.say_bytes(b"lost")
    assert streams.stdout_is_gone()


@pytest.mark.parametrize(
    ("flushing", "status"),
    [(None, 1), (BrokenPipeError(), 1), (OSError(errno.ENOSPC, "full"), 2), (ValueError("closed"), 1)],
    ids=["fine", "gone", "full", "closed"],
)
def test_the_last_flush_may_change_the_status(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], flushing: Exception | None, status: int
) -> None:
    """Only output that could not be written turns the status of a result into 2."""
    stand_in = Broken(None, flushing)
    monkeypatch.setattr(sys, "stdout", stand_in)
    ended = streams.finish(1)
    stand_in.flushing = None
    assert ended == status
    assert bool(capsys.readouterr().err) == (status == 2)


def test_missing_streams_are_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process started without streams prints into nothing."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    streams.prepare()
    try:
        streams.say("x")
        streams.complain("x")
        assert streams.stdout_is_gone()
        assert not streams.stdout_is_terminal()
    finally:
        sys.stdout.close()
        sys.stderr.close()


def test_streams_replace_what_they_cannot_show(monkeypatch: pytest.MonkeyPatch) -> None:
    """After preparation no character raises."""
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    streams.prepare()
    streams.say("Größe \ud800")
    assert raw.getvalue().startswith(b"Gr??e ?")


def test_complaints_keep_lines_and_lose_controls(capsys: pytest.CaptureFixture[str]) -> None:
    """Line ends structure a message; anything else that could steer a terminal is replaced."""
    streams.complain("one\x1b[31m\ntwo\u202e\t\x9b\u00a0three")
    assert capsys.readouterr().err == "one\ufffd[31m\ntwo\ufffd\ufffd\ufffd\u00a0three\n"


def test_complaining_into_nothing_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """A message that nobody can read must not hide the status."""
    closed = io.StringIO()
    closed.close()
    monkeypatch.setattr(sys, "stderr", closed)
    streams.complain("x")
    assert closed.closed


@pytest.mark.parametrize(
    ("encoding", "can"), [("utf-8", True), ("cp850", False), ("cp1252", False), ("nonsense", False)]
)
def test_drawing_needs_its_characters(encoding: str, can: bool) -> None:
    """A console draws boxes only where its encoding has every character of them."""

    class Console(io.StringIO):
        pass

    Console.encoding = encoding
    assert streams.can_draw(Console()) == can


def test_a_stream_without_descriptor_is_neither_screen_nor_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands in for standard output in other programs shows nothing to others."""
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert not streams.stdout_is_open_file()
    assert not streams.stdout_is_terminal()
    closed = io.StringIO()
    closed.close()
    monkeypatch.setattr(sys, "stdout", closed)
    assert not streams.stdout_is_terminal()


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_a_redirect_into_an_open_file_is_seen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The mode of the file behind standard output decides."""
    path = tmp_path / "out"
    path.touch()
    path.chmod(0o644)
    with path.open("w") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        assert streams.stdout_is_open_file()
        path.chmod(0o600)
        assert not streams.stdout_is_open_file()
