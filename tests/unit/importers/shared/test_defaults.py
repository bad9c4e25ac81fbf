"""What programs write where nobody wrote anything."""

from __future__ import annotations

import pytest

from abaudit import importers
from abaudit.importers.shared.defaults import is_no_day

HEAD = "First Name,Last Name,Labels,Phone 1 - Label,Phone 1 - Value,Birthday"
CARD = "BEGIN:VCARD\r\nFN:Anna\r\nBDAY:{}\r\nCATEGORIES:myContacts,{}\r\nTEL:+49 171 3920001\r\nEND:VCARD\r\n"


@pytest.mark.parametrize(
    "text",
    [
        *("0.0.00", "00.00.0000", "0/0/00", "0000-00-00", "01.01.1900", "1.1.1900", "1/1/1900", "1900-01-01"),
        *("0001-01-01T00:00:00Z", "19000101", "1/1/4501", "30.12.1899", "1899-12-30 00:00:00", "01.01.1900 00:00"),
    ],
)
def test_a_default_is_no_day(text: str) -> None:
    """No day of a person is noted by it, in a card or in a table."""
    assert is_no_day(text)
    for export in (CARD.format(text, "Kunden"), f"{HEAD}\nAnna,B,,,+49 171 3920001,{text}\n"):
        [contact] = importers.read(export.encode()).contacts
        assert contact.others == ()


@pytest.mark.parametrize("text", ["01.01.1980", "1900-01-02", "02.01.1900", "1604-05-01", "--0501", "0.0.01x", "00"])
def test_any_other_day_is_one(text: str) -> None:
    """A day without its year, or of a very old person, is data."""
    assert not is_no_day(text)
    [contact] = importers.read(CARD.format(text, "Kunden").encode()).contacts
    assert contact.others == ("BDAY",)


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("* myContacts", ()),
        ("My Contacts", ()),
        ("Kunden ::: * myContacts ::: * starred", ("Kunden",)),
        ("contactGroups/myContacts", ()),
        ("System Group: My Contacts", ()),
        ("* family", ("family",)),
        ("Meine Kontakte am Bau", ("Meine Kontakte am Bau",)),
    ],
)
def test_what_a_program_puts_everybody_into_is_no_group(text: str, groups: tuple[str, ...]) -> None:
    """Only groups that somebody chose say something."""
    [contact] = importers.read(f"{HEAD}\nAnna,B,{text},,+49 171 3920001,\n".encode()).contacts
    assert contact.groups == groups
    [card] = importers.read(CARD.format("1.1.1900", "Kunden").encode()).contacts
    assert card.groups == ("Kunden",)
