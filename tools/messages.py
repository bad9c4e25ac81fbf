"""The catalogue of messages: taken from the sources, brought up to date, compiled.

    python tools/messages.py        rewrites abaudit.po and abaudit.mo of every language but English

Babel is needed here alone; the program reads what was compiled with the standard library.
"""

from __future__ import annotations

import ast
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from abaudit.i18n import DOMAIN, LANGUAGES, LOCALE_DIR

if TYPE_CHECKING:
    from collections.abc import Iterable

SOURCES = LOCALE_DIR.parent
FRAMEWORK = LOCALE_DIR / "framework.pot"
"""What click and typer say, kept by hand."""

_MARKS = {"_": 1, "N_": 1, "ngettext": 2}
"""What marks a message, and how many forms it takes.  Babel's own search misses those inside f-strings."""

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


def marked(source: str) -> list[Forms]:
    """Every message that a Python source marks, in the order in which they stand there."""
    calls = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _MARKS
    ]
    found = []
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        texts = call.args[: _MARKS[ast.unparse(call.func)]]
        found.append(
            tuple(each.value for each in texts if isinstance(each, ast.Constant) and isinstance(each.value, str))
        )
    return [forms for forms in found if any(forms)]


def extracted() -> Catalog:
    """Every message of the sources and of the framework, without translations."""
    found = Catalog()
    for path in sorted(SOURCES.rglob("*.py")):
        for forms in marked(path.read_text("utf-8")):
            found.add(forms if len(forms) > 1 else forms[0], locations=[(path.relative_to(SOURCES).as_posix(), 0)])
    for said in _entries(read(FRAMEWORK)):
        found.add(said.id, locations=said.locations, auto_comments=said.auto_comments)
    return found


def updated(language: str) -> Catalog:
    """The catalogue of *language* with exactly the messages of today; what is new in it has an empty translation."""
    old = read(po(language)) if po(language).exists() else Catalog(language)
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
        po(language).parent.mkdir(parents=True, exist_ok=True)
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
