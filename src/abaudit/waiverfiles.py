"""``waivers.yaml``: what the controller decided may stay for a time → `Waiver` values, and back.

    abaudit: waivers/1
    key: 0123456789abcdef          # the key that made the ids; only where an id is named
    waivers:
      - id: 5f0c…                  # a number (id), a rule, a group of contacts, or several of them together
        rule: AB110
        reason: Renewal is under way
        owner: Office
        approved-by: Ada Beispiel
        approved-on: 2026-11-01
        expires: 2027-01-31        # inclusive

A file is read whole or refused with everything that is wrong in it; it is changed line by line, so that comments stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from abaudit import documents
from abaudit.errors import KnownError
from abaudit.i18n import _
from abaudit.model.known import Waiver

if TYPE_CHECKING:
    from collections.abc import Collection

    from abaudit.documents import Reader

FILE_NAME = "waivers.yaml"

_ID = re.compile(r"[0-9a-f]{32}", re.ASCII)
_KEY = re.compile(r"[0-9a-f]{16}", re.ASCII)
_PLAIN = re.compile(r"[A-Za-z0-9ÄÖÜäöüß][A-Za-z0-9ÄÖÜäöüß ._/()-]*")
_NEVER = date(1, 1, 1)
"""Stands in for a day that is missing; the file is refused then."""
_YAML_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null"})


@dataclass(frozen=True, slots=True)
class Waivers:
    """A file of waivers as read: the id of the key that made its ids (or empty), and the waivers in its order."""

    key_id: str
    waivers: tuple[Waiver, ...]


def parse(source: str, data: bytes, rules: Collection[str] = ()) -> Waivers:
    """The waivers in *data*, called *source* in messages; `KnownError` with everything that is wrong in it.

    *rules* are the ids of the rules that there are, so that a waiver of none of them is refused.
    """
    with documents.reading(source, data, KnownError) as root:
        root.header("waivers")
        key_id = root.text("key")
        if key_id and not _KEY.fullmatch(key_id):
            root.wrong("key", _("This is no id of a key; “abaudit key show-id” prints it."))
        waivers = tuple(_waiver(reader, place, rules) for place, reader in enumerate(root.items("waivers"), 1))
        if any(waiver.id for waiver in waivers) and not root.has("key"):
            root.wrong(
                "key",
                _("A waiver names an id, but the file does not say which key made it."),
                _("Write “key:” with what “abaudit key show-id” prints."),
            )
        return Waivers(key_id, waivers)


def added(data: bytes, waiver: Waiver, key_id: str) -> bytes:
    """The file *data* (empty for a new one) with *waiver* at its end; *key_id* is written where the file is new."""
    text = data.decode("utf-8-sig")
    if not text.strip():
        text = "abaudit: waivers/1\n" + (f"key: {key_id}\n" if key_id else "") + "waivers:\n"
    elif waiver.id and not re.search(r"^key:", text, re.MULTILINE):
        text = re.sub(r"^waivers:", f"key: {key_id}\nwaivers:", text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^waivers:[ \t]*\[[ \t]*\][ \t]*$", "waivers:", text, flags=re.MULTILINE)
    return (text if text.endswith("\n") else text + "\n").encode() + _written(waiver).encode()


def without(data: bytes, waivers: Waivers, names: Collection[str]) -> bytes:
    """The file *data*, which holds *waivers*, without those called *names*; every other line stays as it is."""
    lines = data.decode("utf-8-sig").splitlines(keepends=True)
    starts = [waiver.line for waiver in waivers.waivers]
    ends = [*starts[1:], len(lines) + 1]
    gone = {
        line
        for waiver, start, end in zip(waivers.waivers, starts, ends, strict=True)
        if waiver.name in names
        for line in range(start, end)
    }
    kept = "".join(line for number, line in enumerate(lines, 1) if number not in gone)
    if len(names) == len(waivers.waivers):
        kept = re.sub(r"^waivers:[ \t]*$", "waivers: []", kept, flags=re.MULTILINE)
    return kept.encode()


# ------------------------------------------------------------------------------------------------------------------


def _waiver(reader: Reader, place: int, rules: Collection[str]) -> Waiver:
    number, rule, group = reader.text("id"), reader.text("rule"), reader.text("group")
    if not (number or rule or group):
        reader.wrong("id", _("A waiver names a number (“id”), a rule or a group of contacts."))
    if number and not _ID.fullmatch(number):
        reader.wrong(
            "id",
            _("This is no id that was made with a key; running numbers (N-0007) mean somebody else tomorrow."),
            _("Make a key with “abaudit key init”, audit again and take the id from there."),
        )
    if rule and rules and rule not in rules:
        reader.wrong("rule", _("There is no rule of this name; “abaudit rules list” shows them all."))
    approved_on, expires = reader.date("approved-on", required=True), reader.date("expires", required=True)
    if approved_on and expires and expires < approved_on:
        reader.wrong("expires", _("It expires before it was approved."))
    return Waiver(
        name=f"W-{place}",
        reason=reader.text("reason", required=True),
        owner=reader.text("owner", required=True),
        approved_by=reader.text("approved-by", required=True),
        approved_on=approved_on or _NEVER,
        expires=expires or _NEVER,
        id=number,
        rule=rule,
        group=group,
        line=reader.line,
    )


def _written(waiver: Waiver) -> str:
    pairs: tuple[tuple[str, str | date], ...] = (
        ("id", waiver.id),
        ("rule", waiver.rule),
        ("group", waiver.group),
        ("reason", waiver.reason),
        ("owner", waiver.owner),
        ("approved-by", waiver.approved_by),
        ("approved-on", waiver.approved_on),
        ("expires", waiver.expires),
    )
    lines = [f"{key}: {_scalar(str(value))}" for key, value in pairs if value]
    return "".join(f"{'  - ' if place == 0 else '    '}{line}\n" for place, line in enumerate(lines))


def _scalar(text: str) -> str:
    """*text* as a YAML scalar on one line: bare where that is safe, else in double quotes."""
    text = " ".join(text.split())
    if _PLAIN.fullmatch(text) and text.lower() not in _YAML_WORDS:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(sign if sign.isprintable() else f"\\U{ord(sign):08x}" for sign in escaped) + '"'
