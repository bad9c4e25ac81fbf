"""What is no proof of a consent: a file of the audit itself, or one that this program wrote.

In doubt a file is taken for proof: a wrong refusal would accuse somebody whose form is on file, and a form does not
carry the marks of `abaudit.marks`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit import files, marks

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


def is_own(path: Path, digests: Collection[str]) -> bool:
    """Whether *path* is one of the audit's own files, which have these SHA-256 *digests*, or was written by abaudit."""
    digest = files.digest(path)
    if digest is None:
        return False
    return digest in digests or is_written_here(files.content(path, marks.LARGEST))


def is_written_here(data: bytes) -> bool:
    """Whether *data* is a report, result, ledger, config, key or the like of this program; empty is nothing."""
    return bool(marks.kind(data))
