"""A workbook → its sheets, each as delimited text: every cell in quotes, every row on a line of its own number."""

from __future__ import annotations

import re
import warnings
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from abaudit.i18n import N_
from abaudit.importers import archives
from abaudit.importers.workbooks.cells import text_of
from abaudit.importers.workbooks.scanner import SheetCount, look, struck_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

MISSING = N_("Reading workbooks (.xlsx) needs the package openpyxl, which is not installed.")
MISSING_HINT = N_("This installation is incomplete: add the package openpyxl. Or save the sheet as CSV.")
DAMAGED = N_("The workbook is damaged and could not be read.")
DAMAGED_HINT = N_("Open it in a spreadsheet program and save it again as .xlsx, or save the sheet as CSV.")
SHEET_LOST = N_("This sheet of the workbook is missing in the file or could not be read.")
TOO_LONG = N_("A cell of the workbook holds more than a cell can hold.")
TOO_WIDE = N_("The workbook has more cells than an address book can have.")
TOO_WIDE_HINT = N_("Delete empty columns and rows behind the list, or save the sheet as CSV.")

_HIGHEST = 200_000
"""Rows of nothing that are written out between two filled ones; a sheet has a million."""


_SMALL = 4 * 1024 * 1024
_DENSEST = 16
"""Times that the XML may be larger than the file, beyond its first bytes; lists of contacts grow 7 to 13 times."""
_STRING = re.compile(rb"<(/?)(?:\w+:)?(?:si|is)[\s>]")
_LONGEST_PIECES = 2_000_000
"""Bytes of the pieces that a cell's text may be made of, each with its font."""
_LONGEST = 200_000
"""Bytes of a text or a tag; a cell holds 32,767 characters."""


