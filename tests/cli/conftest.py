"""What the tests of the command line share."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.process import Ground, lay


@pytest.fixture
def ground(tmp_path: Path) -> Ground:
    """A folder in which ``abaudit audit book.vcf`` finds nothing."""
    return lay(tmp_path)
