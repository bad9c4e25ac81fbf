"""What German ledgers write for the words of the closed sets."""

from __future__ import annotations

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

STATES_BY_LANGUAGE = {"de": GERMAN_STATES}
"""Language → word → state; in any other language the states are called as they are written."""

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
