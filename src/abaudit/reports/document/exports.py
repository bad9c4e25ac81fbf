"""The exports of a run in a few lines: each on its own, the many files of a folder or archive together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.i18n import _, ngettext
from abaudit.reports.text.days import day
from abaudit.reports.text.export_words import layout
from abaudit.reports.text.harmless import safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from abaudit.model.export_facts import ExportFacts

_EACH = 8
"""So many parts of one folder or archive are still told one by one."""


def lines(exports: Sequence[ExportFacts]) -> Iterator[str]:
    """A line for each of *exports*, or for each folder or archive with many parts."""
    parts: dict[str, list[ExportFacts]] = {}
    for place, export in enumerate(exports):
        parts.setdefault(export.container or f"\0{place}", []).append(export)
    for members in parts.values():
        if len(members) > _EACH:
            yield _together(members)
        else:
            yield from map(_line, members)


def _line(export: ExportFacts) -> str:
    if export.listing is not None:
        numbers = ngettext("{count} number", "{count} numbers", export.numbers).format(count=export.numbers)
        on = day(export.listing.on) if export.listing.on else _("day unknown")
        return _("{name} (WhatsApp's account report, {day}): {numbers}").format(
            name=safe(export.name, 60), day=on, numbers=numbers
        )
    return f"{safe(export.name, 60)} ({layout(export.layout)}, {export.encoding}): {_counts([export])}"


def _together(members: Sequence[ExportFacts]) -> str:
    layouts = ", ".join(sorted({layout(member.layout) for member in members}))
    files = ngettext("{count} file", "{count} files", len(members)).format(count=len(members))
    return f"{safe(members[0].container, 60)} ({files}: {layouts}): {_counts(members)}"


def _counts(members: Sequence[ExportFacts]) -> str:
    contacts = sum(member.contacts for member in members)
    numbers = sum(member.numbers for member in members)
    counted = ngettext("{count} contact", "{count} contacts", contacts).format(count=contacts)
    entries = ngettext("{count} phone entry", "{count} phone entries", numbers).format(count=numbers)
    return f"{counted}, {entries}"
