"""`AuditResult` → text or bytes.  One module a format; each only reads the result, none touches the disk.

``terminal``  for the owner at the screen      ``json_result``  for machines, by the published schema
``html_report``  one web page in one file, for the data-protection officer
``inspection``  what the reader saw in the exports, as text and as JSON
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


def _json(result: AuditResult) -> bytes:
    from abaudit.reports import json_result

    return json_result.render(result)


def _terminal(result: AuditResult) -> bytes:
    from abaudit.reports import terminal

    return terminal.render(result).encode("utf-8", "replace")


def _html(result: AuditResult) -> bytes:
    from abaudit.reports import html_report

    return html_report.render(result)


FORMATS = (Format("html", _html), Format("json", _json), Format("terminal", _terminal))
"""Every format, sorted by name; a new one is a module and a line here."""


def by_name(name: str) -> Format | None:
    """The format called *name*."""
    return next((known for known in FORMATS if known.name == name), None)
