"""The result for the owner at the screen: the answer, then the contacts by what to do, then what it does not tell.

Names and numbers are printed as text, never as markup, and nothing in them can steer the terminal.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from abaudit.i18n import _, ngettext
from abaudit.model.rulebook import Action, Verdict
from abaudit.reports.document import notes
from abaudit.reports.document.worklists import LISTED_ALONE
from abaudit.reports.formats.terminal.rows import lines
from abaudit.reports.text.days import day
from abaudit.reports.text.for_screen import wrap
from abaudit.reports.text.harmless import safe, typewriter
from abaudit.reports.text.verdict_words import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console, RenderableType

    from abaudit.model.findings import Row
    from abaudit.reports.document import Document

WIDTH = 100
"""Columns, where nobody says how wide the screen is."""

_BAR = 24
_MOODS = {"alarm": "red", "caution": "yellow", "calm": "green", "": ""}
_STYLES = {
    Verdict.CONSENTED: "green",
    Verdict.EXEMPT: "cyan",
    Verdict.REVIEW: "yellow",
    Verdict.FLAGGED: "bold red",
}


def render(document: Document, *, width: int = WIDTH, color: bool = False, ascii_only: bool = False) -> str:
    """*document* as text, *width* columns wide.

    *color* adds ANSI colours; *ascii_only* keeps to lines that any console can draw (names stay what they are).
    """
    from rich.console import Console

    out = io.StringIO()
    console = Console(
        file=out,
        width=max(width, 40),
        color_system="standard" if color else None,
        force_terminal=color,
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
        no_color=not color,
        soft_wrap=False,
        safe_box=True,
    )
    _Page(console, out, document, ascii_only=ascii_only, color=color).write()
    return typewriter(out.getvalue()) if ascii_only else out.getvalue()


class _Page:
    """One report being written, top to bottom."""

    def __init__(
        self, console: Console, out: io.StringIO, document: Document, *, ascii_only: bool, color: bool
    ) -> None:
        self._console = console
        self._out = out
        self._document = document
        self._ascii = ascii_only
        self._color = color
        self._width = console.width

    def write(self) -> None:
        self._head()
        document = self._document
        for said in document.answer.said:
            self._print(said.text, f"{'bold ' if said.leads else ''}{_MOODS[said.mood]}")
        self._counts()
        self._next_step()
        self._unread()
        lists = document.worklists
        for worklist in lists.in_exports:
            if worklist.action is Action.ASK and document.piles.to_begin_in_exports:
                for pile in document.piles.to_begin_in_exports:
                    self._section(pile.heading, pile.rows)
            else:
                self._section(worklist.title, worklist.rows)
        self._section(_(LISTED_ALONE), lists.listed_alone)
        self._section(_("Exempt, with a reason"), lists.exempt_in_exports)
        for heading in (notes.KNOWN, notes.NOTICED, notes.NOTE):
            self._bullets(_(heading), document.notes.under(heading))
        self._box()

    def _head(self) -> None:
        document = self._document
        parts = ["abaudit", day(document.head.on), document.head.recipient_name]
        if document.head.controller:
            parts.append(safe(document.head.controller, 60))
        self._print(" · ".join(parts), "dim")
        lines = [*document.sources.export_lines, *self._ledger(), *document.notes.under(notes.SOURCE)]
        if document.duties.on_screen:
            lines.append(document.duties.on_screen)
        if document.head.check:
            text = _("Check code of the ids (abaudit explain --check): {check}")
            lines.append(text.format(check=document.head.check))
        for line in lines:
            self._print(line, "dim")
        self._blank()

    def _ledger(self) -> Iterator[str]:
        ledger = self._document.sources.ledger
        if ledger is None:
            return
        events = ngettext("{count} event", "{count} events", ledger.events).format(count=ledger.events)
        yield _("Consent ledger ({kind}): {events}").format(kind=ledger.kind, events=events)
        if ledger.kind in ("sqlite", "postgres"):
            yield _("Head of the ledger's chain: {head}").format(head=ledger.digest)

    def _counts(self) -> None:
        from rich.text import Text

        summary = self._document.answer.summary
        if not summary.distinct:
            return
        self._blank()
        full, empty = ("#", ".") if self._ascii else ("█", "░")
        counts = [(verdict, count, _(VERDICTS[verdict])) for verdict, count in self._document.piles.by_verdict]
        wide = max(len(label) for _verdict, _count, label in counts)
        bar = max(0, min(_BAR, self._width - wide - 12))
        for verdict, count, label in counts:
            filled = -(-bar * count // summary.distinct)
            self._console.print(
                Text.assemble(
                    f"  {count:>6}  ",
                    (f"{label:<{wide}}  ", _STYLES[verdict] if count else "dim"),
                    (full * filled, _STYLES[verdict]),
                    (empty * (bar - filled), "dim"),
                )
            )

    def _next_step(self) -> None:
        step = self._document.measures.next_step
        if step:
            self._blank()
            arrow = "->" if self._ascii else "→"
            self._print(f"{arrow} {step}", "bold")

    def _unread(self) -> None:
        unread = self._document.notes.under(notes.UNREAD)
        if not unread:
            return
        self._heading(_(notes.UNREAD), len(unread), "bold red")
        for sentence in unread:
            self._hang("  ", sentence)

    def _section(self, title: str, rows: Sequence[Row]) -> None:
        if not rows:
            return
        self._heading(title, len({row.id for row in rows}), _STYLES[rows[0].verdict])
        for line in lines(self._document.together(rows), self._document, self._width, color=self._color):
            self._out.write(line + "\n")

    def _bullets(self, title: str, sentences: list[str]) -> None:
        if not sentences:
            return
        self._heading(title, None, "bold")
        bullet = "-" if self._ascii else "•"
        for sentence in sentences:
            self._hang(f"  {bullet} ", sentence)

    def _box(self) -> None:
        from rich import box
        from rich.panel import Panel
        from rich.text import Text

        bordered = self._document.box
        text = f"{bordered.checked}\n{bordered.not_checked}"
        self._blank()
        self._print(
            Panel(
                Text(text),
                title=Text(bordered.title),
                title_align="left",
                box=box.ASCII if self._ascii else box.ROUNDED,
            )
        )

    def _heading(self, title: str, count: int | None, style: str) -> None:
        self._blank()
        self._print(title if count is None else f"{title} ({count})", style)

    def _hang(self, start: str, text: str) -> None:
        """*text* behind *start*, and in its further lines a little to the right of it."""
        for index, line in enumerate(wrap(text, self._width, "    ")):
            self._out.write((start + line.strip() if index == 0 else line) + "\n")

    def _print(self, content: RenderableType, style: str | None = None) -> None:
        self._console.print(content, style=style)

    def _blank(self) -> None:
        self._out.write("\n")
