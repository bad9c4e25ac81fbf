"""Which language is spoken, before any command is imported."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from abaudit.cli.language import choose, known, stated
from abaudit.i18n import LANGUAGES


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "de_DE.UTF-8"}, "de"),
        ([], {"LANG": "fr_FR.UTF-8"}, "en"),
        ([], {"LC_MESSAGES": "de_AT", "LANG": "en_GB"}, "de"),
        ([], {"LC_ALL": "C", "LANG": "de_DE"}, "en"),
        ([], {"LC_ALL": "", "LANG": "de"}, "de"),
        ([], {"ABAUDIT_LANG": "de", "LANG": "en_GB"}, "de"),
        ([], {"ABAUDIT_LANG": "fr", "LANG": "de_DE"}, "de"),
        (["--lang", "en"], {"ABAUDIT_LANG": "de"}, "en"),
        (["audit", "x", "--lang=de"], {}, "de"),
        (["--lang", "en", "--lang", "de"], {}, "de"),
        (["--", "--lang", "de"], {}, "en"),
        (["--lang"], {}, "en"),
        (["--lang", "DE-at"], {}, "de"),
    ],
)
def test_the_language_follows_the_order(arguments: list[str], environment: dict[str, str], language: str) -> None:
    """The last ``--lang`` wins over ABAUDIT_LANG, that over the locale in gettext's order, that over English."""
    assert choose(arguments, environment) == language


def test_windows_is_asked_last(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows the language of the system's own texts counts where nothing else is stated."""
    import ctypes
    import sys
    from types import SimpleNamespace

    kernel = SimpleNamespace(GetUserDefaultUILanguage=lambda: 0x0407)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    assert choose([], {}) == "de"
    assert choose([], {"LANG": "en_US"}) == "en"
    kernel.GetUserDefaultUILanguage = lambda: 0xFFFF
    assert choose([], {}) == "en"


def test_what_nobody_stated_is_empty() -> None:
    """A config may only speak where neither argument nor environment did."""
    assert stated(["audit"], {"LANG": "de_DE"}) == ""
    assert stated(["--lang", "de"], {}) == "de"


@given(st.lists(st.text()), st.dictionaries(st.sampled_from(["LANG", "LC_ALL", "ABAUDIT_LANG"]), st.text()))
def test_any_call_gets_a_language(arguments: list[str], environment: dict[str, str]) -> None:
    """Whatever stands in the call or the environment, some language is spoken."""
    assert choose(arguments, environment) in LANGUAGES


@given(st.text())
def test_what_is_known_is_a_language(value: str) -> None:
    """Nothing but a language, or the absence of one, comes out."""
    assert known(value) in {"", *LANGUAGES}
