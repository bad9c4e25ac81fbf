"""What must hold of any two names, and of invented people written in many ways."""

from __future__ import annotations

from hypothesis import given, settings, strategies as st

from abaudit.names import NameIndex, alike, compare, parse, same_person, written_alike
from name_pairs import different_pairs, false_consents, needless_doubts, same_pairs

PAIRS = 3_000

_WORDS = st.sampled_from(
    [
        "Anna",
        "A.",
        "anna",
        "ANNA",
        "Änne",
        "Hanna",
        "Bernd",
        "Klee",
        "klee",
        "Beispiel-Muster",
        "O’Brien",
        "OBrien",
        "van",
        "Van",
        "von",
        "der",
        "und",
        "&",
        "/",
        ",",
        "(",
        ")",
        "Frau",
        "Herr",
        "Dr.",
        "Küche",
        "Bad",
        "Sanitär",
        "junior",
        "Familie",
        "Sohn",
        "früher",
        "Kunde",
        "2",
        "3",
        "Str.",
        "5",
        "Müller",
        "Mueller",
        "राम",
        "मीरा",
        "محمد",
        "李",
        "明",
        "-",
        "'",
        "😀",
    ]
)
NAMES = st.one_of(st.lists(_WORDS, max_size=6).map(" ".join), st.text(max_size=25))


@settings(max_examples=300)
@given(NAMES, NAMES)
def test_whatever_agrees_is_reached_by_an_end_and_agrees_both_ways(one: str, other: str) -> None:
    """If an end for one does not reach a consent of the other, the two do not agree for acquitting either."""
    agreed = compare(one, other).agree
    assert agreed == compare(other, one).agree
    if agreed or written_alike(one, other) or same_person(one, other):
        assert alike(one, other)
    assert alike(one, other) == alike(other, one)


@settings(max_examples=200)
@given(NAMES, NAMES)
def test_an_index_finds_what_is_alike_and_nothing_else(one: str, other: str) -> None:
    """Its keys are a short cut, and leave nobody out."""
    index: NameIndex[int] = NameIndex()
    index.add(one, 1)
    assert [value for _name, value in index.find(other)] == [1] * alike(one, other)


@settings(max_examples=200)
@given(NAMES)
def test_any_text_is_a_name_that_is_like_itself(name: str) -> None:
    """Nothing raises; what names one person by a word of a name agrees with itself."""
    parsed = parse(name)
    assert same_person(name, name)
    assert alike(name, name)
    assert all(word.text for word in parsed.words)


def test_few_people_are_taken_for_another() -> None:
    """Of different people whom a careful reader tells apart, at most one pair in a thousand agrees."""
    assert len(false_consents(PAIRS, seed=1)) <= PAIRS // 1000


def test_few_people_are_doubted_needlessly() -> None:
    """Of one person written twice, at most two in a hundred are looked at."""
    assert len(needless_doubts(PAIRS, seed=1)) <= PAIRS // 50


def test_an_end_reaches_whoever_is_written_twice() -> None:
    """Also where the writings do not agree well enough to acquit."""
    assert all(alike(one.text, two.text) for one, two in same_pairs(PAIRS, seed=2) if compare(one.text, two.text).agree)
    missed = [1 for one, two in same_pairs(PAIRS, seed=2) if not alike(one.text, two.text)]
    assert len(missed) <= PAIRS // 100


def test_the_generator_makes_people_who_differ() -> None:
    """It would prove nothing if its pairs were alike."""
    assert sum(one.text != two.text for one, two in different_pairs(200, seed=3)) == 200
