"""The catalogue of messages: whole, well-formed, in the agreed words, and the same as what gettext reads."""

from __future__ import annotations

import ast
import gettext
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
import typer
from babel.messages.extract import extract_from_dir

import messages
from abaudit import i18n

if TYPE_CHECKING:
    from collections.abc import Iterator

GERMAN = messages.translations(messages.read(messages.po("de")))
"""Message → translation."""

_FORBIDDEN = re.compile(
    r"freigegeben|blockiert|dsgvo-konform|rechtmäßig|rechtskonform|unbedenklich|legal\b", re.IGNORECASE
)
"""Words that would judge a contact or the law."""

_ENGLISH = re.compile(r"\b(the|and|with|this|that|not|are|were|has|have|for|from|which|what|of|is|to)\b", re.IGNORECASE)
_ANGLICISMS = re.compile(
    r"\b(files?|layouts?|ledgers?|findings?|exports?|importieren|downloads?|warnings?|errors?|defaults?"
    r"|checken|gecheckt|updaten|upgedatet|settings?|folders?|entries|entry|user|input|output|reports?|matching)\b",
    re.IGNORECASE,
)
"""Words for which there is a German one."""

_QUOTED = re.compile(r"„[^“]*“|(?<!\w)--?[a-z][a-z-]*|\{[^}]*\}|\b[\w.-]+\.(?:yaml|csv|vcf)\b|README|\([a-z_, -]+\)")
"""What a translation takes over from the program as it is: quotations, options, places, files."""


def placeholders(text: str) -> list[str]:
    """The places in braces that a text has, sorted."""
    return sorted(re.findall(r"\{[^{}]*\}", text))


def shape(text: str) -> tuple[bool, bool, bool, bool]:
    """Whether a text has a blank at its beginning or end, asks, or leads to something."""
    return text[:1].isspace(), text[-1:].isspace(), text.endswith("?"), text.endswith(":")


def test_every_message_is_translated() -> None:
    """The German catalogue has each message of the sources and of the framework, and no other."""
    said = set(messages.translations(messages.extracted()))
    assert sorted(said - set(GERMAN)) == []
    assert sorted(set(GERMAN) - said) == []


def test_babel_finds_nothing_more() -> None:
    """What Babel's own search finds in the sources was found."""
    keywords = {"_": None, "N_": None, "ngettext": (1, 2)}
    found = {entry[2] for entry in extract_from_dir(messages.SOURCES, keywords=keywords)}
    assert len(found) > 300
    assert found <= {forms if len(forms) > 1 else forms[0] for forms in GERMAN}


def test_messages_are_found_wherever_they_stand() -> None:
    """Inside f-strings and nested calls, with both forms; what is no literal is passed over."""
    source = (
        """x = f"{_('one')} {ngettext('{n} a', '{n} b', 2)}"; y = N_("two" " words"); z = (_(x), _(""), g("three"))"""
    )
    assert messages.marked(source) == [("one",), ("{n} a", "{n} b"), ("two words",)]


def test_texts_for_people_are_marked() -> None:
    """What is handed to the user as an error, or by the command line, is never a bare literal."""
    bare = [
        f"{path.name}:{node.lineno}"
        for path in messages.SOURCES.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute)
        if ast.unparse(node.func).split(".")[-1] in {"UsageError", "Problem", "complain", "say", "Option", "Argument"}
        for each in (*node.args, *(keyword.value for keyword in node.keywords if keyword.arg in {"help", "hint"}))
        if isinstance(each, ast.Constant) and re.search(r"[a-z]+ [a-z]+", str(each.value))
    ]
    assert bare == []


def test_no_translation_is_missing_or_guessed() -> None:
    """No translation is empty, none is marked as a guess, and nothing obsolete is kept."""
    assert [message for message, forms in GERMAN.items() if not all(forms)] == []
    written = messages.po("de").read_text("utf-8")
    assert "fuzzy" not in written
    assert "#~" not in written


def test_both_forms_are_there() -> None:
    """A message with two forms has two in German."""
    assert {len(message) for message, forms in GERMAN.items() if len(message) != len(forms)} == set()


def _translatable(places: list[str]) -> list[str]:
    """Without the framework's English name of a type of value; whole numbers are all that is asked for."""
    return [place for place in places if place != "{number_type}"]


def test_a_translation_has_the_places_of_its_message() -> None:
    """Each form has the same placeholders as one of its message, and the same line breaks and blanks at its ends."""
    for message, forms in GERMAN.items():
        for form in forms:
            assert placeholders(form) in [_translatable(placeholders(each)) for each in message]
            assert form.count("\n") == message[0].count("\n"), form
            assert shape(form) == shape(message[0]), form


