"""`AuditResult` → text or bytes.  One module a format; each only reads the result, none touches the disk.

``terminal``  for the owner at the screen      ``json_result``  for machines, by the published schema
``html_report``  one web page in one file, for the data-protection officer
``pdf``  the report that is signed and filed
``inspection``  what the reader saw in the exports, as text and as JSON
``csv_lists`` ``xlsx`` ``markdown``  work lists for people who act on them, made of ``tasks``
``notes``  what a reader must know beside the findings, the same list in all of them
``sarif`` ``gitlab`` ``github`` ``junit``  for pipelines, with pseudonyms only, made of ``pipeline``
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from abaudit.model.findings import AuditResult


@dataclass(frozen=True, slots=True)
class Format:
    """One output that ``-o`` can name."""

    name: str
    render: Callable[[AuditResult], bytes]
    """The whole output; text is UTF-8 with ``\\n``."""
    ids_only: bool = False
    """Made for pipelines: pseudonyms, whatever ``--show`` says."""
    needs_key: bool = False
    """Holds fingerprints that must mean the same number tomorrow, so the ids must be made with a key."""
    binary: bool = False
    """Not to be written to a terminal."""


def _csv(result: AuditResult) -> bytes:
    from abaudit.reports import csv_lists

    return csv_lists.render(result)


def _github(result: AuditResult) -> bytes:
    from abaudit.reports import github

    return github.render(result)


def _gitlab(result: AuditResult) -> bytes:
    from abaudit.reports import gitlab

    return gitlab.render(result)


def _json(result: AuditResult) -> bytes:
    from abaudit.reports import json_result

    return json_result.render(result)


def _pdf(result: AuditResult) -> bytes:
    from abaudit.reports import pdf

    return pdf.render(result)


def _junit(result: AuditResult) -> bytes:
    from abaudit.reports import junit

    return junit.render(result)


def _markdown(result: AuditResult) -> bytes:
    from abaudit.reports import markdown

    return markdown.render(result)


def _sarif(result: AuditResult) -> bytes:
    from abaudit.reports import sarif

    return sarif.render(result)


def _terminal(result: AuditResult) -> bytes:
    from abaudit.reports import terminal

    return terminal.render(result).encode("utf-8", "replace")


def _xlsx(result: AuditResult) -> bytes:
    from abaudit.reports import xlsx

    return xlsx.render(result)


def _html(result: AuditResult) -> bytes:
    from abaudit.reports import html_report

    return html_report.render(result)


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
