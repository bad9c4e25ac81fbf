"""What the options of a command say, with the clock, and what the owner must hear about where settings lie."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from abaudit import configplace, i18n
from abaudit.cli import progress, streams
from abaudit.cli.language import stated
from abaudit.errors import UsageError
from abaudit.i18n import _
from abaudit.service import belongings, preparation, settings as chosen_settings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from abaudit.importers import Options
    from abaudit.service.preparation import Request
    from abaudit.service.settings import Settings


def settings(exports: Sequence[str], config: str, region: str) -> Settings:
    """The settings of a run, found and checked; the language of the config holds from here on, unless one was stated.

    Tells the owner of what is named almost like a config, or lies beside an export, and is not used.
    """
    found = chosen_settings.find(exports, config, region)
    for almost in found.misnamed:
        streams.complain(configplace.misnamed_words(almost))
    for unused in found.beside:
        text = _("{path} lies beside a file that you name, and was not used. If it is yours, name it with --config.")
        streams.complain(text.format(path=unused))
    progress.note(_("Settings: {path}").format(path=found.path) if found.path else _("No abaudit.yaml is used."))
    loaded = chosen_settings.load(found)
    belongings.watch(loaded)
    if loaded.config.language and not stated(sys.argv[1:], os.environ):
        i18n.use(loaded.config.language)
    return loaded


def request(
    exports: Sequence[str],
    *,
    ledger: str,
    rules: str,
    recipient: str,
    region: str,
    on: str,
    fail_on: str,
    options: Options,
    config: str,
    already_shared: str = "",
    already_shared_on: str = "",
    max_age: int | None = None,
    category: str = "",
) -> Request:
    """What the options ask for, together with ``abaudit.yaml``; days as they were written, the default is today."""
    if already_shared_on and not already_shared:
        raise UsageError(_("--already-shared-on: name the report with --already-shared."))
    chosen_settings.check_names(exports, ledger, config, already_shared)
    chosen = settings(exports, config, region)
    asked = preparation.request(
        exports,
        chosen,
        ledger=ledger,
        rules=rules,
        recipient=recipient,
        on=day(on, chosen.config.timezone),
        fail_on=fail_on,
        options=options,
        report=already_shared,
        report_day=stated_day("--already-shared-on", already_shared_on),
        max_age=max_age,
        category=category,
    )
    belongings.watch(chosen, asked.ledger)
    return asked


def tell_ledger(name: str) -> None:
    """Name the ledger's file to whoever asked with ``-v``; stores tell of themselves."""
    from abaudit import stores

    if name and not stores.is_store(name):
        progress.note(_("Consent ledger: {path}").format(path=name))


def day(written: str, timezone: str) -> date:
    """The day that ``--on`` names, as ISO or dd.mm.yyyy; today in *timezone* where it names none."""
    return stated_day("--on", written) or _today(timezone)


def stated_day(option: str, written: str) -> date | None:
    """The day that *option* names, as ISO or dd.mm.yyyy; None where it names none."""
    if not written:
        return None
    found = written_day(written)
    if found is None:
        raise UsageError(
            _("{option}: this is no day of the calendar, or not written as 2026-03-01 or 01.03.2026.").format(
                option=option
            )
        )
    return found


def written_day(written: str) -> date | None:
    """The day that *written* is, as ISO or dd.mm.yyyy; None for anything else."""
    from abaudit.model.days import day_of

    return day_of(written)


def _today(timezone: str) -> date:
    import time

    return chosen_settings.day_at(time.time(), timezone)
