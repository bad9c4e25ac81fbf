"""What a run works on: options over environment over ``abaudit.yaml`` over defaults, and the files that they name."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from abaudit import config as config_files, files, i18n
from abaudit.cli.language import stated
from abaudit.errors import ConfigError, ExportError, LedgerError, Problem, UsageError
from abaudit.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from abaudit.importers import Options
    from abaudit.model.consent import Ledger
    from abaudit.model.findings import Export
    from abaudit.model.rulebook import Policy


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for this run."""

    config: config_files.Config
    region: str
    region_stated: bool
    """False where nobody stated a region, so that the output can say that it is the default."""


def settings(exports: Sequence[str], config: str, region: str) -> Settings:
    """The config of a run, found and checked, with the region that holds."""
    from abaudit import phone

    region = region.strip().upper()
    if region and not phone.is_region(region):
        raise UsageError(_("--region: this is no country code of two letters, such as DE."))
    path = config or config_files.find(exports, Path.cwd())
    found = config_files.load(path, region) if path else config_files.Config()
    if found.language and not stated(sys.argv[1:], os.environ):
        i18n.use(found.language)
    chosen = region or found.region
    return Settings(found, chosen or config_files.DEFAULT_REGION, region_stated=bool(chosen))


def check_names(exports: Sequence[str], *others: str) -> None:
    """`UsageError` where an export is named twice, or standard input would have to serve two purposes."""
    if len({files.identity(name) for name in exports}) < len(exports):
        raise UsageError(_("The same export is named twice."))
    if [*exports, *others].count(files.STDIN) > 1:
        raise UsageError(_("Standard input (-) can only be read once; name a file for the other."))


def read_exports(names: Sequence[str], options: Options) -> tuple[Export, ...]:
    """Every export, read; `ExportError` for the first that cannot be used at all."""
    return tuple(import_export(files.read(name, ExportError), options) for name in names)


def import_export(source: files.Source, options: Options) -> Export:
    """One export whose bytes were read; `ExportError` where it cannot be used at all."""
    from abaudit import importers
    from abaudit.model.findings import Export

    imported = importers.read(source.data, options)
    if imported.layout is None:
        raise ExportError(source.name, Problem(_(imported.problem), hint=_(imported.hint)))
    return Export(source.name, source.sha256, source.size, imported)


def read_ledger(name: str, chosen: Settings) -> Ledger:
    """The consent ledger *name*; `LedgerError` with everything that is wrong in it."""
    from abaudit import stores

    if stores.is_store(name):
        return stores.load(name)
    config = chosen.config
    source = files.read(name, LedgerError)
    defaults = stores.Defaults(config.controller, config.recipients, config.purposes)
    return stores.read(
        name, source.data, region=chosen.region, timezone=config.timezone, digest=source.sha256, defaults=defaults
    )


def policy(chosen: Settings) -> Policy:
    """The house rules, with the shipped words for the categories that the config leaves out."""
    from abaudit import rulefiles

    stated = chosen.config.policy
    return replace(stated, words=tuple({**dict(rulefiles.categories()), **dict(stated.words)}.items()))


def controller(chosen: Settings, ledger: Ledger | None, ledger_name: str) -> str | None:
    """For whom the audit is: the config's controller, else the only one of the ledger, else None."""
    from abaudit import stores
    from abaudit.ledger import sole_controller

    if chosen.config.controller:
        return chosen.config.controller
    return sole_controller(ledger, stores.shown(ledger_name)) if ledger is not None else None


def day(written: str, timezone: str) -> date:
    """The day that ``--on`` names, as ISO or dd.mm.yyyy; today in *timezone* where it names none."""
    from datetime import datetime

    if not written:
        return _today(timezone)
    for form in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return datetime.strptime(written.strip(), form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise UsageError(_("--on: write the day as 2026-03-01 or 01.03.2026."))


def _today(timezone: str) -> date:
    from datetime import datetime
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return datetime.now(ZoneInfo(timezone)).date()
    except ZoneInfoNotFoundError:
        raise ConfigError(
            timezone,
            Problem(
                _("this machine knows no such time zone"),
                hint=_("Install the package tzdata (pip install tzdata), or state the day with --on."),
            ),
        ) from None
