"""Commands that change the same file at the same time: each waits for its turn, and none loses another's work."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from abaudit import waiverfiles
from abaudit.known import baseline as baselines
from cli.process import COMMAND, Ended, Ground, abaudit, card, environment

if TYPE_CHECKING:
    from collections.abc import Iterator

WRITERS = 6
PATIENT = 120
"""Seconds for which a test waits for every writer."""


def call(ground: Ground, *arguments: str) -> Ended:
    """``abaudit`` in the folder."""
    return abaudit(*arguments, cwd=ground.folder)


def at_once(ground: Ground, *calls: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """(status, what went wrong) of every call of ``abaudit``, all of them running at the same time."""
    env = {"HOME": str(ground.folder / "home"), **environment()}
    running = [
        subprocess.Popen([*COMMAND, *each], cwd=ground.folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for each in calls
    ]
    for process in running:
        _out, err = process.communicate(timeout=PATIENT)
        yield process.returncode, err.decode()


@pytest.fixture
def keyed(ground: Ground) -> Ground:
    """A folder with a key and a saved result of a book for each writer, in which nobody has consented."""
    assert call(ground, "key", "init").status == 0
    for writer in range(WRITERS):
        cards = (card(f"Kontakt {index}", f"0171 39200 {index:02}") for index in range(10 * writer, 10 * writer + 10))
        ground.book("".join(cards), f"{writer}.vcf")
        ended = call(ground, "audit", f"{writer}.vcf", "--on", "2026-11-23", "-q", "-o", f"json:{writer}.json")
        assert (ended.status, ended.err) == (1, "")
    return ground


def found(ground: Ground, *results: str) -> set[tuple[str, str]]:
    """(id, rule) of everything that a baseline of these saved *results* holds, made of them one by one."""
    pairs: set[tuple[str, str]] = set()
    for result in results:
        ended = call(ground, "baseline", "create", result, "--owner", "Büro", "--due", "2027-03-31", "-o", "-")
        pairs |= {(entry.id, entry.rule) for entry in baselines.parse("-", ended.raw).entries}
    return pairs


def test_baselines_that_are_updated_at_once_hold_everything(keyed: Ground) -> None:
    """As many updates as results at the same time: the baseline knows what all of them found."""
    results = [f"{writer}.json" for writer in range(WRITERS)]
    options = ("--owner", "Büro", "--due", "2027-03-31")
    assert call(keyed, "baseline", "create", results[0], *options, "-o", "known.txt").status == 0
    calls = [("baseline", "update", "known.txt", result, *options) for result in results[1:]]
    assert [ended for ended in at_once(keyed, *calls) if ended != (0, "")] == []
    there = baselines.parse("known.txt", (keyed.folder / "known.txt").read_bytes())
    assert {(entry.id, entry.rule) for entry in there.entries} == found(keyed, *results)


def test_one_of_several_baselines_made_at_once_stands(keyed: Ground) -> None:
    """Who comes second is told that there is one already."""
    options = ("--owner", "Büro", "--due", "2027-03-31", "-o", "known.txt")
    calls = [("baseline", "create", f"{writer}.json", *options) for writer in range(WRITERS)]
    ended = list(at_once(keyed, *calls))
    assert sorted(status for status, _err in ended) == [0] + [2] * (WRITERS - 1)
    assert all("is there already" in err for status, err in ended if status)
    baselines.parse("known.txt", (keyed.folder / "known.txt").read_bytes())


def test_waivers_that_are_written_and_pruned_at_once_are_all_there(ground: Ground) -> None:
    """Every waiver that was said to be written stands in the file, and what had lapsed went."""

    def waiver(number: int, expires: str) -> tuple[str, ...]:
        who = ("--owner", "Büro", "--approved-by", "Inhaberin", "--approved-on", "2026-01-02")
        return ("waiver", "add", "--rule", "AB101", "--reason", f"Grund {number}", "--expires", expires, *who)

    assert call(ground, *waiver(0, "2026-01-31")).status == 0
    calls = [*(waiver(number, "2027-01-31") for number in range(1, WRITERS)), ("waiver", "prune", "--on", "2026-11-23")]
    assert [ended for ended in at_once(ground, *calls) if ended != (0, "")] == []
    there = waiverfiles.parse("waivers.yaml", (ground.folder / "waivers.yaml").read_bytes())
    assert {each.reason for each in there.waivers} == {f"Grund {number}" for number in range(1, WRITERS)}
