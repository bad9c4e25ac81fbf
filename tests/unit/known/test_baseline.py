"""The baseline: written, read, laid over a result."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from abaudit import pseudonyms
from abaudit.audit import audit
from abaudit.errors import KnownError
from abaudit.known import baseline, waivers
from abaudit.known.baseline import Baseline
from abaudit.model.findings import AuditResult
from abaudit.model.known import BaselineEntry
from abaudit.redact import redact
from abaudit.reports import json_result
from factories import ANNA, BERND, CLARA, TODAY, book, contact, ruleset, scope, waiver
from results_factory import KEY

DUE = date(2027, 3, 31)


def result(*numbers: str) -> AuditResult:
    """These numbers, all without a consent."""
    contacts = [contact(f"Kontakt {place}", number) for place, number in enumerate(numbers)]
    return pseudonyms.apply(audit([book(*contacts)], None, ruleset(), scope()), KEY)


def pseudonym(number: str) -> str:
    """The id that the key of these tests makes."""
    return KEY.pseudonym(number, exact=True)


def test_what_is_written_is_sorted_and_read_again() -> None:
    """A finding a line, in the order of ids and rules; no clock, no name of a contact."""
    made = baseline.of(result(BERND, ANNA, CLARA), owner="Büro", due=DUE)
    data = baseline.write(made)
    lines = data.decode().splitlines()
    assert lines[0] == f"abaudit-baseline/1 {KEY.id}"
    assert lines[1:] == sorted(f"{pseudonym(number)}\tAB101\t2027-03-31\tBüro" for number in (ANNA, BERND, CLARA))
    read = baseline.parse("b", data)
    assert set(read.entries) == set(made.entries)
    assert baseline.write(read) == data


def test_what_is_known_does_not_fail_and_is_never_clean() -> None:
    """The status is 0 and everything stays open; a number more is new."""
    known = baseline.of(result(ANNA, BERND), owner="Büro", due=DUE)
    found = baseline.apply(result(ANNA, BERND), known)
    assert (found.status, found.summary.flagged, found.settled) == (0, 2, 2)
    use = found.baseline
    assert use is not None
    assert (use.new, use.known, use.overdue, use.fixed, use.until) == (0, 2, 0, 0, DUE)
    found = baseline.apply(result(ANNA, CLARA), known)
    use = found.baseline
    assert use is not None
    assert (found.status, use.new, use.known, use.fixed) == (1, 1, 1, 1)


@pytest.mark.parametrize(("due", "fails"), [(TODAY, False), (date(2026, 11, 22), True)])
def test_past_its_due_day_a_known_finding_counts_again(due: date, *, fails: bool) -> None:
    """The day itself is still in time."""
    found = baseline.apply(result(ANNA), baseline.of(result(ANNA), owner="Büro", due=due))
    assert found.fails is fails
    use = found.baseline
    assert use is not None
    assert (use.overdue, use.known) == (int(fails), int(not fails))


def test_another_rule_on_a_known_number_is_new() -> None:
    """An entry is for a number and a rule."""
    known = Baseline(KEY.id, (BaselineEntry(pseudonym(ANNA), "AB104", "Büro", DUE),))
    assert baseline.apply(result(ANNA), known).fails


def test_updating_keeps_owners_and_days_and_pruning_takes_out_what_is_gone() -> None:
    """`updated` only adds, `pruned` only takes away."""
    there = baseline.of(result(ANNA, BERND), owner="Büro", due=DUE)
    more = baseline.updated(there, result(BERND, CLARA), owner="Werkstatt", due=date(2028, 1, 1))
    owners = {entry.id: (entry.owner, entry.due) for entry in more.entries}
    assert owners == {
        pseudonym(ANNA): ("Büro", DUE),
        pseudonym(BERND): ("Büro", DUE),
        pseudonym(CLARA): ("Werkstatt", date(2028, 1, 1)),
    }
    assert {entry.id for entry in baseline.pruned(more, result(CLARA)).entries} == {pseudonym(CLARA)}


def test_what_is_waived_is_no_business_of_the_baseline() -> None:
    """It is neither taken into one nor counted as new."""
    found = waivers.apply(result(ANNA), (waiver("W-1", rule="AB101"),))
    assert baseline.of(found, owner="Büro", due=DUE).entries == ()
    use = baseline.apply(found, Baseline(KEY.id, ())).baseline
    assert use is not None
    assert use.new == 0


HEAD = f"abaudit-baseline/1 {'0' * 16}\n"
LINE = f"{'a' * 32}\tAB101\t2027-03-31\tBüro\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no baseline"),
        ("BEGIN:VCARD", "no baseline"),
        (f"abaudit-baseline/2 {'0' * 16}\n", "newer abaudit"),
        (HEAD + LINE + LINE, "there already"),
        (HEAD + LINE.replace("03-31", "02-31"), "no entry"),
        (HEAD + LINE.replace("Büro", " "), "no entry"),
        (HEAD + LINE.replace("\t", " "), "no entry"),
        (HEAD + LINE.replace("a" * 32, "N-0001"), "no entry"),
    ],
)
def test_a_damaged_baseline_is_refused(text: str, message: str) -> None:
    """With the line, and never as if it were empty."""
    with pytest.raises(KnownError, match=message):
        baseline.parse("b", text.encode())


def test_bytes_that_are_no_text_are_refused() -> None:
    """A baseline is UTF-8."""
    with pytest.raises(KnownError, match="UTF-8"):
        baseline.parse("b", b"\xff\xfe\x00")


def test_comments_blank_lines_and_windows_line_ends_are_read_over() -> None:
    """What an editor does to a text file loses no entry."""
    text = "\ufeff" + (HEAD + "# known since May\n\n" + LINE).replace("\n", "\r\n")
    assert len(baseline.parse("b", text.encode()).entries) == 1


def test_running_numbers_have_no_key() -> None:
    """`key_id_of` tells what a baseline must not be made of."""
    plain = audit([book(contact("A", ANNA))], None, ruleset(), scope())
    assert baseline.key_id_of(plain) == ""
    assert baseline.key_id_of(replace(plain, run=replace(plain.run, ids=KEY.ids))) == KEY.id


def test_who_sees_to_a_finding_is_told_where_names_are() -> None:
    """In the result and its JSON under full; nowhere else."""
    found = baseline.apply(result(ANNA), baseline.of(result(ANNA), owner="Büro", due=DUE))
    assert [finding.owner for finding in found.rows[0].findings] == ["Büro"]
    assert "Büro" in json_result.render(found).decode()
    for show in ("id", "masked"):
        assert "Büro" not in json_result.render(redact(found, show)).decode()


@pytest.mark.parametrize(("written", "taken"), [("2027-03-31", True), ("31.03.2027", True), ("2027-3-31", False)])
def test_days_are_read_as_everywhere(written: str, taken: bool) -> None:
    """A person may keep the list: both ways of writing a day are taken, and no other."""
    entry = baseline._entry(f"{'0' * 32}\tAB101\t{written}\toffice")
    assert (entry is not None) is taken
    assert entry is None or entry.due == date(2027, 3, 31)
