"""The doors of abaudit.phone, and what the corpus cannot say because the numbers may not be stored."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version

import phonenumbers
import pytest

from abaudit.model.readings import NONE_REASONS, REVIEW_REASONS, Exact, NoNumber, Review
from abaudit.phone import is_region, library_version, pieces, read, regions, split, variants


def example(region: str, kind: int = phonenumbers.PhoneNumberType.MOBILE) -> str:
    """The national number of the library's example for a region."""
    number = phonenumbers.example_number_for_type(region, kind)
    assert number is not None
    return phonenumbers.national_significant_number(number)


def test_no_reading_shows_its_number() -> None:
    """Neither a reading's repr nor a reason holds a digit of the number."""
    for text in ("0171 3920000", "1713920000", "030 23125-15/16"):
        assert "2" not in repr(read(text, "DE"))


def test_reasons_are_stable_codes_with_a_sentence() -> None:
    """Each reason is kebab-case and its sentence ends like one."""
    for code, sentence in {**REVIEW_REASONS, **NONE_REASONS}.items():
        assert code == code.lower()
        assert code.replace("-", "").isalpha()
        assert sentence.endswith(".")


@pytest.mark.parametrize(
    ("cell", "pieces"),
    [
        ("030 23125000 ::: 0171 3920000", ("030 23125000", "0171 3920000")),
        ("030/23125000 ::: 0171/3920000 ::: +49 89 99998123", ("030/23125000", "0171/3920000", "+49 89 99998123")),
        ("030 23125000\n0171 3920000\n", ("030 23125000", "0171 3920000")),
        ("030 23125000\r\n\r\n0171 3920000", ("030 23125000", "0171 3920000")),
        ("030 23125000; 0171 3920000;", ("030 23125000", "0171 3920000")),
        ("030 23125000,0171 3920000", ("030 23125000", "0171 3920000")),
        ("030 23125000 | 0171 3920000", ("030 23125000", "0171 3920000")),
        ("030/23125000 / 0171/3920000", ("030/23125000", "0171/3920000")),
        ("030 23125000/0171 3920000", ("030 23125000", "0171 3920000")),
        ("030 23125000 oder 0171 3920000", ("030 23125000", "0171 3920000")),
        ("030 23125000 OD. 0171 3920000", ("030 23125000", "0171 3920000")),
        ("030 23125000 & 0171 3920000", ("030 23125000", "0171 3920000")),
        ("Tel. 030 23125000, Fax 030 23125001", ("Tel. 030 23125000", "Fax 030 23125001")),
        ("030 23125000; 0171/3920000, 089 99998123", ("030 23125000", "0171/3920000", "089 99998123")),
        ("030 23125000, 030 23125000", ("030 23125000", "030 23125000")),
    ],
)
def test_a_list_of_numbers_is_cut(cell: str, pieces: tuple[str, ...]) -> None:
    """A cell is cut where every piece is a number on its own; the clearest separator cuts first."""
    assert split(cell, "DE") == pieces


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "0171 3920000",
        "030/23125000",
        "030 23125-15/16",
        "030 23125000/001",
        "030 23125000 / 12",
        "+49 30 23125000,,123#",
        "+49 30 23125000,,0171 3920000",
        "+49 30 23125000,123",
        "030 23125000; privat",
        "030 23125000; 3920000",
        "030 23125000 ::: ",
        "Beispiel / Muster",
        "030 23125000 ::: unbekannt",
    ],
)
def test_a_cell_with_less_than_two_numbers_stays_whole(cell: str) -> None:
    """One number, a direct dial, digits after the connection or anything unread keep a cell in one piece."""
    assert split(cell, "DE") == (cell,)


def test_a_long_list_names_only_some() -> None:
    """Many numbers in a field are cut one and all, but only a handful of them is named in the doubt."""
    texts = [f"0171 39200{place:02}" for place in range(20)]
    reading = read("; ".join(texts), "DE")
    assert split("; ".join(texts), "DE") == tuple(texts)
    assert isinstance(reading, Review)
    assert reading.reason == "several-numbers"
    assert len(reading.candidates) == 5


