"""Whatever happens → an exit status and a message.  Nothing else in the program decides either."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from abaudit import files, i18n
from abaudit.cli import progress, signals, streams
from abaudit.cli.language import choose
from abaudit.errors import AbauditError
from abaudit.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import TracebackType

BUG = 70
UNUSABLE = 2

_ENDS = 20
"""How many places of a long traceback are shown at each of its ends."""


def run(arguments: Sequence[str]) -> int:
    """Run the command that *arguments* name and return the exit status of the process."""
    streams.prepare()
    files.begin()
    with signals.heeded() as heard:
        status = heard.status(_run(arguments))
    progress.choose()  # the next run in this process begins anew
    return streams.finish(status)


def _run(arguments: Sequence[str]) -> int:
    try:
        i18n.use(choose(arguments, os.environ))
        return _dispatch(arguments)
    except KeyboardInterrupt:
        return signals.INTERRUPTED
    except AbauditError as error:
        streams.complain(str(error))
        return error.exit_status
    except Exception as error:  # noqa: BLE001 - the one place where a bug is caught, and shown without its values
        streams.complain(_bug(error))
        return BUG


def _dispatch(arguments: Sequence[str]) -> int:
    import click

    from abaudit.cli.app import command, first_of

    try:
        returned: Any = command(first_of(arguments)).main(list(arguments), prog_name="abaudit", standalone_mode=False)
    except click.exceptions.Abort as error:
        if isinstance(error.__cause__, EOFError):  # click takes every one for Ctrl-D at a prompt
            raise error.__cause__ from None
        return signals.INTERRUPTED
    except click.exceptions.NoArgsIsHelpError as error:
        streams.say(error.format_message())
        return UNUSABLE
    except click.ClickException as error:
        streams.complain(_usage(error))
        return UNUSABLE
    except SystemExit as error:  # click's own answer to a closed standard output while it prints a help text
        return 0 if streams.stdout_is_gone() else int(error.code or 0)
    return returned if isinstance(returned, int) else 0


def _usage(error: Any) -> str:
    """What is wrong with the call, and where its help is."""
    context = getattr(error, "ctx", None)  # the parser itself knows none
    hint = _("See “{command} --help”.").format(command=context.command_path if context else "abaudit")
    return f"{error.format_message()}\n{hint}"


def _bug(error: BaseException) -> str:
    """A traceback of places only: neither values nor the message, because both may hold personal data."""
    places = list(_places(error))
    if len(places) > 2 * _ENDS:  # a recursion without end
        places[_ENDS:-_ENDS] = ["  …"]
    return "\n".join(
        (
            _("This is a bug in abaudit ({kind}). Nothing can be said about the input.").format(
                kind=type(error).__name__
            ),
            *places,
            _("Please report these lines; they hold no personal data."),
        )
    )


def _places(error: BaseException) -> Iterator[str]:
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        yield f"  {_module(code.co_filename)}:{trace.tb_lineno} {code.co_name}"
        trace = trace.tb_next


def _module(path: str) -> str:
    """The last parts of *path*, without the folders of this machine."""
    return "/".join(path.replace("\\", "/").rsplit("/", 3)[-3:])
