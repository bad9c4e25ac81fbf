"""What groups, labels and names hint at, and what a contact probably is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from abaudit.model.contacts import Contact, PersonalField, PhoneEntry, Span
from abaudit.rules.category import folded, hint, marks
from factories import ANNA, contact

NO_WORDS = {name: folded(()) for name in ("private", "employee", "child", "special")}


@pytest.mark.parametrize(
    ("person", "private", "expected"),
    [
        (contact("", ANNA), False, "nameless"),
        (contact("  ", ANNA, organisation=" "), True, "nameless"),
        (contact("", ANNA, organisation="Fliesen Beispiel"), False, "company"),
        (contact("Anna Beispiel", ANNA), True, "private"),
        (contact("Oma", ANNA), False, "private"),
        (contact("Tante Clara", ANNA, organisation="Muster GmbH"), False, "private"),
        (contact("Empfang", ANNA, organisation="Fliesen Beispiel"), False, "company"),
        (contact("Fliesen Beispiel GmbH", ANNA), False, "company"),
        (contact("Muster GmbH", ANNA, person=True), False, "company"),
        (contact("Anna Beispiel", ANNA, organisation="Fliesen Beispiel", person=True), False, None),
        (contact("Anna Beispiel", ANNA, person=True), False, None),
        (contact("Anna Beispiel", ANNA), False, None),
    ],
)
def test_a_contact_is_guessed_from_its_name_and_organisation(
    person: Contact, private: bool, expected: str | None
) -> None:
    """Nameless before private before company; a person at a firm, and a person alone, are not guessed."""
    assert hint(person, private=private) == expected


@pytest.mark.parametrize("others", [("BDAY",), ("bday",), ("TEL", "X-AbDate"), ("Geburtstag", "Firma")])
def test_more_than_a_name_and_how_to_reach_it_is_a_surplus(others: tuple[str, ...]) -> None:
    """Birthdays, photos and the like count however their names are written."""
    assert marks(replace(contact("Anna Beispiel", ANNA), others=others), NO_WORDS) == {"surplus"}


def test_notes_and_addresses_are_a_surplus_and_an_e_mail_address_is_none() -> None:
    """What is needed to reach somebody is no surplus."""
    plain = contact("Anna Beispiel", ANNA)
    noted = replace(plain, fields=(PersonalField("EMAIL", 2, Span(0, 0)), PersonalField("NOTE", 3, Span(0, 0))))
    assert marks(noted, NO_WORDS) == {"surplus"}
    assert (
        marks(replace(plain, fields=(PersonalField("EMAIL", 2, Span(0, 0)),), others=("URL",)), NO_WORDS) == frozenset()
    )


def test_a_columns_header_is_no_label_of_the_owners() -> None:
    """“Telefon privat” is a column of every German address book and makes nobody a private contact."""
    words = {"private": frozenset({"privat"}), "special": frozenset[str]()}
    column = PhoneEntry("0171 3920001", 1, Span(0, 0), kinds=("home",), label="Telefon privat")
    own = replace(column, kinds=("custom",))
    assert marks(replace(contact("Anna Beispiel"), entries=(column,)), words) == frozenset()
    assert marks(replace(contact("Anna Beispiel"), entries=(own,)), words) == {"private"}
