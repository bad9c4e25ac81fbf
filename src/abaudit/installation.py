"""How a further part gets into *this* installation of the program: the command that works here.

The commands name the part itself, never this program by its bare command name, which is another project on the package
index (docs/adr/0054-a-name-of-its-own.md).
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

DISTRIBUTION = "abaudit-gdpr"
"""What the program is called where packages are fetched from; command and import package are ``abaudit``."""
PARTS = {"psycopg": "psycopg[binary]", "typst": "typst", "openpyxl": "openpyxl", "xlsxwriter": "XlsxWriter"}
"""Import package → what an installer calls it."""
_UV_SOURCES = ("editable", "directory", "path", "url", "git")


@dataclass(frozen=True, slots=True)
class Installation:
    """Where the program is installed and by what.

    ``kind`` is one of ``pipx``, ``uv-tool``, ``venv``, ``uv-venv`` (no pip in it), ``system`` and ``managed``
    (the system's own, which pip leaves alone).
    """

    kind: str
    python: str
    source: str = DISTRIBUTION
    """What uv was told to install: a folder, file or address, or the name."""


def command(package: str, here: Installation | None = None) -> str:
    """The command that adds the import package *package* (one of `PARTS`) to the installation that is running."""
    here = here or found()
    part = f'"{PARTS[package]}"'
    if here.kind == "pipx":
        return f"pipx inject {DISTRIBUTION} {part}"
    if here.kind == "uv-tool":
        return f"uv tool install --with {part} {_quoted(here.source)}"
    if here.kind == "uv-venv":
        return f"uv pip install --python {_quoted(here.python)} {part}"
    wish = {"venv": "", "system": "--user ", "managed": "--user --break-system-packages "}[here.kind]
    return f"{_quoted(here.python)} -m pip install {wish}{part}"


def found() -> Installation:
    """The installation that this process runs in, told by what the installers leave in it."""
    prefix = Path(sys.prefix)
    receipt = prefix / "uv-receipt.toml"
    if receipt.is_file():
        return Installation("uv-tool", sys.executable, _source(receipt))
    if (prefix / "pipx_metadata.json").is_file():
        return Installation("pipx", sys.executable)
    if sys.prefix != sys.base_prefix:
        return Installation("venv" if _has_pip() else "uv-venv", sys.executable)
    return Installation("managed" if _is_managed() else "system", sys.executable)


def _source(receipt: Path) -> str:
    """What uv was told to install, as its *receipt* keeps it; the name where that cannot be read."""
    import tomllib

    try:
        requirements = tomllib.loads(receipt.read_text(encoding="utf-8"))["tool"]["requirements"]
        ours = next(each for each in requirements if each["name"] == DISTRIBUTION)
        return next((str(ours[key]) for key in _UV_SOURCES if key in ours), DISTRIBUTION)
    except (OSError, ValueError, LookupError, TypeError, StopIteration):
        return DISTRIBUTION


def _has_pip() -> bool:
    from importlib.util import find_spec

    return find_spec("pip") is not None


def _is_managed() -> bool:
    """Whether the system keeps this Python for itself (PEP 668)."""
    import sysconfig

    return (Path(sysconfig.get_path("stdlib")) / "EXTERNALLY-MANAGED").is_file()


def _quoted(text: str) -> str:
    return f'"{text}"' if any(sign in text for sign in " ()&'") else text
