"""What fills the papers: what is configured, and what the ledger holds, without anybody's name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from abaudit import papers
from abaudit.config import Config
from abaudit.model.house import Details, LedgerDetails, Retention
from abaudit.papers import values
from factories import ANNA, BERND, TODAY, US, event, ledger

DETAILS = Details("the address", "the contact", "the owner", "the officer", "the authority")
OWN = LedgerDetails("customers", "the office", "the owner", "a disk", "a lock")
STATED = Config(controller=US, details=DETAILS, ledger_details=OWN, retention=Retention(3, "years", to_year_end=True))


def paper(config: Config, *, with_ledger: bool = True) -> papers.Filled:
    """The papers of a ledger with one withdrawn and one current consent."""
    written = ledger(
        event(
            "given", ANNA, "Anna Beispiel", date(2020, 1, 1), known_as=("Kitchen",), purposes=("upload", "messaging")
        ),
        event("withdrawn", ANNA, "Anna Beispiel", date(2021, 1, 1)),
        event("withdrawn", ANNA, "Anna Beispiel", date(2021, 1, 1), purposes=("messaging",)),
        event("given", BERND, "Bernd Muster", recipients=("signal",), guardian="his mother"),
    )
    found = values.of_ledger(config, written if with_ledger else None, TODAY, in_git=False)
    return papers.fill(papers.template("paper", "en"), found)


def test_a_business_that_states_everything_has_no_gap() -> None:
    """Everything that the papers ask for can be configured."""
    filled = paper(STATED)
    assert filled.gaps == ()
    for stated in ("the address", "the contact", "the officer", "the authority", "customers", "a disk", "a lock"):
        assert stated in filled.text


def test_a_business_that_states_nothing_has_gaps_only() -> None:
    """The proposed retention is a proposal in a gap, and no statement of the business's."""
    filled = paper(Config())
    assert len(filled.gaps) == 12
    assert any(gap.startswith("how long after the end") and "proposed: 3 years" in gap for gap in filled.gaps)
    assert "a proposal, because abaudit.yaml states nothing" in " ".join(filled.text.split())


def test_what_the_ledger_holds_is_told_without_names() -> None:
    """Purposes, kinds of data and counts; nobody's name or number."""
    text = " ".join(paper(STATED).text.split())
    assert (
        "upload of the number, messages about orders and appointments, for whatsapp; upload of the number, for" in text
    )
    assert "4 events about 2 numbers" in text
    assert "On 2026-11-23 1 number is past its retention." in text
    assert "who has custody of a child" in text
    assert "notes" not in text
    for personal in ("Anna", "Bernd", "Kitchen", "mother", ANNA, BERND):
        assert personal not in text


def test_without_a_ledger_its_part_is_a_gap() -> None:
    """Nothing is said of what is not there."""
    filled = paper(STATED, with_ledger=False)
    assert [gap.split(":")[0] for gap in filled.gaps] == ["no events yet", "no events yet", "no ledger yet"]
    empty = papers.fill(papers.template("paper", "en"), values.of_ledger(STATED, ledger(), TODAY, in_git=False))
    assert "0 events about 0 numbers" in empty.text
    assert len(empty.gaps) == 2


def test_a_ledger_in_git_is_noted() -> None:
    """What is committed cannot be erased."""
    found = values.of_ledger(STATED, None, TODAY, in_git=True)
    assert "git work tree" in papers.fill(papers.template("paper", "en"), found).text


def test_a_stated_retention_stands_in_a_consent_text() -> None:
    """Only where the business states it."""
    assert values.of_business(STATED)["retention"] == "3 years and on to the end of that year"
    assert values.of_business(Config())["retention"] == ""
    assert values.of_business(replace(STATED, retention=Retention(1, "months")))["retention"] == "1 month"


def test_a_value_breaks_no_table() -> None:
    """Line breaks and strokes of a value stay inside its cell."""
    config = replace(STATED, details=replace(DETAILS, address="one\ntwo | three"))
    assert values.of_ledger(config, None, TODAY, in_git=False)["address"] == r"one two \| three"
