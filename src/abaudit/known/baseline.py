"""The baseline: findings that were there when somebody began to look, with who sees to each and until when.

The file is text, sorted, a finding a line, so that a change of it can be read and merged:

    abaudit-baseline/1 KEY-ID
    ID <TAB> RULE <TAB> DUE <TAB> OWNER

It holds pseudonyms and rules, no clock and no name of a contact.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from abaudit.errors import KnownError, Problem
from abaudit.i18n import _
from abaudit.model.days import day_of
from abaudit.model.known import BaselineEntry, BaselineUse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from abaudit.model.findings import AuditResult, Finding, Row

_HEADER = re.compile(r"abaudit-baseline/(\d+) ([0-9a-f]{16})", re.ASCII)
_ENTRY = re.compile(r"([0-9a-f]{32})\t([A-Z]{2,8}\d{3})\t([\d. -]{8,12})\t([^\t]*)")


@dataclass(frozen=True, slots=True)
class Baseline:
    """A baseline as read: the key that made its ids, its entries in the order of the file, and its SHA-256."""

    key_id: str
    entries: tuple[BaselineEntry, ...]
    sha256: str = ""


def parse(source: str, data: bytes) -> Baseline:
    """The baseline in *data*, called *source* in messages; `KnownError` with everything that is wrong in it."""
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise KnownError(source, Problem(_("this is no text in UTF-8"), hint=_make_one())) from None
    head = _HEADER.fullmatch(lines[0].strip()) if lines else None
    if head is None:
        raise KnownError(source, Problem(_("this is no baseline of abaudit"), 1, _make_one()))
    if head[1] != "1":
        problem = Problem(_("this baseline was written by a newer abaudit"), 1, _("Install the current abaudit."))
        raise KnownError(source, problem)
    problems: list[Problem] = []
    entries: dict[tuple[str, str], BaselineEntry] = {}
    for number, line in enumerate(lines[1:], 2):
        if not line.strip() or line.startswith("#"):
            continue
        entry = _entry(line)
        if entry is None:
            hint = _("A line holds id, rule, due day (2027-03-31) and owner, with a tab between them.")
            problems.append(Problem(_("this line is no entry of a baseline"), number, hint))
        elif entries.setdefault((entry.id, entry.rule), entry) is not entry:
            problems.append(Problem(_("this finding is there already"), number, _("Keep one of the two lines.")))
    if problems:
        raise KnownError(source, *problems)
    return Baseline(head[2], tuple(entries.values()), hashlib.sha256(data).hexdigest())


def write(baseline: Baseline) -> bytes:
    """*baseline* as text, sorted by id and rule."""
    listed = sorted(baseline.entries, key=lambda entry: (entry.id, entry.rule))
    lines = (f"{entry.id}\t{entry.rule}\t{entry.due.isoformat()}\t{entry.owner}" for entry in listed)
    return "\n".join((f"abaudit-baseline/1 {baseline.key_id}", *lines, "")).encode()


def of(result: AuditResult, *, owner: str, due: date) -> Baseline:
    """A baseline of everything that *result* found and that no waiver covers."""
    return Baseline(key_id_of(result), tuple(BaselineEntry(*pair, owner, due) for pair in _found(result.rows)))


def updated(baseline: Baseline, result: AuditResult, *, owner: str, due: date) -> Baseline:
    """*baseline* with what *result* found beyond it; owners and days that are there stay."""
    known = {(entry.id, entry.rule) for entry in baseline.entries}
    further = (BaselineEntry(*pair, owner, due) for pair in _found(result.rows) if pair not in known)
    return replace(baseline, entries=(*baseline.entries, *further))


def pruned(baseline: Baseline, result: AuditResult) -> Baseline:
    """*baseline* without what *result* does not find any more."""
    found = set(_found(result.rows))
    return replace(baseline, entries=tuple(entry for entry in baseline.entries if (entry.id, entry.rule) in found))


def apply(result: AuditResult, baseline: Baseline) -> AuditResult:
    """*result* with the due day at every finding that *baseline* knows, and the counts."""
    known = {(entry.id, entry.rule): entry for entry in baseline.entries}
    due = {pair: entry.due for pair, entry in known.items()}
    rows = tuple(
        replace(row, findings=tuple(_marked(finding, known.get((row.id, finding.rule))) for finding in row.findings))
        for row in result.rows
    )
    found = set(_found(rows))
    on = result.run.on
    open_until = sorted(due[pair] for pair in found if pair in due and on <= due[pair])
    overdue = sum(pair in due and due[pair] < on for pair in found)
    use = BaselineUse(
        sha256=baseline.sha256,
        entries=len(due),
        new=sum(pair not in due for pair in found),
        known=len(open_until),
        overdue=overdue,
        fixed=sum(pair not in found for pair in due),
        until=open_until[0] if open_until else None,
    )
    return replace(result, rows=rows, baseline=use)


def key_id_of(result: AuditResult) -> str:
    """The id of the key that made *result*'s pseudonyms; empty where they are running numbers."""
    return result.run.ids.removeprefix("hmac:") if result.run.ids.startswith("hmac:") else ""


def _found(rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """Every distinct (number, rule) pair of *rows* that no waiver covers."""
    pairs = ((row.id, finding.rule) for row in rows for finding in row.findings if not finding.waiver)
    return iter(dict.fromkeys(pairs))


def _marked(finding: Finding, entry: BaselineEntry | None) -> Finding:
    return replace(finding, due=entry.due, owner=entry.owner) if entry else finding


def _entry(line: str) -> BaselineEntry | None:
    match = _ENTRY.fullmatch(line.rstrip("\r"))
    if match is None or not match[4].strip():
        return None
    due = day_of(match[3])
    return BaselineEntry(match[1], match[2], match[4].strip(), due) if due is not None else None


def _make_one() -> str:
    return _("Make one with “abaudit baseline create RESULT.json”.")
