"""Values that look as if whole events had got lost in them, by a stray quotation mark or a line indented too far.

A withdrawal that vanishes in a note leaves a consent in force, so such a ledger is refused, whatever else it says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abaudit.i18n import _
from abaudit.model.consent import State
from abaudit.stores.keys import KEYS
from abaudit.stores.spoken import GERMAN_STATES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from abaudit.documents import Problems, ScalarNode

FREE = frozenset(key.name for key in KEYS if key.kind.has_lines)
"""The columns in which a sentence may have several lines."""

_STATES = frozenset({*State, *GERMAN_STATES})
_KEY = r"[ \t]*(?:-[ \t]+)*\{?[ \t]*[\"']?(?:numbers?|person|state)[\"']?[ \t]*:(?:[ \t]|$)"
_KEY_LINE = re.compile(rf"^{_KEY}", re.MULTILINE)
_STATE = re.compile(rf"(?:^|[\s,{{])[\"']?state[\"']?\s*:\s*[\"']?(?:{'|'.join(sorted(_STATES))})\b", re.IGNORECASE)
_SEPARATOR = re.compile(r"[;,\t|]")
_DIGITS = re.compile(r"[+(]?\d[\d ()/.\-]{4,}")


def check_values(scalars: Iterable[ScalarNode], problems: Problems) -> None:
    """Note every value of a document that holds the keys of an event."""
    for scalar in scalars:
        if holds_event(scalar.text):
            problems.add(
                _("A value that begins here holds what looks like an event of its own, which would be lost."),
                scalar.line,
                _("Begin each event with a dash right below the dashes of the others, or word the text otherwise."),
            )


def holds_event(text: str) -> bool:
    """Whether *text* has the keys of an event, as a document of YAML writes them."""
    return bool(("\n" in text and _KEY_LINE.search(text)) or ("state" in text and _STATE.search(text)))


def holds_rows(text: str, columns: int) -> bool:
    """Whether some line of the cell *text* looks like a row, or part of one, of a ledger with so many columns."""
    return any(_is_row(line, columns) for line in re.split(r"[\r\n]+", text))


def _is_row(line: str, columns: int) -> bool:
    cells = [cell.strip(" \"'") for cell in _SEPARATOR.split(line)]
    if len(cells) < 3:
        return False
    if len(cells) >= columns > 3:
        return True
    return any(cell.casefold() in _STATES or _DIGITS.fullmatch(cell) for cell in cells)
