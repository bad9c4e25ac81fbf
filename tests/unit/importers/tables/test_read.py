from __future__ import annotations

import pytest

from abaudit import i18n
from abaudit.importers import tables
from abaudit.importers.options import Options
from abaudit.model.contacts import Imported

TABLE = b"Name;Spalte A;Spalte B\nAnna;0171 3920001;030 23125001\nBerta;;x\n"


def raws(imported: Imported) -> list[str]:
    """Every phone entry, in order."""
    return [entry.raw for contact in imported.contacts for entry in contact.entries]


def named(phone: str, name: str = "") -> Options:
    """Options with one phone column, and one name column where there is one."""
    return Options((phone,), (name,) if name else ())


def read(text: str, options: Options | None = None) -> Imported:
    """*text* read as UTF-8."""
    return tables.read(text.encode(), options or Options())


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\n\n", b" \t\r\n", b"\xff\xfe"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    """Nothing but blanks is an empty file, with a hint what to do."""
    imported = tables.read(data)
    assert imported.layout is None
    assert imported.problem == "The file is empty."
    assert imported.hint


@pytest.mark.parametrize("data", [b"PK\x03\x04rest", b"%PDF-1.7", b"\x01\x02\x03\x04" * 50, b"\xff\xd8\xff\xe0"])
def test_what_is_no_text_is_refused_as_such(data: bytes) -> None:
    """A workbook, an archive or a picture is called that."""
    assert tables.read(data).problem == "The file is no text: it looks like a workbook, an archive or a picture."


def test_a_table_without_header_is_refused_without_showing_it() -> None:
    """People in the first row are never taken for a header, and never shown."""
    imported = read("Anna Beispiel;0171 3920001;Fax Anna\nBerta;0171 3920002;x\n")
    assert imported.problem == "No row with known column names was found."
    assert "--phone-column" in imported.hint
    assert "--name-column" in imported.hint
    assert "Anna" not in imported.hint
    assert "0171" not in imported.hint
    assert "1 (not shown), 2 (not shown), 3 (not shown)" in imported.hint


def test_a_table_without_phone_column_is_refused() -> None:
    """A header without a phone column is told from no header at all, and its known words are shown."""
    imported = read("Vorname;Nachname;Lieblingsfarbe\nAnna;Beispiel;rot\n")
    assert imported.problem == "No column with telephone numbers was found."
    assert "1 Vorname, 2 Nachname, 3 (not shown)" in imported.hint


def test_a_wide_table_is_not_listed_to_its_end() -> None:
    """The hint lists forty columns at most."""
    hint = read("Vorname;Nachname" + ";x" * 100 + "\n").hint
    assert "40 (not shown), and more" in hint


def test_the_hint_speaks_the_language_in_use() -> None:
    """Without a German catalogue entry the English sentence stands; choosing a language does not break the hint."""
    i18n.use("de")
    try:
        assert "--phone-column" in read("a;b\n").hint
    finally:
        i18n.use("en")


def test_a_header_alone_is_read() -> None:
    """A table without rows is recognised and holds nothing."""
    imported = read("Name;Telefon\n")
    assert (imported.layout, imported.contacts, imported.counted) == ("generic", (), 0)


@pytest.mark.parametrize("column", ["Spalte A", "spalte  a", "2"])
def test_a_phone_column_can_be_named(column: str) -> None:
    """By its header, however it is spelt, or by its position."""
    imported = tables.read(TABLE, named(column))
    assert raws(imported) == ["0171 3920001"]
    assert [contact.name for contact in imported.contacts] == ["Anna", "Berta"]
    assert [column.header for column in imported.columns_aside] == ["Spalte B"]


@pytest.mark.parametrize("column", ["Spalte C", "4", "0", "", "?", "99999999"])
def test_a_column_that_is_not_there_is_refused(column: str) -> None:
    """A named column must exist."""
    imported = tables.read(TABLE, named(column))
    assert imported.problem == "A column that was named does not exist in this file."
    assert "1 Name, 2 (not shown), 3 (not shown)" in imported.hint


def test_named_columns_override_a_known_layout() -> None:
    """In a recognised table the named phone and name columns replace those that it would have."""
    text = "Name;Telefon;Mobil;Firma\nAnna;030 23125001;0171 3920001;Muster\n"
    imported = read(text, named("Mobil", "Firma"))
    assert raws(imported) == ["0171 3920001"]
    assert imported.contacts[0].name == "Muster"
    assert imported.contacts[0].entries[0].kinds == ("cell",)
    assert read(text, Options(name_columns=("Nachname",))).layout is None


def test_the_name_column_can_be_named_alone() -> None:
    """The phone columns that were recognised stay."""
    imported = read("Name;Telefon;Firma\nAnna;0171 3920001;Muster\n", Options(name_columns=("Firma",)))
    assert (imported.contacts[0].name, raws(imported)) == ("Muster", ["0171 3920001"])


def test_a_name_column_alone_does_not_make_a_table() -> None:
    """Where no phone column is known, naming the name column is not enough."""
    assert tables.read(TABLE, Options(name_columns=("Name",))).layout is None


def test_named_headers_point_out_the_header_row() -> None:
    """Columns named by header are looked for in every row, so rows above the header do not matter."""
    imported = read("Liste der Kunden\n\nWer;Wohin\nAnna;0171 3920001\n", named("Wohin", "Wer"))
    assert [(contact.name, contact.line) for contact in imported.contacts] == [("Anna", 4)]
    assert [noise.line for noise in imported.noise] == [1]


def test_namesakes_are_all_meant() -> None:
    """A header that stands above two columns names both."""
    assert raws(read("Wer;Wohin;Wohin\nAnna;0171 3920001;0171 3920002\n", named("Wohin"))) == [
        "0171 3920001",
        "0171 3920002",
    ]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_positions_need_no_header(delimiter: str) -> None:
    """With positions alone the first row is data where it holds a number, and the separator shows in the rows."""
    text = f"Anna{delimiter}0171 3920001\nBerta{delimiter}0171 3920002\n"
    imported = read(text, named("2", "1"))
    assert raws(imported) == ["0171 3920001", "0171 3920002"]
    assert [contact.name for contact in imported.contacts] == ["Anna", "Berta"]
    assert [(column.index, column.header) for column in imported.phone_columns] == [(1, "")]


def test_positions_below_an_unknown_header() -> None:
    """With positions alone a first row without a number is the header."""
    imported = read("Wer;Wohin\nAnna;0171 3920001\n", named("2", "1"))
    assert raws(imported) == ["0171 3920001"]
    assert imported.phone_columns[0].header == "Wohin"


def test_rows_above_the_header_are_told() -> None:
    """Title rows are noise; one that holds a number is unread."""
    imported = read("sep=;\nKundenliste\nBüro;030 23125001\nName;Telefon\nAnna;0171 3920001\n")
    assert [(noise.line, noise.code) for noise in imported.noise] == [
        (1, "table-above-header"),
        (2, "table-above-header"),
    ]
    assert [(unread.line, unread.record) for unread in imported.unread] == [(3, None)]


def test_a_row_too_long_is_not_trusted() -> None:
    """More cells than headers: unread where a number may have moved, noise where not, nothing where they are empty."""
    imported = read("Name;Ort;Telefon\na;b;0171 3920001;0171 3920002\nc;0171 3920003;;d\ne;f;;g\nh;i;0171 3920004;;\n")
    assert [(unread.record, unread.code) for unread in imported.unread] == [
        (1, "table-surplus-cells"),
        (2, "table-surplus-cells"),
    ]
    assert [(noise.line, noise.code) for noise in imported.noise] == [(4, "table-surplus-cells")]
    assert len(imported.contacts) == 4


def test_pieces_of_a_torn_row_are_unread() -> None:
    """Behind a row whose quotes do not add up, every row is doubtful until a whole one follows."""
    text = 'Name;Straße;Telefon;Ort\n"a;"b\n12345 c";0171 3920001\nd e\nf;g;0171 3920002;h\ni;j\n'
    imported = read(text)
    assert [(unread.record, unread.line, unread.code) for unread in imported.unread] == [
        (1, 2, "table-unbalanced-quote"),
        (2, 3, "table-unbalanced-quote"),
    ]
    assert len(imported.contacts) == 5


def test_a_torn_row_that_is_whole_stands_alone() -> None:
    """Where the torn row has all its cells, the rows behind it are not doubted."""
    imported = read('Name;Telefon\n"a;0171 3920001\nb\nc;0171 3920002\n')
    assert [unread.record for unread in imported.unread] == [1]


def test_empty_rows_are_noise_and_names_alone_are_contacts() -> None:
    """A row of separators is counted as noise, a row with a name is a contact without entries."""
    imported = read('Name;Telefon\n;\n"";" "\nAnna;\n')
    assert [noise.line for noise in imported.noise] == [2, 3]
    assert [(contact.name, contact.record, contact.entries) for contact in imported.contacts] == [("Anna", 1, ())]


def test_what_a_contact_holds() -> None:
    """Name, organisation, groups, kinds, labels, fields and the headers of the rest."""
    data = (
        b"First Name,Last Name,Organization Name,Labels,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,"
        b"Phone 2 - Value,E-mail 1 - Value,Notes,Birthday\n"
        b"Anna,Beispiel,Muster,Kunden ::: * myContacts ::: Kunden,* Mobile,0171 3920001,Am See,030 23125001,"
        b'a@example.org,"eins\nzwei",1980-05-01\n'
    )
    imported = tables.read(data)
    (contact,) = imported.contacts
    assert (contact.name, contact.organisation, contact.person) == ("Anna Beispiel", "Muster", True)
    assert contact.groups == ("Kunden",)
    assert [(entry.label, entry.kinds) for entry in contact.entries] == [("Mobile", ("cell",)), ("Am See", ("custom",))]
    texts = {field.name: tables.decode_field(data, imported.encoding, field) for field in contact.fields}
    assert texts == {"EMAIL": "a@example.org", "NOTE": "eins\nzwei"}
    assert contact.others == ("Birthday",)


def test_a_number_without_label_has_no_kind() -> None:
    """An empty label cell says nothing."""
    imported = read("First Name,Last Name,Labels,Phone 1 - Label,Phone 1 - Value\nA,B,,,0171 3920001\n")
    assert (imported.contacts[0].entries[0].kinds, imported.contacts[0].entries[0].label) == ((), "")


@pytest.mark.parametrize(
    ("header", "row", "name", "person"),
    [
        ("Vorname;Name;Tel", "Anna;Beispiel;1", "Anna Beispiel", True),
        ("Vorname;Nachname;Name;Tel", "Anna;Beispiel;A. Beispiel;1", "A. Beispiel", True),
        ("Vorname;Nachname;Name;Tel", "Anna;Beispiel;;1", "Anna Beispiel", True),
        ("Name;Tel", "Anna Beispiel;1", "Anna Beispiel", False),
        ("Vorname;2. Vorname;Nachname;Tel", "Anna;Eva;;1", "Anna Eva", False),
        ("Firma;Tel", "Muster;1", "", False),
    ],
)
def test_names(header: str, row: str, name: str, person: bool) -> None:
    """A contact is named as the address book would show it, and is a person with a given and a family name."""
    (contact,) = read(f"{header}\n{row}\n").contacts
    assert (contact.name, contact.person) == (name, person)


def test_columns_aside() -> None:
    """Number-like cells outside the phone columns are mentioned, codes and dates only where they are the rule."""
    text = (
        "Name;Telefon;Notiz;Geburtstag;Kundennummer;E-Mail;PLZ;Benutzer 1;IBAN\n"
        "A;1;ruf 0171 3920001 an;01.05.1980;0012345678;a@example.org;01067;4,91713E+12;x\n"
        "B;1;;02.06.1990;0012345679;0171 3920002;26129;491713920003;DE02 1203\n"
        "C;1;5,00;;;c@example.org;;;\n"
    )
    text = text.replace("IBAN", "Anfahrt").replace("DE02 1203", "von der B1 ab, 0171 3920004")
    imported = read(text)
    assert [column.header for column in imported.columns_aside] == ["Anfahrt"]
    assert [(mention.where, mention.text) for mention in imported.mentions] == [
        ("Notiz", "0171 3920001"),
        ("Benutzer 1", "491713920003"),
    ]


def test_a_column_of_codes_that_holds_numbers_is_mentioned() -> None:
    """Where most cells of such a column are written like telephone numbers, it deserves a word."""
    text = "Name;Telefon;ID\nA;1;+49 171 3920001\nB;1;0171 3920002\n"
    assert [column.header for column in read(text).columns_aside] == ["ID"]


def test_a_phone_column_that_somebody_added_is_taken() -> None:
    """In a known layout an extra column that says telephone is a phone column too."""
    text = "First Name,Last Name,Labels,Phone 1 - Label,Phone 1 - Value,Handy Chef,Rufnummer ok?\nA,B,,,1,2,ja\n"
    imported = read(text)
    assert imported.layout == "google-contacts"
    assert raws(imported) == ["1", "2"]


def test_the_number_of_rows_above_is_bounded() -> None:
    """A header behind the twenty-fifth row is not looked for."""
    assert read("x\n" * 24 + "Name;Telefon\n").layout == "generic"
    assert read("x\n" * 25 + "Name;Telefon\n").layout is None


def test_a_person_called_telephone_is_no_header() -> None:
    """A telling word in one cell of a later row makes no header."""
    assert read("Anna;Bonn\nTelefon;Köln\n").layout is None
    assert read("Anna;0171 3920001;x\nBerta Telefon;0171 3920002;Ort\n").layout is None


def test_counts_that_disagree_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the second count differs, the whole table is marked as perhaps not wholly read."""
    monkeypatch.setattr(tables.scanner, "count", lambda *_args, **_options: 7)
    imported = read("Name;Telefon\nAnna;0171 3920001\n")
    (unread,) = imported.unread
    assert (unread.code, unread.record, unread.line) == ("count-mismatch", None, 2)
    assert (unread.span.start, unread.span.end) == (13, 31)


