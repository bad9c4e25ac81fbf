"""Every way of writing in tests/corpus/phones.yaml reads as it says there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

import phonenumbers
import pytest
import yaml

from abaudit.model.readings import NONE_REASONS, REVIEW_REASONS, Exact, NoNumber, Review, kind_of
from abaudit.phone import read

CORPUS = Path(__file__).parents[2] / "corpus" / "phones.yaml"
KINDS = {"mobile": phonenumbers.PhoneNumberType.MOBILE, "fixed": phonenumbers.PhoneNumberType.FIXED_LINE}


class Case(NamedTuple):
    """One way of writing: ``said`` is the E.164 of an exact reading, otherwise the reason.

    Two reasons, parted by a bar, stand where plans of the library differ that it had at different times.
    """

    text: str
    region: str
    reading: str
    said: str
    via: str


def example_of(country: str, kind: str) -> tuple[str, dict[str, str]]:
    """The E.164 of the library's example number, and what stands for it in the corpus."""
    number = phonenumbers.example_number_for_type(country, KINDS[kind])
    assert number is not None

    def shown(form: int) -> str:
        return " ".join(re.findall("[0-9]+", phonenumbers.format_number(number, form)))

    abroad = shown(phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    home = shown(phonenumbers.PhoneNumberFormat.NATIONAL)
    rest = abroad.partition(" ")[2]
    words = {"abroad": abroad, "home": home, "rest": rest}
    words |= {"digits": abroad.replace(" ", ""), "local": home.replace(" ", "")}
    return f"+{words['digits']}", words


def cases_of(block: dict[str, Any]) -> list[Case]:
    """The cases of one block of the corpus."""
    e164, words = example_of(block["country"], block["kind"]) if "country" in block else ("", {})
    exact = block.get("exact", {})
    readings = {"exact": {e164: exact} if isinstance(exact, list) else exact}
    readings |= {name: block.get(name, {}) for name in ("review", "none")}
    return [
        Case(text.format(**words) if words else text, block["region"], reading, said, block.get("via", ""))
        for reading, saids in readings.items()
        for said, texts in saids.items()
        for text in texts
    ]


BLOCKS: list[dict[str, Any]] = yaml.load(CORPUS.read_text("utf-8"), yaml.BaseLoader)
CASES = [case for block in BLOCKS for case in cases_of(block)]
NAMED = [(text, block["region"], named) for block in BLOCKS for text, named in block.get("candidates", {}).items()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case.text).replace("\\", "/"))
def test_a_way_of_writing_reads_as_expected(case: Case) -> None:
    """The reading, and the number or the reason, are those of the corpus."""
    reading = read(case.text, case.region)
    assert kind_of(reading) == case.reading, reading
    match reading:
        case Exact():
            assert reading.e164 == case.said
            assert case.via in {"", reading.via}
        case Review() | NoNumber():
            assert reading.reason in case.said.split("|")


@pytest.mark.parametrize(("text", "region", "named"), NAMED)
def test_a_doubt_names_what_may_be_meant(text: str, region: str, named: list[str]) -> None:
    """The candidates are those of the corpus, the likeliest first."""
    reading = read(text, region)
    assert isinstance(reading, Review)
    assert list(reading.candidates) == named


def test_the_corpus_is_large_and_speaks_of_every_reason() -> None:
    """No reason that a reading can have is without an example, and there are hundreds of them."""
    assert len(CASES) >= 250
    reasons = {case.said.partition("|")[0] for case in CASES if case.reading != "exact"}
    assert reasons == (set(REVIEW_REASONS) | set(NONE_REASONS)) - {"old-number-plan", "waid-differs"}
