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

BEGINNINGS = (
    N_("Sample of consents on record"),
    N_("What is due in the consent ledger on {day}"),
    N_("From {old} to {new}:"),
)
"""How texts begin that do not carry the box of law 7."""
INSPECTION = N_("layout {layout}, encoding {encoding}, SHA-256 {sha256}")
"""The second line of what ``inspect`` writes."""
SHOWN_HEAD = N_("Shown")
SHOWN = {
    "id": N_("pseudonyms instead of names and numbers"),
    "masked": N_("hints of names and numbers"),
    "full": N_("names and numbers in full; confidential"),
}
"""What reports say of how much they show, behind `SHOWN_HEAD`."""
IDS_SHOWN = N_("Ids instead of names and numbers; --show full shows them.")
"""The same on the screen, where it shows pseudonyms."""
LIST = N_("List")
"""The first column of a work list."""

_STORE = (b"SQLite format 3\x00", b"commitment")
_PDF = (b"/Author(abaudit)", b"/Author (abaudit)", b"<dc:creator><rdf:Seq><rdf:li>abaudit</rdf:li>")
_CREATOR = b"<dc:creator>abaudit</dc:creator>"
_DOCUMENT = re.compile(rb'\A\s*\{\s*"schema"\s*:\s*"abaudit/([a-z-]+)/')
_YAML = re.compile(rb"""(?m)^["']?abaudit["']?[ \t]*:\s*["']?(ledger|config|waivers|rules|recipient|seal)/""")
"""``abaudit: ledger/1`` at the beginning of a line."""
_PLAIN = re.compile(rb"\A\s*(?:\#.*\n)*\s*abaudit-(key|baseline)/")
_LIST = re.compile(rb"""\A[\s"']*\#[ \t]*abaudit[ ](key[ ]list|baseline)""")
_MACHINES = (
    ("sarif", re.compile(rb'\A\s*\{\s*"\$schema"(?s:.{1,2000}?)"driver"\s*:\s*\{\s*"name"\s*:\s*"abaudit"')),
    ("gitlab", re.compile(rb'\A\s*\[\s*(?:\]\s*\Z|\{"description"(?s:.*?)"check_name"\s*:\s*"(?:abaudit|AB\d))')),
    ("consent-records", re.compile(rb'\A\s*\{\s*"@context"(?s:.{1,500}?)"urn:abaudit:term:')),
    ("junit", re.compile(rb'\A\s*(?:<\?xml[^<>]*>)?\s*<testsuites[ ]name="abaudit"')),
    ("html", re.compile(rb'(?i)\A\s*<!doctype[ ]html>(?s:.{1,9000}?)<meta[ ]name="generator"[ ]content="abaudit"')),
    ("github", re.compile(rb"\A::(?:error|warning|notice)[ ].*title=AB\d")),
)
_FORMS = (
    ("markdown", re.compile(rb"\A# ")),
    ("github", re.compile(rb"\A::(?:error|warning|notice)[ ]")),
    ("text", re.compile(rb"\Aabaudit [^ ]{1,2} [0-9]")),
    ("text", re.compile(rb"\A(?:[A-Z]{2,8}[0-9]{3}|N-[0-9]{4,}|[0-9a-f]{8,32}) ")),
)
"""How the reports begin that carry the box: of a sentence in some contact's note nothing follows."""
_DAY = rb"[0-9][0-9.-]{7,9}"
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
    return _text(data) or ("ledger" if _is_table(head) else "")


def is_no_export(data: bytes) -> bool:
    """Whether *data* is surely no address book: an output of ours, a ledger that abaudit keeps, a key, a baseline.

    A ledger in a table is not among them, since an address book may have the same three columns.
    """
    found = kind(data)
    return found in ("key", "baseline") or data.startswith(_STORE[0]) if found in KEPT else bool(found)


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
    """The form of a report for people."""
    begun = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if any(title.match(begun) for title in _beginnings()):
        return "text"
    forms = [form for form, beginning in (*_FORMS, ("csv", _first_column())) if beginning.match(begun)]
    plain = data.replace(b"%2C", b",")  # as GitHub wants a title
    return forms[0] if forms and any(title in plain for title in _boxes()) else ""


@cache
def _boxes() -> tuple[bytes, ...]:
    """The headline of law 7's box in every language."""
    return tuple(text.encode() for text in i18n.in_every_language(BOX_TITLE))


@cache
def _beginnings() -> tuple[re.Pattern[bytes], ...]:
    """What finds each of `BEGINNINGS`, and `INSPECTION`, in any language."""
    return (
        *(re.compile(_pattern(text)) for title in BEGINNINGS for text in i18n.in_every_language(title)),
        *(re.compile(rb"[^\n]{1,2000}\n  " + _pattern(text)) for text in i18n.in_every_language(INSPECTION)),
    )


@cache
def _first_column() -> re.Pattern[bytes]:
    words = b"|".join(re.escape(word.encode()) for word in i18n.in_every_language(LIST))
    return re.compile(rb'\A"(?:%s)"(?:[;,]"[^"\n]{1,60}"){9}' % words)


def _pattern(title: str) -> bytes:
    parts = re.split(r"\{(\w+)\}", title)
    return b"".join(
        _PLACES.get(part, rb"[^\s]{1,80}") if place % 2 else re.escape(part.encode())
        for place, part in enumerate(parts)
    )


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
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("docProps/core.xml") as stream:
            return _CREATOR in stream.read(_HEAD)
    except (KeyError, ValueError, OSError, EOFError, NotImplementedError, RuntimeError, zipfile.BadZipFile, zlib.error):
        return False
