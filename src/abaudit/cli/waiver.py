"""``abaudit waiver``: decisions of the controller that some findings may stay for a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from abaudit.cli import arguments as args, streams
from abaudit.cli.commands import command, group
from abaudit.cli.overview import described
from abaudit.i18n import _

if TYPE_CHECKING:
    from datetime import date

    from abaudit.model.known import Waiver
    from abaudit.pseudonyms import SecretKey
    from abaudit.waiverfiles import Waivers

File = Annotated[
    str,
    typer.Option(
        "--file", metavar=_("FILE"), help=_("The file of waivers. [default: waivers.yaml beside abaudit.yaml, or here]")
    ),
]


def app() -> typer.Typer:
    """The group of commands, in the language in use."""
    return group(
        described("waiver"),
        add,
        listing,
        prune,
    )


@command(_("Write a waiver down."))
def add(
    *,
    number: Annotated[str, typer.Option("--id", metavar="ID", help=_("A number, by the id in a saved result."))] = "",
    rule: Annotated[str, typer.Option("--rule", metavar="AB101", help=_("A rule; alone it covers every number."))] = "",
    contacts: Annotated[str, typer.Option("--group", metavar=_("NAME"), help=_("A group of contacts."))] = "",
    reason: Annotated[str, typer.Option("--reason", metavar=_("TEXT"), help=_("Why it may stay."))] = "",
    owner: Annotated[str, typer.Option("--owner", metavar=_("TEXT"), help=_("Who sees to it."))] = "",
    approved_by: Annotated[
        str,
        typer.Option(
            "--approved-by",
            metavar=_("TEXT"),
            help=_("Who decided for the controller; not the data-protection officer, who advises."),
        ),
    ] = "",
    approved_on: Annotated[
        str, typer.Option("--approved-on", metavar=_("DATE"), help=_("When. [default: today]"))
    ] = "",
    expires: Annotated[str, typer.Option("--expires", metavar=_("DATE"), help=_("Last day, inclusive."))] = "",
    file: File = "",
    rules: args.RulesFolder = "",
    config: args.Config = "",
) -> int:
    from abaudit import files, rulefiles
    from abaudit.cli import inputs
    from abaudit.errors import UsageError
    from abaudit.model.known import Waiver
    from abaudit.service import keys

    settings = inputs.settings((), config, "")
    path = file or _default(settings.config.path, settings.config.waivers)
    last = inputs.written_day(expires)
    stated = {"--reason": reason, "--owner": owner, "--approved-by": approved_by, "--expires": expires}
    missing = [option for option, value in stated.items() if not value.strip()]
    if missing or last is None:
        raise UsageError(
            _("A waiver needs {options}; days as 2027-01-31.").format(options=", ".join(missing or ["--expires"]))
        )
    key = keys.demand(keys.find(), _("A waiver by id")) if number else None
    waiver = Waiver(
        name="",
        reason=reason,
        owner=owner,
        approved_by=approved_by,
        approved_on=inputs.day(approved_on, settings.config.timezone),
        expires=last,
        id=number,
        rule=rule,
        group=contacts,
    )
    if rule and rule not in {each.id for each in rulefiles.load(rules).everything}:
        raise UsageError(_("--rule: there is no rule of this name; “abaudit rules list” shows them all."))
    checked, _written = _with(path, waiver, key)  # what cannot be used is refused before anything is put beside it
    with files.changing(path):
        checked, written = _with(path, waiver, key)
        files.rewrite(path, written, private=True)
    streams.say(_("{name} was written into {path}.").format(name=checked.waivers[-1].name, path=path))
    return 0


def _with(path: str, waiver: Waiver, key: SecretKey | None) -> tuple[Waivers, bytes]:
    """The file of waivers *path*, as read and as bytes, with *waiver* behind those that are there now."""
    from abaudit import files, waiverfiles
    from abaudit.errors import KnownError
    from abaudit.service import known

    there = files.read(path, KnownError).data if files.exists(path) else b""
    if there.strip():
        found = waiverfiles.parse(path, there)
        if key is not None and found.key_id:
            known.check_key(key, found.key_id, path, KnownError)
    written = waiverfiles.added(there, waiver, key.id if key else "")
    return waiverfiles.parse(path, written), written


@command(_("Show every waiver, and which have lapsed."), name="list")
def listing(
    file: File = "",
    *,
    on: args.On = "",
    config: args.Config = "",
) -> int:
    from abaudit import files
    from abaudit.cli import inputs
    from abaudit.known.waivers import state
    from abaudit.reports.commands import waivers_text

    settings = inputs.settings((), config, "")
    path = file or _default(settings.config.path, settings.config.waivers)
    waivers = _read(path)[0].waivers if file or files.exists(path) else ()
    day = inputs.day(on, settings.config.timezone)
    for waiver in waivers:
        streams.say_lines(waivers_text.line(waiver, state(waiver, day)))
    if not waivers:
        streams.say(_("There is no waiver."))
    return 0


@command(_("Take out the waivers that have lapsed, and with a saved result those that cover nothing in it."))
def prune(
    result: Annotated[str, typer.Argument(metavar="[RESULT.json]", help=_("A saved result."))] = "",
    *,
    file: File = "",
    on: args.On = "",
    config: args.Config = "",
) -> int:
    from abaudit import files, waiverfiles
    from abaudit.cli import inputs

    settings = inputs.settings((), config, "")
    path = file or _default(settings.config.path, settings.config.waivers)
    _read(path)  # what cannot be used is refused before anything is put beside it
    with files.changing(path):
        found, data = _read(path)
        gone = _lapsed(found, inputs.day(on, settings.config.timezone))
        if result:
            gone |= _unused(found, result, path)
        if gone:
            files.rewrite(path, waiverfiles.without(data, found, gone), private=True)
    names = ", ".join(waiver.name for waiver in found.waivers if waiver.name in gone)
    streams.say(
        _("Taken out of {path}: {names}.").format(path=path, names=names) if gone else _("Nothing to take out.")
    )
    return 0


def _default(config: str, named: str) -> str:
    """Where waivers are kept where the call does not say: as the config does, else beside it, else here."""
    from pathlib import Path

    from abaudit.waiverfiles import FILE_NAME

    return named or (str(Path(config).parent / FILE_NAME) if config else FILE_NAME)


def _read(path: str) -> tuple[Waivers, bytes]:
    from abaudit import files, waiverfiles
    from abaudit.errors import KnownError

    data = files.read(path, KnownError).data
    return waiverfiles.parse(path, data), data


def _lapsed(found: Waivers, on: date) -> set[str]:
    from abaudit.known.waivers import state
    from abaudit.model.known import WaiverState

    return {waiver.name for waiver in found.waivers if state(waiver, on) is WaiverState.LAPSED}


def _unused(found: Waivers, result: str, path: str) -> set[str]:
    """The waivers that cover nothing in the saved *result*, so far as it can tell: it may hold no groups."""
    from abaudit.known import waivers
    from abaudit.service import saved

    read = saved.read(result)
    if any(waiver.id for waiver in found.waivers):
        saved.demand_same_key((path, found.key_id), (result, saved.key_id(read, result)))
    uses = waivers.apply(read, found.waivers).waivers
    return {use.waiver.name for use in uses if use.unused and not (use.waiver.group and read.run.show != "full")}