def test_german_is_written_as_it_was_agreed() -> None:
    """No verdict on the law, no English word where there is a German one, German quotation marks and dashes, no Du."""
    for form in (form for forms in GERMAN.values() for form in forms):
        own = _QUOTED.sub(" ", form)
        assert not _FORBIDDEN.search(form), form
        assert not _ANGLICISMS.search(own), form
        assert not _ENGLISH.search(own), form
        assert not re.search(r'["”—]|“\w|\b(du|dein|deine|dir|dich)\b', form, re.IGNORECASE), form
        assert form.count("„") == form.count("“"), form


def test_the_words_of_the_verdicts_are_the_agreed_ones() -> None:
    """The four verdicts and the fixed words are named as it was agreed."""
    assert [GERMAN[(word,)][0] for word in ("consent on record", "exempt, with a reason", "please check")] == [
        "Einwilligung nachgewiesen",
        "ausgenommen mit Grund",
        "bitte prüfen",
    ]
    assert GERMAN[("no consent on record",)] == ("keine Einwilligung belegt",)
    assert "Einwilligungsverzeichnis" in GERMAN[("The consent ledger: .yaml, .csv, .db or postgresql://….",)][0]
    assert GERMAN[("EXPORT...",)] == ("KONTAKTDATEI...",)


@pytest.mark.parametrize("language", i18n.LANGUAGES[1:])
def test_what_is_written_is_what_is_read(language: str) -> None:
    """What gettext reads was compiled from what translators wrote, to the same bytes on every machine and day."""
    compiled = messages.po(language).with_suffix(".mo").read_bytes()
    assert compiled == messages.as_mo(messages.updated(language))
    assert b"Date:" not in compiled


def test_the_target_reports_what_is_not_translated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A catalogue with a gap is completed, keeps its translations, names the gap and ends with status 1."""
    lone = tmp_path / "de" / "LC_MESSAGES" / "abaudit.po"
    lone.parent.mkdir(parents=True)
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    lone.write_text(f'{head}\nmsgid "FILE"\nmsgstr "DATEI"\n\nmsgid "gone"\nmsgstr "weg"\n', "utf-8")
    monkeypatch.setattr(messages, "po", lambda _language: lone)
    assert messages.main() == 1
    assert "not translated: [OPTIONS]" in capsys.readouterr().err
    now = messages.translations(messages.read(lone))
    assert set(now) == set(messages.translations(messages.extracted()))
    assert now[("FILE",)] == ("DATEI",)
    with lone.with_suffix(".mo").open("rb") as stream:
        compiled = gettext.GNUTranslations(stream)
    assert (compiled.gettext("FILE"), compiled.gettext("DIR"), compiled.gettext("gone")) == ("DATEI", "DIR", "gone")


def test_the_frameworks_sentences_are_the_installed_ones() -> None:
    """What is listed for click and typer really stands in their sources, unless it is marked as another version's."""
    sources = {
        f"{package.__name__}/{path.name}": path.read_text("utf-8")
        for package in (click, typer)
        for path in Path(str(package.__file__)).parent.glob("*.py")
    }
    here = f"click {'.'.join(version('click').split('.')[:2])}"
    for message in messages.read(messages.FRAMEWORK):
        text = message.id if isinstance(message.id, str) else message.id[0]
        if text and (not message.auto_comments or here in message.auto_comments):
            literal = repr(text)[1:-1]
            assert any(literal in sources[name] for name, _line in message.locations), text


@pytest.fixture
def german() -> Iterator[None]:
    """German, and English again afterwards."""
    i18n.use("de")
    yield
    i18n.use("en")


@pytest.mark.usefixtures("german")
def test_the_program_speaks_german() -> None:
    """Sentences, both forms of a plural, and the framework's default domain are German."""
    assert i18n.language() == "de"
    assert i18n._("please check") == "bitte prüfen"
    assert i18n._("") == ""
    assert [i18n.ngettext("{count} contact", "{count} contacts", count) for count in (0, 1, 2)] == [
        "{count} Kontakte",
        "{count} Kontakt",
        "{count} Kontakte",
    ]
    assert gettext.gettext("Usage:") == "Aufruf:"
    assert i18n.N_("please check") == "please check"


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("language", ["en", "tlh", ""])
def test_any_other_language_is_english(language: str) -> None:
    """What abaudit does not speak is English again, the framework's sentences too, whatever the locale says."""
    i18n.use(language)
    assert i18n.language() == "en"
    assert i18n._("please check") == "please check"
    assert i18n.ngettext("{count} contact", "{count} contacts", 1) == "{count} contact"
    assert i18n.ngettext("{count} contact", "{count} contacts", 2) == "{count} contacts"
    assert gettext.gettext("Usage:") == "Usage:"


def test_the_program_needs_no_babel() -> None:
    """German is read with the standard library alone."""
    code = "import sys; from abaudit import i18n; i18n.use('de'); print(i18n._('Note'), 'babel' in sys.modules)"
    ended = subprocess.run([sys.executable, "-X", "utf8", "-c", code], capture_output=True, check=True, timeout=60)
    assert ended.stdout.decode().split() == ["Hinweise", "False"]
