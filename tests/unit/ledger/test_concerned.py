"""What a ledger has on a person, in every spelling, and who else may be meant."""

from __future__ import annotations

from dataclasses import replace

from abaudit.ledger import concerned
from factories import ANNA, BERND, CLARA, event

EVENTS = (
    event("given", ANNA, "Anke Eilers"),
    event("given", BERND, "EILERS, Anke"),
    event("given", BERND, "Otto Klee"),
    event("given", CLARA, "Anke Eiler"),
    replace(event("withdrawn", ANNA, "Dr. Anke Eilers"), numbers=()),
    event("given", "+491713920009", "Bernd Muster", known_as=("Chef",)),
)


def test_a_name_finds_every_spelling_and_every_number() -> None:
    """Order, capitals and titles do not hide an event; an end of everything is one of them."""
    for name in ("Anke Eilers", "eilers, anke", "Dr. Anke Eilers"):
        found = concerned.of_name(EVENTS, name)
        assert [found_event.person for found_event in found.events] == [
            "Anke Eilers",
            "EILERS, Anke",
            "Dr. Anke Eilers",
        ]
        assert found.numbers == (ANNA, BERND)
        assert found.others == 1


def test_who_is_called_alike_is_offered_and_not_shown() -> None:
    """A slip in the name of an entry must not hide it from the person it is about."""
    assert concerned.of_name(EVENTS, "Anke Eilers").near == (("Anke Eiler", CLARA),)
    unknown = concerned.of_name(EVENTS, "Ancke Eylers")
    assert unknown.events == ()
    assert {name for name, _number in unknown.near} == {"Anke Eilers", "EILERS, Anke", "Dr. Anke Eilers"}


def test_a_number_finds_everybody_there_and_all_that_is_theirs() -> None:
    """Also what they have at other numbers."""
    found = concerned.of_number(EVENTS, BERND)
    assert [each.person for each in found.events] == ["Anke Eilers", "EILERS, Anke", "Otto Klee", "Dr. Anke Eilers"]
    assert concerned.of_number(EVENTS, "+491713920000").events == ()


def test_another_name_on_record_finds_the_person() -> None:
    """As it is written under known_as."""
    assert [each.person for each in concerned.of_name(EVENTS, "chef").events] == ["Bernd Muster"]
