"""What git is about to commit: the bytes in its index, which may differ from those in the folder."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from abaudit.errors import UsageError
from abaudit.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

_LISTED = ("diff", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-relative", "--diff-filter=d")
_ORDINARY = "100"
"""How the modes of ordinary files begin; links and submodules hold no bytes of their own."""


def files() -> Iterator[tuple[str, bytes]]:
    """(path from the top folder, bytes) of every file that is added or changed by the next commit.

    `UsageError` where git is missing or keeps nothing here.
    """
    fields = _git(*_LISTED).split(b"\0")[:-1]
    found = [
        (path.decode("utf-8", "surrogateescape"), description.decode().split())
        for description, path in zip(fields[::2], fields[1::2], strict=True)
    ]
    ordinary = [(path, parts[3]) for path, parts in found if parts[1].startswith(_ORDINARY)]
    if not ordinary:
        return
    answer = _git("cat-file", "--batch", given="".join(f"{blob}\n" for _path, blob in ordinary).encode())
    place = 0
    for path, _blob in ordinary:
        head_end = answer.index(b"\n", place)
        size = int(answer[place:head_end].rsplit(b" ", 1)[1])
        yield path, answer[head_end + 1 : head_end + 1 + size]
        place = head_end + 1 + size + 1


def _git(*arguments: str, given: bytes = b"") -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and no argument comes from outside
            ["git", *arguments],  # noqa: S607 - the git that the user commits with is the one on the path
            input=given,
            capture_output=True,
            check=True,
        )
    except FileNotFoundError:
        raise UsageError(
            _("git was not found; without files named, it is asked what is about to be committed.")
        ) from None
    except (OSError, subprocess.CalledProcessError):
        raise UsageError(
            _("git keeps nothing here; name the files to look at, or go into a folder that git keeps.")
        ) from None
    return done.stdout
