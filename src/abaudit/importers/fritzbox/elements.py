"""XML → contacts.  The parser is defusedxml's: entities and external references are refused before anything grows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from abaudit.importers.fritzbox.reasons import NOISE, UNREAD
from abaudit.importers.shared.naming import of_record
from abaudit.model.contacts import Contact, Noise, PhoneEntry, Span, Unread

if TYPE_CHECKING:
    from abaudit.model.contacts import Kind

_KINDS: dict[str, tuple[Kind, ...]] = {
    "home": ("home",),
    "mobile": ("cell",),
    "work": ("work",),
    "fax_work": ("work", "fax"),
    "fax_home": ("home", "fax"),
    "fax": ("fax",),
    "main": ("main",),
    "memo": ("other",),
    "other": ("other",),
    "": (),
}
_INTERNAL_OWNER = "255"
_OWN_LABEL = "label:"
_IMPORTANT = "VIP"
_OTHERS = {"email": "EMAIL", "imageURL": "PHOTO", "ringtone": "RINGTONE"}


class RefusedError(Exception):
    """The document cannot be read beyond a place; ``at`` is an offset in bytes, ``line`` is 1-based."""

    def __init__(self, code: str, at: int, line: int) -> None:
        super().__init__(code)
        self.code = code
        self.at = at
        self.line = line


@dataclass(slots=True)
class _OpenContact:
    """A contact that is being read."""

    start: int
    line: int
    names: list[str] = field(default_factory=list)
    important: bool = False
    entries: list[PhoneEntry] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


class PhonebookReader:
    """Collects what one phone book holds, as the target of an XML parser."""

    def __init__(self, data: bytes, encoding: str) -> None:
        self.contacts: list[Contact] = []
        self.unread: list[Unread] = []
        self.noise: list[Noise] = []
        self._data = data
        self._encoding = encoding
        self._parser: Any = None
        self._text: list[str] = []
        self._contact: _OpenContact | None = None
        self._is_internal = False
        self._number: tuple[int, int, str] | None = None
        """Where the open ``number`` begins (offset, line), and its type."""
        self._records = 0

    def read(self) -> None:
        """Read everything; `RefusedError` where that is not possible beyond some place."""
        from defusedxml import DefusedXmlException
        from defusedxml.ElementTree import ParseError, XMLParser

        outer = XMLParser(target=self, forbid_entities=True, forbid_external=True)
        self._parser = outer.parser
        try:
            outer.feed(self._data)
            outer.close()
        except DefusedXmlException:
            raise RefusedError("fritzbox-entities", *self._here()) from None
        except (ParseError, ValueError, LookupError):
            self._finish(len(self._data))
            at, line = self._parser.ErrorByteIndex, self._parser.ErrorLineNumber
            raise RefusedError("fritzbox-broken", max(0, at), max(1, line)) from None

    # The interface of a target, called by the parser.

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        at, line = self._here()
        if self._number is None or tag in ("number", "contact"):
            self._text = []  # what stands inside of tags within a number is a part of it
        if tag == "phonebook":
            self._is_internal = attributes.get("owner", "").strip() == _INTERNAL_OWNER
        elif tag == "contact":
            self._finish(at)
            self._contact = _OpenContact(at, line)
        elif tag == "number":
            self._number = (at, line, attributes.get("type", "").strip())

    def data(self, text: str) -> None:
        """Text between two tags."""
        self._text.append(text)

    def end(self, tag: str) -> None:
        """An element ends."""
        text = "".join(self._text)
        end = self._behind_tag(self._here()[0])
        if tag == "number":
            self._take_number(text, end)
        elif tag == "contact":
            self._finish(end)
        elif self._contact is not None:
            self._take_field(tag, text.strip())
        if self._number is None:
            self._text = []

    def close(self) -> None:
        """The document ends."""

    def _take_field(self, tag: str, text: str) -> None:
        contact = self._contact
        if contact is None:
            return
        if tag == "realName":
            contact.names.append(" ".join(text.split()))
        elif tag == "category":
            contact.important = contact.important or text == "1"
        elif tag in _OTHERS and text:
            contact.others.append(_OTHERS[tag])

    def _take_number(self, text: str, end: int) -> None:
        if self._number is None:
            return
        (start, line, kind), self._number = self._number, None
        if not text.strip():
            self.noise.append(Noise(line, "fritzbox-empty", NOISE["fritzbox-empty"]))
        elif self._is_internal or kind == "intern":
            self.noise.append(Noise(line, "fritzbox-internal", NOISE["fritzbox-internal"]))
        elif self._contact is None:
            self._records += 1
            span = Span(start, end)
            entry = self._entry(text, line, span, kind)
            self.contacts.append(Contact(self._records, line, span, entries=(entry,)))
            self.unread.append(Unread(self._records, line, span, "fritzbox-outside", UNREAD["fritzbox-outside"]))
        else:
            self._contact.entries.append(self._entry(text, line, Span(start, end), kind))

    @staticmethod
    def _entry(text: str, line: int, span: Span, kind: str) -> PhoneEntry:
        own = kind[len(_OWN_LABEL) :] if kind.startswith(_OWN_LABEL) else "" if kind in _KINDS else kind
        return PhoneEntry(text, line, span, _KINDS.get(kind, ("custom",)), own)

    def _finish(self, end: int) -> None:
        """End the open contact, if there is one."""
        contact, self._contact = self._contact, None
        if contact is None or (self._is_internal and not contact.entries):
            return
        self._records += 1
        names = of_record(contact.names)
        self.contacts.append(
            Contact(
                record=self._records,
                line=contact.line,
                span=Span(contact.start, end),
                name=names.name,
                other_names=names.other_names,
                groups=(_IMPORTANT,) if contact.important else (),
                entries=tuple(contact.entries),
                others=tuple(dict.fromkeys(contact.others)),
            )
        )

    def _here(self) -> tuple[int, int]:
        return max(0, self._parser.CurrentByteIndex), max(1, self._parser.CurrentLineNumber)

    def _behind_tag(self, at: int) -> int:
        """Behind the tag that begins at *at*."""
        close = self._data.find(b">", at)
        if close < 0:
            return len(self._data)
        return min(len(self._data), close + (2 if self._encoding == "utf-16-le" else 1))
