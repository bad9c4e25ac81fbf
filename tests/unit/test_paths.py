"""The drawing of docs/design.md is that of the program as it is."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

import draw_paths


def test_the_drawing_is_drawn_anew() -> None:
    """What lies in docs/ is what the script makes: python tools/draw_paths.py."""
    assert draw_paths.DRAWING.read_text(encoding="utf-8") == draw_paths.drawing()


@pytest.mark.parametrize("steps", [draw_paths.VERDICT, draw_paths.STANDING])
def test_each_step_names_modules_that_are_there(steps: tuple[draw_paths.Step, ...]) -> None:
    """At most twelve steps; none that no module takes."""
    assert len(steps) <= 12
    for step in steps:
        assert step.modules
        assert all(find_spec(f"abaudit.{module}") for module in step.modules), step
