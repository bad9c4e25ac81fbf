from __future__ import annotations

import ast
from pathlib import Path

import pytest

from abaudit.importers.vcard import scanner
from abaudit.importers.vcard.scanner import count_phone_lines


@pytest.mark.parametrize(
    ("data", "count"),
    [
        (b"", 0),
        (b"TEL:1\nTEL;CELL:2\r\nitem1.tel:3\rTel ;x:4", 4),
        (b"TELEX:1\nX-TEL:2\nTEL\nTEL;CELL\n#TEL:3\nTEL.CELL:4", 0),
        (b"NOTE:a\n TEL:1\nTE\n L:2\n\n TEL:3", 2),
        (b"NOTE;ENCODING=QUOTED-PRINTABLE:a=\nTEL:1=\n\nTEL:2", 2),
        (b"NOTE:a=\nTEL:1", 1),
        (b"NOTE;QUO\n TED-PRINTABLE:a=\nTEL:1", 1),
        (b"END:VCARDBEGIN:VCARDTEL:1", 1),
        (b"N;QUOTED-PRINTABLE:a=\nEND:VCARDTEL:1", 1),
        ("\ufeffTEL:1\r\nTEL:2".encode("utf-16-le"), 2),
        ("TEL:1\nTEL:2".encode("utf-32-be"), 2),
        (b"\xff\xfe\0\0TEL:1\nxy", 1),
        (b"T\0E\0L\0:\0001\0" + b"x" * 50, 1),
        (b"AGENT:BEGIN:VCARD\\nTEL\\;CELL:1\\nTEL:2\\n", 2),
        (b"AGENT;QUOTED-PRINTABLE:BEGIN:VCARD=0ATEL:1=\n=0ATEL:2", 2),
        (b"AGENT;ENCODING=b:QkVHSU46VkNBUkQKVEVMOjEK", 1),
        (b"AGENT;ENCODING=b:Q", 0),
        (b"AGENT:TEL:1", 0),
    ],
)
def test_phone_lines_are_counted_after_decoding_and_unfolding(data: bytes, count: int) -> None:
    """Heads named TEL count, wherever they stand; text that looks like one inside a value does not."""
    assert count_phone_lines(data) == count


def test_the_scanner_is_independent_of_the_reader() -> None:
    """It imports nothing of the reader, or one mistake could deceive both."""
    tree = ast.parse(Path(scanner.__file__).read_text(encoding="utf-8"))
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert imported == {"__future__", "abaudit.importers.shared.encodings"}
