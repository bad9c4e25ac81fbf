"""What every report shows in the same way: harmless text, places, articles, sentences."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from typing import TYPE_CHECKING

from abaudit.i18n import N_, _, language, ngettext
from abaudit.model.days import day_of
from abaudit.model.facts import ExemptionKind
from abaudit.model.notices import NOTICES
from abaudit.model.readings import NONE_REASONS, REVIEW_REASONS, ReadingKind
from abaudit.model.rulebook import Charge, Verdict, in_language

if TYPE_CHECKING:
    from abaudit.model.contacts import Column
    from abaudit.model.findings import AuditResult, ExportFacts, Finding, Notice, Row

_TYPEWRITER = str.maketrans("“”„‘’‚·•…–", "\"\"\"'''-*~-")
_HALVES = re.compile("[\ud800-\udfff]")
_JOINERS = "\u200c\u200d"
_ARTICLE = re.compile(r"(?:(GDPR)|§) (\d+)(?:\((\d+)\))?(?:\(([a-z])\))?(?(1)| BDSG)")
_DEFINITIONS = "4"
"""The article of the GDPR that counts its points as numbers and not as paragraphs."""
_OTHER_REFERENCES = (
    N_("house rule"),
    N_("EDPB Guidelines 05/2020, 108 (13.05.2020)"),
    N_("EDPB Guidelines 05/2020, 110-111 (13.05.2020)"),
)
"""What shipped rules refer to besides articles and judgements."""

_EXEMPTIONS = {
    ExemptionKind.NOT_PERSONAL: N_("By a written exemption: a general line that belongs to nobody in particular."),
    ExemptionKind.OWN: N_("By a written exemption: the business's own number."),
    ExemptionKind.SERVICE: N_("By a written exemption: an emergency or service number."),
    ExemptionKind.OTHER_BASIS: N_("By a written exemption: another legal basis is on record."),
}
"""Kind of a written exemption → why it is there."""

_PARAGRAPH = 1000
"""The most characters of a text of a rule."""

_WEIGHT = {charge: place for place, charge in enumerate(Charge)}


LAYOUTS = {"empty": N_("empty"), "unreadable": N_("unreadable")}
"""Layouts that are no format but a state, each in one word."""


def layout(name: str) -> str:
    """The layout *name* as people read it: formats have the same name in every language."""
    return _(LAYOUTS[name]) if name in LAYOUTS else name


def safe(text: str, limit: int = 200) -> str:
    """*text* on one line, without anything that could steer a terminal or turn the direction of writing.

    White space becomes one blank; control, format and unassigned characters become U+FFFD; joiners inside words stay.
    Longer texts end in an ellipsis.
    """
    if len(text) <= limit and text.isprintable() and "  " not in text:
        return text.strip()  # printable says the same of every character as the check below, all at once
    text = " ".join(text[: 4 * limit].split())
    text = "".join(c if _is_harmless(c) else "\ufffd" for c in text)
    return text if len(text) <= limit else text[: limit - 1] + "…"


def whole(text: str) -> str:
    """*text* with U+FFFD for each half of a sign (a lone surrogate), which stands for bytes that are no text."""
    return text if text.isascii() else _HALVES.sub("\ufffd", text)


def day(value: date) -> str:
    """A day as the reader writes it: ``dd.mm.yyyy`` in German, ISO otherwise."""
    return value.strftime("%d.%m.%Y") if language() == "de" else value.isoformat()


def moment(value: datetime) -> str:
    """An aware time as the reader writes it: ``dd.mm.yyyy hh:mm:ss UTC+01:00`` in German, ISO otherwise."""
    if language() != "de":
        return value.isoformat()
    clock = value.time().isoformat()
    offset = value.isoformat()[len("2026-03-01T") + len(clock) :]
    return f"{day(value.date())} {clock} UTC{offset if value.utcoffset() else ''}"


def day_or_text(text: str) -> str:
    """What somebody wrote; where it is nothing but a day, that day as the reader writes it."""
    found = day_of(text)
    return day(found) if found else text


def article(reference: str, tongue: str = "") -> str:
    """``GDPR 6(1)(a)`` as the law books of *tongue* (the language in use, if empty) write it; others are translated."""
    german = (tongue or language()) == "de"
    match = _ARTICLE.fullmatch(reference)
    if match is None:
        return _(reference) if german else reference
    gdpr, number, paragraph, letter = match.groups()
    if not german:
        return f"Art. {reference.removeprefix('GDPR ')} GDPR" if gdpr else reference
    parts = [f"Art. {number}" if gdpr else f"§ {number}"]
    parts += [f"{'Nr.' if gdpr and number == _DEFINITIONS else 'Abs.'} {paragraph}"] if paragraph else []
    parts += [f"Buchst. {letter}"] if letter else []
    return " ".join((*parts, "DSGVO" if gdpr else "BDSG"))


def columns(found: tuple[Column, ...]) -> str:
    """Columns by header, or by position where the header is not to be shown."""
    return ", ".join(
        _("“{text}”").format(text=safe(column.header, 40))
        if column.header
        else _("column {position}").format(position=column.index + 1)
        for column in found
    )


def short_id(number_id: str) -> str:
    """An id as a person reads it: enough of a long one to tell numbers apart, and for ``abaudit explain``."""
    return number_id[:12]


def overrides(export: ExportFacts) -> str:
    """What the user decided for an export instead of the reader, as he wrote it; headers only where they are shown."""
    return ", ".join(f"--{option} {safe(value, 40)}".rstrip() for option, value in export.overrides)


def in_ledger(event: int, result: AuditResult) -> str:
    """Where an event stands: the line of a ledger that is a file, or its entry in one that abaudit keeps."""
    if result.run.ledger is not None and result.run.ledger.kind in ("yaml", "csv"):
        return _("line {line}").format(line=event)
    return _("entry {entry}").format(entry=event)


def notice(found: Notice) -> str:
    """The notice's sentence; its value ``on`` is an ISO date and shown as the reader writes days."""
    values = {name: day(date.fromisoformat(value)) if name == "on" else value for name, value in found.values}
    return _(NOTICES[found.code]).format(**values)


