"""Whether two names mean one person: strictly where it acquits, leniently where it ends a consent."""

from __future__ import annotations

from itertools import product

import pytest

from abaudit.names import NameIndex, Surroundings, alike, compare, key_of, same_person, telling_words, written_alike

ONE_PERSON = (
    ("Anna Beispiel", "Anna Beispiel"),
    ("Beispiel, Anna", "Anna Beispiel"),
    ("BEISPIEL Anna", "Anna Beispiel"),
    ("A. Beispiel", "Anna Beispiel"),
    ("Beispiel A.", "Anna Beispiel"),
    ("Anna B.", "Anna Beispiel"),
    ("Anna B", "Anna Beispiel"),
    ("Chr. Klee", "Christian Klee"),
    ("Anna", "Anna Beispiel"),
    ("Frau Beispiel", "Anna Beispiel"),
    ("Fr. Beispiel", "Anna Beispiel"),
    ("Frau Maurer", "Olga Maurer"),
    ("Dr. med. Anna Beispiel", "Anna Beispiel"),
    ("Dr. phil. Klee", "Hanna Klee"),
    ("Anna Beispiel-Muster", "Anna Beispiel"),
    ("Anna Beispiel Muster", "Anna Beispiel-Muster"),
    ("Anna Maria Beispiel", "Anna Beispiel"),
    ("Annamaria Beispiel", "Anna-Maria Beispiel"),
    ("Hanspeter Klee", "Hans-Peter Klee"),
    ("Jörg Groß", "Joerg Gross"),
    ("Jürgen Müller", "Jurgen Muller"),
    ("Jörg Müller", "Müller, Jörg"),
    ("Weiß, Ute", "Ute Weiss"),
    ("Nguyen Van Hung", "Nguyễn Văn Hùng"),
    ("Şahin Öztürk", "Sahin Ozturk"),
    ("Łukasz Wójcik", "Lukasz Wojcik"),
    ("Patrick O’Brien", "Patrick O'Brien"),
    ("Patrick OBrien", "Patrick O Brien"),
    ("Jan van der Berg", "Jan Berg"),
    ("Frau von Stein", "Anna von Stein"),
    ("Karl von und zu Stein", "Karl von Stein"),
    ("Anna Beispiel (Küche)", "Anna Beispiel"),
    ("Anna Beispiel (Anni)", "Anna Beispiel"),
    ("Anna Beispiel / Küche", "Anna Beispiel"),
    ("Anna Beispiel - Handy", "Anna Beispiel"),
    ("Anna Beispiel neu", "Anna Beispiel"),
    ("Anna Beispiel Kundin", "Anna Beispiel"),
    ("Beispiel Heizung", "Klaus Beispiel"),
    ("Beispiel Elektrotechnik", "Klaus Beispiel"),
    ("Anna Beispiel Hauptstr. 5", "Anna Beispiel"),
    ("Peter Klee jun.", "Peter Klee"),
    ("李 明", "李 明"),
    ("Дмитрий Иванов", "Иванов Дмитрий"),
    ("محمد علي", "محمد علي"),
    ("राम", "राम"),
    ("Bo Li", "Li, Bo"),
)

