"""What columns are taken for: consents, free text, and what a program writes above its header."""

from __future__ import annotations

import pytest

from abaudit.importers import Options, tables
from abaudit.model.contacts import Imported


def read(text: str) -> Imported:
    """*text* read as UTF-8."""
    return tables.read(text.encode())


def raws(imported: Imported) -> list[str]:
    """Every phone entry, in order."""
    return [entry.raw for contact in imported.contacts for entry in contact.entries]


@pytest.mark.parametrize("header", ["WhatsApp ok?", "Einwilligung WA", "Zustimmung Telefon", "DSGVO", "Opt-in"])
def test_a_consent_column_is_no_phone_column(header: str) -> None:
    """It is shown as what it is, and whatever stands in it makes no entry; a number in it is told, not lost."""
    imported = read(f"Name;Handy;{header}\nAnna;0171 3920001;ja\nBerta;;0171 3920002\nCarl;;0171 3920003\n")
    assert [column.header for column in imported.consent_columns] == [header]
    assert raws(imported) == ["0171 3920001"]
    assert [(part.code, part.line) for part in imported.unread] == [
        ("table-number-aside", 3),
        ("table-number-aside", 4),
    ]


@pytest.mark.parametrize(("cell", "consent"), [("ja", True), ("x", True), ("Nein.", True), ("Anna", False)])
def test_a_column_named_whatsapp_is_judged_by_its_cells(cell: str, consent: bool) -> None:
    """Answers make it a consent column, numbers a phone column, anything else neither."""
    imported = read(f"Name;Handy;WhatsApp\nAnna;0171 3920001;{cell}\n")
    assert bool(imported.consent_columns) is consent
    assert raws(imported) == ["0171 3920001"]
    assert raws(read("Name;Handy;WhatsApp\nAnna;0171 3920001;0171 3920002\n")) == ["0171 3920001", "0171 3920002"]


@pytest.mark.parametrize("header", ["Notizen", "Bemerkung", "Benutzer 1", "Custom 2", "User 4"])
def test_numbers_in_free_text_are_told_and_no_entries(header: str) -> None:
    """However full of numbers it is; the row stays read."""
    imported = read(f"Name;Handy;{header}\nAnna;1;0171 3920001\nBerta;2;ab 8 Uhr 0171 3920002 / 0171 3920003\n")
    assert raws(imported) == ["1", "2"]
    assert [(mention.record, mention.line, mention.text) for mention in imported.mentions] == [
        *((1, 2, "0171 3920001"), (2, 3, "0171 3920002"), (2, 3, "0171 3920003")),
    ]
    assert not imported.unread
    assert not imported.columns_aside


def test_a_named_phone_column_is_one_whatever_its_header_says() -> None:
    """The user decides: a column of free text or consents that he names holds numbers."""
    text = b"Name;Handy;Notizen;WhatsApp ok?\nAnna;1;0171 3920001;0171 3920002\n"
    imported = tables.read(text, Options(phone_columns=("Notizen", "4")))
    assert raws(imported) == ["0171 3920001", "0171 3920002"]
    assert not imported.mentions
    assert not imported.consent_columns


def test_each_column_says_what_it_was_taken_for() -> None:
    """One use for each, in the order of the columns."""
    header = "Name;Firma;Gruppe;Telefon;E-Mail;Ort;Notiz;Benutzer 1;WhatsApp ok?;Anfahrt;Hobby"
    imported = read(f"{header}\nA;B;C;1;a@b;D;E;F;ja;0171 3920001;x\n")
    uses = "name organisation groups phone email address note free-text consent phone"
    assert [column.use for column in imported.columns] == [*uses.split(), ""]
    assert imported.known_headers == 9


def test_the_label_column_has_a_use() -> None:
    """Google's label beside each number is one of the columns used."""
    imported = read("First Name,Last Name,Labels,Phone 1 - Label,Phone 1 - Value\nAnna,B,,Mobile,1\n")
    assert [column.use for column in imported.columns] == ["name", "name", "groups", "label", "phone"]
    assert not imported.office


@pytest.mark.parametrize(("start", "unread"), [("EXTF", 0), ("DTVF", 0), ("Kunde", 1)])
def test_a_row_that_the_program_writes_above_its_header_is_no_contact(start: str, unread: int) -> None:
    """DATEV's first row is full of digits that are no numbers; another row there may hold one."""
    header = "Konto;Name (Adressattyp Unternehmen);Telefon;Bemerkung (Telefon)"
    imported = read(f'"{start}";700;16;20240130140659583\n{header}\n1;Muster;0171 3920001;\n')
    assert (imported.layout, len(imported.unread), imported.office) == ("datev", unread, True)
    assert len(imported.noise) == 1 - unread


def test_an_added_note_in_a_known_layout_is_free_text() -> None:
    """A column that somebody added is judged by its words, a consent or a note too."""
    imported = read("First Name,Last Name,Labels,Phone 1 - Value,Bemerkung,WA ok\nA,B,,1,0171 3920001,ja\n")
    assert [(mention.where, mention.text) for mention in imported.mentions] == [("Bemerkung", "0171 3920001")]
    assert [column.header for column in imported.consent_columns] == ["WA ok"]


def test_many_rows_too_short_for_numbers_are_refused() -> None:
    """Something that cannot be an address book ends in a message, not in minutes."""
    assert read("Name;Telefon\n" + "a;1\n" * 30_000).problem.startswith("The rows of this file are too short")
    assert read("Name;Telefon\n" + "a;1\n" * 15_000).entries == 15_000


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bound is told, and nothing is read in part."""
    monkeypatch.setattr(tables, "MOST_ROWS", 2)
    assert read("Name;Telefon\na;1\nb;2\n").entries == 2
    refused = read("Name;Telefon\na;1\nb;2\nc;3\n")
    assert refused.problem == "The file has more rows than an address book, and more than can be read at once."
    assert "several" in refused.hint


def test_a_line_longer_than_any_is_refused() -> None:
    """Within no time, whatever stands in it."""
    refused = tables.read(b"Name;Telefon\n" + b";" * 17_000_000)
    assert refused.problem == "A line of this file is longer than those of any address book."
