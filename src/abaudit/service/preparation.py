"""Everything that a judgement needs, read and checked: what `audit` judges and `explain` explains is the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from abaudit import files
from abaudit.service import archive, books, proofs, settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from abaudit.audit import Scope
    from abaudit.importers import Options
    from abaudit.model.consent import Ledger
    from abaudit.model.export_facts import Export
    from abaudit.model.findings import Decider, Notice
    from abaudit.model.rulebook import RuleSet
    from abaudit.service.archive import ArchivedText
    from abaudit.service.settings import Settings


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asks for, before any file but ``abaudit.yaml`` was read."""

    exports: tuple[str, ...]
    ledger: str
    """Empty where there is none."""
    rules: str
    """Folder of own rules, or empty."""
    recipient: str
    on: date
    fail_on: str
    options: Options
    settings: Settings
    report: str = ""
    """WhatsApp's account report, or empty."""
    report_day: date | None = None
    """The report's day, where the user states it."""
    max_age: int | None = None
    """How many days old an export may be, where the user sets a limit."""
    category: str = ""
    """What tells this run from others of the same commit, where a pipeline asks for it."""

    @property
    def inputs(self) -> tuple[str, ...]:
        """Every file that the run reads by name, so that no output replaces one."""
        own_rules = files.names_in(self.rules, (".yaml", ".yml")) if self.rules else ()
        return tuple(
            name for name in (*self.exports, self.report, self.ledger, self.settings.config.path, *own_rules) if name
        )


@dataclass(frozen=True, slots=True)
class Prepared:
    """The arguments of `abaudit.audit.audit`, and the bytes of the exports."""

    exports: tuple[Export, ...]
    sources: tuple[bytes, ...] = field(repr=False)
    ledger: Ledger | None
    ruleset: RuleSet
    scope: Scope


def request(
    exports: Sequence[str],
    chosen: Settings,
    *,
    on: date,
    ledger: str = "",
    rules: str = "",
    recipient: str = "",
    fail_on: str = "any",
    options: Options | None = None,
    report: str = "",
    report_day: date | None = None,
    max_age: int | None = None,
    category: str = "",
) -> Request:
    """What is asked for *exports* on the day *on*; what is left empty is as the settings *chosen* say."""
    from abaudit import rulefiles
    from abaudit.importers import DEFAULTS

    return Request(
        exports=tuple(exports),
        ledger=settings.ledger_name(ledger, chosen),
        rules=rules,
        recipient=recipient or chosen.config.recipient or rulefiles.USUAL_RECIPIENT,
        on=on,
        fail_on=fail_on,
        options=options or DEFAULTS,
        settings=chosen,
        report=report,
        report_day=report_day,
        max_age=max_age,
        category=category,
    )


def prepare(asked: Request, outputs: Sequence[str] = ()) -> Prepared:
    """Read and check everything; the first file that cannot be used raises its `InputError`.

    *outputs* are paths that the run writes to, so that no folder of exports is read with an earlier result in it.
    """
    from abaudit import rulefiles
    from abaudit.audit import Scope
    from abaudit.rules.proof import Proofs

    chosen = asked.settings
    ledger = settings.read_ledger(asked.ledger, chosen) if asked.ledger else None
    recipient = rulefiles.recipient(asked.recipient)
    ruleset = rulefiles.load(asked.rules, recipient.name)
    found = books.read(asked.exports, asked.options, (*asked.inputs, *outputs))
    if asked.max_age is not None:
        found = found.dated(lambda name: settings.written_on(name, chosen.config.timezone))
    if asked.report:
        found = found.with_report(books.report(asked.report, asked.options, asked.report_day))
    controller = settings.controller(chosen, ledger, asked.ledger)
    texts = archive.kept(ledger, asked.ledger, chosen.config, ledger.pieces) if ledger is not None else ()
    own = [*(export.sha256 for export in found.exports), *filter(None, map(files.digest, map(Path, asked.inputs)))]
    pieces = proofs.look_up(ledger, asked.ledger, chosen.config, texts, own) if ledger is not None else Proofs()
    aside = sum(each.why != "named" for each in found.aside)  # what the run itself uses needs no word
    scope = Scope(
        on=asked.on,
        recipient=recipient,
        region=chosen.region,
        controller=controller,
        exemptions=chosen.config.exemptions,
        policy=settings.policy(chosen),
        proofs=pieces,
        declared=chosen.config.declared,
        fail_on=asked.fail_on,
        notices=tuple(_notices(asked, ledger, controller, aside, pieces.own)),
        decided_by=tuple(_decided(chosen, texts)),
        max_age=asked.max_age,
    )
    return Prepared(found.exports, found.sources, ledger, ruleset, scope)


def _decided(chosen: Settings, texts: Sequence[ArchivedText]) -> Iterator[Decider]:
    """The config and the consent texts that are there."""
    from abaudit.model.findings import Decider, DeciderRole

    config = chosen.config
    if config.sha256:
        yield Decider(DeciderRole.CONFIG, PurePath(config.path).name, config.sha256)
    for each in texts:
        if each.digest:
            yield Decider(DeciderRole.TEXT, PurePath(each.text.file).name, each.digest)


def _notices(asked: Request, ledger: Ledger | None, controller: str | None, aside: int, own: int) -> Iterator[Notice]:
    """What the reader of the result must know of how it came about."""
    from abaudit.config import DECLARED
    from abaudit.model.findings import Notice

    chosen = asked.settings
    if not chosen.region_stated:
        yield Notice("region-default", (("region", chosen.region),))
    if not chosen.config.controller:
        yield Notice("controller-from-ledger" if controller else "no-controller")
    declared = dict(chosen.config.declared)
    if missing := [key for key in DECLARED if key not in declared]:
        yield Notice("not-declared", (("keys", ", ".join(missing)),))
    if ledger is not None and ledger.kind != "postgres" and files.in_git_work_tree(asked.ledger):
        yield Notice("ledger-in-git")
    if own:
        yield Notice("own-file-as-proof", (("count", str(own)),))
    if chosen.beside:
        yield Notice("config-beside", (("count", str(chosen.beside)),))
    if chosen.misnamed:
        yield Notice("config-misnamed", (("count", str(chosen.misnamed)),))
    if aside:
        yield Notice("files-aside", (("count", str(aside)),))
