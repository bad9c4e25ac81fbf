"""Which language to speak: ``--lang``, else ``ABAUDIT_LANG``, else ``abaudit.yaml``, else the system's locale.

Help texts are made while the commands are imported, so the choice is made from the bare arguments before that, with a
glance into the ``abaudit.yaml`` that will probably hold; once it is read in earnest its language is taken from there.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from abaudit import files
from abaudit.errors import ConfigError
from abaudit.i18n import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

VARIABLE = "ABAUDIT_LANG"

_LANGUAGE_OF_CONFIG = re.compile(rb"^language[ \t]*:[ \t]*[\"']?([a-z]+)", re.MULTILINE)


def choose(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """One of `LANGUAGES`."""
    return stated(arguments, environment) or _of_config(arguments, environment) or _of_locale(environment)


def stated(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language that the user stated in the call or the environment, or empty."""
    return known(_value(arguments, "--lang")) or known(environment.get(VARIABLE, ""))


def known(value: str) -> str:
    """``de_AT.UTF-8`` → ``de``; empty for a language that abaudit does not speak."""
    code = value.strip().lower().replace("-", "_").split("_")[0].split(".")[0]
    return code if code in LANGUAGES else ""


def _value(arguments: Sequence[str], option: str) -> str:
    """The last value of *option* in *arguments*, or empty."""
    found = ""
    for index, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == option and index + 1 < len(arguments):
            found = arguments[index + 1]
        elif argument.startswith(f"{option}="):
            found = argument.removeprefix(f"{option}=")
    return found


def _of_config(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language in the named config, else in the one of the working directory; empty where in doubt."""
    from abaudit import configplace

    named = _value(arguments, "--config") or environment.get("ABAUDIT_CONFIG", "")
    try:
        found = files.first_existing([Path(named)]) if named else configplace.find(Path.cwd())
        text = files.read(os.path.realpath(found), ConfigError).data if found else b""
    except (ConfigError, OSError, ValueError):  # said with its place once the config is needed
        return ""
    match = _LANGUAGE_OF_CONFIG.search(text)
    return known(match[1].decode()) if match else ""


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
