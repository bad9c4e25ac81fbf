"""Names with telephone numbers where no importer reads them: JSON, jCard, xCard, SQL, lists without a header, settings.

A list counts where it is most of its file, or long; a record that says itself what is name and what is number counts
alone, unless it is a company's.  So an imprint, a telephone number in a text and an entry for a firm pass.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from abaudit.personal.telling import as_number, begins_number, is_firm, is_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MANY = 10
"""People in a file that are too many to be a coincidence, however much else there is."""
_LONGEST_LINE = 2000
_AROUND = 12
"""Lines before and behind a number in which the name may stand."""
_DEEPEST = 100
_DELIMITERS = ("\t", ";", ",", "|")
_NAME_KEY = re.compile(
    r"(?:first|last|full|given|family|display|nick|user|contact|customer|kunden|vor|nach|familien|sur|person)?[ _-]?"
    r"(?:name|names|n|fn|kontakt|contact|person|kunde|customer|ansprechpartner|inhaber|owner|author)\d?",
    re.IGNORECASE,
)
"""``first_name``, ``Kundenname``, ``fn``, ``Ansprechpartner2``"""
_PHONE_KEY = re.compile(
    r".*(?:phone|telefon|telephon|mobil|handy|whatsapp|rufnummer|telnr|msisdn).*|(?:.*[ _.-])?(?:tel|fax|cell|sms|gsm)"
    r"(?:[ _.-].*)?|(?:phone)?num(?:ber|mer)s?|value",
    re.IGNORECASE,
)
"""``mobilePhone``, ``Tel. privat``, ``numbers``"""
_XCARD = re.compile(rb"<(?:\w{1,20}:)?vcard[\s>]")
_XCARD_NUMBER = re.compile(
    rb"<(?:\w{1,20}:)?tel[\s>](?:(?!</(?:\w{1,20}:)?tel>)[\s\S]){0,2000}?>[^<>]{0,20}\d[^<>]{0,40}<"
)
"""``<tel><uri>tel:+49-171-3920001</uri></tel>``"""
_INSERT = re.compile(r"\bINSERT\s+(?:\w+\s+)?INTO\b|\bREPLACE\s+INTO\b", re.IGNORECASE)
_TUPLE = re.compile(r"\)\s*,\s*\(")
_TEXT = re.compile(r"'((?:[^'\\]|''|\\.){1,200})'")
_PAIR = re.compile(
    r"[\s\-*+•\"'(\[{]*([^\d:=\t\"'|;,]{2,60}?)[\"']?\s*(?::|=>|=|,|\s-|\s–|\s)\s*"
    r"[\"']?((?:tel:)?[+(0][\d ()/.\-]{6,})[\"')\]}]?[,;]?\s*"
)
"""``- Anna Beispiel: 0171 3920001`` and ``"Anna" => "+49 171 3920001",``"""
_KEY_VALUE = re.compile(
    r"""(?<!\w)["']?([A-Za-zÄÖÜäöüß][\w .\-]{0,30}?)["']?[ \t]*(?:=>|[:=])[ \t]*"""
    r"""(?:"([^"\n]{1,80})"|'([^'\n]{1,80})'|([^\s"',{}\[\]][^"',{}\[\]\n]{0,80}))"""
)
"""``name: Anna``, ``"phone": "0171 3920001"``, ``phone => '0171 3920001'``"""
_ITEM = re.compile(r"""\s*-\s+["']?((?:tel:)?[+(0][\d ()/.\-]{6,})["']?\s*""")


def kind(data: bytes) -> str:
    """``vcard`` or ``contacts`` where *data*, a text, is a list of people; empty where it is none."""
    if _XCARD.search(data) and _XCARD_NUMBER.search(data):
        return "vcard"
    text = data.decode("utf-8", "replace")
    found = _of_json(text)
    if found is not None:
        return found
    people = _People()
    _of_sql(text, people)
    lines = [line for line in text.splitlines() if line.strip()]
    numbered = [place for place, line in enumerate(lines) if len(line) <= _LONGEST_LINE and begins_number(line)]
    for window in _windows(numbered):
        _of_blocks(lines[window.start : window.stop], people)
    if people.are_some() or _is_list([lines[place] for place in numbered], len(lines)):
        return "contacts"
    return ""


def _windows(places: list[int]) -> list[range]:
    """The lines around each of *places*, those that overlap as one."""
    found: list[range] = []
    for place in places:
        start, stop = max(0, place - _AROUND), place + _AROUND
        if found and start <= found[-1].stop:
            found[-1] = range(found[-1].start, stop)
        else:
            found.append(range(start, stop))
    return found


class _People:
    """Whom records named, and by which number."""

    def __init__(self) -> None:
        self.cards = False
        self._found: dict[str, set[str]] = {}

    def add(self, name: str, numbers: Iterable[str]) -> None:
        for number in numbers:
            self._found.setdefault(" ".join(name.split()).casefold(), set()).add(number)

    def are_some(self) -> bool:
        """Whether it is anybody but one company."""
        names = list(self._found)
        numbers = set().union(*self._found.values()) if names else set()
        return any(not is_firm(name) and " " in name for name in names) or min(len(names), len(numbers)) > 1


# ------------------------------------------------------------------------------------------------------------------


