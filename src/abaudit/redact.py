"""`AuditResult` → `AuditResult` without personal data, or with only a hint of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abaudit.model.contacts import Column
    from abaudit.model.export_facts import ExportFacts
    from abaudit.model.findings import AuditResult, Row, Show
    from abaudit.model.known import Comparison, Waiver

_SUFFIXES = frozenset({".vcf", ".vcard", ".csv", ".tsv", ".txt", ".xlsx", ".xml", ".json", ".ldif", ".zip"})
"""Endings that a published file name may keep; any other could be somebody's name."""

_OWN_WORDS = frozenset({"as", "encoding"})
"""Overrides whose values are words of this program."""

DOT = "•"
HIDDEN = DOT * 5
"""Stands for what is not shown."""

_LEAST_HIDDEN = 4
"""Digits of a number."""

_STRICTEST: tuple[Show, ...] = ("id", "masked", "full")


def stricter(one: Show, other: Show) -> Show:
    """Which of the two shows less."""
    return min(one, other, key=_STRICTEST.index)


def redact(result: AuditResult, show: Show) -> AuditResult:
    """*result* as it may be shown under *show*: ``full`` unchanged, ``masked`` with hints, ``id`` with pseudonyms.

    Under ``id`` and ``masked`` no file name, header, own label, declared text or wording of a waiver remains; under
    ``id`` no name or number either.  What an earlier redaction took away does not come back.
    """
    show = stricter(show, result.run.show)
    run = replace(result.run, show=show)
    if show == "full":
        return replace(result, run=run)
    run = replace(
        run,
        exports=aliases(run.exports),
        own_rules=tuple(replace(own, name=f"own-{place}.yaml") for place, own in enumerate(run.own_rules, 1)),
        declared=tuple((key, "declared") for key, _ in run.declared),
        decided_by=tuple(replace(each, name=f"{each.role}-{place}") for place, each in enumerate(run.decided_by, 1)),
    )
    return replace(
        result,
        run=run,
        rows=tuple(_row(row, show) for row in result.rows),
        waivers=tuple(replace(use, waiver=_waiver(use.waiver)) for use in result.waivers),
        comparison=renamed(result.comparison, run.exports) if result.comparison else None,
    )


def renamed(comparison: Comparison, exports: Sequence[ExportFacts]) -> Comparison:
    """*comparison* in which the address books are called as in *exports*, and those that are gone by their place."""
    return replace(
        comparison,
        exports=tuple(
            replace(
                change,
                name=exports[change.export].name
                if change.export is not None
                else f"earlier-{(change.earlier or 0) + 1}{_suffix(change.name)}",
            )
            for change in comparison.exports
        ),
    )


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
        consent_columns=_unnamed(export.consent_columns),
        overrides=tuple((option, _public(option, value)) for option, value in export.overrides),
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
    """Country code, area or network code and the last two digits: ``+491713920001`` → ``+49 171 ••••• 01``.

    Codes are left out where fewer than four digits would be hidden then.  A text that is no E.164 keeps only its last
    two digits, and none where it has fewer than six.
    """
    digits = "".join(character for character in number if character.isdigit())
    if len(digits) < 6:
        return HIDDEN
    if not (number.startswith("+") and number[1:] == digits):
        return f"{HIDDEN} {digits[-2:]}"
    return " ".join((*_shown_codes(digits), HIDDEN, digits[-2:]))


def _shown_codes(digits: str) -> list[str]:
    """What may be shown of the beginning of an E.164 number without its plus: at least four digits stay hidden."""
    from abaudit import phone

    country, area = phone.codes(digits)
    hidden = len(digits) - len(country) - 2
    if not country or hidden < _LEAST_HIDDEN:
        return []
    return [f"+{country}", area] if area and hidden - len(area) >= _LEAST_HIDDEN else [f"+{country}"]


def _unnamed(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    return tuple(replace(column, header="") for column in columns)


def _public(option: str, value: str) -> str:
    """The value of an override, empty where it is a header: that may be anything that somebody wrote."""
    return value if option in _OWN_WORDS or (value.isascii() and value.isdigit()) else ""


def _row(row: Row, show: Show) -> Row:
    """*row* without what *show* hides; copied once, because there are ten thousands of them."""
    name, number = (None, None) if show == "id" else (mask_name(row.name or ""), mask_number(row.number or ""))
    consents, findings = row.consents, row.findings
    if consents:
        consents = tuple(replace(consent, text=None, person=None, evidence=None) for consent in consents)
    if any(finding.owner for finding in findings):
        findings = tuple(replace(finding, owner="") for finding in findings)
    return replace(row, name=name, number=number, label=None, groups=(), consents=consents, findings=findings)


def _waiver(waiver: Waiver) -> Waiver:
    return replace(waiver, reason="", owner="", approved_by="", group=HIDDEN if waiver.group else "")
