"""WhatsApp's own id beside a number (``waid``): where it names another one, nobody is acquitted by either."""

from __future__ import annotations

from dataclasses import replace

import pytest

from abaudit.audit import audit, read_entry
from abaudit.model.contacts import Contact
from abaudit.model.readings import Exact, Review
from factories import ANNA, BERND, book, contact, event, ledger, ruleset, scope


def told(raw: str, waid: str | None) -> Contact:
    """Anna with one number and WhatsApp's id beside it."""
    anna = contact("Anna Beispiel", raw)
    return replace(anna, entries=tuple(replace(entry, waid=waid) for entry in anna.entries))


@pytest.mark.parametrize("waid", [None, "", "491713920001", "+491713920001", "no number"])
def test_an_id_that_says_the_same_or_nothing_changes_nothing(waid: str | None) -> None:
    """The number is read as if there were none."""
    (entry,) = told("0171 3920001", waid).entries
    assert [reading for _text, reading in read_entry(entry, "DE")] == [Exact(ANNA, "region")]


@pytest.mark.parametrize(
    ("raw", "waid"), [("+52 55 1234 5678", "5215512345678"), ("+55 21 96123 4567", "552161234567")]
)
def test_an_id_in_another_form_of_the_number_says_the_same(raw: str, waid: str) -> None:
    """WhatsApp's ids keep the older forms of some plans."""
    (entry,) = told(raw, waid).entries
    assert all(isinstance(reading, Exact) for _text, reading in read_entry(entry, "DE"))


@pytest.mark.parametrize(
    ("raw", "meant"), [("0171 3920001", (ANNA, BERND)), ("on request", (BERND,)), ("DW 12", (BERND,))]
)
def test_an_id_that_names_another_number_is_a_doubt_that_names_both(raw: str, meant: tuple[str, ...]) -> None:
    """Also where the text alone would be no number of a person: what the id says is not lost."""
    (entry,) = told(raw, BERND[1:]).entries
    assert [reading for _text, reading in read_entry(entry, "DE")] == [Review("waid-differs", meant)]


def test_nobody_is_acquitted_by_a_number_that_whatsapp_knows_as_another() -> None:
    """Whoever of the two has consented."""
    for number in (ANNA, BERND):
        result = audit(
            [book(told("0171 3920001", BERND[1:]))], ledger(event("given", number, "Anna Beispiel")), ruleset(), scope()
        )
        assert [(row.verdict, [finding.rule for finding in row.findings]) for row in result.rows] == [
            ("review", ["AB403"])
        ]


def test_two_entries_of_one_text_and_two_ids_are_two_numbers() -> None:
    """Neither id is lost in the other's row."""
    both = [told("0171 3920001", "491713920002"), told("0171 3920001", "491713920003")]
    result = audit([book(*both)], ledger(event("given", ANNA, "Anna Beispiel")), ruleset(), scope())
    assert result.summary.distinct == 2
