"""Parts that several kinds of documents have in common."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abaudit.i18n import _
from abaudit.model.consent import ConsentText

if TYPE_CHECKING:
    from abaudit.documents.reader import Reader

_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)


def texts(reader: Reader) -> tuple[ConsentText, ...]:
    """The mapping ``texts``: the archive of what was shown when consent was asked."""
    archive = []
    for text_id in reader.keys():  # noqa: SIM118 - a Reader is no dictionary
        entry = reader.mapping(text_id)
        file = entry.text("file", required=True)
        archive.append(ConsentText(text_id, file, entry.text("language"), sha256(entry)))
    return tuple(archive)


def sha256(reader: Reader) -> str:
    """The key ``sha256``, in lower case; empty where there is none."""
    written = reader.text("sha256").lower()
    if written and not _SHA256.fullmatch(written):
        reader.wrong("sha256", _("A SHA-256 checksum has 64 characters, each 0–9 or a–f."))
    return written
