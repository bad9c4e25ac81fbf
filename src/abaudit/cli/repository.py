"""What git keeps: the files of the next commit, as they stand in its index, or every file that it ever kept.

git is only asked.  Nothing of its settings, its paths or what it keeps is taken for an argument or a line of a shell,
and it is told to fetch nothing.
"""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from abaudit.errors import UsageError
from abaudit.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_STAGED = ("diff", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-relative", "--diff-filter=d")
_EVERYTHING = ("--all", "--reflog")
"""Every commit that a branch, a tag, a stash or what git remembers of them leads to."""
_CHANGES = (
    "diff-tree",
    "--stdin",
    "-r",
    "-m",
    "--root",
    "--raw",
    "-z",
    "--no-abbrev",
    "--no-renames",
    "--diff-filter=d",
)
_ORDINARY = b"100"
"""How the modes of ordinary files begin; links and submodules hold no bytes of their own."""
_ALONE = {"GIT_NO_LAZY_FETCH": "1", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_OPTIONAL_LOCKS": "0"}


@dataclass(frozen=True, slots=True)
class GitFile:
    """One file that git keeps."""

    data: bytes = field(repr=False)
    places: tuple[tuple[str, str], ...]
    """Its paths from the top folder, each with the first commit that has it there; no commit where it is staged."""
    blob: str = ""


def staged() -> Iterator[GitFile]:
    """Every file that is added or changed by the next commit; `UsageError` where git cannot be asked."""
    fields = _ask(*_STAGED).split(b"\0")[:-1]
    paths = [
        (parts[3].decode(), _text(path))
        for description, path in zip(fields[::2], fields[1::2], strict=True)
        if (parts := description.split())[1].startswith(_ORDINARY)
    ]
    for (_blob, path), data in zip(paths, _contents([blob for blob, _path in paths]), strict=True):
        yield GitFile(data, ((path, ""),))


def history() -> Iterator[GitFile]:
    """Every file of every commit, each content once, and what is staged.

    `UsageError` where git cannot be asked, or where only a part of the history is here.
    """
    if _ask("rev-parse", "--is-shallow-repository").strip() == b"true":
        message = _("Only a part of the history is here, so nobody can say what is in the rest: git fetch --unshallow.")
        raise UsageError(message)
    places = _places()
    blobs = list(places)
    for blob, data in zip(blobs, _contents(blobs), strict=True):
        yield GitFile(data, tuple(places[blob].items()), blob)


def _places() -> dict[str, dict[str, str]]:
    """Each blob → its paths, each with the commit that brought it, oldest first."""
    found: dict[str, dict[str, str]] = {}
    commits = _ask("rev-list", *_EVERYTHING, "--reverse", "--date-order")
    fields = iter(_ask(*_CHANGES, given=commits).split(b"\0"))
    commit = ""
    for each in fields:
        if each.startswith(b":"):
            parts, path = each.split(), next(fields)
            if parts[1].startswith(_ORDINARY):
                found.setdefault(parts[3].decode(), {}).setdefault(_text(path), commit)
        elif each:
            commit = each.split()[0].decode()
    listed = _ask("rev-list", *_EVERYTHING, "--indexed-objects", "--objects").splitlines()
    others = {blob.decode(): _text(path) for blob, _blank, path in (line.partition(b" ") for line in listed)}
    rest = [blob for blob in others if blob not in found]
    kinds = _ask("cat-file", "--batch-check=%(objecttype)", given=_lines(rest)).split()
    for blob, kind in zip(rest, kinds, strict=True):
        if kind == b"blob":
            found[blob] = {others[blob]: ""}
    return found


def _contents(blobs: Iterable[str]) -> Iterator[bytes]:
    """The bytes of each of *blobs*, one after the other, by one git."""
    blobs = list(blobs)
    if not blobs:
        return
    with subprocess.Popen(
        ["git", "cat-file", "--batch"],  # noqa: S607 - the git that the user commits with is the one on the path
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **_ALONE},
    ) as git:
        if git.stdin is None or git.stdout is None:
            raise RuntimeError
        for blob in blobs:
            git.stdin.write(_lines([blob]))
            git.stdin.flush()
            head = git.stdout.readline().split()
            if len(head) != 3 or not head[2].isdigit():
                raise UsageError(
                    _("git lacks a part of what it should keep here: git fsck says which, git fetch brings it.")
                )
            yield git.stdout.read(int(head[2]))
            git.stdout.read(1)
        git.stdin.close()


def _lines(blobs: Iterable[str]) -> bytes:
    return "".join(f"{blob}\n" for blob in blobs).encode()


def _text(path: bytes) -> str:
    return path.decode("utf-8", "surrogateescape")


def _ask(*arguments: str, given: bytes = b"") -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and no argument comes from outside
            ["git", *arguments],  # noqa: S607 - as above
            input=given,
            capture_output=True,
            check=True,
            env={**os.environ, **_ALONE},
        )
    except FileNotFoundError:
        raise UsageError(_("git was not found; without files named, it is asked what it keeps.")) from None
    except (OSError, subprocess.CalledProcessError):
        raise UsageError(
            _("git keeps nothing here; name the files to look at, or go into a folder that git keeps.")
        ) from None
    return done.stdout
