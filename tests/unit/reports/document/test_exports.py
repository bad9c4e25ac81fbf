"""The exports of a run in a few lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from abaudit.audit import export_facts
from abaudit.model.export_facts import Listing
from abaudit.reports.document.exports import lines
from factories import ANNA, BERND, book, contact


def test_few_parts_are_told_each_and_many_together() -> None:
    """Eight files of a folder are eight lines, nine are one with the sums; other exports keep their place."""
    part = replace(export_facts(book(contact("Anna", ANNA, BERND), name="f/a.vcf")), container="f")
    single = export_facts(book(contact("Anna", ANNA), name="b.vcf"))
    assert len(list(lines([single, *[part] * 8]))) == 9
    assert list(lines([*[part] * 9, single])) == [
        "f (9 files: vcard): 9 contacts, 18 phone entries",
        "b.vcf (vcard, utf-8): 1 contact, 1 phone entry",
    ]


def test_a_report_of_whatsapp_is_told_with_its_day() -> None:
    """It is no address book: no contacts, a day or that nobody knows it."""
    report = book(contact("", ANNA), name="r.zip")
    told = [
        next(lines([export_facts(replace(report, listing=Listing(on, "stated")))])) for on in (date(2026, 5, 4), None)
    ]
    assert told == [
        "r.zip (WhatsApp's account report, 2026-05-04): 1 number",
        "r.zip (WhatsApp's account report, day unknown): 1 number",
    ]
