"""What is said of an export: its layout, its columns, what was decided instead of its reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.i18n import N_, _
from abaudit.reports.text.harmless import safe

if TYPE_CHECKING:
    from abaudit.model.contacts import Column
    from abaudit.model.export_facts import ExportFacts


LAYOUTS = {"empty": N_("empty"), "unreadable": N_("unreadable")}
"""Layouts that are no format but a state, each in one word."""


def layout(name: str) -> str:
    """The layout *name* as people read it: formats have the same name in every language."""
    return _(LAYOUTS[name]) if name in LAYOUTS else name


def columns(found: tuple[Column, ...]) -> str:
    """Columns by header, or by position where the header is not to be shown."""
    return ", ".join(
        _("“{text}”").format(text=safe(column.header, 40))
        if column.header
        else _("column {position}").format(position=column.index + 1)
        for column in found
    )


def overrides(export: ExportFacts) -> str:
    """What the user decided for an export instead of the reader, as he wrote it; headers only where they are shown."""
    return ", ".join(f"--{option} {safe(value, 40)}".rstrip() for option, value in export.overrides)
