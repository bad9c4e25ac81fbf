"""``abaudit explain`` through real processes: what it finds, what it refuses, and whom it shows."""

from __future__ import annotations

import json
import os
import shutil
import stat
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from abaudit.model.findings import check_of
from cli.process import ANNA, BERND, Ended, Ground, abaudit, card, event, ledger, write
from conftest import ROOT

BOOKS = ("telefon.vcf", "buero-outlook.csv")


def check(*names: str) -> tuple[str, str]:
    """What running ids of the example's exports, in this order, are asked for with."""
    digests = [sha256((ROOT / "examples" / name).read_bytes()).hexdigest() for name in names]
    return "--check", check_of(digests)


def explain(ground: Ground, *arguments: str | Path, given: bytes = b"", env: dict[str, str] | None = None) -> Ended:
    """``abaudit explain`` on a fixed day."""
    return abaudit("explain", "--on", "2026-11-23", *arguments, cwd=ground.folder, given=given, env=env)


@pytest.fixture
def desk(ground: Ground) -> Ground:
    """Anna, who has consented, and Bernd, who has withdrawn."""
    withdrawn = event(BERND, "Bernd Muster").replace("on: 2026-03-01", "on: 2026-02-01")
    write(
        ground.folder / "ledger.yaml",
        ledger(event(ANNA, "Anna Beispiel"), withdrawn, event(BERND, "Bernd Muster", "withdrawn")),
    )
    ground.book(card("Anna Beispiel", ANNA) + card("Bernd Muster", BERND) + card("Leer"))
    return ground


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The example of the project."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return tmp_path / "examples"


@pytest.mark.parametrize("rule", ["AB104", "ab104", "consent-withdrawn"])
def test_a_rule_is_explained_by_id_or_name(ground: Ground, rule: str) -> None:
    """However its case, without any export, and as the only thing that is needed."""
    ended = explain(ground, rule)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("AB104 Consent withdrawn\n")
    assert "Art. 7(3) GDPR" in ended.out


def test_several_rules_are_explained_in_their_order(ground: Ground) -> None:
    """As they were asked for."""
    ended = explain(ground, "AB201", "AB104")
    assert ended.status == 0
    assert ended.out.index("AB201 ") < ended.out.index("AB104 ")


def test_own_rules_are_explained_too(ground: Ground) -> None:
    """With --rules, beside the shipped ones."""
    shipped = abaudit("explain", "AB104", "-o", "json", cwd=ground.folder)
    assert json.loads(shipped.out)["rules"][0]["id"] == "AB104"
    own = (
        'abaudit: rules/1\nversion: "1"\nrules:\n  - id: XY001\n    name: landline-of-ours\n    severity: low\n'
        '    verdict: note\n    action: none\n    when: {surplus: ["yes"]}\n    title: {en: Ours}\n'
        "    why: {en: Because.}\n    remedy: {en: Nothing.}\n    references: [house rule]\n"
        '    examples: [{surplus: "yes"}]\n'
    )
    write(ground.folder / "own" / "ours.yaml", own)
    ended = explain(ground, "XY001", "--rules", "own")
    assert (ended.status, ended.out.splitlines()[0]) == (0, "XY001 Ours")
    assert explain(ground, "XY001").status == 2


@pytest.mark.parametrize(
    ("what", "says"),
    [
        ("consent-withdrawm", "Did you mean “consent-withdrawn”?"),
        ("AB1O4", "Did you mean “AB104”?"),
        ("hello", "There is no rule of this name"),
        ("N-0001", "with --in"),
        ("C-1", "with --in"),
        (ANNA, "with --in"),
    ],
)
def test_what_is_no_rule_is_refused(ground: Ground, what: str, says: str) -> None:
    """With a suggestion, or with how to name the exports; nothing of it is repeated."""
    ended = explain(ground, what)
    assert (ended.status, ended.out) == (2, "")
    assert says in ended.err
    assert what not in ended.err


@pytest.mark.parametrize("what", ["N-0002", "n-2", "C-0002", "c2", BERND, "+49 171 39200-02", "+491713920002"])
def test_a_number_is_found_by_every_name_it_has(desk: Ground, what: str) -> None:
    """Its running id, its contact's, or any way of writing it."""
    ended = explain(desk, what, "--in", "book.vcf")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("N-0002 +491713920002 no consent on record\n")
    assert f"book.vcf:9, contact C-0002 (Bernd Muster): TEL;TYPE=CELL:{BERND}" in ended.out
    assert "consent withdrawn; ends the consent." in ended.out
    assert "AB104 Consent withdrawn (critical)" in ended.out
    assert "If a consent of Bernd Muster for this number" in ended.out


