"""``abaudit ledger``: what is due, texts and papers, as a user runs them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from cli.process import ANNA, BERND, CONFIG, PROOF, TEXT, Ended, Ground, abaudit, card, event, ledger, sha256, write

OLD = event(BERND, "Bernd Muster", "withdrawn").replace("2026-03-01", "2020-03-01")


def run(ground: Ground, *arguments: str | Path, lang: str = "en") -> Ended:
    """``abaudit ledger`` with *arguments* in the folder of *ground*."""
    return abaudit("ledger", *arguments, "--lang", lang, cwd=ground.folder)


def test_due_shows_places_where_others_may_read(ground: Ground) -> None:
    """Into a pipe go no names; the retention that nobody stated is called a proposal."""
    write(ground.folder / "ledger.yaml", ledger(event(ANNA, "Anna Beispiel") + "    until: 2026-12-01\n", OLD))
    ended = run(ground, "due", "--on", "2026-11-23")
    assert (ended.status, ended.err) == (0, "")
    assert "until 2026-12-01 · upload of the number, for whatsapp · line 9" in ended.out
    assert "kept until 2023-12-31 · withdrawn, since 2020-03-01 · line 17" in ended.out
    assert "a proposal" in ended.out
    assert "Anna" not in ended.out
    write(ground.folder / "abaudit.yaml", CONFIG + "retention: {after_withdrawal: 10 years}\n")
    later = run(ground, "due", "--on", "23.11.2026", "--within", "0")
    assert "as abaudit.yaml states" in later.out
    assert "Numbers past their retention, to be erased: 0" in later.out
    assert "Consents that expire within 0 days: 0" in later.out


def test_due_writes_names_into_a_private_file_on_demand(ground: Ground) -> None:
    """With --show full, and readable for its owner alone."""
    write(ground.folder / "ledger.yaml", ledger(OLD))
    ended = run(ground, "due", "--on", "2026-11-23", "-o", "json:due.json", "--show", "full", "-q")
    assert (ended.status, ended.out) == (0, "")
    document = json.loads((ground.folder / "due.json").read_text("utf-8"))
    assert document["past_retention"][0]["persons"] == ["Bernd Muster"]
    assert (ground.folder / "due.json").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("due", "--within", "-1"), "--within"),
        (("due", "-o", "json:ledger.yaml"), "would be lost"),
        (("due", "--ledger", "nowhere.yaml"), "there is no such file"),
        (("due", "--show", "all"), "write one of"),
        (("text", "show", "nothing"), "known are t"),
        (("text", "template", "signal"), "known are whatsapp"),
        (("text", "template", "-o", "abaudit.yaml"), "would be lost"),
        (("text", "add", "text.txt", "--id", "t"), "needs a new one"),
        (("text", "add", "text.txt", "--id", "New Text"), "small letters"),
        (("text", "add", "none.txt", "--id", "new"), "there is no such file"),
        (("text", "add", "text.txt"), "--id"),
        (("paper", "-o", "ledger.yaml"), "would be lost"),
    ],
)
def test_what_cannot_be_done_is_refused(ground: Ground, arguments: tuple[str, ...], says: str) -> None:
    """Status 2, a reason, and every file as it was."""
    before = {path.name: path.read_bytes() for path in ground.folder.iterdir()}
    ended = run(ground, *arguments)
    assert ended.status == 2
    assert says in ended.err
    assert {path.name: path.read_bytes() for path in ground.folder.iterdir()} == before


def test_without_a_ledger_due_asks_for_one(tmp_path: Path) -> None:
    """Nothing due in no ledger would be no answer."""
    ended = abaudit("ledger", "due", cwd=tmp_path)
    assert ended.status == 2
    assert "Which ledger?" in ended.err


def test_the_list_of_texts_tells_what_is_wrong(ground: Ground) -> None:
    """Counts of events, a changed file, and a text that no archive has."""
    listed = run(ground, "text", "list")
    assert "t · de · text.txt · there and unchanged · named by 1 event" in listed.out
    unknown = event(BERND, "Bernd Muster").replace("text: t", "text: other")
    write(ground.folder / "ledger.yaml", ledger(event(ANNA, "Anna Beispiel"), unknown))
    write(ground.folder / "text.txt", TEXT + "!")
    write(ground.folder / "more.txt", TEXT)
    write(ground.folder / "abaudit.yaml", CONFIG + "texts:\n  t: {file: more.txt}\n  u: {file: none.txt}\n")
    listed = run(ground, "text", "list")
    assert "text.txt · changed since its checksum was written down" in listed.out
    assert "more.txt · another text has the same id" in listed.out
    assert "none.txt · its file is missing or empty" in listed.out
    assert "Named by events, but not in the archive (AB204): 1\n  other · named by 1 event" in listed.out
    ground.book(card("Anna Beispiel", ANNA))
    assert "AB204" in ground.audit("book.vcf", "-o", "json").out


def test_a_text_is_shown_as_it_is(ground: Ground) -> None:
    """Byte for byte on standard output; its state on standard error."""
    ended = run(ground, "text", "show", "t")
    assert (ended.status, ended.raw) == (0, TEXT.encode())
    assert "there and unchanged" in ended.err
    assert sha256(TEXT) in ended.err


@pytest.mark.parametrize("lang", ["en", "de"])
def test_from_the_template_to_the_archive(ground: Ground, lang: str) -> None:
    """A template has gaps and is refused; filled in and checked it joins the archive, and an event may name it."""
    ended = run(ground, "text", "template", "-o", "new.txt", lang=lang)
    assert (ended.status, ended.out) == (0, "")
    text = (ground.folder / "new.txt").read_text("utf-8")
    assert "Fliesen Beispiel GmbH" in text
    refused = run(ground, "text", "add", "new.txt", "--id", "new", lang=lang)
    assert (refused.status, refused.out) == (2, "")
    details = "".join(f"  {key}: x\n" for key in ("address", "contact", "representative", "officer", "authority"))
    stated = f"{CONFIG}controller_details:\n{details}retention: {{after_withdrawal: 3 years}}\n"
    write(ground.folder / "abaudit.yaml", stated)
    assert run(ground, "text", "template", "-o", "new.txt", "--force", lang=lang).err == ""
    unchecked = run(ground, "text", "add", "new.txt", "--id", "new", lang=lang)
    assert unchecked.status == 2
    text = (ground.folder / "new.txt").read_text("utf-8").split("\n\n", 1)[1]
    write(ground.folder / "texts" / "für alle.txt", text)
    added = run(ground, "text", "add", "texts/für alle.txt", "--id", "new-1", lang=lang)
    assert added.status == 0
    digest = hashlib.sha256(text.encode()).hexdigest()
    entry = f'  new-1:\n    file: "texts/für alle.txt"\n    language: {lang}\n    sha256: {digest}\n'
    assert added.out == f"texts:\n{entry}"
    named = event(ANNA, "Anna Beispiel").replace("text: t", "text: new-1")
    write(ground.folder / "ledger.yaml", ledger(named).replace("texts:\n", f"texts:\n{entry}"))
    assert ground.audit("book.vcf").status == 0


def test_a_text_for_a_table_is_entered_in_the_config(ground: Ground) -> None:
    """A CSV has no room for texts; the path is relative to the config then."""
    write(ground.folder / "books" / "consents.csv", "Nummer;Person;Zustand;Datum;Verantwortlicher;Empfänger;Zwecke\n")
    ended = run(
        ground, "text", "add", "text.txt", "--id", "new", "--ledger", "books/consents.csv", "--config", "abaudit.yaml"
    )
    assert ended.status == 0
    assert "    file: text.txt\n" in ended.out
    assert "abaudit.yaml" in ended.err


def test_a_ledger_elsewhere_gets_a_path_of_its_own(ground: Ground) -> None:
    """Relative to the ledger that will hold the entry."""
    write(ground.folder / "books" / "ledger.yaml", ledger())
    ended = run(ground, "text", "add", "text.txt", "--id", "new", "--ledger", "books/ledger.yaml")
    assert "    file: ../text.txt\n" in ended.out


def test_records_for_others_hold_names_on_demand_only(ground: Ground) -> None:
    """JSON-LD into a pipe shows nobody; with --show full it is a private file; what 27560 asks beyond it is told."""
    ended = run(ground, "export", "--format", "jsonld", "--on", "2026-11-23")
    assert ended.status == 0
    assert "Anna" not in ended.out
    assert "1713920001" not in ended.out
    assert "controller_details.address, controller_details.contact, retention.after_withdrawal" in ended.err
    again = run(ground, "export", "--format", "jsonld", "--on", "2026-11-23", "--show", "full", "-o", "records.jsonld")
    assert (again.status, again.out) == (0, "")
    document = json.loads((ground.folder / "records.jsonld").read_text("utf-8"))
    assert document["@graph"][1]["dpv:hasDataSubject"][0]["dpv:hasName"] == "Anna Beispiel"
    assert document["@graph"][1]["abaudit:standing"] == "given"
    assert (ground.folder / "records.jsonld").stat().st_mode & 0o077 == 0
    assert "--format" in run(ground, "export", "--format", "xml").err


def test_papers_are_written_in_both_languages(ground: Ground) -> None:
    """Three papers with their gaps; nobody's name."""
    for lang, heads, gap in (
        ("en", ("## 1. Entry", "## 2. Notice", "## 3. Deletion plan"), "[GAP: "),
        ("de", ("## 1. Eintrag", "## 2. Information", "## 3. Löschplan"), "[LÜCKE: "),
    ):
        ended = run(ground, "paper", "--on", "2026-11-23", lang=lang)
        assert ended.status == 0
        assert all(head in ended.out for head in heads)
        assert gap in ended.out
        assert ended.err.startswith(("11 gaps", "11 Lücken"))
        assert "Anna" not in ended.out
    assert run(ground, "paper", "--on", "2026-11-23", "-o", "paper.md").out == ""
    assert (ground.folder / "paper.md").read_text("utf-8").startswith("# The consent ledger")


def test_papers_can_be_written_before_there_is_a_ledger(tmp_path: Path) -> None:
    """Whoever plans a ledger writes its papers first."""
    ended = abaudit("ledger", "paper", "--on", "2026-11-23", cwd=tmp_path)
    assert ended.status == 0
    assert "[GAP: no ledger yet]" in ended.out
    assert PROOF not in ended.out
