"""Waivers as lines."""

from __future__ import annotations

from dataclasses import replace

from abaudit.model.known import WaiverState
from abaudit.reports.commands import waivers_text
from factories import waiver


def test_a_line_says_what_until_when_why_and_who_decided() -> None:
    """In one line, whatever its wording holds."""
    one = replace(waiver("W-2", rule="AB110", group="Lieferanten"), id="ab" * 16, reason="Umbau\nbis März")
    assert waivers_text.line(one, WaiverState.IN_FORCE) == (
        "W-2 (in force, until 2027-01-31): number abababababab, rule AB110, group “Lieferanten”. Umbau bis März "
        "(approved by Ada Beispiel on 2026-10-01, owner Annas Vorzimmer)"
    )


def test_every_state_has_its_word() -> None:
    """Lapsed and coming ones are told from those in force."""
    lines = {waivers_text.line(waiver("W-1", rule="AB101"), state).split("(")[1].split(",")[0] for state in WaiverState}
    assert lines == {"in force", "lapsed", "not yet in force"}
