"""Whose word a file is, and whose secret: this account's, or also that of somebody else who could touch it."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def doubt(path: Path) -> str:
    """Why the file *path* may say what this account never wrote; empty where it may not.

    ``foreign`` where it, or the link that leads to it, belongs to another account than this one or the system's own;
    ``writable`` where another account may write into it.  Windows has no such owners and modes, and is not asked.
    """
    if os.name == "nt":
        return ""
    try:
        link, file = path.lstat(), path.stat()
    except (OSError, ValueError):
        return "foreign"
    trusted = _trusted()
    if link.st_uid not in trusted or file.st_uid not in trusted:
        return "foreign"
    by_group = file.st_mode & stat.S_IWGRP and not _is_of_one(file.st_gid)
    return "writable" if by_group or file.st_mode & stat.S_IWOTH else ""


def is_secret(path: Path) -> bool:
    """Whether only this account, and whom the system itself let, may read the file *path*.

    A file of one's own is for its owner alone.  One that root laid before another account may be readable, and no more
    than that, to a group: containers mount their secrets so.  Windows has no such modes, and is not asked.
    """
    if os.name == "nt":
        return True
    try:
        file = path.stat()
    except (OSError, ValueError):
        return False
    laid_by_root = file.st_uid == 0 and os.geteuid() != 0
    return not file.st_mode & (0o037 if laid_by_root else 0o077)


def _trusted() -> frozenset[int]:
    """Root, this account, and who became root by sudo."""
    own = os.geteuid()
    before = os.environ.get("SUDO_UID", "")
    return frozenset({0, own, *([int(before)] if own == 0 and before.isdecimal() else ())})


def _is_of_one(group: int) -> bool:
    """Whether a group is the private one of this account (as most systems make one for each), so that nobody joins."""
    import grp
    import pwd

    try:
        found = grp.getgrgid(group)
        own = pwd.getpwuid(os.geteuid())
    except KeyError:
        return False
    return group == own.pw_gid and found.gr_name == own.pw_name and set(found.gr_mem) <= {own.pw_name}
