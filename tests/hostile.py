"""Texts that a contact can be called and that break weak reports, and a look into whatever a report wrote."""

from __future__ import annotations

import base64
import binascii
import html
import io
import json
import re
import unicodedata
import urllib.parse
import zipfile
import zlib
from collections.abc import Iterator

HOSTILE = (
    "<script>alert(1)</script>",
    "</textarea></style><img src=x onerror=alert(1)>",
    '"><a href="javascript:alert(1)">x</a>',
    '=HYPERLINK("https://x.example","x")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "＝1＋1",
    "x;=1+1",
    'x","=1+1',
    "x'|=1+1",
    '#eval("1") #import "x" $ 1 $ @label <label>',
    "{{x}} {% raw %} ${x} %s %(x)s {0} {name} \\",
    "[red]markup[/red] [link=https://x.example]x[/link] [/]",
    "[x](https://x.example) ![x](https://x.example/x.png) <https://x.example>",
    "www.x.example https://x.example anna@x.example @octocat #1 !1 ~bug GH-1 :smile:",
    "| a | b |",
    "`code` ``two`` \\` \\|",
    "1. one\n- two\n# three\n> four\n    five\n---",
    "* _a_ **b** ~~c~~",
    "\x1b[31mred\x1b[0m \x1b]8;;https://x.example\x07x\x1b]8;;\x07",
    "\x9b2J",
    "\u202eesrever\u202c \u2066isolated\u2069",
    "two\nlines\rand\ta tab\x0b\x0c\x85\u2028\u2029",
    "\n::error::x\n##[error]x\n::set-output name=a::b",
    "]]><x/>&#0;&lt;!--",
    "<!-- --> <?php x ?> <![CDATA[ x ]]>",
    "_x0041_",
    "x" * 10_000,
    "long words " * 1_000,
    "😀👩‍👩‍👧‍👦🇩🇪☎️" * 20,
    "李小龍" * 40,
    "\ud800\udfff",
    "\ufeff\u200b\u00ad\u2060",
    "a\u0300\u0301\u0302" * 30,
    "\U000e0041\U000e007f\ufffe\uffff",
    "\x00\x7f",
    "' OR 1=1 --",
    "",
)

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_BASE64 = re.compile(rb"[A-Za-z0-9+/]{40,}={0,2}")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s\-/.()\u2060\u200b\xa0\u202f]+(?=\d)")


def parts(data: bytes) -> Iterator[bytes]:
    """*data*, and everything that is packed into it: members of archives, streams of a PDF, base64."""
    yield data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from parts(archive.read(name))
    if data.startswith(b"%PDF"):
        for found in _STREAM.finditer(data):
            try:
                yield from parts(zlib.decompress(found[1]))
            except zlib.error:
                yield found[1]
    for found in _BASE64.finditer(data):
        try:
            yield base64.b64decode(found[0] + b"=" * (-len(found[0]) % 4), validate=True)
        except binascii.Error:
            continue


def texts(data: bytes) -> Iterator[str]:
    """What *data* says in every way in which it could be read."""
    for part in parts(data):
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "latin-1"):
            text = part.decode(encoding, "replace")
            yield from (text, html.unescape(text), urllib.parse.unquote(text), _BETWEEN_DIGITS.sub("", text))
        if part[:1] in {b"{", b"["}:
            try:
                yield json.dumps(json.loads(part), ensure_ascii=False)
            except ValueError:
                continue


def steering(text: str) -> set[str]:
    """The signs of *text* that could steer a screen or turn the direction of writing, line ends apart."""
    return {
        hex(ord(sign))
        for sign in set(text) - set("\n\ufeff\u200c\u200d")
        if unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    }
