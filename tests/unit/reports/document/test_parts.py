"""Every part of the report document in every format: shown in its own words, or `HOW` says how else, or why not.

A part is a property of `Document`, or a field of it where the property is a group of parts.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from functools import cache, cached_property
from pathlib import Path

import pytest

from abaudit.errors import UsageError
from abaudit.model.findings import Row, Show
from abaudit.model.rulebook import Action, Verdict
from abaudit.redact import redact
from abaudit.reports import FORMATS, Format, formats
from abaudit.reports.document import Document, notes
from abaudit.reports.text.articles import article
from abaudit.reports.text.days import day
from abaudit.reports.text.verdict_words import VERDICTS
from conftest import lacking
from hostile import texts
from marked_results import with_ledger, without_ledger

Markers = Callable[[Document], Iterable[str]]

NO_PARTS = {"settings"}
"""What a document says of how it is wanted."""


def _terminal_lists(document: Document) -> Iterable[str]:
    """Where there are groups to begin with, they stand in the place of who is to be asked."""
    piles = document.piles.to_begin_in_exports
    lists = (each for each in document.worklists.in_exports if not piles or each.action is not Action.ASK)
    return (*(each.title for each in lists), *(pile.heading for pile in piles))


def _numbers(rows: Iterable[Row]) -> Iterable[str]:
    return (row.id if row.number is None else row.number for row in rows)


MARKERS: dict[str, Markers] = {
    "head.on": lambda d: [day(d.head.on)],
    "head.recipient": lambda d: [d.head.recipient],
    "head.recipient_name": lambda d: [d.head.recipient_name],
    "head.controller": lambda d: [d.head.controller or ""],
    "head.region": lambda d: [d.head.region],
    "head.tool_version": lambda d: [d.head.tool_version],
    "head.phonenumbers_version": lambda d: [d.head.phonenumbers_version],
    "head.ids": lambda d: [d.head.ids.removeprefix("hmac:")],
    "head.check": lambda d: [d.head.check],
    "answer.said": lambda d: (said.text for said in d.answer.said),
    "answer.looked_at": lambda d: [d.answer.looked_at],
    "answer.summary": lambda d: [f"{d.answer.summary.contacts} contacts, {d.answer.summary.numbers} phone entries"],
    "answer.status": lambda d: [f"exitCode: {d.answer.status}"],
    "measures.first": lambda d: d.measures.first,
    "measures.next_step": lambda d: [d.measures.next_step],
    "piles.by_verdict": lambda d: (f"{count} {VERDICTS[verdict]}" for verdict, count in d.piles.by_verdict),
    "piles.to_begin": lambda d: (pile.heading for pile in d.piles.to_begin),
    "piles.to_begin_in_exports": lambda d: (pile.heading for pile in d.piles.to_begin_in_exports),
    "worklists.every": lambda d: (worklist.title for worklist in d.worklists.every),
    "worklists.in_exports": lambda d: (worklist.title for worklist in d.worklists.in_exports),
    "worklists.listed_alone": lambda d: ["Listed by WhatsApp, in none of these files"][: len(d.worklists.listed_alone)],
    "worklists.exempt": lambda d: {d.why(row) for row in d.worklists.exempt},
    "worklists.exempt_in_exports": lambda d: {d.why(row) for row in d.worklists.exempt_in_exports},
    "findings": lambda d: (found.rule.id for found in d.findings),
    "pairs": lambda d: (pair.fingerprint for pair in d.pairs),
    "gaps": lambda d: (gap.text for gap in d.gaps),
    "unread": lambda d: (part.reason for part in d.unread),
    "not_audited": lambda d: (f"Nothing of {d.sources.exports[place].name} was audited" for place in d.not_audited),
    "notes.of_kinds": lambda d: d.notes.under(notes.KNOWN, notes.NOTICED, notes.NOTE),
    "known_before.waivers": lambda d: (use.waiver.name for use in d.known_before.waivers),
    "known_before.baseline": lambda d: ["past its due day"] if d.known_before.baseline else (),
    "known_before.comparison": lambda d: [day(d.known_before.comparison.on)] if d.known_before.comparison else (),
    "sources.exports": lambda d: (export.name for export in d.sources.exports),
    "sources.ledger": lambda d: [d.sources.ledger.digest] if d.sources.ledger else (),
    "sources.rules_version": lambda d: [d.sources.rules_version],
    "sources.rules_sha256": lambda d: [d.sources.rules_sha256],
    "sources.own_rules": lambda d: (own.sha256 for own in d.sources.own_rules),
    "sources.deciders": lambda d: (each.sha256 for each in d.sources.deciders),
    "sources.declared": lambda d: (
        f"{key}: {value}" if value == "declared" else value for key, value in d.sources.declared
    ),
    "recipient": lambda d: (source for taken in (d.recipient.takes if d.recipient else ()) for source in taken.sources),
    "duties.heading": lambda d: [d.duties.heading],
    "duties.shown": lambda d: [d.duties.shown],
    "duties.on_screen": lambda d: [d.duties.on_screen],
    "duties.confidential": lambda d: [d.duties.confidential],
    "duties.keep": lambda d: [d.duties.keep],
    "box.title": lambda d: [d.box.title],
    "box.checked": lambda d: [d.box.checked],
    "box.not_checked": lambda d: [d.box.not_checked],
    "rows": lambda d: _numbers(d.rows),
    "rules": lambda d: (article(reference) for rule in d.rules.values() for reference in rule.references),
}
"""Part → what it is found by in a text."""

LISTS = {"csv", "markdown", "xlsx"}
PEOPLE = {*LISTS, "html", "pdf", "terminal"}
PIPELINES = {"github", "gitlab", "junit", "sarif"}
EVERY = {*PEOPLE, *PIPELINES, "json"}

OTHERWISE: tuple[tuple[str, set[str], Markers], ...] = (
    ("head.check", {"pdf"}, lambda d: [d.head.check] if d.head.ids == "running" else ()),
    ("head.ids", {"pdf"}, lambda d: () if d.head.ids == "running" else ["Ids are shortened to their beginning"]),
    ("answer.looked_at", {"html"}, lambda d: [f"{d.answer.summary.contacts} contacts"]),
    ("answer.looked_at", {"json", "pdf"}, lambda d: [f"contacts: {d.answer.summary.contacts}"]),
    ("answer.looked_at", {"terminal"}, lambda d: d.sources.export_lines),
    ("answer.summary", {"json", "pdf"}, lambda d: [f"contacts: {d.answer.summary.contacts}"]),
    ("answer.summary", {"terminal"}, lambda d: d.sources.export_lines),
    ("piles.by_verdict", {"html", "pdf"}, lambda d: (f"{VERDICTS[v]}: {n}" for v, n in d.piles.by_verdict)),
    ("piles.by_verdict", {"json"}, lambda d: (f"{verdict.value}: {count}" for verdict, count in d.piles.by_verdict)),
    (
        "piles.by_verdict",
        LISTS | PIPELINES,
        lambda d: [f"consent on record {d.answer.summary.consented}, exempt {d.answer.summary.exempt}"],
    ),
    ("piles.to_begin", {"terminal"}, lambda d: (pile.heading for pile in d.piles.to_begin_in_exports)),
    ("worklists.every", {"json"}, lambda d: (worklist.action.value for worklist in d.worklists.every)),
    ("worklists.every", {"terminal"}, _terminal_lists),
    ("worklists.in_exports", {"terminal"}, _terminal_lists),
    ("gaps", PEOPLE, lambda d: (gap.text.partition("read: ")[2] or gap.text for gap in d.gaps)),
    ("gaps", {"json"}, lambda d: [*(part.code for part in d.unread), *("gone" for gap in d.gaps if gap.whole)]),
    ("notes.of_kinds", {"json"}, lambda d: (rule.id for rule in d.rules.values())),
    ("notes.of_kinds", {"pdf"}, lambda d: d.notes.under(notes.NOTE)),
    ("known_before.baseline", {"json"}, lambda d: ["overdue"] if d.known_before.baseline else ()),
    ("known_before.baseline", {"pdf"}, lambda d: ["Past their due day"] if d.known_before.baseline else ()),
    ("rows", {*LISTS, "terminal"}, lambda d: _numbers(row for row in d.rows if row.verdict is not Verdict.CONSENTED)),
    ("rows", {"github", "gitlab", "sarif"}, lambda d: _numbers(row for row in d.rows if row.findings)),
    ("rules", {"json"}, lambda d: (reference for rule in d.rules.values() for reference in rule.references)),
    ("rules", {*LISTS, "github", "gitlab", "junit", "terminal"}, lambda d: d.rules),
)
"""(part, formats, what stands in them for the part's own words); `test_notes.py` says more of the notes."""

SUMS = "its summary in sentences is enough where findings are tracked; the filed reports have it"
TASKS = "a list of tasks: who needs what it rests on takes xlsx or Markdown, which are made of the same result"
SCREEN = "the screen tells what to do; what is filed tells all that it rests on"
MACHINES = "the result itself: sentences are made of it, by whoever reads it"
SAME = "the others are shown with all the rest, in their places"
ONE_STEP = "it tells the first measures, of which this is the first"
OWN_ORDER = "it lists findings, or contacts with their next step, in an order of its own"
ELSEWHERE = "it says in words of its own how much of people it shows, or shows pseudonyms alone"

LEFT_OUT: tuple[tuple[str, set[str], str], ...] = (
    ("head.recipient", {*PEOPLE, "github", "gitlab"}, "people know the recipient by its name"),
    ("head.controller", {*PIPELINES}, SUMS),
    ("head.controller", {"csv"}, TASKS),
    ("head.region", {*PIPELINES}, SUMS),
    ("head.region", {*LISTS}, TASKS),
    ("head.region", {"terminal"}, SCREEN),
    ("head.tool_version", {"github", "gitlab"}, SUMS),
    ("head.tool_version", {"csv"}, TASKS),
    ("head.tool_version", {"terminal"}, SCREEN),
    ("head.phonenumbers_version", {*PIPELINES}, SUMS),
    ("head.phonenumbers_version", {"csv"}, TASKS),
    ("head.phonenumbers_version", {"terminal"}, SCREEN),
    ("head.ids", {"github", "gitlab"}, SUMS),
    ("head.ids", {"csv"}, TASKS),
    ("head.ids", {"terminal"}, SCREEN),
    ("head.check", {"github", "gitlab"}, SUMS),
    ("head.check", {"csv"}, TASKS),
    ("answer.said", {"json"}, MACHINES),
    ("answer.status", EVERY - {"sarif"}, "it is the exit status of the process; SARIF has a field for it"),
    ("measures.first", {*PIPELINES}, "each finding says what to do about it"),
    ("measures.first", {"csv"}, "each task says what to do about it"),
    ("measures.first", {"terminal"}, "it tells the one next step"),
    ("measures.first", {"json"}, MACHINES),
    ("measures.next_step", {*LISTS, "html", "pdf"}, ONE_STEP),
    ("measures.next_step", {*PIPELINES}, "each finding says what to do about it"),
    ("measures.next_step", {"json"}, MACHINES),
    ("piles.to_begin", {*LISTS, "pdf"}, "groups are to begin with; who works by lists or files a report has begun"),
    ("piles.to_begin", {*PIPELINES}, "a pipeline without a ledger has nothing to begin"),
    ("piles.to_begin", {"json"}, MACHINES),
    ("piles.to_begin_in_exports", {*LISTS, "pdf"}, "groups are to begin with; see piles.to_begin"),
    ("piles.to_begin_in_exports", {*PIPELINES}, "a pipeline without a ledger has nothing to begin"),
    ("piles.to_begin_in_exports", {"json"}, MACHINES),
    ("worklists.every", {*PIPELINES, "html", "pdf"}, OWN_ORDER),
    ("worklists.in_exports", {*PIPELINES, "html", "pdf"}, OWN_ORDER),
    ("worklists.in_exports", {"json"}, MACHINES),
    ("worklists.listed_alone", EVERY - {"terminal"}, SAME),
    ("worklists.exempt", {*PIPELINES}, "an exempt number is no finding"),
    ("worklists.exempt", {"json"}, MACHINES),
    ("worklists.exempt_in_exports", {*PIPELINES}, "an exempt number is no finding"),
    ("worklists.exempt_in_exports", {"json"}, MACHINES),
    ("pairs", {*PEOPLE, "github", "junit", "json"}, "its marks are for programs that know a finding again by them"),
    ("not_audited", {"json"}, MACHINES),
    ("sources.ledger", {*PIPELINES}, SUMS),
    ("sources.ledger", {"csv"}, TASKS),
    ("sources.ledger", {"terminal"}, "it tells kind and events; of a ledger that is a chain, the head, too"),
    ("sources.rules_version", {"github", "gitlab", "junit"}, SUMS),
    ("sources.rules_version", {"csv"}, TASKS),
    ("sources.rules_version", {"terminal"}, SCREEN),
    ("sources.rules_sha256", {"github", "gitlab", "junit"}, SUMS),
    ("sources.rules_sha256", {"csv"}, TASKS),
    ("sources.rules_sha256", {"terminal"}, SCREEN),
    ("sources.own_rules", {*PIPELINES}, SUMS),
    ("sources.own_rules", {"csv"}, TASKS),
    ("sources.own_rules", {"terminal"}, SCREEN),
    ("sources.deciders", {"github", "gitlab", "junit"}, "its notes name them with the beginning of their digests"),
    ("sources.deciders", {"csv", "terminal"}, "its notes name them with the beginning of their digests"),
    ("sources.declared", {*PIPELINES}, SUMS),
    ("sources.declared", {"csv"}, TASKS),
    ("sources.declared", {"terminal"}, SCREEN),
    ("recipient", {*PIPELINES}, SUMS),
    ("recipient", {*LISTS}, TASKS),
    ("recipient", {"terminal"}, SCREEN),
    ("duties.heading", {*PIPELINES, "pdf", "terminal"}, ELSEWHERE),
    ("duties.heading", {"json"}, MACHINES),
    ("duties.shown", {*PIPELINES, "pdf", "terminal"}, ELSEWHERE),
    ("duties.shown", {"json"}, MACHINES),
    ("duties.on_screen", EVERY - {"terminal"}, "it speaks of an option to whoever sits at the screen"),
    ("duties.confidential", EVERY - {"pdf"}, "the sentence of a cover; the others say it in a few words"),
    ("duties.keep", {*LISTS, "terminal"}, "it is deleted when the work is done; its head says what it shows"),
    ("duties.keep", {"pdf"}, "it has a chapter on keeping and deleting of its own, to be filled in"),
    ("duties.keep", {*PIPELINES}, "it names nobody"),
    ("duties.keep", {"json"}, MACHINES),
    ("box.title", {"gitlab", "junit"}, "the format has no place for a heading; the sentences are there"),
    ("box.title", {"json"}, MACHINES),
    ("box.checked", {"json"}, MACHINES),
    ("box.not_checked", {"json"}, MACHINES),
)
"""(part, formats, why they do not show it)"""


@cache
def _documents(show: Show) -> tuple[Document, ...]:
    return Document(redact(with_ledger(), show)), Document(redact(without_ledger(), "id"))


def _flat(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@cache
def _written(form: Format) -> tuple[tuple[Document, str], ...]:
    return tuple((d, _text(form, d)) for d in _documents("id" if form.ids_only else "full"))


def _text(form: Format, document: Document) -> str:
    if form.name == "pdf":
        from abaudit.reports.formats import pdf

        return _flat(json.dumps(pdf._contents(document, b""), ensure_ascii=False).replace("\u200b", ""))
    try:
        return _flat("\n".join(texts(form.from_document(document))))
    except UsageError:
        lacking(f"package for -o {form.name}")
        raise


def _parts() -> Iterable[str]:
    """The parts of a document by their names, those of a group as ``group.part``."""
    document = _documents("full")[0]
    for name, held in vars(Document).items():
        if name.startswith("_") or name in NO_PARTS or not isinstance(held, (property, cached_property)):
            continue
        value = getattr(document, name)
        if is_dataclass(value) and type(value).__module__.startswith(Document.__module__):
            yield from (f"{name}.{each.name}" for each in fields(value))
        else:
            yield name


def _markers(part: str, form: Format) -> Markers:
    return next((markers for of, names, markers in OTHERWISE if of == part and form.name in names), MARKERS[part])


def _found(form: Format, markers: Markers) -> tuple[list[str], list[str]]:
    """What of *markers* is in the text of either document, and what is not."""
    wanted = [(text, seen) for document, seen in _written(form) for text in markers(document) if text]
    return [text for text, seen in wanted if _flat(text) in seen], [t for t, seen in wanted if _flat(t) not in seen]


def _reason(part: str, form: Format) -> str:
    return next((why for of, names, why in LEFT_OUT if of == part and form.name in names), "")


def test_every_part_and_every_format_is_decided_on() -> None:
    """A new part gets its marks, a new format is shown all parts or listed, and no line is left over."""
    assert set(_parts()) == set(MARKERS)
    assert {form.name for form in FORMATS} == EVERY
    assert {part for part, _names, _what in (*OTHERWISE, *LEFT_OUT)} <= set(MARKERS)
    decided = [(part, name) for part, names, _what in (*OTHERWISE, *LEFT_OUT) for name in names]
    assert len(decided) == len(set(decided))


@pytest.mark.parametrize("part", MARKERS)
def test_every_part_occurs(part: str) -> None:
    """Otherwise the tests below would look for nothing."""
    assert any(text for document in _documents("full") for text in MARKERS[part](document))


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_format_shows_every_part(form: Format) -> None:
    """In the part's own words, in those that the table names, or not at all for a reason that holds."""
    lost, needless = [], []
    for part in MARKERS:
        found, missing = _found(form, _markers(part, form))
        shown = bool(found) and not missing
        if shown and _reason(part, form):
            needless.append(part)
        if not shown and not _reason(part, form):
            lost.append((part, missing))
    assert lost == []
    assert needless == []


@pytest.mark.parametrize(("part", "names", "_markers_of"), OTHERWISE)
def test_no_other_way_is_named_without_need(part: str, names: set[str], _markers_of: Markers) -> None:
    """A format that shows a part in its own words needs no line in `OTHERWISE`."""
    forms = [form for form in FORMATS if form.name in names]
    assert not [form.name for form in forms if not _found(form, MARKERS[part])[1]]


def test_formats_take_everything_from_the_document() -> None:
    """No format reads a result itself, but for the PDF, which attaches it as JSON."""
    reading = set()
    for path in Path(formats.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names_it = isinstance(node, ast.ImportFrom) and any(each.name == "AuditResult" for each in node.names)
            if names_it or (isinstance(node, ast.Attribute) and node.attr == "result"):
                reading.add(path.relative_to(Path(formats.__file__).parent).as_posix())
    assert reading == {"pdf/__init__.py"}
