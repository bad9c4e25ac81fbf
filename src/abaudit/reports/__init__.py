"""`AuditResult` → text or bytes.  Everything here only reads; nothing touches the disk, the clock or the terminal.

``document``  the parts of a report, made once     ``formats``  what ``-o`` can name; each shows those parts
``explain``  why one number has its verdict     ``commands``  the pages of other commands
``text``  how anything is written     ``json_result``  the result for machines, by the published schema
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abaudit.reports.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from abaudit.model.findings import AuditResult


@dataclass(frozen=True, slots=True)
class Format:
    """One output that ``-o`` can name."""

    name: str
    from_document: Callable[[Document], bytes]
    """The whole output; text is UTF-8 with ``\\n``."""
    ids_only: bool = False
    """Made for pipelines: pseudonyms, whatever ``--show`` says."""
    needs_key: bool = False
    """Holds fingerprints that must mean the same number tomorrow, so the ids must be made with a key."""
    binary: bool = False
    """Not to be written to a terminal."""

    def render(self, result: AuditResult) -> bytes:
        """The whole output, from a document that is made for it alone."""
        return self.from_document(Document(result))


def _csv(document: Document) -> bytes:
    from abaudit.reports.formats import csv_lists

    return csv_lists.render(document)


def _github(document: Document) -> bytes:
    from abaudit.reports.formats import github

    return github.render(document)


def _gitlab(document: Document) -> bytes:
    from abaudit.reports.formats import gitlab

    return gitlab.render(document)


def _json(document: Document) -> bytes:
    from abaudit.reports import json_result

    return json_result.render(document.result)


def _pdf(document: Document) -> bytes:
    from abaudit.reports.formats import pdf

    return pdf.render(document)


def _junit(document: Document) -> bytes:
    from abaudit.reports.formats import junit

    return junit.render(document)


def _markdown(document: Document) -> bytes:
    from abaudit.reports.formats import markdown

    return markdown.render(document)


def _sarif(document: Document) -> bytes:
    from abaudit.reports.formats import sarif

    return sarif.render(document)


def _terminal(document: Document) -> bytes:
    from abaudit.reports.formats.terminal import page

    return page.render(document).encode("utf-8", "replace")


def _xlsx(document: Document) -> bytes:
    from abaudit.reports.formats import xlsx

    return xlsx.render(document)


def _html(document: Document) -> bytes:
    from abaudit.reports.formats import html_page

    return html_page.render(document)


FORMATS = (
    Format("csv", _csv),
    Format("github", _github, ids_only=True),
    Format("gitlab", _gitlab, ids_only=True, needs_key=True),
    Format("html", _html),
    Format("json", _json),
    Format("junit", _junit, ids_only=True),
    Format("markdown", _markdown),
    Format("pdf", _pdf, binary=True),
    Format("sarif", _sarif, ids_only=True, needs_key=True),
    Format("terminal", _terminal),
    Format("xlsx", _xlsx, binary=True),
)
"""Every format, sorted by name; a new one is a module and a line here."""


def by_name(name: str) -> Format | None:
    """The format called *name*."""
    return next((known for known in FORMATS if known.name == name), None)
