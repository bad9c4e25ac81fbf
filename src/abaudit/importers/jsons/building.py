"""What the formats written as JSON share: values made into entries, and what was not understood into `Unread`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.i18n import N_
from abaudit.importers.jsons.counting import may_be_named
from abaudit.importers.jsons.located import LineCounter
from abaudit.importers.shared.naming import Names, name_like_records, with_doubts
from abaudit.model.contacts import Contact, Imported, PhoneEntry, Unread

if TYPE_CHECKING:
    from datetime import date

    from abaudit.importers.jsons.located import LocatedDocument, Node
    from abaudit.model.contacts import Kind

BROKEN = N_("The file is no proper JSON from here on. It was probably cut off; export it again.")
NO_TEXT = N_("A value stands where a telephone number should be, and it is neither a text nor a number.")
NO_RECORD = N_("Something stands in the list of contacts that is no contact.")
MISCOUNT = N_("A second count of the telephone numbers came to another number than the reader.")
NO_LIST = N_("The file holds no list of contacts where this format has it.")


_NO_NAME = Names("")


class Builder:
    """Collects what one document holds."""

    def __init__(self, document: LocatedDocument, layout: str) -> None:
        self.document = document
        self.contacts: list[Contact] = []
        self.unread: list[Unread] = []
        self._layout = layout
        self._lines = LineCounter(document.source.units)
        self._records = 0

    def entries(self, node: Node, kinds: tuple[Kind, ...], label: str, *, whatsapp: bool = False) -> list[PhoneEntry]:
        """The entries of a value: of a list one for each item; a value that says nothing is none."""
        if node.kind == "array":
            return [entry for item in node.items for entry in self.entries(item, kinds, label, whatsapp=whatsapp)]
        if node.kind == "object" or node.text in ("true", "false"):
            self.miss(node, "json-no-text", NO_TEXT, self._records + 1)
            return []
        if node.text == "null" and node.kind == "other":
            return []
        if not node.text.strip():
            return []
        line, span = self._lines.line(node.start), self.document.span(node)
        return [PhoneEntry(node.text, line, span, kinds, label, whatsapp=whatsapp)]

    def contact(
        self,
        node: Node,
        entries: list[PhoneEntry],
        *,
        names: Names = _NO_NAME,
        organisation: str = "",
        groups: tuple[str, ...] = (),
        others: tuple[str, ...] = (),
    ) -> None:
        """Keep one record."""
        self._records += 1
        self.contacts.append(
            Contact(
                record=self._records,
                line=self._lines.line(node.start),
                span=self.document.span(node),
                name=names.name,
                other_names=names.other_names,
                organisation=organisation,
                company=names.company,
                person=names.person,
                groups=groups,
                entries=tuple(entries),
                others=others,
            )
        )

    def no_record(self, node: Node) -> None:
        """Tell of something in the list of contacts that is none."""
        self._records += 1
        self.miss(node, "json-no-record", NO_RECORD, self._records)

    def miss(self, node: Node, code: str, reason: str, record: int | None = None) -> None:
        """Tell of a value that may hold a number and was not read."""
        self.unread.append(Unread(record, self._lines.line(node.start), self.document.span(node), code, reason))

    def imported(self, counted: int, day: date | None = None) -> Imported:
        """Everything together; *counted* is the second count, believed only where the document is whole."""
        document = self.document
        whole = document.source.span(0, len(document.source.units))
        found = sum(len(contact.entries) for contact in self.contacts)
        if document.broken is not None:
            line = self._lines.line(document.broken)
            self.unread.append(Unread(None, line, document.rest(), "json-broken", BROKEN))
            counted = found
        elif counted != found:
            self.unread.append(Unread(None, 1, whole, "count-mismatch", MISCOUNT))
        source = document.source
        name_like = name_like_records(source.data, source.encoding, self.contacts, may_be_named)
        return Imported(
            layout=self._layout,
            encoding=source.encoding,
            contacts=with_doubts(self.contacts, name_like),
            name_like=name_like,
            unread=tuple(sorted(self.unread, key=lambda part: part.span.start)),
            counted=counted,
            day=day,
        )
