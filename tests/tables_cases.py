"""Tables for property and fuzz tests: written by Python's csv from invented people and numbers made in memory."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from abaudit.importers.tables.headers import fold, numbered
from abaudit.importers.tables.layouts import LAYOUTS
from abaudit.importers.tables.shape import TableLayout, parts
from abaudit.importers.tables.vocabulary import Role

if TYPE_CHECKING:
    from random import Random

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp850", "mac_roman")
NAMES = (
    "",
    "Anna",
    "Müller",
    "Größe & Söhne",
    "Jäger, Änne",
    "Köhler; Ute",
    'Zum "Löwen"',
    "Zwei\nZeilen",
    "A\tB",
    "Öl | Gas",
)


@dataclass(frozen=True)
class Case:
    """A table as bytes, with every phone cell that was written into it, row by row."""

    data: bytes = field(repr=False)
    layout: str
    phones: list[list[str]]


def phone_cell(random: Random) -> str:
    """What stands in a phone cell: nothing, a number, several, or anything else."""
    digits = "".join(random.choices("0123456789", k=random.randint(5, 12)))
    return random.choice(
        (
            *("", "", digits, f"+49 {digits}", f" 0{digits}", f"0{digits} / 0{digits}", f"0{digits}; {digits}"),
            *(f"0{digits} ::: 0{digits}", f'="0{digits}"', f"(0{digits})\n0{digits}", "x", f"'{digits}", f'{digits}"'),
        )
    )


def headers_of(layout: TableLayout) -> list[str]:
    """Headers that *layout* needs and some that it knows, in two spellings, each once, with 1 and 2 for a number."""
    fields = [header for _, headers in layout.fields for header in headers[:2]]
    phones = [header for phone in layout.phones for header in (phone.label, phone.header)]
    written = [*layout.required, layout.given, layout.family, layout.organisation, layout.groups, *phones, *fields]
    spelt = [spelling for header in written for spelling in header.split("|")[-2:] if header]
    numbered = [header.replace("#", number) for header in spelt for number in ("1", "2")]
    return list({fold(header): header for header in numbered}.values())


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A table in one of the layouts, by any separator, in any encoding, with any line end."""
    layout = draw(st.sampled_from([layout for layout in LAYOUTS if layout.phones]))
    headers = headers_of(layout)
    known = parts(layout)
    phone = {header: known[key].role is Role.PHONE for header in headers for key in _keys(header) if key in known}
    random = draw(st.randoms(use_true_random=False))
    rows = [
        [phone_cell(random) if phone[header] else random.choice(NAMES) for header in headers]
        for _ in range(draw(st.integers(0, 4)))
    ]
    line_end = draw(st.sampled_from(("\n", "\r\n", "\r")))
    # Under a bare CR Python's csv writes a cell with LF without quotes, which nobody can read again.
    quoted = line_end == "\r" or draw(st.booleans())
    text = io.StringIO(newline="")
    writer = csv.writer(
        text,
        delimiter=draw(st.sampled_from(";,\t|")),
        quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL,
        lineterminator=line_end,
    )
    writer.writerows([headers, *rows])
    data = text.getvalue().encode(draw(st.sampled_from([name for name in ENCODINGS if _holds(name, text.getvalue())])))
    indexes = [index for index, header in enumerate(headers) if phone[header]]
    return Case(data, layout.name, [[row[i] for i in indexes if row[i].strip()] for row in rows])


def _holds(encoding: str, text: str) -> bool:
    """Whether *encoding* has every character of *text*: no old Windows code page has both Polish and German."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _keys(header: str) -> tuple[str, str]:
    return fold(header), numbered(fold(header))
