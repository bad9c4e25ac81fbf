"""Records as JSON: one declaration of a record's keys, from which writing, reading and the schema follow.

A `Record` has a `RecordKey` for each key, and each of these a `JsonShape`.  Keys that nobody declared are ignored, and
a key that is missing is read as null.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from abaudit.results.shapes import JsonShape, Schema, at, demand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class RecordKey:
    """One key of a record."""

    name: str
    """The attribute, and what the record is made with."""
    shape: JsonShape[Any]
    key: str = ""
    """In JSON, where it is another word than the attribute."""
    path: str = ""
    """Where the value stands in the ``record`` that is written, e.g. ``record.run.on``; else the attribute."""
    told: Callable[[Any], Any] | None = None
    """What is written → JSON, where that follows from more than one attribute."""
    is_read: bool = True
    """False for what follows from the rest of the result, and is only told."""
    is_sparse: bool = False
    """Whether the key is left out where there is nothing."""
    is_demanded: bool = True
    """Whether the schema demands it: not of a key that came later, which older results lack."""
    about: str = ""
    schema: Schema | None = None
    """Further words of the schema."""

    @property
    def written(self) -> str:
        """The key in JSON."""
        return self.key or self.name

    @property
    def described(self) -> Schema:
        """Its part of the schema."""
        told = {"description": self.about} if self.about else {}
        return {**self.shape.schema, **(self.schema or {}), **told}


def later(name: str, shape: JsonShape[Any], **more: Any) -> RecordKey:
    """A key that older results lack."""
    return RecordKey(name, shape, is_demanded=False, **more)


def follows(name: str, shape: JsonShape[Any], **more: Any) -> RecordKey:
    """What follows from the rest of the result: told, and not read."""
    return RecordKey(name, shape, path=f"record.{name}", is_read=False, **more)


def _writer(fields: Iterable[RecordKey], of: str) -> Callable[[Any], dict[str, Any]]:
    """What turns a record into plain dictionaries and lists, compiled as the methods of a dataclass are.

    A result has ten thousands of rows; calling something for each of their keys would take twice as long.
    """
    names: dict[str, Any] = {"nothing": {}}
    parts = []
    for place, field in enumerate(fields):
        path = field.path or f"{of}.{field.name}"
        function = field.told or field.shape.write
        names[f"write{place}"] = function
        value = f"write{place}({'record' if field.told else path})" if function else path
        pair = f"{field.written!r}: {value}"
        parts.append(f"**({{{pair}}} if {path} else nothing)" if field.is_sparse else pair)
    compiled: Callable[[Any], dict[str, Any]] = eval(  # noqa: S307 - made of declarations alone
        f"lambda record: {{{', '.join(parts)}}}", names
    )
    return compiled


class Record(Generic[T]):
    """A declared record: its keys in the order in which they are written."""

    def __init__(
        self, make: Callable[..., T], *fields: RecordKey, of: str = "record", schema: Schema | None = None
    ) -> None:
        """*make* takes the attributes that were read; *of* is where they stand as seen from what is written.

        *schema* has further words of the schema.
        """
        self.fields = fields
        self._make = make
        self._schema = schema or {}
        self._read = tuple((field.written, field.name, field.shape.read) for field in fields if field.is_read)
        self.write = _writer(fields, of)

    def read(self, value: Any) -> T:
        """The record that the object *value* says; raises `DamagedError`."""
        demand(isinstance(value, dict))
        return self._make(**{name: at(key, read, value.get(key)) for key, name, read in self._read})

    @property
    def schema(self) -> Schema:
        """What is written, as JSON Schema."""
        return {
            "type": "object",
            "properties": {field.written: field.described for field in self.fields},
            "required": [field.written for field in self.fields if field.is_demanded and not field.is_sparse],
            **self._schema,
        }

    def shape(self, definition: str = "") -> JsonShape[T]:
        """The record as a value of another one; its schema stands among the definitions where that has a name."""
        schema = {"$ref": f"#/$defs/{definition}"} if definition else self.schema
        return JsonShape(schema, self.read, self.write)
