"""Which written exemption covers a number, and which of them covered nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from abaudit.model.findings import Notice
from abaudit.model.readings import Exact, NoNumber, Reading
from abaudit.rules import facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from abaudit.model.consent import NumberStanding
    from abaudit.model.contacts import Contact
    from abaudit.model.rulebook import Exemption, RuleSet
    from abaudit.rules.facts import Context


class Exemptions:
    """The owner's exemptions, those that come with the rules, and the other legal bases that the policy accepts."""

    def __init__(self, written: Sequence[Exemption], ruleset: RuleSet, context: Context) -> None:
        self._written = written
        self._context = context
        self._by_number = {number: exemption for exemption in written for number in exemption.numbers}
        self._by_reason = {shipped.reading_reason: shipped.kind for shipped in ruleset.exemptions}
        self._used: set[int] = set()
        self._refused: set[int] = set()
        self._unproved: set[int] = set()

    def fact(self, reading: Reading, standing: NumberStanding, contacts: Sequence[Contact]) -> str:
        """The exemption fact: a kind, ``named-contact`` where one was refused for that reason, or ``none``."""
        if isinstance(reading, NoNumber):
            return self._by_reason.get(reading.reason, "none")
        exemption = self._by_number.get(reading.e164) if isinstance(reading, Exact) else None
        if exemption is None:
            accepted = facts.has_accepted_basis(standing, self._context)
            return "other-basis" if accepted else "none"
        self._used.add(exemption.line)
        if exemption.kind == "not-personal" and any(contact.person for contact in contacts):
            self._refused.add(exemption.line)
            return "named-contact"
        if exemption.kind == "other-basis" and exemption.document not in self._context.proofs.documents:
            self._unproved.add(exemption.line)
            return "none"
        return exemption.kind

    def notices(self) -> Iterator[Notice]:
        """What the owner should know of his exemptions after all numbers were seen."""
        for exemption in self._written:
            if exemption.line not in self._used:
                yield Notice("exemption-unused", (("line", str(exemption.line)),))
            elif exemption.line in self._refused:
                yield Notice("exemption-named-contact", (("line", str(exemption.line)),))
            elif exemption.line in self._unproved:
                yield Notice("exemption-document-missing", (("line", str(exemption.line)),))
