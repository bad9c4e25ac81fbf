"""Hand-written ledgers: what the good ones hold, and what is said of each bad one, stands in a file beside it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from abaudit import stores
from abaudit.errors import LedgerError

CORPUS = Path(__file__).parents[2] / "corpus" / "ledgers"


def _files(folder: str) -> list[Path]:
    return sorted(path for path in (CORPUS / folder).iterdir() if path.suffix in {".yaml", ".csv"})


def _read(path: Path) -> str:
    """What the ledger holds as JSON, or what is said of it."""
    data = path.read_bytes()
    try:
        ledger = stores.read(path.name, data, region="DE", timezone="Europe/Berlin", digest="")
    except LedgerError as error:
        return f"{error}\n"
    held = asdict(ledger)
    del held["refusals"], held["pieces"]  # what only an event store has
    for proof in filter(None, (event["evidence"] for event in held["events"])):
        del proof["stored"]
    for event in held["events"]:
        del event["instead_of"]
    return json.dumps(held, default=str, ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("path", _files("good"), ids=lambda path: path.name)
def test_a_good_ledger_is_read_as_written_beside_it(path: Path) -> None:
    """Every event, number and default of a good ledger comes out as its JSON file says."""
    assert _read(path) == path.with_name(f"{path.name}.expected.json").read_text("utf-8")


@pytest.mark.parametrize("path", _files("bad"), ids=lambda path: path.name)
def test_a_bad_ledger_is_refused_with_the_words_beside_it(path: Path) -> None:
    """Every fault is told with its line and a way out, in exactly the words of its text file."""
    assert _read(path) == path.with_name(f"{path.name}.expected.txt").read_text("utf-8")


@pytest.mark.parametrize("path", _files("bad"), ids=lambda path: path.name)
def test_no_refusal_holds_personal_data(path: Path) -> None:
    """No name and no digits of a number appear in what is said of a bad ledger."""
    said = _read(path)
    assert not any(word in said for word in ("Anna", "Ana", "Bernd", "3920001", "3920002", "91713"))


def test_all_encodings_of_one_table_say_the_same() -> None:
    """UTF-8, UTF-8 with mark and CRLF, UTF-16 and Windows-1252 give the same events."""
    tables = {_read(CORPUS / "good" / f"deutsch{kind}.csv") for kind in ("", "-cp1252", "-excel", "-utf16")}
    assert len(tables) == 1