@pytest.mark.parametrize("what", ["Bernd Muster", "muster, bernd", "Muster", "Bernt Muster", "bernd muster"])
def test_a_person_is_found_by_name(desk: Ground, what: str) -> None:
    """In any order, in part, and as it is pronounced."""
    ended = explain(desk, what, "--in", "book.vcf")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("N-0002 +491713920002 no consent on record\n")
    assert "N-0001" not in ended.out


def test_a_name_of_many_is_asked_for_more(desk: Ground) -> None:
    """Everybody of a village is no answer; a name that nobody has is refused, and none is repeated."""
    desk.book("".join(card(f"Otto Klee {number}", ANNA) for number in range(10)))
    many, nobody = explain(desk, "Klee", "--in", "book.vcf"), explain(desk, "Kranich", "--in", "book.vcf")
    assert (many.status, nobody.status) == (2, 2)
    assert many.err.startswith("10 contacts are called so.")
    assert nobody.err.startswith("There is no rule, number or contact of this name")
    assert "Kranich" not in nobody.err


@pytest.mark.parametrize(
    ("what", "given", "says"),
    [
        ("C-1", (), "Ids count through all exports in the order of the audit."),
        ("N-1", (), "Ids count through all exports in the order of the audit."),
        ("C-1", check(*BOOKS), "the ids come from other exports"),
        ("N-1", ("--check", "abcdef"), "the ids come from other exports"),
    ],
)
def test_ids_of_another_order_are_refused(example: Path, what: str, given: tuple[str, ...], says: str) -> None:
    """They would mean somebody else; the code of the report says for which exports and order they hold."""
    ended = abaudit("explain", "--lang", "en", what, *given, "--in", *reversed(BOOKS), cwd=example)
    assert (ended.status, ended.out) == (2, "")
    assert says in ended.err


def test_ids_of_the_order_of_the_audit_mean_the_same(example: Path) -> None:
    """With its code; a person or a number needs none."""
    ended = abaudit("explain", "--lang", "en", "C-1", *check(*reversed(BOOKS)), "--in", *reversed(BOOKS), cwd=example)
    assert ended.status == 0
    assert "buero-outlook.csv:2, contact C-0001" in ended.out
    assert abaudit("explain", "--lang", "en", BERND, "--in", *BOOKS, cwd=example).status == 0


def test_a_contact_without_a_number_is_no_error(desk: Ground) -> None:
    """There is nothing to judge, and that is said."""
    ended = explain(desk, "C-3", "--in", "book.vcf")
    assert ended.status == 0
    assert ended.out == "C-0003 has no phone entry, so there is nothing to judge.\n"


@pytest.mark.parametrize(
    ("what", "says"),
    [
        ("N-0003", "There is no N-0003 in these exports; the last is N-0002."),
        ("N-0", "There is no N-0000"),
        ("C-4", "There is no C-0004 in these exports; the last is C-0003."),
        ("0171 3920099", "No field of these exports holds this number"),
        ("AB999", "There is no rule of this name"),
    ],
)
def test_what_is_not_there_is_refused(desk: Ground, what: str, says: str) -> None:
    """Status 2, and no number in the message."""
    ended = explain(desk, what, "--in", "book.vcf")
    assert (ended.status, ended.out) == (2, "")
    assert says in ended.err
    assert "3920099" not in ended.err


def test_an_export_that_cannot_be_used_is_refused(desk: Ground) -> None:
    """As everywhere: missing, no address book, an unusable ledger."""
    assert explain(desk, "N-1", "--in", "nowhere.vcf").status == 2
    write(desk.folder / "letter.txt", "Sehr geehrte Damen und Herren\n")
    assert explain(desk, "N-1", "--in", "letter.txt").status == 2
    write(desk.folder / "ledger.yaml", "abaudit: ledger/9\n")
    assert explain(desk, "N-1", "--in", "book.vcf").status == 2


def test_without_anything_to_explain_it_says_how_it_is_called(ground: Ground) -> None:
    """No argument is wrong usage."""
    assert explain(ground).status == 2


@pytest.mark.parametrize(
    "arguments",
    [
        (*check(*BOOKS), "N-29", "--in", *BOOKS),
        (*check(*BOOKS), "--in", *BOOKS, "N-29"),
        ("N-29", "--in", BOOKS[0], "--in", BOOKS[1], *check(*BOOKS)),
        ("--in", *BOOKS, "--on", "2026-11-23", *check(*BOOKS), "--", "N-29"),
    ],
)
def test_in_takes_every_export_that_follows(example: Path, arguments: tuple[str, ...]) -> None:
    """As a shell writes a pattern out, before or behind what is asked; the order makes the ids."""
    ended = abaudit("explain", "--lang", "en", *arguments, cwd=example)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("N-0029 +493023125001")
    assert "buero-outlook.csv:2, contact C-0029 (Anna Beispiel), column “Telefon privat”" in ended.out


