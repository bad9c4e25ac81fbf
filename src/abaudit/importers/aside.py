"""Which files of folders and archives are left aside by what they are called."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

EXPORTS = frozenset(
    {".vcf", ".vcard", ".csv", ".tsv", ".xlsx", ".xlsm", ".ldif", ".ldi", ".zip", ".gz", ".tgz", ".tar"}
)
"""Endings of files that are meant to be an export, so that not reading one is always told."""
NO_EXPORTS = frozenset({
    ".jpg", ".jpeg", ".png", ".gif", ".heic", ".webp", ".bmp", ".svg", ".tif", ".tiff", ".ico",
    ".mp3", ".mp4", ".m4a", ".mov", ".avi", ".wav", ".ogg", ".opus", ".3gp", ".webm", ".aac", ".amr",
    ".html", ".htm", ".css", ".js", ".pdf", ".doc", ".docx", ".odt", ".rtf", ".ppt", ".pptx", ".odp", ".eml", ".msg",
    ".ics", ".yaml", ".yml", ".toml", ".ini", ".md", ".log", ".exe", ".dll", ".lnk", ".url", ".sig", ".asc", ".sha256",
    ".py", ".sh", ".bat", ".plist",
})  # fmt: skip
"""Endings of files that are surely no export: counted, and never opened."""
UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".tmp", "~", ".bak", ".old", ".orig", ".swp")
"""Endings of what a download or an editor leaves behind."""
_JUNK_FOLDERS = frozenset({"__MACOSX", ".git", ".svn", "@eaDir"})
_JUNK_NAMES = frozenset({"desktop.ini", "thumbs.db"})


def why_aside(name: str) -> str:
    """Why the file called *name* (a path with ``/``) is surely no export; empty where it has to be opened."""
    path = PurePosixPath(name)
    ending = path.suffix.lower()
    if path.name.lower().endswith(UNFINISHED):
        return "unfinished"
    if ending in EXPORTS and not path.name.startswith("._") and "__MACOSX" not in path.parts:
        return ""  # whatever a folder is called: what is meant to be an export is opened
    if not _JUNK_FOLDERS.isdisjoint(path.parts) or path.name.startswith(".") or path.name.lower() in _JUNK_NAMES:
        return "system"
    return "kind" if ending in NO_EXPORTS else ""


def may_be_export(name: str) -> bool:
    """Whether the file called *name* may be an export, so that it has to be opened."""
    return not why_aside(name)


def is_meant(name: str) -> bool:
    """Whether the ending of *name* is that of an export."""
    return PurePosixPath(name).suffix.lower() in EXPORTS


def is_excluded(name: str, patterns: Sequence[str]) -> bool:
    """Whether one of *patterns* covers *name*, its last part, or a folder above; ``*`` stands for slashes, too."""
    path = PurePosixPath(name)
    covered = (name, path.name, *(str(above) for above in path.parents))
    return any(fnmatchcase(each, pattern.rstrip("/")) for pattern in patterns for each in covered if each != ".")
