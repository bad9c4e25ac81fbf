"""The key of the pseudonyms: where it lies, whether it can be trusted, and who needs it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from abaudit import files, ownership
from abaudit.errors import KeyFileError, NoKeyError, Problem
from abaudit.i18n import _

if TYPE_CHECKING:
    from abaudit.pseudonyms import SecretKey

VARIABLE = "ABAUDIT_KEY_FILE"


def path() -> Path | None:
    """Where the key lies: what the environment names, else a file of this account, outside of every project.

    None where this account has no folder of its own, as in a container that runs under any number.
    """
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    folder = _settings_folder()
    return folder / "abaudit" / "key" if folder is not None else None


def find() -> SecretKey | None:
    """The key of this account, or None where there is none; `KeyFileError` for one that cannot be trusted."""
    from abaudit import pseudonyms

    place, named = path(), bool(os.environ.get(VARIABLE))
    if place is None:
        return None
    if not _is_there(place, named=named):
        if not named:
            return None
        problem = Problem(
            _("there is no such key file"),
            hint=_("Correct the variable {variable}, or make the key with “abaudit key init”.").format(
                variable=VARIABLE
            ),
        )
        raise KeyFileError(str(place), problem)
    source = files.read(str(place), KeyFileError)
    if files.in_git_work_tree(str(place)):
        raise KeyFileError(str(place), _in_git())
    if not ownership.is_secret(place):
        problem = Problem(
            _("other accounts of this computer may read the key"),
            hint=_("Protect it: chmod 600 and its path. A key that a container mounts belongs to root, mode 0440."),
        )
        raise KeyFileError(str(place), problem)
    return pseudonyms.parse(str(place), source.data)


def demand(key: SecretKey | None, purpose: str) -> SecretKey:
    """*key*; `NoKeyError` where there is none, since *purpose* (an option or a format) needs stable ids."""
    if key is None:
        message = _(
            "{purpose} needs ids that mean the same number tomorrow; running numbers would match other people. "
            "Make a key once with “abaudit key init”."
        )
        told = message.format(purpose=purpose)
        raise NoKeyError(told if path() is not None else f"{told}\n{no_place()}")
    return key


def no_place() -> str:
    """That this account has no folder for a key, and how to name one."""
    return _("This account has no folder of its own; name a file for the key with the variable {variable}.").format(
        variable=VARIABLE
    )


def refuse_git(place: Path) -> None:
    """`KeyFileError` where a key at *place* would lie in a git work tree."""
    if files.in_git_work_tree(str(place)):
        raise KeyFileError(str(place), _in_git())


def _settings_folder() -> Path | None:
    """Where the programs of this account keep their settings; None where it has no home.

    What does not begin at the root counts as not set, as the desktop's own specification wants it: a key never lies in
    whatever folder the call was made from.
    """
    variable, below = ("APPDATA", "AppData/Roaming") if os.name == "nt" else ("XDG_CONFIG_HOME", ".config")
    stated = os.environ.get(variable, "")
    if os.path.isabs(stated):  # noqa: PTH117 - empty or relative
        return Path(stated)
    home = os.environ.get("HOME", "")
    if os.name == "nt" or not os.path.isabs(home):  # noqa: PTH117 - as above
        home = _home_on_record()
    return Path(home) / below if os.path.isabs(home) else None  # noqa: PTH117 - as above


def _home_on_record() -> str:
    """This account's home as the system knows it; empty where the account only has a number."""
    if os.name == "nt":
        return os.path.expanduser("~")  # noqa: PTH111 - Path raises where there is none
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_dir
    except KeyError:
        return ""


def _is_there(place: Path, *, named: bool) -> bool:
    """Whether something stands at *place*.  What cannot be looked at is none, or is read if it was *named*."""
    try:
        place.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError):
        return named
    return True


def _in_git() -> Problem:
    return Problem(
        _("a key must not lie in a git work tree: whoever has it can undo the pseudonyms"),
        hint=_("Move it elsewhere and name it with the variable {variable}.").format(variable=VARIABLE),
    )
