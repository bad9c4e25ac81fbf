"""One kind of JSON value each: how it is written, read and described.

Reading trusts nothing: a value that is missing or of another kind is damage, told by its place and never quoted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")
V = TypeVar("V")

Schema = dict[str, Any]
"""A JSON Schema, or a part of one."""


class DamagedError(Exception):
    """A value is missing or of the wrong kind; its text is the place, e.g. ``numbers[3].verdict``."""

    def __init__(self, place: str = "") -> None:
        super().__init__(place)
        self._place = place

    def __str__(self) -> str:
        return self._place

    def below(self, step: str) -> DamagedError:
        """The same damage, seen from one *step* further up: a key, or a place in a list such as ``[3]``."""
        joint = "." if self._place and not self._place.startswith("[") else ""
        self._place = f"{step}{joint}{self._place}"
        return self


@dataclass(frozen=True, slots=True)
class JsonShape(Generic[V]):
    """One kind of value."""

    schema: Schema
    read: Callable[[Any], V]
    """JSON, or None where the key is missing, → the value; raises `DamagedError`."""
    write: Callable[[V], Any] | None = None
    """The value → JSON; None where the value is JSON already."""


def demand(holds: bool, place: str = "") -> None:
    """Raise where something does not hold that must hold."""
    if not holds:
        raise DamagedError(place)


def _read_text(value: Any) -> str:
    if isinstance(value, str):
        return value
    raise DamagedError


def _read_count(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    raise DamagedError


def _read_flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise DamagedError


def _read_day(value: Any) -> date:
    try:
        return date.fromisoformat(_read_text(value))
    except ValueError:
        raise DamagedError from None


def _read_list(value: Any) -> list[Any]:
    if value is None or isinstance(value, list):
        return value or []
    raise DamagedError


def _read_texts(value: Any) -> tuple[str, ...]:
    return tuple(_read_text(each) for each in _read_list(value))


def read_pairs(value: Any) -> tuple[tuple[str, str], ...]:
    """An object of texts as (name, text) pairs."""
    demand(isinstance(value, dict))
    return tuple((name, at(name, _read_text, each)) for name, each in value.items())


def _read_localized(value: Any) -> tuple[tuple[str, str], ...]:
    pairs = read_pairs(value)
    demand("en" in dict(pairs))
    return pairs


def at(step: str, read: Callable[[Any], V], value: Any) -> V:
    """What *read* makes of *value*; damage is told below *step*."""
    try:
        return read(value)
    except DamagedError as damaged:
        raise damaged.below(step) from None


def text(pattern: str = "") -> JsonShape[str]:
    """Any text; the *pattern* stands in the schema and is not asked for when a result is read."""
    return JsonShape({"type": "string", **({"pattern": pattern} if pattern else {})}, _read_text)


def count(least: int = 0) -> JsonShape[int]:
    """A whole number, 0 or more; *least* stands in the schema and is not asked for when a result is read."""
    return JsonShape({"type": "integer", "minimum": least}, _read_count)


_TEXT_MAP: Schema = {"type": "object", "additionalProperties": {"type": "string"}}
TEXT = text()
COUNT = count()
FLAG = JsonShape({"type": "boolean"}, _read_flag)
DAY = JsonShape({"type": "string", "format": "date"}, _read_day, date.isoformat)
TEXTS: JsonShape[tuple[str, ...]] = JsonShape({"type": "array", "items": {"type": "string"}}, _read_texts)
PAIRS: JsonShape[tuple[tuple[str, str], ...]] = JsonShape(_TEXT_MAP, read_pairs, dict)
LOCALIZED: JsonShape[tuple[tuple[str, str], ...]] = JsonShape(
    {
        "type": "object",
        "properties": {"en": {"type": "string"}, "de": {"type": "string"}},
        "required": ["en"],
        "additionalProperties": {"type": "string"},
    },
    _read_localized,
    dict,
)
"""The same sentence in several languages; English must be among them."""


def choice(allowed: Iterable[V]) -> JsonShape[V]:
    """One of *allowed*, each written as its text."""
    members = {str(value): value for value in allowed}

    def read(value: Any) -> V:
        written = _read_text(value)
        demand(written in members)
        return members[written]

    return JsonShape({"enum": list(members)}, read)


def maybe(shape: JsonShape[V], absent: Any = None) -> JsonShape[Any]:
    """A value that may be missing: *absent* in the record, null in JSON."""
    inner = shape.write
    write: Callable[[Any], Any] | None
    if inner is not None:
        write = lambda value: None if value == absent else inner(value)  # noqa: E731 - one of two
    else:
        write = None if absent is None else lambda value: None if value == absent else value
    return JsonShape(_nullable(shape.schema), older(shape, absent).read, write)


def older(shape: JsonShape[V], absent: V) -> JsonShape[V]:
    """A value that is always written; *absent* where an older result has none."""
    return JsonShape(shape.schema, lambda value: absent if value is None else shape.read(value), shape.write)


def _nullable(schema: Schema) -> Schema:
    if "enum" in schema:
        return schema | {"enum": [*schema["enum"], None]}
    if isinstance(schema.get("type"), str) and schema["type"] != "object":
        return schema | {"type": [schema["type"], "null"]}
    return {"oneOf": [{"type": "null"}, schema]}


def many(shape: JsonShape[V]) -> JsonShape[tuple[V, ...]]:
    """A list; none where the key is missing."""
    write, read_one = shape.write, shape.read

    def read(value: Any) -> tuple[V, ...]:
        return tuple(at(f"[{place}]", read_one, each) for place, each in enumerate(_read_list(value)))

    return JsonShape(
        {"type": "array", "items": shape.schema},
        read,
        list if write is None else lambda values: [write(value) for value in values],
    )


SHA256 = text("^[0-9a-f]{64}$")
SOME = maybe(TEXT, "")
"""A text that may be empty, which is null in JSON."""
