"""Wording with places to fill in: ``{{address|what is missing}}`` becomes the value, or a gap that nobody overlooks.

A line ``{{?note}}`` is there only where there is a value for it.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from abaudit import files
from abaudit.errors import InputError, Problem
from abaudit.i18n import LANGUAGES, _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

FOLDER = "texts"
_KNOWN_BY = "whatsapp.en.txt"
_SUFFIXES = (".txt", ".md")
_PLACE = re.compile(r"\{\{(?P<key>[a-z_]+)\|(?P<missing>[^{}|]+)\}\}")
_LINE = re.compile(r"^\{\{\?(?P<key>[a-z_]+)\}\}\n(?:\n|\Z)?", re.MULTILINE)
_MARKS = {"en": "GAP", "de": "LÜCKE"}
_GAP = re.compile(rf"\[(?:{'|'.join(_MARKS.values())}): (?P<missing>[^\]]*)\]")
_UNCHANGED = ("MUSTER, kein Rechtsrat", "TEMPLATE, no legal advice")
"""What the first paragraph of a template begins with, which is to be taken out when the text was checked."""
_WIDTH = 110


@dataclass(frozen=True, slots=True)
class Template:
    """One wording that comes with abaudit."""

    name: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A wording with its values in it."""

    text: str
    gaps: tuple[str, ...]
    """What is missing, each once, in the order of the text."""


def names(suffix: str) -> tuple[str, ...]:
    """The names of the wordings whose files end in *suffix*, such as ``.txt``; each is there in every language."""
    files_there = files.names_in(str(_folder()), (suffix,))
    return tuple(dict.fromkeys(re.split(r"[\\/]", name)[-1].split(".")[0] for name in files_there))


def template(name: str, language: str) -> Template:
    """The wording called *name* in *language*, in English where there is none in it; `InputError` for another name."""
    for spoken, suffix in product(dict.fromkeys((language, LANGUAGES[0])), _SUFFIXES):
        path = _folder() / f"{name}.{spoken}{suffix}"
        if path.is_file():
            return Template(name, spoken, files.read(str(path), InputError).data.decode("utf-8"))
    known = ", ".join((*names(".txt"), *names(".md")))
    hint = _("Known are {names}.").format(names=known)
    raise InputError(name, Problem(_("there is no template of this name"), hint=hint))


def fill(wording: Template, values: Mapping[str, str]) -> Filled:
    """*wording* with *values* in its places; an empty or unknown one leaves a gap.

    A template has each paragraph in one line; here lines that are too long are broken at blanks.
    """
    mark = _MARKS.get(wording.language, _MARKS["en"])

    def value(place: re.Match[str]) -> str:
        return values.get(place["key"], "") or f"[{mark}: {place['missing']}]"

    def line(place: re.Match[str]) -> str:
        found = values.get(place["key"], "")
        return place[0].replace(f"{{{{?{place['key']}}}}}", found) if found else ""

    text = "\n".join(_broken(_PLACE.sub(value, _LINE.sub(line, wording.text))))
    return Filled(text, gaps(text))


def gaps(text: str) -> tuple[str, ...]:
    """What *text* still leaves open, each once, in whichever language it is written."""
    found = (" ".join(gap["missing"].split()) for gap in _GAP.finditer(text))
    return tuple(dict.fromkeys(found))


def is_unchecked(text: str) -> bool:
    """Whether *text* still says of itself that it is a template to be checked."""
    return any(mark in text for mark in _UNCHANGED)


def _broken(text: str) -> Iterator[str]:
    """The lines of *text*, none longer than a page is wide; rows of a table and headings stay whole."""
    for line in text.split("\n"):
        if len(line) <= _WIDTH or line.startswith(("|", "#")):
            yield line
        else:
            hanging = " " * (len(line) - len(line.lstrip(" -")))
            yield from textwrap.wrap(
                line, _WIDTH, subsequent_indent=hanging, break_long_words=False, break_on_hyphens=False
            )


def _folder() -> Path:
    folder = files.shipped(FOLDER, _KNOWN_BY)
    if folder is None:
        raise InputError(
            FOLDER,
            Problem(
                _("the texts that come with abaudit are missing"),
                hint=_("Install this program again, from where you had it."),
            ),
        )
    return folder
