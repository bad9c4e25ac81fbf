"""The corpus of vCard files: what each must read as, beside it as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from abaudit.importers import vcard
from abaudit.model.contacts import Contact, Imported

CORPUS = Path(__file__).parent / "corpus" / "vcard"


def files() -> list[Path]:
    """Every vCard file of the corpus."""
    return sorted(CORPUS.glob("*.vcf"))


def expected(file: Path) -> Path:
    """Where what is expected of *file* is kept."""
    return file.with_suffix(".json")


def described(data: bytes) -> str:
    """What the reader makes of *data*, as the JSON that lies beside the file; what is empty is left out."""
    imported = vcard.read(data)
    shown = {
        "encoding": imported.encoding,
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


def _contact(data: bytes, imported: Imported, contact: Contact) -> dict[str, Any]:
    shown = asdict(contact) | {
        "span": [contact.span.start, contact.span.end],
        "entries": [asdict(entry) | {"span": [entry.span.start, entry.span.end]} for entry in contact.entries],
        "fields": [
            {"name": field.name, "line": field.line, "text": vcard.decode_field(data, imported.encoding, field)}
            for field in contact.fields
        ],
    }
    for entry in shown["entries"]:
        entry["raw"] = f"<{entry['raw']}>"  # an empty number is one, too
    return shown


def _without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {key: _without_empty(part) for key, part in value.items()}
        return {key: part for key, part in kept.items() if part not in ("", [], {}, None, False)}
    if isinstance(value, (list, tuple)):
        return [_without_empty(part) for part in value]
    return value
