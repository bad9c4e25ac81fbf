"""The result for machines: ``abaudit/result/1``, as `abaudit.results` has it and ``schemas/result.json`` describes it.

Keys, identifiers and statuses are never translated.  Adding a key is no breaking change.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from abaudit import results
from abaudit.reports.text.harmless import whole

if TYPE_CHECKING:
    from abaudit.model.findings import AuditResult

_STEERING = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""What JSON may leave unescaped, but a screen must not get; none of it occurs outside a string."""


def render(result: AuditResult) -> bytes:
    """*result* as a JSON document in UTF-8, indented, with a final newline."""
    return dump(results.document(result))


def dump(value: dict[str, Any]) -> bytes:
    """*value* as JSON in UTF-8.

    Halves of signs (lone surrogates), which no UTF-8 can hold and many readers of JSON refuse, become U+FFFD.  What
    could steer a terminal or turn the direction of writing becomes an escape: a reader gets it, a screen never.
    """
    text = "{\n" + ",\n".join(f"  {_compact(key)}: {_pretty(part)}" for key, part in value.items()) + "\n}\n"
    return _STEERING.sub(_escaped, whole(text)).encode()


def _escaped(found: re.Match[str]) -> str:
    """The character as a JSON escape, of two parts where it needs more than 16 bits."""
    units = found[0].encode("utf-16-be")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))


def _pretty(part: Any) -> str:
    """One part of a document: lists with an entry a line, which is readable and lets the fast encoder write it."""
    if isinstance(part, list):
        return "[\n" + ",\n".join(f"    {_compact(entry)}" for entry in part) + "\n  ]" if part else "[]"
    if isinstance(part, dict):
        return json.dumps(part, ensure_ascii=False, indent=2).replace("\n", "\n  ")
    return _compact(part)


_compact = json.JSONEncoder(ensure_ascii=False).encode
