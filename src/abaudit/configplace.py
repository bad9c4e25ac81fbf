"""Where ``abaudit.yaml`` lies, and what lies there almost under its name; `abaudit.config` reads it.

This stands apart because every call asks for the place, to know which language to speak, and few read the file.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from abaudit import files, ownership
from abaudit.errors import ConfigError, Problem
from abaudit.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable

FILE_NAME = "abaudit.yaml"
_ALMOST = re.compile(r"\.?abaudit\.ya?ml(\.(txt|ya?ml))?", re.IGNORECASE)
"""Names that are meant for it: the other ending, a dot before it, what an editor hangs on, other capitals."""
_DOUBTS = {
    "foreign": N_("this file was found here, but belongs to another account, so it is not used"),
    "writable": N_("this file was found here, but other accounts may write into it, so it is not used"),
}
"""What `ownership.doubt` says → the sentence."""


def find(working_directory: Path) -> str | None:
    """The ``abaudit.yaml`` in the working directory, or the nearest above it.

    `ConfigError` where another account owns it or may write it: it could exempt whom it likes; and where a nearer
    file is almost called so, because then this one is not the one that was meant.
    """
    above = (folder / FILE_NAME for folder in (working_directory, *working_directory.parents))
    found = files.first_existing(above)
    if found is None:
        return None
    for nearer in misnamed(working_directory):
        if Path(nearer).parent != found.parent:
            message = _("this file is nearer than {path} and is not read, because settings are called {name}")
            raise ConfigError(nearer, Problem(message.format(path=found, name=FILE_NAME), hint=_rename()))
    if problem := _DOUBTS.get(ownership.doubt(found)):
        raise ConfigError(
            str(found), Problem(_(problem), hint=_("If it is meant, name it with --config or ABAUDIT_CONFIG."))
        )
    return str(found)


def misnamed(working_directory: Path) -> tuple[str, ...]:
    """Files almost called ``abaudit.yaml``, where `find` looks: the nearest folder that has one or the right one."""
    for folder in (working_directory, *working_directory.parents):
        found = _almost(folder)
        if found or files.exists(str(folder / FILE_NAME)):
            return found
    return ()


def misnamed_words(path: str) -> str:
    """That the file *path* is almost called as settings are, and what to do."""
    return (
        _("{path} is not read, because settings are called {name}.").format(path=path, name=FILE_NAME) + f" {_rename()}"
    )


def beside(exports: Iterable[str], used: str) -> tuple[str, ...]:
    """Every ``abaudit.yaml`` beside or in one of *exports* that is another file than the *used* one (may be empty).

    One that is almost called so counts, too.
    """
    folders = dict.fromkeys(
        folder
        for name in exports
        if name != files.STDIN
        for folder in (files.folder_of(name), *((Path(name),) if files.is_folder(name) else ()))
    )
    found = {
        files.identity(path): path
        for folder in folders
        for path in (str(folder / FILE_NAME), *_almost(folder))
        if files.exists(path)
    }
    found.pop(files.identity(used) if used else (), None)
    return tuple(found.values())


# ------------------------------------------------------------------------------------------------------------------


def _rename() -> str:
    return _("Rename it to {name}, or name it with --config or ABAUDIT_CONFIG.").format(name=FILE_NAME)


def _almost(folder: Path) -> tuple[str, ...]:
    """The files in *folder* that are almost called ``abaudit.yaml``, and are not the very file, sorted."""
    try:
        with os.scandir(folder) as listed:
            names = sorted(each.name for each in listed if _ALMOST.fullmatch(each.name) and each.is_file())
    except OSError:
        return ()
    right = files.identity(str(folder / FILE_NAME))
    return tuple(str(folder / name) for name in names if files.identity(str(folder / name)) != right)