@pytest.mark.parametrize(
    ("number", "others"),
    [
        (f"+521{'5' * 10}", (f"+52{'5' * 10}",)),
        (f"+52{'5' * 10}", (f"+521{'5' * 10}",)),
        ("+52123", ()),
        (f"+5511{'9' * 9}", (f"+5511{'9' * 8}",)),
        (f"+5511{'9' * 8}", (f"+5511{'9' * 9}",)),
        (f"+55119{'2' * 8}", ()),
        (f"+5511{'2' * 8}", ()),
        (f"+22901{'9' * 8}", (f"+229{'9' * 8}",)),
        (f"+229{'9' * 8}", (f"+22901{'9' * 8}",)),
        ("+229123", ()),
        (f"+2250707{'1' * 6}", (f"+22507{'1' * 6}",)),
        (f"+2250701{'1' * 6}", ()),
        (f"+22504{'1' * 6}", (f"+2250504{'1' * 6}",)),
        (f"+22520{'1' * 6}", (f"+2252720{'1' * 6}", f"+2252520{'1' * 6}", f"+2252120{'1' * 6}")),
        ("+225123", ()),
        ("+54123", ()),
        (f"+54{'0' * 12}", ()),
        (f"+54{'0' * 10}", ()),
        (f"+548{'1' * 10}", ()),
        ("+491713920000", ()),
        ("+12125550100", ()),
    ],
)
def test_variants_of_a_number(number: str, others: tuple[str, ...]) -> None:
    """The five plans whose numbers changed have variants, in both directions; all others have none."""
    assert variants(number) == others


def test_variants_of_an_argentine_mobile_number() -> None:
    """With 9, without, and with 15 behind the area code: each names the other two."""
    ten = example("AR")[1:]
    forms = {f"+549{ten}", f"+54{ten}", f"+54{ten[:2]}15{ten[2:]}"}
    assert all({form, *variants(form)} == forms for form in forms)


@pytest.mark.parametrize("text", ["+52 1 {MX}", "+52 1{MX}", "0052 1 {MX}"])
def test_a_number_of_an_older_plan_is_read_in_its_present_form(text: str) -> None:
    """What was a number until its plan changed can mean no other number than the one that it is today."""
    today = example("MX")
    assert read(text.format(MX=today), "DE") == Exact(f"+52{today}", "international")


def test_an_argentine_15_says_that_it_is_a_mobile_number() -> None:
    """Its form from abroad has the 9; a landline of the same digits is never written with 15."""
    ten = example("AR")[1:]
    for text, region in ((f"+54 {ten[:2]} 15 {ten[2:]}", "DE"), (f"0{ten[:2]} 15 {ten[2:]}", "AR")):
        assert read(text, region) == Exact(f"+549{ten}", "international")


def test_forms_that_are_dialled_no_more_are_read_as_what_they_are_today() -> None:
    """Mexico's 044, 045 and 01; Brazil's carriers; Russia's 8 behind the country code."""
    mexican, brazilian, russian = example("MX"), example("BR"), example("RU")
    for prefix in ("044", "045", "01"):
        assert read(f"{prefix} {mexican}", "MX") == Exact(f"+52{mexican}", "international")
    assert read(f"0 21 {brazilian}", "BR") == Exact(f"+55{brazilian}", "international")
    assert read(f"+7 8 {russian}", "DE") == Exact(f"+7{russian}", "international")
    assert read(f"+8 {russian}", "RU") == Exact(f"+7{russian}", "international")
    assert isinstance(read(f"+8 {russian}", "DE"), Review)


def test_a_dropped_italian_zero_is_named() -> None:
    """A landline of Italy without its zero is no number; the one with it is the candidate."""
    national = example("IT", phonenumbers.PhoneNumberType.FIXED_LINE)
    assert read(f"+39 {national[1:]}", "DE") == Review("added-or-dropped-digits", (f"+39{national}",))


def test_a_dropped_digit_of_a_plan_without_trunk_prefix_is_named() -> None:
    """Gabon's old zero is no trunk prefix any more."""
    assert read("0600" + "12345", "GA") == Review("added-or-dropped-digits", ("+241600" + "12345",))


def test_a_plan_without_trunk_prefix_knows_foreign_numbers_from_its_own() -> None:
    """In such a plan digits that are no number there may be a foreign one without plus, or nothing."""
    assert read("49 171 3920000", "ES") == Review("missing-plus", ("+491713920000",))
    assert read("123 456 789", "ES") == Review("not-valid-in-plan")


