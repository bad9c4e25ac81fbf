"""What is no proof of a consent: a file of the audit itself, or one that this program wrote.

Told from the bytes, never from the name, so that a copy is recognised too.  In doubt a file is taken for proof: a
wrong refusal would accuse somebody whose form is on file, and a form does not carry the marks below.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from abaudit import files, i18n
from abaudit.model.notices import BOX_TITLE

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

_LARGEST = 32 * 1024 * 1024
"""Bytes of a file that is looked into; reports are smaller."""
_HEAD = 65536
_MARKS = re.compile(
    rb"""(?mx)
    \A\s*\{(?s:.*?)"schema"\s*:\s*"abaudit/        # results and other documents for machines
    | "\$schema"(?s:.*?)"driver"\s*:\s*\{\s*"name"\s*:\s*"abaudit"   # SARIF
    | "check_name"\s*:\s*"(?:abaudit|AB\d)         # GitLab
    | urn:abaudit:term:                            # consent records
    | <testsuites[ ]name="abaudit"
    | <meta[ ]name="generator"[ ]content="abaudit"
    | ^::(?:error|warning|notice)[ ].*title=AB\d   # GitHub
    | ^["']?abaudit["']?[ \t]*:\s*["']?(?:ledger|config|waivers|rules|recipient|seal)/
    | \A\s*(?:\#.*\n)*\s*abaudit-(?:key|baseline)/
    | \A[\s"']*\#[ \t]*abaudit[ ](?:key[ ]list|baseline)
    """
)
_PDF = (b"/Author(abaudit)", b"/Author (abaudit)", b"<dc:creator><rdf:Seq><rdf:li>abaudit</rdf:li>")
_STORE = (b"SQLite format 3\x00", b"commitment")


def is_own(path: Path, digests: Collection[str]) -> bool:
    """Whether *path* is one of the audit's own files, which have these SHA-256 *digests*, or was written by abaudit."""
    digest = files.digest(path)
    if digest is None:
        return False
    return digest in digests or is_written_here(files.content(path, _LARGEST))


def is_written_here(data: bytes) -> bool:
    """Whether *data* is a report, result, ledger, config, key or the like of this program; empty is nothing."""
    if data.startswith(b"%PDF"):
        return any(mark in data for mark in _PDF)
    if data.startswith(b"PK"):
        return _is_workbook(data)
    if data.startswith(_STORE[0]):
        return _STORE[1] in data[:_HEAD]
    if any(title in data for title in _titles()):
        return True
    if _MARKS.search(data[:_HEAD]):
        return True
    from abaudit.stores import csv_store

    return csv_store.recognises(data[:_HEAD])


@cache
def _titles() -> tuple[bytes, ...]:
    """The headline of law 7's box, which every report for people carries, in every language."""
    return tuple(text.encode() for text in i18n.in_every_language(BOX_TITLE))


def _is_workbook(data: bytes) -> bool:
    import io
    import zipfile
    import zlib

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("xl/sharedStrings.xml") as stream:
            texts = stream.read(_LARGEST)
    except (KeyError, ValueError, OSError, EOFError, NotImplementedError, RuntimeError, zipfile.BadZipFile, zlib.error):
        return False
    return any(title in texts for title in _titles())
