"""The one place that touches the disk."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from abaudit import files
from abaudit.errors import ExportError, LedgerError, UsageError
from abaudit.files import folders, writing

posix = pytest.mark.skipif(os.name == "nt", reason="modes, links and devices of POSIX")


def refusing(error: OSError) -> Any:
    """A stand-in for a method of the system that fails with *error*."""

    def refuse(*_given: object, **_named: object) -> object:
        raise error

    return refuse


def test_a_file_is_read_with_its_digest(tmp_path: Path) -> None:
    """Bytes, size and SHA-256 belong to one reading."""
    path = tmp_path / "book.vcf"
    path.write_bytes(b"BEGIN\r\n\x00\xff")
    source = files.read(str(path), ExportError)
    assert (source.name, source.data, source.size) == (str(path), b"BEGIN\r\n\x00\xff", 9)
    assert source.sha256 == hashlib.sha256(source.data).hexdigest()


def test_what_was_read_is_not_in_the_repr(tmp_path: Path) -> None:
    """A file's content is personal data."""
    path = tmp_path / "book.vcf"
    path.write_bytes(b"Anna Beispiel")
    assert "Anna" not in repr(files.read(str(path), ExportError))


def test_a_dash_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """``-`` takes every byte of standard input as it is."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\r\nx")))
    assert files.read("-", ExportError).data == b"\xff\r\nx"


def test_absent_standard_input_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process may have been started without standard input."""
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(ExportError, match="standard input is closed"):
        files.read("-", ExportError)


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (FileNotFoundError(2, "x"), "there is no such file"),
        (IsADirectoryError(21, "x"), "this is a folder"),
        (PermissionError(13, "x"), "may not read"),
        (OSError(5, "Input/output error"), "cannot be read: "),
        (OSError("odd"), "cannot be read"),
    ],
)
def test_each_failure_to_read_is_said_in_words(monkeypatch: pytest.MonkeyPatch, failure: OSError, words: str) -> None:
    """The caller's own error is raised, with the name that the user gave and what is wrong."""
    monkeypatch.setattr(Path, "read_bytes", refusing(failure))
    with pytest.raises(LedgerError, match=words) as raised:
        files.read("ledger.yaml", LedgerError)
    assert raised.value.source == "ledger.yaml"


def test_a_folder_is_told_as_such_on_windows_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Windows answers a reader of folders with a lack of permission."""
    monkeypatch.setattr(Path, "read_bytes", refusing(PermissionError(13, "x")))
    with pytest.raises(ExportError, match="this is a folder"):
        files.read(str(tmp_path), ExportError)


def test_a_name_that_no_system_takes_is_an_error() -> None:
    """A NUL byte in a name, which only a document can hold, is no crash."""
    with pytest.raises(LedgerError, match="the name is no path"):
        files.read("a\0b", LedgerError)


@pytest.mark.parametrize("private", [True, False])
def test_a_file_is_written_whole(tmp_path: Path, private: bool) -> None:
    """What was asked for stands there, and nothing else."""
    assert files.write(str(tmp_path / "out.json"), b"new\r\n", private=private)
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]
    assert (tmp_path / "out.json").read_bytes() == b"new\r\n"


@posix
def test_a_private_file_is_its_owners(tmp_path: Path) -> None:
    """A private file has mode 0600, even where an open one stood before."""
    target = tmp_path / "out.json"
    target.write_bytes(b"old")
    target.chmod(0o644)
    files.write(str(target), b"new", private=True, force=True)
    assert target.stat().st_mode & 0o777 == 0o600


@posix
def test_an_open_file_follows_the_umask_or_what_stood_there(tmp_path: Path) -> None:
    """A new file gets the umask's mode, a replaced one keeps its own."""
    before = os.umask(0o027)
    try:
        files.write(str(tmp_path / "new"), b"", private=False)
        assert os.umask(0o027) == 0o027, "writing leaves the umask as it was"
    finally:
        os.umask(before)
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o640
    (tmp_path / "old").touch()
    (tmp_path / "old").chmod(0o600)
    files.write(str(tmp_path / "old"), b"", private=False)
    assert (tmp_path / "old").stat().st_mode & 0o777 == 0o600


