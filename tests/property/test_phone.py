"""Laws of reading numbers, over generated numbers of many plans in many ways of writing."""

from __future__ import annotations

import re
import unicodedata

import phonenumbers
import pytest
from hypothesis import assume, example, given, reject, strategies as st
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from abaudit.model.readings import NONE_REASONS, REVIEW_REASONS, Exact, NoNumber, Review
from abaudit.phone import is_region, read, regions, split, variants

COUNTRIES = re.findall(
    "..",
    "DEATCHLIITFRESPTNLBELUDKSENOFIPLCZSKHUROBGGRHRSIRSUATRGBIEUSCARUKZBRMXARCNJPINAUZAEGIL",
)
READERS = ("DE", "AT", "CH", "IT", "ES", "PL", "US", "GB")
KINDS = (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE, PhoneNumberType.TOLL_FREE)

BLANKS = tuple(map(chr, filter(lambda code: unicodedata.category(chr(code)) == "Zs", range(0x10000))))
DASHES = tuple(map(chr, filter(lambda code: unicodedata.category(chr(code)) == "Pd", range(0x11000))))
MARKS = ("\u200b", "\u200e", "\u200f", "\u202a", "\u202c", "\u202d", "\u2060", "\u2066", "\u2069", "\ufeff", "\xad")
LABELS = (
    "Tel. ",
    "Tel.: ",
    "Mobil: ",
    "Handy ",
    "Büro: ",
    "☎ ",
    "Fax ",
    "(privat) ",
    "Küche links: ",
    "М. ",
    "😀 ",
    "⭐",
)
BETWEEN = ("'", "’", "_", " • ", "\t")
ENDINGS = (" privat", " (Büro)", ", Zentrale", " - Werkstatt", " / mobil", ".", " Küche", " ✅", "❤️", " (Anna)")


@st.composite
def numbers(draw: st.DrawFn, countries: list[str] = COUNTRIES) -> phonenumbers.PhoneNumber:
    """A valid number: an example of its plan, with other last digits where the plan has those too."""
    region = draw(st.sampled_from(countries))
    number = phonenumbers.example_number_for_type(region, draw(st.sampled_from(KINDS)))
    if number is None:
        reject()
    e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    digits = draw(st.text("0123456789", min_size=1, max_size=6))
    other = phonenumbers.parse(e164[: -len(digits)] + digits)
    return other if phonenumbers.is_valid_number(other) else number


def e164_of(number: phonenumbers.PhoneNumber) -> str:
    """The expected reading."""
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def shown(number: phonenumbers.PhoneNumber, form: int) -> str:
    """The library's own way of writing, with blanks between the groups."""
    return " ".join(re.findall("[0-9]+", phonenumbers.format_number(number, form)))


def trunk_of(number: phonenumbers.PhoneNumber) -> str:
    """The trunk prefix of the number's country, or ""."""
    region = phonenumbers.region_code_for_country_code(number.country_code or 0)
    return phonenumbers.ndd_prefix_for_region(region, True) or ""


@st.composite
def writings(draw: st.DrawFn) -> tuple[str, str, str]:
    """(text, region, E.164): one number, written correctly in one of the many ways that people have."""
    number = draw(numbers())
    abroad = shown(number, PhoneNumberFormat.INTERNATIONAL)
    code, _, rest = abroad.partition(" ")
    trunk = trunk_of(number)
    home = phonenumbers.region_code_for_number(number) or ""
    ways = ["plus", "glued", "zeros", "bracketed plus"]
    ways += ["bracketed zero", "left zero"] if trunk == "0" else []
    ways += ["national", "bracketed area", "glued national"]
    way = draw(st.sampled_from(ways))
    region = draw(st.sampled_from(("DE", "AT", "CH", "IT", "FR"))) if way == "zeros" else draw(st.sampled_from(READERS))
    national = shown(number, PhoneNumberFormat.NATIONAL)
    area, _, local = national.partition(" ")
    match way:
        case "plus":
            text = f"+{abroad}"
        case "glued":
            text = e164_of(number)
        case "zeros":
            text = f"00{draw(st.sampled_from(('', ' ')))}{abroad}"
        case "bracketed plus":
            text = f"(+{code}) {rest}"
        case "bracketed zero":
            text = f"+{code} ({trunk}){draw(st.sampled_from(('', ' ')))}{rest}"
        case "left zero":
            text = f"+{code} {trunk}{rest}"
        case "national":
            region, text = home, national
        case "bracketed area":
            region, text = home, f"({area}) {local}" if len(local.replace(" ", "")) > 3 else national
        case _:
            region, text = home, national.replace(" ", "")
    text = draw(decorated(text))
    return text, region, e164_of(number)


@st.composite
def decorated(draw: st.DrawFn, text: str) -> str:
    """*text* with other separators, hidden marks and labels."""
    separator = draw(st.sampled_from((" ", "-", ".", "", " ", *BLANKS, *DASHES, *BETWEEN)))
    text = text.replace(" ", separator)
    if draw(st.booleans()):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + draw(st.sampled_from(MARKS)) + text[place:]
    return draw(st.sampled_from(("", "", *LABELS))) + text + draw(st.sampled_from(("", "", *ENDINGS)))


