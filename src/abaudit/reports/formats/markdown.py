"""The result as Markdown, for tickets and wikis: the answer, first measures, a table for each work list, the sources.

CommonMark with tables as GitHub, GitLab and most wikis have them.  Whatever a person could have written is shown as
text (`abaudit.reports.text.for_markdown`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.i18n import _
from abaudit.reports.formats.tables import headings, notes, sources, task_lists
from abaudit.reports.text.days import day
from abaudit.reports.text.for_markdown import cell, code, inline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from abaudit.reports.document import Document
    from abaudit.reports.formats.tables import TaskList

_SHOWN = (0, 1, 2, 4, 5, 8, 9, 12)
"""Name, number, why, rules, known before, file, line, done: the columns that a page has room for."""

_FILE = 8
_CHECKSUM = 64


def render(document: Document) -> bytes:
    """*document* as Markdown in UTF-8."""
    return "\n".join((*_lines(document), "")).encode()


def _lines(document: Document) -> Iterator[str]:
    title = _("Numbers that would reach {recipient}, {day}")
    yield f"# {inline(title.format(recipient=document.head.recipient_name, day=day(document.head.on)))}"
    for text in document.answer.sentences:
        yield from ("", inline(text))
    first = document.measures.first
    if first:
        yield from ("", f"## {_('First measures')}", "")
        yield from (f"{place}. {inline(text)}" for place, text in enumerate(first, 1))
    for each in task_lists(document):
        if each.tasks:
            yield from _list(each)
    yield from _notes(document)
    yield from ("", f"## {_('Sources')}", "")
    yield from _table(
        (_("What"), _("Value")),
        ((cell(what), code(value) if len(value) == _CHECKSUM else cell(value)) for what, value in sources(document)),
    )
    bordered = document.box
    yield from ("", f"> **{inline(bordered.title)}**", ">", f"> {inline(bordered.checked)}", ">")
    yield f"> {inline(bordered.not_checked)}"


def _list(each: TaskList) -> Iterator[str]:
    yield from ("", f"## {inline(each.title)} ({len(each.tasks)})", "")
    heads = headings()
    shown = [column for column in _SHOWN if column == _SHOWN[-1] or any(task.cells[column] for task in each.tasks)]
    yield from _table(
        [heads[column] for column in shown],
        ([_cell(column, task.cells[column]) for column in shown] for task in each.tasks),
    )


def _cell(column: int, text: str) -> str:
    return code(text) if column == _FILE else cell(text)


def _notes(document: Document) -> Iterator[str]:
    """What is neither the answer nor the box, which stand elsewhere."""
    elsewhere = {_("Summary"), document.box.title}
    found = [(kind, text) for kind, text in notes(document) if kind not in elsewhere]
    if found:
        yield from ("", f"## {_('Notes')}", "")
        yield from (f"- **{kind}:** {inline(text)}" for kind, text in found)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