def leading(row: Row) -> Finding | None:
    """The finding that decided the row's verdict; None where nothing was found."""
    return min(row.findings, key=lambda finding: _WEIGHT[finding.verdict], default=None)


def why(row: Row, result: AuditResult) -> str:
    """In a few words why a row has its verdict."""
    if row.reading is ReadingKind.REVIEW:
        return _(REVIEW_REASONS.get(row.reason, row.reason))
    if row.reading is ReadingKind.NONE:
        return _(NONE_REASONS.get(row.reason, row.reason))
    finding = leading(row)
    if finding is None or row.verdict is Verdict.EXEMPT:
        return _(_EXEMPTIONS[row.exemption]) if row.exemption else ""
    rule = next(rule for rule in result.rules if rule.id == finding.rule)
    return safe(in_language(rule.title, language()))


def remarks(result: AuditResult) -> list[str]:
    """A sentence for each rule that only notes something, without effect on a verdict: what, how often, what to do."""
    sentences = []
    about_all = {finding.rule for finding in result.findings}
    for rule in (rule for rule in result.rules if rule.verdict is Charge.NOTE):
        title = safe(in_language(rule.title, language()))
        remedy = safe(in_language(rule.remedy, language()), _PARAGRAPH)
        if rule.id in about_all:
            sentences.append(_("{title} ({rule}). {remedy}").format(title=title, rule=rule.id, remedy=remedy))
            continue
        count = len({row.id for row in result.rows if any(finding.rule == rule.id for finding in row.findings)})
        text = ngettext(
            "{title} ({rule}): {count} number. {remedy}", "{title} ({rule}): {count} numbers. {remedy}", count
        )
        sentences.append(text.format(title=title, rule=rule.id, count=count, remedy=remedy))
    return sentences


def place(row: Row, result: AuditResult) -> str:
    """Where the row's entry stands: the line, and the file where there are several."""
    if len(result.run.exports) == 1:
        return _("line {line}").format(line=row.line)
    return f"{safe(result.run.exports[row.export].name, 60)}:{row.line}"


def typewriter(text: str) -> str:
    """*text* with the signs that every console has, sign by sign, so that columns keep their places."""
    return text.translate(_TYPEWRITER)


def _is_harmless(character: str) -> bool:
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} or character in _JOINERS