def test_a_number_that_abroad_and_home_both_have_is_a_doubt() -> None:
    """Where the prefix for abroad is a digit that also begins numbers at home, both are named."""
    text = "0" + "49" + "1713920000"
    reading = read(text, "WS")  # Samoa dials 0 for abroad
    assert reading == Exact("+491713920000", "international")
    italian = example("IT")
    doubtful = read(f"+39 (0){italian}", "DE")
    assert isinstance(doubtful, Review)
    assert set(doubtful.candidates) == {f"+39{italian}", f"+390{italian}"}


def test_a_trunk_prefix_that_is_no_zero_is_no_leftover() -> None:
    """America's 1 behind the country code is a slip, no habit."""
    assert not isinstance(read("+1 1 212 555 0100", "US"), Exact)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("030 23125 23126", 2),
        ("030 23125 23125", 1),
        ("030 23125000 030 23125000", 1),
        ("030 23125 0171 3920000", 2),
        ("030 23125000 / 23125001 privat", 1),
    ],
)
def test_two_numbers_that_one_plan_would_take_for_one(text: str, named: int) -> None:
    """A long plan has room for two; the second is known by its prefix, or by a length that no single one has."""
    reading = read(text, "DE")
    assert isinstance(reading, Review)
    assert reading.reason == "several-numbers"
    assert len(reading.candidates) >= named


@pytest.mark.parametrize("text", ["030 (23125) 000", "030 231 (25) 000", "030 23125 (000)", "+49 30 (23125000)"])
def test_brackets_around_a_subscribers_digits_are_a_doubt(text: str) -> None:
    """Only country code, trunk zero and area code stand in brackets."""
    assert not isinstance(read(text, "DE"), Exact)


@pytest.mark.parametrize("text", ["112", "11 2", "Feuerwehr: 112"])
def test_a_short_number_is_none_with_and_without_label(text: str) -> None:
    """Emergency numbers are no number of a person."""
    assert read(text, "DE") == NoNumber("emergency-number")


@pytest.mark.parametrize("text", ["+112", "0112", "(112)0", "1/12"])
def test_a_short_number_has_no_prefix(text: str) -> None:
    """With a prefix, brackets or strokes it is none."""
    assert not isinstance(read(text, "DE"), NoNumber)


def test_a_short_number_that_could_be_a_neighbour_is_none_only_where_its_cost_is_known() -> None:
    """Where local numbers are as short, an unpriced code from 2 to 9 is not taken for a service."""
    assert isinstance(read("62345", "GB"), Review)
    assert isinstance(read("4444", "GB"), Review)


def test_regions_are_known_by_their_code() -> None:
    """Regions are upper-case ISO codes, sorted, each once."""
    assert {"DE", "AT", "CH", "US"} <= set(regions())
    assert list(regions()) == sorted(set(regions()))
    assert is_region("DE")
    assert not any(map(is_region, ("de", "", "XX", "001", "Deutschland")))


def test_the_library_has_a_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """The version is the same whether the library is in use or only installed."""
    in_use = library_version()
    monkeypatch.delitem(sys.modules, "phonenumbers")
    assert library_version() == version("phonenumbers") == in_use


def test_importing_phone_imports_no_number_plans() -> None:
    """Who reads no number does not pay for the library."""
    code = "import sys, abaudit.phone; raise SystemExit('phonenumbers' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("0171 3920001; 0171 39200", ["0171 3920001", "0171 39200"]),
        ("0171 3920001 ::: neu ::: 030 23125000", ["0171 3920001", "neu", "030 23125000"]),
        ("0171 3920001 oder abends", ["0171 3920001", "abends"]),
        ("0171 3920001 od. 203", ["0171 3920001", "203"]),
        ("030 23125-15/16", ["030 23125-15", "16"]),
    ],
)
def test_the_pieces_of_a_list_that_was_not_cut_are_named(cell: str, parts: list[str]) -> None:
    """The entry stays one, under review, and every piece says what it is on its own."""
    assert split(cell, "DE") == (cell,)
    assert isinstance(read(cell, "DE"), Review)
    named = pieces(cell, "DE")
    assert [part for part, _reading in named] == parts
    assert any(isinstance(reading, Exact) for _part, reading in named)
    assert not all(isinstance(reading, Exact) for _part, reading in named)


@pytest.mark.parametrize(
    "cell", ["0171 3920001", "112", "fragen; oder nicht", "0171 39200", "069 90009 001 x 2", "", "0171 3920001;" * 500]
)
def test_what_is_no_list_has_no_pieces(cell: str) -> None:
    """One number, a service, a text, an extension, or something too long to look at."""
    assert pieces(cell, "DE") == ()
