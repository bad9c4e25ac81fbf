"""Notes, waivers, baseline and comparison in sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from abaudit.model.findings import Notice
from abaudit.model.known import BaselineUse, Comparison, WaiverState, WaiverUse
from abaudit.model.notices import NOTICES
from abaudit.redact import redact
from abaudit.reports.document import notes
from abaudit.reports.document.notes import notice
from factories import waiver
from results_factory import rich_result


@pytest.mark.parametrize("code", NOTICES)
def test_every_notice_has_a_sentence(code: str) -> None:
    """A notice's sentence needs no value but those that its places in braces name."""
    import string

    names = [name for _, name, _, _ in string.Formatter().parse(NOTICES[code]) if name]
    sentence = notice(Notice(code, tuple((name, "2026-03-01" if name == "on" else "value") for name in names)))
    assert sentence.endswith(".")
    assert "{" not in sentence


@pytest.mark.parametrize(
    ("use", "text"),
    [
        (WaiverUse(waiver("W-1", rule="AB101"), WaiverState.IN_FORCE, 2), "W-1 covers 2 findings until 2027-01-31"),
        (WaiverUse(waiver("W-1", rule="AB101"), WaiverState.LAPSED, 1), "lapsed on 2027-01-31: 1 finding counts"),
        (WaiverUse(waiver("W-1", rule="AB101"), WaiverState.NOT_YET, 1), "holds from 2026-10-01 on"),
        (WaiverUse(waiver("W-1", rule="AB101"), WaiverState.IN_FORCE, 0), "covers nothing that was found"),
    ],
)
def test_every_waiver_is_told(use: WaiverUse, text: str) -> None:
    """Lapsed, unused and coming ones, too; with its wording only where names are shown."""
    assert text in notes.waiver_sentence(use)
    assert "Dora ist im Urlaub" in notes.waiver_sentence(use)
    hidden = redact(replace(rich_result(), waivers=(use,)), "id").waivers[0]
    assert "Dora" not in notes.waiver_sentence(hidden)


def test_baseline_and_comparison_are_told_in_figures() -> None:
    """New, known, overdue, fixed; and what changed since when."""
    use = BaselineUse("0" * 64, 5, new=1, known=2, overdue=1, fixed=1, until=date(2027, 1, 31))
    compared = Comparison(date(2026, 10, 1), ("a",), (), ("b", "c"), ("d",))
    result = replace(rich_result(), waivers=(), baseline=use, comparison=compared)
    assert notes.notes_of(result).under(notes.KNOWN) == [
        "Against the baseline: 1 new, 2 known and open until 2027-01-31 or later.",
        "1 known finding is past its due day and counts again.",
        "1 entry of the baseline was not found any more; “abaudit baseline prune” takes it out.",
        _COMPARED,
    ]
    none_known = replace(result, comparison=None, baseline=replace(use, known=0, overdue=0, fixed=0, until=None))
    assert notes.notes_of(none_known).under(notes.KNOWN) == ["Against the baseline: 1 new, none known and open."]


_COMPARED = (
    "Numbers since the audit of 2026-10-01: 1 new and open, 0 whose consent or exemption no longer counts, 2 fixed, "
    "1 unchanged."
)