NOT_SURELY_ONE = (
    ("Bernd Beispiel", "Anna Beispiel", "left-over"),
    ("Anna Muster", "Anna Beispiel", "left-over"),
    ("B. Beispiel", "Anna Beispiel", "left-over"),
    ("Karin Fliesen Küche", "Olga Fliesen Küche", "no-name"),
    ("Nachbar vom Bau", "Bruns vom Bau", "no-name"),
    ("Helms Oldenburg", "Bruns Oldenburg", "left-over"),
    ("Oldenburg", "Bruns Oldenburg", "common"),
    ("Maurer", "Olga Maurer", "common"),
    ("Uwe Terrasse", "Ole Terrasse", "no-name"),
    ("Bad Hauptstr. 5", "Nowak Hauptstr. 9", "no-name"),
    ("Klee Hauptstr. 5", "Klee Hauptstr. 9", "left-over"),
    ("Müller Sanitär", "Müller Elektro", "left-over"),
    ("Bruns Sanitär", "Bruns Elektro", "left-over"),
    ("Mama", "Mama Schulz", "no-name"),
    ("Mama Schulz", "Anna Schulz", "relation"),
    ("Peter junior Klee", "Peter senior Klee", "left-over"),
    ("Peter jun. Klee", "Peter sen. Klee", "left-over"),
    ("Familie Klee", "Hanna Klee", "several"),
    ("Fam. Klee", "Fam. Klee", "several"),
    ("Ehepaar Klee", "Hanna Klee", "several"),
    ("Herr und Frau Klee", "Hanna Klee", "several"),
    ("Hanna und Otto Klee", "Hanna Klee", "several"),
    ("Hanna u. Otto Klee", "Hanna Klee", "several"),
    ("Hanna & Otto", "Hanna Klee", "several"),
    ("Klee / Beispiel", "Hanna Klee", "several"),
    ("Klee+Beispiel", "Hanna Klee", "several"),
    ("Hanna, Otto, Lisa Klee", "Hanna Klee", "several"),
    ("Anna Beispiel Karl Fremd", "Anna Beispiel", "several"),
    ("Karl Fremd (Anna Beispiel)", "Anna Beispiel", "several"),
    ("Karl (Anna)", "Anna Beispiel", "left-over"),
    ("Team Oldenburg", "Oldenburg Team 2", "common"),
    ("Anna", "Hanna Beispiel", "no-name"),
    ("Lisa Kunde 2", "Lisa Kunde 3", "left-over"),
    ("Mieter 3", "Mieter 4", "no-name"),
    ("Wohnung 12", "Wohnung 12", "no-name"),
    ("unbekannt", "unbekannt", "no-name"),
    ("Privat", "Privat Kunde", "no-name"),
    ("Herr Klee", "Frau Klee", "left-over"),
    ("Mann von Anna Beispiel", "Anna Beispiel", "relation"),
    ("Frau von Klaus Beispiel", "Klaus Beispiel", "relation"),
    ("Sohn Anna Beispiel", "Anna Beispiel", "relation"),
    ("Anna Beispiel Mutter", "Anna Beispiel", "relation"),
    ("Karl Fremd (früher Anna Beispiel)", "Anna Beispiel", "several"),
    ("NICHT MEHR Anna Beispiel, jetzt Karl", "Anna Beispiel", "relation"),
    ("früher Anna Beispiel", "Anna Beispiel", "relation"),
    ("Hausmeister von Anna Beispiel", "Anna Beispiel", "relation"),
    ("Karl bei Beispiel", "Karl Beispiel", "relation"),
    ("Anna, Bernd Beispiel", "Anna Beispiel", "left-over"),
    ("राम", "मीरा", "no-name"),
    ("Nguyễn Văn Hùng", "Nguyễn Văn Hưng", "left-over"),
    ("Nguyen Thi Van", "Nguyen Thi Lan", "left-over"),
    ("An Nguyen", "Bo Nguyen", "left-over"),
    ("Phil Klee", "Anna Klee", "left-over"),
    ("Karl Neu", "Karl Fremd", "left-over"),
    ("Jun Klee", "Sen Klee", "left-over"),
    ("Андрей", "Андреи", "no-name"),
    ("Muller Ina", "Mueller Ina", "left-over"),
    ("😀", "Anna", "no-name"),
    ("", "Anna", "no-name"),
)


@pytest.mark.parametrize(("contact", "person"), ONE_PERSON)
def test_ways_of_writing_one_name_agree(contact: str, person: str) -> None:
    """The words of one are contained in those of the other, once case, accents, titles and order are settled."""
    assert compare(contact, person).why == "agree"
    assert compare(person, contact).agree


@pytest.mark.parametrize(("contact", "person", "why"), NOT_SURELY_ONE)
def test_whoever_may_be_somebody_else_does_not_agree(contact: str, person: str, why: str) -> None:
    """Something is left over on both sides, what is shared is no name, or more than one person is meant."""
    assert compare(contact, person).why == why
    assert not compare(person, contact).agree


def test_what_agreed_and_what_is_left_over_is_told_as_written() -> None:
    """For the explanation: words as the address book and the ledger write them, without titles."""
    found = compare("Frau ANNA Bernd", "Beispiel, Anna")
    assert (found.shared, found.contact_only, found.ledger_only) == (("ANNA",), ("Bernd",), ("Beispiel",))


def test_a_word_that_many_contacts_share_needs_another_one_beside_it() -> None:
    """Alone it tells nobody apart; together with a name, an initial or a number it does."""
    around = Surroundings(common=frozenset({"kegelclub", "peter", "klee"}))
    assert compare("Kegelclub", "Peter Kegelclub", around).why == "common"
    assert compare("Klee", "Hanna Klee", around).why == "common"
    for one, other in (("Peter Klee", "Klee, Peter"), ("P. Klee", "Peter Klee"), ("Klee 2", "Klee 2")):
        assert compare(one, other, around).agree


def test_the_business_itself_is_nobody_in_particular() -> None:
    """A contact that is called like the business may be anybody who works there; a Herr or an initial tells who."""
    around = Surroundings(business=telling_words("Fliesen Beispiel GmbH"))
    for contact in ("Fliesen Beispiel", "Beispiel Fliesen GmbH", "Beispiel Büro", "Beispiel"):
        assert compare(contact, "Klaus Beispiel", around).why == "own-business"
    for contact in ("Herr Beispiel", "K. Beispiel", "Klaus Beispiel", "Beispiel Heizung"):
        assert compare(contact, "Klaus Beispiel", around).agree


def test_a_name_that_the_ledger_knows_word_for_word_is_that_person() -> None:
    """Whatever the words are, but for placeholders; and never a part of them."""
    assert written_alike("Küche Ammerländer Heerstr.", "küche ammerländer heerstr.")
    assert written_alike("Mama", "MAMA")
    assert not written_alike("Küche", "Küche Ammerländer Heerstr.")
    assert not written_alike("Mieter 3", "Mieter 4")
    assert not written_alike("unbekannt", "unbekannt")
    assert not written_alike("", "")


