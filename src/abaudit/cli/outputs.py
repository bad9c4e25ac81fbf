"""Where results go: ``-o FORMAT[:PATH]``, and how much of a person each place may show."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from abaudit import files
from abaudit.cli import links, progress, streams
from abaudit.errors import UsageError
from abaudit.i18n import _
from abaudit.model.findings import Show
from abaudit.reports import by_name
from abaudit.reports.document import Document

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from abaudit.model.findings import AuditResult

_CATEGORY = re.compile(r"(?=.{1,100}$)[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)*")
_SHOWS: tuple[Show, ...] = get_args(Show)


@dataclass(frozen=True, slots=True)
class Output:
    """One thing to write: ``path`` None is standard output."""

    format: str
    path: str | None


def parse(
    written: Sequence[str],
    formats: Sequence[str],
    inputs: Sequence[str],
    *,
    quiet: bool,
    force: bool = False,
    key_list: str = "",
) -> tuple[Output, ...]:
    """What ``-o`` asks for; without any output to the screen the terminal's report is added, unless *quiet*.

    `UsageError` for an unknown format, two outputs in one place, or an output (the *key_list* is one, too) that would
    replace one of *inputs*, or anything else that `files.check` keeps.
    """
    outputs = tuple(_output(one, formats) for one in written)
    paths = [output.path or files.STDIN for output in outputs] + ([key_list] if key_list else [])
    places = [files.identity(path) for path in paths]
    if len(set(places)) < len(places):
        raise UsageError(_("-o: two outputs go to the same place; give each its own path."))
    files.note(*inputs)
    for path in paths:
        files.check(path, force=force)
    if all(output.path for output in outputs) and not quiet:
        outputs = (*outputs, Output("terminal", None))
    return outputs


def check(outputs: Sequence[Output], show: str, *, stable_ids: bool = False) -> None:
    """`UsageError` for what can be seen to be impossible before anything is written: a show, a key, a screen.

    A result with *stable_ids* needs no key any more.
    """
    from abaudit.service import keys

    for output in outputs:
        show_of(show, output)
        known = by_name(output.format)
        if known is None:
            continue
        if known.needs_key and not stable_ids:
            keys.demand(keys.find(), f"-o {known.name}")
        if known.binary and output.path is None and streams.stdout_is_terminal():
            message = _("-o {format}: this is nothing for a screen; write -o {format}:PATH.")
            raise UsageError(message.format(format=known.name))


def check_category(category: str) -> None:
    """`UsageError` for a category that a pipeline would read otherwise: it cuts one at its last slash."""
    if category and not _CATEGORY.fullmatch(category):
        raise UsageError(
            _("--category: write letters, digits, “.”, “_” and “-”, with “/” between parts, such as phones/office.")
        )


def show_of(written: str, output: Output) -> Show:
    """How much *output* may show: what ``--show`` says, else everything on the owner's own screen and ids elsewhere.

    Formats for pipelines show ids, whatever is said.
    """
    if written and written not in _SHOWS:
        raise UsageError(_("--show: write one of {shows}.").format(shows=", ".join(_SHOWS)))
    known = by_name(output.format)
    if known is not None and known.ids_only:
        return "id"
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


def shows_names(outputs: Sequence[Output], show: str) -> bool:
    """Whether standard output calls everything by its name."""
    return any(output.path is None and show_of(show, output) == "full" for output in outputs)


def refuse_open_file(written: Sequence[str]) -> None:
    """`UsageError` where names would go into a file behind standard output that others may read."""
    to_screen = not written or any(streams.is_stdout(one.partition(":")[2] or files.STDIN) for one in written)
    if to_screen and streams.stdout_is_open_file():
        raise UsageError(
            _(
                "Standard output goes into a file that others on this computer may read. "
                "Write -o FORMAT:PATH instead, which is made private, or --show id."
            )
        )


def owner_is_looking() -> bool:
    """Whether standard output is the owner's own screen: a terminal, and no CI job's."""
    return streams.stdout_is_terminal() and not os.environ.get("CI")


def write(
    result: AuditResult,
    outputs: Sequence[Output],
    show: str,
    *,
    force: bool,
    private: Mapping[str, bytes] | None = None,
) -> None:
    """Write *result* to every output, and the *private* files beside them (path → bytes).

    Everything is rendered before the first byte is written, and named files come first, so that neither a report that
    fails nor a closed standard output loses any of them.
    """
    from abaudit.redact import redact

    shows: list[Show] = [show_of(show, output) for output in outputs]
    documents = {allowed: Document(redact(result, allowed)) for allowed in set(shows)}
    pairs = list(zip(outputs, shows, strict=True))
    rendered = []
    for output, allowed in pairs:
        progress.step(_("Writing {name}").format(name=output.path or output.format))
        if output.path is not None:
            data = _rendered(documents[allowed], output.format)
            rendered.append((output.path, data, documents[allowed].settings.show != "id"))
    rendered += [(path, data, True) for path, data in (private or {}).items()]
    for path, data, _private in rendered:
        files.check(path, data, force=force)
    for path, data, is_private in rendered:
        write_file(path, data, private=is_private, force=force)
    for output, allowed in pairs:
        if output.path is None:
            _print(documents[allowed], output.format)
    _tell_what_was_written(pairs, chosen=bool(show))


def _tell_what_was_written(pairs: Sequence[tuple[Output, Show]], *, chosen: bool) -> None:
    """Name every file; and where nobody chose it, say that ids stand in them instead of names."""
    named = [(output, show) for output, show in pairs if output.path is not None]
    if not named:
        return
    told = _("Written: {paths}").format(paths=", ".join(output.path or "" for output, _show in named))
    for_people = (known for known in (by_name(output.format) for output, show in named if show == "id") if known)
    if not chosen and any(not known.ids_only for known in for_people):
        told = f"{told} {_('(ids instead of names and numbers; --show full writes them out)')}"
    progress.tell(told)


def write_file(path: str, data: bytes, *, private: bool, force: bool) -> None:
    """Write one file whole; say so where a private one could not be protected."""
    if not files.write(path, data, private=private, force=force):
        streams.complain(
            _(
                "Warning: {path} holds names and numbers, and this system did not let abaudit protect it from other "
                "accounts. Keep it in a folder that only you can open."
            ).format(path=path)
        )


def screen_width() -> int:
    """Columns of the screen; a fixed width where there is none."""
    from abaudit.reports.formats.terminal.page import WIDTH

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
    return Output(name, path if path and not streams.is_stdout(path) else None)


def _print(document: Document, name: str) -> None:
    if name == "terminal":
        from abaudit.reports.formats.terminal.page import render

        text = render(document, width=screen_width(), color=in_color(), ascii_only=not streams.can_draw())
        streams.say(
            links.to_files(text, [export.name for export in document.sources.exports]) if links.wanted() else text
        )
    else:
        streams.say_bytes(_rendered(document, name))


def _rendered(document: Document, name: str) -> bytes:
    found = by_name(name)
    if found is None:
        raise LookupError(name)
    return found.from_document(document)
