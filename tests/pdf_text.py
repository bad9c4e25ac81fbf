"""What stands on the pages of a PDF, for tests that read it."""

from __future__ import annotations

import io
import re
from importlib.util import find_spec
from typing import Any

from conftest import lacking


def needs_typst() -> None:
    """Skip where the extra, or what reads its files, is missing."""
    if not all(find_spec(name) for name in ("pypdf", "typst")):
        lacking("typst and pypdf (extra: test)")


def read(data: bytes) -> Any:
    """The file as pypdf reads it, where anything that is not as it should be is an error."""
    import pypdf

    return pypdf.PdfReader(io.BytesIO(data), strict=True)


def text(data: bytes) -> str:
    """Everything that is written on the pages, on one line."""
    return flat("\n".join(page.extract_text() for page in read(data).pages))


def flat(written: str) -> str:
    """*written* on one line, with words put together again that the end of a line parted."""
    written = re.sub(r"[-\u00ad\u2010]\n", "", written.replace("\u200b", "").replace("\xa0", " "))
    return " ".join(written.split())
