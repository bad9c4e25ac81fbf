"""The two ways through the program, drawn for docs/design.md: ``python tools/draw_paths.py`` writes docs/paths.svg.

A test holds that the drawing is that of this script, and that each module named here is there.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path

DRAWING = Path(__file__).parent.parent / "docs" / "paths.svg"


@dataclass(frozen=True)
class Step:
    """What happens, and in which modules."""

    says: str
    modules: tuple[str, ...]


VERDICT = (
    Step("The call becomes a request: exports, settings, day.", ("cli.audit", "service.preparation")),
    Step("Each file is read once, with its digest.", ("service.books", "files")),
    Step("What is in it: address books, and what is left aside.", ("importers.opening",)),
    Step("Folded lines are joined; each keeps its place in the file.", ("importers.vcard.lines",)),
    Step("TEL becomes an entry of its contact: text, labels, line.", ("importers.vcard.card",)),
    Step("A second scanner counts the TEL lines. Both must agree.", ("importers.vcard.scanner",)),
    Step("The text becomes a number: EXACT, REVIEW or NONE.", ("phone.quick", "phone.careful")),
    Step("What the ledger says of this number on the day.", ("ledger.book", "ledger.timeline")),
    Step("Is the contact the person whom the ledger names?", ("audit.fitting", "names.comparing")),
    Step("All that is known of the number becomes facts.", ("rules.facts", "model.facts")),
    Step("Rules turn facts into findings, and these into one verdict.", ("rules.judge",)),
    Step("A row of the result. Reports show it, names hidden first.", ("audit.result", "redact", "reports")),
)
"""From a TEL line to a verdict."""

STANDING = (
    Step("Asks on the terminal for what the call did not say.", ("cli.ledger.enter", "cli.ledger.questions")),
    Step("Words become one event, checked key by key.", ("stores.single", "stores.fields", "stores.keys")),
    Step("One writer, one transaction: all of it, or nothing.", ("stores.chained.store",)),
    Step("The event becomes bytes that are the same everywhere.", ("stores.chained.content",)),
    Step("Its commitment is chained to the entry before.", ("stores.chained.chain",)),
    Step("It is stored, in a file or in a database.", ("stores.chained.sqlite", "stores.chained.postgres")),
    Step("When it is read again, the chain is verified.", ("stores.chained.verified",)),
    Step("Events are sorted by number and person.", ("ledger.book",)),
    Step("They are folded in the order of their days.", ("ledger.timeline",)),
    Step("What is doubtful about an end is kept as a doubt.", ("ledger.doubts",)),
    Step("Each person's standing; of several the worst counts.", ("model.consent",)),
)
"""From ``ledger add`` to a standing."""

_TITLES = ("From a TEL line to a verdict", "From “ledger add” to a standing")
_WIDTH, _GAP, _LEFT, _TOP = 430, 40, 20, 60
_HEIGHT, _BETWEEN = 58, 18
_STYLE = """
  text { font: 13px system-ui, sans-serif; fill: #1f2933; }
  .title { font-size: 17px; font-weight: 600; }
  .module { font: 11.5px ui-monospace, monospace; fill: #486581; }
  .place { font-size: 12px; font-weight: 600; fill: #829ab1; }
  rect { fill: #f5f7fa; stroke: #9fb3c8; }
  path { stroke: #829ab1; fill: none; marker-end: url(#end); }
  #end path { fill: #829ab1; stroke: none; marker-end: none; }
  .ground { fill: #ffffff; stroke: none; }
"""


_ARROW_HEAD = (
    '<defs><marker id="end" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    '<path d="M0 0L8 4L0 8z"/></marker></defs>'
)


def drawing() -> str:
    """The whole SVG."""
    height = _TOP + max(len(VERDICT), len(STANDING)) * (_HEIGHT + _BETWEEN) + 10
    width = 2 * _LEFT + 2 * _WIDTH + _GAP
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-labelledby="t">',
        f'<title id="t">{escape(" and ".join(_TITLES))}</title>',
        f"<style>{_STYLE}</style>",
        _ARROW_HEAD,
        f'<rect class="ground" width="{width}" height="{height}"/>',
    ]
    for column, (title, steps) in enumerate(zip(_TITLES, (VERDICT, STANDING), strict=True)):
        left = _LEFT + column * (_WIDTH + _GAP)
        parts.append(f'<text class="title" x="{left}" y="34">{escape(title)}</text>')
        for place, step in enumerate(steps):
            parts += _box(step, place, left, last=place == len(steps) - 1)
    return "\n".join((*parts, "</svg>", ""))


def _box(step: Step, place: int, left: int, *, last: bool) -> list[str]:
    top = _TOP + place * (_HEIGHT + _BETWEEN)
    parts = [
        f'<rect x="{left}" y="{top}" width="{_WIDTH}" height="{_HEIGHT}" rx="6"/>',
        f'<text class="place" x="{left + 12}" y="{top + 24}">{place + 1}</text>',
        f'<text x="{left + 36}" y="{top + 24}">{escape(step.says)}</text>',
        f'<text class="module" x="{left + 36}" y="{top + 44}">{escape(" · ".join(step.modules))}</text>',
    ]
    if not last:
        middle = left + _WIDTH // 2
        parts.append(f'<path d="M{middle} {top + _HEIGHT}V{top + _HEIGHT + _BETWEEN}"/>')
    return parts


if __name__ == "__main__":
    DRAWING.write_text(drawing(), encoding="utf-8", newline="\n")
