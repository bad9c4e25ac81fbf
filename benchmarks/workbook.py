"""Measure reading the same list of customers as CSV and as .xlsx, with growing numbers of rows.

    python benchmarks/workbook.py [--rows 10000 100000] [--runs 1]

Six columns, two of them telephone numbers, one in a number format of zeros.  Times are those of a whole process of
``abaudit audit``; memory is its peak.  Figures belong to a machine; docs/benchmarks.md has some.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from run import ABAUDIT, DAY, measure  # type: ignore[import-not-found]  # beside this script

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADER = ("Kundennummer", "Vorname", "Nachname", "Telefon", "Handy", "Ort")


def rows(count: int) -> Iterator[tuple[str | int, ...]]:
    """Invented customers; numbers from blocks that nobody has, repeated."""
    for number in range(count):
        mobile = 1713920000 + number % 100
        yield number, f"Anna{number}", "Beispiel", f"030 23125{number % 1000:03}", mobile, "Berlin"


def write_csv(path: Path, count: int) -> None:
    """The list as a spreadsheet saves it as text."""
    with path.open("w", encoding="utf-8") as out:
        out.write(";".join(HEADER) + "\n")
        for *first, mobile, place in rows(count):
            out.write(";".join(map(str, (*first, f"0{mobile}", place))) + "\n")


def write_xlsx(path: Path, count: int) -> None:
    """The list as a workbook, its mobile numbers without the zero that only the format shows."""
    import openpyxl
    from openpyxl.cell import WriteOnlyCell

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Kunden")
    sheet.append(HEADER)
    for *first, mobile, place in rows(count):
        cell = WriteOnlyCell(sheet, mobile)
        cell.number_format = "00000000000"
        sheet.append([*first, cell, place])
    book.save(path)


def main() -> int:
    """Print one line for each file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--runs", type=int, default=1)
    asked = parser.parse_args()
    print("| rows | file | MB | seconds | processor | peak MB |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for count in asked.rows:
            for name, write in (("list.csv", write_csv), ("list.xlsx", write_xlsx)):
                path = Path(folder) / name
                write(path, count)
                found = measure([*ABAUDIT, "audit", str(path), *DAY, "-o", "json", "--show", "id"], asked.runs)
                size = path.stat().st_size / 1e6
                spent = f"{found.median:.1f} | {found.processor:.1f} | {found.peak:.0f}"
                print(f"| {count} | {name} | {size:.1f} | {spent} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
