"""Events → a text ledger, in YAML or CSV, that reads back as the same events."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING

from abaudit.formulas import harmless
from abaudit.stores.keys import KEYS, NAMES_OF_COLUMNS, OWN, SHA256

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from abaudit.model.consent import ConsentText, Event
    from abaudit.stores.keys import Value

COLUMNS = tuple(name for name in NAMES_OF_COLUMNS if name != "numbers")


def to_yaml(events: Sequence[Event], texts: Iterable[ConsentText] = ()) -> bytes:
    """The events as ``abaudit: ledger/1``."""
    lines = ["abaudit: ledger/1"]
    archive = [
        f"  {quoted(text.id)}: {_written({'file': text.file, 'language': text.language, 'sha256': text.sha256})}"
        for text in texts
    ]
    if archive:
        lines += ["texts:", *archive]
    lines.append("events:" if events else "events: []")
    for event in each_once(events):
        mark = "-"
        for key, value in values(event):
            lines.append(f"  {mark} {key}: {_written(value)}")
            mark = " "
    return ("\n".join(lines) + "\n").encode()


def to_csv(events: Sequence[Event], texts: Iterable[ConsentText] = ()) -> bytes:  # noqa: ARG001 - a table has no archive
    """The events as a table with ``;``, in UTF-8 with the mark that spreadsheets look for.

    No cell becomes a formula, and numbers are written as RFC 3966 has them; both read back as they were, where
    `abaudit.stores.keepable` finds nothing in the events.
    """
    table = io.StringIO(newline="")
    writer = csv.writer(table, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for event in each_once(events):
        cells: dict[str, str] = {}
        for key, value in values(event):
            if isinstance(value, dict):
                cells[key], cells[SHA256] = value.get("file", ""), value.get("sha256", "")
            elif isinstance(value, tuple):
                cells[key] = "|".join(value)
            else:
                cells[key] = "true" if value is True else str(value)
        cells["number"] = "|".join(f"tel:{number}" for number in event.numbers)
        writer.writerow([harmless(cells.get(column, "")) for column in COLUMNS])
    return b"\xef\xbb\xbf" + table.getvalue().encode()


WRITERS = {"yaml": to_yaml, "csv": to_csv}


def each_once(events: Iterable[Event]) -> Iterator[Event]:
    """The events, but an end of everything, which stands at every number of its person, only once."""
    told: set[Event] = set()
    for event in events:
        if event.numbers:
            yield event
        else:
            plain = replace(event, line=0)
            if plain not in told:
                told.add(plain)
                yield event


def values(event: Event) -> Iterator[tuple[str, Value]]:
    """The keys of an event that hold anything, in the order of the design."""
    found: dict[str, Value] = {
        "number": event.numbers[0] if len(event.numbers) == 1 else event.numbers,
        "person": event.person,
        "state": event.state.value,
        "on": (event.at or event.day).isoformat(),
        "controller": event.controller,
        "recipients": event.recipients,
        "purposes": event.purposes,
        **{key.name: key.kind.written(getattr(event, key.name)) for key in OWN},
    }
    return ((key.name, found[key.name]) for key in KEYS if found.get(key.name))


def _written(value: Value) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {quoted(part)}" for key, part in value.items() if part) + "}"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(quoted, value)) + "]"
    return "true" if value is True else quoted(str(value))


def quoted(text: str) -> str:
    """A double-quoted scalar: JSON's, with the few characters escaped that YAML does not take raw."""
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(
        sign
        if sign.isprintable() or sign == " "
        else f"\\u{ord(sign):04x}"
        if ord(sign) < 0x10000
        else f"\\U{ord(sign):08x}"
        for sign in quoted
    )
