"""Each key of an event is declared once, and every form of a ledger has it."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import date

import pytest

from abaudit import stores
from abaudit.model.consent import Event, Evidence
from abaudit.stores.chained import content, writers
from abaudit.stores.keys import GERMAN_COLUMNS, KEYS, OWN
from factories import ANNA, event

SAID = {
    "known_as": ("Anna B.", "Änne"),
    "how": "chat",
    "text": "upload-1",
    "evidence": Evidence("proof.pdf", "0" * 64),
    "until": date(2027, 1, 1),
    "on_phone": date(2026, 2, 3),
    "basis": "contract",
    "document": "contract.pdf",
    "guardian": "Maria Beispiel",
    "explicit": True,
    "voluntary": "no pressure\nat all",
    "note": "said so\ntwice",
}
PLAIN = event("given", ANNA, "Anna Beispiel", date(2026, 1, 1), evidence=None, text="", how="")


def test_an_own_key_is_an_attribute_of_an_event() -> None:
    """With a default that says nothing, so that it is left out wherever it is not said."""
    attributes = {each.name: each for each in fields(Event)}
    assert set(SAID) == {key.name for key in OWN} <= set(attributes)
    assert all(not key.kind.written(attributes[key.name].default or "") for key in OWN if key.name != "known_as")
    assert len(set(GERMAN_COLUMNS.values())) == len(KEYS) + 1


@pytest.mark.parametrize("name", SAID)
@pytest.mark.parametrize("form", ["yaml", "csv"])
def test_what_stands_at_a_key_is_read_as_it_was_written(name: str, form: str) -> None:
    """In a text ledger of either form."""
    said = replace(PLAIN, **{name: SAID[name]})  # type: ignore[arg-type]  # by its key
    data = writers.WRITERS[form]([said])
    read = stores.read(f"ledger.{form}", data, region="DE", timezone="Europe/Berlin", digest="0" * 64)
    assert [replace(each, line=0) for each in read.events] == [replace(said, line=0)]


@pytest.mark.parametrize("name", SAID)
def test_what_stands_at_a_key_is_kept_in_a_chain(name: str) -> None:
    """Under its own name; an event that does not say it has a body without it."""
    said = replace(PLAIN, line=7, **{name: SAID[name]})  # type: ignore[arg-type]  # by its key
    body = content.write_event(said)
    assert content.EventReader()(7, ANNA, body) == said
    assert json.loads(body).keys() - json.loads(content.write_event(PLAIN)).keys() == {name}
