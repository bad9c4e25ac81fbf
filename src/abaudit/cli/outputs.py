"""Where results go: ``-o FORMAT[:PATH]``, and how much of a person each place may show."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from abaudit import files
from abaudit.cli import links, progress, streams
from abaudit.errors import UsageError
from abaudit.i18n import _
from abaudit.model.findings import Show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from abaudit.model.findings import AuditResult

_SHOWS: tuple[Show, ...] = get_args(Show)


@dataclass(frozen=True, slots=True)
class Output:
    """One thing to write: ``path`` None is standard output."""

    format: str
    path: str | None


def parse(written: Sequence[str], formats: Sequence[str], inputs: Sequence[str], *, quiet: bool) -> tuple[Output, ...]:
    """What ``-o`` asks for; without any output to the screen the terminal's report is added, unless *quiet*.

    `UsageError` for an unknown format, two outputs in one place, or an output that would replace one of *inputs*.
    """
    outputs = tuple(_output(one, formats) for one in written)
    places = [files.identity(output.path or files.STDIN) for output in outputs]
    if len(set(places)) < len(places):
        raise UsageError(_("-o: two outputs go to the same place; give each its own path."))
    read = {files.identity(name) for name in inputs if name != files.STDIN}
    for output, place in zip(outputs, places, strict=True):
        if place in read:
            raise UsageError(_("-o: {path} is an input of this run and would be lost.").format(path=output.path))
    if all(output.path for output in outputs) and not quiet:
        outputs = (*outputs, Output("terminal", None))
    return outputs


def show_of(written: str, output: Output) -> Show:
    """How much *output* may show: what ``--show`` says, else everything on the owner's own screen and ids elsewhere."""
    if written and written not in _SHOWS:
        raise UsageError(_("--show: write one of {shows}.").format(shows=", ".join(_SHOWS)))
    if written:
        if written != "id" and output.path is None and streams.stdout_is_open_file():
            raise UsageError(
                _(
                    "--show {show}: standard output goes into a file that others on this computer may read. "
                    "Write -o {format}:PATH instead; such a file is made private."
                ).format(show=written, format=output.format)
            )
        return written
    return "full" if owner_is_looking() and output.path is None and output.format == "terminal" else "id"


def owner_is_looking() -> bool:
    """Whether standard output is the owner's own screen: a terminal, and no CI job's."""
    return streams.stdout_is_terminal() and not os.environ.get("CI")


def write(result: AuditResult, outputs: Sequence[Output], show: str) -> None:
    """Write *result* to every output, named files first, so that a closed standard output loses none of them."""
    from abaudit.redact import redact

    shows = [show_of(show, output) for output in outputs]
    for output, allowed in sorted(zip(outputs, shows, strict=True), key=lambda pair: pair[0].path is None):
        progress.step(_("Writing {name}").format(name=output.path or output.format))
        redacted = redact(result, allowed)
        if output.path is None:
            _print(redacted, output.format)
        else:
            write_file(output.path, _rendered(redacted, output.format), private=allowed != "id")


def write_file(path: str, data: bytes, *, private: bool) -> None:
    """Write one file whole; say so where a private one could not be protected."""
    if not files.write(path, data, private=private):
        streams.complain(
            _(
                "Warning: {path} holds names and numbers, and this system did not let abaudit protect it from other "
                "accounts. Keep it in a folder that only you can open."
            ).format(path=path)
        )


def screen_width() -> int:
    """Columns of the screen; a fixed width where there is none."""
    from abaudit.reports.terminal import WIDTH

    return shutil.get_terminal_size((WIDTH, 24)).columns if streams.stdout_is_terminal() else WIDTH


def in_color() -> bool:
    """Whether the screen takes colours and the user wants them (https://no-color.org)."""
    dumb = os.environ.get("TERM", "") == "dumb"
    return streams.stdout_is_terminal() and not os.environ.get("NO_COLOR") and not dumb


def _output(written: str, formats: Sequence[str]) -> Output:
    name, colon, path = written.partition(":")
    if name not in formats:
        raise UsageError(_("-o: there is no such format; known are {formats}.").format(formats=", ".join(formats)))
    if colon and not path:
        raise UsageError(_("-o: a path is missing after the colon."))
    return Output(name, path if path and path != files.STDIN else None)


def _print(result: AuditResult, name: str) -> None:
    if name == "terminal":
        from abaudit.reports.terminal import render

        text = render(result, width=screen_width(), color=in_color(), ascii_only=not streams.can_draw())
        streams.say(links.to_files(text, [export.name for export in result.run.exports]) if links.wanted() else text)
    else:
        streams.say_bytes(_rendered(result, name))


def _rendered(result: AuditResult, name: str) -> bytes:
    from abaudit.reports import by_name

    found = by_name(name)
    if found is None:
        raise LookupError(name)
    return found.render(result)
