"""``abaudit guard``: keeps address books, ledgers and keys out of repositories."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from abaudit.cli import arguments as args, streams
from abaudit.cli.commands import command
from abaudit.cli.overview import described
from abaudit.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from abaudit.cli.repository import GitFile
    from abaudit.reports.commands.guarded import Guarded, Looked, Refused

FORMATS = ("json", "sarif", "terminal")


@command(
    described(
        "guard",
        _(
            "Without files it asks git what is about to be committed, with --history what it ever kept. Files are told "
            "by what they hold, not by their names. Nothing that they hold is printed."
        ),
    )
)
def guard(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar=_("[FILE]..."), help=_("Files to look at, instead of what git is about to commit.")),
    ] = None,
    *,
    history: Annotated[
        bool,
        typer.Option(
            "--history", help=_("Look at every file that git ever kept here, and tell the first commit that has it.")
        ),
    ] = False,
    allow: Annotated[
        list[str] | None,
        typer.Option(
            "--allow",
            metavar=_("PATTERN"),
            help=_(
                "Paths of invented examples that may be committed, such as tests/fixtures/*; * stands for anything, "
                "slashes too. May be repeated, and added to under “guard” in abaudit.yaml."
            ),
        ),
    ] = None,
    output: Annotated[list[str] | None, args.output(FORMATS)] = None,
    force: args.Force = False,
    config: args.Config = "",
    quiet: args.Quiet = False,
) -> int:
    from abaudit.cli import outputs
    from abaudit.errors import UsageError
    from abaudit.service import belongings

    if names and history:
        raise UsageError(_("--history asks git for every file; leave out the files, or the option."))
    belongings.watch()
    wanted = outputs.parse(output or (), FORMATS, names or (), quiet=quiet, force=force)
    found = _guarded(names or (), (*(allow or ()), *_patterns(config)), history=history)
    if found.refused and all(one.path for one in wanted):
        wanted = (*wanted, outputs.Output("terminal", None))
    for one in sorted(wanted, key=lambda one: one.path is None):
        data = _rendered(found, one.format)
        if one.path is not None:
            outputs.write_file(one.path, data, private=False, force=force)
        elif one.format == "terminal":
            streams.say_lines(data.decode())
        else:
            streams.say_bytes(data)
    return int(bool(found.refused))


def _rendered(found: Guarded, name: str) -> bytes:
    from abaudit.reports.commands import guarded

    if name == "json":
        return guarded.to_json(found)
    if name == "sarif":
        return guarded.to_sarif(found)
    return f"{guarded.to_text(found)}\n".encode("utf-8", "replace")


def _guarded(names: Sequence[str], patterns: Sequence[str], *, history: bool) -> Guarded:
    from abaudit import personal
    from abaudit.cli import repository
    from abaudit.reports.commands.guarded import Guarded

    looked: Looked = "files" if names else "history" if history else "staged"
    kept = _named(names) if names else repository.history() if history else repository.staged()
    looked_at = allowed = 0
    refused: list[Refused] = []
    for each in kept:
        looked_at += 1
        if found := personal.kind(each.data):
            told = _refused(each, found, patterns)
            refused += told
            allowed += not told
    return Guarded(looked, looked_at, allowed, tuple(refused), personal.KINDS)


def _refused(kept: GitFile, kind: str, patterns: Sequence[str]) -> list[Refused]:
    """What is to be told of a file of that *kind*: the first place where no pattern allows it, if there is one."""
    from abaudit.reports.commands.guarded import Refused

    strange = ((path, commit) for path, commit in kept.places if not _matches(path, patterns))
    return [Refused(path, kind, commit, kept.blob) for path, commit in strange][:1]


def _patterns(named: str) -> tuple[str, ...]:
    """What the config allows; the one in the working directory or above it, where none is *named*."""
    from pathlib import Path

    from abaudit import config, configplace

    path = named or configplace.find(Path.cwd())
    if not named:
        for almost in configplace.misnamed(Path.cwd()):
            streams.complain(configplace.misnamed_words(almost))
    return config.load(path).guard_allow if path else ()


def _named(names: Iterable[str]) -> Iterator[GitFile]:
    from abaudit import files
    from abaudit.cli.repository import GitFile
    from abaudit.errors import InputError

    return (GitFile(files.read(name, InputError).data, ((name, ""),)) for name in names)


def _matches(name: str, patterns: Sequence[str]) -> bool:
    """Whether a path is one of those that may be committed; it is compared as git writes it."""
    from fnmatch import fnmatchcase
    from posixpath import normpath

    path = normpath(name.replace("\\", "/"))
    return any(fnmatchcase(path, pattern) for pattern in patterns)
