"""What can stand where the cursor is: commands and options by the framework, values by what their metavar calls them.

So an option whose value is called FILE completes file names without a word more; only what no metavar tells is listed
in `_by_name`.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem, ShellComplete, split_arg_string

from abaudit.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    _Type = click.ParamType[Any]
else:
    _Type = click.ParamType  # generic in the checker's eyes only, before click 8.4

Proposal = tuple[str, str, str]
"""(``plain``, ``part``, ``file`` or ``directory``; value; help)."""

_CURSOR = "\ue000"
_CHOICES = re.compile(r"[a-z-]+(?:\|[a-z-]+)+")


def propose(command: click.Command, before: Sequence[str], current: str) -> Iterator[Proposal]:
    """Everything that may stand in the place of the word *current* behind the words *before* it."""
    _teach(command)
    option = re.match(r"--[^=]+=", current)
    prefix = option[0] if option else ""
    for item in ShellComplete(command, {}, "abaudit", "").get_completions(list(before), current):
        if item.type in ("file", "dir"):
            yield "file" if item.type == "file" else "directory", "", ""
        else:
            yield item.type, prefix + item.value, " ".join((item.help or "").split())


def split(line: str) -> tuple[list[str], str]:
    """The words of a command line before the last one, without the program's own name, and the last one."""
    words = split_arg_string(line + _CURSOR)  # so that quotes and blanks before the cursor mean what they mean
    return words[1:-1], words[-1].removesuffix(_CURSOR)


def last_of(words: Sequence[str]) -> tuple[list[str], str]:
    """The words before the last one, and the last one, which is ``""`` where a shell could not hand over nothing."""
    return list(words[:-1]), words[-1] if words and words[-1] != '""' else ""


class _Values(_Type):
    """A type that proposes what *find* finds, with help or without, or files where none of it fits."""

    name = "text"

    def __init__(self, find: Callable[[], Iterable[str | tuple[str, str]]], *, or_files: bool = False) -> None:
        self._find = find
        self._or_files = or_files

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[Any]]:  # noqa: ARG002 - click's own signature
        """Those that begin with *incomplete*, whatever the case."""
        begun = incomplete.casefold()
        values = ((value, "") if isinstance(value, str) else value for value in self._find())
        found = [CompletionItem(value, help=text) for value, text in values if value.casefold().startswith(begun)]
        return found if found or not self._or_files else [CompletionItem("", type="file")]


class _Outputs(_Type):
    """``FORMAT[:PATH]``: a format, and behind the colon a path, which the shells would take for another word."""

    name = "text"

    def __init__(self, formats: Sequence[str]) -> None:
        self._formats = formats

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[Any]]:  # noqa: ARG002 - click's own signature
        """Formats that begin with *incomplete*, or the paths that do."""
        name, colon, path = incomplete.partition(":")
        if not colon:
            return [CompletionItem(known, type="part") for known in self._formats if known.startswith(name)]
        return [CompletionItem(f"{name}:{found}", type=kind) for found, kind in _paths(path)]


def _paths(begun: str) -> Iterator[tuple[str, str]]:
    """Paths that begin with *begun*: folders go on, files are whole."""
    folder, slash, name = begun.rpartition("/")
    try:
        entries = sorted(Path(f"{folder}{slash}" or ".").expanduser().iterdir())
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(name) and (name.startswith(".") or not entry.name.startswith(".")):
            is_folder = entry.is_dir()
            yield f"{folder}{slash}{entry.name}{'/' if is_folder else ''}", "part" if is_folder else "plain"


def _teach(command: click.Command) -> None:
    """Give every value below *command* a type that knows what can stand there."""
    if isinstance(command, click.Group):
        for below in command.commands.values():
            _teach(below)
    for parameter in command.params:
        known = _by_name(command, parameter) or _by_metavar(parameter)
        if known is not None:
            parameter.type = known


def _by_name(command: click.Command, parameter: click.Parameter) -> _Type | None:
    match parameter.name:
        case "output":
            return _Outputs(_formats(command))
        case "fail_on":
            from abaudit.cli.arguments import FAIL_ON

            return _Values(lambda: FAIL_ON)
        case "recipient":
            return _Values(_recipients)
        case "region":
            return _Values(_regions)
        case "name" if command.name == "schema":
            from abaudit.cli.schema import NAMES

            return _Values(lambda: NAMES)
        case "what":
            return _Values(_rules, or_files=True)
    return None


def _by_metavar(parameter: click.Parameter) -> _Type | None:
    metavar = parameter.metavar or ""
    if _CHOICES.fullmatch(metavar):
        return _Values(lambda: metavar.split("|"))
    if metavar in {_("FILE"), _("[FILE]..."), _("EXPORT...")}:
        return click.File()
    return click.Path(file_okay=False) if metavar == _("DIR") else None


def _formats(command: click.Command) -> list[str]:
    from abaudit.reports import FORMATS

    names = [known.name for known in FORMATS]
    return names if command.name in {"audit", "report"} else [name for name in names if name in {"json", "terminal"}]


def _recipients() -> Sequence[str]:
    from abaudit import rulefiles

    return rulefiles.recipients()


def _rules() -> list[tuple[str, str]]:
    from abaudit import rulefiles
    from abaudit.i18n import language
    from abaudit.model.rulebook import in_language

    return [(rule.id, in_language(rule.title, language())) for rule in rulefiles.load().rules]


def _regions() -> Sequence[str]:
    from abaudit import phone

    return phone.regions()
