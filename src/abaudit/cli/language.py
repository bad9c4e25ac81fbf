"""Which language to speak: ``--lang``, else ``ABAUDIT_LANG``, else ``abaudit.yaml``, else the system's locale.

Help texts are made while the commands are imported, so the choice is made from the bare arguments before that;
``abaudit.yaml`` is read later and speaks only where neither an argument nor the environment did.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from abaudit.i18n import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

VARIABLE = "ABAUDIT_LANG"


def choose(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """One of `LANGUAGES`."""
    return stated(arguments, environment) or _of_locale(environment)


def stated(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language that the user stated in the call or the environment, or empty."""
    found = ""
    for index, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang" and index + 1 < len(arguments):
            found = arguments[index + 1]
        elif argument.startswith("--lang="):
            found = argument.removeprefix("--lang=")
    return known(found) or known(environment.get(VARIABLE, ""))


def known(value: str) -> str:
    """``de_AT.UTF-8`` → ``de``; empty for a language that abaudit does not speak."""
    code = value.strip().lower().replace("-", "_").split("_")[0].split(".")[0]
    return code if code in LANGUAGES else ""


def _of_locale(environment: Mapping[str, str]) -> str:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(variable, ""):
            return known(value) or LANGUAGES[0]
    return _of_windows() or LANGUAGES[0]


def _of_windows() -> str:
    """The language of Windows' own texts; empty on any other system."""
    if sys.platform == "win32":
        import ctypes
        import locale

        return known(locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), ""))
    return ""
