"""What an entry says as a number: EXACT, REVIEW or NONE."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from abaudit.i18n import N_
from abaudit.model.worded import Worded

Via = Literal["international", "region"]
"""How an exact number got its country: written with it, or completed from the stated region."""


@dataclass(frozen=True, slots=True)
class Exact:
    """The entry says this number and nothing else; the only reading that can match a consent."""

    e164: str = field(repr=False)
    via: Via


@dataclass(frozen=True, slots=True)
class Review:
    """The entry may mean a number, but not beyond doubt."""

    reason: str
    """A key of `REVIEW_REASONS`."""
    candidates: tuple[str, ...] = field(default=(), repr=False)
    """E.164 numbers that it may mean, the likeliest first; often none."""


@dataclass(frozen=True, slots=True)
class NoNumber:
    """The entry holds no telephone number of a person."""

    reason: str
    """A key of `NONE_REASONS`."""


Reading = Exact | Review | NoNumber


class ReadingKind(Worded):
    """A reading without what was read: its name in every output."""

    EXACT = "exact", N_("the entry reads as exactly one number")
    REVIEW = "review", N_("the entry cannot be read as one number beyond doubt")
    NONE = "none", N_("the entry holds no number of a person")


def kind_of(reading: Reading) -> ReadingKind:
    """Which kind of reading it is."""
    match reading:
        case Exact():
            return ReadingKind.EXACT
        case Review():
            return ReadingKind.REVIEW
        case NoNumber():
            return ReadingKind.NONE


REVIEW_REASONS: dict[str, str] = {
    "missing-prefix": N_("There is no area code or country code; write the number as +49 … (or with another country)."),
    "missing-plus": N_("The number seems to begin with a country code, but without + or 00; write it as +49 …."),
    "foreign-national-form": N_(
        "The number fits the way of writing of another country; write it with + and that country's code."
    ),
    "not-valid-in-plan": N_("No telephone number of this form exists there; check for a wrong or missing digit."),
    "added-or-dropped-digits": N_("There are digits too many or too few at the beginning, such as a zero or a plus."),
    "doubled-country-code": N_("The country code seems to be written twice."),
    "old-number-plan": N_("The number follows an older numbering plan of its country; write it in today's form."),
    "several-numbers": N_("There seems to be more than one number in this field; give each a field of its own."),
    "extension": N_("An extension is written with the number; it is not clear which line is meant."),
    "pause-digits": N_("The number contains a pause or further digits to be dialled after the connection."),
    "dialling-code": N_("A dialling code with * or # is written with the number; write the number alone."),
    "letters": N_("Letters or words stand in or directly at the number; write digits only."),
    "odd-signs": N_("There are signs in the field that do not belong to a telephone number, or one is left over."),
    "no-digits": N_("The field holds text, but no digit."),
    "not-a-number": N_("This looks like a date or a technical address rather than a telephone number."),
    "spreadsheet-damage": N_("A spreadsheet has changed the number; look it up again, the digits shown may be wrong."),
    "lost-zero": N_("The zero at the beginning is missing, as spreadsheets drop it; write the number as +49 …."),
    "waid-differs": N_("WhatsApp's own id beside the number names another one; find out which is right."),
    "longer-than-in-use": N_("There is one digit more than numbers of this range have; check for a slip of the keys."),
    "service-behind-area": N_("A short service number is written behind an area code; it is no line of a person."),
    "web-or-mail-address": N_("This is an address of the web or of e-mail; write the number alone."),
    "uri-parameter": N_("The number carries a technical addition after a semicolon; write the number alone."),
    "mixed-scripts": N_("The digits come from different scripts; type the number again."),
    "direction-override": N_("Hidden characters turn the direction of writing round; type the number again."),
    "too-long": N_("There are more digits or characters than a telephone number can have."),
}
"""Why a reading is REVIEW: code → an English sentence marked for translation, for a person who is no programmer."""

NONE_REASONS: dict[str, str] = {
    "empty": N_("The field is empty."),
    "dialling-code": N_("This is a code for the phone or the network (such as *100#), not a number of a person."),
    "emergency-number": N_("This is an emergency number."),
    "service-number": N_("This is a short number of a public or commercial service, not a number of a person."),
    "service-in-letters": N_(
        "This is a service number that is spelled in letters (such as 0800 TAXI), not a number of a person."
    ),
    "internal-number": N_(
        "This is a number inside a house or network (such as “DW 12”), which nobody outside can dial."
    ),
}
"""Why a reading is NONE: code → an English sentence marked for translation."""
