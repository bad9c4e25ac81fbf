"""Every command of ``abaudit ledger``, from the command tree itself: one ledger, found in one way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from abaudit.cli.app import command
from abaudit.cli.boundary import run
from abaudit.errors import LedgerError, Problem

MINIMAL: dict[str, tuple[str, ...]] = {
    "init": ("--controller", "Fliesen Beispiel GmbH"),
    "import": ("new.csv", "--yes"),
    "export": ("-o", "out.yaml", "--show", "full"),
    "show": ("+49 171 3920001", "--show", "full"),
    "withdraw": ("+49 171 3920001",),
    "erase": ("+49 171 3920001", "--reason", "request", "--yes"),
    "correct": ("2", "--take-back", "--reason", "mistyped", "--by", "Petra", "--yes"),
    "seal": ("-o", "seal.yaml"),
    "text add": ("text.txt", "--id", "t"),
    "text show": ("t",),
}
"""What each command needs beside its ledger; those that are not here need nothing."""
WAYS = ("default", "abaudit.yaml", "ABAUDIT_LEDGER", "--ledger")


def _below(group: click.Command, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    if isinstance(group, click.Group):
        for name, each in group.commands.items():
            yield from _below(each, (*words, name))
    else:
        yield words, group


def _commands() -> dict[str, click.Command]:
    whole = command("ledger")
    assert isinstance(whole, click.Group)
    return {" ".join(words): each for words, each in _below(whole.commands["ledger"])}


def test_every_command_takes_the_same_option() -> None:
    """The same names, variable and words, so that what is said of one holds for all."""
    told = set()
    for name, each in _commands().items():
        (option,) = [param for param in each.params if "--ledger" in param.opts]
        assert isinstance(option, click.Option)
        told.add((tuple(option.opts), option.envvar, option.help, option.default))
        assert option.envvar == "ABAUDIT_LEDGER", name
    assert len(told) == 1


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", list(_commands()))
def test_every_command_finds_the_ledger_that_the_others_find(
    name: str, way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the option, the variable, abaudit.yaml, and without any of them the one that ``init`` makes."""
    from abaudit import stores
    from abaudit.stores.chained.store import EventStore

    opened: list[str] = []

    def note(ledger: str, *_rest: object, **_options: object) -> None:
        opened.append(Path(ledger).name)
        raise LedgerError("ledger", Problem("found"))

    for place in ("open", "create"):
        monkeypatch.setattr(EventStore, place, staticmethod(note))
    monkeypatch.setattr(stores, "load", note)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ABAUDIT_LEDGER", raising=False)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("ABAUDIT_LANG", "en")
    expected = "consents.db" if way == "default" else "other.db"
    config = "abaudit: config/1\ncontroller: Fliesen Beispiel GmbH\n"
    (tmp_path / "abaudit.yaml").write_text(config + ("ledger: other.db\n" if way == "abaudit.yaml" else ""))
    (tmp_path / "text.txt").write_text("Darf WhatsApp Ihre Nummer bekommen?")
    (tmp_path / "new.csv").write_text(
        "Nummer;Person;Zustand;Datum;Empfänger;Zwecke\n+49 171 3920001;Anna;erteilt;2026-03-01;whatsapp;upload\n"
    )
    for there in ("consents.db", "other.db"):
        (tmp_path / there).write_bytes(b"SQLite format 3\x00")
    if way == "ABAUDIT_LEDGER":
        monkeypatch.setenv("ABAUDIT_LEDGER", "other.db")
    arguments = ["ledger", *name.split(), *MINIMAL.get(name, ()), *(["-l", "other.db"] if way == "--ledger" else [])]
    run(arguments)
    assert opened[:1] == [expected], capsys.readouterr().err


@pytest.mark.parametrize("name", [name for name in _commands() if name not in ("init", "text template", "text add")])
def test_without_any_ledger_no_command_claims_success(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where there is none every command says so; only what is written before there is one does its work."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ABAUDIT_LEDGER", raising=False)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("ABAUDIT_LANG", "en")
    (tmp_path / "new.csv").write_text(
        "Nummer;Person;Zustand;Datum;Verantwortlicher;Empfänger;Zwecke\n"
        "+49 171 3920001;Anna;erteilt;2026-03-01;F;whatsapp;upload\n"
    )
    status = run(["ledger", *name.split(), *MINIMAL.get(name, ())])
    told = capsys.readouterr().err
    assert "consents.db" in told
    assert status == (0 if name == "paper" else 2), told
