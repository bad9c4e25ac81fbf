"""Ends that are written under another name, of the person or of the controller."""

from __future__ import annotations

from datetime import date

from abaudit.ledger import Book
from factories import ANNA, BERND, CLARA, SISTER, TODAY, US, event, ledger


def test_an_end_without_number_reaches_whom_it_is_known_as() -> None:
    """A person written by another name withdraws for all her numbers, and strangers who share no name stay."""
    consents = ledger(
        event("given", ANNA, "Anna Beispiel", known_as=("Anna Muster",)),
        event("given", BERND, "Anna Muster"),
        event("given", CLARA, "Clara Probe"),
        event("withdrawn", (), "Anna Muster", date(2026, 5, 1), recipients=(), purposes=()),
    )
    opened = Book(consents, US, "whatsapp", TODAY)
    assert [opened.standing(number).standing for number in (ANNA, BERND, CLARA)] == ["withdrawn", "withdrawn", "given"]


def test_an_end_under_another_controller_is_seen() -> None:
    """Who is in force here and withdrew since, or will, under another business's name is looked at; before that not."""

    def seen(day: date, controller: str) -> bool:
        end = event("withdrawn", ANNA, "Anna Beispiel", day, controller=controller)
        opened = Book(ledger(event("given", ANNA, "Anna Beispiel", date(2026, 3, 1)), end), US, "whatsapp", TODAY)
        return opened.standing(ANNA).ended_elsewhere

    assert seen(date(2026, 3, 1), "Beispiel GmbH")
    assert seen(date(2026, 5, 1), SISTER)
    assert seen(TODAY, SISTER)
    assert not seen(date(2026, 2, 28), SISTER)
    assert seen(date(2027, 1, 1), SISTER)
    assert not seen(date(2026, 5, 1), US)


def test_an_end_under_another_controller_is_seen_whoever_else_is_in_force() -> None:
    """Of several persons at a number each counts, in whatever order the ledger has them."""
    anna = (event("given", ANNA, "Anna Beispiel"), event("withdrawn", ANNA, "Anna Beispiel", TODAY, controller=SISTER))
    bernd = event("given", ANNA, "Bernd Beispiel")
    for events in ((*anna, bernd), (bernd, *anna)):
        assert Book(ledger(*events), US, "whatsapp", TODAY).standing(ANNA).ended_elsewhere