def test_standard_input_is_explained_with_its_bytes(desk: Ground) -> None:
    """What came through a pipe can be shown as it came."""
    data = (desk.folder / "book.vcf").read_bytes()
    ended = explain(desk, "N-2", "--in", "-", "--ledger", "ledger.yaml", given=data)
    assert ended.status == 0
    assert f"-:9, contact C-0002 (Bernd Muster): TEL;TYPE=CELL:{BERND}" in ended.out


def test_ids_verdicts_and_rules_are_those_of_the_audit(example: Path) -> None:
    """For every number of the example, on the same day, with the same exports."""
    options = ("--on", "2026-11-23", "-o", "json")
    result = json.loads(abaudit("audit", *BOOKS, *options, "--show", "id", cwd=example).out)
    ids = list(dict.fromkeys(row["id"] for row in result["numbers"]))
    assert result["run"]["check"] == check(*BOOKS)[1]
    ended = abaudit("explain", *ids, "--in", *BOOKS, *check(*BOOKS), *options, cwd=example)
    assert ended.status == 0
    found: dict[str, Any] = {number["id"]: number for number in json.loads(ended.out)["numbers"]}
    assert list(found) == ids
    for row in result["numbers"]:
        number = found[row["id"]]
        assert (number["verdict"], number["findings"]) == (row["verdict"], row["findings"])
        assert {place["contact"] for place in number["places"]} >= {row["contact"]}


def test_rules_numbers_and_contacts_go_together(desk: Ground) -> None:
    """In one document, each number once."""
    ended = explain(desk, "AB104", "C-2", "N-2", "N-1", "--in", "book.vcf", "-o", "json")
    found = json.loads(ended.out)
    assert [rule["id"] for rule in found["rules"]] == ["AB104"]
    assert found["contacts"] == [{"id": "C-0002", "numbers": ["N-0002"]}]
    assert [number["id"] for number in found["numbers"]] == ["N-0002", "N-0001"]
    assert found["run"]["exports"][0]["name"] == "book.vcf"


@pytest.mark.parametrize(("arguments", "env"), [(("--show", "id"), {}), ((), {"CI": "true"})])
@pytest.mark.parametrize("form", ["terminal", "json"])
def test_names_and_numbers_can_be_hidden(
    desk: Ground, arguments: tuple[str, ...], env: dict[str, str], form: str
) -> None:
    """With --show id, and in CI without being asked."""
    ended = explain(desk, "C-2", "--in", "book.vcf", "-o", form, *arguments, env=env)
    assert ended.status == 0
    for personal in ("Bernd", "Muster", "3920002", "39200", "book.vcf", "proof.txt"):
        assert personal not in ended.out
    assert "N-0002" in ended.out


def test_ci_shows_names_when_told_to(desk: Ground) -> None:
    """--show full on the command line holds in CI, too."""
    ended = explain(desk, "N-2", "--in", "book.vcf", "--show", "full", env={"CI": "true"})
    assert "Bernd Muster" in ended.out


@pytest.mark.skipif(os.name == "nt", reason="file modes of POSIX")
def test_a_file_with_names_is_private(desk: Ground) -> None:
    """Only its owner can read it; one with ids alone is an ordinary file."""
    explain(desk, "N-2", "--in", "book.vcf", "-o", "json:full.json")
    explain(desk, "N-2", "--in", "book.vcf", "-o", "json:id.json", "--show", "id")
    assert stat.S_IMODE((desk.folder / "full.json").stat().st_mode) == 0o600
    assert "Bernd" in (desk.folder / "full.json").read_text()
    assert "Bernd" not in (desk.folder / "id.json").read_text()


def test_no_output_replaces_an_input(desk: Ground) -> None:
    """The book stays what it is."""
    before = (desk.folder / "book.vcf").read_bytes()
    assert explain(desk, "N-2", "--in", "book.vcf", "-o", "json:book.vcf").status == 2
    assert (desk.folder / "book.vcf").read_bytes() == before


def test_another_word_for_show_is_refused(desk: Ground) -> None:
    """There is no middle between everything and ids."""
    ended = explain(desk, "N-2", "--in", "book.vcf", "--show", "masked")
    assert (ended.status, ended.err) == (2, "--show: write one of id, full.\n")


def test_a_console_without_quotes_gets_plain_ones(desk: Ground) -> None:
    """An old code page shows no question marks."""
    ended = explain(desk, "N-2", "--in", "book.vcf", env={"PYTHONIOENCODING": "ascii"})
    assert ended.status == 0
    assert b'The field says "0171 3920002".' in ended.raw


def test_the_same_call_gives_the_same_bytes(desk: Ground) -> None:
    """Law 6."""
    calls = [explain(desk, "C-1", "C-2", "--in", "book.vcf", "-o", "json").raw for _ in range(2)]
    assert calls[0] == calls[1]
