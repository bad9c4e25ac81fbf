"""The owner's look at his own file."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from abaudit.model.contacts import Column, Noise, Span, Unread
from abaudit.model.findings import Export
from abaudit.reports.inspection import Inspection, to_json, to_text
from factories import ANNA, book, contact

UNREAD = Unread(2, 9, Span(0, 1), "vcard-truncated", "The file ends in the middle of a card.")


def export() -> Export:
    """A table with a contact of every reading, something unread and some noise."""
    labelled = contact(
        "Anna Beispiel", "0171 3920001", ANNA, "0171 3920001;ext=5", "112", "", organisation="Beispiel GmbH"
    )
    entries = tuple(replace(entry, kinds=("cell", "custom"), label="Boot") for entry in labelled.entries)
    made = book(
        replace(labelled, entries=entries, groups=("Kegeln",)), contact("", organisation="Muster KG"), contact("")
    )
    imported = replace(
        made.imported,
        unread=(UNREAD,),
        noise=(Noise(12, "vcard-stray", "A line between the cards."),),
        phone_columns=(Column(1, "Telefon"),),
        name_columns=(Column(0, "Name"),),
        columns_aside=(Column(2, ""),),
    )
    return replace(made, name="annas.csv", imported=imported)


def seen(*, full: bool) -> Inspection:
    """What the reader saw, with or without names."""
    return Inspection((export(),), "DE", full=full)


def test_the_page_shows_everything_to_the_owner() -> None:
    """Names, raw texts, readings, columns, unread parts and noise stand on the owner's page."""
    text = to_text(seen(full=True))
    for shown in (
        "annas.csv",
        "3 contacts",
        "5 phone entries",
        "Anna Beispiel  [record 1, line 1]",
        "Muster KG",
        "(no name)",
        "0171 3920001  =>  +491713920001 (completed by the region)",
        "=>  +491713920001 (written with its country code)",
        "please check: An extension is written",
        "[+491713920001]",
        "no number: This is an emergency number.",
        "(empty)",
        "phone columns: “Telefon”",
        "name columns: “Name”",
        "number-like columns left aside: column 3",
        "could not be read, may hold numbers: 1",
        "line 9: The file ends in the middle of a card. (vcard-truncated)",
        "no contact and no number: 1",
    ):
        assert shown in text


def test_the_page_for_others_shows_places_and_readings() -> None:
    """Without names the same page tells where things stand and how they read."""
    text = to_text(seen(full=False))
    for hidden in ("Anna", "Beispiel", "Muster", "3920001", "annas", "Telefon", "Name", "Boot", "Kegeln"):
        assert hidden not in text
    for shown in ("export-1.csv", "[record 1, line 1]", "completed by the region", "phone columns: column 2"):
        assert shown in text


def test_the_document_shows_everything_to_the_owner() -> None:
    """Each number is there with its text, labels and reading."""
    document = json.loads(to_json(seen(full=True)))
    first = document["contacts"][0]
    assert (first["name"], first["organisation"], first["groups"]) == ("Anna Beispiel", "Beispiel GmbH", ["Kegeln"])
    assert [(one["reading"], one["e164"], one["via"]) for one in first["numbers"]] == [
        ("exact", ANNA, "region"),
        ("exact", ANNA, "international"),
        ("review", None, None),
        ("none", None, None),
        ("none", None, None),
    ]
    assert first["numbers"][0]["labels"] == ["cell", "Boot"]
    assert first["numbers"][2]["candidates"] == [ANNA]
    assert [part["code"] for part in (*document["unread"], *document["noise"])] == ["vcard-truncated", "vcard-stray"]


def test_the_document_for_others_holds_no_name() -> None:
    """Without names every personal field is empty."""
    document = json.loads(to_json(seen(full=False)))
    assert document["show"] == "id"
    first = document["contacts"][0]
    assert (first["name"], first["organisation"], first["groups"]) == (None, None, [])
    for number in first["numbers"]:
        assert (number["raw"], number["e164"], number["candidates"]) == (None, None, [])
        assert number["labels"] == ["cell", "custom"]


@pytest.mark.parametrize(
    ("numbers", "unread", "status"),
    [
        ((ANNA,), (), 0),
        (("3920001",), (), 0),
        (("112", ""), (), 4),
        ((), (), 4),
        ((ANNA,), (UNREAD,), 3),
        ((), (UNREAD,), 3),
    ],
)
def test_the_status_tells_what_could_be_read(numbers: tuple[str, ...], unread: tuple[Unread, ...], status: int) -> None:
    """Unread comes before nothing to audit, and a doubtful number is something."""
    made = book(contact("Anna Beispiel", *numbers), unread=unread)
    assert Inspection((made,), "DE", full=True).status == status
