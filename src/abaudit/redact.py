"""`AuditResult` → `AuditResult` without personal data, or with only a hint of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abaudit.model.contacts import Column
    from abaudit.model.findings import AuditResult, ExportFacts, Row, Show

_SUFFIXES = frozenset({".vcf", ".vcard", ".csv", ".tsv", ".txt", ".xlsx", ".xml", ".json", ".ldif", ".zip"})
"""Endings that a published file name may keep; any other could be somebody's name."""

DOT = "•"


def redact(result: AuditResult, show: Show) -> AuditResult:
    """*result* as it may be shown under *show*: ``full`` unchanged, ``masked`` with hints, ``id`` with pseudonyms.

    Under ``id`` and ``masked`` no file name, header, own label or declared text remains; under ``id`` no name or
    number either.
    """
    run = replace(result.run, show=show)
    if show == "full":
        return replace(result, run=run)
    run = replace(
        run,
        exports=aliases(run.exports),
        own_rules=tuple(replace(own, name=f"own-{place}.yaml") for place, own in enumerate(run.own_rules, 1)),
        declared=tuple((key, "declared") for key, _ in run.declared),
    )
    return replace(result, run=run, rows=tuple(_row(row, show) for row in result.rows))


def aliases(exports: Sequence[ExportFacts]) -> tuple[ExportFacts, ...]:
    """*exports* without file names and headers; parts of one folder or archive still have one name for it."""
    containers = dict.fromkeys(export.container for export in exports if export.container)
    named = {name: f"container-{place}{_suffix(name)}" for place, name in enumerate(containers, 1)}
    return tuple(
        replace(export_alias(index, export), container=named.get(export.container, ""))
        for index, export in enumerate(exports)
    )


def export_alias(index: int, export: ExportFacts) -> ExportFacts:
    """*export* without its file name and headers; *index* is 0-based."""
    return replace(
        export,
        name=f"export-{index + 1}{_suffix(export.name)}",
        phone_columns=_unnamed(export.phone_columns),
        columns_aside=_unnamed(export.columns_aside),
        container="container" if export.container else "",
    )


def _suffix(name: str) -> str:
    """The ending of the file called *name*; of a sheet that of its workbook."""
    endings = (PurePath(part).suffix.lower() for part in reversed(PurePath(name).parts))
    return next((ending for ending in endings if ending in _SUFFIXES), "")


def mask_name(name: str) -> str:
    """The first letter of the first word, the first and last of the last one: ``Max Bauer`` → ``M. B…r``."""
    words = name.split()
    if not words:
        return ""
    last = f"{words[-1][0]}…{words[-1][-1]}" if len(words[-1]) > 2 else f"{words[-1][0]}…"
    return f"{words[0][0]}. {last}" if len(words) > 1 else last


def mask_number(number: str) -> str:
    """The country and network code and the last two digits: ``+491713920001`` → ``+49171•••••01``.

    A text that is no E.164 keeps only its last two digits, and none where it has fewer than six.
    """
    digits = [character for character in number if character.isdigit()]
    if len(digits) < 6:
        return DOT * 5
    if not number.startswith("+"):
        return DOT * 5 + "".join(digits[-2:])
    keep = min(5, len(digits) - 5)
    return f"+{''.join(digits[:keep])}{DOT * 5}{''.join(digits[-2:])}"


def _unnamed(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    return tuple(replace(column, header="") for column in columns)


def _row(row: Row, show: Show) -> Row:
    if show == "id":
        return replace(row, name=None, number=None, label=None, groups=())
    return replace(row, name=mask_name(row.name or ""), number=mask_number(row.number or ""), label=None, groups=())
