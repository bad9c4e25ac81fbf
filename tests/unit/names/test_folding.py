"""Words are looked up in lists however their umlauts are written."""

from __future__ import annotations

import pytest

from abaudit.names import fold


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
