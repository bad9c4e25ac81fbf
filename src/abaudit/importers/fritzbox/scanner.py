"""The second look of law 1, without an XML parser: ``number`` elements that are no telephone of the box, and names."""

from __future__ import annotations

import html
import re

_UNSEEN = re.compile(r"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_LITERAL = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_BOOK = re.compile(r"<phonebook(?=[\s/>])")
_NUMBER = re.compile(r"<number(?=[\s/>])((?:[^>\"']|\"[^\"]*\"|'[^']*')*?)(?:/>|>(.*?)</number\s*>)", re.DOTALL)
"""``<number type="mobile" prio="1">0171 3920001</number>``, and ``<number/>``."""
_TAG = re.compile(r"<[^>]*>")
_NO_NAMES = re.compile(
    r"<(number|email|category|imageURL|ringtone|mod_time|uniqueid|features|setup)(?=[\s/>])"
    r"(?:[^>\"']|\"[^\"]*\"|'[^']*')*?(?:/>|>.*?</\1\s*>)",
    re.DOTALL,
)
"""Elements whose text is no name."""


def count(text: str) -> int:
    """How many numbers the phone book *text* holds.  Never raises."""
    text = _LITERAL.sub(lambda match: html.escape(match[1]), _UNSEEN.sub("", text))
    return sum(_count_book(book) for book in _BOOK.split(text))


def may_be_named(contact: str) -> bool:
    """Whether *contact*, the text of one contact's element, holds letters that are no number, address or setting."""
    plain = _LITERAL.sub(lambda match: html.escape(match[1]), _UNSEEN.sub("", contact))
    return any(map(str.isalpha, html.unescape(_TAG.sub("", _NO_NAMES.sub("", plain)))))


def _count_book(book: str) -> int:
    head = book.partition(">")[0]
    if _attribute("owner", head) == "255":
        return 0
    found = 0
    for match in _NUMBER.finditer(book):
        if _attribute("type", match[1]) != "intern" and html.unescape(_TAG.sub("", match[2] or "")).strip():
            found += 1
    return found


def _attribute(name: str, head: str) -> str:
    found = re.search(rf"\s{name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", head)
    return html.unescape(found[1] if found[1] is not None else found[2]).strip() if found else ""
