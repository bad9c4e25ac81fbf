"""Halves of signs, from damaged exports and file names that are no UTF-8, reach no output in any format."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path

import pytest

from abaudit import pseudonyms
from abaudit.reports import FORMATS
from cli.process import abaudit, write
from results_factory import KEY

_LONE = re.compile(r"(?<!\\)\\u[dD][89abAB]..(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB]..)\\u[dD][c-fC-F]..")
BOOK = {
    "contacts": {
        "list": [
            {"first_name": "A\ud800nna", "last_name": "Beispiel", "phone_number": "+491713920001"},
            {"first_name": "Bernd", "last_name": "\udc00", "phone_number": "0171 3920002\ud800"},
        ]
    }
}
CARD = (
    b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A\xed\xa0\x80nna \xff\r\nTEL:0171 3920001\r\n"
    b"item1.TEL:0171 3920002 \xed\xa0\x80\r\nitem1.X-ABLABEL:\xed\xa0\x80\r\nEND:VCARD\r\n"
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Exports with halves of signs in names, labels and numbers; on Linux in their own names, too."""
    odd = b"B\xfcro.json" if sys.platform == "linux" else b"Buero.json"
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + odd)).write_bytes(json.dumps(BOOK).encode())
    (tmp_path / "v.vcf").write_bytes(CARD)
    write(tmp_path / "key", pseudonyms.write(KEY).decode()).chmod(0o600)
    return tmp_path


def _books(place: Path) -> list[str]:
    return sorted(path.name for path in place.iterdir() if path.suffix in {".json", ".vcf"})


def _is_whole(data: bytes) -> bool:
    if data.startswith((b"%PDF", b"PK")):
        return True  # tests of those formats look inside
    return not _LONE.search(data.decode())


@pytest.mark.parametrize("show", ["id", "full"])
def test_every_report_is_whole(place: Path, show: str) -> None:
    """Every format of an audit is UTF-8, and no JSON in it holds half a sign."""
    books, env = _books(place), {"ABAUDIT_KEY_FILE": str(place / "key")}
    (place / "out").mkdir()
    outputs = [option for form in FORMATS for option in ("-o", f"{form.name}:out/{form.name}")]
    ended = abaudit("audit", *books, "--show", show, "-q", *outputs, cwd=place, env=env)
    assert ended.status in {1, 3}, ended.err
    assert [form.name for form in FORMATS if not _is_whole((place / "out" / form.name).read_bytes())] == []
    again = abaudit("report", "out/json", "-o", "json", cwd=place, env=env)
    assert _is_whole(again.raw)
    assert abaudit("diff", "out/json", "out/json", "-o", "json", cwd=place, env=env).status != 70


@pytest.mark.parametrize("form", ["json", "terminal"])
def test_every_look_is_whole(place: Path, form: str) -> None:
    """What inspect and explain say, on either stream."""
    for book in _books(place):
        for call in (("inspect", book), ("explain", "N-0001", "--in", book), ("explain", "0171 3920002", "--in", book)):
            ended = abaudit(*call, "-o", form, cwd=place)
            assert ended.status != 70, ended.err
            assert _is_whole(ended.raw), call
