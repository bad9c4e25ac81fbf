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
    "erteilt": "given",
    "erneuert": "renewed",
    "verweigert": "refused",
    "widerrufen": "withdrawn",
    "aufgehoben": "revoked",
    "ungültig": "invalidated",
    "ungueltig": "invalidated",
}

DERIVED_STATES = frozenset(
    {"expired", "unknown", "not-yet", "absent", "abgelaufen", "unbekannt", "noch nicht", "fehlt"}
)
"""What follows from other events, and so cannot be written."""


def state_of(written: str) -> str:
    """The state that a word of either language says; what says none stays as it is."""
    word = written.strip().casefold()
    return GERMAN_STATES.get(word, word)
