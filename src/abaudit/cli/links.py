"""Places in files as links (OSC 8), on terminals that are known to take them."""

from __future__ import annotations

import os
import platform
import re
from pathlib import Path
from typing import TYPE_CHECKING

from abaudit.cli import streams
from abaudit.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PROGRAMS = {"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio", "WarpTerminal", "zed"}
"""What ``TERM_PROGRAM`` says in terminals that know links."""
_TERMS = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "contour")
_MARKS = ("WT_SESSION", "KONSOLE_VERSION", "DOMTERM", "KITTY_WINDOW_ID")
"""Variables that only such terminals set."""
_VTE = 5000
"""Since which version GNOME's terminals know them, as ``VTE_VERSION`` writes it (the first one crashed)."""


def wanted() -> bool:
    """Whether somebody looks at standard output on a terminal that takes links."""
    return streams.stdout_is_terminal() and taken(os.environ)


def taken(environment: Mapping[str, str]) -> bool:
    """Whether the terminal that *environment* tells of takes links; in doubt it does not."""
    term = environment.get("TERM", "")
    if environment.get("CI") or term == "dumb":
        return False
    if term.startswith(("screen", "tmux")):  # they pass on what they know, and their outer terminal's variables too
        return environment.get("TERM_PROGRAM") == "tmux" and _version(environment, "TERM_PROGRAM_VERSION") >= (3, 4)
    vte = environment.get("VTE_VERSION", "")
    return (
        environment.get("TERM_PROGRAM") in _PROGRAMS
        or term.startswith(_TERMS)
        or any(environment.get(mark) for mark in _MARKS)
        or (vte.isdigit() and int(vte) > _VTE)
    )


def to_files(text: str, names: Sequence[str]) -> str:
    """The report *text* with the place of every entry in one of the files *names* as a link to that file.

    A place is ``name:line``, and ``line 7`` at the end of a line where there is only one file.
    """
    from abaudit.reports.text.harmless import safe

    targets = {safe(name, 60): _address(name) for name in names if Path(name).is_file()}
    if not targets:
        return text
    if len(names) == 1:
        words = re.escape(_("line {line}")).replace(r"\{line\}", r"\d+")
        place = re.compile(rf"{_BEFORE}({words})(?=(?:\x1b\[0m)?$)", re.MULTILINE)
        return place.sub(lambda found: _link(found[0], *targets.values()), text)
    longest_first = sorted(targets, key=len, reverse=True)
    place = re.compile(rf"{_BEFORE}({'|'.join(map(re.escape, longest_first))}):\d+(?=\s|\x1b|$)", re.MULTILINE)
    return place.sub(lambda found: _link(found[0], targets[found[1]]), text)


_BEFORE = r"(?:(?<=\s)|(?<=\x1b\[2m))"
"""A place stands behind a blank, or behind what makes it dim."""


def _link(text: str, address: str) -> str:
    return f"\x1b]8;;{address}\x1b\\{text}\x1b]8;;\x1b\\"


def _address(name: str) -> str:
    """The file as an address, with this computer's name: over ssh the terminal is on another one."""
    return Path(name).resolve().as_uri().replace("file://", f"file://{platform.node()}", 1)


def _version(environment: Mapping[str, str], name: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", environment.get(name, ""))[:2])
