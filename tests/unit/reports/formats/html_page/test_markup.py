"""Elements: text is escaped whoever wrote it, and what the page's policy forbids cannot be written."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st
from justhtml import JustHTML

from abaudit.reports.formats.html_page.markup import Html, element, escaped, joined, verbatim


def test_text_becomes_text_and_markup_stays_markup() -> None:
    """A plain string is escaped, an element is not."""
    assert element("p", "<b>", element("b", "x & y")) == "<p>&lt;b&gt;<b>x &amp; y</b></p>"


def test_losing_the_type_escapes_once_more() -> None:
    """Markup that became an ordinary string on the way is shown as text: the mistake is seen, and harmless."""
    lost: str = f"{element('b', 'x')}"
    assert element("p", lost) == "<p>&lt;b&gt;x&lt;/b&gt;</p>"


def test_attributes_follow_their_values() -> None:
    """True is a bare name, False and None are nothing, numbers are text, underscores are hyphens."""
    made = element(
        "input", type="search", hidden=True, disabled=False, id=None, tabindex=0, aria_label='"<&', class_="a"
    )
    assert made == '<input type="search" hidden tabindex="0" aria-label="&quot;&lt;&amp;" class="a">'


@pytest.mark.parametrize("name", ["style", "onclick", "onload"])
def test_styles_and_handlers_cannot_be_written(name: str) -> None:
    """The page's policy forbids them, so there is no way to write them."""
    with pytest.raises(ValueError, match="policy"):
        element("p", **{name: "x"})


@pytest.mark.parametrize("address", ["https://x.example", "//x.example", "javascript:alert(1)", "page.html", ""])
def test_no_link_leads_out_of_the_page(address: str) -> None:
    """An address is a place in the page or an error."""
    with pytest.raises(ValueError, match="out of the page"):
        element("a", "x", href=address)


def test_joined_puts_something_in_the_gaps() -> None:
    """Gaps are escaped like everything; nothing leaves no gap."""
    assert joined(("a", None, element("br"), "b"), " & ") == "a &amp; <br> &amp; b"
    assert joined(("a", "b"), None) == "ab"
    assert verbatim("<hr>") == "<hr>"


@given(st.text(alphabet=st.characters()))
def test_any_text_comes_back_as_itself_or_as_a_question(text: str) -> None:
    """A parser gets the text back, with U+FFFD for what steers or cannot stand in a document."""
    made = element("p", text, title=text)
    made.encode("utf-8")
    (paragraph,) = JustHTML(f"<!DOCTYPE html>{made}", sanitize=False, strict=True).query("p")
    assert paragraph.attrs == {"title": paragraph.to_text(strip=False)}
    seen = paragraph.attrs["title"]
    assert seen is not None
    assert len(seen) == len(text)
    assert all(new in {old, "\ufffd"} for new, old in zip(seen, text, strict=True))


@pytest.mark.parametrize("text", ["\x00", "\ud800", "\u202e", "\u2066", "\u200b", "\ufeff", "\x9b", "\U000e0041"])
def test_what_steers_is_replaced(text: str) -> None:
    """Controls, halves of characters, turns of direction and hidden text do not reach the page."""
    assert escaped(f"a{text}b") == "a\ufffdb"
    assert isinstance(escaped(text), Html)
