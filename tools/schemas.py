"""Write the published schemas, so far as they follow from declarations: facts in rule files.

A test compares; after a change of a declaration run this (``make schemas``).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import abaudit
from abaudit.model.facts import EVERY_FACT

FOLDER = Path(abaudit.__file__).parent / "schemas"


def rules() -> dict[str, Any]:
    """The schema of rule files, with every fact and value that a rule may ask for and an example state."""
    schema = _published("rules")
    rule = schema["$defs"]["rule"]["properties"]
    values = {name: {"enum": [str(value) for value in fact.values]} for name, fact in EVERY_FACT.items()}
    rule["when"]["properties"] = {name: _one_or_several(each) for name, each in values.items()}
    rule["examples"]["items"]["properties"] = values
    return schema


def _one_or_several(value: dict[str, Any]) -> dict[str, Any]:
    return {"oneOf": [value, {"type": "array", "minItems": 1, "items": value}]}


def _published(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return found


SCHEMAS = {"rules": rules}


def text(name: str) -> str:
    """The schema called *name* as it is published."""
    return json.dumps(SCHEMAS[name](), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    for name in SCHEMAS:
        (FOLDER / f"{name}.json").write_text(text(name), "utf-8")
