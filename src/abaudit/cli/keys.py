"""The key of the pseudonyms: where it lies, whether it can be trusted, and who needs it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from abaudit import files
from abaudit.errors import KeyFileError, NoKeyError, Problem
from abaudit.i18n import _

if TYPE_CHECKING:
    from abaudit.pseudonyms import Key

VARIABLE = "ABAUDIT_KEY_FILE"


def path() -> Path:
    """Where the key lies: what the environment names, else a file of this account, outside of every project."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    if os.name == "nt":
        return Path(os.environ.get("APPDATA") or "~/AppData/Roaming").expanduser() / "abaudit" / "key"
    return Path(os.environ.get("XDG_CONFIG_HOME") or "~/.config").expanduser() / "abaudit" / "key"


def find() -> Key | None:
    """The key of this account, or None where there is none; `KeyFileError` for one that cannot be trusted."""
    from abaudit import pseudonyms

    place = path()
    try:
        missing = not place.exists()
    except OSError:
        missing = True
    if missing:
        if os.environ.get(VARIABLE):
            problem = Problem(
                _("there is no such key file"),
                hint=_("Correct the variable {variable}, or make the key with “abaudit key init”.").format(
                    variable=VARIABLE
                ),
            )
            raise KeyFileError(str(place), problem)
        return None
    source = files.read(str(place), KeyFileError)
    if files.in_git_work_tree(str(place)):
        raise KeyFileError(str(place), _in_git())
    if not files.is_private(place):
        problem = Problem(
            _("other accounts of this computer may read the key"), hint=_("Protect it: chmod 600 and its path.")
        )
        raise KeyFileError(str(place), problem)
    return pseudonyms.parse(str(place), source.data)


def demand(key: Key | None, purpose: str) -> Key:
    """*key*; `NoKeyError` where there is none, since *purpose* (an option or a format) needs stable ids."""
    if key is None:
        message = _(
            "{purpose} needs ids that mean the same number tomorrow; running numbers would match other people. "
            "Make a key once with “abaudit key init”."
        )
        raise NoKeyError(message.format(purpose=purpose))
    return key


def refuse_git(place: Path) -> None:
    """`KeyFileError` where a key at *place* would lie in a git work tree."""
    if files.in_git_work_tree(str(place)):
        raise KeyFileError(str(place), _in_git())


def _in_git() -> Problem:
    return Problem(
        _("a key must not lie in a git work tree: whoever has it can undo the pseudonyms"),
        hint=_("Move it elsewhere and name it with the variable {variable}.").format(variable=VARIABLE),
    )
