"""Which texts a ledger takes: those that every form of it can hold, so that what is exported can be read again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abaudit.i18n import _
from abaudit.stores import swallowed
from abaudit.stores.keys import KEYS, OWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abaudit.model.consent import Event

_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\ufeff\ud800-\udfff]")
"""Signs that steer a screen or end a line for some programs only, and halves of signs."""
_WIDTH = len(KEYS)
"""Columns of a table with every key: the ``sha256`` in place of ``numbers``."""


def problems(event: Event) -> Iterator[str]:
    """What keeps *event* out of a ledger, one sentence for each key, without anything that it says."""
    for key, text in _texts(event):
        if found := _NO_TEXT.search(text):
            message = _("“{key}” holds an invisible character that does not belong there (U+{code}).")
            yield message.format(key=key, code=f"{ord(found.group()):04X}")
        elif text != text.strip():
            yield _("“{key}” begins or ends with a blank.").format(key=key)
        elif key == "known_as" and "|" in text:
            yield _("“{key}” holds a stroke (|), which stands between two names.").format(key=key)
        elif swallowed.holds_event(text):
            yield _("“{key}” holds what looks like an event of its own; word it otherwise.").format(key=key)
        elif not {"\n", "\r"}.isdisjoint(text) and (key not in swallowed.FREE or swallowed.holds_rows(text, _WIDTH)):
            yield _("“{key}” has several lines; write it in one.").format(key=key)


def _texts(event: Event) -> Iterator[tuple[str, str]]:
    yield "person", event.person
    yield "controller", event.controller
    for key in OWN:
        for text in key.kind.texts(getattr(event, key.name)):
            yield key.name, text