@posix
def test_a_private_file_is_protected_before_it_holds_anything(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """There is no moment at which others could read a private file."""
    seen = []

    def protect(path: Path) -> bool:
        seen.append((path.stat().st_size, path.stat().st_mode & 0o077))
        return True

    monkeypatch.setattr(writing, "protect", protect)
    files.write(str(tmp_path / "out"), b"secret", private=True)
    assert seen == [(0, 0)]


def test_an_unprotected_file_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where the system cannot promise privacy the file is written and the caller learns of it."""
    monkeypatch.setattr(writing, "protect", lambda _path: False)
    assert not files.write(str(tmp_path / "out"), b"x", private=True)
    assert (tmp_path / "out").read_bytes() == b"x"


@pytest.mark.parametrize("failing", ["replace", "chmod"])
def test_a_failed_write_leaves_the_old_file_and_no_other(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, failing: str
) -> None:
    """A write that fails half-way changes nothing."""
    target = tmp_path / "out"
    target.write_bytes(b"old")
    monkeypatch.setattr(Path, failing, refusing(OSError(28, "No space left on device")))
    with pytest.raises(UsageError, match="cannot write"):
        files.write(str(target), b"new", private=False, force=True)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert target.read_bytes() == b"old"


def test_an_interrupted_write_leaves_no_trace(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Ctrl-C while writing passes, and takes the unfinished file with it."""

    def interrupted(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        files.write(str(tmp_path / "out"), b"new", private=True)
    assert list(tmp_path.iterdir()) == []


@posix
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """Writing through a link replaces the file that it leads to."""
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    files.write(str(tmp_path / "link"), b"new", private=False, force=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


@posix
def test_a_device_is_written_to_and_not_replaced() -> None:
    """/dev/null stays what it is."""
    assert files.write(os.devnull, b"x", private=True)
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("name", ["", "sub/out", "x" * 300, "x" * 5000], ids=["folder", "no-folder", "long", "endless"])
def test_a_place_that_takes_no_file_is_an_error(tmp_path: Path, name: str) -> None:
    """The message names the place, and nothing is left there."""
    with pytest.raises(UsageError) as raised:
        files.write(str(tmp_path / name), b"x", private=False)
    assert str(tmp_path) in str(raised.value)
    assert list(tmp_path.iterdir()) == []


@posix
@pytest.mark.parametrize(("mode", "is_open"), [(0o600, False), (0o640, True), (0o604, True), (0o622, False)])
def test_an_open_file_is_one_that_others_may_read(tmp_path: Path, mode: int, is_open: bool) -> None:
    """Reading by group or others counts; writing alone does not."""
    path = tmp_path / "out"
    path.touch()
    path.chmod(mode)
    with path.open() as stream:
        assert files.is_open_to_others(stream.fileno()) == is_open


@posix
def test_a_pipe_is_open_to_nobody() -> None:
    """A pipe has one reader, and that is whom the user chose."""
    reading, other = os.pipe()
    try:
        assert not files.is_open_to_others(other)
    finally:
        os.close(reading)
        os.close(other)


def test_on_windows_a_descriptor_tells_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows keeps no mode that would say who may read."""
    monkeypatch.setattr(os, "name", "nt")
    assert not files.is_open_to_others(0)


def test_protection_that_cannot_be_set_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A file system without modes makes no promise."""
    monkeypatch.setattr(Path, "chmod", refusing(OSError(1, "Operation not permitted")))
    assert not files.protect(tmp_path)


@posix
def test_protection_that_has_no_effect_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A file system may take the mode and ignore it, as FAT does."""
    path = tmp_path / "out"
    path.touch()
    path.chmod(0o644)
    monkeypatch.setattr(Path, "chmod", lambda *_given, **_named: None)
    assert not files.protect(path)


class TestAccessList:
    """Windows' access lists, with its ``icacls`` replaced."""

    @pytest.fixture(autouse=True)
    def account(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Who is logged on."""
        monkeypatch.setenv("USERNAME", "anna")
        monkeypatch.setenv("USERDOMAIN", "BUERO")

    def test_only_the_account_remains(self, tmp_path: Path) -> None:
        """Inherited rights are taken away and the current account gets all of them."""
        calls: list[tuple[list[str], dict[str, Any]]] = []
        path = tmp_path / "Größe %PATH% & co.json"
        assert writing._protect_by_acl(path, lambda command, **how: calls.append((command, how)))
        (command, how), *more = calls
        assert command == ["icacls", str(path), "/inheritance:r", "/grant:r", "BUERO\\anna:F"]
        assert how["check"] is True
        assert "shell" not in how
        assert not more

    def test_an_account_without_a_domain_stands_alone(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        """A machine of its own has no domain."""
        monkeypatch.delenv("USERDOMAIN")
        commands: list[list[str]] = []
        assert writing._protect_by_acl(tmp_path, lambda command, **_how: commands.append(command))
        assert commands[0][-1] == "anna:F"

    def test_nobody_logged_on_is_no_promise(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        """Without an account there is nobody to leave in the list."""
        monkeypatch.delenv("USERNAME")
        commands: list[list[str]] = []
        assert not writing._protect_by_acl(tmp_path, lambda command, **_how: commands.append(command))
        assert commands == []

    @pytest.mark.parametrize(
        "failure",
        [FileNotFoundError(2, "icacls"), subprocess.CalledProcessError(5, "icacls"), subprocess.TimeoutExpired("x", 1)],
    )
    def test_a_refusal_is_no_promise(self, tmp_path: Path, failure: Exception) -> None:
        """Whatever goes wrong with ``icacls``, the caller learns that the file is not protected."""

        def fail(*_given: object, **_named: object) -> object:
            raise failure

        assert not writing._protect_by_acl(tmp_path, fail)

    def test_protection_on_windows_is_by_access_list(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        """Modes say nothing on Windows, so they are not relied on."""
        asked: list[Path] = []

        def by_acl(path: Path) -> bool:
            asked.append(path)
            return True

        monkeypatch.setattr(writing, "_protect_by_acl", by_acl)
        monkeypatch.setattr(os, "name", "nt")
        assert files.protect(tmp_path)
        assert asked == [tmp_path]


@posix
def test_one_place_has_one_identity(tmp_path: Path) -> None:
    """Spelling, symbolic and hard links make no second place; another file does."""
    book, other = tmp_path / "book", tmp_path / "other"
    book.touch()
    other.touch()
    (tmp_path / "link").symlink_to("book")
    (tmp_path / "hard").hardlink_to(book)
    same = (
        book,
        tmp_path / "link",
        tmp_path / "hard",
        tmp_path / "." / "book",
        tmp_path / ".." / tmp_path.name / "book",
    )
    assert len({files.identity(str(name)) for name in same}) == 1
    assert files.identity(str(other)) != files.identity(str(book))


@posix
def test_a_place_without_a_file_has_an_identity(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What is not there yet is told apart by where it would be."""
    monkeypatch.chdir(tmp_path)
    assert files.identity("new") == files.identity("./new") == files.identity(str(tmp_path / "new"))
    assert files.identity("new") != files.identity("newer")
    (tmp_path / "circle").symlink_to("circle")
    assert files.identity("circle")


def test_standard_input_is_a_place_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """``-`` is no file of that name."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "-").touch()
    assert files.identity("-") != files.identity("./-")


@posix
def test_the_folder_is_that_of_the_file_itself(tmp_path: Path) -> None:
    """A link leads to where its file lies; a circle leads nowhere and raises nothing."""
    real = tmp_path / "real"
    real.mkdir()
    (real / "book").touch()
    (tmp_path / "link").symlink_to("real/book")
    (tmp_path / "circle").symlink_to("circle")
    assert files.folder_of(str(tmp_path / "link")) == files.folder_of(str(real / "book"))
    assert files.folder_of(str(tmp_path / "circle")).is_dir()


def test_git_is_seen_from_below(tmp_path: Path) -> None:
    """A file in any depth below a ``.git`` is in a work tree."""
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert not files.in_git_work_tree(str(inner / "ledger.yaml"))
    (tmp_path / ".git").mkdir()
    assert files.in_git_work_tree(str(inner / "ledger.yaml"))
    assert files.in_git_work_tree(str(tmp_path / "ledger.yaml"))


def test_standard_input_is_in_no_work_tree(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What comes by a pipe is kept nowhere."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    assert not files.in_git_work_tree("-")


def test_an_endless_path_is_in_no_work_tree() -> None:
    """A name that no file system takes is no crash."""
    assert not files.in_git_work_tree("x" * 5000 + "/ledger.yaml")


def test_the_first_file_is_found(tmp_path: Path) -> None:
    """Folders and endless names are passed over."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    candidates = [tmp_path / "missing", tmp_path / "folder", Path("x" * 5000), tmp_path / "file"]
    assert files.first_existing(candidates) == tmp_path / "file"
    assert files.first_existing(candidates[:3]) is None


def test_a_digest_is_that_of_the_bytes(tmp_path: Path) -> None:
    """What is there has a digest; what is missing, a folder or no path has none."""
    path = tmp_path / "proof.pdf"
    path.write_bytes(b"\x00proof")
    assert files.digest(path) == hashlib.sha256(b"\x00proof").hexdigest()
    assert files.digest(tmp_path / "missing") is None
    assert files.digest(tmp_path) is None
    assert files.digest(Path("a\0b")) is None


def test_files_of_a_folder_come_in_order(tmp_path: Path) -> None:
    """Only files with one of the endings count, whatever its case, and a folder that is none holds nothing."""
    for name in ("b.yaml", "a.YML", "c.txt"):
        (tmp_path / name).touch()
    (tmp_path / "folder.yaml").mkdir()
    found = files.names_in(str(tmp_path), (".yaml", ".yml"))
    assert found == (str(tmp_path / "a.YML"), str(tmp_path / "b.yaml"))
    assert files.names_in(str(tmp_path / "c.txt"), (".yaml",)) == ()


def test_everything_below_a_folder_is_found(tmp_path: Path) -> None:
    """Files, links by where they lead, pipes, and folders that cannot be looked into; no link is followed."""
    folder = tmp_path / "exports"
    (folder / "below").mkdir(parents=True)
    for name in ("b.vcf", "below/a.vcf"):
        (folder / name).write_bytes(b"x")
    (tmp_path / "outside.vcf").write_bytes(b"x")
    expected = {"b.vcf": "file", "below/a.vcf": "file"}
    if os.name != "nt":
        (folder / "out.vcf").symlink_to(tmp_path / "outside.vcf")
        (folder / "in.vcf").symlink_to(folder / "b.vcf")
        (folder / "folder").symlink_to(tmp_path, target_is_directory=True)
        (folder / "to-below").symlink_to("below", target_is_directory=True)
        (folder / "nowhere.vcf").symlink_to("gone.vcf")
        (folder / "round.vcf").symlink_to("round.vcf")
        os.mkfifo(folder / "pipe.vcf")
        expected |= {"out.vcf": "outside", "in.vcf": "inside", "folder": "outside", "to-below": "inside"}
        expected |= {"nowhere.vcf": "broken", "round.vcf": "broken", "pipe.vcf": "special"}
    found = files.below(str(folder))
    assert {os.path.relpath(each.path, folder): each.kind.value for each in found} == expected
    assert [each.path for each in found] == sorted(each.path for each in found)
    assert files.is_folder(str(folder))
    assert not files.is_folder(str(folder / "b.vcf"))
    assert not files.is_folder("-")
    assert not files.is_folder("\0")


def test_a_folder_that_cannot_be_looked_into_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Below another folder, and where it is the named one itself."""
    real = os.scandir
    (tmp_path / "locked").mkdir()
    (tmp_path / "a.vcf").write_bytes(b"x")

    def scan(path: Any) -> Any:
        if os.fspath(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scan)
    assert [(Path(each.path).name, each.kind.value) for each in files.below(str(tmp_path))] == [
        ("a.vcf", "file"),
        ("locked", "locked"),
    ]
    assert [each.kind.value for each in files.below(str(tmp_path / "locked"))] == ["locked"]


def test_a_folder_of_too_many_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for a whole disk."""
    monkeypatch.setattr(folders, "MOST_FILES", 1)
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(b"x")
    with pytest.raises(ExportError, match="too many files"):
        files.below(str(tmp_path))


def test_who_changes_a_file_has_it_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second one waits, and is told when that takes too long; the turn goes on to it afterwards, by any name."""
    monkeypatch.setattr(writing, "PATIENCE", 0.05)
    path = tmp_path / "waivers.yaml"
    other = tmp_path / "sub" / ".." / "waivers.yaml"
    (tmp_path / "sub").mkdir()
    with files.changing(str(path)), pytest.raises(UsageError, match="another command"), files.changing(str(other)):
        raise AssertionError
    with files.changing(str(other)):
        assert not path.exists()


def test_the_turn_is_given_back_whatever_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever fails in the middle keeps nobody waiting."""
    monkeypatch.setattr(writing, "PATIENCE", 0.05)
    path = str(tmp_path / "baseline.txt")
    with pytest.raises(ZeroDivisionError), files.changing(path):
        raise ZeroDivisionError
    with files.changing(path):
        pass


def test_a_file_of_the_owners_in_the_place_of_the_turn_stays(tmp_path: Path) -> None:
    """What lies there and is not empty is neither emptied nor taken for a turn."""
    (tmp_path / ".waivers.yaml.lock").write_text("mine", encoding="ascii")
    with pytest.raises(UsageError, match="in the way"), files.changing(str(tmp_path / "waivers.yaml")):
        raise AssertionError
    assert (tmp_path / ".waivers.yaml.lock").read_text(encoding="ascii") == "mine"


@posix
def test_nobody_waits_for_a_device(tmp_path: Path) -> None:
    """A device cannot be changed between reading and writing, and nothing is put beside it."""
    os.mkfifo(tmp_path / "pipe")
    with files.changing(str(tmp_path / "pipe")):
        assert [each.name for each in tmp_path.iterdir()] == ["pipe"]


@posix
def test_a_turn_that_cannot_be_taken_is_an_error_that_says_where(tmp_path: Path) -> None:
    """A folder that is not there has no room for the turn."""
    with pytest.raises(UsageError, match="cannot write"), files.changing(str(tmp_path / "none" / "waivers.yaml")):
        raise AssertionError
