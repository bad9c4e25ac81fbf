"""The work lists that CSV, workbook and Markdown are made of."""

from __future__ import annotations

from dataclasses import replace

from abaudit.audit import audit
from abaudit.model.rulebook import RuleFile
from abaudit.reports.document import Document
from abaudit.reports.document.box import box_of
from abaudit.reports.formats.tables import COLUMNS, headings, notes, sources, task_lists
from factories import ANNA, book, contact, ruleset, scope
from results_factory import rich_result


def test_every_open_exempt_and_unread_entry_is_a_task() -> None:
    """No row with something to do is left out, and none stands twice."""
    rich = rich_result()
    lists = {each.key: each.tasks for each in task_lists(Document(rich))}
    assert list(lists) == ["remove", "ask", "check", "exempt", "unread"]
    consented = [row for row in rich.rows if row.verdict == "consented"]
    assert sum(map(len, lists.values())) == len(rich.rows) - len(consented) + len(rich.unread)
    assert {len(task.cells) for tasks in lists.values() for task in tasks} == {len(COLUMNS)} == {len(headings())}


def test_a_task_says_who_why_what_and_where() -> None:
    """A line holds name, number, reason, remedy, rules, what is known, place and ids."""
    task = next(each for each in task_lists(Document(rich_result())) if each.key == "ask").tasks[1]
    cells = dict(zip(headings(), task.cells, strict=True))
    assert cells["Name"] == "Dora Fiktiv"
    assert cells["Number"] == "+491713920004"
    assert cells["Why"] == "No consent on record"
    assert cells["What to do"].startswith("Ask the person")
    assert (cells["Rules"], cells["Known before"]) == ("AB101", "Waiver W-1 covers it.")
    assert (cells["Label"], cells["File"], cells["Contact"]) == (
        "Wohnzimmer-Telefon",
        "Telefonbuch Paul Muster.vcf",
        "C-0004",
    )
    assert task.exact


def test_without_a_ledger_the_sources_say_so() -> None:
    """A missing ledger, an unnamed controller and own rules are named as what they are."""
    result = audit([book(contact("Anna", ANNA))], None, ruleset(), scope(controller=None))
    own = RuleFile("house.yaml", "7", "5" * 64)
    told = sources(Document(replace(result, run=replace(result.run, own_rules=(own,)))))
    assert ("Ledger", "none") in told
    assert ("Controller", "not stated") in told
    assert ("Own rules", "house.yaml 7") in told
    assert ("Checksum", "5" * 64) in told


def test_notes_end_with_the_box() -> None:
    """Everything beside the lists is told, the box of law 7 last."""
    told = notes(Document(rich_result()))
    assert {kind for kind, _text in told} == {
        "Summary",
        "Shown",
        "Known before",
        "Also noticed",
        "Note",
        box_of(rich_result()).title,
    }
    assert [text for _kind, text in told[-2:]] == [box_of(rich_result()).checked, box_of(rich_result()).not_checked]
    assert any("Werkstatthandy von Paul" in text for _kind, text in told)


def test_a_task_does_not_show_itself_in_a_traceback() -> None:
    """The cells of a task stay out of its repr."""
    assert "Dora" not in repr(task_lists(Document(rich_result())))
