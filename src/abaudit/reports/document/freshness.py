"""What became of the address books since an earlier audit, and how old they are, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.i18n import _, ngettext
from abaudit.model.known import ExportState
from abaudit.reports.document.said import Said
from abaudit.reports.text.harmless import safe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from abaudit.model.findings import AuditResult
    from abaudit.model.known import Comparison, ExportChange

_NAMED = 5
"""Exports that a sentence names; of the others it tells how many there are."""


def freshness(result: AuditResult) -> Iterator[Said]:
    """What may be missing, what is too old, what is unchanged, what is new."""
    for sentence in stops(result):
        yield Said(sentence, "alarm", leads=True)
    if result.comparison is not None:
        yield from _expected(result, result.comparison)


def stops(result: AuditResult) -> Iterator[str]:
    """Why the exports may not be what is to be audited today: the first reasons, and how many more there are."""
    reasons = [*map(drop, result.drops), *(age(result, index) for index in result.too_old)]
    rest = len(reasons) - _NAMED
    yield from reasons[: _NAMED if rest > 1 else None]
    if rest > 1:
        yield _("{count} more exports are missing, have shrunk or are too old.").format(count=rest)


def drop(change: ExportChange) -> str:
    """What is missing of an address book, and what to do."""
    return f"{_lost(change)} {_('If this is meant: --accept-drop {export}').format(export=_name(change))}"


def age(result: AuditResult, index: int) -> str:
    """How old an export is that is older than the run allows."""
    export, limit = result.run.exports[index], result.run.max_age or 0
    if export.written is None:
        text = _("Nobody knows how old {export} is, so --max-age {limit} cannot be kept. Name a file.")
        name = _("the standard input") if export.name == "-" else safe(export.name, 60)
        return text.format(export=name, limit=limit)
    days = (result.run.on - export.written).days
    text = ngettext(
        "{export} is {days} day old, older than --max-age {limit} allows. Export the contacts again.",
        "{export} is {days} days old, older than --max-age {limit} allows. Export the contacts again.",
        days,
    )
    return text.format(export=safe(export.name, 60), days=days, limit=limit)


def changes(comparison: Comparison) -> Iterator[str]:
    """Everything that is worth telling of the address books of two results, without advice."""
    for change in comparison.exports:
        if change.state in (ExportState.GONE, ExportState.SHRUNK):
            yield _lost(change)
    yield from _in_one(comparison, ExportState.UNCHANGED, _unchanged)
    yield from _in_one(comparison, ExportState.NEW, _new)


def _expected(result: AuditResult, comparison: Comparison) -> Iterator[Said]:
    """What is no reason to stop."""
    for change in comparison.exports:
        if change.accepted:
            yield Said(f"{_lost(change)} {_('This is meant (--accept-drop).')}", "caution")
    phones = [
        change
        for change in comparison.exports
        if change.export is None
        or not result.run.exports[change.export].office  # an office's list may well be the same
    ]
    for sentence in _in_one_of(phones, ExportState.UNCHANGED, _unchanged):
        yield Said(f"{sentence} {_('Export the contacts again?')}", "caution")
    for sentence in _in_one(comparison, ExportState.NEW, _new):
        yield Said(sentence)


def _lost(change: ExportChange) -> str:
    if change.state is ExportState.GONE:
        text = ngettext(
            "{export} with {before} contact was there in the earlier audit and is missing.",
            "{export} with {before} contacts was there in the earlier audit and is missing.",
            change.before,
        )
    else:
        text = ngettext(
            "{export} has shrunk: {before} contact in the earlier audit, {now} now.",
            "{export} has shrunk: {before} contacts in the earlier audit, {now} now.",
            change.before,
        )
    return text.format(export=_name(change), before=change.before, now=change.now)


def _in_one(comparison: Comparison, state: ExportState, tell: Callable[[Sequence[str]], str]) -> Iterator[str]:
    return _in_one_of(comparison.exports, state, tell)


def _in_one_of(
    found: Iterable[ExportChange], state: ExportState, tell: Callable[[Sequence[str]], str]
) -> Iterator[str]:
    """One sentence about all that are in *state*; none where nothing is."""
    names = [_name(change) for change in found if change.state is state]
    if names:
        yield tell(names)


def _unchanged(names: Sequence[str]) -> str:
    text = ngettext(
        "{exports} is unchanged since the earlier audit.",
        "{exports} are unchanged since the earlier audit.",
        len(names),
    )
    return text.format(exports=_listed(names))


def _new(names: Sequence[str]) -> str:
    text = ngettext(
        "{exports} was not there in the earlier audit.", "{exports} were not there in the earlier audit.", len(names)
    )
    return text.format(exports=_listed(names))


def _listed(names: Sequence[str]) -> str:
    """The first names; how many more there are."""
    rest = len(names) - _NAMED
    shown = ", ".join(names[: _NAMED if rest > 1 else None])
    return _("{exports} and {count} more").format(exports=shown, count=rest) if rest > 1 else shown


def _name(change: ExportChange) -> str:
    return safe(change.name, 60)
