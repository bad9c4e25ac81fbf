"""Harmless text, places, articles and sentences."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date, datetime

import pytest
from hypothesis import given, strategies as st

from abaudit import i18n
from abaudit.audit import audit
from abaudit.model.contacts import Column
from abaudit.model.facts import ExemptionKind
from abaudit.model.findings import Notice
from abaudit.model.notices import NOTICES
from abaudit.model.rulebook import Charge, Exemption, Verdict
from abaudit.reports.cells import fit, wrap
from abaudit.reports.plain import article, columns, day, day_or_text, leading, moment, notice, place, remarks, safe, why
from factories import ANNA, BERND, OFFICE, book, contact, event, ledger, ruleset, scope


@pytest.fixture
def german() -> Iterator[None]:
    """German, for one test."""
    i18n.use("de")
    yield
    i18n.use("en")


@given(st.text(st.characters()), st.integers(1, 60))
def test_safe_text_is_one_harmless_line(text: str, limit: int) -> None:
    """Whatever goes in, what comes out fits, stays on its line and steers nothing."""
    shown = safe(text, limit)
    assert len(shown) <= limit
    assert not [
        sign
        for sign in shown
        if unicodedata.category(sign) in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"} or sign in "\u202e\u2066"
    ]
    assert safe(shown, limit) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Anna\tBeispiel \n", "Anna Beispiel"),
        ("\x1b[31mred", "\ufffd[31mred"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("Grün & [red]", "Grün & [red]"),
        ("x" * 11, "x" * 9 + "…"),
    ],
)
def test_safe_text_keeps_what_is_text(text: str, shown: str) -> None:
    """Letters of every script, joined emoji and brackets stay; white space becomes one blank."""
    assert safe(text, 12 if len(text) < 11 else 10 if text[0] == "x" else 40) == shown


@given(st.text(max_size=200), st.integers(8, 60))
def test_wrapped_text_fits_and_loses_nothing(text: str, width: int) -> None:
    """Lines are within the width in cells, begin with the indent, and hold every sign but white space."""
    from rich.cells import cell_len

    clean = safe(text)
    lines = list(wrap(clean, width, "  "))
    assert all(cell_len(line) <= width and line.startswith("  ") for line in lines)
    assert "".join("".join(line.split()) for line in lines) == "".join(clean.split())


@given(st.text(max_size=80), st.integers(2, 40))
def test_fitted_text_fits(text: str, width: int) -> None:
    """A text that fits is unchanged, and a longer one says that it goes on."""
    from rich.cells import cell_len

    shown = fit(safe(text), width)
    assert cell_len(shown) <= width
    assert shown == safe(text) or shown.endswith("…")


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


def test_days_are_iso_in_english() -> None:
    """English has too many ways of writing a day."""
    assert day(date(2026, 3, 1)) == "2026-03-01"


@pytest.mark.usefixtures("german")
def test_days_are_german_in_german() -> None:
    """German has one."""
    assert day(date(2026, 3, 1)) == "01.03.2026"


_MOMENTS = [
    ("2026-03-01T15:00:00+01:00", "01.03.2026 15:00:00 UTC+01:00"),
    ("2026-03-01T15:00:00+00:00", "01.03.2026 15:00:00 UTC"),
    ("2026-03-01T15:00:00.250000-03:30", "01.03.2026 15:00:00.250000 UTC-03:30"),
]


@pytest.mark.parametrize(("iso", "german"), _MOMENTS)
def test_moments_keep_their_distance_from_utc(iso: str, german: str) -> None:
    """No digit of a time gets lost in either language."""
    assert moment(datetime.fromisoformat(iso)) == iso
    i18n.use("de")
    try:
        assert moment(datetime.fromisoformat(iso)) == german
    finally:
        i18n.use("en")


@pytest.mark.usefixtures("german")
def test_only_a_day_alone_is_written_anew() -> None:
    """What somebody declared stays in his words, unless it is nothing but a day."""
    assert day_or_text("2026-11-20") == "20.11.2026"
    for text in ("", "2026-02-30", "on 2026-11-20", "Werkstatt"):
        assert day_or_text(text) == text


def test_columns_are_told_by_header_or_position() -> None:
    """Where the header is private its position remains, counted from 1."""
    assert columns((Column(0, "Telefon\x1b"), Column(2, ""))) == "“Telefon\ufffd”, column 3"


@pytest.mark.parametrize("code", NOTICES)
def test_every_notice_has_a_sentence(code: str) -> None:
    """A notice's sentence needs no value but those that its places in braces name."""
    import string

    names = [name for _, name, _, _ in string.Formatter().parse(NOTICES[code]) if name]
    sentence = notice(Notice(code, tuple((name, "2026-03-01" if name == "on" else "value") for name in names)))
    assert sentence.endswith(".")
    assert "{" not in sentence


def test_the_reason_of_a_row_is_in_words() -> None:
    """Each way to a verdict has its reason: the rule's title, the reading's reason, the exemption's kind."""
    exempt = (Exemption((OFFICE,), ExemptionKind.OWN, "our own line", "owner", 1),)
    written = ledger(event("given", ANNA, "Anna Beispiel"), event("withdrawn", BERND, "Bernd Muster"))
    holder = contact("Bernd Muster", BERND, "3920002", "112", "", OFFICE, "0171 3920004")
    result = audit([book(contact("Anna Beispiel", ANNA), holder)], written, ruleset(), scope(exemptions=exempt))
    assert [why(row, result) for row in result.rows] == [
        "",
        "Consent withdrawn",
        "There is no area code or country code; write the number as +49 … (or with another country).",
        "This is an emergency number.",
        "The field is empty.",
        "By a written exemption: the business's own number.",
        "No consent on record",
    ]


def test_the_leading_finding_decided_the_verdict() -> None:
    """Of several findings the one that weighs most against the number leads."""
    result = audit([book(contact("Bernd Muster", BERND))], None, ruleset(), scope())
    row = result.rows[0]
    found = leading(row)
    assert found is not None
    assert (found.verdict, row.verdict) == (Charge.FLAGGED, Verdict.FLAGGED)


def test_places_are_lines() -> None:
    """With one export the line is enough."""
    result = audit([book(contact("Bernd Muster", BERND))], None, ruleset(), scope())
    assert place(result.rows[0], result) == "line 1"
    assert remarks(result) == []
