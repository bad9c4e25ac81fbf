"""What a run works on: options over environment over ``abaudit.yaml`` over defaults, and the files that they name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from abaudit import config as config_files, configplace, files
from abaudit.errors import ConfigError, LedgerError, Problem, UsageError
from abaudit.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from abaudit.importers import Options
    from abaudit.model.consent import Ledger
    from abaudit.model.rulebook import Policy


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for this run."""

    config: config_files.Config
    region: str
    region_stated: bool
    """False where nobody stated a region, so that the output can say that it is the default."""
    config_named: bool = False
    """Whether the user named the config; one that was found may not name another machine."""
    beside: int = 0
    """How many further ``abaudit.yaml`` lie beside the exports, unused."""
    misnamed: int = 0
    """How many files lie where the config is looked for, and are almost called so."""


@dataclass(frozen=True, slots=True)
class SettingsPlace:
    """Where the settings of a run lie, before they were read."""

    path: str
    """The ``abaudit.yaml`` that holds; empty where there is none."""
    named: bool
    """Whether the user named it."""
    region: str
    """The region that the call states, checked; or empty."""
    beside: tuple[str, ...] = ()
    """Further ``abaudit.yaml`` beside the exports, unused."""
    misnamed: tuple[str, ...] = ()
    """Files where the config is looked for that are almost called so, unused."""


def find(exports: Sequence[str], config: str, region: str) -> SettingsPlace:
    """Where the settings of a run lie: the *config* that the call names, else what is found from the working directory.

    `UsageError` for a *region* that is none.
    """
    from abaudit import phone

    region = region.strip().upper()
    if region and not phone.is_region(region):
        raise UsageError(_("--region: this is no country code of two letters, such as DE."))
    if config:
        return SettingsPlace(config, named=True, region=region)
    path = configplace.find(Path.cwd()) or ""
    misnamed = tuple(configplace.misnamed(Path.cwd()))
    known = set(map(files.identity, misnamed))
    beside = tuple(each for each in configplace.beside(exports, path) if files.identity(each) not in known)
    return SettingsPlace(path, named=False, region=region, beside=beside, misnamed=misnamed)


def load(found: SettingsPlace) -> Settings:
    """The settings that *found* leads to; `ConfigError` with everything that is wrong in the config."""
    config = config_files.load(found.path, found.region) if found.path else config_files.Config()
    region = found.region or config.region
    return Settings(
        config,
        region or config_files.DEFAULT_REGION,
        bool(region),
        config_named=found.named,
        beside=len(found.beside),
        misnamed=len(found.misnamed),
    )


def ledger_name(named: str, chosen: Settings) -> str:
    """The ledger that holds: the one *named* in the call, else the config's, else none (empty).

    `ConfigError` where the config names another machine, and either was only found or is not this account's own: to
    connect is to show who asks, and often a password.
    """
    from abaudit import ownership

    stated = chosen.config.ledger
    if named or not stated or not config_files.connects(chosen.config):
        return named or stated
    if chosen.config_named and not ownership.doubt(Path(chosen.config.path)):
        return stated
    raise ConfigError(
        chosen.config.path,
        Problem(
            _("the ledger is on another machine, and no connection is opened on the word of this file alone"),
            hint=_(
                "Name the ledger with --ledger or ABAUDIT_LEDGER, or this file, if it is yours alone, with --config."
            ),
        ),
    )


def check_names(exports: Sequence[str], *others: str) -> None:
    """`UsageError` where an export is named twice, or standard input would have to serve two purposes."""
    if len({files.identity(name) for name in exports}) < len(exports):
        raise UsageError(_("The same export is named twice."))
    if [*exports, *others].count(files.STDIN) > 1:
        raise UsageError(_("Standard input (-) can only be read once; name a file for the other."))


def options(
    phone_columns: Sequence[str] | None,
    name_columns: Sequence[str] | None,
    layout: str,
    encoding: str,
    exclude: Sequence[str] | None = None,
) -> Options:
    """What the user decides instead of the readers; `UsageError` where no reader knows it."""
    from abaudit import importers
    from abaudit.importers.shared.encodings import usable

    if layout and layout not in importers.layouts():
        raise UsageError(_unknown_layout(layout, importers.layouts()))
    found = usable(encoding) if encoding else ""
    if found is None:
        message = _(
            "--encoding: this is no encoding that a table can be read in; write utf-8, cp1252, cp850 or utf-16."
        )
        raise UsageError(message)
    return importers.Options(tuple(phone_columns or ()), tuple(name_columns or ()), layout, found, tuple(exclude or ()))


def _unknown_layout(written: str, known: Sequence[str]) -> str:
    from abaudit.documents import suggest

    guess = suggest(written, list(known))
    hint = _("Did you mean “{word}”?").format(word=guess) + " " if guess else ""
    return (
        _("--as: there is no layout of this name.")
        + " "
        + hint
        + _("Known are {layouts}.").format(layouts=", ".join(known))
    )


def read_ledger(name: str, chosen: Settings) -> Ledger:
    """The consent ledger *name*; `LedgerError` with everything that is wrong in it."""
    from abaudit import stores

    if stores.is_store(name):
        return stores.load(name)
    return text_ledger(files.read(name, LedgerError), chosen)


def text_ledger(source: files.ReadFile, chosen: Settings) -> Ledger:
    """The ledger that stands in the text *source*; `LedgerError` as above."""
    from abaudit import stores

    config = chosen.config
    defaults = stores.Defaults(config.controller, config.recipients, config.purposes)
    return stores.read(
        source.name,
        source.data,
        region=chosen.region,
        timezone=config.timezone,
        digest=source.sha256,
        defaults=defaults,
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


def written_on(name: str, timezone: str) -> date | None:
    """The day, in *timezone*, on which the file *name* was written last; of a part of it that of the whole file."""
    moment = files.written_at(name)
    return day_at(moment, timezone) if moment is not None else None


def day_at(moment: float, timezone: str) -> date:
    """The day of *moment*, in seconds since 1970, in *timezone*."""
    from datetime import datetime
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return datetime.fromtimestamp(moment, ZoneInfo(timezone)).date()
    except ZoneInfoNotFoundError:
        raise ConfigError(
            timezone,
            Problem(
                _("this machine knows no such time zone"),
                hint=_("Install the package tzdata, or state the day with --on."),
            ),
        ) from None
