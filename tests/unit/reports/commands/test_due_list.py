"""What is due, on a page and as JSON: everything at its place, and no more of a person than may be shown."""

from __future__ import annotations

import json
from datetime import date

import pytest

from abaudit.ledger import due
from abaudit.model.consent import PURPOSES
from abaudit.model.findings import Show
from abaudit.model.house import PROPOSED, Retention
from abaudit.reports.commands.due_list import DueTelling, to_json, to_text
from abaudit.reports.text import ledger_words
from factories import ANNA, BERND, TODAY, US, event, ledger

LEDGER = ledger(
    event("given", ANNA, "Anna Beispiel", date(2025, 1, 1), until=date(2026, 12, 1), purposes=("upload", "messaging")),
    event("refused", BERND, "Bernd Muster", date(2020, 5, 1), line=9),
)


def listed(show: Show = "full", *, stated: bool = True, of_a_file: bool = True) -> DueTelling:
    """One consent that expires and one number past its retention."""
    return DueTelling(due(LEDGER, TODAY, 30, PROPOSED), stated, of_a_file, show)


def test_the_page_says_what_is_due() -> None:
    """Days, persons, numbers, purposes and places, and what was looked at."""
    assert to_text(listed()).split("\n") == [
        "What is due in the consent ledger on 2026-11-23",
        "Looked at: 2 events about 2 numbers.",
        "",
        "Consents that expire within 30 days: 1",
        f"  until 2026-12-01 · Anna Beispiel, {ANNA} · {ledger_words.purposes(PURPOSES[:2])}, for whatsapp · line 1",
        "",
        "Numbers past their retention, to be erased: 1",
        f"  {ledger_words.retention_sentence(PROPOSED, stated=True)}",
        "  kept until 2023-12-31 · Bernd Muster, +491713920002 · refused, since 2020-05-01 · line 9",
        "",
    ]


def test_a_proposed_retention_is_told_from_a_stated_one() -> None:
    """So that nobody takes the program's word for the owner's."""
    assert "a proposal, because abaudit.yaml states nothing" in to_text(listed(stated=False))
    assert json.loads(to_json(listed(stated=False)))["retention"] == {
        "after_withdrawal": "end of 3 years",
        "stated": False,
    }


@pytest.mark.parametrize("show", ["id", "masked"])
def test_less_may_be_shown(show: Show) -> None:
    """Places alone under id, hints under masked, in both forms."""
    for text in (to_text(listed(show)), to_json(listed(show)).decode()):
        for personal in ("Anna", "Bernd", "Muster", ANNA, BERND):
            assert personal not in text
    assert ("A. B…l" in to_text(listed(show))) == (show == "masked")
    assert "line 1" in to_text(listed(show))


def test_the_document_holds_the_same() -> None:
    """Every item with its event's place."""
    document = json.loads(to_json(listed()))
    assert document["schema"] == "abaudit/due/1"
    assert (document["on"], document["within"], document["events"], document["numbers"]) == ("2026-11-23", 30, 2, 2)
    assert document["expiring"] == [
        {
            "until": "2026-12-01",
            "number": ANNA,
            "person": "Anna Beispiel",
            "controller": US,
            "recipient": "whatsapp",
            "purposes": ["upload", "messaging"],
            "event": 1,
        }
    ]
    assert document["past_retention"] == [
        {
            "kept_until": "2023-12-31",
            "ended": "2020-05-01",
            "standing": "refused",
            "number": BERND,
            "persons": ["Bernd Muster"],
            "events": [9],
        }
    ]
    hidden = json.loads(to_json(listed("id")))
    assert hidden["past_retention"][0]["persons"] is None
    assert hidden["expiring"][0]["person"] is None


def test_events_of_a_store_have_numbers() -> None:
    """A line is a line of a file only."""
    assert "entry 9" in to_text(listed(of_a_file=False))
    assert ledger_words.places((3, 5), of_a_file=False) == "entries 3, 5"
    assert ledger_words.places((3, 5), of_a_file=True) == "lines 3, 5"


def test_purposes_and_periods_in_sentences() -> None:
    """As a craftsman reads them."""
    assert ledger_words.purposes(("upload", "messaging", "advertising")) == (
        "upload of the number, messages about orders and appointments, advertising"
    )
    assert ledger_words.retention_sentence(Retention(1, "years"), stated=True) == (
        "Proof is kept 1 year after a consent has ended, as abaudit.yaml states (retention)."
    )


@pytest.mark.parametrize(
    ("retention", "words"),
    [
        (Retention(1, "years"), "1 year"),
        (Retention(18, "months"), "18 months"),
        (Retention(1, "months", to_year_end=True), "1 month and on to the end of that year"),
    ],
)
def test_periods_in_words(retention: Retention, words: str) -> None:
    """Years, months, and on to the end of the year."""
    assert ledger_words.period(retention) == words
