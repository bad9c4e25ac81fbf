"""The published schemas say what the declarations say."""

from __future__ import annotations

import pytest

import schemas


@pytest.mark.parametrize("name", schemas.SCHEMAS)
def test_a_schema_follows_from_its_declarations(name: str) -> None:
    """Whoever changes a declaration runs ``make schemas``."""
    assert (schemas.FOLDER / f"{name}.json").read_text("utf-8") == schemas.text(name)
