"""Where an SQLite file lies, and how it can be kept there.

A write-ahead log needs memory that all processes share and two files that stay together.  A network drive has no shared
memory between machines; a program that synchronises a folder copies the files one by one, each at another moment, and a
database and its log that do not belong together are a broken database.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from abaudit.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable

_SYNCED = re.compile(
    r"onedrive\b.*|dropbox\b.*|icloud ?drive|com~apple~clouddocs|mobile documents|google ?drive|googledrive-.*|my drive"
    r"|meine ablage|nextcloud\b.*|owncloud\b.*|cloudstorage|magentacloud|hidrive|pcloud ?drive|mega ?sync.*"
    r"|syncthing|seafile|strato hidrive|sync",
    re.IGNORECASE,
)
"""``OneDrive - Fliesen Beispiel``, ``Nextcloud2``, ``iCloud Drive``"""
_MARKS = (".dropbox", ".stfolder", ".owncloudsync.log", ".nextcloudsync.log", ".sync", ".tmp.drivedownload")
"""What programs that synchronise leave in the top folder."""
_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "smb2", "afpfs", "afs", "9p", "ncpfs", "webdav", "davfs", "fuse.sshfs",
     "fuse.rclone", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.s3fs", "fuse.glusterfs", "ceph", "drvfs", "virtiofs",
     "vboxsf", "fuse.vmhgfs-fuse", "prl_fs", "lustre", "gfs2", "ocfs2"}
)  # fmt: skip
"""File systems behind which there is another machine."""


def journal(path: Path, mounts: str | None = None) -> tuple[str, str]:
    """How SQLite keeps the file *path*, ``wal`` or ``delete``, and why where it is not ``wal`` (translated).

    *mounts* is what Linux tells in ``/proc/self/mountinfo``, for tests.
    """
    folder = Path(os.path.realpath(path)).parent
    if is_synced(folder):
        return "delete", _(
            "The folder is synchronised with other devices, so the ledger is kept with a rollback journal. "
            "Let only one device write to it; for several, use PostgreSQL."
        )
    if is_remote(folder, mounts):
        return "delete", _(
            "The file lies on a network drive, so the ledger is kept with a rollback journal. "
            "Let only one device write to it; for several, use PostgreSQL."
        )
    return "wal", ""


def is_synced(folder: Path) -> bool:
    """Whether a program copies this folder to other devices, as far as names and marks tell."""
    roots = [os.environ.get(name, "") for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")]
    return (
        any(_SYNCED.fullmatch(part) for part in folder.parts)
        or any(root and folder.is_relative_to(root) for root in roots)
        or any(_has(above, _MARKS) for above in (folder, *folder.parents))
    )


def is_remote(folder: Path, mounts: str | None = None) -> bool:
    """Whether the folder lies on another machine, or on what hides whether it does."""
    if os.name == "nt":
        return _is_remote_for_windows(str(folder))
    return _file_system(folder, _mounts() if mounts is None else mounts) in _NETWORK


def _has(folder: Path, names: Iterable[str]) -> bool:
    try:
        return any((folder / name).exists() for name in names)
    except OSError:
        return False


def _mounts() -> str:
    """Linux's table of mounts, or that of ``mount`` in the same form; empty where neither tells."""
    try:
        return Path("/proc/self/mountinfo").read_text("utf-8", "replace")
    except OSError:
        pass
    system: str = sys.platform
    if system != "darwin":
        return ""
    import subprocess

    try:
        told = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=5, check=False).stdout
    except (OSError, subprocess.SubprocessError):
        return ""
    # server:/share on /Volumes/share (smbfs, nodev)
    found = re.findall(r"^.* on (/.*) \((\w+)[,)]", told, re.MULTILINE)
    return "\n".join(f"0 0 0:0 / {point.replace(' ', chr(92) + '040')} - {system} x" for point, system in found)


def _file_system(folder: Path, mounts: str) -> str:
    """The type of the mount that is nearest above *folder*."""
    best, found = -1, ""
    for line in mounts.splitlines():
        before, dash, after = line.partition(" - ")
        fields = before.split(" ")
        if not dash or len(fields) < 5:
            continue
        point = Path(re.sub(r"\\(\d{3})", lambda octal: chr(int(octal[1], 8)), fields[4]))
        if len(point.parts) >= best and folder.is_relative_to(point):  # of two mounts at one place the later is on top
            best, found = len(point.parts), after.split(" ")[0]
    return found


def _is_remote_for_windows(folder: str) -> bool:
    if folder.startswith("\\\\"):
        return True
    import ctypes

    drive_remote = 4
    kernel: Any = getattr(ctypes, "windll").kernel32  # noqa: B009 - the attribute is there on Windows alone
    return bool(kernel.GetDriveTypeW(Path(folder).anchor) == drive_remote)
