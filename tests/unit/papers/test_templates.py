"""Wording with places to fill in: nothing that is missing is overlooked, and nothing of a template gets lost."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from abaudit import files, papers
from abaudit.errors import InputError
from abaudit.papers import Template, fill, gaps, template

ALL = [(name, language) for name in ("whatsapp", "paper") for language in ("de", "en")]


def wording(text: str, language: str = "en") -> Template:
    """A template of this text."""
    return Template("one", language, text)


def test_every_template_is_there_in_both_languages() -> None:
    """What can be asked for by name."""
    assert (papers.names(".txt"), papers.names(".md")) == (("whatsapp",), ("paper",))
    for name, language in ALL:
        assert template(name, language).language == language


def test_an_unknown_language_is_english() -> None:
    """As everywhere."""
    assert template("whatsapp", "fr") == template("whatsapp", "en")


def test_an_unknown_template_is_refused() -> None:
    """The message says which there are."""
    with pytest.raises(InputError, match="whatsapp, paper"):
        template("signal", "en")


def test_a_package_without_its_texts_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written from an empty template."""
    monkeypatch.setattr(files, "shipped", lambda *_names: None)
    with pytest.raises(InputError, match="Install this program again"):
        template("whatsapp", "en")


@pytest.mark.parametrize(("name", "language"), ALL)
def test_nothing_filled_in_leaves_every_gap_marked(name: str, language: str) -> None:
    """Without any value no place is left over, each is a gap in the language of the text, and the text says so."""
    raw = template(name, language)
    filled = fill(raw, {})
    assert "{{" not in filled.text
    assert filled.gaps == gaps(filled.text)
    assert set(filled.gaps) == set(re.findall(r"\{\{[a-z_]+\|([^}]+)\}\}", raw.text))
    mark = {"de": "[LÜCKE: ", "en": "[GAP: "}[language]
    assert filled.text.count(mark) == len(re.findall(r"\{\{[a-z]", raw.text))
    assert papers.is_unchecked(filled.text)


@pytest.mark.parametrize("name", ["whatsapp", "paper"])
def test_both_languages_have_the_same_places(name: str) -> None:
    """In the same order, so that neither text says less."""
    places = [re.findall(r"\{\{\??([a-z_]+)", template(name, language).text) for language in ("de", "en")]
    assert places[0] == places[1]
    lines = [template(name, language).text.count("\n") for language in ("de", "en")]
    assert lines[0] == lines[1]


@pytest.mark.parametrize(("name", "language"), ALL)
def test_everything_filled_in_leaves_no_gap(name: str, language: str) -> None:
    """Each value stands in the text."""
    raw = template(name, language)
    keys = set(re.findall(r"\{\{\??([a-z_]+)", raw.text))
    filled = fill(raw, {key: f"value-of-{key}" for key in keys})
    assert filled.gaps == ()
    assert not re.search(r"\{\{|\[(?:GAP|LÜCKE)", filled.text)
    assert all(f"value-of-{key}" in filled.text for key in keys)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_consent_text_says_what_it_must(language: str) -> None:
    """Three purposes apart from each other, all recipients, the third country, § 7 UWG, and the way without consent."""
    text = template("whatsapp", language).text
    assert text.count("\n[ ]  ") == 3
    for words in ("WhatsApp Ireland Limited", "WhatsApp LLC", "Meta Platforms, Inc.", "USA", "§ 7 UWG", "2023/1795"):
        assert words in text
    for words in {
        "de": ("müssen nicht einwilligen", "kein Nachteil", "Zurücknehmen geht so leicht wie geben", "beschweren"),
        "en": ("do not have to consent", "No disadvantage", "Withdrawing is as easy as giving", "complain"),
    }[language]:
        assert words in text


@pytest.mark.parametrize(("name", "language"), ALL)
def test_no_template_judges_the_law(name: str, language: str) -> None:
    """No text calls anything lawful."""
    text = template(name, language).text
    assert not re.search(r"rechtmäßig|zulässig|dsgvo-konform|rechtskonform|\blawful|compliant", text, re.IGNORECASE)


def test_a_line_for_a_value_is_there_only_with_it() -> None:
    """With the blank line after it."""
    text = "one\n\n{{?note}}\n\ntwo\n"
    assert fill(wording(text), {}).text == "one\n\ntwo\n"
    assert fill(wording(text), {"note": "three"}).text == "one\n\nthree\n\ntwo\n"
    assert fill(wording("one\n\n{{?note}}\n"), {}).text == "one\n\n"
    assert fill(wording("one\n{{?note}}\n"), {"note": "n"}).text == "one\nn\n"


def test_long_lines_are_broken_at_blanks() -> None:
    """Further lines of a list entry stand under its text; rows of a table, headings and long words stay whole."""
    many = " ".join(["word"] * 40)
    lines = fill(wording(f"- {many}\n"), {}).text.split("\n")
    assert max(map(len, lines)) <= 110
    assert lines[0].startswith("- word")
    assert lines[1].startswith("  word")
    assert " ".join(" ".join(lines).split()) == f"- {many}"
    for whole in (f"| {many} |", f"# {many}", "x" * 150):
        assert fill(wording(whole), {}).text == whole


def test_a_value_is_taken_as_it_is() -> None:
    """What stands in a value is no place, no gap of ours and no pattern."""
    filled = fill(wording("{{name|who}}"), {"name": r"\1 {{name|who}} \g<0>"})
    assert filled.text == r"\1 {{name|who}} \g<0>"


def test_gaps_are_found_across_lines_and_told_once() -> None:
    """In either language, each once, whatever the line breaks."""
    assert gaps("[GAP: one\ntwo] [LÜCKE: drei] [GAP: one two] [ ] [GAPS: no]") == ("one two", "drei")


def test_a_checked_text_is_no_template_any_more() -> None:
    """Without its first paragraph nothing says that it is to be checked."""
    text = template("whatsapp", "de").text
    assert papers.is_unchecked(text)
    assert not papers.is_unchecked(text.split("\n\n", 1)[1])


def test_shipped_folders_are_known_by_a_file(root: Path) -> None:
    """Beside this checkout's sources; a folder without its file, or none at all, is none."""
    assert files.shipped("texts", "whatsapp.de.txt") == root / "texts"
    assert files.shipped("texts", "nothing.txt") is None
    assert files.shipped("nothing", "whatsapp.de.txt") is None
