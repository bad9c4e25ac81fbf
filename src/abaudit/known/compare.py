"""Two results of the same address books: what is new, lapsed, fixed, unchanged, and what became of each export."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from abaudit.model.known import Comparison, ExportChange, ExportState
from abaudit.model.rulebook import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Set as AbstractSet

    from abaudit.model.export_facts import ExportFacts
    from abaudit.model.findings import AuditResult

_OPEN = frozenset({Verdict.FLAGGED, Verdict.REVIEW})


def compare(old: AuditResult, new: AuditResult) -> Comparison:
    """What changed from *old* to *new*; both must have ids that were made with the same key."""
    before = {row.id: row.verdict for row in old.rows}
    after = {row.id: row.verdict for row in new.rows}
    open_now = [number for number, verdict in after.items() if verdict in _OPEN]
    open_before = [number for number, verdict in before.items() if verdict in _OPEN]
    return Comparison(
        on=old.run.on,
        new=tuple(number for number in open_now if number not in before),
        lapsed=tuple(number for number in open_now if number in before and before[number] not in _OPEN),
        fixed=tuple(number for number in open_before if after.get(number) not in _OPEN),
        unchanged=tuple(number for number in open_now if before.get(number) in _OPEN),
        exports=tuple(_changes(old, new)),
    )


def _changes(old: AuditResult, new: AuditResult) -> Iterator[ExportChange]:
    """What became of each address book; WhatsApp's account report is none."""
    pairs = _pairs(old, new)
    for index, export in _books(new).items():
        earlier = pairs.get(index)
        then = old.run.exports[earlier] if earlier is not None else None
        state = _state(then, export) if then is not None else ExportState.NEW
        yield ExportChange(state, index, earlier, export.name, then.contacts if then else 0, export.contacts)
    known_again = set(pairs.values())
    for index, export in _books(old).items():
        if index not in known_again:
            yield ExportChange(ExportState.GONE, None, index, export.name, export.contacts, 0)


def _state(then: ExportFacts, now: ExportFacts) -> ExportState:
    if now.sha256 == then.sha256:
        return ExportState.UNCHANGED
    halved = now.contacts * 2 < then.contacts or now.numbers * 2 < then.numbers
    return ExportState.SHRUNK if halved else ExportState.CHANGED


def _books(result: AuditResult) -> dict[int, ExportFacts]:
    return {index: export for index, export in enumerate(result.run.exports) if export.listing is None}


def _pairs(old: AuditResult, new: AuditResult) -> dict[int, int]:
    """Which export of *new* is which of *old*, by their indices.

    One is known again by its name, else by its bytes, else by what is in it: two books that share more than half of
    the numbers of either are one that was called differently.
    """
    then, now = _books(old), _books(new)
    pairs: dict[int, int] = {}
    taken: set[int] = set()

    def pair(of: Callable[[ExportFacts], str]) -> None:
        free: dict[str, list[int]] = {}
        for index, export in then.items():
            if of(export) and index not in taken:
                free.setdefault(of(export), []).append(index)
        for index, export in now.items():
            if index not in pairs and free.get(of(export)):
                pairs[index] = free[of(export)].pop(0)
                taken.add(pairs[index])

    pair(lambda export: export.id)
    pair(lambda export: export.sha256)
    for mine, theirs in _alike(old, new, then.keys() - taken, now.keys() - pairs):
        if mine not in pairs and theirs not in taken:
            pairs[mine] = theirs
            taken.add(theirs)
    return pairs


def _alike(old: AuditResult, new: AuditResult, then: AbstractSet[int], now: AbstractSet[int]) -> list[tuple[int, int]]:
    """Pairs of an export in *now* and one in *then* with mostly the same numbers, those that share most first."""
    held, held_now = _numbers(old, then), _numbers(new, now)
    where: dict[str, list[int]] = {}
    for index, numbers in held.items():
        for number in numbers:
            where.setdefault(number, []).append(index)
    found = []
    for mine, numbers in held_now.items():
        shared = Counter(index for number in numbers for index in where.get(number, ()))
        for theirs, count in shared.items():
            if count * 2 > max(len(numbers), len(held[theirs])):
                found.append((-count, mine, theirs))
    return [(mine, theirs) for _count, mine, theirs in sorted(found)]


def _numbers(result: AuditResult, exports: AbstractSet[int]) -> dict[int, set[str]]:
    """The ids of the numbers in each of *exports*."""
    found: dict[int, set[str]] = {}
    for row in result.rows:
        if row.export in exports:
            found.setdefault(row.export, set()).add(row.id)
    return found