def test_one_person_has_one_key_whatever_the_order_and_the_title() -> None:
    """And two persons have two, also those whose accents differ."""
    assert same_person("Anke Eilers", "Dr. EILERS, Anke")
    assert key_of("Anke Eilers") != key_of("Anke Eiler")
    assert not same_person("Herr Klee", "Frau Klee")
    assert not same_person("Hùng Trần", "Hưng Trần")
    assert not same_person("Küche", "Bad")


SLIPS = (
    ("Jörg Müller", "Joerg Mueler"),
    ("Meier, Anke", "Anke Mayr"),
    ("Anke Eilers", "Ancke Eylers"),
    ("Patrick O’Brien", "Patrick OBrian"),
    ("Hans-Peter Klee", "Hanspeter Klee"),
    ("Alex Klee", "Alexander Klee"),
    ("Schmidt", "Schmitt Ute"),
    ("Familie Klee", "Hanna Klee"),
    ("Küche", "Küche"),
    ("", "😀"),
)


@pytest.mark.parametrize(("one", "other"), SLIPS)
def test_an_end_reaches_whoever_is_spelled_alike(one: str, other: str) -> None:
    """Order, hyphens, apostrophes, a slip of the finger, a name by ear."""
    assert alike(one, other)
    assert alike(other, one)


def test_an_end_does_not_reach_everybody() -> None:
    """Another given or family name is another person."""
    for one, other in (
        ("Anna Beispiel", "Bernd Beispiel"),
        ("Anna Beispiel", "Anna Kolbe"),
        ("Anna", "Bernd"),
        ("", "A"),
    ):
        assert not alike(one, other)


def _names() -> list[str]:
    pairs = [*ONE_PERSON, *((one, other) for one, other, _why in NOT_SURELY_ONE), *SLIPS]
    return list(dict.fromkeys(name for pair in pairs for name in pair))


def test_whatever_agrees_is_reached_by_an_end() -> None:
    """Over all pairs of all names here: no consent counts for a name that an end would not reach."""
    for one, other in product(_names(), repeat=2):
        if compare(one, other).agree or written_alike(one, other):
            assert alike(one, other), (one, other)


def test_an_index_finds_just_what_is_alike() -> None:
    """The keys that names share leave nobody out who would be found by comparing each with each."""
    index: NameIndex[str] = NameIndex()
    names = _names()
    for name in names:
        index.add(name, name)
    for asked in names:
        assert {value for _name, value in index.find(asked)} == {name for name in names if alike(asked, name)}


@pytest.mark.parametrize(
    "contact",
    [
        "für Anna Beispiel",
        "bei Anna Beispiel",
        "Azubi v. Anna Beispiel",
        "Anna Beispiel Mann",
        "Anna Beispiel ihr Mann",
        "Stiefsohn Anna Beispiel",
        "Exmann Anna Beispiel",
        "Betreuerin Anna Beispiel",
        "Sekretariat Anna Beispiel",
        "Nachmieter Anna Beispiel",
        "Anna Beispiel alt",
        "Anna Beispiel (falsche Nummer)",
        "Anna Beispiel verst.",
        "Abu Anna Beispiel",
        "Anna Beispiel -> Bernd",
        "Anna oder Bernd Beispiel",
        "Anna mit Bernd Beispiel",
        "Anna Beispiel GmbH",
        "Beispiel UG (haftungsbeschränkt)",
        "Herr Beispiel",
    ],
)
def test_who_only_stands_near_a_person_is_not_that_person(contact: str) -> None:
    """Whichever of the two is written so; an end of the one may still mean the other."""
    assert not compare(contact, "Anna Beispiel").agree
    assert not compare("Anna Beispiel", contact).agree
    assert alike(contact, "Anna Beispiel")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nguyen Van Anh", "Nguyen Thi Anh"),
        ("Herr Klee", "Frau Doris Klee"),
        ("Frau Klee", "Peter Klee"),
        ("Beispiel GmbH", "Beispiel AG"),
        ("ابو علي", "علي"),
        ("Frau Demir", "Mehmet Demir"),
    ],
)
def test_what_only_looks_like_one_person_differs(one: str, other: str) -> None:
    """In either direction."""
    assert not compare(one, other).agree
    assert not compare(other, one).agree


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thomas Mann", "Mann, Thomas"),
        ("Thomas Mann", "Herr Mann"),
        ("Frau Klee", "Doris Klee"),
        ("Doris Klee", "Klee, Frau"),
        ("Beispiel GmbH", "Fa. Beispiel GmbH"),
        ("Jan van der Berg", "Jan Berg"),
        ("Herr Andrea Rossi", "Andrea Rossi"),
        ("Herr Klee", "Kim Klee"),
        ("Frau Anna Peter", "Anna Peter"),
    ],
)
def test_what_looks_like_another_is_the_same_person(one: str, other: str) -> None:
    """In either direction, so that nobody is asked twice for nothing."""
    assert compare(one, other).agree
    assert compare(other, one).agree
