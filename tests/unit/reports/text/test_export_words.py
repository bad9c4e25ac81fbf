"""What is said of an export."""

from __future__ import annotations

from abaudit.model.contacts import Column
from abaudit.reports.text.export_words import columns


def test_columns_are_told_by_header_or_position() -> None:
    """Where the header is private its position remains, counted from 1."""
    assert columns((Column(0, "Telefon\x1b"), Column(2, ""))) == "“Telefon\ufffd”, column 3"
