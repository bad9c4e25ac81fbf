"""What the user may tell a reader about an export."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """Overrides for one export; whatever is empty is found out by the reader itself."""

    phone_columns: tuple[str, ...] = ()
    """Headers (compared after folding) or 1-based positions (``"3"``) of the columns that hold numbers."""
    name_columns: tuple[str, ...] = ()
    layout: str = ""
    """Name of the layout that the file is to be read in (see `abaudit.importers.layouts`)."""
    encoding: str = ""
    """Python's name of the encoding of the file (see `abaudit.importers.shared.encodings.usable`)."""

    exclude: tuple[str, ...] = ()
    """Patterns (``*``, ``?``) of paths below folders and in archives that are left out."""
    own_reports: bool = False
    """Read the program's own reports, too: for whoever looks for personal data, and not for an audit."""

    def stated(self) -> tuple[tuple[str, str], ...]:
        """The overrides as pairs of option and value, for `Imported.overrides`."""
        return (
            *((("as", self.layout),) if self.layout else ()),
            *((("encoding", self.encoding),) if self.encoding else ()),
            *(("phone-column", column) for column in self.phone_columns),
            *(("name-column", column) for column in self.name_columns),
        )


DEFAULTS = Options()