def test_nothing_personal_is_shown() -> None:
    """Neither repr nor reasons hold a name or a number."""
    imported = read('Name;Telefon\n"Anna;0171 3920001\n')
    shown = f"{imported!r} {[unread.reason for unread in imported.unread]}"
    assert "Anna" not in shown
    assert "3920001" not in shown


@pytest.mark.parametrize(
    "header", ["Privat", "Erreichbar unter", "Kontakt 2", "WA", "Zentrale", "M", "Nr. 2", "WhatsApp"]
)
def test_numbers_beside_a_phone_column_are_read_or_told(header: str) -> None:
    """A column of numbers is a phone column whatever its header says, and a lone number in it is unread."""
    start = f"Name;Telefon;{header}\nAnna;+49 171 3920001;+49 171 3920099\n"
    assert read(start).entries == 2
    told = read(start + "Anna;;ja\nAnna;;nein\nAnna;;nein\n")
    assert [part.code for part in told.unread] == ["table-number-aside"]
    assert not read(f"Name;Telefon;{header}\nAnna;+49 171 3920001;ja\n").unread


def test_an_unrecognised_name_is_told_from_none() -> None:
    """A contact without a name says whether a column that may hold one was not recognised."""
    assert read("Bezeichnung;Telefon\nAnna;+49 171 3920001\n").contacts[0].name_unknown
    assert not read("Name;Telefon\n;+49 171 3920001\n").contacts[0].name_unknown


def test_a_number_without_prefix_above_the_header_is_unread() -> None:
    """Digits enough for a number above the header are unread, a date there is not."""
    table = "Name;Telefon\nAnna;+49 171 3920001\n"
    assert [part.code for part in read("Boris;171 3920055\n" + table).unread] == ["table-above-header"]
    assert not read("Stand 24.11.2026;\n" + table).unread


def test_rows_between_lonely_quotes_are_told_by_labelled_numbers() -> None:
    """Rows that two lonely quotes swallowed are found by a number with a word before it."""
    table = 'Name;Telefon;Notiz\nA;+49 171 3920001;"x\nB;Tel. 0171 3920055;x\nC;Tel. 0171 3920056;x"\n'
    assert "table-unbalanced-quote" in {part.code for part in read(table).unread}
