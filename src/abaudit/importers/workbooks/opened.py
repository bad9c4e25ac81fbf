"""openpyxl's reader, so that no sheet is passed over and no chart is read.

The library reads the charts of a sheet without cells, and fails at those of other programs; and it leaves a sheet out
without a word that the workbook names and the file does not hold.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from openpyxl.chartsheet import Chartsheet
from openpyxl.reader.excel import ExcelReader

if TYPE_CHECKING:
    from collections.abc import Iterator


class WorkbookReader(ExcelReader):  # type: ignore[misc]  # the library has no types
    """Reads a workbook, and remembers which of its sheets have no cells."""

    wb: Any

    def __init__(self, stream: io.BytesIO) -> None:
        super().__init__(stream, read_only=True, data_only=True, keep_links=False)
        self.without_cells: list[str] = []

    def read_chartsheet(self, sheet: Any, rel: Any) -> None:  # noqa: ARG002 - the library's own signature
        """Keep its place, since others are counted by it, and nothing else of it."""
        self.without_cells.append(str(sheet.name))
        chart = Chartsheet()
        chart._parent = self.wb  # noqa: SLF001 - as the library does
        chart.title = sheet.name
        self.wb._add_sheet(chart)  # noqa: SLF001 - as the library does

    def lost(self) -> Iterator[str]:
        """The names of the sheets that the workbook names and the reader did not find."""
        there = {str(name) for name in self.wb.sheetnames}
        yield from (str(sheet.name) for sheet in self.parser.sheets if str(sheet.name) not in there)


def opened(data: bytes) -> WorkbookReader:
    """The workbook *data*, opened; raises whatever the library raises."""
    reader = WorkbookReader(io.BytesIO(data))
    reader.read()
    return reader
