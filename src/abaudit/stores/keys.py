"""The keys of an event, each declared once: what tables call it, what may stand there, how that is read and written.

`KEYS` is the table.  Those that decide whether an event counts, and for whom, are read by `abaudit.stores.fields`
itself, for they depend on each other; all others are `OWN` and have a `KeyKind`.  An own key is an attribute of `Event`
of the same name, with the default that means that nothing is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from abaudit.documents.parts import sha256
from abaudit.i18n import _
from abaudit.model.consent import BASES, HOW, Evidence
from abaudit.stores.moments import NoMoment, day
from abaudit.stores.spoken import GERMAN_BASES, GERMAN_HOW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from abaudit.documents import Reader

Value = str | bool | tuple[str, ...] | dict[str, str]
"""What stands at a key of a text ledger; empty where nothing is said."""


def _same(value: Any) -> Any:
    return value


@dataclass(frozen=True, slots=True)
class KeyKind:
    """What may stand at a key: how it is read from a document, written to one, and kept in a chain."""

    schema: Mapping[str, Any]
    read: Callable[[Reader, str], Any]
    """(reader, key) → the attribute of the event; what is wrong is noted in the reader's problems."""
    written: Callable[[Any], Value] = _same
    """The attribute → what a text ledger says."""
    stored: Callable[[Any], Any] | None = None
    """The attribute → JSON for the chain; None where that is what a text ledger says."""
    restored: Callable[[Any], Any] = _same
    """JSON of the chain → the attribute; `ValueError`, `TypeError` or `AttributeError` where it is no such value."""
    texts: Callable[[Any], Iterable[str]] = lambda _value: ()
    """The attribute → the texts of somebody's own in it, which every form of a ledger must be able to hold."""
    is_list: bool = False
    """Whether it may be several, which a table parts by ``|``."""
    has_lines: bool = False
    """Whether it is a sentence of several lines."""
    is_day: bool = False


def _read_day(reader: Reader, key: str) -> date | None:
    written = reader.text(key)
    try:
        return day(written) if written else None
    except NoMoment as error:
        reader.wrong(key, str(error))
        return None


def _read_evidence(reader: Reader, key: str) -> Evidence | None:
    if not reader.has(key):
        return None
    entry = reader.mapping(key)
    file = entry.text("file")
    if not file and not entry.has("file"):
        reader.wrong(key, _("The evidence names no file."))
    return Evidence(file, sha256(entry))


def _read_basis(reader: Reader, key: str) -> str:
    return reader.choice(key, BASES, words=GERMAN_BASES) or "consent"


def _stored_evidence(evidence: Evidence | None) -> dict[str, Any]:
    """The piece as its event names it in a chain."""
    if evidence is None:
        return {}
    parts = {"file": evidence.file, "sha256": evidence.sha256, "stored": evidence.stored}
    return {key: value for key, value in parts.items() if value}


def _restored_evidence(body: dict[str, Any]) -> Evidence | None:
    return Evidence(body.get("file", ""), body.get("sha256", ""), stored=bool(body.get("stored"))) if body else None


def _refer(name: str, **more: Any) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}", **more}


def _one(text: str) -> tuple[str, ...]:
    return (text,)


TEXT = KeyKind(_refer("text"), lambda reader, key: reader.text(key), texts=_one)
LINES = KeyKind(_refer("text"), lambda reader, key: reader.text(key), texts=_one, has_lines=True)
NAMES = KeyKind(_refer("texts"), lambda reader, key: reader.texts(key), restored=tuple, texts=_same, is_list=True)
DAY = KeyKind(
    _refer("day"),
    _read_day,
    written=lambda value: value.isoformat() if value else "",
    restored=date.fromisoformat,
    is_day=True,
)
FLAG = KeyKind({"enum": ["true", "false", "yes", "no"]}, lambda reader, key: reader.boolean(key), restored=bool)
WAY = KeyKind({"enum": list(HOW)}, lambda reader, key: reader.choice(key, HOW, words=GERMAN_HOW))
BASIS = KeyKind({"enum": list(BASES)}, _read_basis, written=lambda value: value if value != "consent" else "")
EVIDENCE = KeyKind(
    {
        "type": "object",
        "required": ["file"],
        "additionalProperties": False,
        "properties": {"file": _refer("text"), "sha256": _refer("sha256")},
    },
    _read_evidence,
    written=lambda value: {"file": value.file, "sha256": value.sha256} if value else "",
    stored=_stored_evidence,
    restored=_restored_evidence,
    texts=lambda value: (value.file,) if value else (),
)
_SCOPE = KeyKind({}, lambda reader, key: reader.texts(key), is_list=True)
_DECISIVE = KeyKind({}, lambda reader, key: reader.text(key))


@dataclass(frozen=True, slots=True)
class EventKey:
    """One key of an event."""

    name: str
    """In YAML, in tables, on the command line and in a chain."""
    german: str
    """What a German table calls its column."""
    kind: KeyKind
    is_own: bool = True
    """Whether it is read for itself, as its kind says."""
    schema: Mapping[str, Any] | None = None
    """Where the kind's does not say it."""
    comes_last: bool = False
    """Whether its column stands behind the others, because tables were in use before it was added."""


KEYS = (
    EventKey("number", "Nummer", _SCOPE, is_own=False, schema=_refer("texts")),
    EventKey("numbers", "Nummern", _SCOPE, is_own=False, schema=_refer("texts")),
    EventKey("person", "Person", _DECISIVE, is_own=False, schema=_refer("text")),
    EventKey("known_as", "Auch_bekannt_als", NAMES),
    EventKey("state", "Zustand", _DECISIVE, is_own=False, schema=_refer("state")),
    EventKey("on", "Datum", _DECISIVE, is_own=False, schema=_refer("moment")),
    EventKey("how", "Art", WAY),
    EventKey("controller", "Verantwortlicher", _DECISIVE, is_own=False, schema=_refer("text")),
    EventKey("recipients", "Empfänger", _SCOPE, is_own=False, schema=_refer("recipients")),
    EventKey("purposes", "Zwecke", _SCOPE, is_own=False, schema=_refer("purposes")),
    EventKey("text", "Text", TEXT),
    EventKey("evidence", "Nachweis", EVIDENCE),
    EventKey("until", "gültig_bis", DAY),
    EventKey(
        "on_phone",
        "auf_Telefon_seit",
        DAY,
        schema=_refer("day", description="The day on which the number came onto the phone."),
        comes_last=True,
    ),
    EventKey("basis", "Rechtsgrundlage", BASIS),
    EventKey("document", "Dokument", TEXT),
    EventKey("guardian", "Sorgeberechtigt", TEXT),
    EventKey("explicit", "ausdrücklich", FLAG),
    EventKey("voluntary", "freiwillig", LINES),
    EventKey("note", "Notiz", LINES),
)
"""Every key that an event can have, in the order in which a text ledger is written."""

OWN = tuple(key for key in KEYS if key.is_own)

SHA256 = "sha256"
"""The column of a table beside that of the evidence, which in YAML is a key within it."""

NAMES_OF_COLUMNS = (*(key.name for key in sorted(KEYS, key=lambda key: key.comes_last)), SHA256)
"""What a table may have, in the order in which one is written."""

GERMAN_COLUMNS = {key.name: key.german for key in KEYS} | {SHA256: "Nachweis_SHA256"}
COLUMNS_BY_LANGUAGE = {"de": GERMAN_COLUMNS}
"""Language → key → what its tables call it; in any other language the keys stand for themselves."""
