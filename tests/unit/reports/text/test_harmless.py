"""Text that can steer nothing."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, strategies as st

from abaudit.reports.text.harmless import safe


@given(st.text(st.characters()), st.integers(1, 60))
def test_safe_text_is_one_harmless_line(text: str, limit: int) -> None:
    """Whatever goes in, what comes out fits, stays on its line and steers nothing."""
    shown = safe(text, limit)
    assert len(shown) <= limit
    assert not [
        sign
        for sign in shown
        if unicodedata.category(sign) in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"} or sign in "\u202e\u2066"
    ]
    assert safe(shown, limit) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Anna\tBeispiel \n", "Anna Beispiel"),
        ("\x1b[31mred", "\ufffd[31mred"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("Grün & [red]", "Grün & [red]"),
        ("x" * 11, "x" * 9 + "…"),
    ],
)
def test_safe_text_keeps_what_is_text(text: str, shown: str) -> None:
    """Letters of every script, joined emoji and brackets stay; white space becomes one blank."""
    assert safe(text, 12 if len(text) < 11 else 10 if text[0] == "x" else 40) == shown
