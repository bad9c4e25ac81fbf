"""HTML that cannot be written unescaped: whatever is text becomes text, and only elements are elements.

`element` puts an element together.  A child or a value that is a plain ``str`` is always escaped, whoever wrote it;
only what `element` and `joined` made is taken as it is.  Losing the type on the way (adding strings, formatting) shows
up as visible ``&lt;`` on the page, never as markup of somebody else's.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_UNSHOWN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff"
)
"""What a document must not hold, or what could hide text or turn its direction; the inside of a character class."""

_STEERING = re.compile(f"[{_UNSHOWN}]")
_SPECIAL = re.compile(f"[&<>\"'{_UNSHOWN}]")

_VOID = frozenset({"br", "col", "hr", "input", "link", "meta"})


class Html(str):
    """Markup that `element`, `joined` or `verbatim` made."""

    __slots__ = ()


Child = str | None
"""Text (escaped), markup (as it is) or nothing."""

Value = str | int | bool | None
"""Of an attribute: True gives the bare name; False and None leave the attribute out."""


def escaped(text: str) -> Html:
    """*text* as it can stand between tags and inside quotes; what could steer a reader's eye becomes U+FFFD."""
    if _SPECIAL.search(text) is None:
        return Html(text)
    return Html(html.escape(_STEERING.sub("\ufffd", text)))


def element(tag: str, *children: Child, **attributes: Value) -> Html:
    """The element *tag* with its children.

    Attributes are written with a trailing underscore where Python has the word (``class_``, ``for_``), and with
    underscores for hyphens.  `ValueError` for what the page's policy forbids: styles, handlers and addresses outside of
    the page.
    """
    start = "".join((f"<{tag}", *(_attribute(name, value) for name, value in attributes.items()), ">"))
    if tag in _VOID:
        return Html(start)
    return Html(f"{start}{joined(children)}</{tag}>")


def joined(children: Iterable[Child], between: Child = "") -> Html:
    """*children* one after the other, with *between* in the gaps."""
    return Html(_html(between).join(_html(child) for child in children if child is not None))


def verbatim(text: str) -> Html:
    """*text* of this package's own that is markup already, such as a style sheet; never a value of a result."""
    return Html(text)


def _html(child: Child) -> str:
    if child is None:
        return ""
    return child if isinstance(child, Html) else escaped(child)


def _attribute(name: str, value: Value) -> str:
    if value is None or value is False:
        return ""
    name = name.rstrip("_").replace("_", "-")
    if name == "style" or name.startswith("on"):
        raise ValueError(f"the page's policy forbids the attribute {name}")
    if name in {"href", "src", "action"} and not str(value).startswith("#"):
        raise ValueError(f"{name} would lead out of the page")
    return f" {name}" if value is True else f' {name}="{escaped(str(value))}"'
