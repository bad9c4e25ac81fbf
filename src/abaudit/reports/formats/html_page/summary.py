"""What a reader must know after ten seconds: the answer, how many of each verdict, and what to do first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.i18n import _, ngettext
from abaudit.model.rulebook import Verdict
from abaudit.reports.formats.html_page.markup import Html, element, joined
from abaudit.reports.text.verdict_words import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from abaudit.reports.document import Document

WORST_FIRST = tuple(reversed(Verdict))
"""The verdicts in the order in which the page shows them."""

_LEAST_SHARE = 1.5
"""Per cent of the chart that a verdict with at least one number gets, so that nobody overlooks it."""


def section(document: Document) -> Html:
    """The answer, the chart, the first steps and the box of what was checked."""
    return element(
        "section",
        element("h2", _("Summary"), id="summary-title", class_="visually-hidden"),
        element("div", *_answers(document), class_="answer"),
        _chart(document) if document.answer.summary.distinct else None,
        element("div", _first_steps(document), _box(document), class_="pair"),
        _where_to_begin(document),
        id="summary",
        aria_labelledby="summary-title",
    )


def badge(verdict: Verdict) -> Html:
    """A verdict as a word with its mark."""
    return element("span", _(VERDICTS[verdict]), class_=f"verdict {verdict}")


def _answers(document: Document) -> Iterator[Html]:
    for place, said in enumerate(document.answer.said):
        yield element("p", said.text, class_=f"{'lead ' if place == 0 else ''}{said.mood}".strip())


def _chart(document: Document) -> Html:
    """One bar of all distinct numbers, and below it each verdict with its count.

    The bar's parts differ in pattern as well as in colour, and the counts beside the marks say the same in words.
    """
    summary = document.answer.summary
    counts = dict(reversed(document.piles.by_verdict))
    said = ", ".join(f"{_(VERDICTS[verdict])}: {count}" for verdict, count in counts.items())
    parts = [
        element("rect", x=f"{start:.2f}%", y="0", width=f"{width:.2f}%", height="100%", class_=f"part {verdict}")
        for verdict, start, width in _parts(counts)
    ]
    bar = element("svg", _patterns(), *parts, role="img", aria_label=said, class_="bar")
    figures = (
        element(
            "li",
            element("span", str(count), class_="count"),
            element("span", _(VERDICTS[verdict]), class_=f"verdict {verdict}"),
            class_="" if count else "none",
        )
        for verdict, count in counts.items()
    )
    caption = ngettext("{count} different number", "{count} different numbers", summary.distinct)
    looked_at = _("{contacts} contacts, {numbers} phone entries").format(
        contacts=summary.contacts, numbers=summary.numbers
    )
    return element(
        "figure",
        element("figcaption", f"{caption.format(count=summary.distinct)} · {looked_at}"),
        bar,
        element("ul", *figures, class_="figures"),
    )


def _parts(counts: dict[Verdict, int]) -> Iterator[tuple[Verdict, float, float]]:
    """(verdict, start, width) in per cent of the bar; all of them fill it."""
    total = sum(counts.values())
    shares = {verdict: max(100 * count / total, _LEAST_SHARE) for verdict, count in counts.items() if count}
    scale = 100 / sum(shares.values())
    start = 0.0
    for verdict, share in shares.items():
        yield verdict, start, share * scale
        start += share * scale


def _patterns() -> Html:
    """Stripes for what is to be checked, dots for what is exempt; the two others are plain, dark and light."""

    def pattern(name: str, side: int, drawn: Html) -> Html:
        ground = element("rect", width=side, height=side, class_="ground")
        return element(
            "pattern", ground, drawn, id=name, width=side, height=side, patternUnits="userSpaceOnUse", class_=name
        )

    stripes = element("path", d="M-2,2 l4,-4 M0,10 l10,-10 M8,12 l4,-4", class_="drawn")
    dots = element("circle", cx="4", cy="4", r="1.6", class_="drawn")
    return element("defs", pattern("stripes", 10, stripes), pattern("dots", 8, dots))


def _first_steps(document: Document) -> Html:
    steps = document.measures.first or (_("Nothing is open in what was read."),)
    if not document.answer.summary.readable:
        steps = (document.measures.next_step,)
    return element(
        "div",
        element("h3", _("What to do first")),
        element("ol", *(element("li", step) for step in steps)),
        class_="steps",
    )


def _box(document: Document) -> Html:
    bordered = document.box
    return element(
        "aside",
        element("h3", bordered.title, id="box-title"),
        element("p", bordered.checked),
        element("p", bordered.not_checked),
        class_="box",
        aria_labelledby="box-title",
    )


def _where_to_begin(document: Document) -> Html | None:
    """Without a ledger, the groups that help to begin."""
    found = [(pile.heading, pile.numbers) for pile in document.piles.to_begin]
    if not found:
        return None
    counted = ngettext("{count} number", "{count} numbers", 1), ngettext("{count} number", "{count} numbers", 2)
    lines = (
        element("li", heading, " ", element("span", counted[count != 1].format(count=count), class_="aside"))
        for heading, count in found
    )
    return element(
        "div",
        element("h3", _("Where to begin")),
        element("p", _("There was no consent ledger. These groups are guesses that help to begin; none acquits.")),
        joined((element("ul", *lines),)),
        class_="prose",
    )
