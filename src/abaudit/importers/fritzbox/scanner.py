"""The second count of law 1: ``number`` elements that are no telephone of the box, counted without an XML parser."""

from __future__ import annotations

import html
import re

_UNSEEN = re.compile(r"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_LITERAL = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_BOOK = re.compile(r"<phonebook(?=[\s/>])")
_NUMBER = re.compile(r"<number(?=[\s/>])((?:[^>\"']|\"[^\"]*\"|'[^']*')*?)(?:/>|>(.*?)</number\s*>)", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def count(text: str) -> int:
    """How many numbers the phone book *text* holds.  Never raises."""
    text = _LITERAL.sub(lambda match: html.escape(match[1]), _UNSEEN.sub("", text))
    return sum(_count_book(book) for book in _BOOK.split(text))


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
