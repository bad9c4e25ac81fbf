"""Bytes of a YAML document → nodes that know their lines.

Built from YAML's event stream, so nothing is ever resolved or expanded: scalars are text, and anchors, aliases, tags,
merge keys, directives and further documents are problems.  libyaml is used where it is there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from abaudit.documents.quoting import quotable
from abaudit.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from abaudit.documents.problems import Problems

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 20
"""Far more than any document of this program needs; deeper ones are attacks or accidents."""


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """One value as written, without its quotes; an empty one was left out (``key:``)."""

    text: str = field(repr=False)
    line: int


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list."""

    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class KeyValue:
    """One key of a mapping; ``written`` is how the document calls it where that differs from the key."""

    key: str = field(repr=False)
    line: int
    value: Node
    written: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class MapNode:
    """Keys in the order written."""

    entries: Mapping[str, KeyValue] = field(repr=False)
    line: int


Node = ScalarNode | ListNode | MapNode


def parse(data: bytes, problems: Problems) -> MapNode:
    """The document in *data*; what is wrong is noted in *problems*, and raised where nothing can be read.

    Lines are physical and 1-based.
    """
    text = _decoded(data, problems)
    import yaml

    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return _Builder(yaml.parse(text, Loader=loader), problems).document()
    except yaml.MarkedYAMLError as error:
        _note_syntax(error, text, problems)
    # Raised outside the handler: the library's error quotes the document and must not come along as a context.
    raise problems.as_error()


class _Builder:
    """Events of one stream → one tree."""

    def __init__(self, events: Iterator[Any], problems: Problems) -> None:
        self._events = events
        self._last = 1
        self._problems = problems

    def document(self) -> MapNode:
        """The only document of the stream."""
        next(self._events)  # the stream's start
        start = next(self._events)
        if type(start).__name__ == "StreamEndEvent":
            self._problems.stop(_("There is nothing in this file but blank lines and comments."))
        if start.version or start.tags:
            self._problems.add(_("Lines that begin with % are not read here."), start.start_mark.line + 1)
        root = self._node(next(self._events), depth=1)
        next(self._events)  # the document's end
        further = next(self._events)
        if type(further).__name__ == "DocumentStartEvent":
            self._problems.stop(
                _("A second document begins here; a file holds one."),
                further.start_mark.line + 1,
                _("Remove the line with the three dashes, or make two files of it."),
            )
        if not isinstance(root, MapNode):
            self._problems.stop(_("The file does not begin with a key and its value, such as “abaudit: …”."), root.line)
        return root

    def _node(self, event: Any, depth: int) -> Node:
        kind = type(event).__name__
        line = self._line_of(event)
        if event.anchor is not None:
            self._problems.add(
                _("Anchors (&) and aliases (*) are not read here."),
                line,
                _("Write the value out; a value that begins with & or * needs quotes."),
            )
        if kind == "AliasEvent":
            return ScalarNode("", line)
        if event.tag is not None:
            self._problems.add(
                _("Tags (!) are not read here."), line, _("Remove it; a value that begins with ! needs quotes.")
            )
        if kind == "ScalarEvent":
            return ScalarNode(event.value, line)
        if depth > MAX_DEPTH:
            self._problems.stop(_("This is nested too deeply."), line)
        return self._list(line, depth) if kind == "SequenceStartEvent" else self._map(line, depth)

    def _line_of(self, event: Any) -> int:
        """Its line; libyaml and yaml disagree where no value was written, so that stands where the last thing did."""
        if type(event).__name__ == "ScalarEvent" and not event.value and event.implicit[0]:
            return self._last
        self._last = event.start_mark.line + 1
        return self._last

    def _list(self, line: int, depth: int) -> ListNode:
        items = []
        while type(event := next(self._events)).__name__ != "SequenceEndEvent":
            items.append(self._node(event, depth + 1))
        return ListNode(tuple(items), line)

    def _map(self, line: int, depth: int) -> MapNode:
        entries: dict[str, KeyValue] = {}
        while type(event := next(self._events)).__name__ != "MappingEndEvent":
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(key, ScalarNode) or key.text == "":
                self._problems.add(_("A key must be a word before a colon."), key.line)
            elif key.text == "<<":
                self._problems.add(_("Merging with << is not read here."), key.line, _("Write the keys out."))
            elif key.text in entries:
                self._note_repeated(key, entries[key.text].line)
            else:
                entries[key.text] = KeyValue(key.text, key.line, value)
        return MapNode(entries, line)

    def _note_repeated(self, key: ScalarNode, first: int) -> None:
        message = (
            _("“{key}” is written twice, first in line {line}.").format(key=key.text, line=first)
            if quotable(key.text)
            else _("This key is written twice, first in line {line}.").format(line=first)
        )
        self._problems.add(message, key.line, _("Only one of them can count; remove the other."))


# What YAML forbids, and the breaks that editors do not count as lines.
_FORBIDDEN = re.compile("[^\t\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_BREAK = re.compile(r"\r\n|\r|\n")


def _decoded(data: bytes, problems: Problems) -> str:
    if not data:
        problems.stop(_("The file is empty: it holds no byte at all."))
    if len(data) > MAX_BYTES:
        problems.stop(_("The file is too large ({limit} MB at most).").format(limit=MAX_BYTES // 1024 // 1024))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        problems.stop(
            _("The file is not written in UTF-8."), _line(before), _("Save it again with the encoding UTF-8.")
        )
    if forbidden := _FORBIDDEN.search(text):
        problems.stop(
            _("There is an invisible character that does not belong here (U+{code}).").format(
                code=f"{ord(forbidden.group()):04X}"
            ),
            _line(text[: forbidden.start()]),
            _("Type the line anew, or save the file as plain text in UTF-8."),
        )
    return text


def _line(before: str) -> int:
    return len(_BREAK.findall(before)) + 1


def _note_syntax(error: Any, text: str, problems: Problems) -> None:
    """Say in our own words where YAML gave up; the library's message would quote the document."""
    mark = error.problem_mark
    complaint = f"{error.context or ''} {error.problem or ''}"
    character = text[mark.index : mark.index + 1] if mark is not None else ""
    if "quoted scalar" in complaint and "end of stream" in complaint:
        mark = error.context_mark or mark
        message = _("A quotation mark is opened here and never closed.")
    elif "simple key" in complaint:
        mark = error.context_mark or mark
        message = _("There is no colon after the key, or this line is not indented far enough.")
    elif character == "\t":
        message = _("A tab stands where YAML wants spaces.")
    elif "mapping values" in complaint:
        message = _("There is a colon too many in this line, or it is indented too far.")
    elif "escape" in complaint:
        message = _("A backslash in double quotes means something else here; use single quotes.")
    elif "start any token" in complaint:
        message = _("A value that begins with this character needs quotes.")
    elif "flow" in complaint:
        message = _("A bracket is opened and not closed, or a comma is missing.")
    else:
        message = _("From here on this is not readable as YAML.")
    problems.add(
        message,
        min(mark.line + 1, len(_BREAK.split(text.rstrip("\r\n")))) if mark is not None else None,
        _("Check how the lines are indented, and put values with : # or quotation marks in single quotes."),
    )
