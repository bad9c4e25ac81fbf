"""What this program wrote, told from the bytes and never from the name, so that a copy is recognised too.

Two questions rest on it.  What abaudit wrote is no proof of a consent and no address book; and an earlier output may be
replaced by one of its own kind, while ledgers, keys and the owner's other files here are never written over.
"""

from __future__ import annotations

import re
from functools import cache

from abaudit import i18n
from abaudit.i18n import N_
from abaudit.model.notices import BOX_TITLE

LARGEST = 32 * 1024 * 1024
"""Bytes of a file that is looked into; what abaudit writes is smaller, or shows in the beginning what it is."""
_HEAD = 65536

KEPT = {
    "ledger": N_("a consent ledger"),
    "key": N_("a key"),
    "baseline": N_("a baseline"),
    "config": N_("the settings of abaudit"),
    "waivers": N_("waivers"),
    "rules": N_("rules"),
    "recipient": N_("a recipient's rules"),
}
"""Kinds that the owner keeps and changes; no report is ever written over one."""

EXPORT = "# abaudit ledger export, SHA-256 "
"""How a ledger begins that ``ledger export`` wrote as YAML, before the digest of everything behind that line."""

TITLES = (
    BOX_TITLE,
    N_("Sample of consents on record"),
    N_("What is due in the consent ledger on {day}"),
    N_("From {old} to {new}:"),
    N_("layout {layout}, encoding {encoding}, SHA-256 {sha256}"),
)
"""Lines by which each text for people is known; the first is the headline of law 7's box."""

_STORE = (b"SQLite format 3\x00", b"commitment")
_PDF = (b"/Author(abaudit)", b"/Author (abaudit)", b"<dc:creator><rdf:Seq><rdf:li>abaudit</rdf:li>")
_DOCUMENT = re.compile(rb'\A\s*\{(?s:.*?)"schema"\s*:\s*"abaudit/([a-z-]+)/')
_YAML = re.compile(rb"""(?m)^["']?abaudit["']?[ \t]*:\s*["']?(ledger|config|waivers|rules|recipient|seal)/""")
_PLAIN = re.compile(rb"\A\s*(?:\#.*\n)*\s*abaudit-(key|baseline)/")
_LIST = re.compile(rb"""\A[\s"']*\#[ \t]*abaudit[ ](key[ ]list|baseline)""")
_MACHINES = (
    ("sarif", re.compile(rb'"\$schema"(?s:.*?)"driver"\s*:\s*\{\s*"name"\s*:\s*"abaudit"')),
    ("gitlab", re.compile(rb'"check_name"\s*:\s*"(?:abaudit|AB\d)')),
    ("consent-records", re.compile(rb"urn:abaudit:term:")),
    ("junit", re.compile(rb'<testsuites[ ]name="abaudit"')),
    ("html", re.compile(rb'<meta[ ]name="generator"[ ]content="abaudit"')),
)
_ANNOTATION = re.compile(rb"(?m)^::(?:error|warning|notice)[ ].*title=AB\d")
_DAY = rb"[0-9][0-9.-]{7,9}"
_BEGINNINGS = ((b"# ", "markdown"), (b'"', "csv"), (b"::", "github"))
_PLACES = {"day": _DAY, "old": _DAY, "new": _DAY, "sha256": rb"[0-9a-f]{64}"}
"""What fills the places of a title; anything else is a word."""
_SEPARATOR = re.compile(r"sep=[;,\t]", re.IGNORECASE)
_COLUMNS = ({"person"}, {"state", "zustand"}, {"number", "numbers", "nummer", "nummern"})
"""Of a ledger in a table: one of each stands in its first line."""


def kind(data: bytes) -> str:
    """Which of its writings *data* is: one of `KEPT`, or the name of an output; empty where it is none of ours."""
    head = data[:_HEAD]
    if data.startswith(b"%PDF"):
        return "pdf" if any(mark in data for mark in _PDF) else ""
    if data.startswith(b"PK"):
        return "xlsx" if _is_workbook(data) else ""
    if data.startswith(_STORE[0]):
        return "ledger" if _STORE[1] in head else ""
    if (found := _document(head)) or (found := _kept(head)):
        return found
    for name, mark in _MACHINES:
        if mark.search(head):
            return name
    return "github" if _ANNOTATION.search(head) else _text(data) or ("ledger" if _is_table(head) else "")


def is_report(data: bytes) -> bool:
    """Whether *data* is an output of ours, which is no address book; ledgers, keys and settings are none."""
    return kind(data) not in ("", *KEPT)


def signed(ledger: bytes) -> bytes:
    """*ledger* behind the line that tells an export nobody changed."""
    import hashlib

    return f"{EXPORT}{hashlib.sha256(ledger).hexdigest()}\n".encode() + ledger


def is_export(data: bytes) -> bool:
    """Whether *data* is a ledger that ``ledger export`` writes, as YAML."""
    return data.startswith(EXPORT.encode())


def is_unchanged_export(data: bytes) -> bool:
    """Whether *data* is a ledger as ``ledger export`` wrote it, so that nothing in it is somebody's own work."""
    _line, _end, rest = data.partition(b"\n")
    return is_export(data) and signed(rest) == data


def _document(head: bytes) -> str:
    found = _DOCUMENT.match(head)
    return found[1].decode() if found else ""


def _kept(head: bytes) -> str:
    for pattern in (_YAML, _PLAIN, _LIST):
        if found := pattern.search(head):
            return found[1].decode().replace(" ", "-")
    return ""


def _text(data: bytes) -> str:
    """A report for people by the form that carries one of the lines."""
    if not any(title.search(data.replace(b"%2C", b",")) for title in _titles()):
        return ""
    begun = data.removeprefix(b"\xef\xbb\xbf")
    return next((name for beginning, name in _BEGINNINGS if begun.startswith(beginning)), "text")


@cache
def _titles() -> tuple[re.Pattern[bytes], ...]:
    """What finds each of `TITLES` in any language."""
    return tuple(_pattern(text) for title in TITLES for text in i18n.in_every_language(title))


def _pattern(title: str) -> re.Pattern[bytes]:
    """What finds *title*; all but the box, which stands anywhere, begin a text or hold a checksum."""
    words = re.split(r"\{(\w+)\}", title)
    parts = [
        _PLACES.get(word, rb"[^\s]{1,80}") if odd % 2 else re.escape(word.encode()) for odd, word in enumerate(words)
    ]
    free = title in i18n.in_every_language(BOX_TITLE) or "sha256" in words
    return re.compile((b"" if free else rb"\A") + b"".join(parts))


def _is_table(head: bytes) -> bool:
    for encoding in ("utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "cp1252"):
        lines = (line.strip() for line in head.decode(encoding, "replace").splitlines())
        header = next((line for line in lines if line and not _SEPARATOR.fullmatch(line)), "")
        cells = {cell.strip(" \"'").casefold() for cell in re.split("[;,\t]", header)}
        if all(not cells.isdisjoint(names) for names in _COLUMNS):
            return True
    return False


def _is_workbook(data: bytes) -> bool:
    import io
    import zipfile
    import zlib

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("xl/sharedStrings.xml") as stream:
            texts = stream.read(LARGEST)
    except (KeyError, ValueError, OSError, EOFError, NotImplementedError, RuntimeError, zipfile.BadZipFile, zlib.error):
        return False
    return any(title.encode() in texts for title in i18n.in_every_language(BOX_TITLE))
