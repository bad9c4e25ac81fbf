"""Ways of writing one name come out as one, and the short words of other names stay apart."""

from __future__ import annotations

import pytest

from abaudit.rules.names import agree, fold, words


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Baecker", "backer"),
        ("Bäcker", "backer"),
        ("Goethe", "gothe"),
        ("Göthe", "gothe"),
        ("Mueller", "muller"),
        ("Søren", "soren"),
        ("Łukasz", "lukasz"),
        ("Weiß", "weiss"),
        ("RENÉE", "renee"),
    ],
)
def test_umlauts_and_accents_are_written_in_one_way(written: str, meant: str) -> None:
    """ä, ae and a are one letter for a comparison, and so are ø, ł and ß with what stands for them."""
    assert fold(written) == meant


def test_a_word_of_three_letters_tells_a_person_and_one_of_two_does_not() -> None:
    """Short names count from three letters on."""
    assert words("Kai Uwe Li") == {"kai", "uwe"}


def test_short_names_agree_as_a_whole_in_any_order_and_not_run_together() -> None:
    """Two names of two letters are compared word by word, whatever stands between them."""
    assert agree(["Li, Bo"], ["Bo Li"])
    assert not agree(["Bo Li"], ["Boli"])
    assert not agree(["Bo"], ["Li"])
