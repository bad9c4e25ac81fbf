"""The report that is signed and filed: PDF/UA-1 and PDF/A-3a, with the result as JSON attached by Typst.

The chapters are made in Python as plain data; ``report.typ`` sets them with typst.  Names and free text reach the
typesetter as data (``sys.inputs``) and never as markup.  Fonts are those inside the typst wheel and no others, the
timestamp is the day of the audit (or ``SOURCE_DATE_EPOCH``), so the same result gives the same bytes everywhere.

``front``  cover to sources     ``findings``  by rule     ``follow_up``  assessment to sign-off
``appendix``  contacts, rules, checksums
``blocks``  what chapters are made of     ``glyphs``  text that the fonts can show
"""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from importlib import resources
from typing import TYPE_CHECKING, Any

from abaudit import installation
from abaudit.errors import UsageError
from abaudit.i18n import _
from abaudit.reports import json_result

if TYPE_CHECKING:
    from collections.abc import Callable

    from abaudit.reports.document import Document

_NO_GLYPH = "could not be displayed"
_EPOCH = "SOURCE_DATE_EPOCH"
"""https://reproducible-builds.org/specs/source-date-epoch/"""


def render(document: Document) -> bytes:
    """*document* as a PDF; `UsageError` where Typst is not installed."""
    try:
        import typst
    except ImportError:
        text = _("A PDF needs a part of abaudit that is missing here. This brings it: {command}")
        raise UsageError(text.format(command=installation.command("typst"))) from None
    attached = json_result.render(document.result)
    contents = _contents(document, attached)
    try:
        return _typeset(contents, attached, _moment(document))
    except typst.TypstError as error:
        if _NO_GLYPH not in error.diagnostic:
            raise
    from abaudit.reports.formats.pdf.glyphs import plain

    return _typeset(_mapped(contents, plain), attached, _moment(document))


def _contents(document: Document, attached: bytes) -> dict[str, Any]:
    """Everything that ``report.typ`` sets, as JSON values."""
    from abaudit.reports.formats.pdf import appendix, findings, follow_up, front

    return {
        "lang": document.language,
        "cover": front.cover(document),
        "body": [*front.chapters(document), *findings.chapters(document), *follow_up.chapters(document)],
        "appendix": appendix.chapters(document, attached),
        "attachment": _("The result of the audit for machines, as this report shows it (abaudit/result/1)"),
        "words": {
            "contents": _("Contents"),
            "page": _("Page {page} of {pages}"),
            "appendix": _("Appendix"),
        },
    }


def _typeset(contents: dict[str, Any], attached: bytes, moment: datetime) -> bytes:
    import typst

    made, _warnings = typst.compile_with_warnings(
        resources.files(__name__).joinpath("report.typ").read_bytes(),
        sys_inputs={"contents": json.dumps(contents), "result": attached.decode()},
        font_paths=typst.Fonts(include_system_fonts=False),
        ignore_system_fonts=True,
        pdf_standards=["a-3a", "ua-1"],
        timestamp=moment,
    )
    return made


def _moment(document: Document) -> datetime:
    """What the document says of when it was made: no clock, so the day of the audit unless somebody states more."""
    stated = os.environ.get(_EPOCH, "")
    if stated.isascii() and stated.isdigit() and len(stated) <= 11:
        return datetime.fromtimestamp(int(stated), UTC)
    on = document.head.on
    return datetime(on.year, on.month, on.day, tzinfo=UTC)


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    """*value* with every text in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_mapped(part, change) for part in value]
    if isinstance(value, dict):
        return {key: _mapped(part, change) for key, part in value.items()}
    return value
