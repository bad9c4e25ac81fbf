"""References of rules as law books write them."""

from __future__ import annotations

import pytest

from abaudit import i18n
from abaudit.reports.text.articles import article


@pytest.mark.parametrize(
    ("reference", "english", "in_german"),
    [
        ("GDPR 6(1)(a)", "Art. 6(1)(a) GDPR", "Art. 6 Abs. 1 Buchst. a DSGVO"),
        ("GDPR 83(5)", "Art. 83(5) GDPR", "Art. 83 Abs. 5 DSGVO"),
        ("GDPR 17", "Art. 17 GDPR", "Art. 17 DSGVO"),
        ("GDPR 4(11)", "Art. 4(11) GDPR", "Art. 4 Nr. 11 DSGVO"),
        ("§ 26(2) BDSG", "§ 26(2) BDSG", "§ 26 Abs. 2 BDSG"),
        ("house rule", "house rule", "Hausregel"),
        ("AG Bad Hersfeld, 15.05.2017", "AG Bad Hersfeld, 15.05.2017", "AG Bad Hersfeld, 15.05.2017"),
    ],
)
def test_articles_are_written_as_in_the_readers_books(reference: str, english: str, in_german: str) -> None:
    """German law books name paragraphs and letters, and numbers in Art. 4; what has no German name stays as it is."""
    assert article(reference) == english
    i18n.use("de")
    try:
        assert article(reference) == in_german
    finally:
        i18n.use("en")
