"""What is kept back, as a person reads it."""

from __future__ import annotations

from abaudit import personal
from abaudit.reports.commands.guarded import Guarded, Refused, to_json, to_text


def test_a_file_of_many_versions_is_one_line() -> None:
    """With its first commit and how many more there are; what machines read has each."""
    versions = [Refused("phone.vcf", personal.VCARD, f"{place}" * 40, f"{place}" * 40) for place in range(3)]
    other = Refused("old.vcf", personal.VCARD, "9" * 40, "9" * 40)
    found = Guarded("history", 7, 0, (*versions, other), personal.KINDS)
    assert [line for line in to_text(found).splitlines() if ".vcf" in line] == [
        "phone.vcf (commit 000000000000, and 2 more versions): an address book (vCard)",
        "old.vcf (commit 999999999999): an address book (vCard)",
    ]
    assert to_json(found).count(b'"phone.vcf"') == 3
    assert "4 of 7 files" in to_text(found)
