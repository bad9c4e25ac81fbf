"""The owner's look at his own file."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from abaudit.model.contacts import Column, Mention, Noise, Span, Unread
from abaudit.model.export_facts import Export
from abaudit.reports.commands.inspection import Inspection, to_json, to_text
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
        columns=(
            *(Column(0, "Name", "name"), Column(1, "Telefon", "phone"), Column(2, "", "aside")),
            *(Column(3, "WA ok", "consent"), Column(4, "Notiz", "note"), Column(5, "Hobby")),
        ),
        known_headers=4,
        office=True,
        mentions=(Mention(1, 2, "Notiz", "0171 3920077"),),
        overrides=(("encoding", "cp1252"), ("phone-column", "Telefon"), ("name-column", "1")),
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
        "4 of 6 column names are known",
        "decided by you: --encoding cp1252, --phone-column Telefon, --name-column 1",
        "its contacts need not be on the phone",
        "columns with consents, shown and not believed: “WA ok”",
        "To bring consents into the ledger",
        "columns of free text: “Notiz”",
        "columns not used: “Hobby”",
        "in free text, not uploaded as contacts: 1",
        "record 1, line 2: Notiz: 0171 3920077",
    ):
        assert shown in text


def test_the_page_for_others_shows_places_and_readings() -> None:
    """Without names the same page tells where things stand and how they read."""
    text = to_text(seen(full=False))
    for hidden in (
        "Anna",
        "Beispiel",
        "Muster",
        "3920001",
        "annas",
        "Telefon",
        "Name",
        "Boot",
        "Kegeln",
        "Hobby",
        "0077",
    ):
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


def test_a_cell_that_was_not_cut_shows_its_pieces() -> None:
    """Each piece with what it says on its own, to the owner alone."""
    made = replace(export(), imported=replace(book(contact("Anna", "0171 3920001; 0171 39200")).imported))
    text = to_text(Inspection((made,), "DE", full=True))
    assert "0171 3920001  =>  +491713920001" in text
    assert "      0171 39200  =>  please check" in text
    assert "0171 39200 " not in to_text(Inspection((made,), "DE", full=False))
    (number,) = json.loads(to_json(Inspection((made,), "DE", full=True)))["contacts"][0]["numbers"]
    assert number["pieces"] == [
        {"raw": "0171 3920001", "e164": "+491713920001"},
        {"raw": "0171 39200", "e164": None},
    ]


def test_the_document_tells_columns_and_free_text() -> None:
    """What each column was taken for, and each number in free text; for others without headers and numbers."""
    document = json.loads(to_json(seen(full=True)))
    assert document["exports"][0]["column_uses"][3] == {"position": 4, "header": "WA ok", "use": "consent"}
    assert document["free_text"] == [{"export": 0, "record": 1, "line": 2, "where": "Notiz", "number": "0171 3920077"}]
    others = json.loads(to_json(seen(full=False)))
    assert others["exports"][0]["column_uses"][3] == {"position": 4, "header": None, "use": "consent"}
    assert others["free_text"] == [{"export": 0, "record": 1, "line": 2, "where": None, "number": None}]
    assert others["exports"][0]["overrides"] == [
        {"option": "encoding", "value": "cp1252"},
        {"option": "phone-column", "value": None},
        {"option": "name-column", "value": "1"},
    ]


def test_every_name_is_shown_and_what_was_not_read_is_told() -> None:
    """Two names stand beside one another; a contact whose name could not be read is not called nameless."""
    two = replace(contact("Anna Beispiel", ANNA), other_names=("Karl Fremd",))
    unknown, half = contact("", ANNA), replace(contact("Beispiel", ANNA), name_unknown=True)
    made = book(two, replace(unknown, name_unknown=True), half, contact("", organisation="Muster KG"), contact(""))
    text = to_text(Inspection((made,), "DE", full=True))
    assert "  Anna Beispiel / Karl Fremd  [" in text
    assert "  (a name that could not be read)  [" in text
    assert "  Beispiel (a name that could not be read)  [" in text
    assert "  Muster KG  [" in text
    assert "  (no name)  [" in text
    document = json.loads(to_json(Inspection((made,), "DE", full=True)))
    assert [one["name"] for one in document["contacts"]] == ["Anna Beispiel / Karl Fremd", "", "Beispiel", "", ""]
    assert [one["name_unknown"] for one in document["contacts"]] == [False, True, True, False, False]
    assert "Karl" not in to_text(Inspection((made,), "DE", full=False))
