"""The document around the sections: head, policy, order of the sections, foot."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from abaudit.i18n import _
from abaudit.reports.document import notes
from abaudit.reports.formats.html_page import contacts, findings, sources, summary
from abaudit.reports.formats.html_page.markup import Html, element, joined, verbatim
from abaudit.reports.text.days import day
from abaudit.reports.text.harmless import safe

if TYPE_CHECKING:
    from abaudit.reports.document import Document

_POLICY = (
    "default-src 'none'; style-src '{style}'; script-src '{script}'; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)


def page(document: Document) -> Html:
    """The whole page, with a final newline."""
    style, script = _own("page.css"), _own("page.js")
    policy = _POLICY.format(style=_digest(style), script=_digest(script))
    head = element(
        "head",
        *_metas(policy),
        element("title", _title(document)),
        element("style", verbatim(style)),
    )
    sections = [section for section in _sections(document) if section is not None]
    body = element(
        "body",
        element("a", _("To the contacts"), href="#contacts", class_="skip"),
        _masthead(document, sections),
        element("main", *(section for _key, _name, section in sections), id="main"),
        _foot(document),
        element("script", verbatim(script)),
    )
    return Html(f"<!DOCTYPE html>\n{element('html', head, verbatim(chr(10)), body, lang=document.language)}\n")


@cache
def _own(name: str) -> str:
    """The text of a file beside this module, with the line ends that a browser makes of any, so that digests agree."""
    return (Path(__file__).parent / name).read_text("utf-8")


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _metas(policy: str) -> tuple[Html, ...]:
    return (
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="robots", content="noindex, nofollow, noarchive"),
        element("meta", name="generator", content="abaudit"),
        element("meta", name="format-detection", content="telephone=no"),
    )


def _title(document: Document) -> str:
    return _("Contacts and {recipient}: audit of {on}").format(
        recipient=safe(document.head.recipient_name, 60), on=day(document.head.on)
    )


_Section = tuple[str, str, Html]
"""(id, name in the table of contents, the section)"""


def _sections(document: Document) -> tuple[_Section | None, ...]:
    return (
        ("summary", _("Summary"), summary.section(document)),
        _present("unread", _("Could not be read"), findings.unread(document)),
        _present("known", _("Known before"), _sentences("known", _("Known before"), document.notes.under(notes.KNOWN))),
        ("findings", _("Findings by rule"), findings.section(document)),
        ("contacts", _("Contacts"), contacts.section(document)),
        ("sources", _("Sources and basis"), sources.section(document)),
        _present("recipient", _("Who receives the data"), sources.recipient(document)),
        _present("notes", _("Notes"), _sentences("notes", _("Notes"), document.notes.under(notes.NOTICED, notes.NOTE))),
    )


def _present(key: str, name: str, section: Html | None) -> _Section | None:
    return (key, name, section) if section is not None else None


def _sentences(key: str, title: str, sentences: list[str]) -> Html | None:
    if not sentences:
        return None
    return element(
        "section",
        element("h2", title, id=f"{key}-title"),
        element("ul", *(element("li", sentence) for sentence in sentences), class_="prose"),
        id=key,
        aria_labelledby=f"{key}-title",
    )


def _masthead(document: Document, sections: list[_Section]) -> Html:
    facts: list[tuple[str, str]] = [
        (_("Responsible"), safe(document.head.controller, 80) if document.head.controller else _("not named")),
        (_("Day asked"), day(document.head.on)),
        (_("Recipient"), safe(document.head.recipient_name, 80)),
        (document.duties.heading, document.duties.shown),
    ]
    contents = (element("li", element("a", name, href=f"#{key}")) for key, name, _section in sections)
    return element(
        "header",
        element("p", "abaudit", element("span", " · "), _("Audit of contacts"), class_="overline"),
        element(
            "h1",
            _("Which numbers would reach {recipient} without a consent on record?").format(
                recipient=safe(document.head.recipient_name, 60)
            ),
        ),
        element(
            "dl",
            *(element("div", element("dt", term), element("dd", fact, dir="auto")) for term, fact in facts),
            class_="facts",
        ),
        element("nav", element("ul", *contents), aria_label=_("Contents"), class_="contents"),
    )


def _foot(document: Document) -> Html:
    version = _("Written by abaudit {version}.").format(version=document.head.tool_version)
    said = [version, _("This is no legal advice.")]
    if document.duties.keep:
        said.append(document.duties.keep)
    return element("footer", element("p", joined(said, " ")))
