"""The findings by rule, and what could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.i18n import _, language, ngettext
from abaudit.model.rulebook import in_language
from abaudit.reports.formats.html_page.contacts import anchor, name_of, number_of
from abaudit.reports.formats.html_page.markup import Html, element, joined
from abaudit.reports.text.articles import article
from abaudit.reports.text.harmless import safe
from abaudit.reports.text.verdict_words import CHARGES, SEVERITIES

if TYPE_CHECKING:
    from abaudit.reports.document import Document
    from abaudit.reports.document.findings import RuleFindings

_NAMED = 12
"""Numbers that a finding names itself; the table of contacts has all."""


def section(document: Document) -> Html:
    """Every rule that found something: criterion, effect, remedy, and the numbers concerned."""
    found = document.findings
    places = {id(row): place for place, row in enumerate(document.rows, 1)}
    empty = element("p", _("No rule found anything in what was read."), class_="prose")
    return element(
        "section",
        element("h2", _("Findings by rule"), id="findings-title"),
        *([_finding(each, places) for each in found] or [empty]),
        id="findings",
        aria_labelledby="findings-title",
    )


def unread(document: Document) -> Html | None:
    """The places that could not be read; None where there are none."""
    if not document.unread:
        return None
    exports = document.sources.exports
    lines = (
        element(
            "li",
            element("bdi", safe(exports[part.export].name, 60)),
            ", ",
            _("line {line}").format(line=part.line),
            ": ",
            _(part.reason),
        )
        for part in document.unread
    )
    warning = _("Numbers may stand there that nobody has seen. As long as they are unread, this audit is no proof.")
    return element(
        "section",
        element("h2", f"{_('Could not be read')} ({len(document.unread)})", id="unread-title"),
        element("p", warning, class_="prose"),
        element("ul", *lines, class_="prose"),
        id="unread",
        aria_labelledby="unread-title",
        class_="alarm",
    )


def _finding(found: RuleFindings, places: dict[int, int]) -> Html:
    rule = found.rule
    facts = [
        (_("Why"), in_language(rule.why, language())),
        (_("What to do"), in_language(rule.remedy, language())),
        (_("Basis"), _basis(found)),
        (_("Concerned"), _concerned(found, places)),
    ]
    return element(
        "article",
        element(
            "div",
            element("h3", element("span", rule.id, class_="rule"), " ", in_language(rule.title, language())),
            element("p", *_tags(found), class_="tags"),
            class_="finding-head",
        ),
        element("dl", *(element("div", element("dt", term), element("dd", fact)) for term, fact in facts)),
        class_=f"finding {rule.verdict}",
        id=f"rule-{rule.id}",
    )


def _tags(found: RuleFindings) -> list[Html]:
    rule = found.rule
    severity = _("severity: {severity}").format(severity=_(SEVERITIES[rule.severity]))
    words = [element("span", _(CHARGES[rule.verdict]), class_=f"verdict {rule.verdict}")]
    words.append(element("span", severity, class_="tag"))
    if rule.own:
        words.append(element("span", _("own rule"), class_="tag"))
    if found.rows:
        counted = ngettext("{count} number", "{count} numbers", found.numbers).format(count=found.numbers)
        words.append(element("span", counted, class_="tag"))
    return words


def _basis(found: RuleFindings) -> str:
    rule = found.rule
    articles = ", ".join(article(reference) for reference in rule.references)
    tier = _("; fine up to the ceiling of {article}").format(article=article(f"GDPR {rule.fine_tier}"))
    return articles + (tier if rule.fine_tier else "")


def _concerned(found: RuleFindings, places: dict[int, int]) -> Html:
    if not found.rows:
        return joined((_("the audit as a whole"),))
    distinct = list({row.id: row for row in found.rows}.values())
    named = joined(
        (
            element("a", element("bdi", name_of(row)), ", ", number_of(row), href=f"#{anchor(places[id(row)])}")
            for row in distinct[:_NAMED]
        ),
        element("span", " · ", aria_hidden="true"),
    )
    parts: list[str] = [element("p", named, class_="named")]
    said = []
    if len(distinct) > _NAMED:
        more = len(distinct) - _NAMED
        text = ngettext("and {count} more in the table of contacts", "and {count} more in the table of contacts", more)
        said.append(text.format(count=more))
    if found.settled:
        text = ngettext(
            "for {count} of them a waiver or the baseline answers",
            "for {count} of them a waiver or the baseline answers",
            found.settled,
        )
        said.append(text.format(count=found.settled))
    if said:
        parts.append(element("p", "; ".join(said), class_="aside"))
    show = _("Show these in the table")
    parts.append(
        element("button", show, element("span", f" ({found.rule.id})", class_="visually-hidden"), type="button",
                data_find=found.rule.id, hidden=True)
    )  # fmt: skip
    return joined(parts)
