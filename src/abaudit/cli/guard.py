"""``abaudit guard``: keeps address books, ledgers and keys out of repositories."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from abaudit.cli import arguments as args, streams
from abaudit.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HELP = _(
    "Refuse to commit address books, consent ledgers and keys: what is committed cannot be erased.\n\n"
    "Without files it asks git what is about to be committed. Files are told by what they hold, not by their names. "
    "Nothing that they hold is printed."
)


def guard(  # noqa: D103 - HELP is its description, in the user's language
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar=_("[FILE]..."), help=_("Files to look at, instead of what git is about to commit.")),
    ] = None,
    *,
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
    config: args.Config = "",
    lang: args.Lang = "",  # noqa: ARG001 - read before the commands are imported
    quiet: args.Quiet = False,
) -> int:
    from abaudit.cli import personal
    from abaudit.i18n import ngettext
    from abaudit.reports.plain import safe

    patterns = (*(allow or ()), *_patterns(config))
    looked_at = allowed = 0
    refused = []
    for name, data in _files(names or ()):
        looked_at += 1
        if found := personal.kind(data):
            if _matches(name, patterns):
                allowed += 1
            else:
                refused.append((name, found))
    for name, found in refused:
        streams.say(f"{safe(name)}: {personal.said(found)}")
    if refused:
        streams.say_lines(_advice(len(refused), looked_at))
        return 1
    if not quiet:
        text = ngettext(
            "{count} file looked at, none to keep back", "{count} files looked at, none to keep back", looked_at
        )
        text = text.format(count=looked_at) if looked_at else _("Nothing to look at: no file is added or changed")
        also = ngettext("{count} of them allowed by pattern", "{count} of them allowed by pattern", allowed)
        streams.say(f"{text}; {also.format(count=allowed)}." if allowed else f"{text}.")
    return 0


def _patterns(named: str) -> tuple[str, ...]:
    """What the config allows; the one in the working directory or above it, where none is *named*."""
    from pathlib import Path

    from abaudit import config

    path = named or config.find(Path.cwd())
    if not named:
        for almost in config.misnamed(Path.cwd()):
            streams.complain(config.misnamed_words(almost))
    return config.load(path).guard_allow if path else ()


def _files(names: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    if not names:
        from abaudit.cli import staged

        return staged.files()
    from abaudit import files
    from abaudit.errors import InputError

    return ((name, files.read(name, InputError).data) for name in names)


def _matches(name: str, patterns: Sequence[str]) -> bool:
    """Whether a path is one of those that may be committed; it is compared as git writes it."""
    from fnmatch import fnmatchcase
    from posixpath import normpath

    path = normpath(name.replace("\\", "/"))
    return any(fnmatchcase(path, pattern) for pattern in patterns)


def _advice(refused: int, looked_at: int) -> str:
    from abaudit.i18n import ngettext

    count = ngettext(
        "{count} of {all} files must not be committed, because what is committed cannot be erased.",
        "{count} of {all} files must not be committed, because what is committed cannot be erased.",
        refused,
    )
    return "\n".join(
        (
            count.format(count=refused, all=looked_at),
            _(
                "Take them out with “git restore --staged FILE” (“git rm --cached FILE” before the first commit, or "
                "where git keeps it already), and name them in .gitignore."
            ),
            _("If one is an invented example, name it with --allow PATTERN, or under “guard: allow:” in abaudit.yaml."),
        )
    )
