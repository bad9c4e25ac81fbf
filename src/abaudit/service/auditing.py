"""The audit of a request: what the command does and what `abaudit.api` does is the same."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from abaudit.errors import UsageError
from abaudit.i18n import _
from abaudit.service import known, preparation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from abaudit.model.export_facts import Export
    from abaudit.model.findings import AuditResult
    from abaudit.service.preparation import Request


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was decided or found before, as the files that hold it; an empty name is none."""

    waivers: str = ""
    """Empty takes those that the settings name, or that lie beside them."""
    baseline: str = ""
    previous: str = ""
    """An earlier result."""
    accept_drop: tuple[str, ...] = field(default=(), repr=False)
    """Exports that are meant to be gone or smaller since the earlier result."""

    def __post_init__(self) -> None:
        if self.accept_drop and not self.previous:
            raise UsageError(_("--accept-drop: name the earlier result with --previous."))

    @property
    def inputs(self) -> tuple[str, ...]:
        """Every file that is read because of it."""
        return tuple(name for name in (self.waivers, self.baseline, self.previous) if name)


def run(
    asked: Request,
    earlier: Earlier,
    *,
    outputs: Sequence[str] = (),
    on_read: Callable[[tuple[Export, ...]], object] = lambda _exports: None,
) -> AuditResult:
    """Read everything that is *asked* for, judge it, and lay over it what was known *earlier*.

    *outputs* are paths that the caller writes to, so that no folder of exports is read with an earlier result in it.
    *on_read* is called with the exports once everything was read, before anything is judged.  The first file that
    cannot be used raises its `InputError`.
    """
    from abaudit.audit import audit

    prepared = preparation.prepare(asked, outputs)
    before = known.read(asked, prepared, waivers=earlier.waivers, baseline=earlier.baseline, previous=earlier.previous)
    on_read(prepared.exports)
    result = audit(prepared.exports, prepared.ledger, prepared.ruleset, prepared.scope)
    labels = replace(result.run, category=asked.category, rules_page=asked.settings.config.rules_page)
    result = replace(result, run=labels)
    return known.lay_over(result, before, prepared, earlier.accept_drop)
