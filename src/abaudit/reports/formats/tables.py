"""Work lists for people who act on them: who must go, be asked, be checked; who is exempt, and what was not read.

One task is one entry of one contact, because that is what somebody opens and changes.  `COLUMNS` are the same in every
format; the last three are empty, to be filled in by hand.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from abaudit.i18n import N_, _, language
from abaudit.model.readings import ReadingKind
from abaudit.model.rulebook import Action, in_language
from abaudit.reports.document import notes as run_notes
from abaudit.reports.document.pairs import settled
from abaudit.reports.text.days import day, day_or_text
from abaudit.reports.text.export_words import layout
from abaudit.reports.text.harmless import safe
from abaudit.reports.text.row_words import leading

if TYPE_CHECKING:
    from abaudit.model.export_facts import ExportFacts
    from abaudit.model.findings import Row, UnreadRow
    from abaudit.reports.document import Document

COLUMNS: tuple[tuple[str, int], ...] = (
    (N_("Name"), 28),
    (N_("Number"), 20),
    (N_("Why"), 44),
    (N_("What to do"), 52),
    (N_("Rules"), 14),
    (N_("Known before"), 24),
    (N_("Groups"), 18),
    (N_("Label"), 14),
    (N_("File"), 20),
    (N_("Line"), 7),
    (N_("Contact"), 9),
    (N_("Id"), 12),
    (N_("Done"), 8),
    (N_("On"), 11),
    (N_("By"), 14),
)
"""(heading, width in characters of a spreadsheet), translated where they are shown."""

NUMBER = 1
"""Place of the number among the columns."""

_NAME, _NUMBER = 200, 100
"""The most characters that are shown of either."""


@dataclass(frozen=True, slots=True)
class Task:
    """One line of a work list: a cell for each of `COLUMNS`, in their order, harmless and on one line each."""

    cells: tuple[str, ...] = field(repr=False)
    exact: bool = False
    """Whether the number is E.164 in full."""


@dataclass(frozen=True, slots=True)
class TaskList:
    """One work list; an empty one says that there is nothing of its kind."""

    key: str
    """``remove``, ``ask``, ``check``, ``exempt`` or ``unread``."""
    title: str
    tasks: tuple[Task, ...]


def task_lists(document: Document) -> list[TaskList]:
    """All five lists in their order, empty ones too."""
    due = {worklist.action: worklist.rows for worklist in document.worklists.every}
    titles = (
        (Action.REMOVE, _("Remove from the phone")),
        (Action.ASK, _("Ask for consent")),
        (Action.CHECK, _("Please check")),
    )
    lists = [
        TaskList(action.value, title, tuple(_task(row, document) for row in due.get(action, ())))
        for action, title in titles
    ]
    exempt = tuple(_task(row, document) for row in document.worklists.exempt)
    unread = tuple(_unread(part, document) for part in document.unread)
    return [
        *lists,
        TaskList("exempt", _("Exempt, with a reason"), exempt),
        TaskList("unread", _("Could not be read"), unread),
    ]


def headings() -> tuple[str, ...]:
    """The headings of `COLUMNS` in the language in use."""
    return tuple(_(heading) for heading, _width in COLUMNS)


def notes(document: Document) -> list[tuple[str, str]]:
    """(kind, sentence) pairs: the answer, what was known before, remarks, notes, and the box of law 7 at the end."""
    bordered = document.box
    return [
        *((_("Summary"), text) for text in document.answer.sentences),
        (document.duties.heading, document.duties.shown),
        *document.notes.listed(run_notes.KNOWN, run_notes.NOTICED, run_notes.NOTE),
        *((bordered.title, text) for text in (bordered.checked, bordered.not_checked)),
    ]


def sources(document: Document) -> list[tuple[str, str]]:
    """(what, value) pairs: what the result rests on, with checksums."""
    head, rested = document.head, document.sources
    found = [
        (_("Day asked"), day(head.on)),
        (_("Recipient"), head.recipient_name),
        (_("Controller"), safe(head.controller or "") or _("not stated")),
    ]
    for export in rested.exports:
        found += [(_("Export"), safe(export.name, _NAME)), *_export(export)]
    if ledger := rested.ledger:
        found += [
            (_("Ledger"), _("{kind}, events: {events}").format(kind=ledger.kind, events=ledger.events)),
            (_("Checksum"), ledger.digest),
        ]
    else:
        found.append((_("Ledger"), _("none")))
    found += [(_("Rules"), rested.rules_version), (_("Checksum"), rested.rules_sha256)]
    for own in rested.own_rules:
        found += [(_("Own rules"), f"{safe(own.name, _NAME)} {safe(own.version, 40)}"), (_("Checksum"), own.sha256)]
    for each in rested.deciders:
        found += [(each.what, each.shown), (_("Checksum"), each.sha256)]
    found += [(f"{_('Declared')}: {key}", safe(day_or_text(value), _NAME)) for key, value in rested.declared]
    return [
        *found,
        (_("Written by"), f"abaudit {head.tool_version} (phonenumbers {head.phonenumbers_version})"),
        (_("Ids"), head.ids),
        *(((_("Check code"), head.check),) if head.check else ()),
    ]


# ------------------------------------------------------------------------------------------------------------------


def _task(row: Row, document: Document) -> Task:
    first = leading(row)
    known = [text for finding in row.findings for text in settled(finding, document.head.on)]
    cells = (
        row.contact if row.name is None else safe(row.name, _NAME) or _("(no name)"),
        row.id if row.number is None else safe(row.number, _NUMBER) or _("(empty)"),
        document.why(row),
        "" if first is None else safe(in_language(document.rules[first.rule].remedy, language()), 1000),
        ", ".join(finding.rule for finding in row.findings),
        " ".join(dict.fromkeys(known)),
        ", ".join(safe(group, 60) for group in row.groups),
        safe(row.label or "", 60),
        safe(document.sources.exports[row.export].name, _NAME),
        str(row.line),
        row.contact,
        row.id,
        "",
        "",
        "",
    )
    return Task(cells, exact=row.reading is ReadingKind.EXACT and document.settings.show == "full")


def _unread(part: UnreadRow, document: Document) -> Task:
    name = safe(document.sources.exports[part.export].name, _NAME)
    advice = _("Look at this place of the file, mend it or export again, and audit again.")
    cells = ("", "", safe(_(part.reason), 1000), advice, part.code, "", "", "", name, str(part.line))
    return Task((*cells, *[""] * (len(COLUMNS) - len(cells))))


def _export(export: ExportFacts) -> list[tuple[str, str]]:
    text = _(
        "{layout}, {encoding}; records: {records}, contacts: {contacts}, phone entries: {numbers}, not read: {unread}"
    )
    return [
        (
            _("Content"),
            text.format(
                layout=layout(export.layout),
                encoding=export.encoding,
                records=export.records,
                contacts=export.contacts,
                numbers=export.numbers,
                unread=export.unread,
            ),
        ),
        (_("Checksum"), export.sha256),
    ]
