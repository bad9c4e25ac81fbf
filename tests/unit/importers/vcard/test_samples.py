"""Address books that other programs exported.  The numbers were counted and the names read by eye in the files."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from abaudit.importers import vcard

EXPECTED: dict[str, tuple[int, list[str]]] = {
    "John_Doe_ANDROID": (9, ["", "", "Ñ Ñ Ñ Ñ Ñ", "Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ", "Ñ Ñ Ñ Ñ", "ÑÑÑÑ"]),
    "John_Doe_BLACK_BERRY": (1, ["John Doe"]),
    "John_Doe_EVOLUTION": (2, ["Mr. John Richter, James Doe Sr."]),
    "John_Doe_GMAIL": (2, ["Mr. John Richter, James Doe Sr."]),
    "John_Doe_IPHONE": (7, ["Mr. John Richter James Doe Sr."]),
    "John_Doe_LOTUS_NOTES": (2, ["Mr. Doe John I Johny"]),
    "John_Doe_MAC_ADDRESS_BOOK": (7, ["Mr. John Richter,James Doe Sr."]),
    "John_Doe_MS_OUTLOOK": (2, ["Mr. John Richter James Doe Sr."]),
    "gmail-single2": (11, ["VCard Test"]),
    "outlook-2007": (4, ["Mr. Michael Angstadt Jr."]),
    "thunderbird-MoreFunctionsForAddressBook-extension": (5, ["John Doe"]),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_every_phone_line_and_name_is_read(samples: Path, name: str) -> None:
    """Nothing is missing, nothing is unread, nothing is noise, and every name is the one in the file."""
    data = (samples / "vcard" / f"{name}.vcf").read_bytes()
    imported = vcard.read(data)
    numbers, names = EXPECTED[name]
    assert vcard.recognises(data)
    assert (imported.entries, imported.counted) == (numbers, numbers)
    assert [contact.name for contact in imported.contacts] == names
    assert not imported.unread
    assert not imported.noise


def test_every_sample_is_expected(samples: Path) -> None:
    """No sample is left untried."""
    assert {file.stem for file in (samples / "vcard").glob("*.vcf")} == set(EXPECTED)


def test_labels_of_a_real_iphone(samples: Path) -> None:
    """Types in lower case, two on one line, and Apple's own label in a line of its own."""
    [contact] = vcard.read((samples / "vcard" / "John_Doe_IPHONE.vcf").read_bytes()).contacts
    kinds = [(*entry.kinds, entry.label) for entry in contact.entries]
    assert Counter(kinds) == Counter(
        [
            ("cell", ""),
            ("home", ""),
            ("work", ""),
            ("home", "fax", ""),
            ("work", "fax", ""),
            ("pager", ""),
            ("other", "AssistantPhone"),
        ]
    )
    assert contact.person
    assert contact.organisation == "IBM, Accounting"
    assert contact.others == ("PRODID", "NICKNAME", "TITLE", "X-ABADR", "URL", "BDAY", "PHOTO")
