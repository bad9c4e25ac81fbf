"""Why a part of a vCard file could not be read, in stable codes and in words for the owner of the address book."""

from __future__ import annotations

from abaudit.i18n import N_

UNREAD = {
    "vcard-truncated": N_("The file ends in the middle of a card. It was probably cut off; export it again."),
    "vcard-outside-card": N_("A phone line stands outside of any card, so nobody can tell whose number it is."),
    "vcard-phone-line": N_("A phone line has no colon, so nobody can tell where its number begins."),
    "vcard-stray-text": N_("A line that belongs to no field may hold a number."),
    "vcard-unknown-property": N_("A field that vCard does not know seems to hold a number."),
    "vcard-number-elsewhere": N_("A field that is no phone line holds a number that no phone line of the card has."),
    "vcard-indented-number": N_("An indented phone line counts as part of the field above it."),
    "vcard-swallowed-number": N_("A phone line counts as part of the field above it, which does not end before it."),
    "vcard-indented": N_("The lines of a card are indented, so it cannot be told where a field ends."),
    "vcard-mixed-encodings": N_("Parts of the file are encoded differently from its beginning and could not be read."),
    "vcard-agent": N_("A card inside another card could not be taken apart."),
    "count-mismatch": N_("A second count of the phone lines came to another number than the reader."),
}
"""What may hold a number."""

NOISE = {
    "vcard-comment": N_("A comment; vCard knows none."),
    "vcard-continued-text": N_("A line of text that was not folded onto the field before it."),
    "vcard-no-property": N_("A line that is no field."),
    "vcard-unknown-name": N_("A field that vCard does not know, or a line of text with a colon in it."),
    "vcard-outside-line": N_("A line outside of any card."),
    "vcard-other-component": N_("The beginning or end of something else than a card."),
    "vcard-begin-repeated": N_("The beginning of a card stands there twice."),
    "vcard-end-missing": N_("A card has no end; it was taken to end where the next one begins."),
    "vcard-end-stray": N_("The end of a card that never began."),
}
"""What cannot hold a number."""
