"""What the types and labels of a phone line mean, in the closed vocabulary of `Kind`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from abaudit.model.contacts import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

_ORDER: tuple[Kind, ...] = get_args(Kind)

_KINDS: dict[str, tuple[Kind, ...]] = {
    "cell": ("cell",),
    "cellular": ("cell",),
    "mobile": ("cell",),
    "iphone": ("cell",),
    "pcs": ("cell",),
    "apple watch": ("cell",),
    "applewatch": ("cell",),
    "home": ("home",),
    "work": ("work",),
    "main": ("main",),
    "companymain": ("main", "work"),
    "company": ("work",),
    "fax": ("fax",),
    "homefax": ("home", "fax"),
    "workfax": ("work", "fax"),
    "otherfax": ("other", "fax"),
    "pager": ("pager",),
    "other": ("other",),
}
_SAYS_NOTHING = frozenset({
    "voice", "pref", "msg", "text", "video", "textphone", "bbs", "modem", "car", "isdn", "internet", "dom", "intl",
    "tel", "x400", "postal", "parcel", "uri", "phone-number", "quoted-printable", "base64", "b", "7bit", "8bit",
    "binary", "ascii", "us-ascii", "utf-8",
})  # fmt: skip
"""Types that do not tell where a number rings, and the encodings that vCard 2.1 writes like types."""

_WRAPPED = re.compile(r"_\$!<(.*)>!\$_", re.DOTALL)
_WHATSAPP = frozenset({"whatsapp", "x-whatsapp"})


def of_types(types: Iterable[str]) -> tuple[tuple[Kind, ...], str, bool]:
    """Kinds, the owner's own label and whether WhatsApp is named, from the values of TYPE in any writing."""
    found: set[Kind] = set()
    own: list[str] = []
    whatsapp = False
    for written in types:
        word = written.strip().casefold()
        if word in _WHATSAPP:
            whatsapp = True
        elif kinds := _KINDS.get(word) or _KINDS.get(word.removeprefix("x-")):
            found.update(kinds)
        elif word and word not in _SAYS_NOTHING:
            found.add("custom")
            own.append(re.sub(r"(?i)\AX-", "", written.strip()))
    return in_order(found), ", ".join(own), whatsapp


def of_label(label: str) -> tuple[tuple[Kind, ...], str, bool]:
    """The same from the text of an X-ABLabel: ``_$!<Mobile>!$_`` is Apple's own word, anything else the owner's."""
    wrapped = _WRAPPED.fullmatch(label)
    word = (wrapped[1] if wrapped else label).strip()
    if word.casefold() in _WHATSAPP:
        return (), word, True
    kinds = _KINDS.get(word.casefold())
    if kinds is not None:
        return in_order(kinds), "" if wrapped else word, False
    return ("other",) if wrapped else ("custom",), word, False


def in_order(kinds: Iterable[Kind]) -> tuple[Kind, ...]:
    """*kinds* in the order of `Kind`, each once."""
    wanted = set(kinds)
    return tuple(kind for kind in _ORDER if kind in wanted) if wanted else ()
