"""Where the key lies, and whether it can be trusted."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from abaudit import files, ownership, pseudonyms
from abaudit.errors import KeyFileError, NoKeyError
from abaudit.service import keys

KEY = pseudonyms.SecretKey(b"k" * 32)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this test's key lies, by the environment."""
    monkeypatch.setenv(keys.VARIABLE, str(tmp_path / "deep" / "key"))
    return tmp_path / "deep" / "key"


def test_a_key_that_was_made_is_found(place: Path) -> None:
    """Folders are made for it, and nobody else may read it."""
    assert files.create(place, pseudonyms.write(KEY))
    assert keys.find() == KEY
    assert ownership.is_secret(place)


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
@pytest.mark.parametrize(
    ("settings", "home", "on_record", "expected"),
    [
        ("/settings", "/h", "/r", "/settings/abaudit/key"),
        ("settings", "/h", "/r", "/h/.config/abaudit/key"),
        ("", "/h", "/r", "/h/.config/abaudit/key"),
        (None, "/h", "/r", "/h/.config/abaudit/key"),
        (None, "h", "/r", "/r/.config/abaudit/key"),
        (None, "~", "/r", "/r/.config/abaudit/key"),
        (None, "", "/r", "/r/.config/abaudit/key"),
        (None, None, "/r", "/r/.config/abaudit/key"),
        (None, None, "r", None),
        (None, None, None, None),
        ("./x", "", None, None),
    ],
)
def test_the_key_of_an_account_lies_in_its_settings(
    monkeypatch: pytest.MonkeyPatch, settings: str | None, home: str | None, on_record: str | None, expected: str | None
) -> None:
    """By the desktop's own variable, or in ``.config``; never in a folder that depends on where the call was made."""
    import pwd

    def known(number: int) -> pwd.struct_passwd:
        if on_record is None:
            raise KeyError(number)
        return pwd.struct_passwd(("anke", "x", number, 100, "", on_record, "/s"))

    monkeypatch.setattr(pwd, "getpwuid", known)
    for name, value in (("XDG_CONFIG_HOME", settings), ("HOME", home)):
        monkeypatch.delenv(name, raising=False)
        if value is not None:
            monkeypatch.setenv(name, value)
    assert keys.path() == (Path(expected) if expected else None)
    assert keys.find() is None


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such accounts")
def test_whoever_needs_a_key_without_a_folder_is_told_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    """No command ends as a bug, and none makes a key in the folder that it was called from."""
    monkeypatch.setattr(keys, "path", lambda: None)
    with pytest.raises(NoKeyError, match=f"(?s)abaudit key init.*{keys.VARIABLE}"):
        keys.demand(keys.find(), "x")


def test_a_key_that_cannot_be_looked_at_is_none_unless_it_was_named(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A home that is somebody else's holds no key of ours; a file that was named has to be there."""

    def locked(_path: Path, **_options: object) -> os.stat_result:
        raise PermissionError

    monkeypatch.setattr(Path, "stat", locked)
    monkeypatch.setattr(Path, "read_bytes", locked)
    with pytest.raises(KeyFileError, match="may not read"):
        keys.find()
    monkeypatch.delenv(keys.VARIABLE)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(place.parent))
    assert keys.find() is None
