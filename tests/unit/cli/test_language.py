"""Which language is spoken, before any command is imported."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from abaudit import ownership
from abaudit.cli.language import choose, known, stated
from abaudit.i18n import LANGUAGES


@pytest.fixture(autouse=True)
def bare_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory without a config beside or above it."""
    folder = tmp_path_factory.mktemp("bare")
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "de_DE.UTF-8"}, "de"),
        ([], {"LANG": "tlh_KX.UTF-8"}, "en"),
        ([], {"LC_MESSAGES": "de_AT", "LANG": "en_GB"}, "de"),
        ([], {"LC_ALL": "C", "LANG": "de_DE"}, "en"),
        ([], {"LC_ALL": "", "LANG": "de"}, "de"),
        ([], {"ABAUDIT_LANG": "de", "LANG": "en_GB"}, "de"),
        ([], {"ABAUDIT_LANG": "tlh", "LANG": "de_DE"}, "de"),
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


@pytest.mark.parametrize("line", ["language: de", "language : 'de'  # for us", 'region: DE\r\nlanguage:  "de"\r\n'])
def test_the_config_speaks_before_the_locale(bare_folder: Path, line: str) -> None:
    """The config above the working directory counts more than the locale, less than call and environment."""
    (bare_folder / "abaudit.yaml").write_bytes(line.encode())
    assert choose(["audit", "book.vcf"], {"LANG": "en_GB"}) == "de"
    assert choose(["audit", "--lang", "en"], {}) == "en"
    assert choose(["audit"], {"ABAUDIT_LANG": "en"}) == "en"


@pytest.mark.parametrize(
    "line", ["  language: de", "# language: de", "language: tlh", "language:", "", "language: \xff"]
)
def test_what_states_no_language_leaves_it_to_the_locale(bare_folder: Path, line: str) -> None:
    """A key below another, a comment, or a language that abaudit does not speak is no statement."""
    (bare_folder / "abaudit.yaml").write_bytes(line.encode("latin-1"))
    assert choose([], {"LANG": "en_GB"}) == "en"
    assert choose([], {"LANG": "de_DE"}) == "de"


def test_the_config_is_found_as_for_the_run(bare_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The named config counts, else the one where the user works or above; never the one beside the export."""
    for name, language in (("german", "de"), ("english", "en")):
        (bare_folder / name).mkdir()
        (bare_folder / name / "abaudit.yaml").write_text(f"language: {language}\n")
        (bare_folder / name / "book.vcf").write_text("")
    assert choose(["audit", "german/book.vcf"], {}) == "en"
    assert choose(["audit", "english/book.vcf", "--config", "german/abaudit.yaml"], {}) == "de"
    assert choose(["audit", "english/book.vcf"], {"ABAUDIT_CONFIG": "german/abaudit.yaml"}) == "de"
    assert choose(["audit", "--config=nowhere.yaml", "german/book.vcf"], {}) == "en"
    assert choose(["audit", "--config", "-"], {}) == "en"
    (bare_folder / "german" / "inner").mkdir()
    monkeypatch.chdir(bare_folder / "german" / "inner")
    assert choose(["audit", "../../english/book.vcf"], {}) == "de"
    monkeypatch.setattr(ownership, "doubt", lambda _path: "foreign")
    assert choose(["audit", "../book.vcf"], {}) == "en"


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


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text()), st.dictionaries(st.sampled_from(["LANG", "LC_ALL", "ABAUDIT_LANG"]), st.text()))
def test_any_call_gets_a_language(arguments: list[str], environment: dict[str, str]) -> None:
    """Whatever stands in the call or the environment, some language is spoken."""
    assert choose(arguments, environment) in LANGUAGES


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text())
def test_what_is_known_is_a_language(value: str) -> None:
    """Nothing but a language, or the absence of one, comes out."""
    assert known(value) in {"", *LANGUAGES}
