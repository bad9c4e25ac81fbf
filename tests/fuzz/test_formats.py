"""Whatever the bytes are, opening ends, raises nothing and loses nothing in silence; monsters end in a message."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from formats_cases import SIGNS, check, repacked, seeds

SEEDS = seeds()


@st.composite
def damaged(draw: st.DrawFn, data: bytes) -> bytes:
    """*data* with a few places cut, doubled, replaced or filled in."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        piece = draw(st.one_of(st.binary(max_size=6), st.just(data[start:end] * 2), st.sampled_from(SIGNS)))
        data = data[:start] + piece + data[end:]
    return data


@given(st.binary(max_size=400))
def test_any_bytes_end_well(data: bytes) -> None:
    """No bytes raise."""
    check(data)


@given(
    st.sampled_from(
        (
            *(b'{"wa_contacts": [', b'{"contacts": {"list": [', b'{"@odata.context": "", "value": [', b"dn: cn=a\n"),
            *(b"<phonebooks><phonebook><contact><telephony>", b'<?xml version="1.0" encoding="utf-16"?><phonebooks>'),
        )
    ),
    st.lists(st.sampled_from(SIGNS) | st.binary(max_size=4), max_size=40),
)
def test_any_bytes_behind_a_proper_beginning_end_well(start: bytes, pieces: list[bytes]) -> None:
    """What looks like one of the formats at first does not raise further on."""
    check(start + b"".join(pieces))


@settings(max_examples=200)
@given(st.data())
def test_damaged_files_end_well(data: st.DataObject) -> None:
    """Files of the corpus with damage anywhere do not raise."""
    check(data.draw(damaged(data.draw(st.sampled_from(SEEDS)))))


@settings(max_examples=100)
@given(st.data())
def test_archives_with_damaged_members_end_well(data: st.DataObject) -> None:
    """Workbooks and archives whose packing is whole and whose parts are damaged do not raise."""
    archive = data.draw(st.sampled_from([seed for seed in SEEDS if seed.startswith(b"PK")]))
    check(repacked(archive, lambda part: data.draw(damaged(part))))


def packed(*files: tuple[str, bytes]) -> bytes:
    """An archive of *files*."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def sheet(rows: bytes) -> bytes:
    """A workbook whose only sheet is made of *rows* of XML."""
    types = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'  # noqa: E501 - one line of XML
    office = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = b"http://schemas.openxmlformats.org/package/2006/relationships"
    main = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return packed(
        ("[Content_Types].xml", types),
        (
            "_rels/.rels",
            b'<Relationships xmlns="%b"><Relationship Id="r1" Type="%b/officeDocument" Target="xl/workbook.xml"/>'
            b"</Relationships>" % (package, office),
        ),
        (
            "xl/workbook.xml",
            b'<workbook xmlns="%b" xmlns:r="%b"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>'
            % (main, office),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            b'<Relationships xmlns="%b"><Relationship Id="r1" Type="%b/worksheet" Target="worksheets/sheet1.xml"/>'
            b"</Relationships>" % (package, office),
        ),
        ("xl/worksheets/sheet1.xml", b'<worksheet xmlns="%b"><sheetData>%b</sheetData></worksheet>' % (main, rows)),
    )


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE phonebooks [<!ENTITY l0 "ha">'
    + b"".join(b'<!ENTITY l%d "%b">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 40))
    + b"]><phonebooks><phonebook><contact><person><realName>&l39;</realName></person></contact></phonebook>"
    + b"</phonebooks>"
)


def text_cell(place: bytes, text: bytes) -> bytes:
    """A cell with its text inside."""
    return b'<c r="%b" t="inlineStr"><is><t>%b</t></is></c>' % (place, text)


HEADER = b'<row r="1">' + text_cell(b"A1", b"Name") + text_cell(b"B1", b"Telefon") + b"</row>"


ZEROS = 100_000_000
LAST = b'<row r="1048576">' + text_cell(b"B1048576", b"0171 3920001") + b"</row>"

MONSTERS: dict[str, Callable[[], bytes]] = {
    "billion-laughs": lambda: LAUGHS,
    "zip-bomb": lambda: packed(*((f"{n}.vcf", bytes(ZEROS)) for n in range(5))),
    "zip-of-many": lambda: packed(*((f"{n}.vcf", b"") for n in range(25_000))),
    "workbook-bomb": lambda: sheet(bytes(ZEROS)),
    "workbook-laughs": lambda: packed(("xl/workbook.xml", LAUGHS)),
    "workbook-high": lambda: sheet(HEADER + LAST),
    "workbook-wide": lambda: sheet(
        HEADER + b"".join(b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (n, n) for n in range(2, 50_000))
    ),
    "json-deep": lambda: b'{"wa_contacts": ' + b"[" * 50_000_000,
    "json-line": lambda: b'{"wa_contacts": ["' + b"1" * 50_000_000 + b'"]}',
    "ldif-folds": lambda: b"dn: cn=a\nmobile: 0" + b"\n 1" * 10_000_000,
    "fritzbox-deep": lambda: b"<phonebooks><phonebook>" + b"<contact>" * 200_000,
    "nested-begins": lambda: b"BEGIN:VCARD\n" * 300_000,
    "one-line": lambda: b"Name;Telefon\nAnna;" + b"0171 3920001 " * 4_000_000,
    "unbalanced-quote": lambda: b'Name;Telefon\n"Anna;0171 3920001\n' + b"Bernd;0171 3920002\n" * 50_000,
}
"""Inputs that are made to take all time or memory."""


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(MONSTERS))
def test_a_monster_ends_in_time_and_memory(name: str, tmp_path: Path) -> None:
    """Inspecting it ends in a message or a result within 20 seconds and 600 MB, and is no bug."""
    file = tmp_path / "monster"
    file.write_bytes(MONSTERS[name]())
    code = (
        "import resource, sys; from pathlib import Path; from abaudit.cli.boundary import run;"
        "status = run(sys.argv[1:]);"
        "used = resource.getrusage(resource.RUSAGE_SELF); told = Path('/proc/self/status');"
        # what Linux says in ru_maxrss begins with the memory of the process that started this one
        "peak = told.read_text().split('VmHWM:')[1].split()[0] if told.exists() else used.ru_maxrss;"
        "print('used', used.ru_utime + used.ru_stime, peak, file=sys.stderr); sys.exit(status)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, "inspect", str(file), "-o", f"json:{tmp_path / 'seen.json'}", "--show", "id"],
        capture_output=True,
        check=False,
        timeout=300,
    )
    assert ended.returncode in (0, 2, 3, 4), ended.stderr[-2000:]
    seconds, kilobytes = map(float, ended.stderr.rsplit(b"used", 1)[1].split())
    assert seconds < 20  # of the processor, so that a busy machine does not decide
    assert kilobytes < 600_000
