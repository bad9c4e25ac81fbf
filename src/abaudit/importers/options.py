"""What the user may tell a reader about an export."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """Overrides for one export; whatever is empty is found out by the reader itself."""

    phone_columns: tuple[str, ...] = ()
    """Headers (compared after folding) or 1-based positions (``"3"``) of the columns that hold numbers."""
    name_columns: tuple[str, ...] = ()


DEFAULTS = Options()
