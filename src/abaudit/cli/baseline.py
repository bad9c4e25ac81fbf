"""``abaudit baseline``: what is known already, so that a check can fail on what is new."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from abaudit.cli import arguments as args, streams
from abaudit.cli.commands import command, group
from abaudit.cli.overview import described
from abaudit.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from abaudit.errors import UsageError
    from abaudit.known.baseline import Baseline

Owner = Annotated[
    str, typer.Option("--owner", metavar=_("TEXT"), help=_("Who sees to the findings, e.g. Office; no contact's name."))
]
Due = Annotated[
    str, typer.Option("--due", metavar=_("DATE"), help=_("Until when they may stay open, e.g. 2027-03-31."))
]
File = Annotated[str, typer.Argument(metavar="BASELINE", help=_("The baseline; it is written anew."))]


def app() -> typer.Typer:
    """The group of commands, in the language in use."""
    return group(
        described("baseline"),
        create,
        update,
        prune,
    )


@command(_("Write everything that a saved result found into a baseline."))
def create(
    result: args.SavedResult,
    *,
    owner: Owner = "",
    due: Due = "",
    output: Annotated[
        str, typer.Option("-o", "--output", metavar=_("FILE"), help=_("Where to write it. [default: standard output]"))
    ] = "",
    force: args.Force = False,
) -> int:
    from abaudit import files
    from abaudit.known import baseline as baselines
    from abaudit.service import belongings, saved

    found = saved.read(result)
    saved.key_id(found, result)
    made = baselines.of(found, owner=_owner(owner), due=_due(due))
    if not output or streams.is_stdout(output):
        streams.say_bytes(baselines.write(made))
        return 0
    if files.exists(output) and not force:
        raise _is_there(output)
    belongings.watch()
    data = baselines.write(made)
    files.check(output, data, force=force)
    with files.changing(output):
        if files.exists(output) and not force:
            raise _is_there(output)
        files.write(output, data, private=False, force=force)
    _say(output, made, before=0)
    return 0


@command(_("Add what a saved result found beyond the baseline; what is there keeps its owner and day."))
def update(
    file: File,
    result: args.SavedResult,
    *,
    owner: Owner = "",
    due: Due = "",
) -> int:
    from abaudit.known import baseline as baselines
    from abaudit.service import saved

    found = saved.read(result)
    until, who = _due(due), _owner(owner)
    with _changed(file) as there:
        saved.demand_same_key((file, there.key_id), (result, saved.key_id(found, result)))
        _write(file, baselines.updated(there, found, owner=who, due=until), before=len(there.entries))
    return 0


@command(_("Take out what a saved result does not find any more."))
def prune(
    file: File,
    result: args.SavedResult,
) -> int:
    from abaudit.errors import UsageError
    from abaudit.known import baseline as baselines
    from abaudit.service import saved

    found = saved.read(result)
    if not found.is_whole:
        message = _(
            "{name} did not read everything, so what is missing from it may still be there. Nothing was changed."
        )
        raise UsageError(message.format(name=result))
    with _changed(file) as there:
        saved.demand_same_key((file, there.key_id), (result, saved.key_id(found, result)))
        _write(file, baselines.pruned(there, found), before=len(there.entries))
    return 0


@contextmanager
def _changed(name: str) -> Iterator[Baseline]:
    """The baseline *name*, which nobody else changes meanwhile."""
    from abaudit import files

    _read(name)  # what is no baseline is refused before anything is put beside it
    with files.changing(name):
        yield _read(name)


def _is_there(path: str) -> UsageError:
    from abaudit.errors import UsageError

    message = _("{path} is there already; “abaudit baseline update” adds to it, and keeps owners and days.")
    return UsageError(message.format(path=path))


def _read(name: str) -> Baseline:
    from abaudit import files
    from abaudit.errors import KnownError
    from abaudit.known import baseline as baselines

    return baselines.parse(name, files.read(name, KnownError).data)


def _write(path: str, made: Baseline, *, before: int) -> None:
    from abaudit import files
    from abaudit.known import baseline as baselines

    files.rewrite(path, baselines.write(made), private=False)
    _say(path, made, before=before)


def _say(path: str, made: Baseline, *, before: int) -> None:
    streams.say(
        _("{path}: {after} findings (before: {before}).").format(path=path, after=len(made.entries), before=before)
    )


def _owner(written: str) -> str:
    from abaudit.errors import UsageError

    owner = " ".join(written.split())
    if not owner:
        raise UsageError(_("--owner: say who sees to these findings."))
    return owner


def _due(written: str) -> date:
    from abaudit.cli.inputs import written_day
    from abaudit.errors import UsageError

    found = written_day(written)
    if found is None:
        raise UsageError(_("--due: write the day until which they may stay open, as 2027-03-31 or 31.03.2027."))
    return found
