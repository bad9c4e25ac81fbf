"""Where the key lies, and whether it can be trusted."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from abaudit import files, pseudonyms
from abaudit.cli import keys
from abaudit.errors import KeyFileError, NoKeyError

KEY = pseudonyms.Key(b"k" * 32)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this test's key lies, by the environment."""
    monkeypatch.setenv(keys.VARIABLE, str(tmp_path / "deep" / "key"))
    return tmp_path / "deep" / "key"


def test_a_key_that_was_made_is_found(place: Path) -> None:
    """Folders are made for it, and nobody else may read it."""
    assert files.create(place, pseudonyms.write(KEY))
    assert keys.find() == KEY
    assert files.is_private(place)


def test_a_key_is_never_overwritten(place: Path) -> None:
    """A second one would change every id."""
    assert files.create(place, pseudonyms.write(KEY))
    assert not files.create(place, b"other")
    assert keys.find() == KEY


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_key_that_others_may_read_is_refused(place: Path) -> None:
    """It is no secret any more."""
    files.create(place, pseudonyms.write(KEY))
    place.chmod(0o640)
    with pytest.raises(KeyFileError, match="other accounts"):
        keys.find()


def test_a_key_in_a_git_work_tree_is_refused(place: Path, tmp_path: Path) -> None:
    """It would be committed one day, and undo every pseudonym."""
    (tmp_path / ".git").mkdir()
    with pytest.raises(KeyFileError, match="git"):
        keys.refuse_git(place)
    files.create(place, pseudonyms.write(KEY))
    with pytest.raises(KeyFileError, match="git"):
        keys.find()


def test_a_named_key_that_is_missing_is_an_error(place: Path) -> None:
    """Falling back to running numbers would change every id in silence."""
    with pytest.raises(KeyFileError, match="no such key file"):
        keys.find()
    assert not place.exists()


def test_without_a_key_there_is_none_and_whoever_needs_one_says_how_to_make_it() -> None:
    """The error names the command."""
    assert keys.find() is None
    with pytest.raises(NoKeyError, match=r"--baseline needs ids.*abaudit key init"):
        keys.demand(None, "--baseline")
    assert keys.demand(KEY, "x") is KEY


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps it elsewhere")
def test_the_key_of_an_account_lies_in_its_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the desktop's own variable, or in ``.config``."""
    monkeypatch.setenv("XDG_CONFIG_HOME", "/settings")
    assert keys.path() == Path("/settings/abaudit/key")
    monkeypatch.delenv("XDG_CONFIG_HOME")
    monkeypatch.setenv("HOME", "/accounts/somebody")
    assert keys.path() == Path("/accounts/somebody/.config/abaudit/key")
