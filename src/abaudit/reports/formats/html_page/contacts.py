"""The table of contacts: one row an entry, all of them, in the order of the exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.i18n import _, ngettext
from abaudit.model.rulebook import Action
from abaudit.reports.document.worklists import step
from abaudit.reports.formats.html_page.markup import Html, element, escaped, joined, verbatim
from abaudit.reports.formats.html_page.summary import WORST_FIRST, badge
from abaudit.reports.text.days import day
from abaudit.reports.text.harmless import safe
from abaudit.reports.text.ledger_words import HOW
from abaudit.reports.text.verdict_words import ACTIONS, VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abaudit.model.findings import Consent, Finding, Row
    from abaudit.reports.document import Document


def section(document: Document) -> Html:
    """The controls (shown by the script alone) and the table."""
    rows = len(document.rows)
    caption = ngettext("{count} phone entry", "{count} phone entries", rows).format(count=rows)
    headings = (
        (_("Contact"), "text"),
        (_("Number"), "text"),
        (_("Verdict"), "verdict"),
        (_("Why"), "text"),
        (_("Next step"), "step"),
        (_("Place"), "order"),
    )
    head = element("tr", *(element("th", text, scope="col", data_sort=kind) for text, kind in headings))
    lines = _Lines(document)
    body = [lines.line(index, row) for index, row in enumerate(document.rows, 1)]
    table = element(
        "table",
        element("caption", caption, "; ", _("each entry of the exports is one row")),
        element("thead", head),
        element("tbody", verbatim("\n"), *body),
        id="table",
        class_="ids" if document.settings.show == "id" else None,
    )
    empty = element("p", _("The exports hold no phone entry."), class_="prose")
    return element(
        "section",
        element("h2", _("Contacts"), id="contacts-title"),
        *((_controls(), table) if rows else (empty,)),
        id="contacts",
        aria_labelledby="contacts-title",
        tabindex="-1",
    )


def anchor(place: int) -> str:
    """The id of the row at *place*, counted from 1."""
    return f"row-{place}"


def name_of(row: Row) -> str:
    """What the contact is called here: its name, or its running number where names are not shown."""
    return row.contact if row.name is None else safe(row.name, 120) or _("(no name)")


def number_of(row: Row) -> str:
    """The number, or its pseudonym where numbers are not shown."""
    return row.id if row.number is None else safe(row.number, 60) or _("(empty)")


class _Lines:
    """Rows as lines of the table, written by hand because there can be ten thousand.

    What many rows share (attributes, and the cells verdict, why and next step) is put together once.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        exports = document.sources.exports
        self._exports = [escaped(f"{safe(each.name, 40)}, ") if len(exports) > 1 else "" for each in exports]
        self._shared: dict[object, tuple[str, str]] = {}

    def line(self, index: int, row: Row) -> Html:
        """One ``tr``; *index* counts from 1."""
        attributes, cells = self._of(row)
        where = _("line {line}").format(line=row.line)
        return Html(
            f'<tr id="{anchor(index)}"{attributes}>'
            f'<th scope="row" dir="auto">{escaped(name_of(row))}</th><td dir="ltr">{escaped(number_of(row))}</td>'
            f"{cells}<td>{self._exports[row.export]}{escaped(where)}</td></tr>\n"
        )

    def _of(self, row: Row) -> tuple[str, str]:
        findings = tuple((finding.rule, finding.waiver, finding.due) for finding in row.findings)
        alike = (row.verdict, row.reading, row.reason, findings, row.exemption, row.consents)
        shared = self._shared.get(alike)
        if shared is None:
            due = step(row)
            cells = (badge(row.verdict), joined(_reason(row, self._document)), _(ACTIONS[due]))
            shared = self._shared[alike] = (
                f' data-verdict="{row.verdict}" data-step="{due}"',
                joined(element("td", cell) for cell in cells),
            )
        return shared


def _reason(row: Row, document: Document) -> Iterator[Html]:
    text = document.why(row)
    rules = ", ".join(dict.fromkeys(finding.rule for finding in row.findings))
    if text or rules:
        yield joined((text, element("span", f" {rules}", class_="rule") if rules else None))
    for consent in row.consents:
        yield element("span", _consent(consent, document), class_="aside")
        if consent.evidence:
            yield element("span", _("Evidence: {file}").format(file=safe(consent.evidence, 80)), class_="aside")
    for known in dict.fromkeys(_known(finding, document) for finding in row.findings):
        if known:
            yield element("span", known, class_="aside")


def _consent(consent: Consent, document: Document) -> str:
    how = f", {_(HOW[consent.how])}" if consent.how in HOW else ""
    until = _(", until {day}").format(day=day(consent.until)) if consent.until else ""
    text = _("Consent of {day}{how}{until} (ledger, {where})")
    return text.format(day=day(consent.on), how=how, until=until, where=document.in_ledger(consent.event))


def _known(finding: Finding, document: Document) -> str:
    if finding.waiver:
        return _("{rule}: waived by {waiver}").format(rule=finding.rule, waiver=finding.waiver)
    if finding.due is None:
        return ""
    if finding.is_settled(document.head.on):
        return _("{rule}: known from the baseline, open until {day}").format(rule=finding.rule, day=day(finding.due))
    return _("{rule}: known from the baseline, overdue since {day}").format(rule=finding.rule, day=day(finding.due))


def _controls() -> Html:
    """Search and filters; the page shows them only where its script runs."""
    return element(
        "form",
        _field(
            "search",
            _("Search in the table"),
            element("input", type="search", id="search", autocomplete="off", spellcheck="false", aria_controls="table"),
        ),
        _choice("verdict", _("Verdict"), [(each, _(VERDICTS[each])) for each in WORST_FIRST]),
        _choice("step", _("Next step"), [(each, _(ACTIONS[each])) for each in Action]),
        element("button", _("Show all"), type="reset"),
        element("p", role="status", id="shown", data_text=_("Rows shown: {shown} of {all}")),
        id="controls",
        role="search",
        aria_labelledby="contacts-title",
        hidden=True,
    )


def _choice(name: str, label: str, options: list[tuple[str, str]]) -> Html:
    every = element("option", _("all"), value="")
    chosen = (element("option", text, value=value) for value, text in options)
    return _field(name, label, element("select", every, *chosen, id=name, aria_controls="table"))


def _field(name: str, label: str, control: Html) -> Html:
    return element("div", element("label", label, for_=name), control, class_="field")
