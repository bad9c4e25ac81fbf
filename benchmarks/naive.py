"""The obvious script, for comparison: vobject reads, phonenumbers parses, a dictionary knows who consented.

    python benchmarks/naive.py BOOK.vcf LEDGER.yaml

Prints JSON: how many TEL lines it saw, the number that it took each for, and how many had no consent.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import phonenumbers
import vobject
import yaml


def main() -> None:
    """Read, look up, print."""
    book, ledger = sys.argv[1:]
    events = yaml.safe_load(Path(ledger).read_text(encoding="utf-8"))["events"]
    state = {event["number"]: event["state"] for event in events}
    seen = without = 0
    numbers: dict[str, list[str]] = {}
    for card in vobject.readComponents(Path(book).read_text(encoding="utf-8"), allowQP=True):
        for tel in card.contents.get("tel", []):
            seen += 1
            try:
                number = phonenumbers.parse(tel.value, "DE")
            except phonenumbers.NumberParseException:
                without += 1
                continue
            if not phonenumbers.is_valid_number(number):
                without += 1
                continue
            e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
            numbers.setdefault(card.fn.value, []).append(e164)
            without += state.get(e164) != "given"
    print(json.dumps({"entries": seen, "numbers": numbers, "without": without}))


if __name__ == "__main__":
    main()
