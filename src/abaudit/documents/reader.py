"""Nodes → values of the right kind; whatever is wrong is noted with its line and never quoted.

A value that is missing or wrong comes back as an empty stand-in, so that reading goes on and everything is reported at
once.  Only keys and words of a closed vocabulary ever appear in a message.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from abaudit.documents.quoting import quotable, suggest
from abaudit.documents.tree import KeyValue, ListNode, MapNode, Node, ScalarNode
from abaudit.i18n import LANGUAGES, _
from abaudit.model.days import day_of, is_written_as_day

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import date

    from abaudit.documents.problems import Problems

_BOOLEANS = ("true", "false")
_BOOLEAN_WORDS = {"yes": "true", "ja": "true", "no": "false", "nein": "false"}
_HEADER = re.compile(r"([a-z]{1,20})/(\d{1,4})", re.ASCII)


class Reader:
    """One mapping of a document, read key by key.

    Every method that takes a key makes that key a known one; `close` reports those that nobody asked for.  Readers of
    inner mappings are closed with their parent.  ``required`` notes a problem where the key or its value is missing.
    """

    def __init__(self, node: MapNode, problems: Problems) -> None:
        self.problems = problems
        self.line = node.line
        self._entries = node.entries
        self._asked: dict[str, None] = {}
        self._inner: dict[int, Reader] = {}

    def keys(self) -> tuple[str, ...]:
        """All keys in the order written; for mappings whose keys are not a closed set (ask for each, then)."""
        return tuple(self._entries)

    def everything(self) -> Iterator[ScalarNode]:
        """Every value in this mapping and below, wherever it stands."""
        nodes: list[Node] = [entry.value for entry in self._entries.values()]
        while nodes:
            node = nodes.pop()
            if isinstance(node, ScalarNode):
                yield node
            else:
                nodes += node.items if isinstance(node, ListNode) else [e.value for e in node.entries.values()]

    def has(self, key: str) -> bool:
        """Whether *key* is there with anything in it."""
        return self._value(key) is not None

    def stands(self, key: str) -> bool:
        """Whether *key* is written, even with nothing in it."""
        return key in self._entries

    def line_of(self, key: str) -> int:
        """The line of *key*, or of the mapping where the key is missing."""
        entry = self._entries.get(key)
        return entry.line if entry else self.line

    def called(self, key: str) -> str:
        """What the document itself calls *key*."""
        entry = self._entries.get(key)
        return (entry.written or key) if entry else key

    def wrong(self, key: str, message: str, hint: str = "") -> None:
        """Note a problem at *key*: *message* is translated and holds no personal data."""
        self.problems.add(message, self.line_of(key), hint)

    def text(self, key: str, *, required: bool = False) -> str:
        """One value, stripped; empty where there is none."""
        value = self._value(key, required=required)
        if isinstance(value, ListNode | MapNode):
            self.wrong(key, _("“{key}” takes one value, not several.").format(key=self._shown(key)))
            return ""
        return value.text.strip() if value else ""

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """One value or a list of them, stripped, without empty ones."""
        return tuple(scalar.text for scalar in self.scalars(key, required=required))

    def scalars(self, key: str, *, required: bool = False) -> tuple[ScalarNode, ...]:
        """As `texts`, each with its own line."""
        value = self._value(key, required=required)
        if value is None:
            return ()
        scalars = []
        for item in value.items if isinstance(value, ListNode) else (value,):
            if not isinstance(item, ScalarNode):
                message = _("“{key}” takes a value or a list of values.").format(key=self._shown(key))
                self.problems.add(message, item.line)
            elif item.text.strip():
                scalars.append(ScalarNode(item.text.strip(), item.line))
            else:
                self.problems.add(_("There is an empty value in “{key}”.").format(key=self._shown(key)), item.line)
        if not scalars and required and isinstance(value, ListNode) and not value.items:
            self._note_missing(key)
        return tuple(scalars)

    def choice(
        self, key: str, allowed: Collection[str], *, required: bool = False, words: Mapping[str, str] | None = None
    ) -> str:
        """One of *allowed*, or empty; *words* are further spellings → the allowed word that they mean."""
        return self._chosen(key, ScalarNode(self.text(key, required=required), self.line_of(key)), allowed, words)

    def choices(
        self, key: str, allowed: Collection[str], *, required: bool = False, words: Mapping[str, str] | None = None
    ) -> tuple[str, ...]:
        """One or several of *allowed*, each once, in the order written."""
        chosen = (self._chosen(key, scalar, allowed, words) for scalar in self.scalars(key, required=required))
        return tuple(dict.fromkeys(word for word in chosen if word))

    def boolean(self, key: str, *, default: bool = False) -> bool:
        """``true`` or ``false`` (yes and no, ja and nein are understood)."""
        word = self.choice(key, _BOOLEANS, words=_BOOLEAN_WORDS)
        return word == "true" if word else default

    def integer(self, key: str, *, minimum: int, maximum: int, required: bool = False) -> int | None:
        """A whole number within the bounds."""
        written = self.text(key, required=required)
        if not written:
            return None
        if re.fullmatch(r"[+-]?\d{1,12}", written, re.ASCII) and minimum <= int(written) <= maximum:
            return int(written)
        message = _("“{key}” must be a whole number from {minimum} to {maximum}.")
        self.wrong(key, message.format(key=self._shown(key), minimum=minimum, maximum=maximum))
        return None

    def date(self, key: str, *, required: bool = False) -> date | None:
        """A day written as year-month-day or day.month.year."""
        written = self.text(key, required=required)
        if not written:
            return None
        if not is_written_as_day(written):
            message = _("“{key}” must be a date such as 2026-03-01 or 01.03.2026.")
            self.wrong(key, message.format(key=self._shown(key)))
            return None
        found = day_of(written)
        if found is None:
            self.wrong(key, _("The date in “{key}” does not exist.").format(key=self._shown(key)))
        return found

    def localized(self, key: str, *, required: bool = False) -> tuple[tuple[str, str], ...]:
        """The same sentence in several languages, as (language, sentence) pairs; English must be among them."""
        inner = self.mapping(key, required=required)
        if not self.has(key):
            return ()
        sentences = ((language, inner.text(language, required=language == "en")) for language in LANGUAGES)
        return tuple((language, sentence) for language, sentence in sentences if sentence)

    def mapping(self, key: str, *, required: bool = False) -> Reader:
        """The mapping at *key*; an empty one where there is none."""
        value = self._value(key, required=required)
        if not isinstance(value, MapNode):
            if value is not None:
                self.wrong(key, _("“{key}” takes keys with values below it.").format(key=self._shown(key)))
            return Reader(MapNode({}, self.line_of(key)), self.problems)
        return self._below(value)

    def items(self, key: str, *, required: bool = False) -> tuple[Reader, ...]:
        """The mappings in the list at *key*."""
        value = self._value(key, required=required)
        if value is None:
            return ()
        if not isinstance(value, ListNode):
            hint = _("Begin each entry with a dash.")
            self.wrong(key, _("“{key}” takes a list of entries.").format(key=self._shown(key)), hint)
            return ()
        readers = []
        for item in value.items:
            if isinstance(item, MapNode):
                readers.append(self._below(item))
            else:
                message = _("Each entry of “{key}” takes keys with values.").format(key=self._shown(key))
                self.problems.add(message, item.line)
        return tuple(readers)

    def header(self, kind: str, version: int = 1) -> None:
        """Check ``abaudit: KIND/VERSION``; raise at once where the document is of another kind or version."""
        expected = f"{kind}/{version}"
        hint = _("Begin the file with “abaudit: {header}”.").format(header=expected)
        written = self.text("abaudit")
        if written == expected:
            return
        parts = _HEADER.fullmatch(written)
        if parts is None:
            self.problems.add(_("The file does not say what it is."), self.line_of("abaudit"), hint)
        elif parts.group(1) != kind:
            message = _("This file says that it is “{written}”, but “{expected}” is needed here.")
            self.problems.stop(message.format(written=written, expected=expected), self.line_of("abaudit"))
        else:
            message = _("This file is written for another version of abaudit ({written}; this one reads {expected}).")
            update = _("Install the current abaudit.")
            written_for = message.format(written=written, expected=expected)
            self.problems.stop(written_for, self.line_of("abaudit"), update if int(parts.group(2)) > version else hint)

    def close(self) -> None:
        """Report the keys that nobody asked for, here and in all inner mappings."""
        for entry in self._entries.values():
            if entry.key not in self._asked:
                self._note_unknown(entry)
        for inner in self._inner.values():
            inner.close()

    def _below(self, node: MapNode) -> Reader:
        return self._inner.setdefault(id(node), Reader(node, self.problems))

    def _value(self, key: str, *, required: bool = False) -> Node | None:
        """What stands at *key*; None where the key is missing or holds nothing."""
        self._asked[key] = None
        entry = self._entries.get(key)
        if entry is None or (isinstance(entry.value, ScalarNode) and not entry.value.text.strip()):
            if required:
                self._note_missing(key)
            return None
        return entry.value

    def _chosen(self, key: str, scalar: ScalarNode, allowed: Collection[str], words: Mapping[str, str] | None) -> str:
        if not scalar.text or scalar.text in allowed:
            return scalar.text
        folded = scalar.text.casefold()
        known = {**{word.casefold(): word for word in allowed}, **(words or {})}
        if folded in known:
            return known[folded]
        # A value may be a name that slipped into the wrong place: quote nothing of it, only what it resembles.
        message = _("“{key}” holds a word that is not known here.").format(key=self._shown(key))
        self.problems.add(message, scalar.line, _did_you_mean(suggest(scalar.text, known), allowed))
        return ""

    def _shown(self, key: str) -> str:
        called = self.called(key)
        return called if quotable(called) or called != key else "…"

    def _note_missing(self, key: str) -> None:
        self.wrong(key, _("“{key}” is missing.").format(key=self._shown(key)))

    def _note_unknown(self, entry: KeyValue) -> None:
        guess = suggest(entry.key, self._asked)
        message = (
            _("The key “{key}” is not known here.").format(key=entry.key)
            if quotable(entry.key)
            else _("This key is not known here.")
        )
        self.problems.add(message, entry.line, _did_you_mean(guess, tuple(self._asked)))


def _did_you_mean(guess: str, allowed: Collection[str]) -> str:
    one_of = _("Possible here: {words}.").format(words=", ".join(allowed))
    return f"{_('Did you mean “{word}”?').format(word=guess)} {one_of}" if guess else one_of
