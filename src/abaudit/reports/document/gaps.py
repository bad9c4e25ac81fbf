"""What was not audited: parts that could not be read, exports without any number, exports that are not today's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from abaudit.i18n import _
from abaudit.reports.document.fingerprint import fingerprint
from abaudit.reports.document.freshness import age, drop
from abaudit.reports.text.harmless import line_of, safe

if TYPE_CHECKING:
    from abaudit.model.findings import AuditResult


UNREAD = "abaudit-unread"
"""What stands in the place of a rule's id where a part of an export could not be read."""

NOT_AUDITED = "abaudit-not-audited"
"""The same where an export holds no entry that reads as a telephone number."""

NOT_FRESH = "abaudit-not-fresh"
"""The same where an export is gone or shrunk since the earlier audit, or older than the run allows."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What was not audited: a part of an export, an export without any number, or one that is not today's."""

    code: str
    """`UNREAD`, `NOT_AUDITED` or `NOT_FRESH`."""
    name: str
    """The reason's code; with `export` and `line` it tells one gap from another."""
    export: int
    """0-based; the first export stands for one that is gone."""
    line: int
    text: str
    fingerprint: str
    whole: bool = False
    """Whether it is about an export that is gone, and so about the audit as a whole."""


def gaps_of(result: AuditResult) -> tuple[Gap, ...]:
    """Everything that was not audited, in the order of the result.

    A fingerprint counts the gaps of one reason in one export and leaves their lines out, so that it stays where lines
    move.
    """
    found: list[Gap] = []
    seen: dict[tuple[int, str], int] = {}
    for part in result.unread:
        place = seen[part.export, part.code] = seen.get((part.export, part.code), 0) + 1
        mark = fingerprint(UNREAD, str(part.export), part.code, str(place))
        text = _("This part of the export could not be read: {reason}").format(reason=line_of(_(part.reason)))
        found.append(Gap(UNREAD, part.code, part.export, max(part.line, 1), text, mark))
    for export in result.not_audited:
        name = safe(result.run.exports[export].name, 60)
        text = _("Nothing of {export} was audited: it holds no entry that reads as a telephone number.")
        mark = fingerprint(NOT_AUDITED, str(export))
        found.append(Gap(NOT_AUDITED, NOT_AUDITED, export, 1, text.format(export=name), mark))
    for change in result.drops:
        gone = change.export is None
        which = f"{change.state}-{change.earlier}" if gone else f"{change.state}"
        mark = fingerprint(NOT_FRESH, which, str(change.export))
        found.append(Gap(NOT_FRESH, which, change.export or 0, 1, drop(change), mark, whole=gone))
    for export in result.too_old:
        mark = fingerprint(NOT_FRESH, "too-old", str(export))
        found.append(Gap(NOT_FRESH, "too-old", export, 1, age(result, export), mark))
    return tuple(found)
