"""A ledger opened from Python is entered like one at the command line, by the same rules."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from abaudit import api
from abaudit.errors import AbauditError, LedgerError, UsageError
from abaudit.model.consent import Standing, State
from abaudit.service import entering
from abaudit.service.kept import KeptLedger
from cli.process import ANNA, BERND, CONTROLLER, PROOF, abaudit, card, write

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)
GIVEN = {
    "number": ANNA,
    "person": "Anna Beispiel",
    "state": "given",
    "on": "2026-03-01",
    "how": "signed-form",
    "controller": CONTROLLER,
    "recipients": ["whatsapp"],
    "purposes": ["upload"],
}


@pytest.fixture
def made(tmp_path: Path) -> str:
    """A new ledger."""
    assert abaudit("ledger", "init", "--ledger", "l.db", "--controller", CONTROLLER, cwd=tmp_path).status == 0
    return str(tmp_path / "l.db")


def entered(ledger: KeptLedger) -> None:
    """Anna and Bernd consent, and Anna takes hers back."""
    ledger.add(dict(GIVEN), ("proof.txt", PROOF.encode()))
    ledger.add({**GIVEN, "number": BERND, "person": "Bernd Muster"}, ("proof.txt", PROOF.encode()))
    assert ledger.withdraw(ANNA, how="email") == 1


def test_python_and_the_command_enter_the_same(tmp_path: Path, made: str) -> None:
    """The same events, and the same audit of the same book."""
    with api.open_ledger(made, now=NOW, write=True) as ledger:
        entered(ledger)
        assert ledger.standing(ANNA, TODAY).standing is Standing.WITHDRAWN
        assert ledger.standing(BERND, TODAY).standing is Standing.GIVEN
        assert ledger.problems() == ()
        head = ledger.head
        own = ledger.events()
    assert head.seq == 4  # the opening, two consents, an end
    write(tmp_path / "proof.txt", PROOF)
    other = str(tmp_path / "other.db")
    assert abaudit("ledger", "init", "--ledger", other, "--controller", CONTROLLER, cwd=tmp_path).status == 0
    for number, person in ((ANNA, "Anna Beispiel"), (BERND, "Bernd Muster")):
        add = ["ledger", "add", "--ledger", other, "--number", number, "--person", person, "--state", "given", "--yes"]
        add += ["--on", "2026-03-01", "--how", "signed-form", "--recipient", "whatsapp", "--purpose", "upload"]
        ended = abaudit(*add, "--evidence", "proof.txt", cwd=tmp_path)
        assert ended.status == 0, ended.err
    end = abaudit("ledger", "withdraw", ANNA, "--ledger", other, "--how", "email", "--yes", cwd=tmp_path)
    assert end.status == 0, end.err
    with api.open_ledger(other, now=NOW) as ledger:
        theirs = ledger.events()

    def plain(events: tuple[object, ...]) -> list[object]:
        return [replace(event, line=0, day=TODAY) for event in events]  # type: ignore[type-var]  # events

    assert plain(own) == plain(theirs)
    write(tmp_path / "book.vcf", card("Anna Beispiel", ANNA) + card("Bernd Muster", BERND))
    verdicts = [
        [row.verdict for row in api.audit_files([str(tmp_path / "book.vcf")], on=date(2099, 1, 1), ledger=name).rows]
        for name in (made, other)
    ]
    assert verdicts[0] == verdicts[1]


def test_what_is_on_record_is_asked_by_number(made: str) -> None:
    """Numbers as people write them; a name is none."""
    with api.open_ledger(made, now=NOW, write=True) as ledger:
        entered(ledger)
        assert [event.state for event in ledger.events("0171 3920001")] == [State.GIVEN, State.WITHDRAWN]
        assert len(ledger.events()) == 3
        for written in ("Anna", "0171 39"):
            with pytest.raises(UsageError):
                ledger.events(written)


def test_an_announced_consent_is_ended_too(made: str) -> None:
    """Else it would open after the end that was said today."""
    with api.open_ledger(made, now=NOW, write=True) as ledger:
        ledger.add({**GIVEN, "on": "2026-12-24"})
        ledger.add(dict(GIVEN))
        assert ledger.withdraw(ANNA, person="Anna Beispiel") == 2
        assert ledger.standing(ANNA, date(2027, 1, 1)).standing is Standing.WITHDRAWN


def test_a_changed_chain_is_told_whatever_is_asked(made: str) -> None:
    """Also where only one number is looked at: nothing is said from a ledger that somebody changed."""
    with api.open_ledger(made, now=NOW, write=True) as ledger:
        entered(ledger)
    with closing(sqlite3.connect(made)) as database, database:
        (changed,) = database.execute("SELECT max(seq) FROM content").fetchone()
        database.execute("UPDATE content SET body = replace(body, 'email', 'chats') WHERE seq = ?", (changed,))
    with api.open_ledger(made, now=NOW) as ledger:
        assert ledger.problems()
        for ask in (ledger.events, lambda: ledger.events(BERND), lambda: ledger.standing(BERND, TODAY)):
            with pytest.raises(LedgerError):
                ask()


def test_the_day_of_an_end_is_looked_at_where_it_is_stored(made: str) -> None:
    """Another may have written since somebody was asked; an end that ends nothing is not stored."""
    with api.open_ledger(made, now=NOW, write=True) as ledger:
        given = ledger.add(dict(GIVEN))
        before, early = ledger.head, date(2026, 1, 1)
        end = replace(given, state=State.WITHDRAWN, day=early, evidence=None)
        with pytest.raises(UsageError), ledger.store.writing("2026-11-23T09:30:00Z") as writer:
            entering.enter(writer, ledger.store, end, TODAY)
        whose = entering.Whose(given.numbers[0])
        with pytest.raises(UsageError), ledger.store.writing("2026-11-23T09:30:00Z") as writer:
            entering.withdraw(writer, ledger.store, whose=whose, day=early, today=TODAY, state="withdrawn")
        assert ledger.head == before


def test_what_the_command_refuses_is_refused(made: str, tmp_path: Path) -> None:
    """An end of nothing, a day that has not come, wrong words, a text ledger; and nothing is stored."""
    with api.open_ledger(made, now=NOW, write=True) as ledger:
        ledger.add(dict(GIVEN))
        before = ledger.head
        for call in (
            lambda: ledger.withdraw(BERND),
            lambda: ledger.withdraw(ANNA, on=date(2026, 12, 1)),
            lambda: ledger.withdraw(ANNA, on=date(2026, 1, 1)),
            lambda: ledger.withdraw(ANNA, state="given"),
            lambda: ledger.withdraw(ANNA, state="perhaps"),
            lambda: ledger.withdraw(ANNA, how="nonsense"),
            lambda: ledger.add({**GIVEN, "state": "perhaps"}),
            lambda: ledger.add({**GIVEN, "state": "withdrawn", "on": "2026-01-01"}),
        ):
            with pytest.raises(AbauditError):
                call()
        assert ledger.head == before
    write(tmp_path / "l.yaml", "abaudit: ledger/1\nevents: []\n")
    with pytest.raises(LedgerError), api.open_ledger(str(tmp_path / "l.yaml"), now=NOW):
        pass
