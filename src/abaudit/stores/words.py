"""The words of a ledger: its keys, and what German tables call them."""

from __future__ import annotations

KEYS = (
    "number", "numbers", "person", "known_as", "state", "on", "how", "controller", "recipients", "purposes", "text",
    "evidence", "until", "basis", "document", "guardian", "explicit", "voluntary", "note",
    "on_phone",
)  # fmt: skip
"""Every key that an event can have; a table has ``sha256`` beside ``evidence``."""

GERMAN_COLUMNS = {
    "number": "Nummer",
    "numbers": "Nummern",
    "person": "Person",
    "known_as": "Auch_bekannt_als",
    "state": "Zustand",
    "on": "Datum",
    "how": "Art",
    "controller": "Verantwortlicher",
    "recipients": "Empfänger",
    "purposes": "Zwecke",
    "text": "Text",
    "evidence": "Nachweis",
    "sha256": "Nachweis_SHA256",
    "until": "gültig_bis",
    "basis": "Rechtsgrundlage",
    "document": "Dokument",
    "guardian": "Sorgeberechtigt",
    "explicit": "ausdrücklich",
    "voluntary": "freiwillig",
    "note": "Notiz",
    "on_phone": "auf_Telefon_seit",
}

GERMAN_STATES = {
    "angefragt": "requested",
    "gefragt": "requested",
    "erteilt": "given",
    "gegeben": "given",
    "eingewilligt": "given",
    "erneuert": "renewed",
    "verlängert": "renewed",
    "verweigert": "refused",
    "abgelehnt": "refused",
    "widerrufen": "withdrawn",
    "zurückgenommen": "withdrawn",
    "aufgehoben": "revoked",
    "ungültig": "invalidated",
    "ungueltig": "invalidated",
}

GERMAN_HOW = {
    "unterschriebenes formular": "signed-form",
    "formular": "signed-form",
    "unterschrift": "signed-form",
    "schriftlich": "signed-form",
    "webformular": "web-form",
    "online-formular": "web-form",
    "im chat": "chat",
    "whatsapp": "chat",
    "nachricht": "chat",
    "e-mail": "email",
    "mail": "email",
    "per e-mail": "email",
    "persönlich": "in-person",
    "persoenlich": "in-person",
    "mündlich": "in-person",
    "muendlich": "in-person",
    "telefonisch": "phone-call",
    "telefon": "phone-call",
    "anruf": "phone-call",
    "telefonat": "phone-call",
    "stillschweigend": "implied",
    "konkludent": "implied",
}
"""How a consent was given, in German words → the word of the ledger."""

GERMAN_BASES = {
    "einwilligung": "consent",
    "vertrag": "contract",
    "berechtigtes interesse": "legitimate-interest",
}

DERIVED_STATES = frozenset(
    {"expired", "unknown", "not-yet", "absent", "abgelaufen", "unbekannt", "noch nicht", "fehlt"}
)
"""What follows from other events, and so cannot be written."""


def how_of(written: str) -> str:
    """How a consent was given, by a word of either language; what says none stays as it is."""
    word = " ".join(written.split()).casefold()
    return GERMAN_HOW.get(word, word)


def state_of(written: str) -> str:
    """The state that a word of either language says; what says none stays as it is."""
    word = written.strip().casefold()
    return GERMAN_STATES.get(word, word)
