"""Whose word a file is."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from abaudit import ownership

if sys.platform == "win32":
    pytest.skip("Windows has no such owners and modes", allow_module_level=True)

import grp
import pwd

ME = 4711
FAR = 4712


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that only its owner may write, whoever runs the tests."""
    path = tmp_path / "abaudit.yaml"
    path.write_text("")
    path.chmod(0o600)
    return path


class _Facts:
    """What the system says of a file, with another owner, group and mode."""

    def __init__(self, owner: int, mode: int = 0o600) -> None:
        self.st_uid = owner
        self.st_gid = 99
        self.st_mode = mode


@pytest.mark.parametrize(
    ("account", "sudo", "link", "owner", "mode", "expected"),
    [
        (ME, "", ME, ME, 0o600, ""),
        (ME, "", ME, ME, 0o644, ""),
        (ME, "", 0, 0, 0o644, ""),
        (ME, "", ME, FAR, 0o600, "foreign"),
        (ME, "", FAR, ME, 0o600, "foreign"),
        (ME, str(FAR), FAR, FAR, 0o600, "foreign"),
        (0, "", FAR, FAR, 0o600, "foreign"),
        (0, str(FAR), FAR, FAR, 0o600, ""),
        (0, "x", FAR, FAR, 0o600, "foreign"),
        (ME, "", ME, ME, 0o666, "writable"),
        (ME, "", ME, ME, 0o602, "writable"),
        (ME, "", ME, ME, 0o620, "writable"),
        (ME, "", 0, 0, 0o664, "writable"),
    ],
)
def test_owner_and_mode_decide(
    monkeypatch: pytest.MonkeyPatch, *, account: int, sudo: str, link: int, owner: int, mode: int, expected: str
) -> None:
    """This account, the system's, and who became root; neither the link nor the file may be another's."""
    monkeypatch.setattr(os, "geteuid", lambda: account)
    monkeypatch.setenv("SUDO_UID", sudo)
    monkeypatch.setattr(ownership, "_is_of_one", lambda _group: False)
    monkeypatch.setattr(Path, "lstat", lambda _self: _Facts(link))
    monkeypatch.setattr(Path, "stat", lambda _self: _Facts(owner, mode))
    assert ownership.doubt(Path("x")) == expected


@pytest.mark.parametrize(
    ("group", "name", "members", "expected"),
    [
        (100, "anke", [], True),
        (100, "anke", ["anke"], True),
        (100, "anke", ["anke", "bernd"], False),
        (100, "users", [], False),
        (101, "anke", [], False),
    ],
)
def test_a_private_group_is_nobody_else(
    monkeypatch: pytest.MonkeyPatch, group: int, name: str, members: list[str], expected: bool
) -> None:
    """Where the system makes a group for each account, files that the group may write are still one person's."""
    entry = grp.struct_group((name, "x", group, members))
    monkeypatch.setattr(grp, "getgrgid", lambda _group: entry)
    monkeypatch.setattr(pwd, "getpwuid", lambda _uid: pwd.struct_passwd(("anke", "x", ME, 100, "", "/h", "/s")))
    assert ownership._is_of_one(group) is expected


def test_an_account_without_a_name_has_no_private_group(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a container nobody may be known by name; then every group counts as others."""
    monkeypatch.setattr(os, "geteuid", lambda: 987_654_321)
    assert not ownership._is_of_one(987_654_321)


def test_the_disk_is_asked(file: Path) -> None:
    """A real file of one's own is in no doubt, one that everybody may write is, and so is one that is not there."""
    assert ownership.doubt(file) == ""
    file.chmod(0o666)
    assert ownership.doubt(file) == "writable"
    assert ownership.doubt(file.with_name("none")) == "foreign"


@pytest.mark.parametrize(
    ("account", "owner", "mode", "secret"),
    [
        (ME, ME, 0o600, True),
        (ME, ME, 0o400, True),
        (ME, ME, 0o640, False),
        (ME, ME, 0o601, False),
        (ME, 0, 0o440, True),
        (ME, 0, 0o640, True),
        (ME, 0, 0o444, False),
        (ME, 0, 0o460, False),
        (ME, 0, 0o450, False),
        (ME, FAR, 0o440, False),
        (0, 0, 0o440, False),
        (0, 0, 0o400, True),
    ],
)
def test_a_secret_is_its_owners_or_laid_by_root(
    monkeypatch: pytest.MonkeyPatch, *, account: int, owner: int, mode: int, secret: bool
) -> None:
    """Readable to a group only where root gave it to this account so, and never to everybody."""
    monkeypatch.setattr(os, "geteuid", lambda: account)
    monkeypatch.setattr(Path, "stat", lambda _self: _Facts(owner, mode))
    assert ownership.is_secret(Path("x")) is secret


def test_a_secret_that_is_not_there_is_none(tmp_path: Path) -> None:
    """What cannot be looked at is no secret that is kept."""
    assert not ownership.is_secret(tmp_path / "none")