@given(writings())
def test_an_exact_reading_is_the_number_that_was_written(writing: tuple[str, str, str]) -> None:
    """Whatever is EXACT is the number that the writer meant, in every plan and way of writing."""
    text, region, e164 = writing
    reading = read(text, region)
    if isinstance(reading, Exact):
        assert reading.e164 == e164


@given(writings())
def test_an_exact_reading_survives_the_library(writing: tuple[str, str, str]) -> None:
    """Whatever is EXACT is valid to the library, reads back as itself, and is found among the digits written."""
    text, region, _ = writing
    reading = read(text, region)
    assume(isinstance(reading, Exact))
    assert isinstance(reading, Exact)
    number = phonenumbers.parse(reading.e164)
    assert phonenumbers.is_valid_number(number)
    assert e164_of(number) == reading.e164
    assert not number.extension
    digits = "".join(str(unicodedata.decimal(sign)) for sign in text if unicodedata.category(sign) == "Nd")
    national = phonenumbers.national_significant_number(number)
    code, trunk = str(number.country_code), trunk_of(number)
    prefixes = {code, trunk, "", *(f"{abroad}{code}{zero}" for abroad in ("", "00", "011") for zero in ("", trunk))}
    dialled = {national, *_at_home(reading.e164)}
    assert digits in {f"{prefix}{form}" for prefix in prefixes for form in dialled}


def _at_home(e164: str) -> set[str]:
    """Other ways in which the digits of a number are written at home: a 15 behind the area code in Argentina."""
    if not e164.startswith("+549"):
        return set()
    local = e164.removeprefix("+549")
    return {f"{local[:area]}15{local[area:]}" for area in (2, 3, 4)}


@given(writings(), st.data())
def test_signs_that_say_nothing_change_no_exact_number(writing: tuple[str, str, str], data: st.DataObject) -> None:
    """A blank, a dash or a mark anywhere in an EXACT text leaves the number or, visible ones only, raises a doubt."""
    text, region, _ = writing
    before = read(text, region)
    place = data.draw(st.integers(0, len(text)))
    sign = data.draw(st.sampled_from((*BLANKS, *DASHES, *MARKS, "\t")))
    after = read(text[:place] + sign + text[place:], region)
    if isinstance(before, Exact) and isinstance(after, Exact):
        assert after.e164 == before.e164
    if isinstance(before, Exact) and sign in MARKS:
        assert after == before


BEFORE_MORE = (
    *(" ext ", "x", " x", " App. ", " DW ", "-DW", " Durchwahl: ", ";ext=", " #", "#", " ("),
    *("p", "w", ",", ",,", ";", "*", "~", ":"),
    *("/", " / ", " Fax ", " u. ", "+", " +", " od. ", " - Fax: ", "\n"),
)


@given(numbers(["DE", "AT", "CH", "PL", "US", "FR"]), st.data())
def test_a_number_with_more_behind_it_is_never_exact(number: phonenumbers.PhoneNumber, data: st.DataObject) -> None:
    """Extensions, post-dial digits, lists of direct dials and numbers in brackets behind a number make it REVIEW."""
    text = data.draw(st.sampled_from((f"+{shown(number, PhoneNumberFormat.INTERNATIONAL)}", e164_of(number))))
    link = data.draw(st.sampled_from(BEFORE_MORE))
    more = data.draw(st.text("0123456789", min_size=1, max_size=4))
    reading = read(f"{text}{link}{more}{')' if '(' in link else ''}", "DE")
    if isinstance(reading, Exact):  # in words, and in the plans where it is what is dialled
        assert number.country_code in (49, 43)
        assert "DW" in link or "Durchwahl" in link
        assert len(more) > 1
        assert reading.e164 == e164_of(number) + more


@given(numbers(), numbers(), st.data())
def test_two_numbers_are_never_one(
    first: phonenumbers.PhoneNumber, second: phonenumbers.PhoneNumber, data: st.DataObject
) -> None:
    """Two numbers in a text never read EXACT, whatever stands between them; a separator cuts them into just these."""
    forms = (PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.E164)
    texts = [
        "+" + shown(number, data.draw(st.sampled_from(forms))).replace(" ", data.draw(st.sampled_from(" -.")))
        for number in (first, second)
    ]
    separators = (
        " ::: ",
        "\n",
        "\r\n",
        ";",
        "; ",
        ",",
        ", ",
        "|",
        " / ",
        "/",
        " od. ",
        " oder ",
        " und ",
        " & ",
        " AND ",
    )
    separator = data.draw(st.sampled_from((*separators, " ", "", "+", " - ", "x", " bis ")))
    text = separator.join(texts)
    assert not isinstance(read(text, "DE"), Exact)
    if separator in separators:
        assert split(text, "DE") == tuple(texts)
        assert read(text, "DE") == Review("several-numbers", tuple(dict.fromkeys(map(e164_of, (first, second)))))


