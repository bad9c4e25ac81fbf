"""Why a part of a phone book could not be read, in stable codes and in words for its owner."""

from __future__ import annotations

from abaudit.i18n import N_

UNREAD = {
    "fritzbox-broken": N_("The file is no proper XML from here on. It was probably cut off; export it again."),
    "fritzbox-entities": N_("The file defines entities of its own, which a phone book never needs; nothing was read."),
    "fritzbox-outside": N_("A number stands outside of any contact, so nobody can tell whose it is."),
    "count-mismatch": N_("A second count of the numbers came to another number than the reader."),
}

NOISE = {
    "fritzbox-internal": N_("A telephone of the box itself (internal number)."),
    "fritzbox-empty": N_("An empty field for a number."),
}
