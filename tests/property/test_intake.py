"""A sheet that is changed and taken in again and again says at the end what its last form says."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings, strategies as st

from abaudit.errors import LedgerError
from abaudit.ledger import Book
from abaudit.model.consent import Event, Ledger
from abaudit.stores.chained import intake, verified
from abaudit.stores.chained.content import Correction
from abaudit.stores.chained.store import EventStore
from factories import ANNA, BERND, CLARA, US, event, ledger
from stored import NOW, TODAY, made, problems

NAME = "sheet.csv"
DAYS = [TODAY - timedelta(days=days) for days in (40, 30, 20, 10)]
ROWS = st.builds(
    lambda state, number, person, day, until: event(
        state, number, person, day, until=until if state != "withdrawn" else None, evidence=None
    ),
    st.sampled_from(["given", "given", "renewed", "withdrawn"]),
    st.sampled_from([ANNA, BERND, CLARA]),
    st.sampled_from(["Anna Beispiel", "Bernd Muster"]),
    st.sampled_from(DAYS),
    st.sampled_from([None, TODAY - timedelta(days=15), TODAY + timedelta(days=15)]),
)
SHEETS = st.lists(
    st.lists(ROWS, max_size=5, unique_by=lambda row: (row.numbers, row.person, row.day)), min_size=1, max_size=4
)


def taken_in(
    store: EventStore, sheet: Ledger, *, answer: intake.Answer = "correct", name: str = NAME
) -> intake.IntakePlan:
    """The sheet, taken in with one answer to every question."""
    with store.writing(NOW) as writer:
        planned = intake.plan(store, sheet, name, name)
        correction = Correction(0, TODAY, "changed", "the office")
        intake.take(writer, planned, lambda _name: None, changed=answer, vanished=answer, correction=correction)
    return planned


def numbered(rows: list[Event]) -> Ledger:
    """The rows of a sheet, in their order."""
    return ledger(*(replace(row, line=place) for place, row in enumerate(rows, 2)))


def in_force(store: EventStore) -> dict[tuple[str, date], bool]:
    """For each number and day whether somebody's consent holds, and nothing else is said."""
    held = verified.load(store)
    days = (*DAYS, TODAY)
    return {
        (number, day): Book(held, US, "whatsapp", day).standing(number).standing.in_force
        for day in days
        for number in (ANNA, BERND, CLARA)
    }


@settings(max_examples=60)
@given(SHEETS)
def test_the_last_form_of_a_sheet_holds(sheets: list[list[Event]]) -> None:
    """A consent that the last form has not got is in force nowhere; a no that it has lost still stands."""
    folder = Path(tempfile.mkdtemp(prefix="abaudit-intake-"))
    try:
        with made(str(folder / "steps.db")) as store:
            for sheet in sheets:
                try:
                    if taken_in(store, numbered(sheet)).taken_back:
                        return  # a row that was gone and came again is left out, and told
                except LedgerError:
                    return  # a consent on the day of an end that is on record: refused, and asked for with its time
            assert problems(store) == []
            stepwise = in_force(store)
            again = taken_in(store, numbered(sheets[-1]))
            assert not again.new
            assert not again.changed
            assert not again.takes_back
        with made(str(folder / "fresh.db")) as store:
            taken_in(store, numbered(sheets[-1]))
            fresh = in_force(store)
        assert all(fresh[key] or not held for key, held in stepwise.items())
        if not any(row.state == "withdrawn" for sheet in sheets for row in sheet):
            assert stepwise == fresh
    finally:
        shutil.rmtree(folder)


def test_what_differs_is_paired_and_named(tmp_path: Path) -> None:
    """A last day, a number, a name and a day that were mended; a row that is gone, and one that is new."""
    rows = [
        event("given", ANNA, "Anna Beispiel", DAYS[0], evidence=None),
        event("given", BERND, "Bernd Muster", DAYS[1], evidence=None),
        event("given", CLARA, "Clara Probe", DAYS[2], evidence=None),
        event("withdrawn", CLARA, "Otto Klee", DAYS[3], evidence=None),
    ]
    with made(str(tmp_path / "consents.db")) as store:
        assert len(taken_in(store, numbered(rows)).new) == 4
        mended = [
            replace(rows[0], until=TODAY),
            replace(rows[1], numbers=("+491713920009",)),
            event("given", "+491713920008", "Dora Neu", DAYS[0], evidence=None),
        ]
        with store.writing(NOW):
            planned = intake.plan(store, numbered(mended), NAME, NAME)
        assert [change.fields for change in planned.changed] == [("until",), ("number",)]
        assert [row.event.person for row in planned.new] == ["Dora Neu"]
        assert [gone.event.person for gone in planned.vanished] == ["Clara Probe", "Otto Klee"]
        assert [gone.event.person for gone in planned.takes_back] == ["Clara Probe"]


def test_a_kept_event_stays_and_its_row_is_left(tmp_path: Path) -> None:
    """Neither does the changed row stand beside the event on record."""
    given = event("given", ANNA, "Anna Beispiel", DAYS[0], until=DAYS[2], evidence=None)
    with made(str(tmp_path / "consents.db")) as store:
        taken_in(store, numbered([given]))
        taken_in(store, numbered([replace(given, until=None)]), answer="keep")
        assert in_force(store)[ANNA, TODAY] is False


def test_another_file_is_no_later_form_of_the_first(tmp_path: Path) -> None:
    """Its rows are new, and nothing of the first is gone; only what is said of one person, number and day differs."""
    given = event("given", ANNA, "Anna Beispiel", DAYS[0], evidence=None)
    with made(str(tmp_path / "consents.db")) as store:
        taken_in(store, numbered([given]))
        other = taken_in(
            store, numbered([event("given", BERND, "Anna Beispiel", DAYS[0], evidence=None)]), name="b.csv"
        )
        assert (len(other.new), other.changed, other.vanished) == (1, (), ())
        third = taken_in(store, numbered([replace(given, until=TODAY)]), name="c.csv")
        assert [change.fields for change in third.changed] == [("until",)]


def test_what_was_taken_back_does_not_come_back_with_an_old_file(tmp_path: Path) -> None:
    """The row is known, and the event stays taken back."""
    given = event("given", ANNA, "Anna Beispiel", DAYS[0], evidence=None)
    with made(str(tmp_path / "consents.db")) as store:
        taken_in(store, numbered([given]))
        with store.writing(NOW) as writer:
            writer.correct(2, None, Correction(2, TODAY, "mistyped", "the office"))
        again = taken_in(store, numbered([given]))
        assert (again.new, again.changed, again.taken_back) == ((), (), 1)
        assert not any(in_force(store).values())
