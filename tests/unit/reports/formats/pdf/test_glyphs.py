"""Text for the report: harmless, complete, and never with a character that no font of the report holds."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest
from hypothesis import given, settings, strategies as st

from abaudit.reports.formats.pdf import coverage, glyphs
from abaudit.reports.formats.pdf.glyphs import plain, shown
from pdf_text import needs_typst

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=80)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jörg Weiß, Łódź", "Jörg Weiß, Łódź"),
        ("Ελένη Иванова", "Ελένη Иванова"),
        ("a\U0001f600b", "a[U+1F600]b"),
        ("王", "[U+738B]"),
        ("e\u0301", "é"),
        ("a\x00b\x1b", "a\ufffdb\ufffd"),
        ("two\nlines", "two lines"),
        ("<b> #x $y$ *z*", "<b> #x $y$ *z*"),
    ],
)
def test_what_a_font_holds_stays_and_the_rest_is_spelled(text: str, expected: str) -> None:
    """Letters of European scripts stay; others and pictures appear as their code; nothing is markup."""
    assert shown(text) == expected


@pytest.mark.parametrize("text", ["Art. 6", "§ 26", "line 7", "Zeile 7", "Datei 2"])
def test_a_figure_stays_beside_its_word(text: str) -> None:
    """No line ends between an article's word and its figure."""
    assert shown(text) == text.replace(" ", "\xa0")


@pytest.mark.parametrize("text", ["9" * 200, "A" * 200, "https://x.example/" + "a" * 100, "a-" * 90])
def test_overlong_words_can_break(text: str) -> None:
    """A run without a blank gets places to break at, and loses no character by it."""
    made = shown(text, 300)
    assert max(map(len, made.split("\u200b"))) <= 12
    assert made.replace("\u200b", "") == text


@pytest.mark.parametrize("text", ["+491713920001", "Einwilligungsverzeichnis", "telefon.vcf"])
def test_numbers_and_words_of_a_language_stay_whole(text: str) -> None:
    """What somebody will search for in the report can be found there."""
    assert shown(text) == text


@given(ANYTHING)
def test_everything_shown_is_held_by_one_font(text: str) -> None:
    """Each character with its marks is in one and the same font, whatever is written."""
    fonts = glyphs._fonts()
    for cluster in glyphs._clusters(shown(text).replace("\u200b", "")):
        signs = set(cluster) - {"\u200c", "\u200d"}
        assert not signs or any(font >= signs for font in fonts)


@settings(max_examples=20)
@given(st.lists(ANYTHING, max_size=20))
def test_whatever_is_shown_can_be_set(texts: list[str]) -> None:
    """The typesetter takes every text that was made ready for it, in lines and in narrow cells."""
    needs_typst()
    import typst

    source = (
        '#set document(title: "t")\n'
        '#set text(font: ("Libertinus Serif", "DejaVu Sans Mono"), fallback: false, lang: "de", hyphenate: true)\n'
        "#for it in json(bytes(sys.inputs.texts)) {\n"
        "  par(it)\n  table(columns: (2cm, 2cm), table.header([a], [b]), it, text(weight: 600, it))\n}"
    )
    typst.compile_with_warnings(
        source.encode(),
        sys_inputs={"texts": json.dumps([shown(text) for text in texts])},
        font_paths=typst.Fonts(include_system_fonts=False),
        ignore_system_fonts=True,
        pdf_standards=["a-3a", "ua-1"],
        timestamp=0,
    )


@given(ANYTHING)
def test_the_last_resort_is_latin(text: str) -> None:
    """`plain` leaves Latin letters alone and spells everything else."""
    made = plain(shown(text))
    assert all(ord(character) < 0x180 or character == "\u200b" for character in made)


@pytest.mark.parametrize(
    ("family", "ranges", "styles"),
    [
        ("Libertinus Serif", coverage.SERIF, ("weight: 400", "weight: 600", 'style: "italic"')),
        ("DejaVu Sans Mono", coverage.MONO, ("weight: 400", "weight: 700")),
    ],
)
def test_the_fonts_hold_what_is_said_of_them(family: str, ranges: str, styles: tuple[str, ...]) -> None:
    """The installed typesetter sets every character of the list in every style, under the strictest standards."""
    needs_typst()
    import typst

    letters = "".join(sorted(glyphs._characters(ranges)))
    assert len(letters) > 2000
    assert not {c for c in letters if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co", "Cn"}}
    lines = (f'#text(font: "{family}", fallback: false, {style}, sys.inputs.letters)' for style in styles)
    source = "\n".join(('#set document(title: "t")', *lines))
    made, warnings = typst.compile_with_warnings(
        source.encode(),
        sys_inputs={"letters": " ".join(letters)},
        font_paths=typst.Fonts(include_system_fonts=False),
        ignore_system_fonts=True,
        pdf_standards=["a-3a", "ua-1"],
        timestamp=0,
    )
    assert re.match(rb"%PDF-1\.7", made)
    assert warnings == []
