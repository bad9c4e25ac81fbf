"""The published schema of a YAML ledger and the reader must say the same."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

import abaudit
from abaudit.model.consent import BASES, ENDS, HOW, PURPOSES, State
from abaudit.stores.keys import KEYS

SCHEMA: dict[str, Any] = json.loads((Path(abaudit.__file__).parent / "schemas" / "ledger.json").read_text("utf-8"))
CORPUS = Path(__file__).parents[2] / "corpus" / "ledgers"
SEEN_BY_FORM = (
    "checksum", "defaults-unknown", "derived-state", "evidence-without-file", "many", "newer", "no-date", "no-header",
    "no-phone-date", "no-until-date", "number-twice", "other-kind", "recipient-in-words", "texts",
    "time-without-offset", "unknown-basis", "unknown-how", "unknown-key", "unknown-purpose", "unknown-state",
)  # fmt: skip
"""Bad ledgers whose fault a schema can see; the others need the calendar, a numbering plan or other events."""


def _valid(path: Path) -> bool:
    document = yaml.load(path.read_bytes(), yaml.BaseLoader)
    return bool(jsonschema.Draft202012Validator(SCHEMA).is_valid(document))


def test_the_schema_is_one() -> None:
    """The file is a schema of draft 2020-12."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_knows_the_same_words() -> None:
    """Keys, states, ways, bases and purposes are those of the reader."""
    definitions = SCHEMA["$defs"]
    event = definitions["event"]["properties"]
    assert set(event) == {key.name for key in KEYS}
    assert set(definitions["state"]["enum"]) == set(State)
    assert set(definitions["end"]["enum"]) == set(ENDS)
    assert (tuple(event["how"]["enum"]), tuple(event["basis"]["enum"])) == (HOW, BASES)
    assert tuple(definitions["purpose"]["enum"]) == PURPOSES


@pytest.mark.parametrize("name", sorted(path.name for path in (CORPUS / "good").glob("*.yaml")))
def test_good_ledgers_fit_the_schema(name: str) -> None:
    """What the reader takes, the schema takes."""
    assert _valid(CORPUS / "good" / name)


@pytest.mark.parametrize("name", SEEN_BY_FORM)
def test_faults_of_form_do_not_fit_the_schema(name: str) -> None:
    """What is wrong by form alone, the schema refuses too."""
    assert not _valid(CORPUS / "bad" / f"{name}.yaml")
