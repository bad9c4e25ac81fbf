"""Write the published schemas, so far as they follow from declarations.

Facts in rule files, keys in ledgers, records in results, inspections and comparisons.
A test compares; after a change of a declaration run this (``make schemas``).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import abaudit
from abaudit.model.consent import ENDS, PURPOSES, State
from abaudit.model.facts import EVERY_FACT
from abaudit.results import of_exports, of_known, records
from abaudit.stores.keys import KEYS

FOLDER = Path(abaudit.__file__).parent / "schemas"


def rules() -> dict[str, Any]:
    """The schema of rule files, with every fact and value that a rule may ask for and an example state."""
    schema = _published("rules")
    rule = schema["$defs"]["rule"]["properties"]
    values = {name: {"enum": [str(value) for value in fact.values]} for name, fact in EVERY_FACT.items()}
    rule["when"]["properties"] = {name: _one_or_several(each) for name, each in values.items()}
    rule["examples"]["items"]["properties"] = values
    return schema


def ledger() -> dict[str, Any]:
    """The schema of a ledger in YAML, with every key of an event."""
    schema = _published("ledger")
    definitions = schema["$defs"]
    definitions["purpose"] = {"enum": list(PURPOSES)}
    definitions["state"] = {"enum": list(State)}
    definitions["end"] = {"enum": [state for state in State if state in ENDS]}
    definitions["event"]["properties"] = {
        key.name: key.kind.schema if key.schema is None else key.schema for key in KEYS
    }
    return schema


def result() -> dict[str, Any]:
    """The schema of a result, all of it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:abaudit:schema:result:1",
        "title": "Result of an audit",
        "description": "One row an entry; the rows of one number share id and verdict. Adding a key is no breaking "
        "change; readers ignore keys that they do not know.",
        **records.RESULT.schema,
        "$defs": {name: record.schema for name, record in records.DEFINITIONS.items()},
    }


def inspect() -> dict[str, Any]:
    """The schema of an inspection, with everything that it says of an export as a result does."""
    schema = _published("inspect")
    own = schema["$defs"]["export"]["properties"]
    seen = of_exports.EXPORT_AS_SEEN.schema
    schema["$defs"]["export"] = {**seen, "properties": {**seen["properties"], "column_uses": own["column_uses"]}}
    return schema


def diff() -> dict[str, Any]:
    """The schema of a comparison, with what became of each address book."""
    schema = _published("diff")
    schema["properties"]["exports"]["items"] = of_known.EXPORT_CHANGE.schema
    return schema


def _one_or_several(value: dict[str, Any]) -> dict[str, Any]:
    return {"oneOf": [value, {"type": "array", "minItems": 1, "items": value}]}


def _published(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return found


SCHEMAS = {"rules": rules, "ledger": ledger, "result": result, "inspect": inspect, "diff": diff}


def text(name: str) -> str:
    """The schema called *name* as it is published."""
    return json.dumps(SCHEMAS[name](), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    for name in SCHEMAS:
        (FOLDER / f"{name}.json").write_text(text(name), "utf-8")
