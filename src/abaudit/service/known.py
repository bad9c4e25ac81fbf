"""What the user names of earlier decisions and results: read before the audit, laid over its result."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from abaudit import files
from abaudit.errors import KnownError, Problem, ResultError, UsageError
from abaudit.i18n import _
from abaudit.model.findings import Decider, DeciderRole
from abaudit.service import keys

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from abaudit.known.baseline import Baseline
    from abaudit.model.findings import AuditResult
    from abaudit.model.known import ExportChange
    from abaudit.pseudonyms import SecretKey
    from abaudit.service.preparation import Prepared, Request
    from abaudit.waiverfiles import Waivers


@dataclass(frozen=True, slots=True)
class Known:
    """What was known before this audit; each may be missing."""

    key: SecretKey | None
    waivers: Waivers | None = None
    baseline: Baseline | None = None
    previous: AuditResult | None = None
    decided_by: tuple[Decider, ...] = ()
    """The files of waivers and baseline."""


def read(asked: Request, prepared: Prepared, *, waivers: str, baseline: str, previous: str) -> Known:
    """Everything that the call names, checked; the first file that cannot be used raises its error."""
    from abaudit import results
    from abaudit.known import baseline as baselines

    key = keys.find()
    if baseline:
        keys.demand(key, "--baseline")
    if previous:
        keys.demand(key, "--previous")
    laid = baselines.parse(baseline, files.read(baseline, KnownError).data) if baseline else None
    earlier = results.load(previous, files.read(previous, ResultError).data) if previous else None
    if key is not None and laid is not None:
        check_key(key, laid.key_id, baseline, KnownError)
    if key is not None and earlier is not None:
        check_key(key, baselines.key_id_of(earlier), previous, ResultError)
        if (earlier.run.recipient, earlier.run.controller) != (asked.recipient, prepared.scope.controller):
            raise UsageError(_("--previous: that result is about another recipient or controller."))
    config = asked.settings.config
    named = waivers or found_waivers(config.path, config.waivers)
    rules = [rule.id for rule in prepared.ruleset.everything]
    waived = _waivers(named, key, rules) if named else None
    decided = [Decider(DeciderRole.WAIVERS, Path(named).name, waived[1])] if waived else []
    if laid is not None:
        decided.append(Decider(DeciderRole.BASELINE, Path(baseline).name, laid.sha256))
    return Known(key, waived[0] if waived else None, laid, earlier, tuple(decided))


def found_waivers(config: str, named: str) -> str:
    """The waivers that hold without an option: what the config names, else ``waivers.yaml`` beside it; or empty.

    `KnownError` where those beside it may be another account's word: nobody named them.
    """
    from abaudit import ownership
    from abaudit.waiverfiles import FILE_NAME

    if named or not config:
        return named
    beside = files.first_existing((Path(config).parent / FILE_NAME,))
    if beside and ownership.doubt(beside):
        raise KnownError(
            str(beside),
            Problem(
                _("other accounts own this file or may write into it, so it decides nothing here"),
                hint=_("If it is meant, name it with --waivers."),
            ),
        )
    return str(beside) if beside else ""


def lay_over(result: AuditResult, known: Known, prepared: Prepared, accept_drop: Sequence[str] = ()) -> AuditResult:
    """*result* with stable ids where there is a key, then comparison, waivers and baseline.

    *accept_drop* names exports that are meant to be gone or smaller; `UsageError` for a name that is none.
    """
    from abaudit import pseudonyms
    from abaudit.audit import follow_up
    from abaudit.known import baseline, waivers

    run = replace(result.run, decided_by=(*result.run.decided_by, *known.decided_by))
    result = replace(result, run=run)
    if known.key is not None:
        result = pseudonyms.apply(result, known.key)
    if known.previous is not None:
        interval = prepared.scope.policy.audit_interval_days
        result = follow_up(result, known.previous, prepared.ruleset, interval)
        result = _accepted(result, known.previous, known.key, accept_drop)
    if known.waivers is not None:
        result = waivers.apply(result, known.waivers.waivers)
    if known.baseline is not None:
        result = baseline.apply(result, known.baseline)
    return result


def _accepted(result: AuditResult, previous: AuditResult, key: SecretKey | None, names: Sequence[str]) -> AuditResult:
    """*result* where what the user named may be gone or smaller."""
    from abaudit.redact import aliases, renamed

    comparison = result.comparison
    if comparison is None or not names:
        return result
    told = renamed(comparison, aliases(result.run.exports)).exports  # as reports without names call them
    changes = list(comparison.exports)
    for name in names:
        ids = key.exports_called(name) if key is not None else frozenset()
        found = [
            place
            for place, change in enumerate(changes)
            if change.name == name or _id_of(change, result, previous) in ids
        ] or [place for place, change in enumerate(told) if change.name == name]
        if not found:
            message = _("--accept-drop: neither this audit nor the earlier one has an export that is called {name}.")
            raise UsageError(message.format(name=name))
        for place in found:
            changes[place] = replace(changes[place], accepted=changes[place].is_drop or changes[place].accepted)
    return replace(result, comparison=replace(comparison, exports=tuple(changes)))


def _id_of(change: ExportChange, result: AuditResult, previous: AuditResult) -> str:
    """The id of the address book as the audit that has it calls it."""
    if change.export is not None:
        return result.run.exports[change.export].id
    return previous.run.exports[change.earlier].id if change.earlier is not None else ""


def check_key(key: SecretKey, key_id: str, source: str, error: type[KnownError | ResultError]) -> None:
    """*error* where the ids in *source* were not made with *key*."""
    if key_id == key.id:
        return
    if not key_id:
        problem = Problem(
            _("its ids are running numbers, which mean other people in another result"),
            hint=_("Make a key with “abaudit key init” and audit again."),
        )
    else:
        problem = Problem(
            _("its ids were made with another key ({theirs}; this computer's is {ours})").format(
                theirs=key_id, ours=key.id
            ),
            hint=_("Use the key that it was made with, or make it anew."),
        )
    raise error(source, problem)


def _waivers(name: str, key: SecretKey | None, rules: Collection[str]) -> tuple[Waivers, str]:
    """The file of waivers *name*, and its digest; `KnownError` where its ids were made with another key than *key*."""
    from abaudit import waiverfiles

    source = files.read(name, KnownError)
    found = waiverfiles.parse(name, source.data, rules)
    if any(waiver.id for waiver in found.waivers):
        check_key(keys.demand(key, _("A waiver by id")), found.key_id, name, KnownError)
    return found, source.sha256
