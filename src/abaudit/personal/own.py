"""Whether a report that abaudit wrote shows people, or only pseudonyms.

A report passes where it says itself, in a place that no name in it can reach, that it shows pseudonyms.  One that shows
no such sign is taken to show people; but a page that quotes a report, and lists that never carry a sign, are asked for
numbers.
"""

from __future__ import annotations

import re
import zlib
from functools import cache

from abaudit import i18n, marks
from abaudit.importers.archives import FREE, STEEPEST
from abaudit.importers.shared.likeness import holds_number
from abaudit.redact import DOT

_IDS_ONLY = frozenset({"sarif", "gitlab", "github", "junit", "diff", "guard"})
"""Made for pipelines: pseudonyms, whatever was asked for."""
_SHOW = re.compile(rb'"show"\s*:\s*"([a-z]+)"')
_STREAM = re.compile(rb"stream\r?\n")
_RESULT = re.compile(rb'\A\s*\{\s*"schema"\s*:\s*"abaudit/result/')


def shows_people(kind: str, data: bytes) -> bool:
    """Whether *data*, an output of the *kind* that `marks.kind` tells, shows names or numbers."""
    if kind in _IDS_ONLY:
        return False
    if kind in ("result", "inspect", "due"):
        return _shown_in(data) != b"id"
    if kind == "pdf":
        return not any(_RESULT.match(stream) and _shown_in(stream) == b"id" for stream in _streams(data))
    if kind == "xlsx":
        return not any(_sign("xlsx").search(sheet) for sheet in _sheets(data))
    if kind not in ("csv", "html", "markdown", "text"):
        return True
    if _sign(kind).search(data):
        return False
    begun = b"abaudit " if kind == "text" else b"# " if _sign("open-markdown").search(data) else b""
    if kind in ("csv", "html") or (begun and data.startswith(begun)):
        return True
    return holds_number(data) or 3 * DOT.encode() in data


def _shown_in(document: bytes) -> bytes:
    """What the JSON *document* says that it shows; texts in it have their quotes escaped."""
    found = _SHOW.search(document)
    return found[1] if found else b""


@cache
def _sign(kind: str) -> re.Pattern[bytes]:
    """Where a report of *kind* says that it shows pseudonyms, in any language."""
    head, ids = _any_of(marks.SHOWN_HEAD), _any_of(marks.SHOWN["id"])
    others = b"|".join((_any_of(marks.SHOWN["masked"]), _any_of(marks.SHOWN["full"])))
    return re.compile(
        {
            "csv": rb'(?m)^"%s"(?:[;,]"")*[;,]"%s"' % (head, ids),
            "html": rb'<dt>%s</dt><dd dir="auto">%s</dd>' % (head, ids),
            "markdown": rb"(?m)^- \*\*%s:\*\* %s$" % (head, ids),
            "open-markdown": rb"(?m)^- \*\*%s:\*\* (?:%s)$" % (head, others),
            "text": rb"(?m)^%s\r?$" % _any_of(marks.IDS_SHOWN),
            "xlsx": rb'(?m)^"?%s"?[;,\t]"?%s"?' % (head, ids),
        }[kind]
    )


def _any_of(sentence: str) -> bytes:
    texts = (re.escape(text.encode()) for text in i18n.in_every_language(sentence))
    return b"(?:%s)" % b"|".join(texts)


def _streams(data: bytes) -> list[bytes]:
    """What is compressed in a PDF; the result is attached to ours."""
    found, room = [], FREE + STEEPEST * len(data)
    for start in _STREAM.finditer(data):
        unpacking = zlib.decompressobj()
        try:
            found.append(unpacking.decompress(data[start.end() :], max(room, 1)))
        except zlib.error:
            continue
        room -= len(found[-1])
    return found


def _sheets(data: bytes) -> list[bytes]:
    from abaudit.importers import workbooks

    try:
        return [sheet.data for sheet in workbooks.contents(data).sheets]
    except workbooks.WorkbookError:
        return []
