"""What makes a function a command: its name, its description, and the option that every command has.

    @command(_("Write a waiver down."))
    def add(file: File, *, reason: Reason = "") -> int: ...

A module that holds one command offers it to `abaudit.cli.app`; one that holds a group of them has ``app()``, which
hands them to `group`.  The function takes what its own options say and returns the exit status; ``--lang`` was heeded
before the commands were imported, and does not reach it.
"""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from abaudit.cli.language import VARIABLE, known
from abaudit.cli.overview import described
from abaudit.errors import UsageError
from abaudit.i18n import LANGUAGES, _

if TYPE_CHECKING:
    from collections.abc import Callable

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
"""What every command tells the framework."""


def _check_language(written: str) -> str:
    if written and not known(written):
        raise UsageError(_("--lang: write one of {languages}.").format(languages=", ".join(LANGUAGES)))
    return written


Lang = Annotated[
    str,
    typer.Option(
        "--lang",
        metavar="|".join(sorted(LANGUAGES)),
        envvar=VARIABLE,
        callback=_check_language,  # the language itself was chosen before the commands were imported
        help=_("Language of everything that is written for people."),
    ),
]


@dataclass(frozen=True, slots=True)
class Command:
    """A function that can be called from the command line."""

    name: str
    text: str
    """What it does, in the language in use: a paragraph for overviews, and further ones for its own help."""
    function: Callable[..., int]
    parser: type[typer.core.TyperCommand] | None = None
    """What parses its arguments, where the framework's own way does not do."""

    def add_to(self, group: typer.Typer) -> None:
        """Hang it into *group*."""
        group.command(self.name, help=self.text, context_settings=SETTINGS, cls=self.parser)(speaking(self.function))


def command(
    text: str, *, name: str = "", parser: type[typer.core.TyperCommand] | None = None
) -> Callable[[Callable[..., int]], Command]:
    """A function as a command, called *name* or as the function is; *text* is in the language in use."""

    def made(function: Callable[..., int]) -> Command:
        return Command(name or function.__name__, text, function, parser)

    return made


def summarised(name: str) -> Command:
    """A command or group that is there by its name and summary alone."""
    return Command(name, described(name), _nothing)


def group(text: str, *commands: Command) -> typer.Typer:
    """A group of *commands* that *text* describes, in the language in use."""
    made = typer.Typer(help=text, context_settings=SETTINGS, rich_markup_mode=None, no_args_is_help=True)
    made.callback()(speaking(_nothing))
    for each in commands:
        each.add_to(made)
    return made


def speaking(function: Callable[..., int]) -> Callable[..., int]:
    """*function* with ``--lang``, which stands last but for how much a run says of itself."""

    @wraps(function)
    def call(*, lang: str, **values: Any) -> int:
        del lang
        return function(**values)

    hints = get_type_hints(function, include_extras=True)
    parameters = [
        parameter.replace(annotation=hints[name]) for name, parameter in inspect.signature(function).parameters.items()
    ]
    names = [parameter.name for parameter in parameters]
    place = min((names.index(name) for name in ("quiet", "verbose") if name in names), default=len(names))
    kind = parameters[place - 1].kind if place else inspect.Parameter.KEYWORD_ONLY
    parameters.insert(place, inspect.Parameter("lang", kind, default="", annotation=Lang))
    call.__annotations__ = hints | {"lang": Lang}
    call.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # what `inspect` looks for
    return call


def _nothing() -> int:
    return 0
