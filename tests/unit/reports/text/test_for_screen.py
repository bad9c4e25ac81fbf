"""Lines that are broken for a screen."""

from __future__ import annotations

from hypothesis import given, strategies as st
from rich.cells import cell_len

from abaudit.reports.text.for_screen import fit, fold, wrap
from abaudit.reports.text.harmless import safe

WORDS = st.text(st.sampled_from("ab 表,-\n"), max_size=200)


def test_lines_are_broken_at_blanks_and_hang() -> None:
    """A line that is too long goes on further right; shorter ones, their blanks and long words stay."""
    text = "  Zeile 2  mobil  0171 3920001  =>  bitte prüfen\nfolder/of/some/file.vcf: no\n\n  short  line"
    assert fold(text, 20) == (
        "  Zeile 2  mobil\n      0171 3920001\n      =>  bitte\n      prüfen\n"
        "folder/of/some/file.vcf:\n    no\n\n  short  line"
    )


@given(WORDS, st.integers(10, 60))
def test_folding_loses_no_word(text: str, width: int) -> None:
    """The words stay in their order, and only a line of a single word is wider than the screen."""
    folded = fold(text, width)
    assert folded.split() == text.split()
    assert [line for line in folded.split("\n") if cell_len(line) > width and len(line.split()) > 1] == []


@given(WORDS)
def test_what_fits_stays(text: str) -> None:
    """On a screen that is wide enough nothing changes but blanks at the ends of lines."""
    assert fold(text, 1000) == "\n".join(line.rstrip() for line in text.split("\n"))


@given(st.text(max_size=200), st.integers(8, 60))
def test_wrapped_text_fits_and_loses_nothing(text: str, width: int) -> None:
    """Lines are within the width in cells, begin with the indent, and hold every sign but white space."""
    from rich.cells import cell_len

    clean = safe(text)
    lines = list(wrap(clean, width, "  "))
    assert all(cell_len(line) <= width and line.startswith("  ") for line in lines)
    assert "".join("".join(line.split()) for line in lines) == "".join(clean.split())


@given(st.text(max_size=80), st.integers(2, 40))
def test_fitted_text_fits(text: str, width: int) -> None:
    """A text that fits is unchanged, and a longer one says that it goes on."""
    from rich.cells import cell_len

    shown = fit(safe(text), width)
    assert cell_len(shown) <= width
    assert shown == safe(text) or shown.endswith("…")