class WorkbookError(Exception):
    """A workbook that cannot be read: what is wrong and what to do, English sentences marked for translation."""

    def __init__(self, problem: str, hint: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet that has a cell with something in it."""

    name: str = field(repr=False)
    data: bytes = field(repr=False)
    """Its rows as delimited text in UTF-8."""
    filled: int
    """Cells with a value, as the library read them."""
    hidden: bool
    seen: SheetCount
    struck: tuple[int, ...] = ()
    """Rows of the sheet with a filled cell whose text is struck through."""
    starts: tuple[tuple[int, int], ...] = ()
    """(line of the text, row of the sheet) of every row from the first on where the two are not the same."""

    def row(self, line: int) -> int:
        """The row of the sheet that the 1-based *line* of the text belongs to."""
        place = bisect_right(self.starts, (line, 1 << 60)) - 1
        return self.starts[place][1] if place >= 0 else line


@dataclass(frozen=True, slots=True)
class WorkbookParts:
    """Every sheet that a workbook names is in one of these."""

    sheets: tuple[Sheet, ...]
    """Those with something in them."""
    empty: tuple[str, ...] = field(repr=False)
    without_cells: tuple[str, ...] = field(repr=False)
    """Charts on a sheet of their own."""
    lost: tuple[str, ...] = field(repr=False)
    """Those that the workbook names and the file does not hold."""


def sheets(data: bytes) -> list[Sheet]:
    """The sheets of the workbook *data* that hold anything; `WorkbookError` where one cannot be read."""
    found = contents(data)
    if found.lost:
        raise WorkbookError(SHEET_LOST, DAMAGED_HINT)
    return list(found.sheets)


def contents(data: bytes) -> WorkbookParts:
    """Everything that the workbook *data* holds; `WorkbookError` where it cannot be read."""
    try:
        import openpyxl  # noqa: F401 - asked for by its own name, before what builds on it

        from abaudit.importers.workbooks.opened import opened
    except ImportError:
        raise WorkbookError(MISSING, MISSING_HINT) from None
    parts = _parts(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and validations that nobody needs here
        try:
            reader = opened(data)
            try:
                found = list(_sheets(reader.wb, parts))
            finally:
                reader.wb.close()
        except WorkbookError:
            raise
        except Exception:  # noqa: BLE001 - the library raises whatever a damaged file leads it to
            raise WorkbookError(DAMAGED, DAMAGED_HINT) from None
    named = {sheet.name for sheet in found}
    empty = [str(sheet.title) for sheet in reader.wb.worksheets if str(sheet.title) not in named]
    return WorkbookParts(tuple(found), tuple(empty), tuple(reader.without_cells), tuple(reader.lost()))


def _parts(data: bytes) -> dict[str, bytes]:
    """The XML of the workbook, within bounds: what it unpacks to, and how long a text or a tag in it is."""
    try:
        members = archives.members(data, _is_part)
    except archives.ArchiveError as error:
        raise WorkbookError(str(error), DAMAGED_HINT) from None
    if problem := next((part.problem for part in members if part.problem), ""):
        raise WorkbookError(problem, DAMAGED_HINT)
    if sum(len(part.data) for part in members) > _SMALL + _DENSEST * len(data):
        raise WorkbookError(TOO_WIDE, TOO_WIDE_HINT)
    if any(_is_too_long(part.data) for part in members):
        raise WorkbookError(TOO_LONG, DAMAGED_HINT)
    return {part.name: part.data for part in members}


def _is_too_long(xml: bytes) -> bool:
    """Whether a text, a tag, or all pieces of one cell's text are longer than a cell can be."""
    begun = 0
    for mark in _STRING.finditer(xml):
        if mark[1] and mark.start() - begun > _LONGEST_PIECES:
            return True
        begun = mark.end()
    start = 0
    while start + _LONGEST < len(xml):
        ends = max(xml.rfind(b"<", start, start + _LONGEST), xml.rfind(b">", start, start + _LONGEST))
        if ends <= start:
            return True
        start = ends
    return False


def _is_part(name: str) -> bool:
    return name.endswith((".xml", ".rels")) and not name.startswith(("xl/media/", "xl/drawings/"))


def _sheets(book: Any, parts: dict[str, bytes]) -> Iterator[Sheet]:
    fonts = book._fonts  # noqa: SLF001 - there is no public name for it
    struck_fonts = frozenset(place for place, font in enumerate(fonts) if font.strike)
    shared = struck_texts(parts.get("xl/sharedStrings.xml", b""))
    for sheet in book.worksheets:
        path = str(sheet._worksheet_path).lstrip("/")  # noqa: SLF001 - there is no public name for it
        seen = look(parts.get(path, b""))
        if seen.too_wide:
            raise WorkbookError(TOO_WIDE, TOO_WIDE_HINT)
        sheet.reset_dimensions()  # what a file says of its size is a claim
        text = _Text(_Struck(struck_fonts, shared | struck_texts(parts.get(path, b""))))
        unsolved = set(seen.unsolved)
        for row, cells in enumerate(sheet.iter_rows(), 1):
            text.take(row, cells, unsolved)
        if text.filled or seen.filled or unsolved:
            hidden = sheet.sheet_state != "visible"
            yield Sheet(
                str(sheet.title), text.data(), text.filled, hidden, seen, tuple(text.struck), tuple(text.starts)
            )


@dataclass(frozen=True, slots=True)
class _Struck:
    """Which cells of a workbook are struck through, whole or in part."""

    fonts: frozenset[int]
    texts: frozenset[str] = field(repr=False)

    @property
    def anything(self) -> bool:
        return bool(self.fonts or self.texts)

    def __call__(self, cell: Any) -> bool:
        value = cell.value
        return value is not None and (cell.style_array.fontId in self.fonts or value in self.texts)


class _Text:
    """The rows of one sheet, written out."""

    def __init__(self, struck: _Struck) -> None:
        self.filled = 0
        self.struck: list[int] = []
        self._is_struck = struck
        self.starts: list[tuple[int, int]] = []
        self._lines: list[str] = []
        self._waiting = 0
        """Empty rows since the last filled one."""
        self._line = 1
        """Of the text, where the next filled row would begin."""

    def take(self, row: int, cells: tuple[Any, ...], unsolved: set[tuple[int, int]]) -> None:
        values = [cell.value for cell in cells]
        filled = sum(value is not None for value in values)
        if not filled and not (unsolved and any((row, index) in unsolved for index in range(len(values)))):
            self._waiting += 1
            return
        self.filled += filled
        if self._is_struck.anything and any(map(self._is_struck, cells)):
            self.struck.append(row)
        blank = min(self._waiting, _HIGHEST)
        self._lines += [""] * blank
        self._line += blank
        self._waiting = 0
        texts = [
            "" if value is None else text_of(value, cell.number_format if not isinstance(value, str) else "")
            for value, cell in zip(values, cells, strict=True)
        ]
        while len(texts) > 1 and not texts[-1]:
            texts.pop()
        line = ";".join(f'"{_clean(text)}"' for text in texts)
        if self.starts or self._line != row or "\n" in line:
            self.starts.append((self._line, row))
        self._lines.append(line)
        self._line += 1 + line.count("\n")

    def data(self) -> bytes:
        return "".join(line + "\n" for line in self._lines).encode("utf-8", "replace")


def _clean(text: str) -> str:
    """*text* as a quoted cell can hold it, with LF for every line end."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\x00", "\ufffd").replace("\x0b", " ").replace("\x0c", " ").replace("_x000D_", "")
    return text.replace('"', '""')
