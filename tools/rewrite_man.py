"""The manual pages in man/, one for each command and language, made from the program's own help.

python tools/rewrite_man.py        rewrites them (make man)
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import click

from abaudit.i18n import LANGUAGES

ROOT = Path(__file__).parent.parent
FOLDERS = {language: ROOT / "man" / ("" if language == LANGUAGES[0] else language) / "man1" for language in LANGUAGES}
_HEADINGS = {
    "en": ("NAME", "SYNOPSIS", "DESCRIPTION", "ARGUMENTS", "OPTIONS", "COMMANDS", "NOTES", "SEE ALSO"),
    "de": ("BEZEICHNUNG", "ÜBERSICHT", "BESCHREIBUNG", "ARGUMENTE", "OPTIONEN", "BEFEHLE", "ANMERKUNGEN", "SIEHE AUCH"),
}
"""What these sections are called in the manual pages of each language; as in English where it is not said."""
_OPTION = re.compile(r"(?<![\w-])(--?[a-z][a-z-]*)")


def pages(language: str) -> dict[str, str]:
    """File name → page, for every command that is not hidden."""
    done = subprocess.run(
        [sys.executable, __file__, language],
        env=os.environ | {"ABAUDIT_LANG": language, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found: dict[str, str] = json.loads(done.stdout)
    return found


def _made(language: str) -> dict[str, str]:
    """As `pages`; in a process of its own, because help texts are made while the commands are imported."""
    from abaudit import i18n

    i18n.use(language)
    from abaudit.cli.app import command

    return dict(_pages(_context(command(), "abaudit"), language))


def _pages(context: click.Context, language: str) -> Iterator[tuple[str, str]]:
    yield f"{_name(context)}.1", "\n".join(_page(context, language)) + "\n"
    for below in _below(context):
        yield from _pages(below, language)


def _page(context: click.Context, language: str) -> Iterator[str]:
    from abaudit import __version__

    command = context.command
    headings = _HEADINGS.get(language, _HEADINGS[LANGUAGES[0]])
    name, synopsis, description, arguments, options, commands, notes, see_also = headings
    first, *paragraphs = (command.help or "").split("\n\n")
    yield '.\\" Made by "make man" from the help of the program; changes belong there.'
    yield f'.TH "{_text(_name(context).upper())}" "1" "" "abaudit {__version__}" "abaudit"'
    yield f".SH {name}"
    yield f"{_text(_name(context))} \\- {_text(_joined(first))}"
    yield f".SH {_text(synopsis)}"
    yield f".B {_text(context.command_path)}"
    yield _text(" ".join(command.collect_usage_pieces(context)))
    yield f".SH {_text(description)}"
    yield from _paragraph(first)
    for paragraph in paragraphs:
        yield ".PP"
        yield from _paragraph(paragraph)
    yield from _parameters(context, arguments, options)
    below = _below(context)
    if below:
        yield f".SH {_text(commands)}"
        for each in below:
            yield ".TP"
            yield f"\\fB{_text(_name(each))}\\fR(1)"
            yield from _paragraph((each.command.help or "").split("\n\n")[0])
    if command.epilog:
        yield f".SH {_text(notes)}"
        yield from _paragraph(command.epilog)
    related = [each for each in (context.parent, *below) if each is not None]
    if related:
        yield f".SH {_text(see_also)}"
        yield from (f".BR {_text(_name(each))} (1){',' if each is not related[-1] else ''}" for each in related)


def _parameters(context: click.Context, arguments: str, options: str) -> Iterator[str]:
    parameters = context.command.get_params(context)
    for heading, kind in ((arguments, click.Argument), (options, click.Option)):
        shown = [
            (parameter, parameter.get_help_record(context)) for parameter in parameters if isinstance(parameter, kind)
        ]
        if any(record for _parameter, record in shown):
            yield f".SH {_text(heading)}"
        for parameter, record in shown:
            if record is not None:
                yield ".TP"
                yield _head(parameter)
                yield from _paragraph(record[1].replace("  [", " ["))


def _head(parameter: click.Parameter) -> str:
    value = parameter.metavar or ""
    if isinstance(parameter, click.Argument):
        return f"\\fI{_text(value)}\\fR"
    switches = ", ".join(f"\\fB{_text(switch)}\\fR" for switch in sorted(parameter.opts, key=len))
    return f"{switches} \\fI{_text(value)}\\fR" if value else switches


def _below(context: click.Context) -> list[click.Context]:
    if not isinstance(context.command, click.Group):
        return []
    found = context.command.commands.items()
    return [_context(each, name, context) for name, each in found if not each.hidden]


def _context(command: click.Command, name: str, parent: click.Context | None = None) -> click.Context:
    return click.Context(command, parent=parent, info_name=name, **command.context_settings)


def _name(context: click.Context) -> str:
    return context.command_path.replace(" ", "-")


def _paragraph(text: str) -> Iterator[str]:
    """*text* in lines that no roff takes for a request, with options in bold."""
    for line in textwrap.wrap(_joined(text), 100, break_long_words=False, break_on_hyphens=False):
        shown = _OPTION.sub("\0B\\1\0R", line)
        yield ("\\&" if line[0] in ".'" else "") + _text(shown).replace("\0", "\\f")


def _joined(text: str) -> str:
    return " ".join(text.split())


def _text(text: str) -> str:
    """*text* as every roff reads it: a hyphen stays what can be typed, and a letter that ASCII lacks is named."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return "".join(sign if ord(sign) < 128 else f"\\[u{ord(sign):04X}]" for sign in escaped)


def rewrite() -> None:
    """Make the folders hold these pages and no other."""
    for language, folder in FOLDERS.items():
        made = pages(language)
        folder.mkdir(parents=True, exist_ok=True)
        for path in folder.iterdir():
            if path.name not in made:
                path.unlink()
        for name, text in made.items():
            (folder / name).write_text(text, encoding="ascii", newline="\n")


if __name__ == "__main__":
    if sys.argv[1:]:
        sys.stdout.write(json.dumps(_made(sys.argv[1])))
    else:
        rewrite()
