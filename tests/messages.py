"""The catalogue of messages: taken from the sources, brought up to date, compiled.

    python tests/messages.py        rewrites abaudit.po and abaudit.mo of every language but English

Babel is needed here alone; the program reads what was compiled with the standard library.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from abaudit.i18n import DOMAIN, LANGUAGES, LOCALE_DIR

if TYPE_CHECKING:
    from collections.abc import Iterable

SOURCES = LOCALE_DIR.parent
FRAMEWORK = LOCALE_DIR / "framework.pot"
"""What click and typer say, kept by hand."""

_KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
_HEADER = "# What abaudit says.  Written by `make messages`; only the translations are written by hand."

Forms = tuple[str, ...]
"""A message or its translation: one form, or one for each kind of number."""


class _Plain(Catalog):
    """A catalogue whose head holds no date, name or version: the same messages give the same bytes."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Project-Id-Version", DOMAIN),
            ("Language", str(self.locale)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", self.plural_forms),
        ]


def po(language: str) -> Path:
    """Where the translations into *language* are written."""
    return LOCALE_DIR / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def read(path: Path) -> Catalog:
    """The catalogue in a .po or .pot file."""
    with path.open("rb") as stream:
        return read_po(stream, locale=path.parts[-3] if path.suffix == ".po" else None)


def extracted() -> Catalog:
    """Every message of the sources and of the framework, without translations."""
    found = Catalog()
    for name, _line, message, *_ in sorted(extract_from_dir(SOURCES, keywords=_KEYWORDS), key=lambda each: each[:2]):
        found.add(message, locations=[(name, 0)])
    for said in _entries(read(FRAMEWORK)):
        found.add(said.id, locations=said.locations, auto_comments=said.auto_comments)
    return found


def updated(language: str) -> Catalog:
    """The catalogue of *language* with exactly the messages of today; what is new in it has an empty translation."""
    old = read(po(language))
    new = _Plain(language, DOMAIN, header_comment=_HEADER, fuzzy=False)
    for message in _entries(extracted()):
        known = old.get(message.id)
        new.add(
            message.id,
            known.string if known else None,
            sorted(set(message.locations)),
            auto_comments=message.auto_comments,
            user_comments=known.user_comments if known else (),
        )
    return new


def as_po(catalogue: Catalog) -> bytes:
    """*catalogue* as it is written for translators."""
    out = io.BytesIO()
    write_po(out, catalogue, width=120, include_lineno=False)
    return out.getvalue().rstrip(b"\n") + b"\n"


def as_mo(catalogue: Catalog) -> bytes:
    """*catalogue* as it is read by gettext."""
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def translations(catalogue: Catalog) -> dict[Forms, Forms]:
    """Message → translation."""
    return {_forms(message.id): _forms(message.string or "") for message in _entries(catalogue)}


def main() -> int:
    """Bring every language up to date; the status is 1 where a translation is missing."""
    missing = 0
    for language in LANGUAGES[1:]:
        catalogue = updated(language)
        po(language).write_bytes(as_po(catalogue))
        po(language).with_suffix(".mo").write_bytes(as_mo(catalogue))
        for message, translation in translations(catalogue).items():
            if not all(translation):
                missing += 1
                sys.stderr.write(f"{language}: not translated: {message[0]}\n")
    return bool(missing)


def _forms(text: str | Iterable[str]) -> Forms:
    return (text,) if isinstance(text, str) else tuple(text)


def _entries(catalogue: Catalog) -> Iterable[Message]:
    return (message for message in catalogue if message.id)


if __name__ == "__main__":
    sys.exit(main())
