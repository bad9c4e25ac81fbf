"""The corpus of the formats that are neither vCard nor delimited text: what each must read as, beside it as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from abaudit import importers

if TYPE_CHECKING:
    from abaudit.importers import AddressBook
    from abaudit.model.contacts import Contact

CORPUS = Path(__file__).parent / "corpus" / "formats"
_EXPECTED = ".expected.json"


def files() -> list[Path]:
    """Every file of the corpus."""
    return sorted(file for file in CORPUS.glob("*/*") if not file.name.endswith(_EXPECTED))


def expected(file: Path) -> Path:
    """Where it says what *file* must read as."""
    return file.with_name(file.name + _EXPECTED)


def described(data: bytes) -> str:
    """What the readers make of *data*, as the JSON that lies beside the file; what is empty is left out."""
    contents = importers.contents(data)
    shown = {
        "problem": contents.problem,
        "hint": contents.hint,
        "aside": [each.name for each in contents.aside],
        "books": [_book(book) for book in contents.books],
    }
    return json.dumps(_without_empty(shown), ensure_ascii=False, indent=1) + "\n"


def _book(book: AddressBook) -> dict[str, Any]:
    imported = book.imported
    return {
        "name": book.name,
        "layout": imported.layout,
        "encoding": imported.encoding,
        "day": imported.day.isoformat() if imported.day else "",
        "phones": [f"{column.index} {column.header}" for column in imported.phone_columns],
        "aside": [f"{column.index} {column.header}" for column in imported.columns_aside],
        "counted": imported.counted,
        "contacts": [_contact(book, contact) for contact in imported.contacts],
        "unread": [f"{part.code} record {part.record} line {part.line}" for part in imported.unread],
        "noise": [f"{part.code} line {part.line}" for part in imported.noise],
    }


def _contact(book: AddressBook, contact: Contact) -> dict[str, Any]:
    data, imported = book.data, book.imported
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
                "at": f"line {entry.line}: {data[entry.span.start : entry.span.end].decode('utf-8', 'replace')}",
                "kinds": " ".join(entry.kinds),
                "label": entry.label,
                "whatsapp": entry.whatsapp,
            }
            for entry in contact.entries
        ],
        "fields": [
            f"{field.name} line {field.line}: {importers.decode_field(data, imported, field)}"
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
