"""The corpus of tables: what each must read as, beside it as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from abaudit.importers import tables

if TYPE_CHECKING:
    from collections.abc import Iterable

    from abaudit.model.contacts import Column, Contact, Imported

CORPUS = Path(__file__).parent / "corpus" / "tables"


def files() -> list[Path]:
    """Every table of the corpus."""
    return sorted(file for file in CORPUS.glob("*/*") if file.suffix != ".json")


def expected(file: Path) -> Path:
    """Where it says what *file* must read as."""
    return file.with_name(file.name + ".json")


def described(data: bytes) -> str:
    """What the reader makes of *data*, as the JSON that lies beside the file; what is empty is left out."""
    imported = tables.read(data)
    shown = {
        "layout": imported.layout or f"none: {imported.problem} {imported.hint}",
        "encoding": imported.encoding,
        "phones": _columns(imported.phone_columns),
        "names": _columns(imported.name_columns),
        "aside": _columns(imported.columns_aside),
        "consents": _columns(imported.consent_columns),
        "headers known": f"{imported.known_headers} of {len(imported.columns)}" if imported.columns else "",
        "office": imported.office,
        "counted": imported.counted,
        "contacts": [_contact(data, imported, contact) for contact in imported.contacts],
        "in free text": [
            f"{mention.where} record {mention.record} line {mention.line}: {mention.text}"
            for mention in imported.mentions
        ],
        "unread": [f"{part.code} record {part.record} line {part.line}" for part in imported.unread],
        "noise": [f"{part.code} line {part.line}" for part in imported.noise],
    }
    return json.dumps(_without_empty(shown), ensure_ascii=False, indent=1) + "\n"


def _columns(columns: Iterable[Column]) -> list[str]:
    return [f"{column.index} {column.header}" for column in columns]


def _contact(data: bytes, imported: Imported, contact: Contact) -> dict[str, Any]:
    return {
        "at": f"record {contact.record} line {contact.line} bytes {contact.span.start}-{contact.span.end}",
        "name": " / ".join(contact.names),
        "company": contact.company,
        "name unknown": contact.name_unknown,
        "organisation": contact.organisation,
        "person": contact.person,
        "groups": list(contact.groups),
        "entries": [
            {
                "raw": entry.raw,
                "at": f"line {entry.line} bytes {entry.span.start}-{entry.span.end}",
                "kinds": " ".join(entry.kinds),
                "label": entry.label,
            }
            for entry in contact.entries
        ],
        "fields": [
            f"{field.name} line {field.line}: {tables.decode_field(data, imported.encoding, field)}"
            for field in contact.fields
        ],
        "others": list(contact.others),
    }


def _without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {key: _without_empty(part) for key, part in value.items()}
        return {key: part for key, part in kept.items() if part not in ("", [], {}, None, False)}
    if isinstance(value, list):
        return [_without_empty(part) for part in value]
    return value