@given(numbers(), st.sampled_from("aOIlxXéЖا"), st.data())
def test_a_letter_glued_to_a_digit_is_never_exact(
    number: phonenumbers.PhoneNumber, letter: str, data: st.DataObject
) -> None:
    """A letter directly at a digit may be a slip for one or a vanity number."""
    text = f"+{shown(number, PhoneNumberFormat.INTERNATIONAL)}"
    place = data.draw(st.integers(1, len(text)))
    assert not isinstance(read(text[:place] + letter + text[place:], "DE"), Exact)


@given(numbers(["DE", "AT", "CH", "FR", "NL", "GB", "SE", "HU", "RU", "UA", "HR", "RO"]))
@example(phonenumbers.PhoneNumber(country_code=49, national_number=331234))
def test_a_number_without_its_prefix_is_never_exact(number: phonenumbers.PhoneNumber) -> None:
    """Where a plan has a trunk prefix, neither the national number alone nor the code without + is enough."""
    national = phonenumbers.national_significant_number(number)
    trunk = trunk_of(number)
    assume(not national.startswith(trunk))
    region = phonenumbers.region_code_for_number(number) or ""
    assert not isinstance(read(national, region), Exact)
    reading = read(f"{number.country_code}{national}", region)
    assert not isinstance(reading, Exact) or f"{number.country_code}{national}".startswith(trunk)


@given(st.text(max_size=60), st.sampled_from(READERS))
@example("\x00", "DE")
@example("\ud800 0171 3920055", "DE")
@example("²³¹", "DE")
@example("+", "DE")
@example("((((((", "DE")
@example("+49(", "DE")
@example("0171 3920055", "XX")
@example("0" * 60, "US")
def test_any_text_has_a_reading(text: str, region: str) -> None:
    """Any text gives a reading with a known reason, the same each time, and is cut only into EXACT pieces."""
    reading = read(text, region)
    match reading:
        case Exact(e164=e164):
            assert re.fullmatch(r"\+[1-9][0-9]{4,14}", e164)
        case Review(reason=reason, candidates=candidates):
            assert reason in REVIEW_REASONS
            assert len(set(candidates)) == len(candidates) <= 5
            assert all(re.fullmatch(r"\+[1-9][0-9]{4,14}", candidate) for candidate in candidates)
        case NoNumber(reason=reason):
            assert reason in NONE_REASONS
    pieces = split(text, region)
    assert pieces == (text,) or all(isinstance(read(piece, region), Exact) for piece in pieces)


PHONE_SIGNS = "0123456789" * 3 + "+()-./ ,;*#:&|xeE=\n\u202e٠"


@given(st.text(PHONE_SIGNS, max_size=40), st.sampled_from(READERS))
def test_what_looks_like_a_number_never_gains_or_loses_a_digit(text: str, region: str) -> None:
    """In any mix of the signs of phone numbers an EXACT reading ends in the digits that were written."""
    reading = read(text, region)
    if isinstance(reading, Exact):
        digits = "".join(str(unicodedata.decimal(sign)) for sign in text if unicodedata.category(sign) == "Nd")
        national = phonenumbers.national_significant_number(phonenumbers.parse(reading.e164))
        assert digits.endswith(national)
        assert len(digits) - len(national) <= 8


@pytest.mark.parametrize(
    "unit", ["0171 3920055/", "1", "(", "+", "a", "0171 3920055 ::: ", "\u202e", "0 ", "#*", "\ud800"]
)
def test_length_is_no_weapon(unit: str) -> None:
    """Ten thousand characters of anything are a reading, never EXACT, and stay in one piece or fall into EXACT ones."""
    text = unit * (10_000 // len(unit))
    assert not isinstance(read(text, "DE"), Exact)
    assert split(text, "DE") == (text,)


@given(numbers(["MX", "AR", "BR", "BJ", "CI", "DE", "US"]))
def test_a_variant_names_the_number_back(number: phonenumbers.PhoneNumber) -> None:
    """Who is a variant of a number has that number among his own; nobody is his own variant."""
    e164 = e164_of(number)
    assert e164 not in variants(e164)
    assert all(e164 in variants(other) for other in variants(e164))


@given(st.sampled_from(regions()))
def test_regions_are_regions(code: str) -> None:
    """Every region listed is accepted, in capitals only."""
    assert is_region(code)
    assert not is_region(code.lower())


@given(st.integers(100_000, 999_999))
def test_a_town_whose_code_begins_like_the_country_code_can_be_read(subscriber: int) -> None:
    """Emden's +49 4921 is EXACT set apart or run together; "+49 49 21…" may be the country code twice."""
    number = f"+494921{subscriber}"
    assert read(f"+49 4921 {subscriber}", "DE") == read(number, "DE") == Exact(number, "international")
    assert read(f"+49 (0)4921 {subscriber}", "DE") == Exact(number, "international")
    assert read(f"04921/{subscriber}", "DE") == Exact(number, "region")
    assert not isinstance(read(f"+49 49 21 {subscriber}", "DE"), Exact) or not phonenumbers.is_valid_number(
        phonenumbers.parse(f"+4921{subscriber}")
    )
