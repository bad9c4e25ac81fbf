"""``abaudit --version``, without what a command needs: nothing is imported here that an interpreter has not at hand."""

from __future__ import annotations

import os
import sys

from abaudit import __version__

_STATES = '\n__version__ = "'


def versions() -> str:
    """The versions of abaudit and of the library that knows the number plans, as one line."""
    return f"abaudit {__version__} (phonenumbers {_stated() or _installed()})"


def tell() -> int:
    """Print the line; the exit status is 0, also where nobody reads it any more."""
    try:
        sys.stdout.write(f"{versions()}\n")
        sys.stdout.flush()
    except (AttributeError, OSError, ValueError):  # there is no stream, or it is closed
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - written to at the very end
    return 0


def _stated() -> str:
    """The version that the library's own source states; empty where it lies in no folder, or states none."""
    for folder in sys.path:
        try:
            with open(os.path.join(folder, "phonenumbers", "__init__.py"), encoding="utf-8") as source:  # noqa: PTH118, PTH123 - pathlib alone takes as long
                return source.read().partition(_STATES)[2].partition('"')[0]
        except OSError:
            continue
    return ""


def _installed() -> str:
    from importlib.metadata import version

    return version("phonenumbers")
