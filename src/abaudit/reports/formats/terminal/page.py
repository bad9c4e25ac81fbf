"""The result for the owner at the screen: the answer, then the contacts by what to do, then what it does not tell.

Names and numbers are printed as text, never as markup, and nothing in them can steer the terminal.
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

from abaudit import marks
from abaudit.i18n import N_, _, ngettext
from abaudit.model.notices import BOX_CHECKED, BOX_NOT_CHECKED, BOX_TITLE
from abaudit.model.rulebook import Action, Verdict
from abaudit.reports.document import exports, notes
from abaudit.reports.document.answer import answer
from abaudit.reports.document.piles import groups
from abaudit.reports.document.same_contact import Origins
from abaudit.reports.document.worklists import Worklist, exempted, is_listed_alone, worklists
from abaudit.reports.formats.terminal.rows import lines
from abaudit.reports.text.days import day
from abaudit.reports.text.for_screen import wrap
from abaudit.reports.text.harmless import safe, typewriter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console, RenderableType

    from abaudit.model.findings import Row
    from abaudit.reports.document import Document

WIDTH = 100
"""Columns, where nobody says how wide the screen is."""

LISTED = N_("Listed by WhatsApp, in none of these files")

_BAR = 24
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
        self._document = result
        self._ascii = ascii_only
        self._color = color
        self._width = console.width
        self._origins = Origins(document)

    def write(self) -> None:
        self._head()
        for sentence, style in answer(self._document):
            self._print(sentence, style)
        self._counts()
        self._next_step()
        self._unread()
        for worklist in self._worklists():
            rows = worklist.rows
            if worklist.action is Action.ASK and self._document.sources.ledger is None:
                for heading, members in groups(rows):
                    self._section(heading, members)
            else:
                self._section(worklist.title, rows)
        self._section(_(LISTED), self._listed())
        exempt = [row for row in exempted(self._document) if not is_listed_alone(row, self._document)]
        self._section(_("Exempt, with a reason"), exempt)
        for heading in (notes.KNOWN, notes.NOTICED, notes.NOTE):
            self._bullets(_(heading), notes.under(self._document, heading))
        self._box()

    def _head(self) -> None:
        run = self._document.run
        parts = ["abaudit", day(document.head.on), document.head.recipient_name]
        if document.head.controller:
            parts.append(safe(document.head.controller, 60))
        self._print(" · ".join(parts), "dim")
        for line in exports.lines(document.sources.exports):
            self._print(line, "dim")
        if document.sources.ledger:
            events = ngettext("{count} event", "{count} events", document.sources.ledger.events).format(count=document.sources.ledger.events)
            self._print(_("Consent ledger ({kind}): {events}").format(kind=document.sources.ledger.kind, events=events), "dim")
            if document.sources.ledger.kind in ("sqlite", "postgres"):
                self._print(_("Head of the ledger's chain: {head}").format(head=document.sources.ledger.digest), "dim")
        for line in notes.under(self._document, notes.SOURCE):
            self._print(line, "dim")
        if document.settings.show == "id":
            self._print(_(marks.IDS_SHOWN), "dim")
        if document.head.check:
            text = _("Check code of the ids (abaudit explain --check): {check}")
            self._print(text.format(check=document.head.check), "dim")
        self._blank()

    def _counts(self) -> None:
        from rich.text import Text

        summary = self._document.answer.summary
        if not summary.distinct:
            return
        self._blank()
        full, empty = ("#", ".") if self._ascii else ("█", "░")
        counts = (
            (Verdict.CONSENTED, summary.consented, _("consent on record")),
            (Verdict.EXEMPT, summary.exempt, _("exempt, with a reason")),
            (Verdict.REVIEW, summary.review, _("please check")),
            (Verdict.FLAGGED, summary.flagged, _("no consent on record")),
        )
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
        step = self._step()
        if step:
            self._blank()
            arrow = "->" if self._ascii else "→"
            self._print(f"{arrow} {step}", "bold")

    def _step(self) -> str:
        """The one next step."""
        summary, run = self._document.answer.summary, self._document.run
        if not summary.readable:
            return _(
                "Look at what was read with “abaudit inspect FILE”; --phone-column names the column with the numbers."
            )
        if summary.unread:
            return _("Look first at what could not be read (below); as long as it is unread, this audit is no proof.")
        actions = {worklist.action for worklist in self._worklists()}
        if document.sources.ledger is None and summary.flagged:
            return _(
                "Before {recipient} may see the contacts: deny it access to them, write down the consents that you "
                "have, and ask for the others."
            ).format(recipient=self._recipient())
        if Action.REMOVE in actions:
            return _(
                "Take the numbers under “{title}” off the phone first: these people said no, or not yet yes."
            ).format(title=_("Remove from the phone"))
        if Action.ASK in actions:
            return _("Ask the people under “{title}”, or take their numbers off the phone, then audit again.").format(
                title=_("Ask for consent")
            )
        if Action.CHECK in actions:
            return _("Look at the numbers under “{title}”, correct them, then audit again.").format(
                title=_("Please check")
            )
        if self._listed() and self._document.answer.fails:
            return _(
                "Find out whose numbers stand under “{title}”, and write down what is known of how they came to "
                "WhatsApp."
            ).format(title=_(LISTED))
        return ""

    def _unread(self) -> None:
        unread = notes.under(self._document, notes.UNREAD)
        if not unread:
            return
        self._heading(_(notes.UNREAD), len(unread), "bold red")
        for sentence in unread:
            self._hang("  ", sentence)

    def _section(self, title: str, rows: Sequence[Row]) -> None:
        if not rows:
            return
        self._heading(title, len({row.id for row in rows}), _STYLES[rows[0].verdict])
        for line in lines(self._origins.together(rows), self._origins, self._document, self._width, color=self._color):
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

        recipient = self._recipient()
        text = "\n".join(
            (
                _(BOX_CHECKED).format(on=day(self._document.head.on), recipient=recipient),
                _(BOX_NOT_CHECKED).format(recipient=recipient),
            )
        )
        self._blank()
        self._print(
            Panel(
                Text(text), title=Text(_(BOX_TITLE)), title_align="left", box=box.ASCII if self._ascii else box.ROUNDED
            )
        )

    def _worklists(self) -> list[Worklist]:
        """What is to be done about the exports; what stands in WhatsApp's report alone is listed apart."""
        lists = (
            replace(each, rows=tuple(row for row in each.rows if not is_listed_alone(row, self._document)))
            for each in worklists(self._document)
        )
        return [each for each in lists if each.rows]

    def _listed(self) -> list[Row]:
        return [row for row in self._document.rows if is_listed_alone(row, self._document)]

    def _recipient(self) -> str:
        return self._document.head.recipient_name

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