def _of_json(text: str) -> str | None:
    """What JSON, or a JSON document on each line, holds; None where it is no JSON."""
    if text.lstrip()[:1] not in ("{", "["):
        return None
    people = _People()
    for document in _documents(text):
        if document is None:
            return None
        people.add("", ())
        _walk(document, people, "", 0)
    return "vcard" if people.cards else "contacts" if people.are_some() else ""


def _documents(text: str) -> Iterator[Any]:
    try:
        yield json.loads(text)
        return
    except (ValueError, RecursionError):
        pass
    for line in text.splitlines():
        if line.strip():
            try:
                yield json.loads(line)
            except (ValueError, RecursionError):
                yield None
                return


def _walk(node: Any, people: _People, key: str, depth: int) -> set[str]:
    """The numbers in *node* that belong to nobody yet; whoever is found is added to *people*."""
    if depth > _DEEPEST:
        return set()
    if isinstance(node, dict):
        return _walk_object(node, people, key, depth)
    if isinstance(node, list):
        if _is_jcard(node):
            people.cards = True
            return set()
        numbers = set().union(*(_walk(each, people, key, depth + 1) for each in node)) if node else set()
        _row(node, people)
        return numbers
    number = as_number(node, said=True) if key and _PHONE_KEY.fullmatch(key) else ""
    return {number} if number else set()


def _walk_object(node: dict[str, Any], people: _People, key: str, depth: int) -> set[str]:
    numbers: set[str] = set()
    for name, value in node.items():
        numbers |= _walk(value, people, key if isinstance(value, dict) else name, depth + 1)
        if is_name(name) and not _PHONE_KEY.fullmatch(name) and (number := as_number(value, said=False)):
            people.add(name, [number])
        if isinstance(value, str) and (number := as_number(name, said=False)) and is_name(value):
            people.add(value, [number])
    named = [value for name, value in node.items() if _NAME_KEY.fullmatch(name) and is_name(value)]
    if not named or not numbers:
        return numbers
    people.add(" ".join(named), numbers)
    return set()


def _is_jcard(node: list[Any]) -> bool:
    if len(node) < 2 or node[0] != "vcard" or not isinstance(node[1], list):
        return False
    return any(
        isinstance(each, list) and len(each) > 3 and each[0] == "tel" and any(sign.isdigit() for sign in str(each[3]))
        for each in node[1]
    )


def _row(cells: Iterable[object], people: _People) -> bool:
    """Whether somebody stands in a row of which nobody says what is what."""
    number = name = ""
    for cell in cells:
        if not number and (found := as_number(cell, said=False)):
            number = found
        elif not name and isinstance(cell, str) and is_name(cell):
            name = cell
    if not number or not name:
        return False
    people.add(name, [number])
    return True


# ------------------------------------------------------------------------------------------------------------------


def _of_sql(text: str, people: _People) -> None:
    starts = [found.start() for found in _INSERT.finditer(text)]
    for start, end in zip(starts, [*starts, len(text)][1:], strict=True):
        for values in _TUPLE.split(text[start:end]):
            _row((found[1] for found in _TEXT.finditer(values[:_LONGEST_LINE])), people)


def _of_blocks(lines: list[str], people: _People) -> None:
    """Keys with values, one or more on a line, until a key comes again or another list item begins."""
    names: dict[str, str] = {}
    numbers: set[str] = set()
    indent, last = 0, ""
    for line in lines:
        if len(line) > _LONGEST_LINE:
            continue
        begun = len(line) - len(line.lstrip())
        if (item := _ITEM.fullmatch(line)) and _PHONE_KEY.fullmatch(last) and (number := as_number(item[1], said=True)):
            numbers.add(number)
            continue
        if line.lstrip()[:1] in ("-", "{", "[", "}", "]") and begun <= indent:
            _close(names, numbers, people)
            indent = begun
        for found in _KEY_VALUE.finditer(line):
            key, value = found[1].strip(), (found[2] or found[3] or found[4] or "").strip()
            last = key
            if _NAME_KEY.fullmatch(key) and is_name(value):
                if key in names:
                    _close(names, numbers, people)
                    indent = begun
                names[key] = value
            elif _PHONE_KEY.fullmatch(key) and (number := as_number(value, said=True)):
                numbers.add(number)
        if line.rstrip().endswith((":", "[", "{")):
            last = line.strip(" \t-:[{\"'=")
    _close(names, numbers, people)


def _close(names: dict[str, str], numbers: set[str], people: _People) -> None:
    if names and numbers:
        people.add(" ".join(names.values()), numbers)
    names.clear()
    numbers.clear()


def _is_list(lines: list[str], of: int) -> bool:
    """Whether most of a file *of* so many lines, or many, are a name with its number; *lines* are those with one."""
    ways = [0] * (len(_DELIMITERS) + 1)
    nobody = _People()
    for line in lines:
        for place, delimiter in enumerate(_DELIMITERS):
            if delimiter in line:
                cells = (cell.strip(" \t\"'()[]{},;") for cell in line.split(delimiter))
                ways[place] += _row(cells, nobody)
        pair = _PAIR.fullmatch(line)
        ways[-1] += bool(pair and is_name(pair[1]) and as_number(pair[2].strip(), said=False))
    return max(ways) > 0 and (max(ways) * 2 >= of or max(ways) >= _MANY)
